"""The durable queue of webhook deliveries: append, next_batch, settle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.feed import Topic
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.domain.trace import Brought
from aura_desktop.store import fast, feed, metrics, notices, tables
from aura_desktop.store.columns import from_micros, storable, to_micros

_INSERT = "INSERT INTO inbox (body, received_at, state) VALUES (?, ?, 'waiting')"
_TAKE_OUT = "DELETE FROM inbox WHERE id = ? RETURNING received_at"
_TRACE = "INSERT INTO deliveries (received_at, kinds, wamids, more, code) VALUES (?, ?, ?, ?, ?)"
_SETTLED = "deliveries_settled"
_LAST_RECEIVED = "last_delivery_at"

_BATCH = (
    sa.select(tables.inbox.c.id, tables.inbox.c.body, tables.inbox.c.received_at)
    .where(tables.inbox.c.state == "waiting")
    .order_by(tables.inbox.c.id)
    .limit(sa.bindparam("batch"))
)
_COUNTS = sa.select(
    tables.inbox.c.state, sa.func.count(), sa.func.max(tables.inbox.c.received_at)
).group_by(tables.inbox.c.state)
_NEWEST = sa.select(tables.inbox.c.received_at).order_by(tables.inbox.c.id.desc()).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDelivery:
    """One webhook POST as it came; its signature was right."""

    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    id: int
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCounts:
    waiting: int = 0
    settled: int = 0
    unreadable: int = 0
    last_received_at: datetime | None = None


def append(tx: sa.Connection, deliveries: Sequence[RawDelivery]) -> list[int]:
    """Keep deliveries in this order; returns their ids."""
    ids = append_raw(tx.connection.driver_connection, deliveries)
    feed.note(tx, Topic.DELIVERY, str(ids[-1]) if ids else "")
    return ids


def append_raw(connection: Any, deliveries: Sequence[RawDelivery]) -> list[int]:
    """The same on the driver's own connection and without the feed: the listener waits for this."""
    rows = [(delivery.body, to_micros(delivery.received_at)) for delivery in deliveries]
    connection.executemany(_INSERT, rows)
    last: int = connection.execute("SELECT last_insert_rowid()").fetchone()[0]
    return list(range(last - len(rows) + 1, last + 1))


def next_batch(tx: sa.Connection, limit: int) -> list[InboxItem]:
    """The oldest deliveries that wait, in order of arrival."""
    return [
        InboxItem(id=row.id, body=row.body, received_at=row.received_at)
        for row in tx.execute(_BATCH, {"batch": limit})
    ]


_NOTHING = Brought()


def settle(tx: sa.Connection, item_id: int, brought: Brought = _NOTHING, refused: str = "") -> None:
    """This delivery is stored as rows; its body is dropped, counters and a trace remember it.

    `refused` is the code of the first update in it that could not be stored.
    """
    taken_out = fast.execute(tx, _TAKE_OUT, (item_id,)).fetchall()
    if not taken_out:
        return
    ((received_at,),) = taken_out
    wamids = storable("\n".join(brought.wamids))
    trace = (received_at, " ".join(brought.kinds), wamids, brought.more, refused)
    fast.execute(tx, _TRACE, trace)
    metrics.bump(tx, _SETTLED)
    metrics.raise_to(tx, _LAST_RECEIVED, received_at)
    feed.note(tx, Topic.DELIVERY, str(item_id))


def reject(tx: sa.Connection, item_id: int, code: str, now: datetime) -> None:
    """Keep a delivery that cannot be read, body and all, and tell people by a notice."""
    statement = (
        sa.update(tables.inbox)
        .where(tables.inbox.c.id == item_id, tables.inbox.c.state == "waiting")
        .values(state="unreadable", code=code)
    )
    if not tx.execute(statement).rowcount:
        return
    notices.add(tx, NoticeKind.UNREADABLE, now, code=code, detail=f"inbox:{item_id}")
    feed.note(tx, Topic.DELIVERY, str(item_id))


def counts(tx: sa.Connection) -> InboxCounts:
    """How many deliveries wait, were settled, could not be read; and when the last one came."""
    rows = tx.execute(_COUNTS).all()
    by_state = {state: count for state, count, _ in rows}
    times = [received_at for *_, received_at in rows]
    if kept := metrics.value(tx, _LAST_RECEIVED):
        times.append(from_micros(kept))
    return InboxCounts(
        waiting=by_state.get("waiting", 0),
        settled=metrics.value(tx, _SETTLED),
        unreadable=by_state.get("unreadable", 0),
        last_received_at=max(times, default=None),
    )


def last_received_at(tx: sa.Connection) -> datetime | None:
    """When the last delivery came, whatever became of it; the same cost with any backlog."""
    newest: datetime | None = tx.execute(_NEWEST).scalar()
    kept = metrics.value(tx, _LAST_RECEIVED)
    times = ([newest] if newest else []) + ([from_micros(kept)] if kept else [])
    return max(times, default=None)
