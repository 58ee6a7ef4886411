"""Conversations: pages for the list, and what a person does to one."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.commands import Command, MarkRead, Recipient
from aura_desktop.domain.content import ContentKind, Note
from aura_desktop.domain.conversation import (
    SAFETY_MARGIN,
    SERVICE_WINDOW,
    Conversation,
    ConversationCounts,
    ConversationFilter,
    ConversationPage,
    Label,
    MessagePreview,
)
from aura_desktop.domain.ids import (
    ContactId,
    ConversationId,
    MessageId,
    PhoneNumberId,
    Wamid,
)
from aura_desktop.domain.message import Direction, MessageOrigin, MessageStatus
from aura_desktop.errors import InputError
from aura_desktop.store import contacts, message_rows, one_row, tables, threads
from aura_desktop.store.columns import storable, to_micros

_rows = tables.conversations
_messages = tables.messages
_IDS_AT_ONCE = 500
_NOT_RESOLVED = _rows.c.resolved.is_(sa.false())
_WAITING = sa.and_(_rows.c.waiting_since.is_not(None), _NOT_RESOLVED)
_UP_TO_DATE = sa.and_(_rows.c.waiting_since.is_(None), _NOT_RESOLVED)
_contact_columns = [
    column.label(f"contact_{column.name}")
    for column in tables.contacts.c
    if column.name not in {"id", "search_key"}
]
_WITH_CONTACT = sa.select(_rows, *_contact_columns).join_from(
    _rows, tables.contacts, _rows.c.contact_id == tables.contacts.c.id
)
_BY_IDS = _WITH_CONTACT.where(_rows.c.id.in_(sa.bindparam("ids", expanding=True)))
_after_at = sa.bindparam("after_at", type_=sa.BigInteger)
_after_id = sa.bindparam("after_id", type_=sa.Integer)
_edge = sa.bindparam("edge", type_=_rows.c.active_at.type)
_size = sa.bindparam("size", type_=sa.Integer)
_OPEN = (
    _WITH_CONTACT.where(
        _WAITING,
        _rows.c.last_inbound_at > _edge,
        sa.tuple_(_rows.c.last_inbound_at, _rows.c.id) > sa.tuple_(_after_at, _after_id),
    )
    .order_by(_rows.c.last_inbound_at, _rows.c.id)
    .limit(_size)
)
_CLOSED = (
    _WITH_CONTACT.where(
        _WAITING,
        _rows.c.last_inbound_at <= _edge,
        sa.tuple_(_rows.c.waiting_since, _rows.c.id) > sa.tuple_(_after_at, _after_id),
    )
    .order_by(_rows.c.waiting_since, _rows.c.id)
    .limit(_size)
)


def _count(*conditions: sa.ColumnElement[bool]) -> Any:
    return sa.select(sa.func.count()).select_from(_rows).where(*conditions).scalar_subquery()


_COUNTS = sa.select(
    _count(_WAITING), _count(_UP_TO_DATE), _count(), _count(_rows.c.unread_count > 0)
)


def _by_activity(*conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return (
        _WITH_CONTACT.where(
            *conditions,
            sa.tuple_(_rows.c.active_at, _rows.c.id) < sa.tuple_(_after_at, _after_id),
        )
        .order_by(_rows.c.active_at.desc(), _rows.c.id.desc())
        .limit(_size)
    )


_RECENT = {
    ConversationFilter.UP_TO_DATE: _by_activity(_UP_TO_DATE),
    ConversationFilter.ALL: _by_activity(),
}
_FIRST = (-(2**62), 0)
_LAST = (2**62, 0)


def page(
    tx: sa.Connection,
    which: ConversationFilter,
    cursor: str | None,
    limit: int,
    now: datetime,
) -> ConversationPage:
    """A page of the list. WAITING: windows that close soonest first, closed ones last, longest wait
    first. The others: newest message first."""
    if which is ConversationFilter.WAITING:
        return _waiting_page(tx, cursor, limit, now)
    statement = _RECENT.get(which, _RECENT[ConversationFilter.ALL])
    _, at, row_id = _read_cursor(cursor, "r", _LAST)
    rows = _fetch(tx, statement, at, row_id, limit)
    return _page(rows, limit, "r", "active_at")


def counts(tx: sa.Connection) -> ConversationCounts:
    """Conversations that wait, are up to date, exist; and how many have unread messages."""
    row = tx.execute(_COUNTS).one()
    return ConversationCounts(waiting=row[0], up_to_date=row[1], all=row[2], unread=row[3])


def get(tx: sa.Connection, conversation_id: ConversationId) -> Conversation | None:
    """One conversation, None if there is none (any more)."""
    found = by_ids(tx, [conversation_id])
    return found[0] if found else None


def by_ids(tx: sa.Connection, ids: Sequence[ConversationId]) -> list[Conversation]:
    """Those of these conversations that exist, in the order asked for."""
    found: dict[int, Conversation] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        for row in tx.execute(_BY_IDS, {"ids": some}):
            found[row.id] = _record(row)
    return [found[wanted] for wanted in ids if wanted in found]


def set_draft(tx: sa.Connection, conversation_id: ConversationId, text: str) -> None:
    """Keep what is half written."""
    _change(tx, conversation_id, draft=storable(text))


def resolve(
    tx: sa.Connection, conversation_id: ConversationId, resolved: bool, now: datetime
) -> None:
    """Take a conversation off the lists until the patient writes again, or put it back."""
    _change(tx, conversation_id, resolved=resolved)


def mark_seen(tx: sa.Connection, conversation_id: ConversationId, now: datetime) -> Wamid | None:
    """Nothing is unread any more; returns the newest patient message to mark read at WhatsApp.

    None if nothing was unread.
    """
    row = threads.get(tx, conversation_id)
    if row is None:
        return None
    seen_id = tx.execute(sa.select(sa.func.max(_messages.c.id))).scalar() or 0
    was_unread = row.unread_count > 0
    if was_unread:
        _change(tx, conversation_id, unread_count=0, seen_id=seen_id)
    return newest_inbound(tx, conversation_id) if was_unread else None


def newest_inbound(tx: sa.Connection, conversation_id: ConversationId) -> Wamid | None:
    """The patient's last message."""
    wamid = tx.execute(
        sa.select(_messages.c.wamid)
        .where(
            _messages.c.conversation_id == conversation_id,
            _messages.c.direction == Direction.INBOUND.value,
            _messages.c.kind != ContentKind.SYSTEM.value,
        )
        .order_by(_messages.c.at.desc(), _messages.c.id.desc())
        .limit(1)
    ).scalar()
    return Wamid(wamid) if wamid else None


