"""How many messages may still leave, kept in the transaction that leases, and what is held back for it.

The ceiling counts every message and reaction that left, or may have, whoever asked for it: a brake that lets
some pass is none. The messaging limit counts patients, and templates outside the service window alone.
"""

import json
from datetime import datetime, timedelta, tzinfo
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.allowance import (
    REACH_LASTS,
    Allowance,
    Hold,
    HoldReason,
    clinic_day,
    read_limit,
)
from aura_desktop.domain.audit import Action
from aura_desktop.domain.commands import MarkRead, SendTemplate
from aura_desktop.domain.conversation import service_window
from aura_desktop.store import audit, fast, holds, jobs, settings, tables
from aura_desktop.store.columns import to_micros

_DAY = "sending.day"
_DAYS_KEPT = 3
"""A clock that jumps to another day and comes back finds what that day had spent."""
_LONGEST_LEASE = timedelta(minutes=10)
_jobs = tables.jobs
_conversations = tables.conversations
_REACHED = (
    sa.select(_conversations.c.contact_id, sa.func.max(_jobs.c.outreach_at).label("last"))
    .join(_conversations, _conversations.c.id == _jobs.c.conversation_id)
    .where(_jobs.c.outreach_at.is_not(None), _jobs.c.outreach_at > sa.bindparam("since"))
    .group_by(_conversations.c.contact_id)
    .order_by(sa.text("last"))
)
_ANSWERED = (
    "SELECT seq FROM jobs WHERE state IN ('queued','sending') AND conversation_id = ?"
    " AND state = 'queued' AND retry_code = 'messaging_limit'"
)


def set_ceiling(tx: sa.Connection, most: int, person: str, now: datetime) -> None:
    """Another one from now on; what the former held back is looked at again."""
    before = holds.ceiling(tx)
    if most == before:
        return
    settings.put(tx, holds.CEILING, str(most))
    detail = {"from": before, "to": most}
    audit.note(tx, Action.CEILING_CHANGED, person, now, detail=detail)
    holds.free(tx, HoldReason.DAILY_CEILING)


def keep_limit(tx: sa.Connection, tier: str, at: datetime, now: datetime) -> None:
    """Meta said this then; words that tell nothing, and older ones, change nothing."""
    told, before = read_limit(tier, at), holds.limit(tx)
    # What was heard in a time to come was heard by a clock that has been set back since.
    if told is None or (before.at is not None and at < before.at <= now):
        return
    settings.put(tx, holds.LIMIT, json.dumps([told.tier, to_micros(at)]))
    if told.patients != before.patients or not before.tier:
        holds.free(tx, HoldReason.MESSAGING_LIMIT)


def figures(tx: sa.Connection, now: datetime, zone: tzinfo) -> Allowance:
    """Used and left, as of this moment."""
    day = clinic_day(now, zone)
    held = tx.execute(
        sa.select(sa.func.count()).select_from(_jobs).where(holds.IS_HELD)
    ).scalar_one()
    return Allowance(
        ceiling=holds.ceiling(tx),
        sent_today=_spent(tx, day.name),
        day_ends_at=day.ends_at,
        limit=holds.limit(tx),
        reached=len(_reached(tx, now)),
        held=held,
    )


def hold_back(tx: sa.Connection, row: Any, hold: Hold) -> None:
    """A queued job waits until then; its bubble says why."""
    jobs.change(tx, row, not_before=hold.until, retry_code=hold.reason.value)
    holds.note_messages(tx, [row])


def give_back(tx: sa.Connection, row: Any, *, goes_again: bool) -> None:
    """A job that was being sent was certainly not: it has cost nothing.

    If it does not go again itself, the next one that is held back goes instead.
    """
    if not _is_message(row):
        return
    if row.outreach_at is not None:
        holds.unreached(tx, row, frees=not goes_again)
    if row.lease_until is None:
        return
    days = _days(tx)
    leased = to_micros(row.lease_until - _LONGEST_LEASE)
    # Around midnight it may have been of the day before: then that day gets it back.
    day = max((day for day in days if day[2] <= leased), key=lambda day: day[2], default=None)
    if day is not None and day[1] > 0:
        day[1] -= 1
        settings.put(tx, _DAY, json.dumps(days))
        if not goes_again:
            holds.free(tx, HoldReason.DAILY_CEILING, most=1)


def answered(tx: sa.Connection, conversation_id: int) -> None:
    """The patient wrote: what is sent now is an answer, which Meta's limit does not count."""
    if fast.execute(tx, _ANSWERED, (conversation_id,)).fetchone() is not None:
        holds.free(tx, HoldReason.MESSAGING_LIMIT, conversation_id=conversation_id)


