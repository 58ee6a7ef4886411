"""Entries for tests of pure rules."""

from datetime import UTC, datetime
from typing import Any

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState


def entry(number: int, title: str, body: str, **more: Any) -> Entry:
    """A published entry of the kind OTHER, unless something else is said."""
    values: dict[str, Any] = {
        "kind": EntryKind.OTHER,
        "state": EntryState.PUBLISHED,
        "origin": EntryOrigin.PERSON,
        "version": 1,
        "updated_at": datetime(2026, 11, 1, tzinfo=UTC),
    }
    return Entry(id=EntryId(number), title=title, body=body, **{**values, **more})
