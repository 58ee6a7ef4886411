"""What became of the files of messages. Their bytes lie in store/media.py; a row says where, and goes after them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from aura_desktop.domain import codec
from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.media import MediaFile, MediaState, first_state
from aura_desktop.domain.media_waits import LONGEST
from aura_desktop.store import feed, media_tables, settings, tables

E = TypeVar("E", bound=StrEnum)

_files = media_tables.media_files
_messages = tables.messages
SWEEP_SETTING = "media_sweep_from"
"""From when bytes that no row knows may go again; absent: at any time."""
_IDS_AT_ONCE = 500
_LEAVING = (MediaState.ERASING.value, MediaState.EXPIRING.value)
_IDLE = (MediaState.ERASING, MediaState.EXPIRING, MediaState.EXPIRED)
"""Of no more use: nothing is fetched for these, and nothing read."""
_NOT_LEAVING = _files.c.state.not_in(_LEAVING)
_WAITS = tables.in_state(_files.c.state, MediaState.WAITING.value)
_DUE = (
    sa.select(_files, _messages.c.content)
    .join(_messages, _messages.c.id == _files.c.message_id)
    .where(
        _WAITS,
        sa.or_(
            _files.c.next_at.is_(None),
            _files.c.next_at <= sa.bindparam("now"),
            _files.c.next_at > sa.bindparam("longest"),
        ),
    )
    .order_by(
        _files.c.next_at.is_not(None),
        _files.c.next_at,
        _files.c.asked.desc(),
        _files.c.message_id.desc(),
    )
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_NEXT = sa.select(sa.func.min(_files.c.next_at)).where(_WAITS)
_BY_MESSAGE = sa.select(_files).where(_files.c.message_id == sa.bindparam("message"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaJob:
    """A file to be fetched: what its message says of it, and how often it was tried."""

    message_id: MessageId
    content: Media
    asked: bool
    attempts: int
    month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Bytes that are to go; `month` is "" where none were ever written."""

    message_id: MessageId
    month: str
    state: MediaState


def expect(
    tx: sa.Connection,
    conversation_id: int,
    message_id: MessageId,
    content: Media,
    at: datetime,
) -> None:
    """A message with a file came: it is to be fetched, or offered."""
    if content.media_id is None:
        return
    fresh = {
        "conversation_id": conversation_id,
        "state": first_state(content.kind).value,
        "at": at,
    }
    # SQLite gives the number of an erased message again: its row may still be here, waiting for its bytes to go.
    # Its month stays, so that they are overwritten there; what is not fetched is swept away.
    forgotten = {"code": "", "file_type": "", "size_bytes": 0, "asked": False, "attempts": 0}
    statement = sqlite.insert(_files).values(message_id=message_id, **fresh)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["message_id"], set_={**fresh, **forgotten, "next_at": None}
        )
    )


def get(tx: sa.Connection, message_id: MessageId) -> MediaFile | None:
    """What became of a message's file; None where none was ever asked for."""
    row = _row(tx, message_id)
    return None if row is None else _record(row)


def by_messages(tx: sa.Connection, ids: Sequence[int]) -> dict[int, MediaFile]:
    """The same for many messages, by id."""
    found: dict[int, MediaFile] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        for row in tx.execute(sa.select(_files).where(_files.c.message_id.in_(some))):
            found[row.message_id] = _record(row)
    return found


def kept_in(tx: sa.Connection, message_id: MessageId) -> str | None:
    """The month under which a file's bytes are kept, None if they are not."""
    row = _row(tx, message_id)
    return row.month if row is not None and row.state == MediaState.KEPT.value else None


def wanted_in(tx: sa.Connection, month: str) -> set[int]:
    """The messages whose bytes belong into this month: kept, or on their way."""
    wanted = (MediaState.KEPT.value, MediaState.WAITING.value, *_LEAVING)
    query = sa.select(_files.c.message_id).where(
        _files.c.month == month, _files.c.state.in_(wanted)
    )
    return set(tx.execute(query).scalars())


def hold_sweep(tx: sa.Connection, until: datetime) -> None:
    """Rows were lost: what their bytes belong to is not known, and nothing is swept away until then."""
    settings.put(tx, SWEEP_SETTING, until.isoformat())