class Purse:
    """What one lease may spend, counted once; `close` writes it down."""

    def __init__(self, tx: sa.Connection, now: datetime, zone: tzinfo) -> None:
        self._tx = tx
        self._now = now
        self._day = clinic_day(now, zone)
        self._zone = zone
        self._ceiling = holds.ceiling(tx)
        self._spent = self._before = _spent(tx, self._day.name)
        self._reached: dict[int, datetime] | None = None
        self._held: int | None = None
        self._most: int | None = None

    def hold(self, row: Any) -> Hold | None:
        """Why this job may not go now, None if it may."""
        if not _is_message(row):
            return None
        if self._spent >= self._ceiling:
            return Hold(
                reason=HoldReason.DAILY_CEILING, until=self._day.ends_at, most=self._ceiling
            )
        contact_id = self._outreach(row)
        if contact_id is None:
            return None
        reached = self._look()
        if self._most is None or contact_id in reached or len(reached) < self._most:
            return None
        return Hold(reason=HoldReason.MESSAGING_LIMIT, until=self._turn(reached), most=self._most)

    def spend(self, row: Any) -> dict[str, Any]:
        """It goes; the values of its row that tell so."""
        values: dict[str, Any] = {"retry_code": ""} if row.retry_code in holds.REASONS else {}
        if not _is_message(row):
            return values
        self._spent += 1
        contact_id = self._outreach(row)
        if contact_id is not None:
            self._look()[contact_id] = self._now
            values["outreach_at"] = self._now
        return values

    def close(self) -> None:
        """Write down what was spent."""
        if self._spent == self._before:
            return
        began = self._day.starts_at
        today: list[Any] = [self._day.name, self._spent, to_micros(began)]
        others = [day for day in _days(self._tx) if day[0] != self._day.name]
        settings.put(self._tx, _DAY, json.dumps([today, *others][:_DAYS_KEPT]))

    def _outreach(self, row: Any) -> int | None:
        """The patient whom this job would be first to write to; None for an answer, and for free text."""
        if row.conversation_id is None or not isinstance(_command(row), SendTemplate):
            return None
        query = sa.select(_conversations.c.contact_id, _conversations.c.last_inbound_at)
        thread = self._tx.execute(query.where(_conversations.c.id == row.conversation_id)).one()
        if service_window(thread.last_inbound_at, self._now).is_open:
            return None
        return int(thread.contact_id)

    def _look(self) -> dict[int, datetime]:
        if self._reached is None:
            _set_right(self._tx, self._now)
            self._reached = _reached(self._tx, self._now)
            self._most = holds.limit(self._tx).patients
        return self._reached

    def _turn(self, reached: dict[int, datetime]) -> datetime:
        """When enough of them have been reached longest ago: each that waits has a turn of its own."""
        if self._held is None:
            query = sa.select(sa.func.count()).select_from(_jobs)
            waits = _jobs.c.retry_code == HoldReason.MESSAGING_LIMIT.value
            later = _jobs.c.not_before > self._now
            self._held = self._tx.execute(query.where(holds.IS_HELD, waits, later)).scalar_one()
        ends = sorted(reached.values())
        place = len(ends) - (self._most or 0) + self._held
        self._held += 1
        return ends[min(place, len(ends) - 1)] + REACH_LASTS if ends else self._day.ends_at


def _days(tx: sa.Connection) -> list[list[Any]]:
    """[name, messages that left, its beginning in microseconds], the day that spent last first."""
    kept = json.loads(settings.get(tx, _DAY) or "[]")
    # An earlier release kept one day, by itself.
    return [kept] if kept and isinstance(kept[0], str) else kept


def _spent(tx: sa.Connection, day: str) -> int:
    return next((int(count) for name, count, _ in _days(tx) if name == day), 0)


def _set_right(tx: sa.Connection, now: datetime) -> None:
    """Who was reached in a time to come, by a clock that has been set back since, was reached by now."""
    tx.execute(sa.update(_jobs).where(_jobs.c.outreach_at > now).values(outreach_at=now))


def _reached(tx: sa.Connection, now: datetime) -> dict[int, datetime]:
    rows = tx.execute(_REACHED, {"since": now - REACH_LASTS})
    return {row.contact_id: row.last for row in rows}


def _command(row: Any) -> Any:
    return codec.decode(json.loads(row.command))


def _is_message(row: Any) -> bool:
    return not isinstance(_command(row), MarkRead)
