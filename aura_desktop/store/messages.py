"""Reading messages: a page of a conversation, or some by their ids."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.allowance import Hold
from aura_desktop.domain.content import MEDIA_KINDS, ContentKind
from aura_desktop.domain.ids import ConversationId, JobId, MessageId, Wamid
from aura_desktop.domain.media import MediaFile
from aura_desktop.domain.message import (
    Direction,
    Message,
    MessageOrigin,
    MessagePage,
    MessageStatus,
    Quote,
    Reaction,
    StatusTime,
    Way,
)
from aura_desktop.store import holds, media_files, message_rows, tables

_messages = tables.messages
_IDS_AT_ONCE = 500
_NEWEST = (
    sa.select(_messages)
    .where(_messages.c.conversation_id == sa.bindparam("conversation"))
    .order_by(_messages.c.at.desc(), _messages.c.id.desc())
    .limit(sa.bindparam("rows"))
)
_OLDER = _NEWEST.where(
    sa.tuple_(_messages.c.at, _messages.c.id)
    < sa.tuple_(sa.bindparam("before_at", type_=_messages.c.at.type), sa.bindparam("before_id"))
)
_STATUS_TIMES = (
    (MessageStatus.ACCEPTED, "accepted_at"),
    (MessageStatus.SENT, "sent_at"),
    (MessageStatus.FAILED, "failed_at"),
    (MessageStatus.DELIVERED, "delivered_at"),
    (MessageStatus.READ, "read_at"),
)


def page(
    tx: sa.Connection,
    conversation_id: ConversationId,
    before: tuple[datetime, MessageId] | None,
    limit: int,
) -> MessagePage:
    """The newest `limit` messages, or those before the (time, id) of one already shown."""
    values: dict[str, Any] = {"conversation": conversation_id, "rows": limit + 1}
    if before is None:
        rows = tx.execute(_NEWEST, values).all()
    else:
        values |= {"before_at": before[0], "before_id": before[1]}
        rows = tx.execute(_OLDER, values).all()
    return MessagePage(
        messages=tuple(records(tx, rows[limit - 1 :: -1] if limit else ())),
        has_older=len(rows) > limit,
    )


def by_ids(tx: sa.Connection, ids: Sequence[MessageId]) -> list[Message]:
    """Those of these messages that exist, in reading order."""
    found: list[Message] = []
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        rows = tx.execute(sa.select(_messages).where(_messages.c.id.in_(some))).all()
        found.extend(records(tx, rows))
    return sorted(found, key=lambda message: (message.at, message.id))


def by_way(tx: sa.Connection, ids: Sequence[MessageId], ways: Collection[Way]) -> list[Message]:
    """Those of these messages that came to be in one of these ways, oldest first."""
    found: list[Message] = []
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        query = sa.select(_messages).where(
            _messages.c.id.in_(some), _messages.c.way.in_([way.value for way in ways])
        )
        found.extend(records(tx, tx.execute(query.order_by(_messages.c.id)).all()))
    return found


def get(tx: sa.Connection, message_id: MessageId) -> Message | None:
    """One message, or None."""
    row = message_rows.by_id(tx, message_id)
    return None if row is None else records(tx, [row])[0]


def records(tx: sa.Connection, rows: Sequence[Any]) -> list[Message]:
    """The records of rows of the messages table, with what they quote."""
    quotes = _quotes(tx, {row.reply_to for row in rows if row.reply_to})
    waiting = {row.conversation_id for row in rows if row.status == MessageStatus.QUEUED.value}
    waits = holds.of(tx, waiting)
    files = media_files.by_messages(tx, [row.id for row in rows if row.kind in MEDIA_KINDS])
    return [_record(row, quotes, waits, files.get(row.id)) for row in rows]


def _quotes(tx: sa.Connection, wamids: set[str]) -> dict[str, Quote]:
    quotes = {wamid: Quote(wamid=Wamid(wamid)) for wamid in wamids}
    sought = sorted(wamids)
    columns = (
        _messages.c.id,
        _messages.c.wamid,
        _messages.c.direction,
        _messages.c.kind,
        _messages.c.text,
        _messages.c.revoked_at,
    )
    for start in range(0, len(sought), _IDS_AT_ONCE):
        some = sought[start : start + _IDS_AT_ONCE]
        for row in tx.execute(sa.select(*columns).where(_messages.c.wamid.in_(some))):
            quotes[row.wamid] = Quote(
                wamid=Wamid(row.wamid),
                message_id=MessageId(row.id),
                direction=Direction(row.direction),
                kind=ContentKind(row.kind),
                text="" if row.revoked_at else row.text,
            )
    return quotes


def _record(
    row: Any,
    quotes: dict[str, Quote],
    waits: Mapping[ConversationId, Hold],
    media: MediaFile | None,
) -> Message:
    status = MessageStatus(row.status)
    failed = status is MessageStatus.FAILED
    return Message(
        id=MessageId(row.id),
        conversation_id=ConversationId(row.conversation_id),
        direction=Direction(row.direction),
        content=message_rows.read_content(row),
        status=status,
        at=row.at,
        wamid=Wamid(row.wamid) if row.wamid else None,
        job_id=JobId(row.job_id) if row.job_id else None,
        origin=MessageOrigin(row.origin) if row.origin else MessageOrigin.UNKNOWN,
        author=row.author,
        quote=quotes[row.reply_to] if row.reply_to else None,
        reactions=_reactions(row.reactions) if row.reactions else (),
        failure=message_rows.read_failure(row.failure) if failed else None,
        status_times=_status_times(row),
        chosen_ids=tuple(json.loads(row.chosen_ids)) if row.chosen_ids else (),
        forwarded=row.forwarded,
        edited_at=row.edited_at,
        revoked_at=row.revoked_at,
        resent=row.resent,
        way=Way(row.way) if row.way else Way.UNKNOWN,
        hold=waits.get(row.conversation_id) if status is MessageStatus.QUEUED else None,
        media=media,
    )


def _reactions(column: str) -> tuple[Reaction, ...]:
    return tuple(
        Reaction(emoji=emoji, direction=Direction(direction))
        for direction, (emoji, _) in sorted(json.loads(column).items())
        if emoji
    )


def _status_times(row: Any) -> tuple[StatusTime, ...]:
    if row.direction != Direction.OUTBOUND.value:
        return ()
    return tuple(
        StatusTime(status=status, at=at)
        for status, column in _STATUS_TIMES
        if (at := getattr(row, column)) is not None
    )
