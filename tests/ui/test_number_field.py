"""Numbers as people write them."""

import pytest

from aura_desktop.ui.widgets.number_field import percentage, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10.000", 10_000),
        ("10,000", 10_000),
        ("$ 10 000", 10_000),
        ("1.000.000", 1_000_000),
        ("0", 0),
        ("1.5", None),
        ("1.0000", None),
        ("-3", None),
        ("", None),
        ("٣", None),
    ],
)
def test_whole_numbers_as_people_write_them(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("text", "share"),
    [("92,5 %", 92.5), ("92.5", 92.5), ("90", 90.0), ("9O", None), ("1000", None)],
)
def test_percentages_as_people_write_them(text: str, share: float | None) -> None:
    assert percentage(text) == share
