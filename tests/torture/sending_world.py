"""A clinic's sending side on a clock that runs as fast as the machine: real queue, real HTTP, a misbehaving Graph."""

import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from aura_desktop import paths
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ConversationId, JobId, MessageId, PhoneNumberId, WabaId
from aura_desktop.domain.message import MessageStatus
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app, load_scripts
from aura_desktop.services import dispatch as dispatching
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.services.feed import Feed
from aura_desktop.services.intake import Intake
from aura_desktop.services.sending import Sending
from aura_desktop.store import conversations, inbox, leases, messages, outbox
from aura_desktop.store.database import Database, DatabaseKey, Tx
from tests.eventually import eventually

NUMBER, WABA = PhoneNumberId("100000000000142"), WabaId("200000000000142")
TOKEN, SECRET, VERIFY = "EAAficticio0142", "secreto0ficticio0142", "palabra0ficticia0142"
GIVES_UP_AFTER_S = 0.4
"""So long the client waits for an answer here; a stall costs no more."""
SPEED = 20.0
DRAINED_WITHIN_S = 900.0
_TICKS = (
    "CREATE TABLE torture_ticks (message_id INTEGER, was TEXT, became TEXT)",
    "CREATE TRIGGER torture_ticked AFTER UPDATE OF status ON messages WHEN old.status != new.status "
    "BEGIN INSERT INTO torture_ticks VALUES (new.id, old.status, new.status); END",
)


class RunningClock:
    """Stands still while anything is under way, and jumps to the next moment at which something is due."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)
        self.world: World | None = None
        self.may_sleep_long = asyncio.Event()
        """Without it no wait of more than an hour ends."""
        self.may_sleep_long.set()

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        """For the speed limits at Graph."""
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        """The dispatcher's."""
        world = self.world
        assert world is not None
        await world.dispatch.settled()
        for _ in range(3):  # what has just ended is heard of first
            await asyncio.sleep(0)
        if seconds < dispatching.TICK_S:
            self.now += timedelta(seconds=seconds)
            return
        due = await world.database.read(leases.next_due, self.now)
        if due is None:
            await asyncio.sleep(0.01)
            return
        if due - self.now > timedelta(hours=1):
            await self.may_sleep_long.wait()
        self.now = max(due, self.now + timedelta(seconds=seconds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request to Graph, by the running clock; `code` is Graph's, 0 for none."""

    at: datetime
    job_id: str
    to: str
    code: int


class _Impatient(httpx.AsyncBaseTransport):
    """Over the network, but no answer is waited for longer than a moment; remembers what was asked."""

    def __init__(self, clock: RunningClock) -> None:
        self._clock = clock
        self._inner = httpx.AsyncHTTPTransport()
        self.asked: list[Asked] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["timeout"]["read"] = GIVES_UP_AFTER_S
        body = json.loads(request.content) if request.content else {}
        at, code = self._clock(), 0
        try:
            response = await self._inner.handle_async_request(request)
            content = await response.aread()
            code = _code_of(content) if response.status_code != 200 else 0
            return httpx.Response(
                response.status_code, headers=response.headers, content=content, request=request
            )
        finally:
            job_id = body.get("biz_opaque_callback_data", "")
            to = str(body.get("to", ""))
            self.asked.append(Asked(at=at, job_id=job_id, to=to, code=code))

    async def aclose(self) -> None:
        await self._inner.aclose()


def _code_of(content: bytes) -> int:
    try:
        return int(json.loads(content)["error"]["code"])
    except (ValueError, KeyError, TypeError):
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AtGraph:
    """What Graph accepted under one job: the wamids, and the statuses that were told of the first."""

    wamids: tuple[str, ...]
    statuses: tuple[str, ...]


@dataclass
class World:
    """`sent` holds every message that was put into the queue."""

    clock: RunningClock
    zone: tzinfo
    database: Database
    dispatch: Dispatch
    sending: Sending
    graph: GraphClient
    sandbox: httpx.AsyncClient
    transport: _Impatient
    sent: list[MessageId] = field(default_factory=list)

    async def patients(self, count: int) -> list[ConversationId]:
        """So many who have written just now."""
        phones = [f"5690000{number:04d}" for number in range(1, count + 1)]
        for phone in phones:
            order = {"phone": phone, "name": "Camila Ejemplo", "line": {"text": "Hola"}}
            (await self.sandbox.post("/__sandbox__/inbound", json=order)).raise_for_status()
        await eventually(lambda: self._all_wrote(count), 180.0)
        return [await self.stranger(number) for number in range(1, count + 1)]

    async def _all_wrote(self, count: int) -> bool:
        return await self.database.read(_count_inbound) >= count

    async def stranger(self, number: int) -> ConversationId:
        """The conversation with a number, whoever wrote first."""
        phone = f"+5690000{number:04d}"
        return await self.database.run(conversations.start, NUMBER, phone, self.clock())

    async def text(self, conversation_id: ConversationId, body: str) -> MessageId:
        """One message into the queue."""
        message_id = await self.sending.send_text(conversation_id, body)
        self.sent.append(message_id)
        return message_id

    async def order(self, **faults: Any) -> None:
        """How Graph and its webhooks misbehave from now on."""
        (await self.sandbox.post("/__sandbox__/faults", json=faults)).raise_for_status()

    async def drained(self) -> None:
        """Nothing waits to leave."""

        async def is_empty() -> bool:
            return (await self.database.read(outbox.counts)).waiting == 0

        await eventually(is_empty, DRAINED_WITHIN_S)

    async def at_graph(self) -> dict[str, AtGraph]:
        """What Graph has, by job."""
        state = (await self.sandbox.get("/__sandbox__/state")).json()
        found: dict[str, list[dict[str, Any]]] = {}
        for each in state["sent"]:
            found.setdefault(each["body"].get("biz_opaque_callback_data", ""), []).append(each)
        return {
            job_id: AtGraph(
                wamids=tuple(item["wamid"] for item in items), statuses=tuple(items[0]["statuses"])
            )
            for job_id, items in found.items()
        }

    async def tell_again(self) -> int:
        """Once more "delivered" of everything that was read. Returns of how many, once all is told."""
        state = (await self.sandbox.get("/__sandbox__/state")).json()
        told = state["webhooks"]["posted"]
        read = [each["wamid"] for each in state["sent"] if "read" in each["statuses"]]
        for wamid in read:
            late = {"wamid": wamid, "status": "delivered"}
            (await self.sandbox.post("/__sandbox__/status", json=late)).raise_for_status()

        async def is_told() -> bool:
            now = (await self.sandbox.get("/__sandbox__/state")).json()
            return now["webhooks"]["posted"] >= told + len(read) and await self.inbox_is_empty()

        await eventually(is_told, 180.0)
        return len(read)

    async def job_of(self, message_id: MessageId) -> JobId:
        message = await self.database.read(messages.get, message_id)
        assert message is not None and message.job_id is not None
        return message.job_id

    async def ticks(self) -> list[tuple[int, MessageStatus, MessageStatus]]:
        """Every change of a status that ever was."""
        return await self.database.read(_read_ticks)

    async def retried(self) -> int:
        """How many tries there were after first ones."""
        return sum(n - 1 for n in Counter(a.job_id for a in self.transport.asked).values())

    async def inbox_is_empty(self) -> bool:
        return (await self.database.read(inbox.counts)).waiting == 0


def _read_ticks(tx: Tx) -> list[tuple[int, MessageStatus, MessageStatus]]:
    rows = tx.exec_driver_sql("SELECT message_id, was, became FROM torture_ticks").all()
    return [(row[0], MessageStatus(row[1]), MessageStatus(row[2])) for row in rows]


def _count_inbound(tx: Tx) -> int:
    found = tx.exec_driver_sql("SELECT count(*) FROM messages WHERE direction = 'inbound'")
    return int(found.scalar_one())


def _watch_ticks(tx: Tx) -> None:
    for statement in _TICKS:
        tx.exec_driver_sql(statement)


@asynccontextmanager
async def open_world() -> AsyncIterator[World]:
    """Everything runs inside."""
    clock = RunningClock()
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="aura-torture-"))
        database = Database(Path(folder) / "aura.db", DatabaseKey.generate())
        await database.open()
        stack.push_async_callback(database.close)
        await database.run(_watch_ticks)
        intake = Intake(database, clock)
        webhook = webhook_app(intake.accept, WebhookKeys(Secret(VERIFY), Secret(SECRET)))
        webhook_url = f"{await _serve(stack, webhook)}/whatsapp/webhook"
        url = await _serve(stack, create_app(_settings(webhook_url, clock)))
        transport = _Impatient(clock)
        graph = GraphClient(transport, url, "v25.0", lambda: Secret(TOKEN))
        await stack.enter_async_context(graph)
        sandbox = httpx.AsyncClient(base_url=url, trust_env=False, timeout=60.0, verify=False)
        await stack.enter_async_context(sandbox)
        zone = _at_ten(clock.now)
        dispatch = Dispatch(
            database, graph, NUMBER, clock=clock, sleep=clock.sleep, zone=lambda: zone
        )
        world = clock.world = World(
            clock=clock,
            zone=zone,
            database=database,
            dispatch=dispatch,
            sending=Sending(database, NUMBER, clock),
            graph=graph,
            sandbox=sandbox,
            transport=transport,
        )
        async with _running(database, intake, dispatch):
            yield world


