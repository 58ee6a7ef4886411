"""One window per data folder: a second start brings the first one to the front and ends."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CALL = b"activate"
_TIMEOUT_MS = 1000


class SingleInstance(QObject):
    """Signals: activation_requested(), somebody started the program once more."""

    activation_requested = Signal()

    def __init__(self, folder: Path, kind: str) -> None:
        """`kind` tells apart programs that may share a folder's name: "live" or "demo"."""
        super().__init__()
        words = "\n".join((getpass.getuser(), str(Path.home()), str(folder.absolute()), kind))
        self._name = f"aura-desktop-{hashlib.sha256(words.encode()).hexdigest()[:24]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        # A lock is stale when its process is gone, however old it is.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def is_first(self) -> bool:
        """Take the place; False if another program of this user has it for this folder."""
        if not self._lock.tryLock(100):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def call_first(self) -> bool:
        """Ask the program that has the place to show its window; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_TIMEOUT_MS):
            return False
        socket.write(_CALL)
        heard = socket.waitForBytesWritten(_TIMEOUT_MS)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Give the place up."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.activation_requested.emit()
