"""Templates: the list Meta has approved, as it was last fetched."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from aura_desktop import log
from aura_desktop.domain.ids import WabaId
from aura_desktop.domain.template import Template
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.store import templates
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

STALE_AFTER = timedelta(hours=12)
FIRST_WAIT_S = 30.0
LONGEST_WAIT_S = 3600.0
SETTLE_S = 5.0
"""Meta reports a change in several webhooks at once: one fetch for all of them."""


class TemplateSource(Protocol):
    async def fetch_templates(self, waba_id: WabaId) -> list[Template]: ...


class Templates:
    """`run` fetches when the list is old or Meta said it changed; a person may ask at any time."""

    def __init__(
        self,
        database: Database,
        graph: TemplateSource,
        waba_id: WabaId | None,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._graph = graph
        self._waba_id = waba_id
        self._clock = clock
        self._sleep = sleep
        self._changed = asyncio.Event()

    async def all(self) -> list[Template]:
        """Every template as last fetched, also those that may not be sent."""
        return await self._database.read(templates.all)

    async def last_synced(self) -> datetime | None:
        """When the list was last fetched as a whole."""
        return await self._database.read(templates.last_synced)

    async def refresh(self) -> int:
        """Fetch the whole list; how many there are.

        Raises: SetupError("waba_missing"), and whatever Graph answers; the list then stays as it was.
        """
        if self._waba_id is None:
            raise SetupError("waba_missing")
        fetched = await self._graph.fetch_templates(self._waba_id)
        await self._database.run(templates.replace_all, self._waba_id, fetched, self._clock())
        return len(fetched)

    def changed(self) -> None:
        """Meta said that a template changed; call on the home loop."""
        self._changed.set()

    async def run(self) -> None:
        """Keep the list fresh; returns at once where there is no account to ask for it."""
        if self._waba_id is None:
            return
        wait_s = FIRST_WAIT_S
        while True:
            if await self._is_stale():
                if await self._try_refresh():
                    wait_s = FIRST_WAIT_S
                else:
                    await self._sleep(wait_s)
                    wait_s = min(wait_s * 2, LONGEST_WAIT_S)
                continue
            await self._wait_for_change()

    async def _is_stale(self) -> bool:
        synced = await self.last_synced()
        return self._changed.is_set() or synced is None or self._clock() - synced > STALE_AFTER

    async def _try_refresh(self) -> bool:
        self._changed.clear()
        try:
            count = await self.refresh()
        except AuraError as error:
            logger.info("templates not fetched: %s", log.describe(error))
            self._changed.set()
            return False
        logger.info("%d templates fetched", count)
        return True

    async def _wait_for_change(self) -> None:
        # Not asyncio.wait_for: it may lose the cancellation that ends us (python/cpython#86296).
        try:
            async with asyncio.timeout(STALE_AFTER.total_seconds()):
                await self._changed.wait()
        except TimeoutError:
            return
        await self._sleep(SETTLE_S)
