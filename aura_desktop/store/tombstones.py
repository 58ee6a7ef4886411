"""What must not come back: Meta repeats deliveries for a week, and ticks come later still.

Of an erased message its wamid is remembered for a month, as a keyed hash that tells nobody whose it was.
The rows lie among the orphans, as what waits for nothing, and go with them.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.store import fast, settings, tables
from aura_desktop.store.columns import to_micros

KEY_SETTING = "erasures.key"
KIND = "erased"
_KEY = f"SELECT value FROM settings WHERE name = '{KEY_SETTING}'"  # noqa: S608
_FIND = f"SELECT max(at) FROM orphans WHERE wamid = ? AND kind = '{KIND}'"  # noqa: S608
_PUT = f"INSERT OR IGNORE INTO orphans (wamid, kind, at, payload, kept_at) VALUES (?, '{KIND}', ?, '', ?)"  # noqa: S608


def bury(
    tx: sa.Connection, marks: Iterable[str], now: datetime, erased_at: datetime | None = None
) -> int:
    """Nothing under these wamids or keys of a contact is taken in any more. Returns how many there were.

    `erased_at` where that was earlier: what came later under these keys is somebody new.
    """
    key = _key(tx)
    if key is None:
        key = secrets.token_hex(32)
        settings.put(tx, KEY_SETTING, key)
    at, kept_at = to_micros(erased_at or now), to_micros(now)
    rows = [(_hash(key, mark), at, kept_at) for mark in set(marks)]
    fast.execute_many(tx, _PUT, rows)
    return len(rows)


def is_buried(tx: sa.Connection, mark: str, at: datetime | None = None) -> bool:
    """Whether this was erased; with `at`, whether that was no earlier than then."""
    key = _key(tx)
    if key is None:
        return False
    ((erased_at,),) = fast.execute(tx, _FIND, (_hash(key, mark),)).fetchall()
    if erased_at is None:
        return False
    return at is None or to_micros(at) <= erased_at


def count(tx: sa.Connection) -> int:
    """How many are remembered."""
    found = sa.select(sa.func.count()).where(tables.orphans.c.kind == KIND)
    return tx.execute(found).scalar_one()


def _key(tx: sa.Connection) -> str | None:
    row = fast.execute(tx, _KEY).fetchone()
    return None if row is None else str(row[0])


def _hash(key: str, mark: str) -> str:
    return hmac.new(bytes.fromhex(key), mark.encode(), hashlib.sha256).hexdigest()
