"""Pace: how fast messages may leave, overall and to one patient.

Source: Cloud API, throughput (far below its 80 a second) and pair rate.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aura_desktop.domain.ids import ConversationId

PAIR_BURST = 45
"""To one patient, so many within `PAIR_EVERY`; Meta lends them from the time after, and takes it all back."""
PAIR_EVERY = timedelta(seconds=6)
BURST_LASTS = PAIR_EVERY - timedelta(seconds=1)
"""Meta's six seconds are counted where messages arrive: some may be on their way for longer than others."""
PAIR_REMEMBERED = PAIR_BURST * PAIR_EVERY
"""What left longer ago than this has been paid for."""
ALL_BURST = 10
ALL_EVERY = timedelta(seconds=0.1)


@dataclass(slots=True)
class _Bucket:
    """Holds up to `size` permits and gains one every `every`; `full_at` says when it is full again."""

    size: int
    every: timedelta
    full_at: datetime

    def free(self, now: datetime) -> int:
        missing = max(self.full_at - now, timedelta(0))
        return self.size - -(-missing // self.every)

    def take(self, now: datetime) -> None:
        self.full_at = max(self.full_at, now) + self.every

    def next_at(self, now: datetime) -> datetime:
        """When one permit is free."""
        return max(now, self.full_at - self.every * (self.size - 1))


@dataclass(slots=True)
class _Burst:
    """What left to one patient in a row. Not a bucket: after twenty at once two minutes pass, not six seconds."""

    started_at: datetime
    count: int = 0

    @property
    def paid_at(self) -> datetime:
        return self.started_at + self.count * PAIR_EVERY

    def next_at(self, now: datetime) -> datetime:
        if self.count < PAIR_BURST and now < self.started_at + BURST_LASTS:
            return now
        return max(now, self.paid_at)

    def take(self, now: datetime) -> None:
        if now >= self.paid_at:
            self.started_at, self.count = now, 0
        self.count += 1


class Pace:
    """Remembers only the recent past, and what it is told of an earlier run."""

    def __init__(
        self, now: datetime, earlier: Iterable[tuple[ConversationId, datetime]] = ()
    ) -> None:
        """`earlier`: what left in the last `PAIR_REMEMBERED`, oldest first."""
        self._all = _Bucket(ALL_BURST, ALL_EVERY, now)
        self._pairs: dict[ConversationId, _Burst] = {}
        for conversation_id, at in earlier:
            self._take_pair(conversation_id, min(at, now))

    def free(self, now: datetime) -> int:
        """How many requests may leave right now."""
        return self._all.free(now)

    def next_at(self, now: datetime) -> datetime:
        """When the next request may leave."""
        return self._all.next_at(now)

    def pair_next_at(self, conversation_id: ConversationId, now: datetime) -> datetime:
        """When the next message to this patient may leave; `now` if at once."""
        burst = self._pairs.get(conversation_id)
        return now if burst is None else burst.next_at(now)

    def take(self, conversation_id: ConversationId | None, now: datetime) -> None:
        """One request leaves; None for one that is no message to a patient."""
        self._all.take(now)
        if conversation_id is not None:
            self._forget(now)
            self._take_pair(conversation_id, now)

    def _take_pair(self, conversation_id: ConversationId, at: datetime) -> None:
        self._pairs.setdefault(conversation_id, _Burst(at)).take(at)

    def _forget(self, now: datetime) -> None:
        if len(self._pairs) > 1_000:
            self._pairs = {
                each: burst for each, burst in self._pairs.items() if burst.paid_at > now
            }
