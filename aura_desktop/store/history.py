"""What passed through both queues last: ids, states and codes, never what was written."""

import json
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.trace import DeliveryKind, DeliveryTrace, Queue, SendTrace, Traces
from aura_desktop.store import inbox, jobs, message_rows, metrics, outbox, tables

_messages, _jobs, _inbox = tables.messages, tables.jobs, tables.inbox
_settled = tables.deliveries
_IS_OPEN = tables.in_state(_jobs.c.state, jobs.QUEUED, jobs.SENDING)
_KEPT = (
    sa.select(_inbox.c.id, _inbox.c.received_at, _inbox.c.state, _inbox.c.code)
    .order_by(_inbox.c.id.desc())
    .limit(sa.bindparam("wanted"))
)
_NEWEST = sa.select(_settled).order_by(_settled.c.id.desc()).limit(sa.bindparam("wanted"))
_SENDS = (
    sa.select(
        *(_jobs.c[name] for name in ("seq", "id", "command", "state", "attempts", "retry_code")),
        *(_jobs.c[name] for name in ("enqueued_at", "settled_at", "wamid", "failure")),
        _messages.c.status,
    )
    .select_from(_jobs.outerjoin(_messages, _messages.c.id == _jobs.c.message_id))
    .order_by(_jobs.c.seq.desc())
    .limit(sa.bindparam("wanted"))
)
_OLDEST_DELIVERY = (
    sa.select(_inbox.c.received_at)
    .where(_inbox.c.state == "waiting")
    .order_by(_inbox.c.id)
    .limit(1)
)
_OLDEST_JOB = sa.select(_jobs.c.enqueued_at).where(
    _jobs.c.seq == sa.select(sa.func.min(_jobs.c.seq)).where(_IS_OPEN).scalar_subquery()
)


def traces(tx: sa.Connection, limit: int) -> Traces:
    """Both queues and the newest `limit` of each, as of one moment; the marks are the wamids themselves."""
    totals = metrics.totals(tx)
    return Traces(
        received=totals.received,
        sent=totals.sent,
        conversations=totals.conversations,
        inbox=_inbox_queue(tx),
        outbox=_outbox_queue(tx),
        deliveries=_deliveries(tx, limit),
        sends=tuple(_send(row) for row in tx.execute(_SENDS, {"wanted": limit})),
    )


def _inbox_queue(tx: sa.Connection) -> Queue:
    counts = inbox.counts(tx)
    oldest = tx.execute(_OLDEST_DELIVERY).scalar() if counts.waiting else None
    return Queue(waiting=counts.waiting, oldest_at=oldest, failed=counts.unreadable)


def _outbox_queue(tx: sa.Connection) -> Queue:
    counts = outbox.counts(tx)
    return Queue(
        waiting=counts.waiting,
        oldest_at=tx.execute(_OLDEST_JOB).scalar() if counts.waiting else None,
        unconfirmed=counts.unconfirmed,
        failed=counts.failed,
    )


def _deliveries(tx: sa.Connection, limit: int) -> tuple[DeliveryTrace, ...]:
    """A delivery leaves the inbox once it is read: its trace stands for it from then on."""
    found = [
        DeliveryTrace(id=row.id, at=row.received_at, state=row.state, code=row.code)
        for row in tx.execute(_KEPT, {"wanted": limit})
    ]
    found += [_delivery(row) for row in tx.execute(_NEWEST, {"wanted": limit})]
    found.sort(key=lambda trace: trace.at, reverse=True)
    return tuple(found[:limit])


def _delivery(row: Any) -> DeliveryTrace:
    return DeliveryTrace(
        id=row.id,
        at=row.received_at,
        state="partly" if row.code else "received",
        kinds=tuple(DeliveryKind(kind) for kind in row.kinds.split()),
        code=row.code,
        marks=tuple(row.wamids.splitlines()),
        more=row.more,
    )


def _send(row: Any) -> SendTrace:
    failure = message_rows.read_failure(row.failure)
    waits = row.state in {jobs.QUEUED, jobs.SENDING}
    return SendTrace(
        job=row.id,
        at=row.enqueued_at,
        state=row.state if waits or row.status is None else row.status,
        kind=str(json.loads(row.command).get("is", "")),
        code=failure.code if failure is not None else row.retry_code if waits else "",
        graph_code=0 if failure is None else failure.graph_code,
        attempts=row.attempts,
        settled_at=row.settled_at,
        mark=row.wamid or "",
    )
