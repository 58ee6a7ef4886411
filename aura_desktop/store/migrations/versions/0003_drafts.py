"""Drafts: what the clinic knows, what a model proposed, what became of it, and what left this PC for it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables, and to patients, conversations and messages what the AI needs to know of them."""
    _columns()
    _knowledge()
    _drafts()
    _message_records()
    _model_requests()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def _columns() -> None:
    no_ai: sa.Column[bool] = sa.Column(
        "no_ai", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("contacts", no_ai)
    for column in (
        _text("ai_mode"),
        _text("draft_ready"),
        sa.Column("held_since", sa.BigInteger()),
        _text("held_for"),
        sa.Column("told_at", sa.BigInteger()),
    ):
        op.add_column("conversations", column)
    op.add_column("messages", _text("way"))


def _knowledge() -> None:
    op.create_table(
        "knowledge",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("key"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        _text("questions"),
        sa.Column("price_clp", sa.Integer()),
        sa.Column("duration_min", sa.Integer()),
        sa.Column("valid_until", sa.Text()),
        _text("owner"),
        _text("approved_by"),
        _text("shortcut"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ux_knowledge_key", "knowledge", ["key"], unique=True, sqlite_where=sa.text("\"key\" != ''")
    )
    op.create_table(
        "knowledge_versions",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        _text("author"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["knowledge.id"]),
        sa.PrimaryKeyConstraint("entry_id", "version"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE knowledge_words USING fts5("
        "title, questions, body, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _text("topic"),
        sa.Column("draft", sa.Text(), nullable=False),
        _text("model"),
        _text("prompt_version"),
        _number("first_word_ms"),
        _number("took_ms"),
        _number("cost_milli"),
        sa.Column("outcome", sa.Text(), server_default="open", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_drafts_conversation", "drafts", ["conversation_id", "id"])
    op.create_index("ix_drafts_created_at", "drafts", ["created_at"])


def _message_records() -> None:
    op.create_table(
        "message_records",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer()),
        sa.Column("entry_id", sa.Integer()),
        sa.Column("way", sa.Text(), nullable=False),
        _text("topic"),
        _text("sources"),
        _text("model"),
        _text("prompt_version"),
        _number("edit_distance"),
        _number("offered_length"),
        sa.Column("seconds", sa.Float(), server_default="0", nullable=False),
        sa.Column("corrected", sa.Boolean(), server_default=sa.false(), nullable=False),
        _text("author"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"]),
        sa.PrimaryKeyConstraint("message_id"),
    )
    op.create_index("ix_message_records_topic", "message_records", ["topic", "at"])


def _model_requests() -> None:
    op.create_table(
        "model_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("conversation_id", sa.Integer()),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _text("code"),
        _number("prompt_tokens"),
        _number("answer_tokens"),
        _number("cost_milli"),
        _number("took_ms"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_model_requests_at", "model_requests", ["at"])
