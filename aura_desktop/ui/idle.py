"""Notices that nobody has touched keys or pointer for a while; sleep counts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from aura_desktop.ui.awake_clock import counted_through_sleep

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)
_LONGEST_LOOK_S = 3600


class Idle(QObject):
    """Watches one window at the system's own door: every key and move passes there once.

    Signals: passed(), so long nobody has touched anything; once, until `watch` is called again.
    """

    passed = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = counted_through_sleep
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._after_s = 0.0
        self._touched_at = clock()
        self._door: QObject | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWidget, after_s: float) -> None:
        """Begin to count anew; 0 counts nothing."""
        self.stop()
        self._after_s = after_s
        if after_s <= 0:
            return
        # Before it is shown for the first time a window has no handle.
        window.winId()
        self._door = window.windowHandle()
        if self._door is not None:
            self._door.installEventFilter(self)
        self._touched_at = self._clock()
        self._wait(after_s)

    def stop(self) -> None:
        """Count no more."""
        self._after_s = 0.0
        self._timer.stop()
        if self._door is not None:
            self._door.removeEventFilter(self)
            self._door = None

    def look(self) -> None:
        """Whether it is so long by now: the timer asks, and whoever knows that the PC slept."""
        if self._after_s <= 0:
            return
        left_s = self._touched_at + self._after_s - self._clock()
        if left_s > 0:
            self._wait(left_s)
        else:
            self.stop()
            self.passed.emit()

    def _wait(self, seconds: float) -> None:
        self._timer.start(round(min(seconds, _LONGEST_LOOK_S) * 1000) + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            # Not of use to what slept through the time: it is locked before the first key counts.
            if self._clock() - self._touched_at < self._after_s:
                self._touched_at = self._clock()
            else:
                self.look()
        return False
