"""The case of one draft: what the patient asked, what the clinic knows of it, and what of it may leave."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from aura_desktop.domain import grounding, prompt
from aura_desktop.domain.ai_policy import AiMode, AiPolicy, mode_of
from aura_desktop.domain.content import SharedContacts
from aura_desktop.domain.conversation import Conversation
from aura_desktop.domain.draft import Draft, Outcome
from aura_desktop.domain.drafted import Ground
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.knowledge import Entry, source_text
from aura_desktop.domain.message import Direction, Message
from aura_desktop.domain.model_request import ChatMessage
from aura_desktop.domain.placeholders import Placeholders
from aura_desktop.domain.redaction import Known, Redaction
from aura_desktop.domain.setup import Clinic
from aura_desktop.domain.spanish_date import date_in_words
from aura_desktop.domain.thread import Unanswered, unanswered
from aura_desktop.store import ai_policy, conversations, drafts, tail
from aura_desktop.store.database import Tx

LEARNT_FROM = 40
"""So many of the newest messages are read for names, whether they leave or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A conversation as it stands in the store at one moment; `asked` None: nothing waits for an answer.

    `last`: the newest draft there was, and what became of it.
    """

    conversation: Conversation
    messages: tuple[Message, ...]
    asked: Unanswered | None
    policy: AiPolicy
    last: tuple[Draft, Outcome] | None

    @property
    def mode(self) -> AiMode:
        """What the AI may do in it."""
        contact = self.conversation.contact
        chosen = self.conversation.ai_mode
        return mode_of(self.policy, chosen, patient_without_ai=contact.no_ai)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a model is asked, and what is needed to read its answer; `placeholders` belong to this request.

    `hidden`: how many identifiers of the patient.
    """

    look: Look
    asked: Unanswered
    messages: tuple[ChatMessage, ...]
    ground: Ground
    entries: tuple[Entry, ...]
    hidden: int
    placeholders: Placeholders = field(default_factory=Placeholders)
    redaction: Redaction

    def body(self, request: Sequence[ChatMessage]) -> str:
        """The text of a request, exactly as it leaves."""
        return "\n\n".join(f"{message.role.value}:\n{message.content}" for message in request)

    def prove(self, request: Sequence[ChatMessage]) -> str:
        """The same, looked over: no identifier is in it. Raises: InputError("ai_redaction_failed")."""
        body = self.body(request)
        self.redaction.check(body)
        return body


def look(tx: Tx, conversation_id: ConversationId) -> Look | None:
    """All that a draft depends on, in one read; None if there is no such conversation."""
    conversation = conversations.get(tx, conversation_id)
    if conversation is None:
        return None
    found = tail.read(tx, conversation_id)
    return Look(
        conversation=conversation,
        messages=found,
        asked=unanswered(found),
        policy=ai_policy.get(tx),
        last=drafts.last_of(tx, conversation_id),
    )


def is_wanted(tx: Tx, conversation_id: ConversationId) -> bool:
    """Whether a text of the AI may be made here, and the patient's words leave for it, at this moment."""
    conversation = conversations.get(tx, conversation_id)
    if conversation is None or conversation.held_since is not None:
        return False
    no_ai = conversation.contact.no_ai
    mode = mode_of(ai_policy.get(tx), conversation.ai_mode, patient_without_ai=no_ai)
    return mode is not AiMode.OFF


def keep(tx: Tx, draft: Draft, cost_milli: int) -> Draft | None:
    """Keep a draft that is whole, unless it is wanted no more or the question has changed meanwhile."""
    now = look(tx, draft.conversation_id)
    if now is None or now.asked is None or now.asked.mark != draft.mark:
        return None
    return drafts.add(tx, draft, cost_milli) if is_wanted(tx, draft.conversation_id) else None


def needs_no_source(look_at: Look, clinic: Clinic) -> tuple[str, ...]:
    """What a reply may say without a source: the patient's name, the clinic's, where it is, the professional's."""
    own = (clinic.name, clinic.address, look_at.policy.professional)
    return tuple(filter(None, (*_names(look_at.conversation), *own)))


def make_case(
    look_at: Look,
    asked: Unanswered,
    entries: Sequence[Entry],
    clinic: Clinic,
    now: datetime,
    public_names: Sequence[str] = (),
) -> Case:
    """Hide, protect and fence; CPU only, some tens of milliseconds. `public_names`: of services, no patient's.

    Raises: InputError of the redaction, and nothing may leave.
    """
    placeholders = Placeholders()
    texts = [source_text(entry) for entry in entries]
    public = (clinic.name, clinic.address, look_at.policy.professional, *public_names, *texts)
    redaction = Redaction(_known(look_at, public), placeholders)
    spoken = prompt.thread_lines(look_at.messages, asked.messages)
    hidden_texts = redaction.hide_all(
        (prompt.said(message.content) for message, _ in spoken),
        earlier=_other_words(look_at, {message.id for message, _ in spoken}),
    )
    for text in hidden_texts:
        redaction.check_text(text)
    lines = [
        prompt.Line(
            by_patient=message.direction is Direction.INBOUND,
            text=prompt.shortened(text),
            fresh=fresh,
        )
        for (message, fresh), text in zip(spoken, hidden_texts, strict=True)
    ]
    hidden = len(placeholders)
    keys = [f"k{number}" for number in range(1, len(entries) + 1)]
    sources = [
        prompt.Source(key=key, entry=entry, text=grounding.protect(text, placeholders))
        for key, entry, text in zip(keys, entries, texts, strict=True)
    ]
    today = date_in_words(now.astimezone(ZoneInfo(clinic.time_zone)))
    request = prompt.first_request(
        look_at.policy, clinic.name, sources, lines, today, secrets.token_hex(6)
    )
    case = Case(
        look=look_at,
        asked=asked,
        messages=request,
        ground=Ground(
            entries=dict(zip(keys, entries, strict=True)),
            allowed=needs_no_source(look_at, clinic),
        ),
        entries=tuple(entries),
        hidden=hidden,
        placeholders=placeholders,
        redaction=redaction,
    )
    case.prove(request)
    return case


def protected_reply(case: Case, text: str) -> str:
    """A reply that was filled, with marks again, to go out once more. Raises: InputError("ai_redaction_failed")."""
    return grounding.protect(case.redaction.hide(text), case.placeholders)


def _names(conversation: Conversation) -> tuple[str, ...]:
    contact = conversation.contact
    return tuple(filter(None, (contact.name, contact.profile_name)))


def _known(look_at: Look, public: tuple[str, ...]) -> Known:
    """The patient, and whoever was shared as a contact in this thread."""
    contact = look_at.conversation.contact
    shared = [
        each
        for message in look_at.messages
        if isinstance(message.content, SharedContacts)
        for each in message.content.contacts
    ]
    names = (
        *_names(look_at.conversation),
        contact.username,
        *(each.formatted_name for each in shared),
    )
    numbers = (number for each in shared for number in (*each.phones, *each.wa_ids))
    return Known(
        names=tuple(filter(None, names)),
        phones=tuple(filter(None, (contact.phone, contact.wa_id, *numbers))),
        public=tuple(filter(None, public)),
    )


def _other_words(look_at: Look, spoken: Collection[MessageId]) -> Iterator[str]:
    """What else was said in the thread: it does not leave, but a name told there is a name here."""
    for message in look_at.messages[-LEARNT_FROM:]:
        if message.id not in spoken and message.direction in (
            Direction.INBOUND,
            Direction.OUTBOUND,
        ):
            yield prompt.said(message.content)
