"""Absences: knows when nobody was at the desk, and tells once what came late because of it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from aura_desktop.domain.absence import SHORTEST, Absence, AbsenceReason, Gap, News
from aura_desktop.domain.feed import FeedItem
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.store import absence as rows
from aura_desktop.store.absence import Arrived
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

Callback = TypeVar("Callback")

ALIVE_EVERY = timedelta(minutes=1)
QUIET = timedelta(seconds=20)
"""Once something came late, so long without more of it ends the waiting."""
LONGEST = timedelta(minutes=5)


@dataclass(slots=True, kw_only=True)
class _Gathering:
    """What came late so far; `ends_at` moves with each of it, never past `latest_end`."""

    gap: Gap
    ends_at: datetime
    latest_end: datetime
    messages: int = 0
    conversations: set[ConversationId] = field(default_factory=set)


class Absences:
    """Divides what patients write into news and what is late because of a gap. Home loop only.

    `start` comes before anything reads the inbox; `hear` is subscribed to the feed's messages.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._bell = asyncio.Event()
        self._absence_callbacks: list[Callable[[Absence], None]] = []
        self._news_callbacks: list[Callable[[News], None]] = []
        self._gathering: _Gathering | None = None
        self._told_to = MessageId(0)
        self._looked_at = clock()
        self._touched_at: datetime | None = None
        self._history_until: datetime | None = None
        self._alive_before: datetime | None = None

    def subscribe(self, callback: Callable[[Absence], None]) -> Callable[[], None]:
        """`callback` once for each gap, when no more of it comes; returns the way out."""
        return _joined(self._absence_callbacks, callback)

    def subscribe_news(self, callback: Callable[[News], None]) -> Callable[[], None]:
        """`callback` for what patients write and is not late; returns the way out."""
        return _joined(self._news_callbacks, callback)

    async def start(self) -> None:
        """From here on every message counts; the time since the last sign of life is a gap. Raises: StoreError.

        What was written before the first start of all is history, not news, however late it is brought.
        """
        now = self._clock()
        self._told_to = await self._database.read(rows.last_id)
        alive_at = await self._database.read(rows.last_alive)
        self._looked_at = now
        if alive_at is None:
            self._history_until = now
        elif alive_at < now:
            self._open(Gap(since=alive_at, until=now, reason=AbsenceReason.OFF))
        else:
            self._alive_before = alive_at
        await self._live(now)

    async def run(self) -> None:
        """A sign of life each minute, a look at each message; never ends by itself."""
        while True:
            self._bell.clear()
            await _wait(self._bell, await self.look())

    async def close(self) -> None:
        """The last sign of life. Raises: StoreError."""
        await self._database.run(rows.touch, self._clock())

    def hear(self, items: Sequence[FeedItem]) -> None:
        """Messages are new or changed; only new ones matter here."""
        if any(int(item.key.partition(":")[2]) > self._told_to for item in items):
            self._bell.set()

    def woke(self, slept_s: float) -> None:
        """The PC was asleep for so long until now."""
        now = self._clock()
        since = now - timedelta(seconds=slept_s)
        self._open(Gap(since=since, until=now, reason=AbsenceReason.SLEPT))
        self._bell.set()

    async def look(self) -> float:
        """Everything that is due at this moment; in how many seconds something is due again. Raises: StoreError."""
        now = self._clock()
        before, self._looked_at = self._looked_at, now
        if now - before > SHORTEST:
            # Nobody has said so, but no look is ever so late: the PC slept.
            self._open(self._missed(before, now))
        self._forget_future(now)
        await self._sort(now)
        self._finish(now)
        if self._touched_at is None or now - self._touched_at >= ALIVE_EVERY:
            await self._live(now)
        return self._rest_s(now)

    def _missed(self, before: datetime, now: datetime) -> Gap:
        """What lies between two looks; a clock that was years behind at the start has just been set right."""
        alive_at, self._alive_before = self._alive_before, None
        if alive_at is not None and before < alive_at < now:
            return Gap(since=alive_at, until=now, reason=AbsenceReason.OFF)
        return Gap(since=before, until=now, reason=AbsenceReason.SLEPT)

    def _forget_future(self, now: datetime) -> None:
        """After the clock was set back: what is written from now on is news, and nothing waits for hours."""
        if self._touched_at is not None and self._touched_at > now:
            self._touched_at = None
        if self._history_until is not None:
            self._history_until = min(self._history_until, now)
        gathering = self._gathering
        if gathering is None or gathering.gap.until <= now:
            return
        gathering.gap = replace(gathering.gap, until=now)
        gathering.ends_at = gathering.latest_end = now + LONGEST
        if not gathering.gap.is_worth_a_word():
            self._gathering = None

    def _open(self, gap: Gap) -> None:
        if not gap.is_worth_a_word():
            return
        until = gap.until
        known = self._gathering
        if known is None:
            self._gathering = _Gathering(
                gap=gap, ends_at=until + LONGEST, latest_end=until + LONGEST
            )
        elif gap.since < known.gap.until:
            # The same sleep, told by somebody else too; it ended when the first of them saw it.
            known.gap = replace(known.gap, since=min(known.gap.since, gap.since))
            return
        else:
            known.gap = replace(known.gap, until=until)
            known.ends_at = known.latest_end = until + LONGEST
        logger.info("nobody was here for %d s: %s", (until - gap.since).total_seconds(), gap.reason)

    async def _sort(self, now: datetime) -> None:
        messages, conversations = 0, set[ConversationId]()
        while True:
            arrivals = await self._database.read(rows.arrived_after, self._told_to)
            self._told_to = arrivals.up_to
            fresh = [item for item in arrivals.found if self._is_news(item, now)]
            messages += len(fresh)
            conversations.update(item.conversation_id for item in fresh)
            if arrivals.is_all:
                break
        if messages:
            news = News(messages=messages, conversations=len(conversations))
            for callback in list(self._news_callbacks):
                callback(news)

    def _is_news(self, item: Arrived, now: datetime) -> bool:
        if self._history_until is not None and item.at < self._history_until:
            return False
        return not self._takes(item, now)

    def _takes(self, item: Arrived, now: datetime) -> bool:
        """Whether it is late because of the gap that is being looked at."""
        gathering = self._gathering
        if gathering is None or not gathering.gap.holds(item.at):
            return False
        gathering.messages += 1
        gathering.conversations.add(item.conversation_id)
        gathering.ends_at = min(now + QUIET, gathering.latest_end)
        return True

    def _finish(self, now: datetime) -> None:
        gathering = self._gathering
        if gathering is None or now < gathering.ends_at:
            return
        self._gathering = None
        absence = Absence(
            since=gathering.gap.since,
            until=gathering.gap.until,
            reason=gathering.gap.reason,
            messages=gathering.messages,
            conversations=len(gathering.conversations),
        )
        logger.info("late: %d messages", absence.messages)
        for callback in list(self._absence_callbacks):
            callback(absence)

    async def _live(self, now: datetime) -> None:
        self._touched_at = now
        await self._database.run(rows.touch, now)

    def _rest_s(self, now: datetime) -> float:
        touched_at = self._touched_at or now
        dues = [touched_at + ALIVE_EVERY]
        if self._gathering is not None:
            dues.append(self._gathering.ends_at)
        return max((min(dues) - now).total_seconds(), 0.0)


def _joined(callbacks: list[Callback], callback: Callback) -> Callable[[], None]:
    callbacks.append(callback)
    return lambda: callbacks.remove(callback) if callback in callbacks else None


async def _wait(event: asyncio.Event, timeout_s: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(timeout_s):
            await event.wait()
