"""Which jobs may be sent now, and when the next one may."""

from datetime import datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ids import ConversationId
from aura_desktop.store import allowance, holds, jobs, late, tables

OPEN = (jobs.QUEUED, jobs.SENDING)
_jobs = tables.jobs
_earlier = _jobs.alias("earlier")
IS_OPEN = tables.in_state(_jobs.c.state, *OPEN)
_LONGEST_WAIT = timedelta(hours=2)
_LONGEST_HOLD = timedelta(hours=26)
"""No job waits longer (domain.retry, domain.allowance): what seems to was told to by a clock that has been
set back since."""
_HELD_AT_ONCE = 200
"""More of them wait for the next lease: a transaction is short."""
_LOOKED_BACK = 3_000
"""More jobs do not leave within the time for which a pair is remembered."""
_HEADS = (
    sa.select(_jobs)
    .where(
        IS_OPEN,
        _jobs.c.state == jobs.QUEUED,
        ~sa.exists().where(
            _earlier.c.conversation_id == _jobs.c.conversation_id,
            tables.in_state(_earlier.c.state, *OPEN),
            _earlier.c.seq < _jobs.c.seq,
        ),
    )
    .order_by(_jobs.c.seq)
)
"""The first open job of each conversation; jobs without one stand for themselves."""
_is_held = _jobs.c.retry_code.in_(holds.REASONS)
_DUE_HEADS = _HEADS.where(
    sa.or_(
        _jobs.c.not_before.is_(None),
        _jobs.c.not_before <= sa.bindparam("now"),
        sa.and_(_is_held, _jobs.c.not_before > sa.bindparam("longest_hold")),
        sa.and_(~_is_held, _jobs.c.not_before > sa.bindparam("longest_wait")),
    ),
).limit(sa.bindparam("most", type_=sa.Integer))
_BUT_THESE = _DUE_HEADS.where(_jobs.c.seq.not_in(sa.bindparam("held", expanding=True)))
_HEADS_TIMES = _HEADS.with_only_columns(_jobs.c.not_before, _jobs.c.retry_code).order_by(None)


def take(
    tx: sa.Connection,
    owner: str,
    now: datetime,
    lease_until: datetime,
    limit: int,
    zone: tzinfo,
) -> list[Any]:
    """The rows of up to `limit` jobs, as they were; they stand as being sent from now on.

    What the allowance does not let go is held back, and others take its turn.
    """
    purse = allowance.Purse(tx, now, zone)
    taken: list[Any] = []
    held: list[int] = []
    while len(taken) < limit and len(held) < _HELD_AT_ONCE:
        # Each is held once, whatever its hold says: else one that is due again stands before all others.
        heads, but = (_BUT_THESE, {"held": held}) if held else (_DUE_HEADS, {})
        rows = tx.execute(heads, {**_times(now), **but, "most": limit - len(taken)}).all()
        if not rows:
            break
        for row in rows:
            if late.given_up(tx, row, now):
                continue
            if (hold := purse.hold(row)) is not None:
                # An automatic answer does not wait until tomorrow: then the patient is a person's.
                if not late.give_up(tx, row, now):
                    allowance.hold_back(tx, row, hold)
                held.append(row.seq)
                continue
            spent = purse.spend(row) | {"state": jobs.SENDING, "attempts": row.attempts + 1}
            jobs.change(tx, row, owner=owner, lease_until=lease_until, not_before=None, **spent)
            taken.append(row)
    purse.close()
    return taken


def next_due(tx: sa.Connection, now: datetime) -> datetime | None:
    """When the next queued job may be leased: `now` if one may already, None if none waits."""
    times = [
        now if at is None or at > now + _longest(code) else max(at, now)
        for at, code in tx.execute(_HEADS_TIMES)
    ]
    return min(times, default=None)


def recent(tx: sa.Connection, since: datetime) -> list[tuple[ConversationId, datetime]]:
    """What left, or may have, since then: to whom and when, oldest first."""
    last = sa.select(sa.func.max(_jobs.c.seq)).scalar_subquery()
    query = (
        sa.select(_jobs.c.conversation_id, _jobs.c.settled_at)
        .where(
            _jobs.c.seq > last - _LOOKED_BACK,
            _jobs.c.settled_at >= since,
            _jobs.c.conversation_id.is_not(None),
            _jobs.c.state.in_((jobs.ACCEPTED, jobs.UNCONFIRMED, jobs.RESENT)),
        )
        .order_by(_jobs.c.settled_at)
    )
    return [(ConversationId(row.conversation_id), row.settled_at) for row in tx.execute(query)]


def _times(now: datetime) -> dict[str, Any]:
    return {"now": now, "longest_hold": now + _LONGEST_HOLD, "longest_wait": now + _LONGEST_WAIT}


def _longest(code: str) -> timedelta:
    return _LONGEST_HOLD if code in holds.REASONS else _LONGEST_WAIT
