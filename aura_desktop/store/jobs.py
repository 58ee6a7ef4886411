"""Rows of the outbox, as the outbox and the statuses of sent messages both change them."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.commands import Command
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ConversationId, JobId, Wamid
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.errors import InputError
from aura_desktop.store import fast, feed, holds, message_rows, one_row, tables, updates

QUEUED = "queued"
SENDING = "sending"
ACCEPTED = "accepted"
FAILED = "failed"
UNCONFIRMED = "unconfirmed"
RESENT = "resent"

_ARRIVED = {MessageStatus.DELIVERED.value, MessageStatus.READ.value}
_jobs = tables.jobs
_BY_KEY = sa.select(_jobs).where(_jobs.c.idempotency_key == sa.bindparam("key"))
_WITH_WAMID = "SELECT 1 FROM jobs WHERE wamid = ? LIMIT 1"
_DISAGREES = (
    "SELECT 1 FROM jobs JOIN messages ON messages.id = jobs.message_id WHERE jobs.id = ?"
    " AND (messages.status = 'failed' OR jobs.state = 'failed')"
)
"""Wider than what `agree` decides; nearly every tick is neither."""
_BY_ID = sa.select(_jobs).where(_jobs.c.id == sa.bindparam("sought"))


def add(tx: sa.Connection, **values: Any) -> None:
    """Put a new job behind all others."""
    tx.execute(sa.insert(_jobs), values | {"state": QUEUED})
    feed.note(tx, Topic.JOB, values["id"])


def fingerprint_of(conversation_id: ConversationId | None, command: Command) -> str:
    """What makes two commands the same. Without the address: we may learn a better one in between."""
    said = {name: value for name, value in asdict(command).items() if name != "to"}
    told = json.dumps([conversation_id, type(command).__name__, said], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def made_before(tx: sa.Connection, idempotency_key: str | None, fingerprint: str) -> Any:
    """The row made under this key, or None. Raises: InputError if it was made for something else."""
    if idempotency_key is None:
        return None
    row = tx.execute(_BY_KEY, {"key": idempotency_key}).one_or_none()
    if row is not None and row.fingerprint != fingerprint:
        raise InputError("idempotency_key_reused", field="Idempotency-Key")
    return row


def by_id(tx: sa.Connection, job_id: JobId) -> Any:
    """The row of a job, or None."""
    return tx.execute(_BY_ID, {"sought": job_id}).one_or_none()


def is_known_wamid(tx: sa.Connection, wamid: Wamid) -> bool:
    """Whether a job without a bubble (a reaction) was given this wamid."""
    return fast.execute(tx, _WITH_WAMID, (wamid,)).fetchone() is not None


def change(tx: sa.Connection, row: Any, **values: Any) -> None:
    """Write a job's new state and tell the feed."""
    one_row.change(tx, _jobs, row.seq, values)
    feed.note(tx, Topic.JOB, row.id)


def prove(tx: sa.Connection, row: Any, wamid: Wamid | None, at: datetime, now: datetime) -> None:
    """Meta has the job: by its answer, or by a status that came before (or instead of) the answer."""
    if wamid is None and row.message_id is None and row.idempotency_key is None:
        # A mark of reading: done is done, nobody asks for it again.
        tx.execute(sa.delete(_jobs).where(_jobs.c.seq == row.seq))
        feed.note(tx, Topic.JOB, row.id)
        return
    if row.wamid is None:
        state = row.state if row.state in {FAILED, RESENT} else ACCEPTED
        change(
            tx,
            row,
            state=state,
            wamid=wamid,
            owner="",
            lease_until=None,
            not_before=None,
            settled_at=now,
        )
    if row.message_id is None:
        return
    message = message_rows.by_id(tx, row.message_id)
    if wamid is not None and message.wamid is None:
        message = message_rows.set_wamid(tx, message, wamid)
    message_rows.report(tx, message, MessageStatus.ACCEPTED, at, None)
    if wamid is not None and message.wamid == wamid:
        updates.reclaim(tx, wamid)
        agree(tx, row.id, now)


def agree(tx: sa.Connection, job_id: JobId, now: datetime) -> None:
    """Let a job end as its message did: failed, or there after all."""
    if fast.execute(tx, _DISAGREES, (job_id,)).fetchone() is None:
        return
    row = by_id(tx, job_id)
    message = None if row is None else message_rows.by_id(tx, row.message_id)
    if message is None:
        return
    if message.status == MessageStatus.FAILED.value and row.state not in {FAILED, RESENT}:
        failure = message_rows.read_failure(message.failure)
        if row.outreach_at is not None:
            # Meta's limit is for patients it delivers to.
            holds.unreached(tx, row)
        fail(tx, row, failure or Failure(code="failed"), now)
    elif message.status in _ARRIVED and row.state == FAILED:
        change(tx, row, state=ACCEPTED, failure=None)


def fail(tx: sa.Connection, row: Any, failure: Failure, now: datetime) -> None:
    """The job came to nothing."""
    change(
        tx,
        row,
        state=RESENT if row.state == RESENT else FAILED,
        failure=message_rows.failure_column(failure),
        owner="",
        lease_until=None,
        settled_at=now,
    )
