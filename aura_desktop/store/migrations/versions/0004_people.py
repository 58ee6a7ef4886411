"""People of the clinic, what they did, what patients agreed to, what was erased, and who was written to first."""

import sqlalchemy as sa
from alembic import op

from aura_desktop.store.people_tables import APPEND_ONLY_DDL

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables, and to jobs when one reached a patient outside the service window."""
    op.add_column("jobs", sa.Column("outreach_at", sa.BigInteger()))
    op.create_index(
        "ix_jobs_outreach",
        "jobs",
        ["outreach_at"],
        sqlite_where=sa.text("outreach_at IS NOT NULL"),
    )
    _people()
    _audit()
    _consents()
    _erasures()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("pin", sa.Text(), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("wait_until", sa.BigInteger()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        _text("person"),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Integer()),
        _text("subject"),
        sa.Column("detail", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_contact", "audit", ["contact_id", "id"])
    for statement in APPEND_ONLY_DDL:
        op.execute(statement)


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        _text("wording"),
        _text("way"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        _text("person"),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_consents_contact", "consents", ["contact_id", "kind", "id"])


def _erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        _text("person"),
        _text("reason"),
        sa.Column("counts", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("receipt"),
    )
