"""Tables of people and of what the law asks for, private to store/: who works here, what they did, what was agreed."""

import sqlalchemy as sa

from aura_desktop.store.columns import UtcTime
from aura_desktop.store.tables import metadata as metadata  # whole once this file is read

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("pin", sa.Text, nullable=False),
    sa.Column("wrong_tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("wait_until", UtcTime),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("retired_at", UtcTime),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("person", sa.Text, nullable=False, server_default=""),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("contact_id", sa.Integer),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("detail", sa.Text, nullable=False, server_default="{}"),
    sa.Index("ix_audit_contact", "contact_id", "id"),
)

consents = sa.Table(
    "consents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("contact_id", sa.ForeignKey("contacts.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("given", sa.Boolean, nullable=False),
    sa.Column("wording", sa.Text, nullable=False, server_default=""),
    sa.Column("way", sa.Text, nullable=False, server_default=""),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("person", sa.Text, nullable=False, server_default=""),
    sa.Column("recorded_at", UtcTime, nullable=False),
    sa.Index("ix_consents_contact", "contact_id", "kind", "id"),
)

erasures = sa.Table(
    "erasures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("receipt", sa.Text, nullable=False, unique=True),
    sa.Column("contact_id", sa.Integer, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("person", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("counts", sa.Text, nullable=False, server_default="{}"),
)

APPEND_ONLY_DDL = tuple(
    f"CREATE TRIGGER audit_keeps_{act.lower()} BEFORE {act} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END"
    for act in ("UPDATE", "DELETE")
)
"""Nobody changes what was noted, this program included."""


@sa.event.listens_for(audit, "after_create")
def _guard_audit(_target: sa.Table, tx: sa.Connection, **_: object) -> None:
    for statement in APPEND_ONLY_DDL:
        tx.exec_driver_sql(statement)
