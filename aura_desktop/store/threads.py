"""Conversation rows: they carry their last message, unread count and waiting time, so lists stay fast.

All rules go by the times of the messages, never by the order of arrival.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.content import Content, ContentKind, Media, kind_of, plain_text
from aura_desktop.domain.draft import Outcome
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ContactId, ConversationId, MessageId, PhoneNumberId
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.store import fast, feed, floors, metrics, one_row, tables
from aura_desktop.store.columns import storable

_PREVIEW_LENGTH = 160
_rows = tables.conversations
_messages = tables.messages

_FIND = sa.select(_rows).where(
    _rows.c.contact_id == sa.bindparam("contact"), _rows.c.phone_number_id == sa.bindparam("number")
)
_GET = sa.select(_rows).where(_rows.c.id == sa.bindparam("conversation"))
_NEW = sa.insert(_rows).values(id=floors.next_id(_rows))
_IS_LAST = "SELECT 1 FROM conversations WHERE id = ? AND last_message_id = ?"
_STATE = (
    "unread_count",
    "active_at",
    "last_message_id",
    "last_direction",
    "last_kind",
    "last_text",
    "last_status",
    "last_voice",
    "last_inbound_at",
    "last_outbound_at",
    "last_echo_at",
    "waiting_since",
    "resolved",
    "draft_ready",
    "held_since",
    "held_for",
    "told_at",
)
_UPDATE = (
    sa.update(_rows)
    .where(_rows.c.id == sa.bindparam("conversation"))
    .values({name: sa.bindparam(f"new_{name}") for name in _STATE})
)
_PATIENTS_OWN = sa.and_(
    _messages.c.direction == Direction.INBOUND.value, _messages.c.kind != ContentKind.SYSTEM.value
)
_SHOWN = _messages.c.kind.not_in((ContentKind.SYSTEM.value, ContentKind.NOTE.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A message on its way into its conversation row."""

    message_id: MessageId
    at: datetime
    direction: Direction
    content: Content
    status: MessageStatus
    echo: bool = False
    by_person: bool = False
    answers: bool = True
    """False of what only says that nobody is there: the patient waits on."""


def note(tx: sa.Connection, conversation_id: int) -> None:
    """This conversation's row changed."""
    feed.note(tx, Topic.CONVERSATION, str(conversation_id))


def note_all_of(tx: sa.Connection, contact_id: ContactId) -> None:
    """Something all conversations of this contact show has changed."""
    for conversation_id in tx.execute(
        sa.select(_rows.c.id).where(_rows.c.contact_id == contact_id)
    ).scalars():
        note(tx, conversation_id)


def ensure(
    tx: sa.Connection, contact_id: ContactId, phone_number_id: PhoneNumberId, at: datetime
) -> Any:
    """The row of this contact's conversation with this number, made if there is none."""
    keys = {"contact": contact_id, "number": phone_number_id}
    row = tx.execute(_FIND, keys).one_or_none()
    if row is not None:
        return row
    tx.execute(
        _NEW, {"contact_id": contact_id, "phone_number_id": phone_number_id, "active_at": at}
    )
    metrics.bump(tx, metrics.CONVERSATIONS)
    return tx.execute(_FIND, keys).one()


def get(tx: sa.Connection, conversation_id: ConversationId) -> Any:
    """The row of a conversation, None if there is none."""
    return tx.execute(_GET, {"conversation": conversation_id}).one_or_none()


def arrived(tx: sa.Connection, row: Any, arrival: Arrival) -> None:
    """Bring the row up to date for a message that was just inserted."""
    state: dict[str, Any] = {name: getattr(row, name) for name in _STATE}
    if row.last_message_id is None or arrival.at >= row.active_at:
        state |= _preview(arrival)
    if arrival.direction is Direction.INBOUND:
        _received(state, arrival.at)
    else:
        _sent(tx, row, state, arrival)
    tx.execute(
        _UPDATE,
        {"conversation": row.id} | {f"new_{name}": value for name, value in state.items()},
    )
    note(tx, row.id)


