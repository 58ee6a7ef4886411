"""Times in the clinic's zone, in both languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from aura_desktop.ui import wording_time

NOW = datetime(2026, 11, 24, 13, 42, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def test_clock_is_santiago_with_its_summer_and_winter() -> None:
    assert wording_time.clock(NOW) == "10:42"
    assert wording_time.clock_with_seconds(NOW) == "10:42:07"
    assert wording_time.clock(datetime(2026, 7, 1, 13, 0, tzinfo=UTC)) == "09:00"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "Today, Tuesday 24 November"),
        (date(2026, 11, 23), "Yesterday, Monday 23 November"),
        (date(2026, 11, 20), "Friday 20 November"),
        (date(2025, 3, 12), "Wednesday 12 March 2025"),
    ],
)
def test_day_heading(day: date, words: str) -> None:
    assert wording_time.day_heading(day, date(2026, 11, 24)) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=5), "10:37"),
        (timedelta(hours=12), "Yesterday"),
        (timedelta(days=3), "Saturday"),
        (timedelta(days=7), "17 Nov"),
        (timedelta(days=400), "20 Oct 2025"),
        (timedelta(minutes=-5), "10:47"),
    ],
)
def test_list_time(ago: timedelta, words: str) -> None:
    assert wording_time.list_time(NOW - ago, NOW) == words


def test_midnight_is_the_clinics_not_greenwichs() -> None:
    just_after = datetime(2026, 11, 24, 3, 1, tzinfo=UTC)
    assert wording_time.list_time(just_after - timedelta(minutes=2), just_after) == "Yesterday"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=10), "1 min"),
        (timedelta(minutes=34), "34 min"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=3), "3 d"),
    ],
)
def test_waited(span: timedelta, words: str) -> None:
    assert wording_time.waited(span) == words


def test_what_is_left_of_a_window() -> None:
    assert wording_time.remaining(timedelta(hours=23, minutes=48)) == "23 h 48 min"
    assert wording_time.remaining(timedelta(minutes=42)) == "42 min"
    assert wording_time.remaining(timedelta(seconds=20)) == "1 min"
    assert wording_time.remaining_short(timedelta(hours=2, minutes=5)) == "2 h 05"


def test_spanish_months_have_no_dot() -> None:
    QLocale.setDefault(QLocale("es_CL"))
    assert wording_time.short_date(NOW, NOW) == "24 nov"
    march = wording_time.month_and_year(datetime(2025, 3, 12, 15, tzinfo=UTC))
    assert march == "mar\N{NO-BREAK SPACE}2025"


def test_ago_and_moment() -> None:
    assert wording_time.ago(NOW - timedelta(seconds=5), NOW) == "just now"
    assert wording_time.ago(NOW - timedelta(minutes=5), NOW) == "5 min ago"
    assert wording_time.moment(NOW, NOW) == "10:42"
    assert wording_time.moment(NOW - timedelta(days=2), NOW) == "22 Nov 10:42"
