"""Entries as they lie in columns, and in the versions table."""

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa

from aura_desktop.domain.entry_page import EntryVersion
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState, NewEntry
from aura_desktop.store import fast
from aura_desktop.store.columns import storable

Word = TypeVar("Word", bound=StrEnum)

_FIELDS = tuple(field.name for field in fields(NewEntry))
_LISTS = "\n"
_DELETE_WORDS = "DELETE FROM knowledge_words WHERE rowid = ?"
_INSERT_WORDS = "INSERT INTO knowledge_words (rowid, title, questions, body) VALUES (?, ?, ?, ?)"


def values(entry: NewEntry) -> dict[str, Any]:
    """The columns of what a person types."""
    columns = {name: getattr(entry, name) for name in _FIELDS}
    columns["kind"] = entry.kind.value
    columns["questions"] = _LISTS.join(entry.questions)
    columns["valid_until"] = entry.valid_until and entry.valid_until.isoformat()
    return {
        name: storable(value) if isinstance(value, str) else value
        for name, value in columns.items()
    }


def entry(row: Any) -> Entry:
    """The record of a row."""
    return Entry(
        **_typed({name: getattr(row, name) for name in _FIELDS}),
        id=EntryId(row.id),
        version=row.version,
        state=_word(EntryState, row.state),
        origin=_word(EntryOrigin, row.origin),
        updated_at=row.updated_at,
    )


def version(row: Any) -> EntryVersion:
    """The record of a row of versions; fields that a newer program added are left out."""
    kept = json.loads(row.entry)
    return EntryVersion(
        entry_id=EntryId(row.entry_id),
        version=row.version,
        entry=NewEntry(**_typed({name: kept[name] for name in _FIELDS if name in kept})),
        author=row.author,
        at=row.at,
    )


def version_column(new: NewEntry) -> str:
    """An entry as its version is kept."""
    return json.dumps(values(new), ensure_ascii=False, separators=(",", ":"))


def index(tx: sa.Connection, entry_id: int, title: str, questions: str, body: str) -> None:
    """These stems lead to the entry, and no others."""
    unindex(tx, entry_id)
    fast.execute(tx, _INSERT_WORDS, (entry_id, title, questions, body))


def unindex(tx: sa.Connection, entry_id: int) -> None:
    """No word leads to the entry any more."""
    fast.execute(tx, _DELETE_WORDS, (entry_id,))


def _typed(columns: dict[str, Any]) -> dict[str, Any]:
    until = columns.get("valid_until")
    questions = columns.get("questions") or ""
    return {
        **columns,
        "kind": _word(EntryKind, columns["kind"]),
        "questions": tuple(questions.split(_LISTS)) if questions else (),
        "valid_until": date.fromisoformat(until) if until else None,
    }


def _word(words: type[Word], value: str) -> Word:
    """The member; UNKNOWN for what a newer program wrote."""
    try:
        return words(value)
    except ValueError:
        return words("unknown")
