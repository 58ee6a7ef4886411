"""Ids that were given once are not given again: what was erased must not come back under another's name.

SQLite gives the highest id anew once its row is gone; windows, marks and the audit trail still know it.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from aura_desktop.store import metrics, tables

_USED = ".used"


def next_id(table: sa.Table) -> sa.ScalarSelect[Any]:
    """The id for a new row, as an expression of its insert."""
    highest = sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0)).scalar_subquery()
    counters = tables.counters
    floor = sa.select(counters.c.value).where(counters.c.name == _name(table)).scalar_subquery()
    return sa.select(sa.func.max(highest, sa.func.coalesce(floor, 0)) + 1).scalar_subquery()


def raise_above(tx: sa.Connection, table: sa.Table, gone: Iterable[int]) -> None:
    """These ids have been used."""
    highest = max(gone, default=0)
    if highest:
        metrics.raise_to(tx, _name(table), highest)


def is_floor(counter: str) -> bool:
    """Whether a counter of this name is one of them."""
    return counter.endswith(_USED)


def _name(table: sa.Table) -> str:
    return f"{table.name}{_USED}"
