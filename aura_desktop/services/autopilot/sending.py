"""What the autopilot writes into the outbox; each function is one transaction that checks everything again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aura_desktop.domain import limits
from aura_desktop.domain.autonomy import Bar
from aura_desktop.domain.commands import SendText
from aura_desktop.domain.content import Text
from aura_desktop.domain.conversation import SERVICE_WINDOW, service_window
from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.handoff import handoff_note
from aura_desktop.domain.hours import closed_since, is_open
from aura_desktop.domain.ids import ConversationId, DraftId, MessageId
from aura_desktop.domain.message import MessageOrigin, Way
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.domain.setup import Clinic
from aura_desktop.errors import InputError
from aura_desktop.services.autopilot.judging import Judgement, judge, judge_arrival
from aura_desktop.store import conversations, drafts, message_use, outbox, settings
from aura_desktop.store.database import Tx

_NOTED = "ai.handoff."
_CLINIC = "Clínica"
_EARLY = timedelta(seconds=2)
_LATE = timedelta(seconds=20)
"""A countdown that ends so much before or after its time has not been one."""


def consider(tx: Tx, draft: Draft, clinic: Clinic, now: datetime) -> Draft:
    """Let the countdown begin, or write down every reason against it, and a note for whoever takes over.

    A draft that a person has stopped, or has another version of by now, is theirs.
    """
    kept = drafts.get(tx, draft.id)
    if kept is None or kept.state is not DraftState.READY or drafts.STOPPED in kept.bars:
        return kept or draft
    judgement = judge(tx, kept, clinic.name, now)
    if judgement is None or kept.versions != draft.versions:
        return kept
    if judgement.bars:
        return _barred(tx, kept, judgement, now)
    # In UTC: on a clock of the wall eight seconds may be an hour when the hour changes.
    ends = now.astimezone(UTC) + timedelta(seconds=judgement.policy.thresholds.countdown_s)
    counting = replace(kept, state=DraftState.COUNTING, sends_at=ends, bars=())
    return counting if drafts.change(tx, counting) else kept


def send(tx: Tx, draft_id: DraftId, clinic: Clinic, now: datetime) -> Draft | None:
    """Queue a draft whose countdown is over, unless anything speaks against it now.

    None: it is queued. Else the draft as it stands, with the reasons.
    """
    draft = drafts.get(tx, draft_id)
    if draft is None or draft.state is not DraftState.COUNTING or draft.version is None:
        return draft
    if not drafts.is_open(tx, draft_id):
        return draft
    judgement = judge(tx, draft, clinic.name, now)
    if judgement is None:
        return draft
    if not _is_on_time(draft, now):
        judgement = replace(judgement, bars=(Bar.TOO_OLD, *judgement.bars))
    if judgement.bars:
        return _barred(tx, draft, judgement, now)
    text = f"{draft.version.text}\n\n{judgement.policy.disclosure}".strip()
    queued = _queue(tx, draft.conversation_id, text, f"autopilot:{draft.id}", now)
    if queued is not None:
        record = MessageRecord(
            way=Way.AUTOMATIC,
            draft_id=draft.id,
            topic=draft.topic,
            sources=tuple((each.entry_id, each.version) for each in draft.citations),
            model=draft.model,
            prompt_version=draft.prompt_version,
            offered_length=len(draft.version.text),
            at=now,
        )
        message_use.put(tx, queued, record)
    drafts.settle(tx, draft.id, Outcome.AUTOMATIC, now)
    return None


def stop(tx: Tx, draft_id: DraftId) -> Draft | None:
    """A person stops the countdown; the draft stays for them. None if it is not counting any more."""
    draft = drafts.get(tx, draft_id)
    if draft is None or draft.state is not DraftState.COUNTING:
        return None
    stopped = replace(draft, state=DraftState.READY, sends_at=None, bars=(drafts.STOPPED,))
    return stopped if drafts.change(tx, stopped) else None


def overtaken(tx: Tx, conversation_id: ConversationId) -> None:
    """A newer message has come: what was counting for the one before it goes to a person."""
    draft = drafts.open_of(tx, conversation_id)
    if draft is not None and draft.state is DraftState.COUNTING:
        bars = (Bar.NEWER_MESSAGE.value,)
        drafts.change(tx, replace(draft, state=DraftState.READY, sends_at=None, bars=bars))


def stop_all(tx: Tx) -> int:
    """What was counting when the program ended goes to a person; how many that were."""
    found = drafts.counting(tx)
    for draft in found:
        stop(tx, draft.id)
    return len(found)


def answer_out_of_hours(
    tx: Tx, conversation_id: ConversationId, clinic: Clinic, now: datetime
) -> bool:
    """The clinic's own words for when it is closed, once a closing and conversation; whether they were queued."""
    if is_open(clinic, now):
        return False
    judged = judge_arrival(tx, conversation_id, now)
    if judged is None or judged.asked is None:
        return False
    policy, conversation = judged.policy, judged.conversation
    text = policy.out_of_hours_reply.strip()
    if not (policy.out_of_hours and text):
        return False
    stops = {Bar.RED_LIST, Bar.HELD, Bar.TOO_OLD, Bar.HUMAN_ANSWERED, Bar.HUMAN_WRITING}
    if stops & set(judged.bars) or policy.no_ai or conversation.contact.no_ai:
        return False
    if not service_window(conversation.last_inbound_at, now).is_open:
        return False
    key = f"out-of-hours:{conversation.id}:{closed_since(clinic, now).isoformat()}"
    message_id = _queue(tx, conversation.id, text, key, now, author=clinic.name or _CLINIC)
    if message_id is None:
        return False
    message_use.put(tx, message_id, MessageRecord(way=Way.AUTOMATIC, at=now))
    return True


