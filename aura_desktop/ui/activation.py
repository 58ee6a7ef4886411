"""How a second start reaches the first one: a local socket. Loaded after the inbox; the lock is taken before."""

from time import monotonic

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CALL = b"activate"
_TIMEOUT_MS = 1000
_PATIENCE_S = 3.0
"""A first start that was only just begun does not listen yet."""
_AGAIN_MS = 50


class ActivationServer(QObject):
    """Signals: called(), somebody started the program once more."""

    called = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def call(name: str, patience_s: float = _PATIENCE_S) -> bool:
    """Ask the program that listens there to show its window; whether it heard."""
    socket = QLocalSocket()
    give_up = monotonic() + patience_s
    socket.connectToServer(name)
    while not socket.waitForConnected(_TIMEOUT_MS):
        if monotonic() >= give_up:
            return False
        QThread.msleep(_AGAIN_MS)
        socket.connectToServer(name)
    socket.write(_CALL)
    heard = socket.waitForBytesWritten(_TIMEOUT_MS)
    socket.disconnectFromServer()
    return heard
