"""What a message waits for though nothing is wrong: the clinic's ceiling, Meta's limit, and who is held by them."""

import json
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.allowance import (
    FIRST_CEILING,
    Hold,
    HoldReason,
    MessagingLimit,
    read_limit,
)
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ConversationId
from aura_desktop.store import feed, message_rows, settings, tables
from aura_desktop.store.columns import from_micros

REASONS = (HoldReason.MESSAGING_LIMIT.value, HoldReason.DAILY_CEILING.value)
CEILING = "sending.ceiling"
LIMIT = "sending.limit"
_jobs = tables.jobs
IS_HELD = sa.and_(
    # Both written out: the first is what the partial index is for.
    tables.in_state(_jobs.c.state, "queued", "sending"),
    _jobs.c.state == "queued",
    _jobs.c.retry_code.in_(REASONS),
)


def ceiling(tx: sa.Connection) -> int:
    """How many messages may leave in one day."""
    return int(settings.get(tx, CEILING) or FIRST_CEILING)


def limit(tx: sa.Connection) -> MessagingLimit:
    """What Meta last said of its own."""
    kept = settings.get(tx, LIMIT)
    if kept is None:
        return MessagingLimit()
    tier, at = json.loads(kept)
    return read_limit(tier, from_micros(at)) or MessagingLimit()


def of(
    tx: sa.Connection, conversation_ids: Collection[ConversationId]
) -> dict[ConversationId, Hold]:
    """Why these conversations' queued messages wait; those that wait for nothing of this are absent."""
    if not conversation_ids:
        return {}
    query = sa.select(_jobs).where(IS_HELD, _jobs.c.conversation_id.in_(conversation_ids))
    rows = tx.execute(query).all()
    if not rows:
        return {}
    most = {
        HoldReason.DAILY_CEILING.value: ceiling(tx),
        HoldReason.MESSAGING_LIMIT.value: limit(tx).patients or 0,
    }
    return {
        ConversationId(row.conversation_id): Hold(
            reason=HoldReason(row.retry_code), until=row.not_before, most=most[row.retry_code]
        )
        for row in rows
        if row.not_before is not None
    }


def free(
    tx: sa.Connection,
    reason: HoldReason,
    *,
    most: int | None = None,
    conversation_id: int | None = None,
) -> None:
    """The oldest of what waits for this reason (all without `most`) waits no longer."""
    query = sa.select(_jobs).where(IS_HELD, _jobs.c.retry_code == reason.value)
    if conversation_id is not None:
        query = query.where(_jobs.c.conversation_id == conversation_id)
    rows = tx.execute(query.order_by(_jobs.c.seq).limit(most)).all()
    for row in rows:
        changed = sa.update(_jobs).where(_jobs.c.seq == row.seq)
        tx.execute(changed.values(not_before=None, retry_code=""))
        feed.note(tx, Topic.JOB, row.id)
    note_messages(tx, rows)
    feed.note(tx, Topic.JOB, "allowance")


def unreached(tx: sa.Connection, row: Any, *, frees: bool = True) -> None:
    """This job has reached nobody after all; with `frees`, the next patient who waits is reached instead."""
    tx.execute(sa.update(_jobs).where(_jobs.c.seq == row.seq).values(outreach_at=None))
    if frees:
        free(tx, HoldReason.MESSAGING_LIMIT, most=1)


def note_messages(tx: sa.Connection, rows: Collection[Any]) -> None:
    """The bubbles of these jobs say something else now."""
    for row in rows:
        if row.message_id is not None:
            message_rows.note(tx, row.conversation_id, row.message_id)
