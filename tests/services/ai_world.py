"""The AI's services over a real store and a scripted model on loopback; only Meta is absent."""

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Thresholds
from aura_desktop.domain.content import Content, Text
from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.events import BusinessNumber, MessageEchoed, MessageReceived, Sender
from aura_desktop.domain.ids import ConversationId, DraftId, MessageId, PhoneNumberId, WaId, Wamid
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, AnswerTopic, Entry, EntryKind, NewEntry
from aura_desktop.domain.message import Direction, Message
from aura_desktop.domain.setup import AiChoice, AiProvider, Clinic, OpeningHours
from aura_desktop.gateways.drafter import Drafter
from aura_desktop.services.ai_desk import AiDesk
from aura_desktop.services.autopilot.autopilot import Autopilot
from aura_desktop.services.drafting.drafting import Drafting
from aura_desktop.services.drafting.sources import Sources
from aura_desktop.services.drafting.writing import Writer
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.services.sending import Sending
from aura_desktop.store import conversations, drafts, events, messages, outbox, tables
from aura_desktop.store.database import Database, Tx
from tests.llm.server import MODEL, LlmServer, Respond
from tests.services.fakes import Clock

NUMBER = PhoneNumberId("100000000000001")
ZONE = ZoneInfo("America/Santiago")
MONDAY = datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
"""A Monday, 11:00 in Santiago: the clinic is open."""
CLINIC = Clinic(
    name="Clínica Ejemplo",
    address="Av. Ejemplo 0000, Providencia",
    hours=tuple(OpeningHours(weekday=day, opens=time(9), closes=time(20)) for day in range(5)),
)
CAMILA = Sender(wa_id=WaId("56900000142"), profile_name="Camila Ejemplo")
ANTONIA = Sender(wa_id=WaId("56900000187"), profile_name="Antonia Modelo")
OPEN_POLICY = AiPolicy(
    mode=AiMode.AUTO,
    auto_topics=AUTOMATIC_TOPICS,
    professional="Dra. Ficticia",
    thresholds=Thresholds(human_quiet_s=0),
)
ENTRIES = (
    NewEntry(
        kind=EntryKind.SERVICE,
        title="Limpieza facial profunda",
        body="Incluye extracción e hidratación.",
        price_clp=29_990,
        duration_min=60,
    ),
    NewEntry(
        kind=EntryKind.SERVICE,
        title="Toxina botulínica",
        body="Se evalúa antes con la Dra. Ficticia.",
        price_clp=129_000,
        duration_min=30,
    ),
    NewEntry(
        kind=EntryKind.PAYMENT,
        title="Formas de pago",
        body="Aceptamos débito, crédito hasta 3 cuotas sin interés y transferencia.",
    ),
    NewEntry(
        kind=EntryKind.PARKING,
        title="Estacionamiento",
        body="Hay estacionamiento gratis en el subterráneo por 2 horas.",
    ),
)