def may_sweep(tx: sa.Connection, now: datetime) -> bool:
    """Whether bytes that no row knows may go."""
    held = settings.get(tx, SWEEP_SETTING)
    return held is None or now >= datetime.fromisoformat(held)


def due(tx: sa.Connection, now: datetime, limit: int) -> list[MediaJob]:
    """Files that are to be fetched now: what somebody asked for and the newest first, they may be looked at.

    What failed comes after what was not tried yet, so that files that always fail keep none of the others back.
    """
    times = {"now": now, "longest": now + LONGEST}
    return [_job(row) for row in tx.execute(_DUE, {**times, "most": limit})]


def next_due(tx: sa.Connection) -> datetime | None:
    """When the next file that waits may be tried again; None if none waits for an hour."""
    found: datetime | None = tx.execute(_NEXT).scalar()
    return found


def begin(tx: sa.Connection, message_id: MessageId, month: str) -> bool:
    """A try begins and its bytes go under this month; False if the file is no longer waited for.

    It counts from here: a file that ends the program each time is not tried for ever.
    """
    counted = {"month": month, "attempts": _files.c.attempts + 1}
    changed = tx.execute(
        sa.update(_files)
        .where(_files.c.message_id == message_id, _files.c.state == MediaState.WAITING.value)
        .values(**counted)
    )
    return changed.rowcount == 1


def keep(tx: sa.Connection, message_id: MessageId, file_type: FileType, size_bytes: int) -> bool:
    """All bytes are there; False if meanwhile they are to go."""
    return _settle(
        tx,
        message_id,
        {
            "state": MediaState.KEPT.value,
            "code": "",
            "file_type": file_type.value,
            "size_bytes": size_bytes,
            "next_at": None,
        },
    )


def settle(
    tx: sa.Connection,
    message_id: MessageId,
    state: MediaState,
    code: str = "",
    size_bytes: int = 0,
) -> bool:
    """It was not fetched and will not be by itself; False if meanwhile it is to go."""
    changes: dict[str, Any] = {"state": state.value, "code": code, "next_at": None}
    if size_bytes:
        changes["size_bytes"] = size_bytes
    return _settle(tx, message_id, changes)


def retry_at(
    tx: sa.Connection, message_id: MessageId, turn: datetime, code: str, *, counts: bool
) -> None:
    """Not now: tried again at that time. Without `counts` the try was none: nobody could be reached."""
    changes: dict[str, Any] = {"next_at": turn, "code": code}
    if not counts:
        changes["attempts"] = sa.case((_files.c.attempts > 0, _files.c.attempts - 1), else_=0)
    _settle(tx, message_id, changes)


def ask(tx: sa.Connection, message_id: MessageId, now: datetime) -> bool:
    """A person wants this file, however large; False where there is nothing to be fetched."""
    message = tx.execute(
        sa.select(_messages.c.conversation_id, _messages.c.content).where(
            _messages.c.id == message_id
        )
    ).one_or_none()
    content = None if message is None else _content(message.content)
    if message is None or content is None or content.media_id is None:
        return False
    fresh = {"state": MediaState.WAITING.value, "code": "", "asked": True, "attempts": 0}
    row = _row(tx, message_id)
    if row is not None and MediaState(row.state) in {*_IDLE, MediaState.KEPT}:
        return False
    statement = sqlite.insert(_files).values(
        message_id=message_id, conversation_id=message.conversation_id, at=now, **fresh
    )
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["message_id"], set_={**fresh, "next_at": None}
        )
    )
    _note(tx, message.conversation_id, message_id)
    return True


def waive_waits(tx: sa.Connection) -> None:
    """What was held back for want of network or set-up is tried at once."""
    tx.execute(sa.update(_files).where(_WAITS).values(next_at=None))


# out of the house


def drop(tx: sa.Connection, message_id: int) -> None:
    """The file of this message is to be erased for good."""
    tx.execute(
        sa.update(_files)
        .where(_files.c.message_id == message_id)
        .values(state=MediaState.ERASING.value, next_at=None)
    )


