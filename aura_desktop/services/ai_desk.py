"""AiDesk: what the clinic allows its AI, where it stands, and what it has done so far."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from aura_desktop.domain.ai_policy import AiMode, AiPolicy
from aura_desktop.domain.audit import Action
from aura_desktop.domain.autonomy import TopicRecord, record_of
from aura_desktop.domain.commands import SendText
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId, PhoneNumberId
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, AnswerTopic
from aura_desktop.domain.ledger import LedgerEntry
from aura_desktop.domain.message import MessageOrigin, Way
from aura_desktop.domain.message_record import MessageRecord, TopicWeek
from aura_desktop.errors import InputError
from aura_desktop.store import (
    ai_policy,
    audit,
    conversations,
    drafts,
    message_use,
    model_requests,
    outbox,
)
from aura_desktop.store.database import Database, Tx

USES = 400
LEDGER_PAGE = 50
LONGEST_TEXT = 1000
"""Of the disclosure, the holding reply and the out-of-hours reply."""
_CALL = (
    "Hola. En la recepción hay una conversación que necesita que la respondas tú. "
    "Por privacidad aquí no va ningún dato: revísala con recepción."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`by_whatsapp`: a message without any word of the patient is on its way to the professional."""

    by_whatsapp: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Of this month, in pesos."""

    spent_clp: float
    cap_clp: int


class AiDesk:
    """Each coroutine is one short transaction. `zone` is the clinic's: its months begin there."""

    def __init__(
        self,
        database: Database,
        phone_number_id: PhoneNumberId,
        clock: Callable[[], datetime],
        zone: Callable[[], tzinfo] = lambda: UTC,
        person: Callable[[], str] = lambda: "",
    ) -> None:
        self._database = database
        self._phone_number_id = phone_number_id
        self._clock = clock
        self._zone = zone
        self._person = person

    async def policy(self) -> AiPolicy:
        """What holds now."""
        return await self._database.read(ai_policy.get)

    async def put_policy(self, policy: AiPolicy) -> None:
        """It counts from the next draft on, and for the countdown that runs. Raises: InputError, field named."""
        check_policy(policy)
        await self._database.run(_put_policy, policy, self._clock(), self._person())

    async def set_mode(self, conversation_id: ConversationId, mode: AiMode | None) -> None:
        """What the AI may do in one conversation; None follows the clinic."""
        await self._database.run(drafts.set_mode, conversation_id, mode, self._clock())

    async def set_no_ai(self, contact_id: ContactId, no_ai: bool) -> None:
        """Nothing of this patient goes to a model."""
        await self._database.run(drafts.set_no_ai, contact_id, no_ai, self._clock())

    async def tell_professional(self, conversation_id: ConversationId, note: str) -> Told:
        """Keep that the professional was told, with a note in the thread; by WhatsApp too where that is possible.

        `note` is the sentence of the note, in the language of the desk.
        """
        return await self._database.run(
            _tell, conversation_id, self._phone_number_id, note, self._clock(), self._person()
        )

    async def correct(self, message_id: MessageId) -> bool:
        """A person says that what was sent was wrong: its topic is locked. False if there is no record."""
        return await self._database.run(message_use.correct, message_id, self._clock())

    async def record(self, message_id: MessageId) -> MessageRecord | None:
        """How a sent message came to be."""
        return await self._database.read(message_use.get, message_id)

    async def topics(self) -> tuple[TopicRecord, ...]:
        """How far each topic is that may answer by itself."""
        return await self._database.read(_topics)

    async def weeks(self, weeks: int = 4) -> tuple[TopicWeek, ...]:
        """What became of drafts, per topic and week, newest first."""
        now = self._clock()
        limits = (await self.policy()).thresholds
        return tuple(
            await self._database.read(
                message_use.weeks, now - timedelta(weeks=weeks), now, limits.fast_use_s
            )
        )

    async def ledger(self, before: int | None = None) -> tuple[LedgerEntry, ...]:
        """What left this PC for a model, newest first."""
        return tuple(await self._database.read(model_requests.page, before, LEDGER_PAGE))

    async def spending(self) -> Spending:
        """What models have cost this month."""
        now = self._clock().astimezone(self._zone())
        return await self._database.read(_spending, now)


