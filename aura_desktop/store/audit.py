"""The audit trail in the store: note · page · names. Rows can only be added; triggers refuse everything else."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

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


def note_opened(
    tx: sa.Connection, person: str, at: datetime, contact_id: ContactId, *, at_most_every: timedelta
) -> None:
    """Who looked at whose conversation: one entry in so much time, however often it was opened."""
    query = sa.select(sa.func.max(audit.c.at)).where(
        audit.c.contact_id == contact_id,
        audit.c.action == Action.CONVERSATION_OPENED.value,
        audit.c.person == person,
    )
    before = tx.execute(query).scalar()
    if before is None or not timedelta() <= at - before < at_most_every:
        note(tx, Action.CONVERSATION_OPENED, person, at, contact_id=contact_id)


def page(
    tx: sa.Connection,
    before: int | None,
    limit: int,
    contact_id: ContactId | None = None,
    *,
    person: str | None = None,
    actions: Collection[Action] = (),
) -> list[AuditEntry]:
    """The newest entries first, below this id; of one patient, one person, some actions if asked."""
    query = sa.select(audit).order_by(audit.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.id < before)
    if contact_id is not None:
        query = query.where(audit.c.contact_id == contact_id)
    if person is not None:
        query = query.where(audit.c.person == person)
    if actions:
        query = query.where(audit.c.action.in_(sorted(each.value for each in actions)))
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


def names(tx: sa.Connection) -> list[str]:
    """Everybody who ever did something, the program itself ("") among them."""
    rows = tx.execute(sa.select(audit.c.person).distinct()).scalars()
    return sorted(rows, key=str.casefold)
