"""One window per data folder: a second start brings the first one to the front and ends."""

import getpass
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from aura_desktop.ui.activation import ActivationServer


class SingleInstance(QObject):
    """Signals: activation_requested(), somebody started the program once more; heard after `listen`."""

    activation_requested = Signal()

    def __init__(self, folder: Path, kind: str) -> None:
        """`kind` tells apart programs that may share a folder's name: "live" or "demo"."""
        super().__init__()
        words = "\n".join((_user(), str(folder.absolute()), kind))
        self._name = f"aura-desktop-{hashlib.sha256(words.encode()).hexdigest()[:24]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        # A lock is stale when its process is gone, however old it is.
        self._lock.setStaleLockTime(0)
        self._server: ActivationServer | None = None

    def is_first(self) -> bool:
        """Take the place; False if another program of this user has it for this folder."""
        return self._lock.tryLock(100)

    def listen(self) -> None:
        """Hear of further starts from now on; for the one that has the place, once."""
        if self._server is not None:
            return
        # Not before the first frame: Qt's network library comes with it.
        from aura_desktop.ui.activation import ActivationServer

        self._server = ActivationServer(self._name, self)
        self._server.called.connect(self.activation_requested)

    def call_first(self) -> bool:
        """Ask the program that has the place to show its window; whether it heard."""
        from aura_desktop.ui.activation import call

        return call(self._name)

    def release(self) -> None:
        """Give the place up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()


def _user() -> str:
    # By number where there is one: in a container it may have no name.
    return str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
