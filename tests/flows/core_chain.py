"""The real Core at the end of the whole chain: sandbox, cable, edge, agent, listener, store, worker, keeper."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core, utc_now
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import Conversation, ConversationFilter
from aura_desktop.domain.ids import MessageId, PhoneNumberId, WabaId
from aura_desktop.domain.link import Link, LinkName
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.domain.setup import Choice, Credential, Setup, TunnelChoice, TunnelKind
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.line.keeper import LineKeeper
from tests.eventually import eventually
from tests.flows.line_chain import APP, APP_SECRET, LONG_S, NUMBER, TOKEN, VERSION, WABA, Meta
from tests.gateways.memory_keyring import MemoryKeyring
from tests.tunnel.cloud import FakeCloud

DATABASE_KEY = "0f" * 32
HEALTHY = {
    LinkName.INTERNET: "ok",
    LinkName.TUNNEL: "ok",
    LinkName.WEBHOOK: "ok",
    LinkName.META: "ok",
}


class Cable:
    """The only way from one PC to Graph; while it is pulled nobody answers at all."""

    def __init__(self, url: str) -> None:
        self._target = urlsplit(url)
        self._port = 0
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def plug(self) -> None:
        """The same port as before, so that nothing else has to know."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def pull(self) -> None:
        """Whoever is connected is cut off, whoever comes is refused."""
        server, self._server = self._server, None
        if server is not None:
            # A connection that is accepted in the very turn in which a server closes is dropped unclosed.
            with contextlib.suppress(NotImplementedError):  # Windows accepts in another way
                for listening in server.sockets:
                    asyncio.get_running_loop().remove_reader(listening.fileno())
            for _ in range(5):
                await asyncio.sleep(0)
            server.close()
        for end in list(self._ends):
            end.transport.abort()
        await eventually(lambda: not self._ends)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = {writer}
        self._ends |= ends
        try:
            there, back = await asyncio.open_connection(self._target.hostname, self._target.port)
            ends.add(back)
            self._ends.add(back)
            await asyncio.gather(_pump(reader, back), _pump(there, writer))
        finally:
            for end in ends:
                end.close()
            self._ends -= ends


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()


@dataclass
class Desk:
    """One PC with the real Core, and what it stands in."""

    core: Core
    cloud: FakeCloud
    cable: Cable
    ring: MemoryKeyring
    meta: Meta

    @property
    def line(self) -> LineKeeper:
        assert self.core.line is not None
        return self.core.line

    def link(self, name: LinkName) -> Link:
        return next(link for link in self.core.link_health.links() if link.name is name)

    def links(self) -> dict[LinkName, str]:
        """As a person would read them."""
        found = self.core.link_health.links()
        return {each.name: f"{each.state.value} {each.code}".strip() for each in found}

    async def shows(self, name: LinkName, words: str, within_s: float = LONG_S) -> None:
        try:
            await eventually(lambda: self.links()[name] == words, within_s)
        except TimeoutError:
            raise AssertionError(f"{name} is not {words!r}: {self.links()}") from None

    async def is_healthy(self, within_s: float = LONG_S) -> None:
        """Every link of the way in, and of the way out."""
        try:
            await eventually(lambda: HEALTHY.items() <= self.links().items(), within_s)
        except TimeoutError:
            raise AssertionError(f"not healthy: {self.links()}") from None

    async def texts(self, direction: Direction = Direction.INBOUND) -> Counter[str]:
        """What stands in the transcripts, each as often as it stands there."""
        found: Counter[str] = Counter()
        for each in await self._conversations():
            page = await self.core.conversations.messages(each.id, limit=200)
            found.update(_words(item) for item in page.messages if item.direction is direction)
        return found

    async def hears(self, words: str) -> Conversation:
        """A patient writes, and it stands in the store."""
        await self.meta.patient_writes(words)
        return await self.has_heard(words)

    async def has_heard(self, words: str) -> Conversation:
        async def came() -> bool:
            return (await self.texts())[words] > 0

        await eventually(came, LONG_S)
        return (await self._conversations())[0]

    async def says(self, words: str) -> MessageId:
        """The desk answers; into the outbox."""
        conversation = (await self._conversations())[0]
        return await self.core.sending.send_text(conversation.id, words)

    async def status(self, message_id: MessageId) -> MessageStatus:
        return (await self.core.conversations.messages_by_ids([message_id]))[0].status

    async def has_left(self, message_id: MessageId) -> None:
        """Waits for its ticks."""
        ticks = {MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ}

        async def ticked() -> bool:
            return await self.status(message_id) in ticks

        await eventually(ticked, LONG_S)

    async def paused(self) -> str | None:
        """Why the outbox waits."""
        return (await self.core.status.figures(self.core.link_health.links())).paused

    async def _conversations(self) -> tuple[Conversation, ...]:
        return (await self.core.conversations.page(ConversationFilter.ALL)).conversations


