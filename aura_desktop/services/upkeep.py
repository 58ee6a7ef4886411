"""Upkeep: the slow worker that keeps the store small and quick."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from aura_desktop import log
from aura_desktop.domain.retention import Category
from aura_desktop.errors import StoreError
from aura_desktop.store import drafts, feed, model_requests, retention, updates, upkeep
from aura_desktop.store.database import Database, Tx

logger = logging.getLogger(__name__)

FIRST_AFTER_S = 600.0
"""The first minutes belong to what came overnight, and to who looks through it."""
AGAIN_AFTER_S = 24 * 3600.0
FEED_ROWS = 5_000
UPDATES_LAST = timedelta(days=30)
"""Meta repeats a delivery for up to a week; what has waited longer than this waits for nothing."""
KEYS_LAST = timedelta(days=7)
DELIVERIES_TRACED = 1_000
AT_ONCE = 200
_FOR_GOOD = timedelta(days=365 * 100)


class Upkeep:
    """Nothing that a patient wrote is dropped here; `besides` takes what a person said is kept no longer."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        besides: Sequence[Callable[[], Awaitable[object]]] = (),
    ) -> None:
        self._database = database
        self._clock = clock
        self._sleep = sleep
        self._besides = besides

    async def run(self) -> None:
        """Once the start is over, then daily; never ends by itself."""
        await self._sleep(FIRST_AFTER_S)
        while True:
            await self.tidy()
            await self._sleep(AGAIN_AFTER_S)

    async def tidy(self) -> None:
        """Everything once, each in its own short transaction. Raises: StoreError."""
        now, run = self._clock(), self._database.run
        policy = await self._database.read(retention.get)

        def last(category: Category) -> timedelta:
            return policy.keep(category) or _FOR_GOOD

        dropped = {
            "updates": await run(updates.prune, now - UPDATES_LAST),
            "notices": await run(upkeep.prune_notices, now - last(Category.NOTICES)),
            "bodies": await run(upkeep.prune_unreadable, now - last(Category.UNREADABLE)),
            "traces": await run(upkeep.prune_deliveries, DELIVERIES_TRACED),
            "keys": await run(upkeep.forget_keys, now - KEYS_LAST),
            "drafts": await self._in_batches(drafts.prune, now, last(Category.DRAFTS)),
            "requests": await self._in_batches(model_requests.prune, now, last(Category.REQUESTS)),
        }
        for each in self._besides:
            await self._beside(each)
        await run(feed.prune, FEED_ROWS)
        await run(upkeep.optimise)
        if any(dropped.values()):
            logger.info("no longer kept: %s", dropped)

    async def _beside(self, work: Callable[[], Awaitable[object]]) -> None:
        """One that cannot do its part keeps the others from nothing."""
        try:
            await work()
        except StoreError as error:
            logger.error("a part of the upkeep could not be done: %s", log.describe(error))

    async def _in_batches(
        self, prune: Callable[[Tx, datetime, timedelta, int], int], now: datetime, keep: timedelta
    ) -> int:
        """A little at a time: whoever works at this moment is not kept waiting."""
        total = 0
        while True:
            gone = await self._database.run(prune, now, keep, AT_ONCE)
            total += gone
            if gone < AT_ONCE:
                return total
