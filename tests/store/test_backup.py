"""Backups: a copy out of one snapshot, verified before it is named; what is damaged is told from what is not."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from aura_desktop.domain.backup import Backup, BackupKind
from aura_desktop.errors import StoreError
from aura_desktop.store import backup, sqlcipher
from aura_desktop.store.backup import folder_of
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.store.inbox import RawDelivery
from tests.store.world import NOON, received, tell

PAGE = 4096
KEY = DatabaseKey.parse("0123456789abcdef" * 4)


async def filled(path: Path, messages: int = 40, key: DatabaseKey = KEY) -> None:
    """A database whose patient wrote so often, closed in order."""
    store = Database(path, key)
    await store.open()
    await store.run(tell, *(received(f"w{n}", n / 10, f"Hola {n} " * 40) for n in range(messages)))
    await store.close()


def made(path: Path, at: datetime = NOON, kind: BackupKind = BackupKind.DAILY) -> Backup:
    return backup.make(path, KEY.reveal(), kind, at)


def names(path: Path) -> list[str]:
    return sorted(each.name for each in folder_of(path).iterdir())


def change(path: Path, at: int, data: bytes) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(data)] = data
    path.write_bytes(whole)


async def refusal(path: Path, key: DatabaseKey = KEY) -> str:
    """The code with which this database does not open, "" if it does."""
    store = Database(path, key)
    try:
        await store.open()
    except StoreError as error:
        return error.code
    await store.close()
    return ""


async def test_a_copy_is_whole_encrypted_and_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    found = await asyncio.to_thread(made, path)
    copy = folder_of(path) / found.name
    assert names(path) == ["aura-20261122T120000Z-daily.db"]
    assert backup.verify(copy, KEY.reveal()).messages == 40
    assert b"SQLite format" not in copy.read_bytes()
    assert b"Hola" not in copy.read_bytes()
    assert found.size_bytes == copy.stat().st_size
    assert backup.listing(folder_of(path)) == (found,)
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert folder_of(path).stat().st_mode & 0o777 == 0o700


async def test_a_copy_is_one_moment_while_others_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is not folded yet, and every step of the copy another message comes."""
    path = tmp_path / "aura.db"
    monkeypatch.setattr(backup, "PAGES_A_STEP", 16)
    await filled(path, 300)
    store = Database(path, KEY)
    await store.open()
    loop, steps = asyncio.get_running_loop(), 0

    def step(left: int, pages: int) -> None:
        nonlocal steps
        steps += 1
        more = store.run(tell, received(f"later{steps}", 100 + steps))
        asyncio.run_coroutine_threadsafe(more, loop).result(10)

    found = await asyncio.to_thread(
        backup.make, path, KEY.reveal(), BackupKind.DAILY, NOON, step=step
    )
    await store.close()
    assert steps > 3
    assert backup.verify(folder_of(path) / found.name, KEY.reveal()).messages == 300


async def test_another_key_opens_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    found = await asyncio.to_thread(made, path)
    with pytest.raises(StoreError, match="wrong_key"):
        backup.verify(folder_of(path) / found.name, DatabaseKey.generate().reveal())


@pytest.mark.parametrize("page", [2, 5, 9])
async def test_a_damaged_file_gives_no_copy_and_costs_none(tmp_path: Path, page: int) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    await asyncio.to_thread(made, path)
    change(path, PAGE * page + 100, b"\0" * 50)
    with pytest.raises(StoreError, match="damaged"):
        made(path, NOON + timedelta(days=1))
    assert names(path) == ["aura-20261122T120000Z-daily.db"]


async def test_a_full_disk_leaves_the_old_ones_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    await asyncio.to_thread(made, path)
    before = {each: (folder_of(path) / each).read_bytes() for each in names(path)}
    usage = shutil.disk_usage(tmp_path)._replace(free=backup.ROOM_LEFT_BYTES + 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(StoreError, match="disk_full"):
        made(path, NOON + timedelta(days=1))
    assert {each: (folder_of(path) / each).read_bytes() for each in names(path)} == before


async def test_a_disk_that_fills_in_the_middle_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "aura.db"
    await filled(path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "flush_to_disk", full)
    with pytest.raises(StoreError, match="disk_full"):
        made(path)
    assert names(path) == []


async def test_what_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    with pytest.raises(StoreError, match="broken_off"):
        backup.make(path, KEY.reveal(), BackupKind.BY_HAND, NOON, is_over=lambda: True)
    assert names(path) == []


async def test_what_a_crash_left_half_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    folder_of(path).mkdir()
    half = folder_of(path) / "aura-20261120T000000Z-daily.db.part"
    half.write_bytes(b"half")
    assert backup.listing(folder_of(path)) == ()
    await asyncio.to_thread(made, path)
    assert names(path) == ["aura-20261122T120000Z-daily.db"]


async def test_old_ones_go_only_once_the_new_one_is_good(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    for day in range(12):
        await asyncio.to_thread(made, path, NOON + timedelta(days=day))
    kept = [each.made_at.day for each in backup.listing(folder_of(path))]
    assert kept == [3, 2, 1, 30, 29, 28, 27, 22]


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda path: change(path, 3, b"\xff\x01"), id="salt"),
        pytest.param(lambda path: change(path, 100, b"\xff\x01"), id="first page"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[: PAGE * 3]), id="cut"),
        pytest.param(lambda path: path.write_bytes(os.urandom(PAGE * 8)), id="noise"),
    ],
)
async def test_a_file_that_cannot_be_read_is_damaged_where_a_backup_opens(
    tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    await asyncio.to_thread(made, path)
    assert await refusal(path) == ""
    assert await refusal(path, DatabaseKey.generate()) == "wrong_key"
    harm(path)
    assert await refusal(path) == "damaged"


@pytest.mark.parametrize("is_empty", [True, False])
async def test_a_file_that_is_gone_is_not_begun_anew(tmp_path: Path, *, is_empty: bool) -> None:
    path = tmp_path / "aura.db"
    await filled(path)
    path.unlink()
    assert await refusal(path) == "", "without backups it is the first start"
    await asyncio.to_thread(made, path)
    path.unlink()
    if is_empty:
        path.touch()
    assert await refusal(path) == "data_file_missing"
    assert path.exists() == is_empty


CRASH = """
import asyncio, os, sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.store.inbox import RawDelivery

async def main():
    store = Database(Path(sys.argv[1]), DatabaseKey.parse("0123456789abcdef" * 4))
    await store.open()
    for number in range(30):
        await store.append_delivery(RawDelivery(body=b"x" * 5000, received_at=datetime.now(UTC)))
    os._exit(9)

asyncio.run(main())
"""


def crashed(path: Path) -> None:
    """A database whose program died after thirty deliveries."""
    subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False, cwd=Path.cwd())


