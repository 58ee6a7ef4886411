"""Consents: what counts, what may be written down, and the word that stops promotions."""

from datetime import UTC, datetime, timedelta

import pytest

from aura_desktop.domain.consent import (
    KINDS,
    STANDARD_WORDINGS,
    WORDING_LIMIT,
    Consent,
    ConsentKind,
    ConsentWay,
    NewConsent,
    check,
    standing,
    wants_no_promotions,
)
from aura_desktop.domain.ids import ContactId
from aura_desktop.errors import InputError

NOW = datetime(2026, 12, 1, 15, tzinfo=UTC)


def consent(row: int, kind: ConsentKind, *, given: bool, days_ago: int) -> Consent:
    at = NOW - timedelta(days=days_ago)
    return Consent(
        id=row,
        contact_id=ContactId(1),
        kind=kind,
        given=given,
        at=at,
        way=ConsentWay.PAPER,
        wording="",
        person="",
        recorded_at=NOW,
    )


def new(**changes: object) -> NewConsent:
    values: dict[str, object] = {
        "kind": ConsentKind.DATA,
        "given": True,
        "at": NOW,
        "way": ConsentWay.PAPER,
        "wording": "Acepto",
    }
    return NewConsent(**(values | changes))  # type: ignore[arg-type]  # fields by name


def test_what_the_patient_said_last_counts_not_what_was_written_down_last() -> None:
    withdrawn = consent(1, ConsentKind.AI, given=False, days_ago=10)
    old_paper_found_today = consent(2, ConsentKind.AI, given=True, days_ago=300)
    images = consent(3, ConsentKind.IMAGES, given=True, days_ago=5)
    found = standing([old_paper_found_today, withdrawn, images])
    assert found == {ConsentKind.AI: withdrawn, ConsentKind.IMAGES: images}


def test_of_two_acts_of_one_moment_the_later_row_counts() -> None:
    first = consent(1, ConsentKind.DATA, given=True, days_ago=1)
    second = consent(2, ConsentKind.DATA, given=False, days_ago=1)
    assert standing([second, first]) == standing([first, second]) == {ConsentKind.DATA: second}


def test_every_kind_has_words_that_may_be_kept() -> None:
    assert set(STANDARD_WORDINGS) == set(KINDS)
    for words in STANDARD_WORDINGS.values():
        check(new(wording=words), NOW)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"wording": "  "}, "empty_field", "wording"),
        ({"wording": "a" * (WORDING_LIMIT + 1)}, "too_long", "wording"),
        ({"at": NOW + timedelta(seconds=1)}, "day_in_future", "day"),
    ],
)
def test_what_cannot_be_written_down(changes: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        check(new(**changes), NOW)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_whoever_takes_it_back_owes_no_words() -> None:
    check(new(given=False, wording=""), NOW)


@pytest.mark.parametrize(
    "text", ["BAJA", "Stop", " stop. ", "No quiero más promociones!", "baja\n"]
)
def test_the_word_that_stops_promotions(text: str) -> None:
    assert wants_no_promotions(text)


@pytest.mark.parametrize(
    "text",
    ["", "¿Cuánto baja el precio?", "baja la hora por favor", "stop, quiero una hora", "no", "🙂"],
)
def test_words_that_only_hold_it_do_not(text: str) -> None:
    assert not wants_no_promotions(text)
