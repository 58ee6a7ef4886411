"""Damaged data, end to end: refused with a sentence, put back from the command line and from the window."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.core import DATABASE_FILE
from aura_desktop.domain.backup import BackupKind
from aura_desktop.store import backup
from aura_desktop.ui.widgets.restore_dialog import RestoreDialog
from aura_desktop.ui.widgets.start_notice import StartNotice
from tests.eventually import eventually
from tests.flows import clinic as world
from tests.flows.canaries import Search
from tests.flows.clinic import Clinic, Start, open_clinic
from tests.flows.processes import ROOT, Program, environment, text_delivery
from tests.flows.strict_graph import StrictGraph
from tests.store.world import NOON
from tests.torture.damage import opens_without_key

KEY = "0f" * 32
WORDS = "Me duele la muela canaria"
CANARIES = {"a text": WORDS, "a name": "Camila Ejemplo", "a number": "56900000142", "key": KEY}


@pytest.fixture
async def graph() -> AsyncIterator[StrictGraph]:
    async with StrictGraph() as found:
        yield found


def database(folder: Path) -> Path:
    return folder / "data" / DATABASE_FILE


def wreck(path: Path) -> None:
    """The first page, and with it the whole."""
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])


async def heard(environ: dict[str, str], first: int, count: int) -> None:
    """One run of the program, in which a patient writes so often."""
    async with Program(environ) as program:
        for number in range(first, first + count):
            body = text_delivery(number, time.time(), f"{WORDS} {number}")
            assert await program.deliver(body) == 200
        await program.until_received(first + count)
        program.process.terminate()
        await program.process.wait()


async def said(environ: dict[str, str], *arguments: str) -> tuple[int | None, str, str]:
    """A run that ends by itself: its exit code and what it says on both streams."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "main.py",
        *arguments,
        cwd=ROOT,
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await process.communicate()
    return process.returncode, out.decode(), errors.decode()


def back_up(path: Path) -> str:
    return backup.make(path, KEY, BackupKind.DAILY, NOON).name


async def test_without_a_window_it_says_what_to_do_and_does_it(
    tmp_path: Path, graph: StrictGraph
) -> None:
    environ = environment(tmp_path, graph.url)
    path = database(tmp_path)
    await heard(environ, 0, 3)
    name = await asyncio.to_thread(back_up, path)
    await asyncio.to_thread(wreck, path)
    code, _, errors = await said(environ, "--headless")
    assert code == 2
    assert "--restore" in errors
    assert "Traceback" not in errors
    code, out, errors = await said(environ, "--restore")
    assert (code, errors) == (0, "")
    assert name in out and "3 mensajes" in out
    async with Program(environ) as program:
        await program.until_received(3)
        assert (await program.status())["conversations"] == 1
    assert len(list((tmp_path / "data" / "aside").glob("*.db"))) == 1


async def test_a_file_that_is_gone_is_not_begun_anew_in_silence(
    tmp_path: Path, graph: StrictGraph
) -> None:
    environ = environment(tmp_path, graph.url)
    path = database(tmp_path)
    await heard(environ, 0, 1)
    await asyncio.to_thread(back_up, path)
    path.unlink()
    code, _, errors = await said(environ, "--headless")
    assert (code, path.exists()) == (2, False)
    assert "--restore" in errors


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("aura-20200101T000000Z-daily.db", "No hay un respaldo"),
        ("../../etc/passwd", "No hay un respaldo"),
    ],
)
async def test_only_a_backup_is_put_back(
    tmp_path: Path, graph: StrictGraph, name: str, words: str
) -> None:
    environ = environment(tmp_path, graph.url)
    await heard(environ, 0, 1)
    before = database(tmp_path).read_bytes()
    code, _, errors = await said(environ, "--restore", name)
    assert code == 2
    assert words in errors
    assert database(tmp_path).read_bytes() == before


async def test_a_running_program_is_not_restored_under(tmp_path: Path, graph: StrictGraph) -> None:
    environ = environment(tmp_path, graph.url)
    async with Program(environ) as program:
        await program.status()
        code, _, errors = await said(environ, "--restore")
    assert code == 2
    assert "ya está abierto" in errors


