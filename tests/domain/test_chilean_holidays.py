"""The holidays of Chile against the official calendars of some years."""

from datetime import date

import pytest

from aura_desktop.domain.chilean_holidays import holidays


def days(year: int) -> list[tuple[int, int]]:
    return [(item.day.month, item.day.day) for item in holidays(year)]


def test_2025() -> None:
    assert days(2025) == [
        *((1, 1), (4, 18), (4, 19), (5, 1), (5, 21), (6, 20), (6, 29), (7, 16), (8, 15)),
        *((9, 18), (9, 19), (10, 12), (10, 31), (11, 1), (12, 8), (12, 25)),
    ]


def test_2026() -> None:
    assert days(2026) == [
        *((1, 1), (4, 3), (4, 4), (5, 1), (5, 21), (6, 21), (6, 29), (7, 16), (8, 15)),
        *((9, 18), (9, 19), (10, 12), (10, 31), (11, 1), (12, 8), (12, 25)),
    ]


def test_days_that_move() -> None:
    moved = days(2023)
    assert {(1, 2), (6, 26), (10, 9), (10, 27)} <= set(moved)
    assert not {(6, 29), (10, 12), (10, 31)} & set(moved)


@pytest.mark.parametrize(
    ("year", "bridge"), [(2024, (9, 20)), (2027, (9, 17)), (2029, (9, 17)), (2023, (1, 2))]
)
def test_days_between_a_holiday_and_a_week_end(year: int, bridge: tuple[int, int]) -> None:
    assert bridge in days(year)


@pytest.mark.parametrize(
    ("year", "day"), [(2022, 21), (2023, 21), (2024, 20), (2028, 20), (2031, 21)]
)
def test_the_winter_solstice(year: int, day: int) -> None:
    assert date(year, 6, day) in {item.day for item in holidays(year)}


def test_years_of_other_laws() -> None:
    with pytest.raises(ValueError, match="1999"):
        holidays(1999)
