"""Notices that the PC slept, by a clock that goes on while it sleeps."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from aura_desktop.ui import app_nap
from aura_desktop.ui.awake_clock import counted_through_sleep

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection
LOOK_EVERY_MS = 10_000
SHORTEST_S = 30.0
"""A look that is this late was not held up by work: nothing ran."""
_SERVICE, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_SIGNAL = ("org.freedesktop.login1.Manager", "PrepareForSleep")
_SLOT: Any = SLOT("_on_prepare_for_sleep(bool)")  # the types say bytes, Qt for Python wants this


class Wakefulness(QObject):
    """Looks at the clock every ten seconds, and at once when the system says that it wakes.

    The wall clock is no measure: it is set, by people and by servers.
    Signals: woke(float): it slept for about so many seconds until now.
    """

    woke = Signal(float)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = counted_through_sleep
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._looked_at = clock()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Stay awake from here on."""
        app_nap.refuse()
        self._looked_at = self._clock()
        self._timer.start()
        if sys.platform == "linux":
            interface, name = _SIGNAL
            bus = QDBusConnection.systemBus()
            bus.connect(_SERVICE, _PATH, interface, name, self, _SLOT)

    def close(self) -> None:
        """Notice nothing more."""
        self._timer.stop()
        if sys.platform == "linux":
            interface, name = _SIGNAL
            bus = QDBusConnection.systemBus()
            bus.disconnect(_SERVICE, _PATH, interface, name, self, _SLOT)

    @Slot()
    def look(self) -> None:
        """Compare the clock with the last look."""
        now = self._clock()
        passed, self._looked_at = now - self._looked_at, now
        slept_s = passed - LOOK_EVERY_MS / 1000
        if slept_s >= SHORTEST_S:
            self.woke.emit(passed)

    @Slot(bool)
    def _on_prepare_for_sleep(self, falls_asleep: bool) -> None:
        self.look()
