"""Straight to the driver, for the few small statements that every single update needs.

SQLAlchemy's work around such a statement costs ten times the statement; a delivery may hold 1,000 updates.
Times are microseconds here (columns.to_micros), and the driver's errors come unwrapped.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa


def execute(tx: sa.Connection, sql: str, values: tuple[Any, ...] = ()) -> Any:
    """Run one statement in the open transaction; returns the driver's cursor."""
    driver = tx.connection.driver_connection
    assert driver is not None
    return driver.execute(sql, values)


def execute_many(tx: sa.Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """The same statement with each of these values."""
    driver = tx.connection.driver_connection
    assert driver is not None
    driver.executemany(sql, rows)