async def test_nothing_in_the_data_folder_opens_without_the_key(
    tmp_path: Path, graph: StrictGraph
) -> None:
    """While it runs, after it was killed, in its backups and in what was put aside."""
    environ = environment(tmp_path, graph.url)
    data, path = tmp_path / "data", database(tmp_path)
    await heard(environ, 0, 3)
    await asyncio.to_thread(back_up, path)
    async with Program(environ) as program:
        for number in range(3, 9):
            body = text_delivery(number, time.time(), f"{WORDS} {number}")
            assert await program.deliver(body) == 200
        await program.until_received(9)
        assert {each.name for each in data.glob("aura.db*")} >= {"aura.db", "aura.db-wal"}
        nothing_is_open(data)
        program.process.kill()
        await program.process.wait()
    nothing_is_open(data)
    await asyncio.to_thread(wreck, path)
    assert (await said(environ, "--restore"))[0] == 0
    assert {each.name for each in data.iterdir()} >= {"aside", "backups", "aura.db"}
    nothing_is_open(data)


def nothing_is_open(data: Path) -> None:
    search = Search(CANARIES | {"a wamid": "wamid.in-1"})
    search.folder("data", data)
    assert search.found() == []
    files = [each for each in data.rglob("aura*.db*") if each.is_file()]
    assert len(files) >= 2
    assert [each.name for each in files if opens_without_key(each)] == []


def connected(clinic: Clinic) -> None:
    """As an administrator set it up, without the wizard."""
    clinic.environ |= {
        "WHATSAPP_ACCESS_TOKEN": world.TOKEN,
        "WHATSAPP_PHONE_NUMBER_ID": world.NUMBER,
        "WHATSAPP_BUSINESS_ACCOUNT_ID": world.WABA,
        "WHATSAPP_VERIFY_TOKEN": "verificar",
        "WHATSAPP_APP_SECRET": world.APP_SECRET,
        "AURA_DB_KEY": KEY,
        "AURA_TUNNEL": "off",
    }


def seen(start: Start, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in start.window().findChildren(kind))


async def settled(start: Start) -> None:
    """The status page can be opened once everything is there."""

    async def opened() -> bool:
        await start.hands().keys("F9")
        return start.find(QWidget, "Back up now") is not None

    await start.until(opened)


async def test_a_damaged_start_offers_the_backup_and_goes_on_with_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_clinic(tmp_path) as clinic:
        connected(clinic)
        path = clinic.folder / DATABASE_FILE
        async with clinic.start() as start:
            await settled(start)
        await asyncio.to_thread(back_up, path)
        await asyncio.to_thread(wreck, path)
        async with clinic.start() as start:
            await start.until(lambda: seen(start, StartNotice))
            assert start.says("The data file is damaged.")
            words = "Restore the backup of 22 Nov 09:00"
            await start.until(lambda: start.can(words))
            assert start.hands().focus() is start.button(words)
            await start.hands().keys("Space")
            await start.until(lambda: start.says("Back to the backup of 22 Nov 09:00"))
            assert not seen(start, StartNotice)
            await settled(start)
        assert len(list((clinic.folder / "aside").glob("*.db"))) == 1


async def test_the_status_page_makes_one_and_goes_back_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        connected(clinic)
        async with clinic.start() as start:
            await settled(start)
            start.button("Back up now").setFocus()
            await start.hands().keys("Space")
            await start.until(lambda: start.says("Last backup: today"))
            restores = [
                each.accessibleName()
                for each in start.window().findChildren(type(start.button("Back up now")))
                if each.accessibleName().startswith("Restore the backup of today")
            ]
            assert len(restores) == 1
            start.button(restores[0]).setFocus()
            await start.hands().keys("Space")
            await start.until(lambda: seen(start, RestoreDialog) and start.can("Restore"))
            await start.hands().keys("Tab", "Space")
            await start.until(lambda: start.says("Back to the backup of today"))
            await settled(start)
            await start.until(lambda: start.says("Last backup: today"))
        assert len(list((clinic.folder / "aside").glob("*.db"))) == 1
        await eventually(lambda: (clinic.folder / DATABASE_FILE).exists())
