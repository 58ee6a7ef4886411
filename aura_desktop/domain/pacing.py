"""Pace: how fast messages may leave, overall and to one patient.

Source: Cloud API, throughput (far below its 80 a second) and pair rate (1 in 6 s, bursts borrowed from the future).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aura_desktop.domain.ids import ConversationId

PAIR_BURST = 10
PAIR_EVERY = timedelta(seconds=6)
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


class Pace:
    """Remembers only the recent past: after a restart everyone starts with a full burst."""

    def __init__(self, now: datetime) -> None:
        self._all = _Bucket(ALL_BURST, ALL_EVERY, now)
        self._pairs: dict[ConversationId, _Bucket] = {}

    def free(self, now: datetime) -> int:
        """How many requests may leave right now."""
        return self._all.free(now)

    def next_at(self, now: datetime) -> datetime:
        """When the next request may leave."""
        return self._all.next_at(now)

    def pair_next_at(self, conversation_id: ConversationId, now: datetime) -> datetime:
        """When the next message to this patient may leave; `now` if at once."""
        bucket = self._pairs.get(conversation_id)
        return now if bucket is None else bucket.next_at(now)

    def take(self, conversation_id: ConversationId | None, now: datetime) -> None:
        """One request leaves; None for one that is no message to a patient."""
        self._all.take(now)
        if conversation_id is not None:
            self._forget(now)
            fresh = _Bucket(PAIR_BURST, PAIR_EVERY, now)
            self._pairs.setdefault(conversation_id, fresh).take(now)

    def _forget(self, now: datetime) -> None:
        if len(self._pairs) > 1_000:
            self._pairs = {
                each: bucket for each, bucket in self._pairs.items() if bucket.full_at > now
            }
