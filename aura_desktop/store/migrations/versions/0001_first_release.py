"""The whole schema of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table; forward only."""
    _inbox()
    _feed()
    _counters()
    _settings()
    _notices()
    _templates()
    _contacts()
    _contact_aliases()
    _conversations()
    _conversations_indexes()
    _messages()
    _messages_indexes()
    _orphans()
    _jobs()
    _jobs_indexes()


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _feed() -> None:
    op.create_table(
        "feed",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.Text(), server_default="", nullable=False),
        sa.Column("event", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("raw", sa.Text(), server_default="", nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("seen", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fingerprint"),
    )


def _templates() -> None:
    op.create_table(
        "templates",
        sa.Column("waba_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_at", sa.BigInteger(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("waba_id", "name", "language"),
    )


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("profile_name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("wa_id", sa.Text(), nullable=True),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("parent_user_id", sa.Text(), nullable=True),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("known_at", sa.BigInteger(), nullable=False),
        sa.Column("first_seen_at", sa.BigInteger(), nullable=False),
        sa.Column("marketing_opt_out", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("opt_out_at", sa.BigInteger(), nullable=True),
        sa.Column("identity_changed_at", sa.BigInteger(), nullable=True),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _contact_aliases() -> None:
    op.create_table(
        "contact_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_contact_aliases_contact_id", "contact_aliases", ["contact_id"], unique=False
    )
    op.create_index("ix_contact_aliases_key", "contact_aliases", ["key"], unique=False)


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("phone_number_id", sa.Text(), nullable=False),
        sa.Column("unread_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seen_id", sa.Integer(), server_default="0", nullable=False),
        sa.Column("active_at", sa.BigInteger(), nullable=False),
        sa.Column("last_message_id", sa.Integer(), nullable=True),
        sa.Column("last_direction", sa.Text(), server_default="", nullable=False),
        sa.Column("last_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("last_text", sa.Text(), server_default="", nullable=False),
        sa.Column("last_status", sa.Text(), server_default="", nullable=False),
        sa.Column("last_voice", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_inbound_at", sa.BigInteger(), nullable=True),
        sa.Column("last_outbound_at", sa.BigInteger(), nullable=True),
        sa.Column("last_echo_at", sa.BigInteger(), nullable=True),
        sa.Column("waiting_since", sa.BigInteger(), nullable=True),
        sa.Column("resolved", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("draft", sa.Text(), server_default="", nullable=False),
        sa.Column("labels", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("contact_id", "phone_number_id"),
    )


def _conversations_indexes() -> None:
    op.create_index("ix_conversations_active", "conversations", ["active_at", "id"], unique=False)
    op.create_index(
        "ix_conversations_unread",
        "conversations",
        ["unread_count"],
        unique=False,
        sqlite_where=sa.text("unread_count > 0"),
        postgresql_where=sa.text("unread_count > 0"),
    )
    op.create_index(
        "ix_conversations_up_to_date",
        "conversations",
        ["active_at", "id"],
        unique=False,
        sqlite_where=sa.text("waiting_since IS NULL AND resolved IS 0"),
        postgresql_where=sa.text("waiting_since IS NULL AND resolved IS 0"),
    )
    op.create_index(
        "ix_conversations_waiting_since",
        "conversations",
        ["waiting_since", "id"],
        unique=False,
        sqlite_where=sa.text("waiting_since IS NOT NULL AND resolved IS 0"),
        postgresql_where=sa.text("waiting_since IS NOT NULL AND resolved IS 0"),
    )
    op.create_index(
        "ix_conversations_waiting_window",
        "conversations",
        ["last_inbound_at", "id"],
        unique=False,
        sqlite_where=sa.text("waiting_since IS NOT NULL AND resolved IS 0"),
        postgresql_where=sa.text("waiting_since IS NOT NULL AND resolved IS 0"),
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("wamid", sa.Text(), nullable=True),
        sa.Column("job_id", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=True),
        sa.Column("referral", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("failed_at", sa.BigInteger(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("reply_to", sa.Text(), nullable=True),
        sa.Column("reactions", sa.Text(), nullable=True),
        sa.Column("chosen_ids", sa.Text(), nullable=True),
        sa.Column("forwarded", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("edited_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("resent", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def _messages_indexes() -> None:
    op.create_index(
        "ix_messages_conversation", "messages", ["conversation_id", "at", "id"], unique=False
    )
    op.create_index(
        "ux_messages_wamid",
        "messages",
        ["wamid"],
        unique=True,
        sqlite_where=sa.text("wamid IS NOT NULL"),
        postgresql_where=sa.text("wamid IS NOT NULL"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE message_words USING fts5("
        "text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
    )


def _orphans() -> None:
    op.create_table(
        "orphans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wamid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("wamid", "kind", "at", "payload"),
    )
    op.create_index("ix_orphans_kept_at", "orphans", ["kept_at"], unique=False)


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("idempotency_key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("enqueued_at", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("retry_code", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("wamid", sa.Text(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("idempotency_key"),
    )


def _jobs_indexes() -> None:
    op.create_index("ix_jobs_message_id", "jobs", ["message_id"], unique=False)
    op.create_index(
        "ix_jobs_open",
        "jobs",
        ["conversation_id", "seq"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'sending')"),
        postgresql_where=sa.text("state IN ('queued', 'sending')"),
    )
    op.create_index(
        "ix_jobs_troubled",
        "jobs",
        ["state"],
        unique=False,
        sqlite_where=sa.text("state IN ('unconfirmed', 'failed')"),
        postgresql_where=sa.text("state IN ('unconfirmed', 'failed')"),
    )
    op.create_index(
        "ix_jobs_wamid",
        "jobs",
        ["wamid"],
        unique=False,
        sqlite_where=sa.text("wamid IS NOT NULL"),
        postgresql_where=sa.text("wamid IS NOT NULL"),
    )
