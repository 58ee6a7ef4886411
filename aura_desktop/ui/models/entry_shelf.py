"""Which entries a chip leaves over, how an entry stands today, and what searched words find."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryState
from aura_desktop.ui.matching import folded

REVIEW_DAYS = 14
"""An entry whose last day is so near is to be looked at again."""
_OPENING = "¿¡“\"'( "
KIND = "kind:"
"""Begins the key of a chip that stands for a kind."""


class Shelf(StrEnum):
    """The chips that stand for no kind."""

    ALL = "all"
    REVIEW = "review"
    PROPOSED = "proposed"
    QUICK = "quick"
    RETIRED = "retired"


class Standing(StrEnum):
    """How an entry stands; NOT_APPROVED is a proposal of care that names no professional."""

    UP_TO_DATE = "up_to_date"
    TO_REVIEW = "to_review"
    PROPOSED = "proposed"
    NOT_APPROVED = "not_approved"
    RETIRED = "retired"


def standing(entry: Entry, today: date) -> Standing:
    """How it stands on this day, the clinic's."""
    if entry.state is EntryState.PROPOSED:
        unapproved = entry.kind is EntryKind.CARE and not entry.approved_by
        return Standing.NOT_APPROVED if unapproved else Standing.PROPOSED
    if entry.state is not EntryState.PUBLISHED:
        return Standing.RETIRED
    last = entry.valid_until
    due = last is not None and last <= today + timedelta(days=REVIEW_DAYS)
    return Standing.TO_REVIEW if due else Standing.UP_TO_DATE


def kind_key(kind: EntryKind) -> str:
    """The key of a kind's chip."""
    return KIND + kind.value


def kind_of(key: str) -> EntryKind:
    """The kind a new entry has where this chip is down."""
    if key == Shelf.QUICK:
        return EntryKind.QUICK_REPLY
    return EntryKind(key.removeprefix(KIND)) if key.startswith(KIND) else EntryKind.OTHER


def shelves(entry: Entry, today: date) -> frozenset[str]:
    """The keys of all chips that leave the entry over."""
    state = standing(entry, today)
    if state is Standing.RETIRED:
        return frozenset({Shelf.RETIRED})
    keys: set[str] = {Shelf.ALL, kind_key(entry.kind)}
    if state is Standing.TO_REVIEW:
        keys.add(Shelf.REVIEW)
    if state in (Standing.PROPOSED, Standing.NOT_APPROVED):
        keys.add(Shelf.PROPOSED)
    if entry.kind is EntryKind.QUICK_REPLY or entry.shortcut:
        keys.add(Shelf.QUICK)
    return frozenset(keys)


def tally(entries: Sequence[Entry], today: date) -> Mapping[str, int]:
    """How many entries each chip leaves over; one that leaves none is not named."""
    return Counter(key for entry in entries for key in shelves(entry, today))


def on_shelf(
    entries: Sequence[Entry], key: str, today: date, words: str = "", hits: Sequence[EntryId] = ()
) -> list[Entry]:
    """What is listed: without words by title, else the `hits` in their order, then what has the words in it."""
    shown = [entry for entry in entries if key in shelves(entry, today)]
    shown.sort(key=lambda entry: (_place(entry.title), entry.id))
    wanted = folded(words).split()
    if not wanted:
        return shown
    by_id = {entry.id: entry for entry in shown}
    found = [by_id.pop(hit) for hit in hits if hit in by_id]
    return found + [item for item in by_id.values() if _has(item, wanted)]


@lru_cache(maxsize=4096)
def _place(title: str) -> str:
    """By which a title is sorted; a list is shown often, and titles stay."""
    return folded(title).lstrip(_OPENING)


def _has(entry: Entry, wanted: Sequence[str]) -> bool:
    text = folded("\n".join([entry.title, entry.body, entry.shortcut, *entry.questions]))
    return all(word in text for word in wanted)
