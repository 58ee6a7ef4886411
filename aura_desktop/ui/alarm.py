"""The alarm that nobody is listening: it rings again and again, ever more rarely, until somebody answers."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

FIRST_PAUSE_S = 30.0
LONGEST_PAUSE_S = 600.0
WELL_AFTER_S = 120.0
"""What is well for less is the same trouble: who answered it has answered, and no pause begins anew."""


class Later(Protocol):
    """A single-shot timer; QTimer is one."""

    def start(self, interval_ms: int, /) -> None: ...

    def stop(self) -> None: ...


def make_timer(owner: QObject, ring: Callable[[], None]) -> Later:
    """A timer of the owner's, which runs once each time it is started."""
    timer = QTimer(owner, singleShot=True)
    timer.timeout.connect(ring)
    return timer


class Alarm(QObject):
    """Signals: began(), rang() at once and after each pause, silenced(), ended() when it is well again."""

    began = Signal()
    rang = Signal()
    silenced = Signal()
    ended = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        timer: Callable[[QObject, Callable[[], None]], Later] = make_timer,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._is_on = False
        self._is_silent = False
        self._pause_s = FIRST_PAUSE_S
        self._healed_at: float | None = None
        self._due_at = 0.0
        self._timer = timer(self, self._ring)

    def is_on(self) -> bool:
        """Whether nobody listens, silenced or not."""
        return self._is_on

    def is_silent(self) -> bool:
        """Whether somebody has answered it."""
        return self._is_on and self._is_silent

    def raise_it(self) -> None:
        """Nobody listens; said again, nothing happens."""
        if self._is_on:
            return
        self._is_on = True
        now = self._clock()
        if self._healed_at is None or now - self._healed_at >= WELL_AFTER_S:
            self._is_silent, self._pause_s, self._due_at = False, FIRST_PAUSE_S, now
        self.began.emit()
        if self._due_at <= now:
            self._ring()
        elif not self._is_silent:
            self._timer.start(round((self._due_at - now) * 1000))

    def silence(self) -> None:
        """Somebody knows; it rings no more, and stays to be seen."""
        if self._is_on and not self._is_silent:
            self._is_silent = True
            self._timer.stop()
            self.silenced.emit()

    def heal(self) -> None:
        """It listens again."""
        if self._is_on:
            self._is_on = False
            self._timer.stop()
            self._healed_at = self._clock()
            self.ended.emit()

    def stop(self) -> None:
        """No alarm any more, without a word: there is nothing left to listen."""
        self._is_on = self._is_silent = False
        self._healed_at = None
        self._timer.stop()

    def _ring(self) -> None:
        if self._is_silent:
            return
        self.rang.emit()
        self._due_at = self._clock() + self._pause_s
        self._timer.start(round(self._pause_s * 1000))
        self._pause_s = min(self._pause_s * 2, LONGEST_PAUSE_S)
