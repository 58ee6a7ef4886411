"""Table of the files that came with messages, private to store/; the bytes themselves lie in files of their own."""

import sqlalchemy as sa

from aura_desktop.store.columns import UtcTime
from aura_desktop.store.people_tables import metadata as metadata  # whole once this file is read

media_files = sa.Table(
    "media_files",
    metadata,
    # No foreign key: when a message is erased, this row stays until its bytes are gone.
    sa.Column("message_id", sa.Integer, primary_key=True),
    sa.Column("conversation_id", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False, server_default=""),
    sa.Column("file_type", sa.Text, nullable=False, server_default=""),
    sa.Column("size_bytes", sa.Integer, nullable=False, server_default="0"),
    sa.Column("month", sa.Text, nullable=False, server_default=""),
    sa.Column("asked", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("next_at", UtcTime),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_media_files_conversation", "conversation_id"),
    sa.Index("ix_media_files_at", "at"),
)
OPEN = ("waiting", "erasing", "expiring")
sa.Index(
    "ix_media_files_open",
    media_files.c.state,
    media_files.c.next_at,
    sqlite_where=media_files.c.state.in_([sa.literal_column(f"'{name}'") for name in OPEN]),
)
