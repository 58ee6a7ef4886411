"""Meta's two speed limits on a number: so many messages a second, and so many to the same person.

Source: Cloud API, throughput and pair rate limits.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable

from aura_desktop.sandbox.graph_error import GraphError

THROUGHPUT = 80
PAIR_BURST = 45
PAIR_WINDOW_S = 6.0


class RateLimits:
    """Counts accepted sends on a monotonic clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: deque[float] = deque()
        self._pairs: defaultdict[str, deque[float]] = defaultdict(deque)

    def check(self, address: str) -> None:
        """Counts one send. Raises: GraphError 130429 or 131056 when it is one too many."""
        now = self._clock()
        pair = self._pairs[address]
        _forget(self._all, now - 1.0)
        _forget(pair, now - PAIR_WINDOW_S)
        if len(self._all) >= THROUGHPUT:
            raise GraphError(130429, "Cloud API message throughput has been reached.")
        if len(pair) >= PAIR_BURST:
            raise GraphError(131056, "Too many messages to the same recipient in a short time.")
        self._all.append(now)
        pair.append(now)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] < before:
        times.popleft()
