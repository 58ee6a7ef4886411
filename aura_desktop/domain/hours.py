"""Opening hours of a week: what is wrong with them, and one day's taken over to others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from aura_desktop.domain.setup import Clinic, OpeningHours

WEEKDAYS = range(7)
WORKING_DAYS = range(5)
_LONGEST_CLOSING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursProblem:
    """`code` is hours_closes_before_opens or hours_overlap; `place` counts in the hours as given."""

    code: str
    place: int


def problems(hours: Sequence[OpeningHours]) -> tuple[HoursProblem, ...]:
    """Spans that end before they begin, and spans of one day that run into one another."""
    found = [
        HoursProblem(code="hours_closes_before_opens", place=place)
        for place, span in enumerate(hours)
        if span.closes <= span.opens
    ]
    wrong = {item.place for item in found}
    for weekday in WEEKDAYS:
        of_day = [
            (span.opens, place, span)
            for place, span in enumerate(hours)
            if span.weekday == weekday and place not in wrong
        ]
        of_day.sort(key=lambda item: item[:2])
        found += [
            HoursProblem(code="hours_overlap", place=later[1])
            for earlier, later in pairwise(of_day)
            if later[2].opens < earlier[2].closes
        ]
    return tuple(found)


def ordered(hours: Sequence[OpeningHours]) -> tuple[OpeningHours, ...]:
    """By weekday, then by hour."""
    return tuple(sorted(hours, key=lambda span: (span.weekday, span.opens, span.closes)))


def copied(
    hours: Sequence[OpeningHours], weekday: int, to: Sequence[int]
) -> tuple[OpeningHours, ...]:
    """The same week with this day's spans on the other days, in place of what they had."""
    model = [span for span in hours if span.weekday == weekday]
    others = [day for day in to if day != weekday]
    kept = [span for span in hours if span.weekday not in others]
    made = [
        OpeningHours(weekday=day, opens=span.opens, closes=span.closes)
        for day in others
        for span in model
    ]
    return ordered([*kept, *made])


def is_open(clinic: Clinic, at: datetime) -> bool:
    """Whether somebody is there, `at` in the clinic's own time. A clinic that told no hours always is."""
    if not clinic.hours:
        return True
    if any(holiday.day == at.date() for holiday in clinic.holidays):
        return False
    return any(
        span.weekday == at.weekday() and span.opens <= at.time() < span.closes
        for span in clinic.hours
    )


def closed_since(clinic: Clinic, at: datetime) -> date:
    """The last day on which it had opened by then: a night, a weekend and a holiday are one closing each."""
    closed = {holiday.day for holiday in clinic.holidays}
    for back in range(_LONGEST_CLOSING):
        day = at.date() - timedelta(days=back)
        if day not in closed and any(
            span.weekday == day.weekday() and (back or span.opens <= at.time())
            for span in clinic.hours
        ):
            return day
    return at.date()
