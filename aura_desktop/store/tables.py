"""The tables, private to store/. Every change here needs a migration; a test compares the two."""

import sqlalchemy as sa

from aura_desktop.store.columns import UtcTime

metadata = sa.MetaData()
# Partial indexes name SQLite only: one word of "postgresql_where" loads that whole dialect at every start.

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False, server_default=""),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("received_at", UtcTime, nullable=False),
    sa.Column("kinds", sa.Text, nullable=False),
    sa.Column("wamids", sa.Text, nullable=False, server_default=""),
    sa.Column("more", sa.Integer, nullable=False, server_default="0"),
    sa.Column("code", sa.Text, nullable=False, server_default=""),
)

feed = sa.Table(
    "feed",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
)

counters = sa.Table(
    "counters",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)

settings = sa.Table(
    "settings",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, server_default=""),
    sa.Column("profile_name", sa.Text, nullable=False, server_default=""),
    sa.Column("phone", sa.Text),
    sa.Column("wa_id", sa.Text),
    sa.Column("user_id", sa.Text),
    sa.Column("parent_user_id", sa.Text),
    sa.Column("username", sa.Text),
    sa.Column("known_at", UtcTime, nullable=False),
    sa.Column("first_seen_at", UtcTime, nullable=False),
    sa.Column("marketing_opt_out", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("opt_out_at", UtcTime),
    sa.Column("identity_changed_at", UtcTime),
    sa.Column("search_key", sa.Text, nullable=False, server_default=""),
    sa.Column("no_ai", sa.Boolean, nullable=False, server_default=sa.false()),
)