def check_policy(policy: AiPolicy) -> None:
    """Raises: InputError number_out_of_range, too_long, empty_field; `field` names it."""
    limits, budget = policy.thresholds, policy.budget
    numbers = (
        ("longest", policy.longest, 80, 1000),
        ("drafts", limits.drafts, 1, 400),
        ("used_share", limits.used_share, 0.5, 1.0),
        ("most_change", limits.most_change, 0.01, 0.5),
        ("most_in_a_row", limits.most_in_a_row, 1, 3),
        ("oldest_s", limits.oldest_s, 30, 300),
        ("countdown_s", limits.countdown_s, 3, 60),
        ("human_quiet_s", limits.human_quiet_s, 0, 86_400),
        ("fast_use_s", limits.fast_use_s, 0.5, 30),
        ("cap_clp", budget.cap_clp, 0, 10_000_000),
        ("prompt_clp", budget.prompt_clp, 0, 1_000_000),
        ("answer_clp", budget.answer_clp, 0, 1_000_000),
    )
    for field, value, least, most in numbers:
        if not least <= value <= most:
            raise InputError("number_out_of_range", field=field, least=least, limit=most)
    texts = (
        ("disclosure", policy.disclosure),
        ("holding_reply", policy.holding_reply),
        ("out_of_hours_reply", policy.out_of_hours_reply),
    )
    for field, text in texts:
        if not text.strip():
            raise InputError("empty_field", field=field)
        if len(text) > LONGEST_TEXT:
            raise InputError("too_long", field=field, limit=LONGEST_TEXT, length=len(text))


def _put_policy(tx: Tx, policy: AiPolicy, now: datetime, person: str) -> None:
    for subject, value in _changed(ai_policy.get(tx), policy):
        audit.note(tx, Action.SETTING_CHANGED, person, now, subject=subject, detail={"to": value})
    ai_policy.put(tx, policy)
    if policy.no_ai:
        drafts.supersede_all(tx, now)
    else:
        drafts.supersede_all(tx, now, policy.off_topics)


def _changed(before: AiPolicy, after: AiPolicy) -> Iterator[tuple[str, str]]:
    """What decides on who answers patients, where it is another now."""
    for name, was, is_now in (
        ("ai_mode", _mode(before), _mode(after)),
        ("auto_topics", _listed(before.auto_topics), _listed(after.auto_topics)),
        ("off_topics", _listed(before.off_topics), _listed(after.off_topics)),
    ):
        if was != is_now:
            yield name, is_now


def _mode(policy: AiPolicy) -> str:
    return "no_ai" if policy.no_ai else policy.mode.value


def _listed(topics: Sequence[AnswerTopic]) -> str:
    return ",".join(sorted(topic.value for topic in topics))


def _topics(tx: Tx) -> tuple[TopicRecord, ...]:
    limits = ai_policy.get(tx).thresholds
    return tuple(
        record_of(topic, message_use.uses_of(tx, topic, USES), limits) for topic in AUTOMATIC_TOPICS
    )


def _spending(tx: Tx, now: datetime) -> Spending:
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    cap = ai_policy.get(tx).budget.cap_clp
    return Spending(spent_clp=drafts.spent_milli(tx, month) / 1000, cap_clp=cap)


def _tell(
    tx: Tx,
    conversation_id: ConversationId,
    phone_number_id: PhoneNumberId,
    note: str,
    now: datetime,
    person: str,
) -> Told:
    drafts.tell(tx, conversation_id, now)
    conversations.add_note(tx, conversation_id, note, person, now)
    phone = ai_policy.get(tx).professional_phone
    if not phone:
        return Told(by_whatsapp=False)
    theirs = conversations.start(tx, phone_number_id, phone, now)
    if theirs == conversation_id:
        return Told(by_whatsapp=False)
    found = conversations.get(tx, theirs)
    if found is None or not service_window(found.last_inbound_at, now).is_open:
        return Told(by_whatsapp=False)
    enqueued = outbox.enqueue(
        tx,
        theirs,
        SendText(to=conversations.recipient(tx, theirs), body=_CALL),
        now,
        origin=MessageOrigin.DESK,
        author=person,
        way=Way.MANUAL,
        content=Text(body=_CALL),
    )
    if enqueued.message_id is not None:
        message_use.put(
            tx, enqueued.message_id, MessageRecord(way=Way.MANUAL, author=person, at=now)
        )
    return Told(by_whatsapp=True)
