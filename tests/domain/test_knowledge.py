"""Entries: what may be cited, what they are about, and what an answer may take from them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import (
    AnswerTopic,
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
    pesos,
    source_text,
    topic_of,
    typed_part,
)

TODAY = date(2026, 11, 22)
ENTRY = Entry(
    kind=EntryKind.SERVICE,
    title="Peeling",
    body="Con ácidos.",
    id=EntryId(1),
    version=3,
    state=EntryState.PUBLISHED,
    origin=EntryOrigin.PERSON,
    updated_at=datetime(2026, 11, 1, tzinfo=UTC),
)


def test_an_entry_may_be_cited_until_its_last_day_is_over() -> None:
    assert ENTRY.is_valid(TODAY)
    assert replace(ENTRY, valid_until=TODAY).is_valid(TODAY)
    assert not replace(ENTRY, valid_until=TODAY - timedelta(days=1)).is_valid(TODAY)
    for state in (EntryState.PROPOSED, EntryState.RETIRED, EntryState.UNKNOWN):
        assert not replace(ENTRY, state=state).is_valid(TODAY)


@pytest.mark.parametrize(
    ("kinds", "topic"),
    [
        ((), AnswerTopic.UNKNOWN),
        ((EntryKind.HOURS, EntryKind.HOURS), AnswerTopic.HOURS),
        ((EntryKind.ADDRESS, EntryKind.PARKING), AnswerTopic.ADDRESS),
        ((EntryKind.HOURS, EntryKind.CARE), AnswerTopic.OTHER),
        ((EntryKind.QUICK_REPLY,), AnswerTopic.OTHER),
    ],
)
def test_an_answer_has_one_topic(kinds: tuple[EntryKind, ...], topic: AnswerTopic) -> None:
    assert topic_of(kinds) is topic


@pytest.mark.parametrize(("amount", "told"), [(0, "$0"), (990, "$990"), (1299990, "$1.299.990")])
def test_pesos(amount: int, told: str) -> None:
    assert pesos(amount) == told


def test_an_answer_may_take_title_text_price_and_duration() -> None:
    assert source_text(ENTRY) == "Peeling\nCon ácidos."
    whole = replace(ENTRY, price_clp=0, duration_min=40)
    assert source_text(whole) == "Peeling\nCon ácidos.\nPrecio: $0\nDuración: 40 min"


def test_what_was_typed_is_told_apart_from_what_became_of_it() -> None:
    new = NewEntry(kind=EntryKind.SERVICE, title="Peeling", body="Con ácidos.")
    assert typed_part(ENTRY) == typed_part(new) == new
