"""Meta's two speed limits on a number: so many messages a second, and so many to the same person.

Source: Cloud API, throughput and pair rate limits.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from aura_desktop.sandbox.graph_error import GraphError

THROUGHPUT = 80
PAIR_BURST = 45
PAIR_WINDOW_S = 6.0


@dataclass(slots=True)
class _Pair:
    """A burst to one person: lent from the time after it, and until that has passed there is no other."""

    began: float = 0.0
    count: int = 0


class RateLimits:
    """Counts accepted sends on a monotonic clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: deque[float] = deque()
        self._pairs: defaultdict[str, _Pair] = defaultdict(_Pair)

    def check(self, address: str) -> None:
        """Counts one send. Raises: GraphError 130429 or 131056 when it is one too many."""
        now = self._clock()
        _forget(self._all, now - 1.0)
        if len(self._all) >= THROUGHPUT:
            raise GraphError(130429, "Cloud API message throughput has been reached.")
        self._lend(self._pairs[address], now)
        self._all.append(now)

    def _lend(self, pair: _Pair, now: float) -> None:
        if not pair.count or now >= pair.began + PAIR_WINDOW_S * pair.count:
            pair.began, pair.count = now, 0
        elif now >= pair.began + PAIR_WINDOW_S or pair.count >= PAIR_BURST:
            raise GraphError(131056, "Too many messages to the same recipient in a short time.")
        pair.count += 1


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] < before:
        times.popleft()