def log_of(path: Path, end: str = "-wal") -> Path:
    return path.with_name(path.name + end)


def flipped(log: Path, at: int) -> None:
    change(log, at, bytes([log.read_bytes()[at] ^ 4]))


async def test_a_log_that_a_crash_left_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await asyncio.to_thread(crashed, path)
    assert log_of(path).stat().st_size > 100_000
    for ended_badly in (True, False):
        store = Database(path, KEY)
        await store.open()
        assert store.ended_badly is ended_badly
        await store.close()


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda log: log.unlink(), id="gone"),
        pytest.param(lambda log: log.write_bytes(b""), id="empty"),
        pytest.param(
            lambda log: log.write_bytes(log.read_bytes()[: log.stat().st_size // 2]), id="cut"
        ),
        pytest.param(lambda log: flipped(log, 17), id="head"),
        pytest.param(lambda log: flipped(log, 60_000), id="middle"),
        pytest.param(lambda log: flipped(log, log.stat().st_size - 100), id="last page"),
    ],
)
async def test_a_log_that_lost_what_was_committed_is_damage(
    tmp_path: Path, harm: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "aura.db"
    await asyncio.to_thread(crashed, path)
    harm(log_of(path))
    log = log_of(path)
    before = path.read_bytes(), log.read_bytes() if log.exists() else b""
    assert await refusal(path) == "damaged"
    after = path.read_bytes(), log.read_bytes() if log.exists() else b""
    assert after == before, "nothing was folded into the file"
    assert not caplog.records, "no library tells of it in its own words"


async def test_a_disk_that_is_full_while_copying_is_known_by_its_words() -> None:
    """SQLite's copying gives no name of the fault."""
    error = dbapi2.OperationalError("database or disk is full")
    assert sqlcipher.store_error(error).code == "disk_full"


@pytest.mark.parametrize("kind", ["to write", "to read", "to fill"])
def test_no_temporary_file_and_no_erased_row_is_left(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "aura.db"
    path.touch()
    ways: dict[str, Callable[[Path, str], Any]] = {
        "to write": sqlcipher.connect,
        "to read": sqlcipher.connect_to_read,
        "to fill": sqlcipher.connect_to_fill,
    }
    connect = ways[kind]
    connection = connect(path, KEY.reveal())
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("temp_store", "secure_delete")
    ]
    connection.close()
    assert found == [2, 1], "in memory, and overwritten"


async def test_a_middle_of_the_log_is_missed_without_its_index_too(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await asyncio.to_thread(crashed, path)
    log_of(path, "-shm").unlink()
    assert await refusal(path) == "", "the index alone is made anew"
    await asyncio.to_thread(crashed, path)
    log_of(path, "-shm").unlink()
    flipped(log_of(path), 60_000)
    assert await refusal(path) == "damaged"


async def test_a_last_commit_that_a_power_cut_tore_is_no_damage(tmp_path: Path) -> None:
    """It was not told to anybody: the index of the log does not know it either."""
    path = tmp_path / "aura.db"
    await asyncio.to_thread(crashed, path)
    log_of(path, "-shm").unlink()
    flipped(log_of(path), log_of(path).stat().st_size - 100)
    assert await refusal(path) == ""


async def test_a_delivery_is_kept_after_all_this(tmp_path: Path) -> None:
    path = tmp_path / "aura.db"
    await asyncio.to_thread(crashed, path)
    store = Database(path, KEY)
    await store.open()
    delivery = RawDelivery(body=b"{}", received_at=datetime.now(UTC))
    assert await store.append_delivery(delivery) == 31
    await store.close()
    assert not log_of(path).exists()
