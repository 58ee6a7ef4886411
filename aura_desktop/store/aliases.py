"""Under which identifiers a contact is known, and until when.

A number that changed hands keeps pointing at its old owner for what was written before the change,
and at nobody for what comes after it.
"""

from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain import phone
from aura_desktop.domain.events import Sender
from aura_desktop.domain.ids import ContactId
from aura_desktop.store import fast, tables
from aura_desktop.store.columns import to_micros

_aliases = tables.contact_aliases
_FIND = "SELECT key, contact_id, retired_at FROM contact_aliases WHERE key IN (?, ?)"
_INSERT = sa.insert(_aliases)


def phone_key(number: str) -> str:
    """One key for all forms of a number that WhatsApp may use."""
    forms = phone.variants(number)
    shortest = min(forms, key=lambda form: (len(form), form))
    return f"p:{shortest}" if shortest else f"w:{number}"


def keys_of(sender: Sender) -> tuple[str, ...]:
    """The keys of a sender: its user id first, it is the surer one."""
    keys = []
    if sender.user_id:
        keys.append(f"u:{sender.user_id}")
    if sender.wa_id:
        keys.append(phone_key(sender.wa_id))
    return tuple(keys)


def find(tx: sa.Connection, keys: tuple[str, ...], at: datetime) -> dict[str, ContactId]:
    """Whose each key was at that time; keys nobody held are left out."""
    if not keys:
        return {}
    micros = to_micros(at)
    found: dict[str, tuple[int | None, ContactId]] = {}
    for key, contact_id, retired_at in fast.execute(tx, _FIND, (keys[0], keys[-1])).fetchall():
        if retired_at is not None and micros > retired_at:
            continue
        known = found.get(key)
        if known is None or _ends_before(retired_at, known[0]):
            found[key] = (retired_at, contact_id)
    return {key: contact_id for key, (_, contact_id) in found.items()}


def add(tx: sa.Connection, key: str, contact_id: ContactId) -> None:
    """From now on this key means this contact."""
    tx.execute(_INSERT, {"key": key, "contact_id": contact_id})


def retire(tx: sa.Connection, keys: tuple[str, ...], contact_id: ContactId, at: datetime) -> None:
    """The contact gave these keys up at that time."""
    tx.execute(
        sa.update(_aliases)
        .where(
            _aliases.c.key.in_(keys),
            _aliases.c.contact_id == contact_id,
            _aliases.c.retired_at.is_(None),
        )
        .values(retired_at=at)
    )


def move(tx: sa.Connection, source: ContactId, target: ContactId) -> None:
    """All keys of one contact now mean another."""
    tx.execute(sa.update(_aliases).where(_aliases.c.contact_id == source).values(contact_id=target))


def _ends_before(left: int | None, right: int | None) -> bool:
    if left is None:
        return False
    return right is None or left < right
