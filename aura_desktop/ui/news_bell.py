"""Gathers new messages so that a rush of them calls somebody once, not once each."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from aura_desktop.ui.alarm import Later, make_timer

GATHER_MS = 800
PAUSE_MS = 15_000


class NewsBell(QObject):
    """Signals: rang(int): so many messages since somebody last looked."""

    rang = Signal(int)

    def __init__(
        self,
        parent: QObject | None = None,
        timer: Callable[[QObject, Callable[[], None]], Later] = make_timer,
    ) -> None:
        super().__init__(parent)
        self._unseen = 0
        self._untold = 0
        self._waits = False
        self._timer = timer(self, self._on_time)

    def add(self, messages: int) -> None:
        """So many more have come while nobody looked."""
        self._unseen += messages
        self._untold += messages
        if not self._waits:
            self._wait(GATHER_MS)

    def look(self) -> None:
        """Somebody looks: everything is seen, and the next message may ring again at once."""
        self._unseen = self._untold = 0
        self._waits = False
        self._timer.stop()

    def _on_time(self) -> None:
        self._waits = False
        if self._untold:
            self._untold = 0
            self.rang.emit(self._unseen)
            self._wait(PAUSE_MS)

    def _wait(self, interval_ms: int) -> None:
        self._waits = True
        self._timer.start(interval_ms)
