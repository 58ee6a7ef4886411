"""Free hours as people type them, told as long as they lie ahead."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.free_slots import SlotLines, ahead, as_of, read_slots, spoken, spoken_list
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState

TODAY = date(2026, 11, 22)
DAY = datetime(2026, 12, 3, 17, 30)


def entry(body: str, kind: EntryKind = EntryKind.SLOTS) -> Entry:
    return Entry(
        kind=kind,
        title="Horas",
        body=body,
        id=EntryId(1),
        version=1,
        state=EntryState.PUBLISHED,
        origin=EntryOrigin.PERSON,
        updated_at=datetime(2026, 11, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "line",
    [
        "2026-12-03 17:30",
        "2026-12-3, 17:30",
        "03-12-2026 17:30",
        "3/12/2026 a las 17:30 hrs.",
        "jueves 3 de diciembre 17:30",
        "Jueves 3 de diciembre a las 17:30",
        "  - jueves, 3 de diciembre del 2026 17:30 h",
        "3 de diciembre 17:30 horas",
        "jueves 2026-12-03 17:30",
        "• 3 DE DICIEMBRE de 2026 · 17:30",
    ],
)
def test_a_day_and_an_hour_are_read(line: str) -> None:
    assert read_slots(line, TODAY) == SlotLines(at=(DAY,))


@pytest.mark.parametrize(
    "line",
    [
        "mañana 17:30",
        "jueves 17:30",
        "2026-12-03",
        "2026-13-03 17:30",
        "2026-12-03 25:00",
        "31/02/2026 10:00",
        "30 de febrero 10:00",
        "0 de marzo 10:00",
        "3 de diciembre del 0000 10:00",
        "viernes 3 de diciembre 2026 17:30",
        "viernes 2026-12-03 17:30",
        "2026-12-03 17:30 con Ana",
        "llamar",
    ],
)
def test_a_line_that_says_anything_else_is_not(line: str) -> None:
    assert read_slots(f"2026-12-03 17:30\n\n{line}", TODAY) == SlotLines(at=(DAY,), unreadable=(3,))


def test_a_line_may_hold_several_hours_and_each_counts_once() -> None:
    body = "jueves 3 de diciembre 18:00, 10:00 y 17:30\n2026-12-03 17:30"
    hours = [moment.hour for moment in read_slots(body, TODAY).at]
    assert hours == [10, 17, 18]


@pytest.mark.parametrize(
    ("line", "today", "year"),
    [
        ("5 de enero 10:00", date(2026, 12, 20), 2027),
        ("20 de diciembre 10:00", date(2027, 1, 5), 2026),
        ("20 de junio 10:00", date(2026, 6, 1), 2026),
        ("lunes 5 de enero 10:00", date(2026, 11, 1), 2026),
        ("29 de febrero 10:00", date(2027, 11, 1), 2028),
    ],
)
def test_without_a_year_it_is_the_nearest_day(line: str, today: date, year: int) -> None:
    assert read_slots(line, today).at[0].year == year


def test_only_those_later_than_now_are_told() -> None:
    body = "2026-12-03 17:30\n2026-12-03 17:31\n2026-11-01 10:00"
    now = DAY.replace(tzinfo=UTC)
    assert ahead(body, now) == (DAY + timedelta(minutes=1),)
    assert ahead(body, now - timedelta(seconds=1)) == (DAY, DAY + timedelta(minutes=1))


def test_they_are_told_in_spanish() -> None:
    assert spoken(DAY) == "jueves 3 de diciembre a las 17:30"
    assert spoken(datetime(2026, 2, 28, 9, 5)) == "sábado 28 de febrero a las 09:05"
    assert spoken_list((DAY, DAY)) == "\n".join(["- jueves 3 de diciembre a las 17:30"] * 2)


def test_an_entry_tells_what_lies_ahead_or_is_not_there() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    told = as_of(entry("2026-11-01 10:00\n2026-12-03 17:30"), now)
    assert told is not None
    assert told.body == "- jueves 3 de diciembre a las 17:30"
    assert as_of(entry("2026-11-01 10:00"), now) is None
    other = entry("2026-11-01 10:00", EntryKind.OTHER)
    assert as_of(other, now) is other


@given(
    moment=st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)),
    days=st.integers(-150, 150),
)
def test_what_is_told_can_be_read_again(moment: datetime, days: int) -> None:
    moment = moment.replace(second=0, microsecond=0)
    today = moment.date() + timedelta(days=days)
    assert read_slots(spoken(moment), today) == SlotLines(at=(moment,))


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_slots(text, TODAY)


@given(
    st.text(alphabet="0123456789-/. :delunsmarzo", max_size=40),
)
def test_any_figures_are_read_without_a_fault(text: str) -> None:
    read_slots(text, TODAY)
