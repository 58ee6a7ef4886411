"""Writing messages: insert one, and change one by what is later heard of it."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.content import (
    Content,
    ContentKind,
    Media,
    Text,
    Unsupported,
    kind_of,
    plain_text,
)
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import JobId, MessageId, Wamid
from aura_desktop.domain.message import (
    PERSONS,
    Direction,
    Failure,
    MessageOrigin,
    MessageStatus,
    Way,
    advance,
)
from aura_desktop.store import fast, feed, floors, media_files, metrics, one_row, tables, threads
from aura_desktop.store.columns import storable, to_micros

_messages = tables.messages
_TIME_COLUMN = {
    MessageStatus.ACCEPTED: "accepted_at",
    MessageStatus.SENT: "sent_at",
    MessageStatus.DELIVERED: "delivered_at",
    MessageStatus.READ: "read_at",
    MessageStatus.FAILED: "failed_at",
}
_EXISTS = "SELECT 1 FROM messages WHERE wamid = ?"
_BY_WAMID = sa.select(_messages).where(_messages.c.wamid == sa.bindparam("sought"))
_BY_ID = sa.select(_messages).where(_messages.c.id == sa.bindparam("sought"))
_INSERT = sa.insert(_messages).values(id=floors.next_id(_messages))
_INSERT_WORDS = "INSERT INTO message_words (rowid, text) VALUES (?, ?)"
_DELETE_WORDS = "DELETE FROM message_words WHERE rowid = ?"


def exists(tx: sa.Connection, wamid: Wamid) -> bool:
    """Whether a message with this wamid is here already."""
    return fast.execute(tx, _EXISTS, (wamid,)).fetchone() is not None


def by_wamid(tx: sa.Connection, wamid: Wamid) -> Any:
    """The row with this wamid, or None."""
    return tx.execute(_BY_WAMID, {"sought": wamid}).one_or_none()


def by_id(tx: sa.Connection, message_id: int) -> Any:
    """The row with this id, or None."""
    return tx.execute(_BY_ID, {"sought": message_id}).one_or_none()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """A message on its way into the table; `raw` is kept for kinds we cannot show."""

    direction: Direction
    content: Content
    status: MessageStatus
    at: datetime
    wamid: Wamid | None = None
    job_id: JobId | None = None
    origin: MessageOrigin = MessageOrigin.UNKNOWN
    author: str = ""
    way: Way = Way.UNKNOWN
    reply_to: Wamid | None = None
    forwarded: bool = False
    raw: str = ""
    referral: str = ""


def insert(tx: sa.Connection, thread: Any, new: NewMessage) -> MessageId:
    """Add a message and bring its conversation row, the word index, counters and feed up to date."""
    values = _values(thread, new)
    message_id = MessageId(tx.execute(_INSERT, values).lastrowid)
    if values["text"]:
        fast.execute(tx, _INSERT_WORDS, (message_id, values["text"]))
    if isinstance(new.content, Media):
        media_files.expect(tx, thread.id, message_id, new.content, new.at)
    if kind_of(new.content) not in {ContentKind.SYSTEM, ContentKind.NOTE}:
        _arrive(tx, thread, message_id, new)
    note(tx, thread.id, message_id)
    return message_id


def note(tx: sa.Connection, conversation_id: int, message_id: int) -> None:
    """This message is new or changed."""
    feed.note(tx, Topic.MESSAGE, f"{conversation_id}:{message_id}")


def report(
    tx: sa.Connection, row: Any, status: MessageStatus, at: datetime, failure: Failure | None
) -> None:
    """A status was reported for an outbound message: its rank never falls, its time stays the first."""
    if row.direction != Direction.OUTBOUND.value:
        return
    changes: dict[str, Any] = {}
    column = _TIME_COLUMN.get(status)
    if column is not None and (getattr(row, column) is None or at < getattr(row, column)):
        changes[column] = at
        if status is MessageStatus.FAILED:
            changes["failure"] = failure_column(failure)
    new_status = advance(MessageStatus(row.status), status)
    if new_status.value != row.status:
        changes["status"] = new_status.value
    if not changes:
        return
    _update(tx, row, changes)
    if "status" in changes:
        threads.set_status(tx, row.conversation_id, row.id, new_status.value)


def edit(tx: sa.Connection, row: Any, content: Content, at: datetime) -> None:
    """The words of a message were changed by its author; the latest version stays."""
    if row.edited_at is not None and at <= row.edited_at:
        return
    if isinstance(content, Media) and content.media_id is None:
        old = read_content(row)
        if isinstance(old, Media):
            content = replace(old, caption=content.caption)
    text = storable(plain_text(content))
    _update(
        tx,
        row,
        {
            "kind": kind_of(content).value,
            "text": text,
            "content": _content_column(content),
            "edited_at": at,
        },
    )
    if row.revoked_at is None:
        _reindex(tx, row.id, text)
    threads.set_content(tx, row.conversation_id, row.id, content)


def revoke(tx: sa.Connection, row: Any, at: datetime) -> None:
    """The author deleted the message: marked, and no longer found by its words."""
    if row.revoked_at is not None and row.revoked_at <= at:
        return
    _update(tx, row, {"revoked_at": at})
    _reindex(tx, row.id, "")
    threads.note(tx, row.conversation_id)


def react(tx: sa.Connection, row: Any, direction: Direction, emoji: str, at: datetime) -> None:
    """One side reacted or took its reaction back; the latest word of each side counts."""
    reactions = json.loads(row.reactions) if row.reactions else {}
    micros = to_micros(at)
    known = reactions.get(direction.value)
    if known is not None and (known[1], known[0]) >= (micros, emoji):
        return
    reactions[direction.value] = [emoji, micros]
    _update(tx, row, {"reactions": json.dumps(reactions)})


def unreact(tx: sa.Connection, row: Any, direction: Direction, at: datetime) -> None:
    """Our reaction of that moment was not accepted: it is taken off again."""
    reactions = json.loads(row.reactions) if row.reactions else {}
    if reactions.get(direction.value, ["", 0])[1] == to_micros(at):
        del reactions[direction.value]
        _update(tx, row, {"reactions": json.dumps(reactions) if reactions else None})


def choose(tx: sa.Connection, row: Any, chosen_id: str) -> None:
    """The patient tapped one of the buttons or rows of this message."""
    chosen = json.loads(row.chosen_ids) if row.chosen_ids else []
    if row.direction == Direction.OUTBOUND.value and chosen_id not in chosen:
        _update(tx, row, {"chosen_ids": json.dumps(sorted([*chosen, chosen_id]))})


def set_wamid(tx: sa.Connection, row: Any, wamid: Wamid) -> Any:
    """The message has got its wamid; an echo that stood in for it goes. Returns the new row."""
    other = by_wamid(tx, wamid)
    if other is not None and other.id != row.id:
        if other.origin != MessageOrigin.PHONE_APP.value:
            return row
        _drop_echo(tx, other)
    _update(tx, row, {"wamid": wamid})
    return by_id(tx, row.id)


def mark_resent(tx: sa.Connection, row: Any) -> None:
    """A person sent this one again."""
    _update(tx, row, {"resent": True})


def read_content(row: Any) -> Content:
    """The content record of a row."""
    if row.content is None:
        return Text(body=row.text)
    try:
        content: Content = codec.decode(json.loads(row.content))
    except (KeyError, TypeError, ValueError):
        # Written by a newer program: shown as something this one cannot show.
        return Unsupported(original_type=row.kind)
    return content


def read_failure(column: str | None) -> Failure | None:
    """The failure kept in a column."""
    return None if column is None else Failure(**json.loads(column))


def failure_column(failure: Failure | None) -> str:
    """A failure as it is kept."""
    return json.dumps(asdict(failure or Failure(code="failed")))


def _content_column(content: Content) -> str | None:
    if isinstance(content, Text) and not content.preview_url:
        return None  # the text column says it all
    return json.dumps(codec.encode(content), separators=(",", ":"))


def _values(thread: Any, new: NewMessage) -> dict[str, Any]:
    unknown = isinstance(new.content, Unsupported)
    return {
        "conversation_id": thread.id,
        "wamid": new.wamid,
        "job_id": new.job_id,
        "direction": new.direction.value,
        "origin": "" if new.origin is MessageOrigin.UNKNOWN else new.origin.value,
        "author": storable(new.author),
        "kind": kind_of(new.content).value,
        "text": storable(plain_text(new.content)),
        "content": _content_column(new.content),
        "raw": storable(new.raw) if unknown and new.raw else None,
        "referral": storable(new.referral) if new.referral else None,
        "status": new.status.value,
        "at": new.at,
        "sent_at": new.at if new.status is MessageStatus.SENT else None,
        "reply_to": new.reply_to,
        "forwarded": new.forwarded,
        "way": "" if new.way is Way.UNKNOWN else new.way.value,
    }


def _arrive(tx: sa.Connection, thread: Any, message_id: MessageId, new: NewMessage) -> None:
    arrival = threads.Arrival(
        message_id=message_id,
        at=new.at,
        direction=new.direction,
        content=new.content,
        status=new.status,
        echo=new.origin is MessageOrigin.PHONE_APP,
        by_person=new.origin in PERSONS,
        answers=not (new.origin is MessageOrigin.AUTOPILOT and new.author),
    )
    threads.arrived(tx, thread, arrival)
    inbound = new.direction is Direction.INBOUND
    metrics.bump(tx, metrics.RECEIVED if inbound else metrics.SENT)


def _update(tx: sa.Connection, row: Any, changes: dict[str, Any]) -> None:
    one_row.change(tx, _messages, row.id, changes)
    note(tx, row.conversation_id, row.id)


def _reindex(tx: sa.Connection, message_id: int, text: str) -> None:
    fast.execute(tx, _DELETE_WORDS, (message_id,))
    if text:
        fast.execute(tx, _INSERT_WORDS, (message_id, text))


def _drop_echo(tx: sa.Connection, row: Any) -> None:
    fast.execute(tx, _DELETE_WORDS, (row.id,))
    tx.execute(sa.delete(_messages).where(_messages.c.id == row.id))
    media_files.drop(tx, row.id)
    metrics.bump(tx, metrics.SENT, -1)
    note(tx, row.conversation_id, row.id)