def set_status(tx: sa.Connection, conversation_id: int, message_id: int, status: str) -> None:
    """Show a message's new status in the list, if the list shows that message."""
    _set_last(tx, conversation_id, message_id, {"last_status": status})


def set_content(tx: sa.Connection, conversation_id: int, message_id: int, content: Content) -> None:
    """Show a message's new words in the list, if the list shows that message."""
    _set_last(tx, conversation_id, message_id, _words(content))


def waits_again(tx: sa.Connection, conversation_id: ConversationId) -> None:
    """The last answer never left: the patient waits since the first message that no other has answered."""
    answered = (
        sa.select(sa.func.max(_messages.c.at))
        .where(
            _messages.c.conversation_id == conversation_id,
            _messages.c.direction == Direction.OUTBOUND.value,
            _messages.c.status != MessageStatus.FAILED.value,
        )
        .scalar_subquery()
    )
    answered_at = tx.execute(sa.select(answered)).scalar()
    since = _first_after(tx, conversation_id, answered_at)
    statement = sa.update(_rows).where(_rows.c.id == conversation_id)
    tx.execute(statement.values(waiting_since=since, last_outbound_at=answered_at))
    note(tx, conversation_id)


def move_all(tx: sa.Connection, source: ContactId, target: ContactId) -> None:
    """Give the conversations of one contact to another; those with the same number become one."""
    for row in tx.execute(sa.select(_rows).where(_rows.c.contact_id == source)).all():
        twin = tx.execute(_FIND, {"contact": target, "number": row.phone_number_id}).one_or_none()
        if twin is None:
            tx.execute(sa.update(_rows).where(_rows.c.id == row.id).values(contact_id=target))
        else:
            _merge(tx, row, twin)
        note(tx, row.id)


def _received(state: dict[str, Any], at: datetime) -> None:
    if state["last_echo_at"] is None or at > state["last_echo_at"]:
        state["unread_count"] += 1
    state["last_inbound_at"] = max(at, state["last_inbound_at"] or at)
    if state["last_outbound_at"] is None or at > state["last_outbound_at"]:
        state["waiting_since"] = min(at, state["waiting_since"] or at)
    state["resolved"] = False
    state["draft_ready"] = ""


def _sent(tx: sa.Connection, row: Any, state: dict[str, Any], arrival: Arrival) -> None:
    at = arrival.at
    if not arrival.answers:
        return
    state["draft_ready"] = ""
    if arrival.by_person and state["held_since"] is not None and at >= state["held_since"]:
        state |= {"held_since": None, "held_for": "", "told_at": None}
    state["last_outbound_at"] = max(at, state["last_outbound_at"] or at)
    waiting_since = state["waiting_since"]
    if waiting_since is not None and waiting_since <= at:
        later = state["last_inbound_at"] > at
        state["waiting_since"] = _first_after(tx, row.id, at) if later else None
    if arrival.echo:
        # Whoever answered on the phone has read there what came before.
        state["last_echo_at"] = max(at, state["last_echo_at"] or at)
        if state["unread_count"]:
            left = _count_after(tx, row.id, state["last_echo_at"], row.seen_id)
            state["unread_count"] = min(state["unread_count"], left)


def _first_after(tx: sa.Connection, conversation_id: int, at: datetime | None) -> datetime | None:
    query = sa.select(_messages.c.at).where(
        _messages.c.conversation_id == conversation_id, _PATIENTS_OWN
    )
    if at is not None:
        query = query.where(_messages.c.at > at)
    first: datetime | None = tx.execute(query.order_by(_messages.c.at).limit(1)).scalar()
    return first


def _count_after(tx: sa.Connection, conversation_id: int, at: datetime | None, seen_id: int) -> int:
    query = sa.select(sa.func.count()).where(
        _messages.c.conversation_id == conversation_id, _messages.c.id > seen_id, _PATIENTS_OWN
    )
    if at is not None:
        query = query.where(_messages.c.at > at)
    return tx.execute(query).scalar_one()


