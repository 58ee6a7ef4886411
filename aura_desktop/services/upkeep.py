"""Upkeep: the slow worker that keeps the store small and quick."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from aura_desktop.store import drafts, feed, model_requests, updates, upkeep
from aura_desktop.store.database import Database, Tx

logger = logging.getLogger(__name__)

FIRST_AFTER_S = 600.0
"""The first minutes belong to what came overnight, and to who looks through it."""
AGAIN_AFTER_S = 24 * 3600.0
FEED_ROWS = 5_000
UPDATES_LAST = timedelta(days=30)
"""Meta repeats a delivery for up to a week; what has waited longer than this waits for nothing."""
NOTICES_LAST = timedelta(days=90)
UNREADABLE_LASTS = timedelta(days=90)
KEYS_LAST = timedelta(days=7)
DELIVERIES_TRACED = 1_000
DRAFTS_LAST = timedelta(days=90)
REQUESTS_LAST = timedelta(days=30)
"""The exact words that left for a model; that they left, to whom and how much, stays."""
AT_ONCE = 200


class Upkeep:
    """Nothing that a patient wrote is ever dropped."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._clock = clock
        self._sleep = sleep

    async def run(self) -> None:
        """Once the start is over, then daily; never ends by itself."""
        await self._sleep(FIRST_AFTER_S)
        while True:
            await self.tidy()
            await self._sleep(AGAIN_AFTER_S)

    async def tidy(self) -> None:
        """Everything once, each in its own short transaction. Raises: StoreError."""
        now, run = self._clock(), self._database.run
        dropped = {
            "updates": await run(updates.prune, now - UPDATES_LAST),
            "notices": await run(upkeep.prune_notices, now - NOTICES_LAST),
            "bodies": await run(upkeep.prune_unreadable, now - UNREADABLE_LASTS),
            "traces": await run(upkeep.prune_deliveries, DELIVERIES_TRACED),
            "keys": await run(upkeep.forget_keys, now - KEYS_LAST),
            "drafts": await self._in_batches(drafts.prune, now, DRAFTS_LAST),
            "requests": await self._in_batches(model_requests.prune, now, REQUESTS_LAST),
        }
        await run(feed.prune, FEED_ROWS)
        await run(upkeep.optimise)
        if any(dropped.values()):
            logger.info("no longer kept: %s", dropped)

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
