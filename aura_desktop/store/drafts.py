"""Drafts: kept when they are whole, settled once, and what of them the list of conversations shows."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ContactId, ConversationId, DraftId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import Direction, MessageOrigin, MessageStatus
from aura_desktop.store import feed, floors, one_row, tables, threads
from aura_desktop.store.columns import storable

_rows = tables.drafts
_threads = tables.conversations
_NEW = sa.insert(_rows).values(id=floors.next_id(_rows))
_GET = sa.select(_rows).where(_rows.c.id == sa.bindparam("draft"))
_OPEN_OF = (
    sa.select(_rows)
    .where(_rows.c.conversation_id == sa.bindparam("conversation"), _rows.c.outcome == Outcome.OPEN)
    .order_by(_rows.c.id.desc())
    .limit(1)
)
_PREVIEW = 160
_SHOWN_IN_LIST = frozenset({DraftState.READY})
COUNTED = 400
"""So many judged drafts of a topic its record is read from at most."""
STOPPED = "stopped"
"""Stands among the bars of a draft that a person has stopped."""


def add(tx: sa.Connection, draft: Draft, cost_milli: int = 0) -> Draft:
    """Keep a new draft in place of every open one of its conversation; returns it with its id."""
    supersede(tx, draft.conversation_id, draft.created_at)
    values = {
        "conversation_id": draft.conversation_id,
        "answers": draft.answers,
        "created_at": draft.created_at,
        "model": draft.model,
        "prompt_version": draft.prompt_version,
        "first_word_ms": draft.first_word_ms,
        "took_ms": draft.took_ms,
        "cost_milli": cost_milli,
        **_changing(draft),
    }
    row_id = tx.execute(_NEW, values).lastrowid
    kept = replace(draft, id=DraftId(row_id))
    _show_in_list(tx, kept)
    note(tx, draft.conversation_id)
    return kept


def change(tx: sa.Connection, draft: Draft, cost_milli: int = 0) -> bool:
    """Another version, or another state, of an open draft; False if it is settled."""
    statement = sa.update(_rows).where(_rows.c.id == draft.id, _rows.c.outcome == Outcome.OPEN)
    values = _changing(draft) | {"cost_milli": _rows.c.cost_milli + cost_milli}
    if not tx.execute(statement.values(**values)).rowcount:
        return False
    _show_in_list(tx, draft)
    note(tx, draft.conversation_id)
    return True


def touch(tx: sa.Connection, draft: Draft, cost_milli: int = 0) -> Draft:
    """A person changed an open draft: it is theirs, and does not go by itself any more."""
    kept = get(tx, draft.id)
    if DraftState.COUNTING in (draft.state, kept.state if kept else None):
        draft = replace(draft, state=DraftState.READY, sends_at=None, bars=(STOPPED,))
    elif kept is not None:
        # What was found against it since is not forgotten.
        draft = replace(draft, bars=kept.bars, sends_at=None)
    change(tx, draft, cost_milli)
    return draft


def get(tx: sa.Connection, draft_id: DraftId) -> Draft | None:
    """A draft, settled or not."""
    row = tx.execute(_GET, {"draft": draft_id}).one_or_none()
    return None if row is None else _record(row)


def open_of(tx: sa.Connection, conversation_id: ConversationId) -> Draft | None:
    """The draft of this conversation that nobody has settled."""
    row = tx.execute(_OPEN_OF, {"conversation": conversation_id}).one_or_none()
    return None if row is None else _record(row)


def last_of(tx: sa.Connection, conversation_id: ConversationId) -> tuple[Draft, Outcome] | None:
    """The newest draft of this conversation, and what became of it."""
    query = sa.select(_rows).where(_rows.c.conversation_id == conversation_id)
    row = tx.execute(query.order_by(_rows.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else (_record(row), Outcome(row.outcome))


def is_open(tx: sa.Connection, draft_id: DraftId) -> bool:
    """Whether nobody has settled it."""
    query = sa.select(_rows.c.id).where(_rows.c.id == draft_id, _rows.c.outcome == Outcome.OPEN)
    return tx.execute(query).scalar() is not None


def counting(tx: sa.Connection) -> list[Draft]:
    """Drafts that will be sent by themselves."""
    query = sa.select(_rows).where(
        _rows.c.state == DraftState.COUNTING, _rows.c.outcome == Outcome.OPEN
    )
    return [_record(row) for row in tx.execute(query.order_by(_rows.c.id))]


def settle(tx: sa.Connection, draft_id: DraftId, outcome: Outcome, now: datetime) -> bool:
    """What became of it; only the first word counts, and whether this was it.

    What a person sends of a draft that was put aside was used all the same.
    """
    open_to = [Outcome.OPEN]
    if outcome in (Outcome.USED, Outcome.CHANGED):
        open_to += [Outcome.SUPERSEDED, Outcome.DISCARDED]
    statement = sa.update(_rows).where(_rows.c.id == draft_id, _rows.c.outcome.in_(open_to))
    if not tx.execute(statement.values(outcome=outcome.value, settled_at=now)).rowcount:
        return False
    draft = get(tx, draft_id)
    if draft is not None:
        _set_in_list(tx, draft.conversation_id, "")
        note(tx, draft.conversation_id)
    return True


def reopen(tx: sa.Connection, draft_id: DraftId) -> bool:
    """A discarded draft is taken back, unless it answers nothing any more; it never goes by itself."""
    draft = get(tx, draft_id)
    if draft is None or not _is_current(tx, draft):
        return False
    newest = last_of(tx, draft.conversation_id)
    if newest is None or (newest[0].id, newest[1]) != (draft_id, Outcome.DISCARDED):
        return False
    statement = sa.update(_rows).where(_rows.c.id == draft_id)
    tx.execute(statement.values(outcome=Outcome.OPEN.value, settled_at=None))
    touch(tx, draft)
    return True


def supersede(tx: sa.Connection, conversation_id: ConversationId, now: datetime) -> None:
    """Whatever was open there answers nothing any more."""
    statement = sa.update(_rows).where(
        _rows.c.conversation_id == conversation_id, _rows.c.outcome == Outcome.OPEN
    )
    values = {"outcome": Outcome.SUPERSEDED.value, "settled_at": now}
    if tx.execute(statement.values(**values)).rowcount:
        _set_in_list(tx, conversation_id, "")
        note(tx, conversation_id)


def note(tx: sa.Connection, conversation_id: ConversationId) -> None:
    """Something about this conversation's draft changed."""
    feed.note(tx, Topic.DRAFT, str(conversation_id))