def _preview(arrival: Arrival) -> dict[str, Any]:
    return {
        "active_at": arrival.at,
        "last_message_id": arrival.message_id,
        "last_direction": arrival.direction.value,
        "last_status": arrival.status.value,
        **_words(arrival.content),
    }


def _words(content: Content) -> dict[str, Any]:
    # Only the start can be seen; a text of 4,096 characters is not split as a whole.
    start = plain_text(content)[: 4 * _PREVIEW_LENGTH]
    return {
        "last_kind": kind_of(content).value,
        "last_text": storable(" ".join(start.split())[:_PREVIEW_LENGTH]),
        "last_voice": isinstance(content, Media) and content.voice,
    }


def _set_last(
    tx: sa.Connection, conversation_id: int, message_id: int, values: dict[str, Any]
) -> None:
    if fast.execute(tx, _IS_LAST, (conversation_id, message_id)).fetchone() is not None:
        one_row.change(tx, _rows, conversation_id, values)
        note(tx, conversation_id)


def _merge(tx: sa.Connection, source: Any, target: Any) -> None:
    for table in (_messages, tables.jobs, tables.drafts, tables.model_requests):
        tx.execute(
            sa.update(table)
            .where(table.c.conversation_id == source.id)
            .values(conversation_id=target.id)
        )
    # What was drafted for either did not know of the other's messages.
    drafts = tables.drafts
    tx.execute(
        sa.update(drafts)
        .where(drafts.c.conversation_id == target.id, drafts.c.outcome == Outcome.OPEN)
        .values(outcome=Outcome.SUPERSEDED, settled_at=_latest(source.active_at, target.active_at))
    )
    floors.raise_above(tx, _rows, (source.id,))
    tx.execute(sa.delete(_rows).where(_rows.c.id == source.id))
    metrics.bump(tx, metrics.CONVERSATIONS, -1)
    last = source if _is_newer(source, target) else target
    outbound_at = _latest(source.last_outbound_at, target.last_outbound_at)
    echo_at = _latest(source.last_echo_at, target.last_echo_at)
    seen_id = min(source.seen_id, target.seen_id)
    unread = source.unread_count + target.unread_count
    values: dict[str, Any] = {
        name: getattr(last, name)
        for name in _STATE
        if name.startswith("last_") or name == "active_at"
    }
    values |= {
        "last_inbound_at": _latest(source.last_inbound_at, target.last_inbound_at),
        "last_outbound_at": outbound_at,
        "last_echo_at": echo_at,
        "waiting_since": _first_after(tx, target.id, outbound_at),
        "unread_count": min(unread, _count_after(tx, target.id, echo_at, seen_id)),
        "seen_id": seen_id,
        "resolved": source.resolved and target.resolved,
        "draft": target.draft or source.draft,
        "labels": target.labels or source.labels,
        "ai_mode": _strictest(source.ai_mode, target.ai_mode),
        "draft_ready": "",
        # Whoever waits has waited since the first of them.
        "held_since": min(filter(None, (source.held_since, target.held_since)), default=None),
        "held_for": " ".join(dict.fromkeys([*target.held_for.split(), *source.held_for.split()])),
        "told_at": _latest(source.told_at, target.told_at),
    }
    tx.execute(sa.update(_rows).where(_rows.c.id == target.id).values(**values))
    note(tx, target.id)


def _strictest(left: str, right: str) -> str:
    """Of two modes of the AI the one that lets it do less; "" is the clinic's own."""
    known = [mode.value for mode in (AiMode.OFF, AiMode.SUGGEST) if mode.value in (left, right)]
    return known[0] if known else left if left == right else ""


def _is_newer(left: Any, right: Any) -> bool:
    if left.last_message_id is None or right.last_message_id is None:
        return left.last_message_id is not None
    return (left.active_at, left.last_message_id) > (right.active_at, right.last_message_id)


def _latest(left: datetime | None, right: datetime | None) -> datetime | None:
    return max((at for at in (left, right) if at is not None), default=None)
