"""The short day, and what is made of its figures."""

import pytest

from tests.clinic_pc import CLINIC_PC_S, slowness
from tests.torture import day
from tests.torture.day import (
    LONGEST_MS,
    Day,
    Size,
    database_growth,
    slope,
    warm,
    window_row,
)
from tests.torture.day_program import Sample
from tests.torture.table import Scale, formatted


@pytest.mark.timeout(600)
def test_a_short_day() -> None:
    found = day.rows(Scale.SHORT)
    assert not [row for row in found if row.is_red], formatted(found)


def _sample(messages: int, private: int = 0, database: int = 0) -> Sample:
    return Sample(
        messages=messages,
        private=private,
        resident=0,
        files=10,
        threads=10,
        tasks=10,
        objects=10,
        timers=10,
        database=database,
        log=0,
    )


def test_growth_is_told_by_the_message() -> None:
    samples = [_sample(at, private=5_000 + 30 * at) for at in range(0, 1600, 100)]
    assert slope(samples, lambda each: each.private) == pytest.approx(30)
    assert [each.messages for each in warm(samples)] == list(range(400, 1600, 100))


def test_a_file_that_grows_faster_and_faster_shows() -> None:
    even = [_sample(at, database=700 * at) for at in range(0, 1700, 100)]
    ratio, bytes_each = database_growth(even)
    assert ratio == pytest.approx(1.0)
    assert bytes_each == pytest.approx(700)
    bent = [_sample(at, database=at * at) for at in range(0, 1700, 100)]
    assert database_growth(bent)[0] > 1.5


@pytest.mark.parametrize(
    ("scale", "slower", "p99", "longest", "burst", "is_red"),
    [
        (Scale.SHORT, 1.0, 5.0, 300.0, 40.0, False),
        (Scale.SHORT, 1.0, 5.0, 400.0, 400.0, True),
        (Scale.LONG, 1.0, 5.0, 51.0, 20.0, True),
        (Scale.LONG, 1.0, 5.0, 49.0, 40.0, False),
        (Scale.LONG, 1.0, 11.0, 49.0, 40.0, True),
        # A fast machine is no excuse for less; a slow one is given as much work.
        (Scale.LONG, 0.5, 9.0, 49.0, 40.0, False),
        (Scale.LONG, 3.0, 29.0, 149.0, 40.0, False),
        (Scale.LONG, 3.0, 31.0, 149.0, 40.0, True),
        (Scale.LONG, 3.0, 29.0, 151.0, 40.0, True),
    ],
)
def test_a_window_that_is_held_up_turns_the_table_red(
    scale: Scale, slower: float, p99: float, longest: float, burst: float, is_red: bool
) -> None:
    paces = [slower * CLINIC_PC_S] * 3
    limit_ms = LONGEST_MS * slowness(paces)
    late = {"p50": 0.0, "p99": p99, "longest": longest, "over": int(longest > limit_ms)}
    beat = {"beats": 1_000, "wall": late, "own": late, "burst": {**late, "longest": burst}}
    lived = Day(size=Size.of(scale), beat=beat, paces=paces)
    assert window_row(lived).is_red is is_red