async def state(meta: Meta) -> dict[str, Any]:
    """What the sandbox was asked, and what became of it."""
    found: dict[str, Any] = (await meta.client.get("/__sandbox__/state")).json()
    return found


async def sent(meta: Meta) -> Counter[str]:
    """The texts Graph accepted."""
    return Counter(each["body"]["text"]["body"] for each in (await state(meta))["sent"])


def subscription_writes(meta: Meta) -> int:
    """How often somebody changed the app's webhook."""
    return sum(each.startswith("POST") and each.endswith("/subscriptions") for each in meta.asked)


async def full_ring(**values: str) -> MemoryKeyring:
    """A keyring of a PC that is set up."""
    ring = MemoryKeyring()
    known = {
        Credential.ACCESS_TOKEN: TOKEN,
        Credential.APP_SECRET: APP_SECRET,
        Credential.VERIFY_TOKEN: "palabra-ficticia",
        Credential.NGROK_AUTHTOKEN: "2authtoken0ficticio",
        **values,
    }
    for name, text in known.items():
        await Credentials(ring).put(name, Secret(text))
    return ring


def made_core(
    folder: Path,
    graph_url: str,
    cloud: FakeCloud,
    ring: MemoryKeyring,
    *,
    clock: Callable[[], datetime] = utc_now,
    reads_first: bool = False,
    database_key: str | None = DATABASE_KEY,
) -> Core:
    """A Core of a clinic that is set up; not entered yet."""
    setup = Setup(
        choice=Choice.LIVE,
        app_id=APP,
        waba_id=WABA,
        phone_number_id=NUMBER,
        tunnel=TunnelChoice(kind=TunnelKind.NGROK, agent_path=str(cloud.agent)),
    )
    config = Config(
        mode=Mode.LIVE,
        data_folder=folder,
        api_port=0,
        webhook_port=0,
        graph_url=graph_url,
        graph_version=VERSION,
        phone_number_id=PhoneNumberId(NUMBER),
        waba_id=WabaId(WABA),
        app_id=APP,
        setup=setup,
    )
    secrets = Secrets(database_key=database_key, api_key="clave-ficticia")
    return Core(
        config, secrets, credentials=Credentials(ring), clock=clock, reads_first=reads_first
    )


@asynccontextmanager
async def open_desk(
    meta: Meta,
    folder: Path,
    *,
    ring: MemoryKeyring | None = None,
    clock: Callable[[], datetime] = utc_now,
    reads_first: bool = False,
) -> AsyncIterator[Desk]:
    """Core with a network, an agent and a keyring of its own."""
    async with AsyncExitStack() as stack:
        cloud = stack.enter_context(FakeCloud(folder / "cloud"))
        cable = Cable(meta.url)
        await cable.plug()
        stack.push_async_callback(cable.pull)
        ring = ring or await full_ring()
        core = made_core(
            folder / "data", cable.url, cloud, ring, clock=clock, reads_first=reads_first
        )
        yield Desk(await stack.enter_async_context(core), cloud, cable, ring, meta)


def _words(message: Message) -> str:
    content = message.content
    return content.body if isinstance(content, Text) else ""