def _queue(
    tx: Tx, conversation_id: ConversationId, text: str, key: str, now: datetime, author: str = ""
) -> MessageId | None:
    """The message's id; None if the same key has queued one before. With an author it answers nothing."""
    command = SendText(
        to=conversations.recipient(tx, conversation_id), body=text, preview_url=False
    )
    limits.check(command)
    try:
        queued = outbox.enqueue(
            tx,
            conversation_id,
            command,
            now,
            origin=MessageOrigin.AUTOPILOT,
            author=author,
            way=Way.AUTOMATIC,
            content=Text(body=text),
            idempotency_key=key,
        )
    except InputError as error:
        if error.code != "idempotency_key_reused":
            raise
        return None  # the words were edited since: they were sent all the same
    return queued.message_id if queued.created else None


def _is_on_time(draft: Draft, now: datetime) -> bool:
    """Whether the countdown ended just now: nobody can stop one that a PC sleeps through, or a clock jumps over."""
    return draft.sends_at is not None and -_EARLY <= now - draft.sends_at <= _LATE


def _barred(tx: Tx, draft: Draft, judged: Judgement, now: datetime) -> Draft:
    names = tuple(bar.value for bar in judged.bars)
    changed = replace(draft, state=DraftState.READY, sends_at=None, bars=names)
    drafts.change(tx, changed)
    if judged.asked is None:
        drafts.settle(tx, draft.id, Outcome.SUPERSEDED, now)
    note_handoff(tx, judged, judged.bars, now)
    return changed


def note_handoff(tx: Tx, judged: Judgement, bars: Sequence[Bar], now: datetime) -> None:
    """Once for all that waits together, and once more if it turns red: what was asked and answered, and why."""
    asked = judged.asked
    if asked is None:
        return
    name = f"{_NOTED}{judged.conversation.id}"
    mark, red = str(asked.first), f"{asked.first} {Bar.RED_LIST.value}"
    known = settings.get(tx, name)
    if known == red or (known == mark and Bar.RED_LIST not in bars):
        return
    note = handoff_note(judged.messages, asked, bars, now, SERVICE_WINDOW)
    if note:
        settings.put(tx, name, red if Bar.RED_LIST in bars else mark)
        conversations.add_note(tx, judged.conversation.id, note, "", now)
