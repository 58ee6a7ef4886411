"""Every delivery leaves a trace: what it was about, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of traces, with those of the last messages: more is not known of the past.

    Twenty of them, as many as the status page shows.
    """
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("wamids", sa.Text(), server_default="", nullable=False),
        sa.Column("more", sa.Integer(), server_default="0", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        "INSERT INTO deliveries (received_at, kinds, wamids) "
        "SELECT at, 'message', wamid FROM ("
        "SELECT id, at, wamid FROM messages "
        "WHERE direction = 'inbound' AND wamid IS NOT NULL "
        "ORDER BY id DESC LIMIT 20) ORDER BY id"
    )
