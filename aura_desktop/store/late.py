"""Automatic answers that could not leave in time: the question has become a person's."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus
from aura_desktop.store import jobs, message_rows, tables, threads

LATEST = timedelta(minutes=5)
_jobs = tables.jobs
_AUTOMATIC = (
    sa.select(_jobs)
    .join_from(_jobs, tables.messages, tables.messages.c.id == _jobs.c.message_id)
    .where(
        tables.in_state(_jobs.c.state, jobs.QUEUED),
        tables.messages.c.origin == MessageOrigin.AUTOPILOT.value,
    )
)


def give_up(tx: sa.Connection, now: datetime) -> int:
    """Nothing automatic leaves long after it was queued: this PC was offline, off, or asleep. Returns how many."""
    rows = tx.execute(_AUTOMATIC.where(_jobs.c.enqueued_at < now - LATEST)).all()
    for row in rows:
        jobs.fail(tx, row, Failure(code="failed"), now)
        message = message_rows.by_id(tx, row.message_id)
        message_rows.report(tx, message, MessageStatus.FAILED, now, Failure(code="failed"))
        threads.waits_again(tx, ConversationId(row.conversation_id))
    return len(rows)
