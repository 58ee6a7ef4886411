"""Opening hours of a week."""

from datetime import time

from aura_desktop.domain.hours import WORKING_DAYS, copied, problems
from aura_desktop.domain.setup import OpeningHours


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
