"""One window per data folder: a second start brings the first one to the front and ends."""

import getpass
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

from aura_desktop.ui.activation import ActivationBell, ring


class SingleInstance(QObject):
    """Signals: activation_requested(), somebody started the program once more; heard after `listen`."""

    activation_requested = Signal()

    def __init__(self, folder: Path, kind: str) -> None:
        """`kind` tells apart programs that may share a folder's name: "live" or "demo"."""
        super().__init__()
        self._folder = folder
        self._kind = kind
        self._name, self._lock = _place(folder, kind)
        self._bell: ActivationBell | None = None

    def is_first(self) -> bool:
        """Take the place; False if another program of this user has it for this folder."""
        return self._lock.tryLock(100)

    def listen(self) -> None:
        """Hear of further starts from now on; for the one that has the place, once."""
        if self._bell is None:
            self._bell = ActivationBell(self._bell_file(), self)
            self._bell.rung.connect(self.activation_requested)
            self._bell.start()

    def become(self, kind: str) -> bool:
        """Take the place of the other kind and leave this one; False, and nothing changes, if it is taken."""
        if kind == self._kind:
            return True
        name, lock = _place(self._folder, kind)
        if not lock.tryLock(100):
            return False
        was_heard = self._bell is not None
        self.release()
        self._kind, self._name, self._lock = kind, name, lock
        if was_heard:
            self.listen()
        return True

    def call_first(self) -> bool:
        """Ask the program that has the place to show its window; whether that could be done."""
        return ring(self._bell_file())

    def release(self) -> None:
        """Give the place up."""
        if self._bell is not None:
            self._bell.close()
            self._bell = None
        self._lock.unlock()

    def _bell_file(self) -> Path:
        return Path(QDir.temp().filePath(f"{self._name}.call"))


def _place(folder: Path, kind: str) -> tuple[str, QLockFile]:
    words = "\n".join((_user(), str(folder.absolute()), kind))
    name = f"aura-desktop-{hashlib.sha256(words.encode()).hexdigest()[:24]}"
    lock = QLockFile(QDir.temp().filePath(f"{name}.lock"))
    # A lock is stale when its process is gone, however old it is.
    lock.setStaleLockTime(0)
    return name, lock


def _user() -> str:
    # By number where there is one: in a container it may have no name.
    return str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
