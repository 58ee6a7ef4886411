"""Receipts of erasures, and what is still to be done after one."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.erasure import ErasureReason, Receipt
from aura_desktop.domain.ids import ContactId
from aura_desktop.store import audit, contacts, people_tables, settings
from aura_desktop.store.columns import storable

WORDS_SETTING = "erasures.words"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""None that is read as another."""
_rows = people_tables.erasures


def add(
    tx: sa.Connection,
    contact_id: ContactId,
    reason: ErasureReason,
    person: str,
    counts: Mapping[str, int],
    now: datetime,
) -> Receipt:
    """Keep that a patient was erased, and note it: a number by chance, counts, nothing of the patient."""
    number = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    values: dict[str, Any] = {
        "receipt": number,
        "contact_id": contact_id,
        "at": now,
        "person": storable(person),
        "reason": reason.value,
        "counts": json.dumps(dict(counts)),
    }
    tx.execute(sa.insert(_rows), values)
    audit.note(
        tx,
        Action.DATA_ERASED,
        person,
        now,
        contact_id=contact_id,
        subject=number,
        detail={"reason": reason.value},
    )
    return Receipt(
        receipt=number,
        contact_id=contact_id,
        at=now,
        person=person,
        reason=reason,
        counts=counts,
    )


def receipts(tx: sa.Connection, limit: int) -> list[Receipt]:
    """The newest first."""
    found = tx.execute(sa.select(_rows).order_by(_rows.c.id.desc()).limit(limit))
    return [
        Receipt(
            receipt=row.receipt,
            contact_id=ContactId(row.contact_id),
            at=row.at,
            person=row.person,
            reason=ErasureReason(row.reason)
            if row.reason in set(ErasureReason)
            else ErasureReason.UNKNOWN,
            counts=json.loads(row.counts),
        )
        for row in found
    ]


def all_erased(tx: sa.Connection) -> list[tuple[ContactId, datetime]]:
    """Who was erased and when, those who had become one with them too: a copy of before that still holds them."""
    query = sa.select(_rows.c.contact_id, _rows.c.at).order_by(_rows.c.id)
    merged = contacts.merged_into(tx)
    found: list[tuple[ContactId, datetime]] = []
    for row in tx.execute(query):
        known_as = [source for source, target in merged.items() if target == row.contact_id]
        found += [(ContactId(each), row.at) for each in sorted([row.contact_id, *known_as])]
    return found


def words_wait(tx: sa.Connection) -> bool:
    """Whether words of erased messages may still lie in the index."""
    return settings.get(tx, WORDS_SETTING) is not None