# what the AI may do in a conversation


def set_mode(
    tx: sa.Connection, conversation_id: ConversationId, mode: AiMode | None, now: datetime
) -> None:
    """Its own mode; None follows the clinic's."""
    values = {"ai_mode": "" if mode is None else mode.value}
    _change_thread(tx, conversation_id, **values)
    if mode is AiMode.OFF:
        supersede(tx, conversation_id, now)


def set_no_ai(tx: sa.Connection, contact_id: ContactId, no_ai: bool, now: datetime) -> None:
    """Nothing of this patient goes to a model, and no AI text is made for them; what there was of it goes."""
    contacts = tables.contacts
    tx.execute(sa.update(contacts).where(contacts.c.id == contact_id).values(no_ai=no_ai))
    threads.note_all_of(tx, contact_id)
    if no_ai:
        mine = sa.select(_threads.c.id).where(_threads.c.contact_id == contact_id)
        for conversation_id in tx.execute(mine).scalars().all():
            supersede(tx, ConversationId(conversation_id), now)


def supersede_all(
    tx: sa.Connection, now: datetime, topics: Collection[AnswerTopic] | None = None
) -> None:
    """No draft, or none of these topics, is wanted anywhere any more."""
    open_ones = sa.select(_rows.c.conversation_id).where(_rows.c.outcome == Outcome.OPEN)
    if topics is not None:
        open_ones = open_ones.where(_rows.c.topic.in_([topic.value for topic in topics]))
    for conversation_id in tx.execute(open_ones.distinct()).scalars().all():
        supersede(tx, ConversationId(conversation_id), now)


def hold(
    tx: sa.Connection, conversation_id: ConversationId, dangers: Sequence[str], since: datetime
) -> bool:
    """A person is wanted; dangers found before stay. Whether anything is new.

    `since` is the patient's message by WhatsApp's clock: by the same one it is known what answered it.
    """
    row = threads.get(tx, conversation_id)
    if row is None:
        return False
    known = row.held_for.split()
    together = list(dict.fromkeys([*known, *dangers]))
    if row.held_since is not None and together == known:
        return False
    _change_thread(
        tx, conversation_id, held_since=row.held_since or since, held_for=" ".join(together)
    )
    return True


