"""What must be said anew of a database that was put back: it knows nothing of what happened since."""

import json
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.commands import MarkRead
from aura_desktop.domain.ids import JobId, Wamid
from aura_desktop.domain.message import MessageStatus
from aura_desktop.store import jobs, message_rows, tables

_OPEN = tables.in_state(tables.jobs.c.state, jobs.QUEUED, jobs.SENDING)


def distrust_jobs(tx: sa.Connection, now: datetime) -> int:
    """No open job is sent by itself: it may have left since. A status settles it, else a person.

    Marks of reading are dropped. Returns how many became unconfirmed.
    """
    rows = tx.execute(sa.select(tables.jobs).where(_OPEN)).all()
    lost = 0
    for row in rows:
        if isinstance(codec.decode(json.loads(row.command)), MarkRead):
            tx.execute(sa.delete(tables.jobs).where(tables.jobs.c.seq == row.seq))
            continue
        lost += 1
        jobs.change(
            tx,
            row,
            state=jobs.UNCONFIRMED,
            settled_at=now,
            owner="",
            lease_until=None,
            not_before=None,
        )
        if row.message_id is not None:
            message = message_rows.by_id(tx, row.message_id)
            message_rows.report(tx, message, MessageStatus.UNCONFIRMED, now, None)
    return lost


def agree(tx: sa.Connection, now: datetime) -> None:
    """A bubble whose job is over does not go on waiting: the row of one may have been saved without the other's."""
    messages = tables.messages.c
    waiting = sa.select(tables.messages).where(
        messages.status == MessageStatus.QUEUED.value, messages.job_id.is_not(None)
    )
    for message in tx.execute(waiting).all():
        job = jobs.by_id(tx, JobId(message.job_id))
        if job is not None and job.state in {jobs.QUEUED, jobs.SENDING}:
            continue
        if job is not None and job.state == jobs.ACCEPTED and job.wamid is not None:
            known = message_rows.by_wamid(tx, Wamid(job.wamid))
            if known is None:
                message_rows.set_wamid(tx, message, Wamid(job.wamid))
            message_rows.report(tx, message, MessageStatus.ACCEPTED, job.settled_at or now, None)
        elif job is not None and job.state == jobs.FAILED:
            failure = message_rows.read_failure(job.failure)
            message_rows.report(tx, message, MessageStatus.FAILED, job.settled_at or now, failure)
        else:
            message_rows.report(tx, message, MessageStatus.UNCONFIRMED, now, None)
