"""What the autopilot writes into the outbox; each function is one transaction that checks everything again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

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
from aura_desktop.services.autopilot.judging import Judgement, judge
from aura_desktop.store import conversations, drafts, message_use, outbox, settings
from aura_desktop.store.database import Tx

_NOTED = "ai.handoff."


def consider(tx: Tx, draft: Draft, clinic: Clinic, now: datetime) -> Draft:
    """Let the countdown begin, or write down every reason against it, and a note for whoever takes over."""
    judgement = judge(tx, draft, clinic.name, now)
    if judgement is None:
        return draft
    if judgement.bars:
        _note_handoff(tx, judgement, now)
        return _barred(tx, draft, judgement.bars)
    seconds = judgement.policy.thresholds.countdown_s
    counting = replace(
        draft, state=DraftState.COUNTING, sends_at=now + timedelta(seconds=seconds), bars=()
    )
    return counting if drafts.change(tx, counting) else draft


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
    if judgement.bars:
        _note_handoff(tx, judgement, now)
        return _barred(tx, draft, judgement.bars)
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
    stopped = replace(draft, state=DraftState.READY, sends_at=None, bars=("stopped",))
    return stopped if drafts.change(tx, stopped) else None


def stop_all(tx: Tx) -> int:
    """What was counting when the program ended goes to a person; how many that were."""
    found = drafts.counting(tx)
    for draft in found:
        stop(tx, draft.id)
    return len(found)


def answer_out_of_hours(tx: Tx, judged: Judgement, clinic: Clinic, now: datetime) -> bool:
    """The clinic's own words for when it is closed, once a closing and conversation; whether they were queued."""
    policy, conversation, asked = judged.policy, judged.conversation, judged.asked
    text = policy.out_of_hours_reply.strip()
    if not (policy.out_of_hours and text) or asked is None or is_open(clinic, now):
        return False
    stops = {Bar.RED_LIST, Bar.HELD, Bar.TOO_OLD, Bar.HUMAN_ANSWERED, Bar.HUMAN_WRITING}
    if stops & set(judged.bars) or policy.no_ai or conversation.contact.no_ai:
        return False
    if not service_window(conversation.last_inbound_at, now).is_open:
        return False
    key = f"out-of-hours:{conversation.id}:{closed_since(clinic, now).isoformat()}"
    message_id = _queue(tx, conversation.id, text, key, now)
    if message_id is None:
        return False
    message_use.put(tx, message_id, MessageRecord(way=Way.AUTOMATIC, at=now))
    return True


def _queue(
    tx: Tx, conversation_id: ConversationId, text: str, key: str, now: datetime
) -> MessageId | None:
    """The message's id; None if the same key has queued one before."""
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
            way=Way.AUTOMATIC,
            content=Text(body=text),
            idempotency_key=key,
        )
    except InputError as error:
        if error.code != "idempotency_key_reused":
            raise
        return None  # the words were edited since: they were sent all the same
    return queued.message_id if queued.created else None


def _barred(tx: Tx, draft: Draft, bars: Sequence[Bar]) -> Draft:
    changed = replace(
        draft,
        state=DraftState.READY,
        sends_at=None,
        bars=tuple(bar.value for bar in bars),
    )
    drafts.change(tx, changed)
    return changed


def _note_handoff(tx: Tx, judged: Judgement, now: datetime) -> None:
    if judged.asked is None:
        return
    note_handoff(tx, judged, judged.bars, now)


def note_handoff(tx: Tx, judged: Judgement, bars: Sequence[Bar], now: datetime) -> None:
    """Once a question: what was asked and answered, for whoever takes over."""
    asked = judged.asked
    if asked is None:
        return
    name = f"{_NOTED}{judged.conversation.id}"
    if settings.get(tx, name) == str(asked.newest.id):
        return
    note = handoff_note(judged.messages, asked, bars, now, SERVICE_WINDOW)
    if note:
        settings.put(tx, name, str(asked.newest.id))
        conversations.add_note(tx, judged.conversation.id, note, "", now)
