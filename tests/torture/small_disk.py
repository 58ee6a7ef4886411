"""A data folder on a disk that can be filled and made read-only: a small file system of its own where we may mount
one, else a quota on the size of a file and the rights of the folder. Not on Windows, which has neither.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE = "48m"
_CHUNK = 64 * 1024


class SmallDisk:
    """`kind` says which of the two it is."""

    def __init__(self, folder: Path, *, is_mounted: bool) -> None:
        self._folder = folder
        self._is_mounted = is_mounted
        self._ballast = folder / "ballast"
        self.kind = f"a file system of {SIZE}" if is_mounted else "a quota on the size of a file"

    def fill(self, pid: int) -> None:
        """Not a byte more can be kept, by this process at least."""
        if not self._is_mounted:
            largest = max(path.stat().st_size for path in self._folder.glob("aura.db*"))
            _limit(pid, largest)
            return
        with suppress(OSError), self._ballast.open("ab", buffering=0) as file:
            while file.write(b"\0" * _CHUNK):
                pass

    def free(self, pid: int = 0) -> None:
        """There is room again."""
        if self._is_mounted:
            self._ballast.unlink(missing_ok=True)
        elif pid:
            _limit(pid, None)

    def write_protect(self, *, is_on: bool = True) -> None:
        """Nobody can write there; a file system must not be in use for it."""
        if self._is_mounted:
            mode = "ro" if is_on else "rw"
            subprocess.run(["mount", "-o", f"remount,{mode}", str(self._folder)], check=True)
        else:
            self._folder.chmod(0o500 if is_on else 0o700)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Over this folder, which is made."""
    folder.mkdir(mode=0o700)
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "aura", str(folder)]
    is_mounted = _is_root() and _runs(command)
    disk = SmallDisk(folder, is_mounted=is_mounted)
    try:
        yield disk
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)
        else:
            disk.write_protect(is_on=False)


def _is_root() -> bool:
    ask: Callable[[], int] | None = getattr(os, "geteuid", None)
    return sys.platform == "linux" and ask is not None and ask() == 0


def _runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _limit(pid: int, size: int | None) -> None:
    if sys.platform == "linux":
        import resource

        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        soft = hard if size is None else size
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))
