"""Totals, kept as counters: reading them costs the same with ten messages or a million."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.store import fast, tables
from aura_desktop.store.columns import from_micros, to_micros

RECEIVED = "received"
SENT = "sent"
CONVERSATIONS = "conversations"
_LAST_MESSAGE = "last_message_at"

_BUMP = "UPDATE counters SET value = value + ? WHERE name = ?"
_RAISE = (
    "INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name)"
    " DO UPDATE SET value = excluded.value WHERE counters.value < excluded.value"
)
_VALUE = "SELECT value FROM counters WHERE name = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Messages received from patients, messages sent (queued here or echoed), conversations."""

    received: int = 0
    sent: int = 0
    conversations: int = 0


def bump(tx: sa.Connection, name: str, step: int = 1) -> None:
    """Add to a counter; it comes into being at its first use."""
    if not fast.execute(tx, _BUMP, (step, name)).rowcount:
        tx.execute(sa.insert(tables.counters), {"name": name, "value": step})


def raise_to(tx: sa.Connection, name: str, value: int) -> None:
    """Set a counter to `value` unless it already is higher."""
    fast.execute(tx, _RAISE, (name, value))


def value(tx: sa.Connection, name: str) -> int:
    """A counter's value, 0 if it was never used."""
    row = fast.execute(tx, _VALUE, (name,)).fetchone()
    return 0 if row is None else int(row[0])


def message_came(tx: sa.Connection, now: datetime) -> None:
    """A patient's message was stored at this moment, whenever it was written."""
    raise_to(tx, _LAST_MESSAGE, to_micros(now))


def last_message_at(tx: sa.Connection) -> datetime | None:
    """When the last message of a patient came; None before the first one."""
    kept = value(tx, _LAST_MESSAGE)
    return from_micros(kept) if kept else None


def totals(tx: sa.Connection) -> Totals:
    """The figures of the status page."""
    rows = tx.execute(sa.select(tables.counters.c.name, tables.counters.c.value))
    values = {row.name: row.value for row in rows}
    return Totals(
        received=values.get(RECEIVED, 0),
        sent=values.get(SENT, 0),
        conversations=values.get(CONVERSATIONS, 0),
    )