class AiWorld:
    """Turn the clock, let patients write, look at what became of it."""

    def __init__(self, database: Database, model: LlmServer | None, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.model = model
        self.clinic = CLINIC
        self._numbers = itertools.count(1)
        choice = AiChoice()
        if model is not None:
            choice = AiChoice(provider=AiProvider.COMPATIBLE, base_url=model.base_url, model=MODEL)
        self.choice = choice
        self.drafter = Drafter(lambda: self.choice, lambda: None)
        self.knowledge = Knowledge(database, clock, lambda: ZONE)
        self.entries = KnowledgeDesk(database, clock, lambda: ZONE)
        sources = Sources(database, self.knowledge.search, clock, lambda: ZONE)
        writer = Writer(database, self.drafter, lambda: self.choice, clock)
        self.drafting = Drafting(database, sources, writer, lambda: self.clinic, clock)
        self.autopilot = Autopilot(
            database, self.drafting, lambda: self.clinic, clock, sleep=clock.sleep
        )
        self.desk = AiDesk(database, NUMBER, clock, lambda: ZONE)
        self.sending = Sending(database, NUMBER, clock)

    async def furnish(self, entries: Sequence[NewEntry] = ENTRIES) -> list[Entry]:
        """The stock texts, the set-up's facts and these."""
        await self.entries.seed()
        await self.entries.sync_clinic(self.clinic)
        return [await self.knowledge.save(None, entry, "Pía") for entry in entries]

    async def writes(
        self,
        body: str | Content,
        sender: Sender = CAMILA,
        *,
        seconds_ago: float = 0,
    ) -> ConversationId:
        """A patient writes now; the clock goes on by a second."""
        self.clock.advance(seconds=1)
        at = self.clock() - timedelta(seconds=seconds_ago)
        content = Text(body=body) if isinstance(body, str) else body
        number = BusinessNumber(phone_number_id=NUMBER)
        wamid = Wamid(f"wamid.{next(self._numbers)}")
        event = MessageReceived(number=number, sender=sender, wamid=wamid, at=at, content=content)
        return await self.database.run(_told, event, self.clock())

    async def answers_by_phone(self, body: str, recipient: Sender = CAMILA) -> None:
        """Somebody of the clinic answers on its phone."""
        self.clock.advance(seconds=1)
        event = MessageEchoed(
            number=BusinessNumber(phone_number_id=NUMBER),
            recipient=recipient,
            wamid=Wamid(f"wamid.{next(self._numbers)}"),
            at=self.clock(),
            content=Text(body=body),
        )
        await self.database.run(events.apply_all, [event], self.clock())

    async def thread(self, conversation_id: ConversationId) -> list[Message]:
        """All its messages, oldest first."""
        page = await self.database.read(messages.page, conversation_id, None, 500)
        return list(page.messages)

    async def sent(self, conversation_id: ConversationId) -> list[Message]:
        """What the clinic, its people or its autopilot, has put there."""
        return [m for m in await self.thread(conversation_id) if m.direction is Direction.OUTBOUND]

    async def propose(self, conversation_id: ConversationId) -> Draft | None:
        """The draft at its end."""
        return await self.drafting.propose(conversation_id, lambda draft: None)

    async def earn(self, *topics: AnswerTopic, count: int = 50, used: int = 50) -> None:
        """Drafts of these topics that were used as they were, and others that were discarded."""
        other = await self.database.run(conversations.start, NUMBER, "+56900000777", self.clock())
        for topic in topics:
            await self.database.run(earned, other, topic, count, used, self.clock())

    async def follow(self) -> None:
        """The autopilot looks at everything that came, to its end."""
        await self.autopilot.follow_all()

    async def jobs(self) -> list[str]:
        """The commands in the outbox, as they are kept."""
        return await self.database.read(_commands)


def earned(
    tx: Tx,
    conversation_id: ConversationId,
    topic: AnswerTopic,
    count: int,
    used: int,
    now: datetime,
) -> None:
    """`count` settled drafts, `used` of them used as they were; all but the first are copies of its row."""
    yesterday = now - timedelta(days=1)
    if not count:
        return
    draft = drafts.add(
        tx,
        Draft(
            id=DraftId(0),
            conversation_id=conversation_id,
            answers=MessageId(0),
            state=DraftState.READY,
            topic=topic,
            model=MODEL,
            created_at=yesterday,
        ),
    )
    outcomes = [Outcome.USED if number < used else Outcome.DISCARDED for number in range(count)]
    drafts.settle(tx, draft.id, outcomes[0], yesterday)
    rows = tables.drafts
    kept = sa.select(*(column for column in rows.c if column is not rows.c.id))
    first = tx.execute(kept.where(rows.c.id == draft.id)).one()._asdict()
    copies = [
        first | {"outcome": outcome.value, "settled_at": yesterday + timedelta(seconds=number)}
        for number, outcome in enumerate(outcomes)
    ]
    if copies[1:]:
        tx.execute(sa.insert(rows), copies[1:])


@asynccontextmanager
async def open_world(database: Database, respond: Respond | None) -> AsyncIterator[AiWorld]:
    """With a model that answers by `respond`, or with none."""
    clock = Clock()
    clock.now = MONDAY
    if respond is None:
        yield AiWorld(database, None, clock)
        return
    with LlmServer(respond) as model:
        world = AiWorld(database, model, clock)
        try:
            yield world
        finally:
            await world.drafter.aclose()


def with_thresholds(policy: AiPolicy, **changes: Any) -> AiPolicy:
    """The same policy with other thresholds."""
    return replace(policy, thresholds=replace(policy.thresholds, **changes))


def _told(tx: Tx, event: MessageReceived, now: datetime) -> ConversationId:
    assert events.apply_all(tx, [event], now) == []
    row = tx.exec_driver_sql(
        "SELECT conversation_id FROM messages WHERE wamid = ?", (event.wamid,)
    ).one()
    return ConversationId(row[0])


def _commands(tx: Tx) -> list[str]:
    return list(tx.execute(sa.select(tables.jobs.c.command)).scalars())


def queued(tx: Tx) -> int:
    """How many messages wait to be sent."""
    return outbox.counts(tx).messages
