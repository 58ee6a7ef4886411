"""One running program per data folder; the system lets go of the lock when the process ends, however it ends."""

import errno
import sys
from pathlib import Path
from typing import IO

from aura_desktop.errors import SetupError, StoreError
from aura_desktop.files import own_folder

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


FILE_NAME = "aura.lock"
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What the systems say of a lock that somebody holds; the rest is the disk's, as of a network's folder."""


class FolderLock:
    """Held from `acquire` to `release`; blocking file calls, so not for the home loop."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Raises: SetupError("data_folder_in_use"), StoreError not_writable, io_error."""
        try:
            own_folder(self._path.parent)
            file = self._path.open("ab")
        except OSError as error:
            raise StoreError("not_writable") from error
        try:
            _take(file)
        except OSError as error:
            file.close()
            if error.errno in _TAKEN:
                raise SetupError("data_folder_in_use") from error
            raise StoreError("io_error") from error
        self._file = file

    def release(self) -> None:
        """Let the folder go; safe to call twice."""
        if self._file is not None:
            self._file.close()
            self._file = None
