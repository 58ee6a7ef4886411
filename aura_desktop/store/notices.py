"""What people should see that is no patient's message."""

import hashlib
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from aura_desktop.domain.feed import Topic
from aura_desktop.domain.notice import Notice, NoticeKind
from aura_desktop.store import feed, tables
from aura_desktop.store.columns import storable, to_micros


def add(
    tx: sa.Connection,
    kind: NoticeKind,
    at: datetime,
    *,
    field: str = "",
    event: str = "",
    code: str = "",
    detail: str = "",
    raw: str = "",
) -> bool:
    """Keep a notice; the same one again (Meta repeats itself) is ignored. True if it was new."""
    values = {
        "kind": kind.value,
        "field": storable(field),
        "event": storable(event),
        "code": storable(code),
        "detail": storable(detail),
        "raw": storable(raw),
    }
    told = "\0".join([*values.values(), str(to_micros(at))])
    fingerprint = hashlib.sha256(told.encode()).hexdigest()
    result = tx.execute(
        sqlite.insert(tables.notices)
        .values(at=at, fingerprint=fingerprint, **values)
        .on_conflict_do_nothing(index_elements=["fingerprint"])
    )
    if not result.rowcount:
        return False
    feed.note(tx, Topic.NOTICE, str(result.lastrowid))
    return True


def recent(tx: sa.Connection, limit: int) -> list[Notice]:
    """The newest notices, newest first."""
    columns = tables.notices.c
    rows = tx.execute(sa.select(tables.notices).order_by(columns.id.desc()).limit(limit))
    return [
        Notice(
            id=row.id,
            kind=NoticeKind(row.kind),
            at=row.at,
            field=row.field,
            event=row.event,
            code=row.code,
            detail=row.detail,
            raw=row.raw,
            seen=row.seen,
        )
        for row in rows
    ]


def unseen_count(tx: sa.Connection) -> int:
    """How many notices nobody has looked at."""
    statement = sa.select(sa.func.count()).where(tables.notices.c.seen.is_(sa.false()))
    return tx.execute(statement).scalar_one()


def mark_seen(tx: sa.Connection) -> None:
    """Somebody has looked at all of them."""
    statement = sa.update(tables.notices).where(tables.notices.c.seen.is_(sa.false()))
    if tx.execute(statement.values(seen=True)).rowcount:
        feed.note(tx, Topic.NOTICE, "seen")
