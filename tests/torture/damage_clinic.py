"""A clinic whose program died in mid-work, with a backup of some time before; and what is found there afterwards."""

import asyncio
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from aura_desktop import config
from aura_desktop.core import DATABASE_FILE, Core
from aura_desktop.domain.backup import BackupKind
from aura_desktop.domain.commands import Recipient, SendText
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import Conversation, ConversationFilter
from aura_desktop.domain.ids import JobId
from aura_desktop.domain.message import Message, MessageOrigin, MessageStatus
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.restoring import Restoring
from aura_desktop.store import backup, outbox
from aura_desktop.store.database import Database, DatabaseKey
from tests.eventually import eventually
from tests.flows.processes import APP_SECRET, environment, text_delivery
from tests.flows.strict_graph import StrictGraph

LONG_S = 60.0
WORDS = "Me duele la muela canaria"
WAITING = "Te esperamos el martes canario"
KEY = "0f" * 32
_SEEN = frozenset({MessageStatus.ACCEPTED, MessageStatus.UNCONFIRMED})
PHONE = "+56900000142"


@dataclass
class Clinic:
    """`acknowledged`: wamids of before the backup, `since` the others; `waiting` waited in it and left since."""

    folder: Path
    graph: StrictGraph
    acknowledged: list[str] = field(default_factory=list)
    since: list[str] = field(default_factory=list)
    waiting: JobId | None = None
    left_by: list[Path] = field(default_factory=list)

    def core(self, data: Path) -> Core:
        """The program's over this data folder."""
        environ = environment(self.folder, self.graph.url) | {
            "AURA_DATA_DIR": str(data),
            "AURA_TUNNEL": "off",
        }
        return Core(*config.load(environ), credentials=Credentials())

    def restoring(self, data: Path) -> Restoring:
        """The way back, over this data folder."""
        environ = environment(self.folder, self.graph.url) | {"AURA_DATA_DIR": str(data)}
        return Restoring(*config.load(environ), Credentials())

    def sent_twice(self) -> int:
        """How many jobs Graph was asked for more than once."""
        asked = Counter(body["biz_opaque_callback_data"] for body in self.graph.bodies)
        return sum(count > 1 for count in asked.values())


async def prepare(folder: Path, graph: StrictGraph, messages: int) -> Clinic:
    """A day's work, and what two crashes leave of it: in mid-work, and after a quiet moment."""
    clinic = Clinic(folder=folder, graph=graph)
    data = folder / "data"
    async with clinic.core(data) as core:
        clinic.acknowledged += await _hear(core, range(messages))
        conversation = await the_conversation(core)
    clinic.waiting = await _back_up_with_a_job(data / DATABASE_FILE, conversation)
    async with clinic.core(data) as core:
        await eventually(lambda: any(map(_is_waiting, graph.bodies)), LONG_S)
        clinic.since += await _hear(core, range(messages, 2 * messages))
        clinic.left_by.append(await _as_a_crash_left_it(core, data, folder / "busy"))
        file = data / DATABASE_FILE
        before = file.stat().st_mtime_ns
        await _hear(core, range(2 * messages, 2 * messages + 1))
        await eventually(lambda: file.stat().st_mtime_ns > before, LONG_S)
        clinic.left_by.append(await _as_a_crash_left_it(core, data, folder / "quiet"))
    return clinic


async def _hear(core: Core, numbers: range) -> list[str]:
    """Messages that Meta was told to be kept, read in."""
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        for number in numbers:
            await _deliver(core, client, number)
    await _until_read(core, numbers.stop)
    return [f"wamid.in-{number}" for number in numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands in the transcript, and what became of the job that waited."""

    wamids: Counter[str]
    waiting: MessageStatus | None

    def missing(self, wamids: list[str]) -> int:
        return sum(wamid not in self.wamids for wamid in wamids)

    def doubled(self) -> int:
        return sum(count > 1 for count in self.wamids.values())

    def is_true(self) -> bool:
        """Sent, or not known; never waiting again, never failed, never gone."""
        return self.waiting in _SEEN


async def look(core: Core, clinic: Clinic) -> Found:
    """Once the outbox has had its turn: what is written now stands behind whatever might be sent again."""
    conversation = await the_conversation(core)
    message_id = await core.sending.send_text(conversation.id, "¿Sigue ahí?")

    async def has_left() -> bool:
        found = await core.conversations.messages_by_ids([message_id])
        return found[0].status is not MessageStatus.QUEUED

    await eventually(has_left, LONG_S)
    found = await _transcript(core, conversation)
    view = await core._database.read(outbox.job, clinic.waiting or JobId(""))
    wamids = Counter(str(each.wamid) for each in found if each.wamid is not None)
    return Found(wamids=wamids, waiting=None if view is None else view.state)


async def the_conversation(core: Core) -> Conversation:
    """There is one patient."""
    page = await core.conversations.page(ConversationFilter.ALL)
    return page.conversations[0]


async def _transcript(core: Core, conversation: Conversation) -> list[Message]:
    page = await core.conversations.messages(conversation.id, limit=1000)
    return list(page.messages)


async def _deliver(core: Core, client: httpx.AsyncClient, number: int) -> None:
    body = text_delivery(number, datetime.now(UTC).timestamp(), f"{WORDS} {number} " * 12)
    headers = {"X-Hub-Signature-256": signature.sign(body, Secret(APP_SECRET))}
    url = f"http://127.0.0.1:{core.webhook_port}/whatsapp/webhook"
    assert (await client.post(url, content=body, headers=headers)).status_code == 200


async def _until_read(core: Core, count: int) -> None:
    async def read() -> bool:
        figures = await core.status.figures(core.link_health.links())
        return figures.received == count and figures.inbox_waiting == 0

    await eventually(read, LONG_S)


async def _back_up_with_a_job(path: Path, conversation: Conversation) -> JobId:
    """While nobody sends: what is in the backup waits, and leaves at the next start."""
    store = Database(path, DatabaseKey.parse(KEY))
    await store.open()
    now = datetime.now(UTC)
    made = await store.run(
        outbox.enqueue,
        conversation.id,
        SendText(to=Recipient(phone=PHONE), body=WAITING),
        now,
        origin=MessageOrigin.DESK,
        content=Text(body=WAITING),
    )
    await asyncio.to_thread(backup.make, path, KEY, BackupKind.DAILY, now)
    await store.close()
    return made.job_id


def _is_waiting(body: dict[str, dict[str, str]]) -> bool:
    return body["text"]["body"] == WAITING


async def _as_a_crash_left_it(core: Core, data: Path, target: Path) -> Path:
    """Nothing is closed in order: file, log and index as they lie there at this moment."""
    await core._database.read(
        lambda _: shutil.copytree(data, target)
    )  # on its thread: it does nothing else then
    return target


def fresh(clinic: Clinic, number: int, quiet: bool) -> Path:
    """A data folder to be harmed."""
    target = clinic.folder / f"case-{number}"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(clinic.left_by[1 if quiet else 0], target)
    return target
