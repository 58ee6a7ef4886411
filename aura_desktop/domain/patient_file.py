"""Everything kept of one patient, as it is copied into a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Fields = Mapping[str, Any]
"""A row by names of columns; times are aware datetimes, what was JSON in its column is its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """How much there is of a patient; `media` and `notes` are among the messages."""

    name: str
    messages: int = 0
    media: int = 0
    notes: int = 0
    drafts: int = 0
    requests: int = 0
    consents: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All but the messages; `last_message` is the newest id at that moment, `messages` how many there are."""

    contact: Fields
    aliases: Sequence[Fields] = ()
    consents: Sequence[Fields] = ()
    conversations: Sequence[Fields] = ()
    drafts: Sequence[Fields] = ()
    records: Sequence[Fields] = ()
    requests: Sequence[Fields] = ()
    jobs: Sequence[Fields] = ()
    waiting: Sequence[Fields] = ()
    audit: Sequence[Fields] = ()
    files: Sequence[Fields] = ()
    messages: int = 0
    last_message: int = 0
