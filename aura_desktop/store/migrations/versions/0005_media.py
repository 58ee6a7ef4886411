"""The files that came with messages: which are here, and what became of the others."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table. Messages of before have no row in it: their files are fetched when somebody asks."""
    op.create_table(
        "media_files",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("file_type", sa.Text(), server_default="", nullable=False),
        sa.Column("size_bytes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("month", sa.Text(), server_default="", nullable=False),
        sa.Column("asked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_at", sa.BigInteger()),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("message_id"),
    )
    op.create_index("ix_media_files_conversation", "media_files", ["conversation_id"])
    op.create_index("ix_media_files_at", "media_files", ["at"])
    op.create_index(
        "ix_media_files_open",
        "media_files",
        ["state", "next_at"],
        sqlite_where=sa.text("state IN ('waiting', 'erasing', 'expiring')"),
    )
