"""What is wrong with an entry, by code and field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from aura_desktop.domain.entry_check import (
    LONGEST_BODY,
    LONGEST_NAME,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_QUESTIONS,
    cleaned,
    problems,
)
from aura_desktop.domain.knowledge import EntryKind, NewEntry

TODAY = date(2026, 11, 22)
GOOD = NewEntry(
    kind=EntryKind.SERVICE,
    title="Peeling",
    body="Con ácidos.",
    questions=("¿Cuánto sale?",),
    price_clp=0,
    duration_min=40,
    shortcut="peeling-2",
)


def found(entry: NewEntry, **options: Any) -> list[tuple[str, str]]:
    return [(item.code, item.field) for item in problems(entry, today=TODAY, **options)]


def test_a_good_entry_has_none() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"title": " "}, "empty_field", "title"),
        ({"body": "\n"}, "empty_field", "body"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "too_long", "title"),
        ({"body": "x" * (LONGEST_BODY + 1)}, "too_long", "body"),
        ({"owner": "x" * (LONGEST_NAME + 1)}, "too_long", "owner"),
        ({"approved_by": "x" * (LONGEST_NAME + 1)}, "too_long", "approved_by"),
        ({"questions": ("x",) * (MOST_QUESTIONS + 1)}, "entry_too_many_questions", "questions"),
        ({"questions": ("x" * (LONGEST_QUESTION + 1),)}, "too_long", "questions"),
        ({"price_clp": -1}, "price_negative", "price_clp"),
        ({"price_clp": 10**9}, "price_too_high", "price_clp"),
        ({"duration_min": 0}, "duration_out_of_range", "duration_min"),
        ({"duration_min": 1441}, "duration_out_of_range", "duration_min"),
        ({"shortcut": "Dos"}, "shortcut_malformed", "shortcut"),
        ({"shortcut": "dos palabras"}, "shortcut_malformed", "shortcut"),
        ({"shortcut": "x" * 31}, "shortcut_malformed", "shortcut"),
        ({"shortcut": "-x"}, "shortcut_malformed", "shortcut"),
        ({"kind": EntryKind.UNKNOWN}, "entry_kind_unknown", "kind"),
        ({"kind": EntryKind.SLOTS}, "slots_unreadable", "body"),
        ({"kind": EntryKind.CARE}, "entry_needs_approval", "approved_by"),
    ],
)
def test_each_fault_at_its_field(wrong: dict[str, Any], code: str, field: str) -> None:
    assert found(replace(GOOD, **wrong)) == [(code, field)]


def test_what_fits_just_so_is_good() -> None:
    longest = replace(
        GOOD,
        title="x" * LONGEST_TITLE,
        body="x" * LONGEST_BODY,
        questions=("x" * LONGEST_QUESTION,) * MOST_QUESTIONS,
        duration_min=1440,
        shortcut="ñ" * 30,
    )
    assert found(longest) == []


def test_all_faults_are_told_at_once_and_lines_by_number() -> None:
    wrong = replace(GOOD, kind=EntryKind.SLOTS, title="", body="2026-12-03 17:30\n?\n!")
    told = problems(wrong, today=TODAY)
    assert [(item.code, item.line) for item in told] == [
        ("empty_field", 0),
        ("slots_unreadable", 2),
        ("slots_unreadable", 3),
    ]


def test_a_shortcut_is_taken_by_another_only() -> None:
    assert found(GOOD, shortcuts={"peeling-2"}) == [("shortcut_taken", "shortcut")]
    assert found(replace(GOOD, shortcut=""), shortcuts={""}) == []


def test_care_may_wait_without_approval() -> None:
    care = replace(GOOD, kind=EntryKind.CARE, approved_by=" ")
    assert found(care, publish=False) == []
    assert found(replace(care, approved_by="Dra. Ficticia")) == []


def test_what_is_kept_is_trimmed() -> None:
    typed = replace(
        GOOD,
        title=" Peeling  suave ",
        body="\n uno \n\n dos  \n",
        questions=(" ¿A? ", "", "¿A?"),
        owner=" Pía  E. ",
        approved_by=" Dra.  Ficticia",
        shortcut=" /Peel ",
    )
    kept = cleaned(typed)
    assert (kept.title, kept.body, kept.questions) == ("Peeling suave", "uno\n\n dos", ("¿A?",))
    assert (kept.owner, kept.approved_by, kept.shortcut) == ("Pía E.", "Dra. Ficticia", "peel")
    assert cleaned(kept) == kept
    assert cleaned(GOOD) == GOOD