def set_labels(tx: sa.Connection, conversation_id: ConversationId, labels: Sequence[Label]) -> None:
    """Set the labels of a conversation."""
    column = json.dumps([[storable(label.name), label.colour] for label in labels])
    _change(tx, conversation_id, labels=column if labels else "")


def known_labels(tx: sa.Connection) -> list[Label]:
    """Every label in use, by name."""
    columns = tx.execute(sa.select(_rows.c.labels).where(_rows.c.labels != "").distinct())
    found = {label.name: label for column in columns.scalars() for label in _labels(column)}
    return sorted(found.values(), key=lambda label: contacts.folded(label.name))


def rename_contact(tx: sa.Connection, contact_id: ContactId, name: str) -> None:
    """Set the name the clinic uses for a contact."""
    contacts.rename(tx, contact_id, name)


def start(
    tx: sa.Connection, phone_number_id: PhoneNumberId, phone_e164: str, now: datetime
) -> ConversationId:
    """The conversation with this number, made if there is none."""
    contact_id = contacts.start(tx, phone_e164, now)
    row = threads.ensure(tx, contact_id, phone_number_id, now)
    threads.note(tx, row.id)
    return ConversationId(row.id)


def recipient(tx: sa.Connection, conversation_id: ConversationId) -> Recipient:
    """Where to write: the number that wrote to us, else the number we know, else the user id.

    Raises: InputError("conversation_not_found"), InputError("no_recipient").
    """
    conversation = get(tx, conversation_id)
    if conversation is None:
        raise InputError("conversation_not_found")
    contact = conversation.contact
    phone = f"+{contact.wa_id}" if contact.wa_id else contact.phone
    if phone is None and contact.user_id is None:
        raise InputError("no_recipient")
    return Recipient(phone=phone, user_id=None if phone else contact.user_id)


def readdressed(
    tx: sa.Connection, conversation_id: ConversationId | None, command: Command
) -> Command:
    """The command, to where the person is now: a number given up since may be somebody else's."""
    if isinstance(command, MarkRead) or conversation_id is None:
        return command
    try:
        return replace(command, to=recipient(tx, conversation_id))
    except InputError:
        return command


