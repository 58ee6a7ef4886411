"""When the words about time must be looked at again."""

from collections.abc import Iterable
from datetime import timedelta

from aura_desktop.domain.conversation import CRITICAL, ServiceWindow

TICK_MS = 60_000
_MINUTE = timedelta(minutes=1)
_SOON = CRITICAL + _MINUTE
_SHORTEST_MS = 1_000


def next_tick_ms(windows: Iterable[ServiceWindow]) -> int:
    """How long the words of these windows stay true.

    A minute, for nothing here counts seconds; with less than an hour left to the second at which that
    hour's minute ends, but 1 s at least.
    """
    waits = [
        window.remaining % _MINUTE
        for window in windows
        if window.is_open and window.remaining < _SOON
    ]
    shortest = min((round(wait.total_seconds() * 1000) + 50 for wait in waits), default=TICK_MS)
    return max(_SHORTEST_MS, min(TICK_MS, shortest))
