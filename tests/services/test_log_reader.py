"""The program's own log, read back across files, followed, exported."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aura_desktop import log
from aura_desktop.domain.log_line import LogLine
from aura_desktop.errors import UnavailableError
from aura_desktop.services.log_reader import LogReader, Place


def entry(number: int) -> str:
    return f"2026-11-23 10:00:{number % 60:02d},000 INFO aura_desktop.core number {number}\n"


def write(path: Path, numbers: range) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(entry(number) for number in numbers)


def numbers(lines: tuple[LogLine, ...]) -> list[int]:
    return [int(line.text.split()[-1]) for line in lines]


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


async def test_the_newest_lines_come_across_rotated_files(folder: Path) -> None:
    write(folder / "aura.log.2", range(10))
    write(folder / "aura.log.1", range(10, 20))
    write(folder / "aura.log", range(20, 25))
    part = await LogReader(folder).last(12)
    assert numbers(part.lines) == list(range(13, 25))


async def test_each_entry_has_the_moment_its_time_means_on_this_pc(folder: Path) -> None:
    write(folder / "aura.log", range(1))
    with (folder / "aura.log").open("a", encoding="utf-8") as file:
        file.write("2026-99-99 10:00:00,000 INFO core no such day\n")
    reader = LogReader(folder)
    dated, undated = (await reader.last()).lines
    here = datetime(2026, 11, 23, 10, 0).astimezone()
    assert (dated.at, undated.at) == (here, None)
    assert dated.at is not None
    assert dated.at.tzinfo is UTC
    assert dated.time == "2026-11-23 10:00:00", "the file stays as it is"
    (followed,) = (await reader.after(Place(file=0, offset=0))).lines[:1]
    assert followed == dated


async def test_a_long_file_is_read_from_its_end(folder: Path) -> None:
    write(folder / "aura.log", range(20_000))
    part = await LogReader(folder).last(3)
    assert numbers(part.lines) == [19_997, 19_998, 19_999]
    everything = await LogReader(folder).last(50_000)
    assert numbers(everything.lines) == list(range(20_000))


async def test_it_goes_on_where_it_stopped_and_leaves_half_a_line(folder: Path) -> None:
    write(folder / "aura.log", range(3))
    reader = LogReader(folder)
    part = await reader.last()
    assert (await reader.after(part.place)).lines == ()
    write(folder / "aura.log", range(3, 5))
    with (folder / "aura.log").open("a", encoding="utf-8") as file:
        file.write("2026-11-23 10:00:59,000 INFO aura_desktop.core num")
    part = await reader.after(part.place)
    assert numbers(part.lines) == [3, 4]
    with (folder / "aura.log").open("a", encoding="utf-8") as file:
        file.write("ber 5\n")
    assert numbers((await reader.after(part.place)).lines) == [5]


async def test_half_a_line_at_the_end_is_read_once_it_is_whole(folder: Path) -> None:
    write(folder / "aura.log", range(2))
    with (folder / "aura.log").open("a", encoding="utf-8") as file:
        file.write(entry(2).rstrip()[:-1])
    reader = LogReader(folder)
    part = await reader.last()
    assert numbers(part.lines) == [0, 1]
    with (folder / "aura.log").open("a", encoding="utf-8") as file:
        file.write("2\n")
    assert numbers((await reader.after(part.place)).lines) == [2]


async def test_nothing_is_lost_when_the_file_turns_over(folder: Path) -> None:
    write(folder / "aura.log", range(3))
    reader = LogReader(folder)
    part = await reader.last()
    write(folder / "aura.log", range(3, 5))
    (folder / "aura.log").replace(folder / "aura.log.1")
    write(folder / "aura.log", range(5, 7))
    assert numbers((await reader.after(part.place)).lines) == [3, 4, 5, 6]


async def test_what_the_program_logs_is_read_back(folder: Path) -> None:
    log.set_up(folder)
    try:
        logging.getLogger("aura_desktop.core").warning("token %s", "EAAejemplo0000000000")
        part = await LogReader(folder).last()
    finally:
        log.close()
    assert [(each.level, each.text) for each in part.lines] == [("WARNING", "token ***")]


async def test_without_a_log_there_is_nothing_to_read(folder: Path) -> None:
    for reader in (LogReader(None), LogReader(folder)):
        part = await reader.last()
        assert part.lines == ()
        assert (await reader.after(part.place)).lines == ()


async def test_a_file_that_cannot_be_read_has_a_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "aura.log", range(3))

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnavailableError, match="log_unreadable"):
        await LogReader(folder).last()
    with pytest.raises(UnavailableError, match="log_unreadable"):
        await LogReader(folder).after(Place(file=1, offset=10_000))


async def test_an_export_is_masked_once_more(tmp_path: Path) -> None:
    lines = [LogLine(level="INFO", text="to +56 9 0000 0142 with EAAejemplo0000000000")]
    path = tmp_path / "log.txt"
    await LogReader(None).export(path, lines)
    assert path.read_text(encoding="utf-8") == "INFO to <phone> with ***\n"
    await LogReader(None).export(path, lines, "America/Santiago (UTC-03:00)")
    head, *_ = path.read_text(encoding="utf-8").splitlines()
    assert head == "time zone: America/Santiago (UTC-03:00)"
    assert names_in(tmp_path) == ["log.txt"]


async def test_an_export_waits_for_who_looks_into_the_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [PermissionError(13, "in use")] * 3
    replace = Path.replace

    def scanned(source: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(source, target)

    monkeypatch.setattr("aura_desktop.files.PATIENCE_S", 30.0)
    monkeypatch.setattr(Path, "replace", scanned)
    await LogReader(None).export(tmp_path / "log.txt", [LogLine(level="INFO", text="ready")])
    assert names_in(tmp_path) == ["log.txt"]
    assert refusals == []


async def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="file_not_written"):
        await LogReader(None).export(tmp_path / "missing" / "log.txt", [])
    assert names_in(tmp_path) == []
