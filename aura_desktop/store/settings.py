"""Small preferences by name: language, theme, sizes of panes."""

import sqlalchemy as sa

from aura_desktop.store import fast

_GET = "SELECT value FROM settings WHERE name = ?"
_PUT = (
    "INSERT INTO settings (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_DROP = "DELETE FROM settings WHERE name = ?"


def get(tx: sa.Connection, name: str) -> str | None:
    """The value, None if it was never set."""
    row = fast.execute(tx, _GET, (name,)).fetchone()
    return None if row is None else str(row[0])


def put(tx: sa.Connection, name: str, value: str) -> None:
    """Set a value, new or not."""
    fast.execute(tx, _PUT, (name, value))


def drop(tx: sa.Connection, name: str) -> None:
    """Forget a value."""
    fast.execute(tx, _DROP, (name,))
