"""The case of one draft: what the patient asked, what the clinic knows of it, and what of it may leave."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from aura_desktop.domain import grounding, prompt
from aura_desktop.domain.ai_policy import AiMode, AiPolicy, mode_of
from aura_desktop.domain.conversation import Conversation
from aura_desktop.domain.draft import Draft, Outcome
from aura_desktop.domain.drafted import Ground
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.knowledge import Entry, source_text
from aura_desktop.domain.message import Direction, Message
from aura_desktop.domain.model_request import ChatMessage
from aura_desktop.domain.placeholders import Placeholders
from aura_desktop.domain.redaction import Known, Redaction
from aura_desktop.domain.setup import Clinic
from aura_desktop.domain.spanish_date import date_in_words
from aura_desktop.domain.thread import Unanswered, unanswered
from aura_desktop.store import ai_policy, conversations, drafts, messages
from aura_desktop.store.database import Tx

LOOK_BACK = 40
"""Messages of the thread that are looked at."""


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
    found = messages.page(tx, conversation_id, None, LOOK_BACK).messages
    return Look(
        conversation=conversation,
        messages=found,
        asked=unanswered(found),
        policy=ai_policy.get(tx),
        last=drafts.last_of(tx, conversation_id),
    )


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
    redaction = Redaction(_known(look_at.conversation, public), placeholders)
    spoken = prompt.thread_lines(look_at.messages, asked.messages)
    hidden_texts = redaction.hide_all(prompt.said(message.content) for message, _ in spoken)
    lines = [
        prompt.Line(by_patient=message.direction is Direction.INBOUND, text=text, fresh=fresh)
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
            allowed=tuple(filter(None, (*_names(look_at.conversation), *public[:3]))),
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


def _known(conversation: Conversation, public: tuple[str, ...]) -> Known:
    contact = conversation.contact
    return Known(
        names=tuple(filter(None, (*_names(conversation), contact.username))),
        phones=tuple(filter(None, (contact.phone, contact.wa_id))),
        public=tuple(filter(None, public)),
    )
