"""How a second start reaches the first one: it writes into a small file that the first one watches.

Qt's network library, whose local sockets are meant for this, would cost every start 3 MB.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_CALL = b"activate\n"
_ANYBODY = -1
"""ASFW_ANY: any program may come to the front, until somebody presses a key or a button."""
_MODE = 0o600
# The folder is everybody's: a link that somebody laid there is not followed. Windows has neither word.
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)


class ActivationBell(QObject):
    """Signals: rung(), somebody started the program once more; heard from `start` on."""

    rung = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)

    def start(self) -> None:
        """Listen; who called before is heard too."""
        self._look()

    def close(self) -> None:
        """Hear nothing more, and take the file away."""
        self._watcher.fileChanged.disconnect(self._look)
        with suppress(OSError):
            self._path.unlink()

    def _look(self) -> None:
        try:
            with _opened(self._path) as file:
                is_rung = os.fstat(file).st_size > 0
                if is_rung:
                    os.ftruncate(file, 0)
        except OSError:
            return
        # A file that was cleaned away and made anew is another one to the watcher.
        self._watcher.addPath(str(self._path))
        if is_rung:
            self.rung.emit()


def ring(path: Path) -> bool:
    """Ask the program that watches this file to show its window; False if it cannot be written."""
    if sys.platform == "win32":
        # Only who was just started by a person may take the front, or let another take it.
        ctypes.WinDLL("user32").AllowSetForegroundWindow(_ANYBODY)
    try:
        with _opened(path) as file:
            os.write(file, _CALL)
    except OSError:
        return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    file = os.open(path, _FLAGS, _MODE)
    try:
        yield file
    finally:
        os.close(file)