def drop_of_conversation(tx: sa.Connection, conversation_id: ConversationId) -> int:
    """All files of a conversation are to be erased for good; `leaving` tells whose bytes go. Returns how many."""
    return tx.execute(
        sa.update(_files)
        .where(_files.c.conversation_id == conversation_id)
        .values(state=MediaState.ERASING.value, next_at=None)
    ).rowcount


def prune(tx: sa.Connection, before: datetime) -> int:
    """The time of keeping of files of before that time is over; their messages stay. Returns how many."""
    stale = sa.and_(
        _files.c.at < before,
        _files.c.state.not_in([state.value for state in _IDLE]),
    )
    gone = tx.execute(sa.select(_files.c.conversation_id, _files.c.message_id).where(stale)).all()
    tx.execute(sa.update(_files).where(stale).values(state=MediaState.EXPIRING.value, next_at=None))
    for row in gone:
        _note(tx, row.conversation_id, row.message_id)
    return len(gone)


def count_before(tx: sa.Connection, before: datetime) -> tuple[int, int]:
    """How many files `prune` would let go, and their bytes."""
    row = tx.execute(
        sa.select(
            sa.func.count(),
            sa.func.coalesce(
                sa.func.sum(_files.c.size_bytes).filter(_files.c.state == MediaState.KEPT.value), 0
            ),
        ).where(_files.c.at < before, _files.c.state.not_in([state.value for state in _IDLE]))
    ).one()
    return int(row[0]), int(row[1])


def leaving(tx: sa.Connection, limit: int, without: Collection[str] = ()) -> list[Leaving]:
    """Bytes that are to go, apart from those of some months."""
    query = (
        sa.select(_files.c.message_id, _files.c.month, _files.c.state)
        .where(tables.in_state(_files.c.state, *_LEAVING), _files.c.month.not_in(without))
        .limit(limit)
    )
    return [
        Leaving(message_id=MessageId(row.message_id), month=row.month, state=MediaState(row.state))
        for row in tx.execute(query)
    ]


def left(tx: sa.Connection, gone: Sequence[Leaving]) -> None:
    """The bytes of these are gone: what was erased leaves no row, what expired says so."""
    for each in gone:
        mine = sa.and_(_files.c.message_id == each.message_id, _files.c.state == each.state.value)
        if each.state is MediaState.ERASING:
            tx.execute(sa.delete(_files).where(mine))
            continue
        row = _row(tx, each.message_id)
        expired = {"state": MediaState.EXPIRED.value, "month": "", "size_bytes": 0, "code": ""}
        if tx.execute(sa.update(_files).where(mine).values(**expired)).rowcount:
            _note(tx, row.conversation_id, each.message_id)


def _settle(tx: sa.Connection, message_id: MessageId, changes: dict[str, Any]) -> bool:
    row = _row(tx, message_id)
    if row is None or row.state in _LEAVING:
        return False
    mine = sa.and_(_files.c.message_id == message_id, _NOT_LEAVING)
    tx.execute(sa.update(_files).where(mine).values(**changes))
    _note(tx, row.conversation_id, message_id)
    return True


def _row(tx: sa.Connection, message_id: int) -> Any:
    return tx.execute(_BY_MESSAGE, {"message": message_id}).one_or_none()


def _note(tx: sa.Connection, conversation_id: int, message_id: int) -> None:
    feed.note(tx, Topic.MESSAGE, f"{conversation_id}:{message_id}")


def _job(row: Any) -> MediaJob:
    return MediaJob(
        message_id=MessageId(row.message_id),
        content=_content(row.content) or Media(kind=ContentKind.UNKNOWN),
        asked=row.asked,
        attempts=row.attempts,
        month=row.month,
    )


def _content(column: str | None) -> Media | None:
    try:
        content = codec.decode(json.loads(column or "null"))
    except (KeyError, TypeError, ValueError):
        return None
    return content if isinstance(content, Media) else None


def _member(enum_type: type[E], value: str) -> E:
    try:
        return enum_type(value)
    except ValueError:
        return enum_type["UNKNOWN"]


def _record(row: Any) -> MediaFile:
    return MediaFile(
        state=_member(MediaState, row.state),
        code=row.code,
        file_type=_member(FileType, row.file_type),
        size_bytes=row.size_bytes,
    )