def tell(tx: sa.Connection, conversation_id: ConversationId, now: datetime) -> None:
    """The professional was told."""
    _change_thread(tx, conversation_id, told_at=now)


def spent_milli(tx: sa.Connection, since: datetime) -> int:
    """Thousandths of a peso that models have cost since then."""
    requests = tables.model_requests
    query = sa.select(sa.func.sum(requests.c.cost_milli)).where(requests.c.at >= since)
    return tx.execute(query).scalar() or 0


def prune(tx: sa.Connection, now: datetime, keep: timedelta, limit: int) -> int:
    """Forget drafts older than `keep`, at most `limit`; what was sent of them stands in its message.

    Of those that the record of their topic is read from only the words go. Returns how many.
    """
    is_old = _rows.c.created_at < now - keep
    open_ones = sa.select(_rows.c.conversation_id).where(is_old, _rows.c.outcome == Outcome.OPEN)
    for conversation_id in tx.execute(open_ones.limit(limit)).scalars().all():
        supersede(tx, ConversationId(conversation_id), now)
    records = _of_records()
    counted = sa.select(records.c.id).where(records.c.place <= COUNTED)
    old = sa.select(_rows.c.id).where(is_old, _rows.c.id.not_in(counted)).limit(limit)
    gone = tx.execute(sa.delete(_rows).where(_rows.c.id.in_(old))).rowcount
    full = sa.select(_rows).where(is_old, _rows.c.draft.contains('"versions"'))
    rows = tx.execute(full.limit(limit - gone)).all()
    for row in rows:
        bare = replace(
            _record(row), versions=(), citations=(), suggestions=(), holds=(), missing=""
        )
        tx.execute(sa.update(_rows).where(_rows.c.id == row.id).values(**_changing(bare)))
    return gone + len(rows)


def _of_records() -> sa.Subquery:
    """What people made of drafts, numbered by topic from the newest."""
    place = sa.func.row_number().over(
        partition_by=_rows.c.topic, order_by=(_rows.c.settled_at.desc(), _rows.c.id.desc())
    )
    judged = _rows.c.outcome.in_((Outcome.USED, Outcome.CHANGED, Outcome.DISCARDED))
    return (
        sa.select(_rows.c.id, place.label("place"))
        .where(judged, _rows.c.model != "")
        .subquery("records")
    )


def _changing(draft: Draft) -> dict[str, Any]:
    return {
        "state": draft.state.value,
        "topic": draft.topic.value,
        "draft": storable(json.dumps(codec.encode(draft), ensure_ascii=False)),
    }


def _record(row: Any) -> Draft:
    draft: Draft = codec.decode(json.loads(row.draft))
    return replace(draft, id=DraftId(row.id), conversation_id=ConversationId(row.conversation_id))


def _show_in_list(tx: sa.Connection, draft: Draft) -> None:
    version = draft.version
    shown = version is not None and draft.state in _SHOWN_IN_LIST and _is_current(tx, draft)
    text = " ".join(version.text.split())[:_PREVIEW] if version is not None and shown else ""
    _set_in_list(tx, draft.conversation_id, text)


def _is_current(tx: sa.Connection, draft: Draft) -> bool:
    """Whether nobody has written or answered since the message that it answers."""
    messages = tables.messages
    since = (
        sa.select(messages.c.id)
        .where(
            messages.c.conversation_id == draft.conversation_id,
            messages.c.id > draft.answers,
            messages.c.direction.in_((Direction.INBOUND.value, Direction.OUTBOUND.value)),
            messages.c.kind.not_in((ContentKind.SYSTEM.value, ContentKind.NOTE.value)),
            messages.c.status != MessageStatus.FAILED.value,
            # What says that nobody is there answers nothing.
            sa.not_(
                sa.and_(messages.c.origin == MessageOrigin.AUTOPILOT.value, messages.c.author != "")
            ),
        )
        .limit(1)
    )
    return tx.execute(since).scalar() is None


def _set_in_list(tx: sa.Connection, conversation_id: ConversationId, text: str) -> None:
    row = threads.get(tx, conversation_id)
    if row is not None and row.draft_ready != text:
        _change_thread(tx, conversation_id, draft_ready=storable(text))


def _change_thread(tx: sa.Connection, conversation_id: ConversationId, **values: Any) -> None:
    if one_row.change(tx, _threads, conversation_id, values):
        threads.note(tx, conversation_id)
