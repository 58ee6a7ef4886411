"""Small preferences by name: language, theme, sizes of panes."""

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from aura_desktop.store import tables


def get(tx: sa.Connection, name: str) -> str | None:
    """The value, None if it was never set."""
    statement = sa.select(tables.settings.c.value).where(tables.settings.c.name == name)
    value: str | None = tx.execute(statement).scalar()
    return value


def put(tx: sa.Connection, name: str, value: str) -> None:
    """Set a value, new or not."""
    statement = sqlite.insert(tables.settings).values(name=name, value=value)
    tx.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def drop(tx: sa.Connection, name: str) -> None:
    """Forget a value."""
    tx.execute(sa.delete(tables.settings).where(tables.settings.c.name == name))
