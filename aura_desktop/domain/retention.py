"""How long what is kept, by category; a person chooses, and has seen what would go."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Category(StrEnum):
    """What is kept; the stored word."""

    CONVERSATIONS = "conversations"
    MEDIA = "media"
    DRAFTS = "drafts"
    REQUESTS = "requests"
    NOTICES = "notices"
    UNREADABLE = "unreadable"


_YEAR = 365
_YEARS = (None, _YEAR, 2 * _YEAR, 5 * _YEAR, 10 * _YEAR, 15 * _YEAR)
CHOICES: Mapping[Category, tuple[int | None, ...]] = {
    Category.CONVERSATIONS: _YEARS,
    Category.MEDIA: _YEARS,
    Category.DRAFTS: (30, 90, 180, _YEAR),
    Category.REQUESTS: (7, 30, 90, _YEAR),
    Category.NOTICES: (30, 90, 180, _YEAR),
    Category.UNREADABLE: (30, 90, 180, _YEAR),
}
"""Days; None keeps it for good. A clinic must keep what belongs to a patient's file for years: never is the default."""
DEFAULTS: Mapping[Category, int | None] = {
    Category.CONVERSATIONS: None,
    Category.MEDIA: None,
    Category.DRAFTS: 90,
    Category.REQUESTS: 30,
    Category.NOTICES: 90,
    Category.UNREADABLE: 90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPolicy:
    """Days by category, None for good; what is not named has its default."""

    days: Mapping[Category, int | None] = field(default_factory=lambda: dict(DEFAULTS))

    def keep(self, category: Category) -> timedelta | None:
        """How long, None for good."""
        days = self.days.get(category, DEFAULTS[category])
        return None if days is None else timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What a policy would take of one category: `count` rows, of so many patients, from when to when."""

    category: Category
    count: int = 0
    patients: int = 0
    messages: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None


def to_text(policy: RetentionPolicy) -> str:
    """As it is stored."""
    return json.dumps({category.value: days for category, days in policy.days.items()})


def from_text(text: str | None) -> RetentionPolicy:
    """What was stored; what cannot be read, or is no choice any more, has its default: nothing goes by mistake."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        kept = {}
    kept = kept if isinstance(kept, dict) else {}
    days = {
        category: kept[category.value]
        if category.value in kept and _is_choice(category, kept[category.value])
        else DEFAULTS[category]
        for category in Category
    }
    return RetentionPolicy(days=days)


def _is_choice(category: Category, days: object) -> bool:
    return any(
        days is choice or (type(days) is int and days == choice) for choice in CHOICES[category]
    )
