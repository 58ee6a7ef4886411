"""Rows in which several patients may stand side by side: one is taken out, the others stay as they are."""

from collections.abc import Collection

import sqlalchemy as sa

from aura_desktop.domain.erasure import names_address, without
from aura_desktop.errors import InputError
from aura_desktop.store import tables
from aura_desktop.store.belongings import Belongings

_inbox, _notices, _traces = tables.inbox, tables.notices, tables.deliveries
_orphans, _jobs = tables.orphans, tables.jobs


def demand_nothing_waits(tx: sa.Connection, theirs: Belongings) -> None:
    """Raises: InputError("erasing_reads") while a delivery that may be theirs is not read yet."""
    waiting = sa.select(_inbox.c.body).where(_inbox.c.state == "waiting")
    for body in tx.execute(waiting).scalars():
        if any(needle.encode() in body for needle in theirs.needles):
            raise InputError("erasing_reads")


def clean_deliveries(tx: sa.Connection, theirs: Belongings, *, waiting: bool) -> int:
    """Deliveries that wait, or were put aside, lose what is this patient's. Returns how many did."""
    waits = _inbox.c.state == "waiting"
    wanted = waits if waiting else sa.not_(waits)
    kept = sa.select(_inbox.c.id, _inbox.c.body).where(wanted, _inbox.c.body != b"")
    changed = 0
    for row in tx.execute(kept).all():
        body = _cut(row.body, theirs.needles)
        if body != row.body:
            tx.execute(sa.update(_inbox).where(_inbox.c.id == row.id).values(body=body))
            changed += 1
    return changed


def clean_notices(tx: sa.Connection, theirs: Belongings) -> int:
    """Notices stay, and are not told a second time; what they hold of this patient goes. Returns how many."""
    columns = (_notices.c.id, _notices.c.raw, _notices.c.detail)
    changed = 0
    for row in tx.execute(sa.select(*columns).where(_notices.c.raw != "")).all():
        is_theirs = row.detail in theirs.wamids or names_address(row.detail, theirs.needles)
        raw = "" if is_theirs else without(row.raw, theirs.needles)
        if raw == row.raw:
            continue
        values = {"raw": raw, "detail": row.detail if raw else ""}
        tx.execute(sa.update(_notices).where(_notices.c.id == row.id).values(**values))
        changed += 1
    return changed


def clean_traces(tx: sa.Connection, theirs: Belongings) -> int:
    """The traces of deliveries no longer name this patient's messages. Returns how many did."""
    changed = 0
    named = sa.select(_traces.c.id, _traces.c.wamids).where(_traces.c.wamids != "")
    for row in tx.execute(named).all():
        wamids = row.wamids.split("\n")
        kept = [wamid for wamid in wamids if not _is_of(wamid, theirs)]
        if len(kept) < len(wamids):
            statement = sa.update(_traces).where(_traces.c.id == row.id)
            tx.execute(statement.values(wamids="\n".join(kept)))
            changed += 1
    return changed


def drop_orphans(tx: sa.Connection, theirs: Belongings) -> int:
    """What waits for messages of this patient waits no more. Returns how many."""
    rows = tx.execute(sa.select(_orphans.c.id, _orphans.c.wamid)).all()
    gone = [row.id for row in rows if _is_of(row.wamid, theirs)]
    for row_id in gone:
        tx.execute(sa.delete(_orphans).where(_orphans.c.id == row_id))
    return len(gone)


def drop_stray_jobs(tx: sa.Connection, theirs: Belongings) -> int:
    """Jobs of no conversation that go to this patient. Returns how many."""
    stray = sa.select(_jobs.c.seq, _jobs.c.command).where(_jobs.c.conversation_id.is_(None))
    gone = [
        row.seq
        for row in tx.execute(stray).all()
        if any(needle in row.command for needle in theirs.needles)
    ]
    for seq in gone:
        tx.execute(sa.delete(_jobs).where(_jobs.c.seq == seq))
    return len(gone)


def _is_of(wamid: str, theirs: Belongings) -> bool:
    return wamid in theirs.wamids or names_address(wamid, theirs.needles)


def _cut(body: bytes, needles: Collection[str]) -> bytes:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return b"" if any(needle.encode() in body for needle in needles) else body
    kept = without(text, needles)
    return body if kept == text else kept.encode()
