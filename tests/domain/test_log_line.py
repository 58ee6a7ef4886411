"""The log read back: entries, what belongs to them, and their level."""

import pytest

from aura_desktop.domain.log_line import LogLine, at_least, read_log


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


@pytest.mark.parametrize(
    ("level", "wanted", "passes"),
    [("INFO", "DEBUG", True), ("INFO", "WARNING", False), ("CRITICAL", "ERROR", True)],
)
def test_graver_entries_pass_too(level: str, wanted: str, passes: bool) -> None:
    assert at_least(LogLine(level=level), wanted) is passes
