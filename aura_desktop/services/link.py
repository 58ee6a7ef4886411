"""LinkHealth: the links between the patient's phone and this desk, each as it last proved itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp.graph import NumberInfo
from aura_desktop.store import inbox, settings
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

ORDER = (LinkName.INTERNET, LinkName.TUNNEL, LinkName.WEBHOOK, LinkName.META)
PROBE_AGAIN_S = 6 * 3600.0
RETRY_FIRST_S = 15.0
RETRY_LONGEST_S = 300.0
LOOK_AGAIN_S = 0.25
"""A clock that shows seconds need not follow every delivery of a rush."""
NUMBER_SETTING = "display_phone_number"
"""Read by the status page."""


class NumberSource(Protocol):
    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo: ...


class LinkHealth:
    """Fed by what really happened: answers of Graph, the listener's start, deliveries. Home loop only."""

    def __init__(
        self,
        database: Database,
        graph: NumberSource,
        phone_number_id: PhoneNumberId,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._graph = graph
        self._phone_number_id = phone_number_id
        self._clock = clock
        self._sleep = sleep
        self._callbacks: list[Callable[[], None]] = []
        self._last_delivery_at: datetime | None = None
        self._delivered = asyncio.Event()
        now = clock()
        self._links = {
            name: Link(name=name, state=LinkState.CONNECTING, since=now) for name in ORDER
        }
        self._links[LinkName.TUNNEL] = Link(name=LinkName.TUNNEL, state=LinkState.OFF, since=now)

    def links(self) -> tuple[Link, ...]:
        """Internet, tunnel, webhook, Meta."""
        return tuple(self._links[name] for name in ORDER)

    def last_delivery_at(self) -> datetime | None:
        """When the webhook last took something in."""
        return self._last_delivery_at

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` on the home loop after each change; returns the way out."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback) if callback in self._callbacks else None

    def report(self, name: LinkName, state: LinkState, code: str = "") -> None:
        """What was just seen of one link; OK counts as its proof."""
        before = self._links[name]
        now = self._clock()
        same = (before.state, before.code) == (state, code)
        self._links[name] = Link(
            name=name,
            state=state,
            since=before.since if same else now,
            last_proof_at=now if state is LinkState.OK else before.last_proof_at,
            code=code,
        )
        if not same:
            logger.info("link %s: %s %s", name, state, code)
            self._tell()

    def graph_answered(self, error: AuraError | None = None) -> None:
        """One request to Graph ended: None or a refusal proves the way, the rest tells what is wrong."""
        match error:
            case UnavailableError(code="no_connection"):
                self.report(LinkName.INTERNET, LinkState.DOWN, error.code)
                self.report(LinkName.META, LinkState.PAUSED, error.code)
            case OutcomeUnknownError():
                self.report(LinkName.INTERNET, LinkState.DEGRADED, error.code)
            case UnavailableError():
                self.report(LinkName.INTERNET, LinkState.OK)
                self.report(LinkName.META, LinkState.DEGRADED, error.code)
            case SetupError():
                self.report(LinkName.INTERNET, LinkState.OK)
                self.report(LinkName.META, LinkState.DOWN, error.code)
            case _:
                self.report(LinkName.INTERNET, LinkState.OK)
                self.report(LinkName.META, LinkState.OK)

    def delivery_came(self) -> None:
        """Something moved in the inbox; `follow_deliveries` looks what."""
        self._delivered.set()

    async def follow_deliveries(self) -> None:
        """Keeps the time of the last delivery, the webhook's proof, as the store knows it."""
        while True:
            self._delivered.clear()
            last = await self._database.read(inbox.last_received_at)
            if last != self._last_delivery_at:
                self._last_delivery_at = last
                webhook = self._links[LinkName.WEBHOOK]
                self._links[LinkName.WEBHOOK] = replace(webhook, last_proof_at=last)
                self._tell()
            await self._delivered.wait()
            await asyncio.sleep(LOOK_AGAIN_S)

    async def run(self) -> None:
        """Ask Graph for our number: at the start, again while something is wrong, then every few hours."""
        retry_s = RETRY_FIRST_S
        while True:
            if await self.probe():
                retry_s = RETRY_FIRST_S
                await self._sleep(PROBE_AGAIN_S)
            else:
                await self._sleep(retry_s)
                retry_s = min(retry_s * 2, RETRY_LONGEST_S)

    async def probe(self) -> bool:
        """One question to Graph; its answer moves the links and keeps the number's readable form."""
        try:
            number = await self._graph.fetch_number(self._phone_number_id)
        except RefusedError as error:
            # Not a message that was refused but the number itself: nothing will work with it.
            self.report(LinkName.INTERNET, LinkState.OK)
            self.report(LinkName.META, LinkState.DOWN, error.code)
            return False
        except AuraError as error:
            self.graph_answered(error)
            return False
        self.graph_answered()
        if number.display_phone_number:
            await self._database.run(settings.put, NUMBER_SETTING, number.display_phone_number)
        return True

    def _tell(self) -> None:
        for callback in list(self._callbacks):
            callback()
