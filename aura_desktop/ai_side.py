"""The wiring of the AI: what the clinic knows, drafts, the autopilot, the model's server. Loaded after the inbox."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aura_desktop import log
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.setup import AiChoice, AiProvider, Clinic
from aura_desktop.errors import AuraError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.drafter import Drafter
from aura_desktop.gateways.model_server import ModelServer
from aura_desktop.services.ai_desk import AiDesk
from aura_desktop.services.ai_watch import AiWatch, Report
from aura_desktop.services.autopilot.autopilot import Autopilot
from aura_desktop.services.drafting.drafting import Drafting
from aura_desktop.services.drafting.sources import Sources
from aura_desktop.services.drafting.writing import Writer
from aura_desktop.services.feed import Feed
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.services.mining import Mining
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AiGround:
    """What it stands on. `choice` and `key` are asked anew for each request, `clinic` for each draft."""

    database: Database
    feed: Feed
    phone_number_id: PhoneNumberId
    choice: Callable[[], AiChoice]
    key: Callable[[], Secret | None]
    clinic: Callable[[], Clinic]
    clock: Callable[[], datetime]
    is_demo: bool
    person: Callable[[], str] = lambda: ""


class AiSide:
    """Builds the AI's services; its attributes are what the window is given. Home loop only."""

    def __init__(self, ground: AiGround) -> None:
        self._ground = ground
        self._model = ""
        self._changed = asyncio.Event()
        database, clock = ground.database, ground.clock
        self._server = ModelServer()
        self._drafter = Drafter(self._choice, ground.key)
        self.desk = AiDesk(database, ground.phone_number_id, clock, self._zone, ground.person)
        self.knowledge = Knowledge(database, clock, self._zone)
        self.entries = KnowledgeDesk(database, clock, self._zone)
        sources = Sources(database, self.knowledge.search, clock, self._zone)
        self.writer = Writer(database, self._drafter, self._choice, clock)
        self.drafting = Drafting(database, sources, self.writer, ground.clinic, clock)
        self.autopilot = Autopilot(database, self.drafting, ground.clinic, clock)
        self._mining = Mining(database, self.entries)

    async def start(self, stack: AsyncExitStack) -> None:
        """Before anything reads the inbox. Raises: StoreError."""
        stack.push_async_callback(self._drafter.aclose)
        await self.autopilot.start()
        feed = self._ground.feed
        stack.callback(feed.subscribe({Topic.MESSAGE}, self.autopilot.hear))
        stack.callback(feed.subscribe({Topic.MESSAGE}, self._mining.hear))

    def workers(self) -> tuple[tuple[str, Callable[[], Awaitable[None]]], ...]:
        """What runs as long as the program does, by name."""
        return (
            ("autopilot", self.autopilot.run),
            ("mining", self._mining.run),
            ("knowledge", self._furnish),
        )

    def watch(self, report: Report) -> AiWatch:
        """The demo's look at the server; a live line has its own."""
        return AiWatch(
            models=self._server, choice=self._choice, key=self._ground.key, report=report
        )

    def setup_changed(self) -> None:
        """The clinic's facts or its AI's server may be others now."""
        self._changed.set()

    async def _furnish(self) -> None:
        """The stock texts once, in the demo the fictitious clinic's; the set-up's facts whenever they change."""
        await self.entries.seed()
        if self._ground.is_demo:
            await self.entries.load_demo(self._ground.clock())
        while True:
            self._changed.clear()
            if not self._ground.is_demo:
                await self.entries.sync_clinic(self._ground.clinic())
            await self._get_ready()
            await self._changed.wait()

    async def _get_ready(self) -> None:
        """Know the model of a server that was named without one, and load the library before the first draft."""
        choice = self._ground.choice()
        if choice.provider is AiProvider.NONE:
            return
        try:
            if not choice.model:
                names = await self._server.models(choice, self._ground.key())
                self._model = names[0] if names else ""
            await self._drafter.prepare()
        except AuraError as error:
            logger.info("the model is not ready: %s", log.describe(error))

    def _choice(self) -> AiChoice:
        choice = self._ground.choice()
        return replace(choice, model=self._model) if not choice.model else choice

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._ground.clinic().time_zone)


def demo_clinic() -> Clinic:
    """The fictitious clinic's name; its facts are entries."""
    return Clinic(name="Clínica Ejemplo", address="")
