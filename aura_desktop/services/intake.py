"""Intake: takes deliveries in for the listener, and turns them into rows at its own pace."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime

from aura_desktop import log
from aura_desktop.domain.events import Event
from aura_desktop.domain.trace import Brought, brought
from aura_desktop.errors import InputError, StoreError
from aura_desktop.gateways.whatsapp import inbound
from aura_desktop.store import events as event_rows
from aura_desktop.store import inbox
from aura_desktop.store.database import Database, Tx
from aura_desktop.store.inbox import InboxItem, RawDelivery

logger = logging.getLogger(__name__)

BATCH = 64
CHUNK = 50
"""Events in one transaction: short enough that a delivery waiting to be acknowledged hardly waits."""
LARGE_BODY = 16_384
TICK_S = 60.0
RUSH = 20
"""So many deliveries within one pause are a rush: acknowledging them goes before reading them."""
PAUSE_S = 0.1
LONGEST_HOLD_S = 2.0
RUSH_BATCH = 8
"""In a rush that does not end, a small batch is read this often all the same."""
GATHER_S = 0.01
"""Deliveries that come together are read together."""

Parse = Callable[[bytes, datetime], list[Event]]
Sleep = Callable[[float], Awaitable[None]]


class Intake:
    """`accept` runs on the listener's loop, `run` on the home loop; the inbox table stands between them.

    `told` hears, on the listener's loop, why deliveries cannot be kept, and "" once they can again.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        parse: Parse = inbound.parse_delivery,
        sleep: Sleep = asyncio.sleep,
        told: Callable[[str], None] = lambda code: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._parse = parse
        self._told = told
        self._trouble = ""
        self._sleep = sleep
        self._accepted = 0
        self._seen = 0
        self._wake = asyncio.Event()

    async def accept(self, body: bytes) -> None:
        """Returns once the raw body is on disk. Raises: StoreError if it is not."""
        self._accepted += 1
        try:
            await self._database.append_delivery(RawDelivery(body=body, received_at=self._clock()))
        except StoreError as error:
            self._tell(error.code)
            raise
        if self._trouble:
            self._tell("")

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._told(trouble)

    def wake(self) -> None:
        """A delivery came; call on the home loop."""
        self._wake.set()

    async def run(self) -> None:
        """Work the inbox off, then wait for a wake or a slow tick; never ends by itself."""
        while True:
            self._wake.clear()
            rushed = await self._let_rush_pass()
            if not await self.work(RUSH_BATCH if rushed else BATCH):
                await _wait(self._wake, TICK_S)
                await self._sleep(GATHER_S)

    async def _let_rush_pass(self) -> bool:
        """In a rush reading waits its turn, for Meta times our acknowledgement; True if it goes on."""
        for _ in range(round(LONGEST_HOLD_S / PAUSE_S)):
            arrived, self._seen = self._accepted - self._seen, self._accepted
            if arrived < RUSH:
                return False
            await self._sleep(PAUSE_S)
        return True

    async def work(self, limit: int = BATCH) -> int:
        """One batch of deliveries, in order of arrival; how many there were."""
        items = await self._database.read(inbox.next_batch, limit)
        small: list[tuple[InboxItem, list[Event]]] = []
        for item in items:
            events = await self._read(item)
            if events is None:
                continue
            if sum(len(found) for _, found in small) + len(events) > CHUNK:
                await self._settle_together(small)
                small = []
            if len(events) > CHUNK:
                await self._settle(item, events)
            else:
                small.append((item, events))
        await self._settle_together(small)
        return len(items)

    async def _read(self, item: InboxItem) -> list[Event] | None:
        try:
            if len(item.body) > LARGE_BODY:
                return await asyncio.to_thread(self._parse, item.body, item.received_at)
            return self._parse(item.body, item.received_at)
        except InputError as error:
            await self._reject(item, error.code)
        except Exception:  # a delivery that breaks the reader must not stop those behind it
            logger.exception("delivery %d could not be read", item.id)
            await self._reject(item, "unreadable")
        return None

    async def _settle_together(self, batch: Sequence[tuple[InboxItem, list[Event]]]) -> None:
        """Several small deliveries share one transaction; if it fails, each gets its own."""
        if not batch:
            return
        try:
            await self._database.run(_apply_together, batch, self._clock())
        except Exception as error:  # one of them is to blame: find it without holding up the rest
            _raise_if_store_is_down(error)
            logger.warning("deliveries are settled one by one: %s", log.describe(error))
            for item, found in batch:
                await self._settle(item, found)

    async def _settle(self, item: InboxItem, events: Sequence[Event]) -> None:
        """One delivery, in chunks; applied twice it is the same as once, so a crash between is harmless."""
        chunks = [events[at : at + CHUNK] for at in range(0, max(len(events), 1), CHUNK)]
        refused = ""
        try:
            for chunk in chunks[:-1]:
                code = await self._database.run(_apply, chunk, self._clock())
                refused = refused or code
            told = brought(events)
            await self._database.run(_finish, item.id, chunks[-1], told, refused, self._clock())
        except Exception as error:  # poisoned: kept, shown, passed by
            _raise_if_store_is_down(error)
            logger.exception("delivery %d could not be settled", item.id)
            await self._reject(item, "failed")

    async def _reject(self, item: InboxItem, code: str) -> None:
        logger.warning("delivery %d rejected: %s", item.id, code)
        await self._database.run(inbox.reject, item.id, code, self._clock())


def _apply(tx: Tx, events: Sequence[Event], now: datetime) -> str:
    """Returns the code of the first one that could not be stored, "" if all could."""
    rejected = event_rows.apply_all(tx, events, now)
    for each in rejected:
        logger.warning("update %d of a delivery rejected: %s", each.index, each.code)
    return rejected[0].code if rejected else ""


def _apply_together(tx: Tx, batch: Sequence[tuple[InboxItem, list[Event]]], now: datetime) -> None:
    for item, events in batch:
        _finish(tx, item.id, events, brought(events), "", now)


def _finish(
    tx: Tx, item_id: int, events: Sequence[Event], told: Brought, refused: str, now: datetime
) -> None:
    """The last of a delivery's events, and with them the delivery itself; `refused`: of those before."""
    code = _apply(tx, events, now)
    inbox.settle(tx, item_id, told, refused or code)


async def _wait(event: asyncio.Event, timeout_s: float) -> None:
    # Not asyncio.wait_for: up to Python 3.11 it loses a cancellation that comes with the event
    # (python/cpython#86296), and the program would never end.
    with suppress(TimeoutError):
        async with asyncio.timeout(timeout_s):
            await event.wait()


def _raise_if_store_is_down(error: Exception) -> None:
    """A full disk is no delivery's fault; a statement the database refused is."""
    if isinstance(error, StoreError) and error.code != "database_error":
        raise error
