"""The durable queue of commands: enqueue · lease · settle.

A job and its bubble are written in one transaction. A lease is on disk before the request goes out,
so a crash never sends twice: what was under way becomes unconfirmed, and a person decides.
"""

import json
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.allowance import Hold
from aura_desktop.domain.commands import Command, MarkRead, SendReaction
from aura_desktop.domain.content import Content
from aura_desktop.domain.events import Sender
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ContactId, ConversationId, JobId, MessageId, UserId, WaId, Wamid
from aura_desktop.domain.message import Direction, Failure, MessageOrigin, MessageStatus, Way
from aura_desktop.errors import InputError
from aura_desktop.store import (
    allowance,
    contacts,
    conversations,
    feed,
    holds,
    jobs,
    leases,
    message_rows,
    settings,
    tables,
    threads,
    updates,
)
from aura_desktop.store.columns import from_micros, storable, to_micros

_jobs = tables.jobs
_PAUSE = "outbox.pause"
_IS_TROUBLED = tables.in_state(_jobs.c.state, jobs.UNCONFIRMED, jobs.FAILED)
_HAS_BUBBLE = _jobs.c.message_id.is_not(None)
_COUNTS = tuple(
    sa.select(_jobs.c.state, sa.func.count(), sa.func.count(_jobs.c.message_id))
    .where(wanted)
    .group_by(_jobs.c.state)
    for wanted in (leases.IS_OPEN, sa.and_(_IS_TROUBLED, _HAS_BUBBLE))
)
_STATUS_OF_STATE = {
    jobs.QUEUED: MessageStatus.QUEUED,
    jobs.SENDING: MessageStatus.QUEUED,
    jobs.ACCEPTED: MessageStatus.ACCEPTED,
    jobs.FAILED: MessageStatus.FAILED,
    jobs.UNCONFIRMED: MessageStatus.UNCONFIRMED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueued:
    """`created` is False when the same idempotency key had made this job before."""

    job_id: JobId
    message_id: MessageId | None
    created: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A leased job; `attempts` counts this lease too."""

    id: JobId
    conversation_id: ConversationId | None
    message_id: MessageId | None
    command: Command
    attempts: int
    enqueued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """`hold`: why it is still queued though nothing is wrong."""

    id: JobId
    state: MessageStatus
    wamid: Wamid | None = None
    failure: Failure | None = None
    hold: Hold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxCounts:
    """`waiting` jobs, of them `messages`; `unconfirmed` and `failed` are messages nobody has sent again."""

    waiting: int = 0
    messages: int = 0
    unconfirmed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseReason:
    code: str
    since: datetime


def enqueue(
    tx: sa.Connection,
    conversation_id: ConversationId | None,
    command: Command,
    now: datetime,
    *,
    origin: MessageOrigin,
    author: str = "",
    way: Way = Way.UNKNOWN,
    content: Content | None = None,
    quote: Wamid | None = None,
    idempotency_key: str | None = None,
    request: str | None = None,
) -> Enqueued:
    """Put a command into the queue, with its bubble if it has `content`.

    `request` names what was asked for where that, not the command, makes two calls the same.
    Raises: InputError("idempotency_key_reused") if the key belongs to another one,
    InputError("conversation_not_found").
    """
    fingerprint = request or jobs.fingerprint_of(conversation_id, command)
    known = jobs.made_before(tx, idempotency_key, fingerprint)
    if known is not None:
        return Enqueued(job_id=JobId(known.id), message_id=known.message_id, created=False)
    job_id = JobId(str(uuid.uuid4()))
    message_id = None
    if conversation_id is not None and content is not None:
        bubble = message_rows.NewMessage(
            direction=Direction.OUTBOUND,
            content=content,
            status=MessageStatus.QUEUED,
            at=now,
            job_id=job_id,
            origin=origin,
            author=storable(author),
            way=way,
            reply_to=quote,
        )
        message_id = _add_bubble(tx, conversation_id, bubble)
    jobs.add(
        tx,
        id=job_id,
        conversation_id=conversation_id,
        message_id=message_id,
        command=json.dumps(codec.encode(command), separators=(",", ":")),
        fingerprint=fingerprint,
        idempotency_key=idempotency_key,
        enqueued_at=now,
    )
    if isinstance(command, SendReaction):
        update = updates.reacted(Direction.OUTBOUND, command.emoji, now)
        updates.offer(tx, command.target, update, now)
    return Enqueued(job_id=job_id, message_id=message_id, created=True)


def made_before(tx: sa.Connection, idempotency_key: str | None, request: str) -> JobId | None:
    """The job this request made under this key. Raises: InputError("idempotency_key_reused")."""
    known = jobs.made_before(tx, idempotency_key, request)
    return None if known is None else JobId(known.id)


def resend(tx: sa.Connection, message_id: MessageId, now: datetime, author: str) -> Enqueued:
    """Send a failed or unconfirmed message once more, as a new message.

    Raises: InputError("not_resendable") for any other, and for one already sent again.
    """
    row = message_rows.by_id(tx, message_id)
    stuck = {MessageStatus.FAILED.value, MessageStatus.UNCONFIRMED.value}
    if row is None or row.job_id is None or row.resent or row.status not in stuck:
        raise InputError("not_resendable")
    job = jobs.by_id(tx, JobId(row.job_id))
    message_rows.mark_resent(tx, row)
    jobs.change(tx, job, state=jobs.RESENT)
    return enqueue(
        tx,
        ConversationId(row.conversation_id),
        codec.decode(json.loads(job.command)),
        now,
        origin=MessageOrigin.DESK,
        author=author,
        way=Way(row.way) if row.way in set(Way) else Way.UNKNOWN,
        content=message_rows.read_content(row),
        quote=Wamid(row.reply_to) if row.reply_to else None,
    )


def lease(
    tx: sa.Connection,
    owner: str,
    now: datetime,
    lease_until: datetime,
    limit: int,
    zone: tzinfo = UTC,
) -> list[Job]:
    """Take up to `limit` jobs whose turn has come, oldest first, never two of one conversation.

    They are marked as being sent before any request is made. A paused outbox gives nothing; `zone` is the
    clinic's, whose day the ceiling is for.
    """
    if limit <= 0 or paused(tx) is not None:
        return []
    rows = leases.take(tx, owner, now, lease_until, limit, zone)
    return [_job(tx, row) for row in rows]


def settle_accepted(
    tx: sa.Connection,
    job_id: JobId,
    wamid: Wamid | None,
    wa_id: WaId | None,
    user_id: UserId | None,
    now: datetime,
) -> None:
    """Graph answered: keep the wamid and who the recipient is, apply statuses that were faster."""
    job = jobs.by_id(tx, job_id)
    if job is None:
        return
    jobs.prove(tx, job, wamid, now, now)
    if job.conversation_id is not None and (wa_id or user_id):
        thread = threads.get(tx, ConversationId(job.conversation_id))
        recipient = Sender(wa_id=wa_id, user_id=user_id)
        # As of the question: a number that changed hands meanwhile is no longer this person's.
        contacts.attach(tx, ContactId(thread.contact_id), recipient, job.enqueued_at)


def settle_failed(tx: sa.Connection, job_id: JobId, failure: Failure, now: datetime) -> None:
    """Graph, or we, gave the job up for good."""
    job = jobs.by_id(tx, job_id)
    if job is None or job.state not in {*leases.OPEN, jobs.UNCONFIRMED}:
        return
    if job.state == jobs.SENDING:
        allowance.give_back(tx, job, goes_again=False)
    jobs.fail(tx, job, failure, now)
    if job.message_id is not None:
        message = message_rows.by_id(tx, job.message_id)
        message_rows.report(tx, message, MessageStatus.FAILED, now, failure)
        return
    command = codec.decode(json.loads(job.command))
    if isinstance(command, SendReaction):
        target = message_rows.by_wamid(tx, command.target)
        if target is not None:
            message_rows.unreact(tx, target, Direction.OUTBOUND, job.enqueued_at)


def settle_unconfirmed(tx: sa.Connection, job_id: JobId, now: datetime) -> None:
    """The answer was lost. Nothing sends the job again but a person."""
    job = jobs.by_id(tx, job_id)
    if job is not None and job.state == jobs.SENDING:
        _lose(tx, job, now)


def retry_at(
    tx: sa.Connection, job_id: JobId, not_before: datetime, now: datetime, code: str
) -> None:
    """Certainly not done: try again at that time, and hold back what stands behind it."""
    _requeue(tx, job_id, not_before=not_before, retry_code=code)


def release(tx: sa.Connection, job_id: JobId, not_before: datetime | None = None) -> None:
    """Give a leased job back as if it had never been taken; nothing was asked of Graph."""
    job = jobs.by_id(tx, job_id)
    if job is not None:
        _requeue(tx, job_id, not_before=not_before, attempts=max(job.attempts - 1, 0))


def recover(tx: sa.Connection, owner: str, now: datetime) -> int:
    """Settle what a dead run left under way; returns how many jobs that were.

    `owner` names this run: jobs of other owners, and leases that ended, are dead. Marks of reading
    may be sent twice and are queued again; everything else becomes unconfirmed.
    """
    dead = sa.or_(_jobs.c.owner != owner, _jobs.c.lease_until <= now)
    rows = tx.execute(
        sa.select(_jobs).where(leases.IS_OPEN, _jobs.c.state == jobs.SENDING, dead)
    ).all()
    for row in rows:
        if isinstance(codec.decode(json.loads(row.command)), MarkRead):
            _requeue(tx, JobId(row.id))
        else:
            _lose(tx, row, now)
    return len(rows)


def paused(tx: sa.Connection) -> PauseReason | None:
    """Why nothing is sent at present, None if sending goes on."""
    kept = settings.get(tx, _PAUSE)
    if kept is None:
        return None
    reason = json.loads(kept)
    return PauseReason(code=reason["code"], since=from_micros(reason["since"]))


def pause(tx: sa.Connection, code: str, now: datetime) -> None:
    """Stop sending until somebody mends the set-up; the queue stays."""
    if paused(tx) is None:
        settings.put(tx, _PAUSE, json.dumps({"code": code, "since": to_micros(now)}))
        feed.note(tx, Topic.JOB, "pause")


def resume(tx: sa.Connection, now: datetime) -> None:
    """Go on sending."""
    if paused(tx) is not None:
        settings.drop(tx, _PAUSE)
        feed.note(tx, Topic.JOB, "pause")


def job(tx: sa.Connection, job_id: JobId) -> JobView | None:
    """What became of a job so far."""
    row = jobs.by_id(tx, job_id)
    if row is None:
        return None
    if row.message_id is None:
        state = _STATUS_OF_STATE.get(row.state, MessageStatus.UNKNOWN)
        failure = message_rows.read_failure(row.failure)
        return JobView(id=job_id, state=state, wamid=row.wamid, failure=failure)
    message = message_rows.by_id(tx, row.message_id)
    state = MessageStatus(message.status)
    failed = state is MessageStatus.FAILED
    waits = [row.conversation_id] if state is MessageStatus.QUEUED else []
    return JobView(
        id=job_id,
        state=state,
        wamid=message.wamid,
        failure=message_rows.read_failure(message.failure) if failed else None,
        hold=holds.of(tx, waits).get(row.conversation_id),
    )


def counts(tx: sa.Connection) -> OutboxCounts:
    """How many jobs wait (or are under way), and how many need a person."""
    rows = [row for statement in _COUNTS for row in tx.execute(statement)]
    by_state = {state: count for state, count, _ in rows}
    return OutboxCounts(
        waiting=sum(count for state, count, _ in rows if state in leases.OPEN),
        messages=sum(bubbles for state, _, bubbles in rows if state in leases.OPEN),
        unconfirmed=by_state.get(jobs.UNCONFIRMED, 0),
        failed=by_state.get(jobs.FAILED, 0),
    )


def _add_bubble(
    tx: sa.Connection,
    conversation_id: ConversationId,
    bubble: message_rows.NewMessage,
) -> MessageId:
    thread = threads.get(tx, conversation_id)
    if thread is None:
        raise InputError("conversation_not_found")
    # Below the question, also by a clock behind Meta's.
    return message_rows.insert(tx, thread, replace(bubble, at=max(bubble.at, thread.active_at)))


def _job(tx: sa.Connection, row: Any) -> Job:
    command = codec.decode(json.loads(row.command))
    return Job(
        id=JobId(row.id),
        conversation_id=row.conversation_id,
        message_id=row.message_id,
        command=conversations.readdressed(tx, row.conversation_id, command),
        attempts=row.attempts + 1,
        enqueued_at=row.enqueued_at,
    )


def _requeue(tx: sa.Connection, job_id: JobId, **values: Any) -> None:
    row = jobs.by_id(tx, job_id)
    if row is not None and row.state == jobs.SENDING:
        allowance.give_back(tx, row, goes_again=True)
        jobs.change(tx, row, state=jobs.QUEUED, owner="", lease_until=None, **values)


def _lose(tx: sa.Connection, row: Any, now: datetime) -> None:
    values = {"state": jobs.UNCONFIRMED, "settled_at": now, "owner": "", "lease_until": None}
    jobs.change(tx, row, **values)
    if row.message_id is not None:
        message = message_rows.by_id(tx, row.message_id)
        message_rows.report(tx, message, MessageStatus.UNCONFIRMED, now, None)