contact_aliases = sa.Table(
    "contact_aliases",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("contact_id", sa.ForeignKey("contacts.id"), nullable=False),
    sa.Column("retired_at", UtcTime),
    sa.Index("ix_contact_aliases_key", "key"),
    sa.Index("ix_contact_aliases_contact_id", "contact_id"),
)

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("contact_id", sa.ForeignKey("contacts.id"), nullable=False),
    sa.Column("phone_number_id", sa.Text, nullable=False),
    sa.Column("unread_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("seen_id", sa.Integer, nullable=False, server_default="0"),
    sa.Column("active_at", UtcTime, nullable=False),
    sa.Column("last_message_id", sa.Integer),
    sa.Column("last_direction", sa.Text, nullable=False, server_default=""),
    sa.Column("last_kind", sa.Text, nullable=False, server_default=""),
    sa.Column("last_text", sa.Text, nullable=False, server_default=""),
    sa.Column("last_status", sa.Text, nullable=False, server_default=""),
    sa.Column("last_voice", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("last_inbound_at", UtcTime),
    sa.Column("last_outbound_at", UtcTime),
    sa.Column("last_echo_at", UtcTime),
    sa.Column("waiting_since", UtcTime),
    sa.Column("resolved", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("draft", sa.Text, nullable=False, server_default=""),
    sa.Column("labels", sa.Text, nullable=False, server_default=""),
    sa.Column("ai_mode", sa.Text, nullable=False, server_default=""),
    sa.Column("draft_ready", sa.Text, nullable=False, server_default=""),
    sa.Column("held_since", UtcTime),
    sa.Column("held_for", sa.Text, nullable=False, server_default=""),
    sa.Column("told_at", UtcTime),
    sa.UniqueConstraint("contact_id", "phone_number_id"),
    sa.Index("ix_conversations_active", "active_at", "id"),
)

_waiting = sa.and_(
    conversations.c.waiting_since.is_not(None), conversations.c.resolved.is_(sa.false())
)
_up_to_date = sa.and_(
    conversations.c.waiting_since.is_(None), conversations.c.resolved.is_(sa.false())
)
sa.Index(
    "ix_conversations_waiting_window",
    conversations.c.last_inbound_at,
    conversations.c.id,
    sqlite_where=_waiting,
)
sa.Index(
    "ix_conversations_waiting_since",
    conversations.c.waiting_since,
    conversations.c.id,
    sqlite_where=_waiting,
)
sa.Index(
    "ix_conversations_up_to_date",
    conversations.c.active_at,
    conversations.c.id,
    sqlite_where=_up_to_date,
)
sa.Index(
    "ix_conversations_unread",
    conversations.c.unread_count,
    sqlite_where=conversations.c.unread_count > 0,
)

messages = sa.Table(
    "messages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False),
    sa.Column("wamid", sa.Text),
    sa.Column("job_id", sa.Text),
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False, server_default=""),
    sa.Column("author", sa.Text, nullable=False, server_default=""),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
    sa.Column("content", sa.Text),
    sa.Column("raw", sa.Text),
    sa.Column("referral", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("accepted_at", UtcTime),
    sa.Column("sent_at", UtcTime),
    sa.Column("delivered_at", UtcTime),
    sa.Column("read_at", UtcTime),
    sa.Column("failed_at", UtcTime),
    sa.Column("failure", sa.Text),
    sa.Column("reply_to", sa.Text),
    sa.Column("reactions", sa.Text),
    sa.Column("chosen_ids", sa.Text),
    sa.Column("forwarded", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("edited_at", UtcTime),
    sa.Column("revoked_at", UtcTime),
    sa.Column("resent", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("way", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_messages_conversation", "conversation_id", "at", "id"),
)
sa.Index(
    "ux_messages_wamid",
    messages.c.wamid,
    unique=True,
    sqlite_where=messages.c.wamid.is_not(None),
)

orphans = sa.Table(
    "orphans",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("wamid", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("kept_at", UtcTime, nullable=False),
    sa.UniqueConstraint("wamid", "kind", "at", "payload"),
    sa.Index("ix_orphans_kept_at", "kept_at"),
)

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id")),
    sa.Column("message_id", sa.ForeignKey("messages.id")),
    sa.Column("command", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("idempotency_key", sa.Text, unique=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("enqueued_at", UtcTime, nullable=False),
    sa.Column("not_before", UtcTime),
    sa.Column("retry_code", sa.Text, nullable=False, server_default=""),
    sa.Column("owner", sa.Text, nullable=False, server_default=""),
    sa.Column("lease_until", UtcTime),
    sa.Column("wamid", sa.Text),
    sa.Column("failure", sa.Text),
    sa.Column("settled_at", UtcTime),
    sa.Column("outreach_at", UtcTime),
)


def in_state(state: sa.ColumnElement[str], *names: str) -> sa.ColumnElement[bool]:
    """The condition with its values written out: SQLite uses a partial index for no other."""
    return state.in_([sa.literal_column(f"'{name}'") for name in names])


_open_job = in_state(jobs.c.state, "queued", "sending")
_troubled_job = in_state(jobs.c.state, "unconfirmed", "failed")
sa.Index(
    "ix_jobs_open",
    jobs.c.conversation_id,
    jobs.c.seq,
    sqlite_where=_open_job,
)
sa.Index(
    "ix_jobs_troubled",
    jobs.c.state,
    sqlite_where=_troubled_job,
)
sa.Index(
    "ix_jobs_wamid",
    jobs.c.wamid,
    sqlite_where=jobs.c.wamid.is_not(None),
)
sa.Index("ix_jobs_message_id", jobs.c.message_id)
sa.Index("ix_jobs_outreach", jobs.c.outreach_at, sqlite_where=jobs.c.outreach_at.is_not(None))

templates = sa.Table(
    "templates",
    metadata,
    sa.Column("waba_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("status_at", UtcTime, nullable=False),
    sa.Column("definition", sa.Text, nullable=False),
)

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("field", sa.Text, nullable=False, server_default=""),
    sa.Column("event", sa.Text, nullable=False, server_default=""),
    sa.Column("code", sa.Text, nullable=False, server_default=""),
    sa.Column("detail", sa.Text, nullable=False, server_default=""),
    sa.Column("raw", sa.Text, nullable=False, server_default=""),
    sa.Column("fingerprint", sa.Text, nullable=False, unique=True),
    sa.Column("seen", sa.Boolean, nullable=False, server_default=sa.false()),
)

knowledge = sa.Table(
    "knowledge",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, server_default=""),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("questions", sa.Text, nullable=False, server_default=""),
    sa.Column("price_clp", sa.Integer),
    sa.Column("duration_min", sa.Integer),
    sa.Column("valid_until", sa.Text),
    sa.Column("owner", sa.Text, nullable=False, server_default=""),
    sa.Column("approved_by", sa.Text, nullable=False, server_default=""),
    sa.Column("shortcut", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("updated_at", UtcTime, nullable=False),
)
sa.Index("ux_knowledge_key", knowledge.c.key, unique=True, sqlite_where=knowledge.c.key != "")

knowledge_versions = sa.Table(
    "knowledge_versions",
    metadata,
    sa.Column("entry_id", sa.ForeignKey("knowledge.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False, server_default=""),
    sa.Column("at", UtcTime, nullable=False),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False),
    sa.Column("answers", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False, server_default=""),
    sa.Column("draft", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False, server_default=""),
    sa.Column("prompt_version", sa.Text, nullable=False, server_default=""),
    sa.Column("first_word_ms", sa.Integer, nullable=False, server_default="0"),
    sa.Column("took_ms", sa.Integer, nullable=False, server_default="0"),
    sa.Column("cost_milli", sa.Integer, nullable=False, server_default="0"),
    sa.Column("outcome", sa.Text, nullable=False, server_default="open"),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("settled_at", UtcTime),
    sa.Index("ix_drafts_conversation", "conversation_id", "id"),
    sa.Index("ix_drafts_created_at", "created_at"),
)

message_records = sa.Table(
    "message_records",
    metadata,
    sa.Column("message_id", sa.ForeignKey("messages.id"), primary_key=True),
    sa.Column("draft_id", sa.Integer),
    sa.Column("entry_id", sa.Integer),
    sa.Column("way", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False, server_default=""),
    sa.Column("sources", sa.Text, nullable=False, server_default=""),
    sa.Column("model", sa.Text, nullable=False, server_default=""),
    sa.Column("prompt_version", sa.Text, nullable=False, server_default=""),
    sa.Column("edit_distance", sa.Integer, nullable=False, server_default="0"),
    sa.Column("offered_length", sa.Integer, nullable=False, server_default="0"),
    sa.Column("seconds", sa.Float, nullable=False, server_default="0"),
    sa.Column("corrected", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("author", sa.Text, nullable=False, server_default=""),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("ix_message_records_topic", "topic", "at"),
)

model_requests = sa.Table(
    "model_requests",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("conversation_id", sa.Integer),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("characters", sa.Integer, nullable=False),
    sa.Column("hidden", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False, server_default=""),
    sa.Column("prompt_tokens", sa.Integer, nullable=False, server_default="0"),
    sa.Column("answer_tokens", sa.Integer, nullable=False, server_default="0"),
    sa.Column("cost_milli", sa.Integer, nullable=False, server_default="0"),
    sa.Column("took_ms", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_model_requests_at", "at"),
)

WORDS_DDL = (
    "CREATE VIRTUAL TABLE message_words USING fts5("
    "text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
)
"""The full-text index: its rowid is the message's id; it holds no copy of the text."""


@sa.event.listens_for(messages, "after_create")
def _create_words(_target: sa.Table, tx: sa.Connection, **_: object) -> None:
    tx.exec_driver_sql(WORDS_DDL)


KNOWLEDGE_WORDS_DDL = (
    "CREATE VIRTUAL TABLE knowledge_words USING fts5("
    "title, questions, body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2')"
)
"""Stems of the entries that may be found; the rowid is the entry's id."""


@sa.event.listens_for(knowledge, "after_create")
def _create_knowledge_words(_target: sa.Table, tx: sa.Connection, **_: object) -> None:
    tx.exec_driver_sql(KNOWLEDGE_WORDS_DDL)
