"""The log read back: entries, what belongs to them, and their level."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from aura_desktop.domain.log_line import LogLine, at_least, read_log, zone_mark


def test_an_entry_keeps_time_level_source_and_text() -> None:
    line = "2026-11-23 10:00:07,123 WARNING aura_desktop.services.link link tunnel: down"
    assert read_log([line]) == [
        LogLine(
            time="2026-11-23 10:00:07",
            level="WARNING",
            source="aura_desktop.services.link",
            text="link tunnel: down",
        )
    ]


def test_a_traceback_belongs_to_the_entry_above_it() -> None:
    lines = [
        "2026-11-23 10:00:07,123 ERROR aura_desktop.ui.tasks a task failed",
        "ValueError",
        '  File "x.py", line 1, in run',
        "2026-11-23 10:00:08,000 INFO aura_desktop.core up",
    ]
    first, second = read_log(lines)
    assert first.text == 'a task failed\nValueError\n  File "x.py", line 1, in run'
    assert second.text == "up"


def test_a_traceback_whose_head_was_cut_off_stands_for_itself() -> None:
    first, second = read_log(["ValueError", "", "2026-11-23 10:00:08,000 INFO core up"])
    assert (first.time, first.text, second.text) == ("", "ValueError", "up")
    assert read_log([""]) == []


def test_an_entry_is_written_as_it_was_read() -> None:
    line = LogLine(time="2026-11-23 10:00:07", level="INFO", source="core", text="up\nand more")
    assert read_log(line.written().splitlines()) == [line]


def test_an_entry_is_told_in_the_hours_of_another_place() -> None:
    line = LogLine(time="2026-11-23 23:30:07", at=datetime(2026, 11, 23, 23, 30, 7, tzinfo=UTC))
    assert line.told_in(ZoneInfo("America/Santiago")).written() == "2026-11-23 20:30:07 INFO"
    assert line.told_in(ZoneInfo("Asia/Tokyo")).time == "2026-11-24 08:30:07"
    assert line.told_in(ZoneInfo("Asia/Tokyo")).at == line.at
    undated = LogLine(text="ValueError")
    assert undated.told_in(ZoneInfo("Asia/Tokyo")) == undated


def test_a_zone_is_named_with_its_distance_at_that_moment() -> None:
    santiago = ZoneInfo("America/Santiago")
    summer, winter = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 7))
    assert zone_mark(santiago, summer) == "America/Santiago (UTC-03:00)"
    assert zone_mark(santiago, winter) == "America/Santiago (UTC-04:00)"
    assert zone_mark(UTC, summer) == "UTC (UTC+00:00)"


@pytest.mark.parametrize(
    ("level", "wanted", "passes"),
    [("INFO", "DEBUG", True), ("INFO", "WARNING", False), ("CRITICAL", "ERROR", True)],
)
def test_graver_entries_pass_too(level: str, wanted: str, passes: bool) -> None:
    assert at_least(LogLine(level=level), wanted) is passes
