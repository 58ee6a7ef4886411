"""The audit trail in the store: note · page. Rows can only be added; triggers refuse everything else."""

import json
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.audit import Action, AuditEntry
from aura_desktop.domain.ids import ContactId
from aura_desktop.store.people_tables import audit


def note(
    tx: sa.Connection,
    action: Action,
    person: str,
    at: datetime,
    *,
    contact_id: ContactId | None = None,
    subject: str = "",
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Add one entry, in the transaction of what it tells of. `detail` must hold no content."""
    tx.execute(
        sa.insert(audit).values(
            at=at,
            person=person,
            action=action.value,
            contact_id=contact_id,
            subject=subject,
            detail=json.dumps(dict(detail or {}), separators=(",", ":")),
        )
    )


def page(
    tx: sa.Connection, before: int | None, limit: int, contact_id: ContactId | None = None
) -> list[AuditEntry]:
    """The newest entries first, below this id; of one patient if asked."""
    query = sa.select(audit).order_by(audit.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.id < before)
    if contact_id is not None:
        query = query.where(audit.c.contact_id == contact_id)
    return [
        AuditEntry(
            id=row.id,
            at=row.at,
            person=row.person,
            action=Action(row.action) if row.action in set(Action) else Action.UNKNOWN,
            contact_id=row.contact_id,
            subject=row.subject,
            detail=json.loads(row.detail),
        )
        for row in tx.execute(query).all()
    ]
