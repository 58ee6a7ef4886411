"""The set-up book: a change is on the disk before anybody hears of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from aura_desktop.domain.setup import Choice, Setup
from aura_desktop.errors import SetupError
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.setup_file import SetupFile


async def test_a_change_is_written_then_told(tmp_path: Path) -> None:
    file = SetupFile(tmp_path)
    book = SetupBook(file)
    told: list[Setup] = []
    book.subscribe(lambda: told.append(file.read()))
    await book.change(choice=Choice.LIVE, waba_id="1")
    assert told == [book.current] == [Setup(choice=Choice.LIVE, waba_id="1")]
    await book.change(waba_id="1")
    assert len(told) == 1, "nothing changed"


async def test_what_the_environment_says_stands_above_and_is_not_written(tmp_path: Path) -> None:
    file = SetupFile(tmp_path)
    book = SetupBook(file, Setup(), lambda setup: replace(setup, app_id="given"))
    assert (await book.change(app_id="typed", waba_id="2")).app_id == "given"
    assert (file.read().app_id, file.read().waba_id) == ("typed", "2")


async def test_what_cannot_be_written_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    book = SetupBook(SetupFile(tmp_path / "file"))
    with pytest.raises(SetupError):
        await book.change(waba_id="1")
    assert book.current == Setup()
