"""Opening hours of a week."""

from datetime import date, datetime, time
from typing import Any

import pytest

from aura_desktop.domain.hours import WORKING_DAYS, closed_since, copied, is_open, problems
from aura_desktop.domain.setup import Clinic, Holiday, OpeningHours


def span(weekday: int, opens: int, closes: int) -> OpeningHours:
    return OpeningHours(weekday=weekday, opens=time(opens), closes=time(closes))


def test_a_day_with_a_lunch_break_is_well() -> None:
    assert problems([span(0, 15, 19), span(0, 9, 13), span(1, 9, 13), span(0, 13, 15)]) == ()


def test_a_span_must_close_after_it_opens() -> None:
    found = problems([span(0, 9, 13), span(2, 19, 9), span(3, 9, 9)])
    assert [(item.code, item.place) for item in found] == [
        ("hours_closes_before_opens", 1),
        ("hours_closes_before_opens", 2),
    ]


def test_spans_of_one_day_must_not_overlap() -> None:
    found = problems([span(0, 12, 19), span(0, 9, 13), span(1, 9, 13)])
    assert [(item.code, item.place) for item in found] == [("hours_overlap", 0)]


def test_one_day_is_taken_over_to_the_working_days() -> None:
    week = copied(
        [span(0, 9, 13), span(0, 15, 19), span(3, 8, 9), span(5, 10, 14)], 0, WORKING_DAYS
    )
    assert [(item.weekday, item.opens.hour) for item in week] == [
        *((day, hour) for day in WORKING_DAYS for hour in (9, 15)),
        (5, 10),
    ]
    assert problems(week) == ()


def clinic(**more: Any) -> Clinic:
    spans = tuple(OpeningHours(weekday=day, opens=time(9), closes=time(20)) for day in WORKING_DAYS)
    return Clinic(hours=spans, **more)


@pytest.mark.parametrize(
    ("at", "there"),
    [
        (datetime(2026, 11, 30, 9, 0), True),
        (datetime(2026, 11, 30, 8, 59), False),
        (datetime(2026, 11, 30, 20, 0), False),
        (datetime(2026, 11, 29, 12, 0), False),
        (datetime(2026, 12, 8, 12, 0), False),
    ],
)
def test_somebody_is_there(at: datetime, there: bool) -> None:
    holiday = Holiday(day=date(2026, 12, 8), name="Feriado")
    assert is_open(clinic(holidays=(holiday,)), at) is there


def test_without_hours_nothing_is_known_to_be_closed() -> None:
    assert is_open(Clinic(), datetime(2026, 11, 29, 3, 0))


@pytest.mark.parametrize(
    ("moments", "day"),
    [
        ([datetime(2026, 11, 30, 22, 0), datetime(2026, 12, 1, 7, 0)], date(2026, 11, 30)),
        ([datetime(2026, 11, 27, 21, 0), datetime(2026, 11, 29, 12, 0)], date(2026, 11, 27)),
        ([datetime(2026, 12, 7, 23, 0), datetime(2026, 12, 8, 12, 0)], date(2026, 12, 7)),
    ],
)
def test_a_night_a_weekend_a_holiday_are_one_closing_each(
    moments: list[datetime], day: date
) -> None:
    facts = clinic(holidays=(Holiday(day=date(2026, 12, 8)),))
    assert {closed_since(facts, moment) for moment in moments} == {day}


def test_a_clinic_that_never_opens_has_a_new_closing_each_day() -> None:
    assert closed_since(Clinic(), datetime(2026, 11, 30, 1, 0)) == date(2026, 11, 30)
