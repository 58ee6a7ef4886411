"""Looks at a draft and its conversation inside one transaction: may it be sent by itself, at this moment?"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from aura_desktop.domain import drafted
from aura_desktop.domain.ai_policy import AiMode, AiPolicy, mode_of
from aura_desktop.domain.autonomy import Bar, Proposal, Situation, bars, record_of
from aura_desktop.domain.conversation import SERVICE_WINDOW, Conversation
from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.domain.free_slots import as_of
from aura_desktop.domain.ids import ConversationId, DraftId, MessageId
from aura_desktop.domain.knowledge import Entry
from aura_desktop.domain.message import Message
from aura_desktop.domain.red_list import holds, holds_in_reply, wants_person
from aura_desktop.domain.thread import (
    Unanswered,
    automatic_in_a_row,
    newest_inbound,
    person_answered,
    unanswered,
    words,
)
from aura_desktop.store import (
    ai_policy,
    conversations,
    drafts,
    knowledge,
    message_use,
    messages,
    tail,
)
from aura_desktop.store.database import Tx

USES = 400
"""Settled drafts of a topic that its record is read from."""
LEAST_COVERED = 0.4
"""The share of a reply's words that its sources must have: else it says things nobody wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`bars` empty: it may go. `asked` None: nothing waits for an answer any more."""

    conversation: Conversation
    messages: tuple[Message, ...]
    asked: Unanswered | None
    policy: AiPolicy
    mode: AiMode
    bars: tuple[Bar, ...]


def judge_arrival(tx: Tx, conversation_id: ConversationId, now: datetime) -> Judgement | None:
    """A conversation in which somebody has just written, before there is a draft."""
    nothing = Draft(
        id=DraftId(0),
        conversation_id=conversation_id,
        answers=MessageId(0),
        state=DraftState.WRITING,
        created_at=now,
    )
    return judge(tx, nothing, "", now)


def glance(
    tx: Tx, conversation_id: ConversationId, look_back: int | None = None
) -> Judgement | None:
    """The same without any judgement; `bars` is empty. `look_back`: so many messages, else the whole wait."""
    conversation = conversations.get(tx, conversation_id)
    if conversation is None:
        return None
    policy = ai_policy.get(tx)
    if look_back is None:
        found = tail.read(tx, conversation_id)
    else:
        found = messages.page(tx, conversation_id, None, look_back).messages
    no_ai = conversation.contact.no_ai
    return Judgement(
        conversation=conversation,
        messages=found,
        asked=unanswered(found),
        policy=policy,
        mode=mode_of(policy, conversation.ai_mode, patient_without_ai=no_ai),
        bars=(),
    )


def judge(tx: Tx, draft: Draft, clinic_name: str, now: datetime) -> Judgement | None:
    """`now` is in the clinic's zone. None if the conversation is gone."""
    conversation = conversations.get(tx, draft.conversation_id)
    if conversation is None:
        return None
    policy = ai_policy.get(tx)
    found = tail.read(tx, conversation.id)
    asked = unanswered(found)
    no_ai = conversation.contact.no_ai
    mode = mode_of(policy, conversation.ai_mode, patient_without_ai=no_ai)
    if asked is None:
        against: tuple[Bar, ...] = (Bar.HUMAN_ANSWERED,)
    else:
        proposal = _proposal(tx, draft, conversation, policy, clinic_name, now)
        situation = _situation(tx, draft, conversation, found, asked, policy, mode, now)
        against = bars(proposal, situation, policy, now)
    return Judgement(
        conversation=conversation,
        messages=found,
        asked=asked,
        policy=policy,
        mode=mode,
        bars=against,
    )


def _proposal(
    tx: Tx,
    draft: Draft,
    conversation: Conversation,
    policy: AiPolicy,
    clinic_name: str,
    now: datetime,
) -> Proposal:
    ids = [citation.entry_id for citation in draft.citations]
    entries = {entry.id: entry for entry in knowledge.by_ids(tx, ids)}
    valid = tuple(
        _holds_still(entries.get(citation.entry_id), citation.version, now)
        for citation in draft.citations
    )
    current = [told for entry in entries.values() if (told := as_of(entry, now)) is not None]
    contact = conversation.contact
    allowed = tuple(
        filter(None, (contact.name, contact.profile_name, clinic_name, policy.professional))
    )
    text = draft.version.text if draft.version is not None else ""
    return Proposal(
        topic=draft.topic,
        sources=valid,
        has_doubts=bool(drafted.doubts(text, current, allowed)),
        is_whole=bool(text)
        and len(text) <= policy.longest
        and drafted.coverage(text, current, allowed) >= LEAST_COVERED,
        risk=draft.risk,
        covered=draft.covered,
        is_clinical=bool(holds_in_reply(text, approved=[entry.body for entry in current])),
    )


def _holds_still(entry: Entry | None, version: int, now: datetime) -> bool:
    """Whether a source may be cited, and says what it said when it was read."""
    if entry is None or entry.version != version or not entry.is_valid(now.date()):
        return False
    return as_of(entry, now) is not None


def _situation(
    tx: Tx,
    draft: Draft,
    conversation: Conversation,
    found: tuple[Message, ...],
    asked: Unanswered,
    policy: AiPolicy,
    mode: AiMode,
    now: datetime,
) -> Situation:
    limits = policy.thresholds
    # Spans are counted in UTC: on a clock of the wall they change with the hour.
    moment = now.astimezone(UTC)
    edge = min(asked.messages[0].at, moment - SERVICE_WINDOW)
    said = tail.said_since(tx, conversation.id, edge)
    uses = message_use.uses_of(tx, draft.topic, USES)
    quiet = timedelta(seconds=limits.human_quiet_s)
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    cap = policy.budget.cap_clp * 1000
    return Situation(
        mode=mode,
        is_unlocked=record_of(draft.topic, uses, limits).is_unlocked,
        question_at=asked.newest.at,
        last_inbound_at=conversation.last_inbound_at,
        is_newest=draft.answers == newest_inbound(found) == asked.newest.id
        and draft.mark == asked.mark,
        human_answered=person_answered(said, asked.messages[0].at, moment, quiet),
        is_typing=bool(conversation.draft.strip()),
        in_a_row=automatic_in_a_row(said, moment, SERVICE_WINDOW),
        is_red=bool(holds(asked.whole, has_photo=asked.has_photo)),
        is_held=conversation.held_since is not None,
        wants_person=any(wants_person(words(message)) for message in asked.waiting),
        is_plain=asked.is_plain,
        is_resolved=conversation.resolved,
        is_over_budget=bool(cap) and drafts.spent_milli(tx, month) >= cap,
    )