def _at_ten(now: datetime) -> tzinfo:
    """A zone in which it is ten in the morning: no midnight falls into the first hours."""
    return timezone(timedelta(hours=10) - timedelta(hours=now.hour, minutes=now.minute))


def _settings(webhook_url: str, clock: RunningClock) -> SandboxSettings:
    scripts = load_scripts(paths.resources() / "sandbox")
    return SandboxSettings(
        access_token=TOKEN,
        app_secret=SECRET,
        verify_token=VERIFY,
        phone_number_id=NUMBER,
        waba_id=WABA,
        app_id="300000000000142",
        display_phone_number="+56 2 0000 0100",
        webhook_url=webhook_url,
        scripts={"templates": scripts["templates"]},
        seed_history=False,
        live_patients=False,
        speed=SPEED,
        monotonic=clock.seconds,
    )


async def _serve(stack: AsyncExitStack, app: ASGIApp | Any) -> str:
    listener = Listener(app)
    url = f"http://127.0.0.1:{await listener.start()}"
    stack.push_async_callback(listener.stop)
    return url


@asynccontextmanager
async def _running(database: Database, intake: Intake, dispatch: Dispatch) -> AsyncIterator[None]:
    feed = Feed(database)
    await feed.start()
    feed.subscribe({Topic.DELIVERY}, lambda items: intake.wake())
    feed.subscribe({Topic.JOB}, lambda items: dispatch.wake())
    await dispatch.start()
    tasks = [asyncio.create_task(run()) for run in (feed.run, intake.run, dispatch.run)]
    try:
        yield
    finally:
        feed.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
