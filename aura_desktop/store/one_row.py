"""Changing columns of one row: the statement for the same columns is made once, not at every change."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa


def change(tx: sa.Connection, table: sa.Table, key: int, changes: Mapping[str, Any]) -> bool:
    """Whether there is a row of this primary key. Values by name of column, no expressions of SQL."""
    values = {f"new_{name}": value for name, value in changes.items()}
    statement = _statement(table, tuple(sorted(changes)))
    return bool(tx.execute(statement, {**values, "of_row": key}).rowcount)


@cache
def _statement(table: sa.Table, names: tuple[str, ...]) -> sa.Update:
    (key,) = table.primary_key
    statement = sa.update(table).where(key == sa.bindparam("of_row", type_=key.type))
    return statement.values({name: sa.bindparam(f"new_{name}") for name in names})
