"""Entries as the program's own files hold them."""

from datetime import date

import pytest

from aura_desktop.domain.entry_file import entry_of
from aura_desktop.domain.knowledge import EntryKind, NewEntry

TODAY = date(2026, 12, 30)


def test_an_object_becomes_an_entry() -> None:
    value = {
        "kind": "care",
        "title": "T",
        "body": "B",
        "questions": ["¿A?"],
        "valid_until": "2026-12-31",
    }
    assert entry_of(value, TODAY) == NewEntry(
        kind=EntryKind.CARE,
        title="T",
        body="B",
        questions=("¿A?",),
        valid_until=date(2026, 12, 31),
    )


def test_days_are_counted_from_today() -> None:
    value = {"kind": "slots", "title": "T", "body": "{+0} 9:00\n{+2} 17:30\n{horas}"}
    assert entry_of(value, TODAY).body == "2026-12-30 9:00\n2027-01-01 17:30\n{horas}"


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ({"kind": "horoscope", "title": "T", "body": "B"}, ValueError),
        ({"kind": "care", "title": "T", "body": "B", "stars": 3}, TypeError),
    ],
)
def test_what_is_not_ours_is_an_error(value: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        entry_of(value, TODAY)
