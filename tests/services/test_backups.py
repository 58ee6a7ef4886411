"""The daily backup: in time, late after the PC was off, told when it fails; and a look at the whole file."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aura_desktop.domain.audit import Action
from aura_desktop.domain.backup import Backup, BackupKind
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import StoreError
from aura_desktop.services.backups import FIRST_AFTER_S, LOOK_AGAIN_S, Backups
from aura_desktop.store import audit, backup, notices
from aura_desktop.store.database import Database, DatabaseKey
from tests.eventually import eventually
from tests.services.fakes import Clock, writes

KEY = DatabaseKey.parse("0123456789abcdef" * 4)
PAGE = 4096


@pytest.fixture
async def database(tmp_path: Path) -> Any:
    store = Database(tmp_path / "aura.db", KEY)
    await store.open()
    yield store
    with suppress(StoreError):
        await store.close()


@pytest.fixture
def backups(tmp_path: Path, database: Database, clock: Clock) -> Backups:
    return Backups(database, tmp_path / "aura.db", KEY, clock, lambda: "Antonia", clock.sleep)


def kinds(backups: Backups) -> list[BackupKind]:
    return [each.kind for each in backups.state.backups]


async def codes(database: Database) -> list[str]:
    found = await database.read(notices.recent, 10)
    assert {each.kind for each in found} <= {NoticeKind.BACKUP}
    return [each.code for each in found]


async def test_the_first_comes_once_the_start_is_over_then_one_a_day(
    tmp_path: Path, database: Database, clock: Clock
) -> None:
    slept: list[float] = []
    done = asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 300:
            done.set()
            await asyncio.Event().wait()
        await clock.sleep(seconds)

    backups = Backups(database, tmp_path / "aura.db", KEY, clock, lambda: "", sleep)
    running = asyncio.create_task(backups.run())
    await done.wait()
    running.cancel()
    assert slept[:2] == [FIRST_AFTER_S, LOOK_AGAIN_S]
    made = sorted(each.made_at for each in backups.state.backups)
    hours = [(late - early).total_seconds() / 3600 for early, late in pairwise(made)]
    assert len(made) == 3, "two days and two hours"
    assert all(20 <= each < 20.5 for each in hours)


async def test_what_was_due_while_the_pc_was_off_is_made_at_once(
    backups: Backups, clock: Clock
) -> None:
    await backups.look_after()
    await backups.look_after()
    assert kinds(backups) == [BackupKind.DAILY]
    clock.advance(days=3)
    await backups.look_after()
    assert len(kinds(backups)) == 2


async def test_who_made_it_is_in_the_trail(
    backups: Backups, database: Database, clock: Clock
) -> None:
    await backups.look_after()
    clock.advance(hours=1)
    made = await backups.back_up()
    by_hand, daily = await database.read(audit.page, None, 10)
    assert (by_hand.action, by_hand.person, by_hand.subject) == (
        Action.BACKUP_MADE,
        "Antonia",
        made.name,
    )
    assert (daily.person, daily.detail["kind"]) == ("", "daily")


async def test_the_trail_names_who_asked_also_if_somebody_else_is_there_by_the_end(
    tmp_path: Path, database: Database, clock: Clock
) -> None:
    here = ["Antonia"]
    path = tmp_path / "aura.db"
    backups = Backups(database, path, KEY, clock, lambda: here[0], clock.sleep)

    def leave() -> None:
        if backups.state.is_running:
            here[0] = "Carla"

    backups.subscribe(leave)
    await backups.back_up()
    here[0] = "Antonia"
    clock.advance(minutes=1)
    await backups.renew()
    clock.advance(minutes=1)
    await backups.renew("Pía")
    entries = await database.read(audit.page, None, 10)
    assert here[0] == "Carla"
    assert [each.person for each in entries] == ["Pía", "Antonia", "Antonia"]


async def test_a_full_disk_is_told_once_and_tried_again_in_an_hour(
    backups: Backups, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def full(*given: object, **_: object) -> Backup:
        asked.append(given)
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "make", full)
        await backups.look_after()
        await backups.look_after()
        assert len(asked) == 1
        clock.advance(hours=1)
        await backups.look_after()
        assert len(asked) == 2
        assert backups.state.failed is not None
        assert backups.state.failed.code == "disk_full"
        assert await codes(database) == ["disk_full"]
    clock.advance(hours=1)
    await backups.look_after()
    assert backups.state.failed is None
    assert kinds(backups) == [BackupKind.DAILY]


async def test_a_person_may_try_again_at_once(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Backup:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "make", full)
        with pytest.raises(StoreError, match="disk_full"):
            await backups.back_up()
    await backups.back_up()
    assert backups.state.failed is None


def wreck(path: Path) -> None:
    """Every page but the first two that a running program has in its memory anyhow."""
    whole = bytearray(path.read_bytes())
    for page in range(4, len(whole) // PAGE):
        whole[page * PAGE + 200 : page * PAGE + 260] = b"\0" * 60
    path.write_bytes(whole)


async def folded(database: Database, path: Path) -> None:
    """Everything stands in the file, nothing in the log alone."""
    await database.run(lambda tx: tx.exec_driver_sql("SELECT 1").fetchall())
    log = path.with_name("aura.db-wal")
    await database.close()
    assert not log.exists()
    await database.open()


async def test_a_damaged_file_is_found_told_and_never_copied(
    backups: Backups, database: Database, clock: Clock, tmp_path: Path
) -> None:
    await writes(database, clock())
    await backups.look_after()
    path = tmp_path / "aura.db"
    await folded(database, path)
    await asyncio.to_thread(wreck, path)
    clock.advance(days=2)
    await backups.look_after()
    assert backups.state.is_damaged
    assert len(kinds(backups)) == 1, "the good one is kept, and no other made"
    assert not await backups.check()


async def test_the_look_at_the_whole_file_is_remembered(
    backups: Backups, database: Database, clock: Clock, tmp_path: Path
) -> None:
    await backups.look_after()
    again = Backups(database, tmp_path / "aura.db", KEY, clock, lambda: "", clock.sleep)
    await again.refresh()
    assert again.state.checked_at == backups.state.checked_at == clock()


async def test_after_a_bad_end_the_whole_file_is_looked_at_again(
    backups: Backups, database: Database, clock: Clock, tmp_path: Path
) -> None:
    await backups.look_after()
    clock.advance(hours=1)
    database.ended_badly = True
    again = Backups(database, tmp_path / "aura.db", KEY, clock, lambda: "", clock.sleep)
    await again.look_after()
    assert again.state.checked_at == clock()
    clock.advance(hours=1)
    await again.look_after()
    assert again.state.checked_at != clock(), "once is enough"


async def endless(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> tuple["asyncio.Task[Backup]", threading.Event]:
    """A backup that ends only when it is broken off, and how it ended."""
    begun, ended = threading.Event(), threading.Event()

    def make(*_: object, is_over: Callable[[], bool], **__: object) -> Backup:
        begun.set()
        while not is_over():
            pass
        ended.set()
        raise StoreError("broken_off")

    monkeypatch.setattr(backup, "make", make)
    making = asyncio.create_task(backups.back_up())
    await eventually(begun.is_set)
    assert backups.state.is_running
    return making, ended


async def test_it_is_broken_off_and_that_is_no_failure(
    backups: Backups, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    making, _ = await endless(backups, monkeypatch)
    backups.break_off()
    with pytest.raises(StoreError, match="broken_off"):
        await making
    assert not backups.state.is_running
    assert backups.state.failed is None
    assert await codes(database) == []


async def test_who_ends_the_program_waits_until_the_files_are_closed(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    making, ended = await endless(backups, monkeypatch)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert ended.is_set()
    assert not backups.state.is_running


async def test_progress_is_told(backups: Backups, database: Database, clock: Clock) -> None:
    await writes(database, clock())
    seen: list[tuple[bool, float]] = []
    leave = backups.subscribe(lambda: seen.append((backups.state.is_running, backups.state.done)))
    await backups.back_up()
    assert seen[0] == (True, 0.0)
    assert any(0 < done <= 1 for running, done in seen if running)
    assert not backups.state.is_running
    count = len(seen)
    leave()
    await backups.back_up()
    assert len(seen) == count


async def test_the_home_loop_goes_on_meanwhile(backups: Backups, database: Database) -> None:
    making = asyncio.create_task(backups.back_up())
    turns = 0
    while not making.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 10
    assert (await making).kind is BackupKind.BY_HAND


async def test_what_a_backup_holds(backups: Backups, database: Database, clock: Clock) -> None:
    await writes(database, clock())
    made = await backups.back_up()
    found = await backups.contents(made)
    assert (found.messages, found.conversations, found.last_message_at) == (1, 1, clock())


async def test_renewed_backups_take_the_place_of_all_that_is_older(
    tmp_path: Path, backups: Backups, clock: Clock
) -> None:
    await backups.back_up()
    await clock.sleep(60)
    left = [tmp_path / backup.ASIDE / "aura-old.db", tmp_path / "media" / "2026-10.damaged"]
    kept = tmp_path / "media" / "2026-11.db"
    for path in (*left, kept):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    made = await backups.renew()
    assert backups.state.backups == (made,)
    assert [path.exists() for path in (*left, kept)] == [False, False, True]