def add_note(
    tx: sa.Connection, conversation_id: ConversationId, body: str, author: str, now: datetime
) -> MessageId:
    """Put an internal note into the thread; it never leaves this PC.

    Raises: InputError("conversation_not_found").
    """
    row = threads.get(tx, conversation_id)
    if row is None:
        raise InputError("conversation_not_found")
    return message_rows.insert(
        tx,
        row,
        message_rows.NewMessage(
            direction=Direction.INTERNAL,
            content=Note(body=body),
            status=MessageStatus.RECEIVED,
            at=now,
            origin=MessageOrigin.DESK,
            author=author,
        ),
    )


def _waiting_page(
    tx: sa.Connection, cursor: str | None, limit: int, now: datetime
) -> ConversationPage:
    edge = now - SERVICE_WINDOW + SAFETY_MARGIN
    phase, at, row_id = _read_cursor(cursor, "o", _FIRST)
    if phase == "c":
        rows = _fetch(tx, _CLOSED, at, row_id, limit, edge)
        return _page(rows, limit, "c", "waiting_since")
    rows = _fetch(tx, _OPEN, at, row_id, limit, edge)
    if len(rows) > limit:
        return _page(rows, limit, "o", "last_inbound_at")
    rest = limit - len(rows)
    closed = _fetch(tx, _CLOSED, *_FIRST, rest, edge)
    cursor = None
    if len(closed) > rest:
        cursor = _cursor("c", closed[rest - 1], "waiting_since") if rest else f"c:{_FIRST[0]}:0"
    shown = [*rows, *closed[:rest]]
    return ConversationPage(conversations=tuple(_record(row) for row in shown), cursor=cursor)


def _fetch(
    tx: sa.Connection,
    statement: sa.Select[Any],
    at: int,
    row_id: int,
    limit: int,
    edge: datetime | None = None,
) -> Sequence[Any]:
    values: dict[str, Any] = {"after_at": at, "after_id": row_id, "size": limit + 1}
    if edge is not None:
        values["edge"] = edge
    return tx.execute(statement, values).all()


def _page(rows: Sequence[Any], limit: int, phase: str, column: str) -> ConversationPage:
    more = len(rows) > limit
    return ConversationPage(
        conversations=tuple(_record(row) for row in rows[:limit]),
        cursor=_cursor(phase, rows[limit - 1], column) if more else None,
    )


def _cursor(phase: str, row: Any, column: str) -> str:
    return f"{phase}:{to_micros(getattr(row, column))}:{row.id}"


def _read_cursor(cursor: str | None, phase: str, edge: tuple[int, int]) -> tuple[str, int, int]:
    if cursor is None:
        return phase, *edge
    phase, at, row_id = cursor.split(":")
    return phase, int(at), int(row_id)


def _change(tx: sa.Connection, conversation_id: ConversationId, **values: Any) -> None:
    if one_row.change(tx, _rows, conversation_id, values):
        threads.note(tx, conversation_id)


def _labels(column: str) -> tuple[Label, ...]:
    return tuple(Label(name=name, colour=colour) for name, colour in json.loads(column or "[]"))


def _record(row: Any) -> Conversation:
    return Conversation(
        id=ConversationId(row.id),
        contact=contacts.joined(row),
        phone_number_id=PhoneNumberId(row.phone_number_id),
        unread_count=row.unread_count,
        last=_preview(row),
        last_inbound_at=row.last_inbound_at,
        waiting_since=row.waiting_since,
        resolved=row.resolved,
        draft=row.draft,
        labels=_labels(row.labels) if row.labels else (),
        ai_mode=_mode(row.ai_mode) if row.ai_mode else None,
        draft_ready=row.draft_ready,
        held_since=row.held_since,
        held_for=tuple(row.held_for.split()),
        told_at=row.told_at,
    )


def _mode(column: str) -> AiMode:
    return AiMode(column) if column in set(AiMode) else AiMode.UNKNOWN


def _preview(row: Any) -> MessagePreview | None:
    if row.last_message_id is None:
        return None
    return MessagePreview(
        direction=Direction(row.last_direction),
        kind=ContentKind(row.last_kind),
        text=row.last_text,
        status=MessageStatus(row.last_status),
        at=row.active_at,
        voice=row.last_voice,
    )
