"""Search: contacts by name, number or username, then messages by their words."""

import unicodedata
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import phone
from aura_desktop.domain.conversation import Conversation, SearchHit
from aura_desktop.domain.ids import ConversationId
from aura_desktop.store import contacts, conversations, tables

_PIECE = 90
_LEAD = 30
_BEFORE_PREFIX = 3
"""A last word shorter than this is taken as whole: every message has a word that starts with "a"."""

_CONTACTS = (
    sa.select(tables.conversations.c.id)
    .join_from(tables.conversations, tables.contacts)
    .order_by(tables.conversations.c.active_at.desc())
)
_MATCHES = sa.text(
    "SELECT rowid FROM message_words WHERE message_words MATCH :query ORDER BY rowid DESC LIMIT :size"
)


def find(tx: sa.Connection, text: str, limit: int) -> list[SearchHit]:
    """Up to `limit` hits: conversations whose contact matches, then messages, newest first.

    All words must occur; the last may be unfinished. Case and accents do not matter.
    """
    words = _words(text)
    if not words:
        return []
    hits = [
        SearchHit(conversation=conversation)
        for conversation in conversations.by_ids(tx, _by_contact(tx, text, limit))
    ]
    return hits + _by_message(tx, words, limit - len(hits))


def _by_contact(tx: sa.Connection, text: str, limit: int) -> list[ConversationId]:
    key = tables.contacts.c.search_key
    conditions: list[sa.ColumnElement[bool]] = [
        key.contains(word, autoescape=True) for word in contacts.folded(text).split()
    ]
    statement = _CONTACTS.where(sa.and_(*conditions))
    digits = phone.digits(text)
    if len(digits) >= _BEFORE_PREFIX and digits == "".join(_words(text)):
        statement = _CONTACTS.where(key.contains(digits))
    return [ConversationId(row_id) for row_id in tx.execute(statement.limit(limit)).scalars()]


def _by_message(tx: sa.Connection, words: list[str], limit: int) -> list[SearchHit]:
    if limit <= 0:
        return []
    quoted = [f'"{word}"' for word in words]
    if len(words[-1]) >= _BEFORE_PREFIX:
        quoted[-1] += "*"
    ids = list(tx.execute(_MATCHES, {"query": " ".join(quoted), "size": limit}).scalars())
    messages = tables.messages
    columns = (messages.c.id, messages.c.conversation_id, messages.c.text, messages.c.at)
    rows = {row.id: row for row in tx.execute(sa.select(*columns).where(messages.c.id.in_(ids)))}
    threads = {
        thread.id: thread
        for thread in conversations.by_ids(
            tx, list({ConversationId(row.conversation_id) for row in rows.values()})
        )
    }
    return [_hit(rows[found], threads, words) for found in ids if found in rows]


def _hit(row: Any, threads: dict[ConversationId, Conversation], words: list[str]) -> SearchHit:
    return SearchHit(
        conversation=threads[ConversationId(row.conversation_id)],
        message_text=_piece(row.text, words),
        at=row.at,
    )


def _piece(text: str, words: list[str]) -> str:
    """A line of the text around the first of the words."""
    line = " ".join(text.split())
    if len(line) <= _PIECE:
        return line
    plain = contacts.folded(line)
    places = [place for word in words if (place := plain.find(word)) >= 0]
    start = max(min(places, default=0) - _LEAD, 0)
    piece = line[start : start + _PIECE].strip()
    return f"{'…' if start else ''}{piece}{'…' if start + _PIECE < len(line) else ''}"


def _words(text: str) -> list[str]:
    """Letters and digits, as the index cuts words; nothing is left that has a meaning in its queries."""
    kept = (
        char if unicodedata.category(char)[0] in "LN" else " " for char in contacts.folded(text)
    )
    return "".join(kept).split()
