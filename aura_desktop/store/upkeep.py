"""Housekeeping: what can be of no more use is dropped. Nothing that a patient wrote is."""

from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.notice import NoticeKind
from aura_desktop.store import jobs, tables

_OF_META_ALONE = (NoticeKind.ACCOUNT.value, NoticeKind.UNREADABLE.value)
"""Other notices keep what came, and that may be a patient's message that could not be stored."""
_NOT_JSON = "not_json"
"""Other deliveries that were put aside hold messages; a later version may be able to read them."""
_ROWS_LOOKED_AT = 400
_PAGES_MERGED = 200


def prune_notices(tx: sa.Connection, before: datetime) -> int:
    """Forget what Meta said before that time, once somebody has seen it. Returns how many."""
    columns = tables.notices.c
    return tx.execute(
        sa.delete(tables.notices).where(
            columns.seen.is_(sa.true()), columns.at < before, columns.kind.in_(_OF_META_ALONE)
        )
    ).rowcount


def prune_unreadable(tx: sa.Connection, before: datetime) -> int:
    """Empty the deliveries of before that time that are no JSON; their rows stay. Returns how many."""
    columns = tables.inbox.c
    return tx.execute(
        sa.update(tables.inbox)
        .where(
            columns.state == "unreadable",
            columns.code == _NOT_JSON,
            columns.received_at < before,
            columns.body != b"",
        )
        .values(body=b"")
    ).rowcount


def prune_deliveries(tx: sa.Connection, keep: int) -> int:
    """Forget the traces of all deliveries but the newest `keep`. Returns how many."""
    columns = tables.deliveries.c
    newest = sa.select(sa.func.max(columns.id)).scalar_subquery()
    return tx.execute(sa.delete(tables.deliveries).where(columns.id <= newest - keep)).rowcount


def forget_keys(tx: sa.Connection, before: datetime) -> int:
    """Forget the idempotency keys of jobs of before that time, unless they still wait. Returns how many."""
    columns = tables.jobs.c
    return tx.execute(
        sa.update(tables.jobs)
        .where(
            columns.idempotency_key.is_not(None),
            columns.enqueued_at < before,
            columns.state.not_in((jobs.QUEUED, jobs.SENDING)),
        )
        .values(idempotency_key=None)
    ).rowcount


def optimise(tx: sa.Connection) -> None:
    """Let SQLite look at its statistics and tidy the index of words, a little at a time."""
    tx.exec_driver_sql(f"PRAGMA analysis_limit={_ROWS_LOOKED_AT}")
    tx.exec_driver_sql("PRAGMA optimize")
    tx.exec_driver_sql(
        f"INSERT INTO message_words(message_words, rank) VALUES ('merge', {_PAGES_MERGED})"  # noqa: S608
    )
