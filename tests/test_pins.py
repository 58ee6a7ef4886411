"""`--reset-pins`: at the PC, with its key, and not without leaving a trace."""

import asyncio
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

import main
from aura_desktop import pins
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import DATABASE_FILE
from aura_desktop.domain.audit import Action
from aura_desktop.domain.person import Role
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.store import audit, people
from aura_desktop.store.database import Database, DatabaseKey
from tests.gateways.memory_keyring import MemoryKeyring

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
PAULA = "Paula Ejemplo"


class Pc:
    """A data folder with two people, and the key ring that opens it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = DatabaseKey.generate()
        self.keyring = MemoryKeyring()

    async def open(self) -> Database:
        database = Database(self.folder / DATABASE_FILE, self.key)
        await database.open()
        return database

    async def staff(self) -> None:
        database = await self.open()
        await database.run(people.add, PAULA, Role.ADMINISTRATOR, "scrypt$…", "", NOW)
        await database.run(people.add, "Carla", Role.FRONT_DESK, "scrypt$…", PAULA, NOW)
        await database.close()

    def reset(
        self, *, secrets: Secrets | None = None, environ: dict[str, str] | None = None
    ) -> tuple[int, str]:
        stream = io.StringIO()
        code = pins.reset(
            Config(mode=Mode.LIVE, data_folder=self.folder, language="es"),
            secrets or Secrets(database_key=self.key.reveal()),
            credentials=Credentials(self.keyring),
            environ=environ or {},
            stream=stream,
        )
        return code, stream.getvalue()


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    return Pc(tmp_path)


def test_administrators_choose_a_new_pin_next_time_and_the_trail_says_so(pc: Pc) -> None:
    asyncio.run(pc.staff())
    code, told = pc.reset()
    assert code == 0
    assert PAULA in told
    assert "Carla" not in told

    async def look() -> None:
        database = await pc.open()
        found = {each.name: each.has_pin for each in await database.read(people.all_people)}
        [entry, *_] = await database.read(audit.page, None, 9)
        await database.close()
        assert found == {PAULA: False, "Carla": True}
        assert (entry.action, entry.person, entry.subject) == (Action.PIN_CHANGED, "", PAULA)

    asyncio.run(look())


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_from_afar_nothing_is_reset(pc: Pc, name: str) -> None:
    code, told = pc.reset(environ={name: "x"})
    assert code == 2
    assert "en el computador de la recepción" in told


def test_without_the_key_nothing_is_reset(pc: Pc) -> None:
    asyncio.run(pc.staff())
    code, told = pc.reset(secrets=Secrets(database_key="ab" * 32))
    assert code == 2
    assert told.strip()


def test_beside_a_running_program_nothing_is_reset(pc: Pc) -> None:
    asyncio.run(pc.staff())
    lock = FolderLock(pc.folder)
    lock.acquire()
    try:
        code, told = pc.reset()
    finally:
        lock.release()
    assert code == 2
    assert told.strip()


def test_where_nobody_has_a_pin_it_says_so_and_makes_nothing(pc: Pc) -> None:
    code, told = pc.reset()
    assert code == 0
    assert told.strip() == "Aquí no hay personas con PIN."
    assert list(pc.folder.iterdir()) == []


def test_the_command_line_knows_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AURA_LANGUAGE", "en")
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    assert main.main(["--reset-pins", "--data-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out.strip() == "Nobody has a PIN here."
