"""What is shown of the clinic's entries: a filter, what a search found, former versions, totals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryState, NewEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """None and "" take all; `expired`: only published ones whose last day is over."""

    kind: EntryKind | None = None
    state: EntryState | None = None
    words: str = ""
    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry that answers; `score` grows with the fit, and compares within one search only.

    `covered`: 0 to 1, how much of what was asked the entry speaks of; `spoken`: which of it, by concepts.
    """

    entry: Entry
    score: float
    covered: float = 1.0
    spoken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVersion:
    """An entry as it once stood."""

    entry_id: EntryId
    version: int
    entry: NewEntry
    author: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCounts:
    """`published` with the expired ones; `kinds` counts what is published."""

    published: int = 0
    proposed: int = 0
    retired: int = 0
    expired: int = 0
    kinds: Mapping[EntryKind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickReply:
    """A stock text as it would be sent now: its marks are filled."""

    entry: Entry
    text: str
