"""The database thread: keys, files, priority, group commit, errors, bells."""

import asyncio
import sqlite3
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from aura_desktop.domain.feed import Topic
from aura_desktop.errors import InputError, StoreError
from aura_desktop.store import feed, inbox, settings, sqlcipher
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.store.inbox import RawDelivery
from tests.store.world import NOON

SECRET = "quiero una hora para el jueves"


def delivery(body: bytes = b"{}") -> RawDelivery:
    return RawDelivery(body=body, received_at=NOON)


@pytest.mark.parametrize("text", ["", "abc", "g" * 64, "ab" * 33, "ab" * 31])
def test_a_key_that_sqlcipher_would_take_for_a_passphrase_is_refused(text: str) -> None:
    with pytest.raises(StoreError) as caught:
        DatabaseKey.parse(text)
    assert caught.value.code == "bad_key"


def test_a_key_never_shows_itself() -> None:
    key = DatabaseKey.generate()
    assert repr(key) == f"{key}" == "***"
    assert DatabaseKey.parse(f" {key.reveal().upper()}\n").reveal() == key.reveal()
    assert DatabaseKey.generate().reveal() != key.reveal()


async def test_the_file_is_encrypted_and_private(tmp_path: Path, key: DatabaseKey) -> None:
    path = tmp_path / "data" / "aura.db"
    store = Database(path, key)
    await store.open()
    await store.run(settings.put, "note", SECRET)
    await store.append_delivery(delivery(SECRET.encode()))
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert SECRET.encode() not in content
        assert b"SQLite format" not in content
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    await store.close()
    with pytest.raises(sqlite3.DatabaseError):
        plain = sqlite3.connect(path)
        try:
            plain.execute("SELECT count(*) FROM sqlite_master")
        finally:
            plain.close()


async def test_a_wrong_key_is_named(database: Database, tmp_path: Path) -> None:
    await database.run(settings.put, "language", "es")
    other = Database(tmp_path / "data" / "aura.db", DatabaseKey.generate())
    with pytest.raises(StoreError) as caught:
        await other.open()
    assert caught.value.code == "wrong_key"
    with pytest.raises(StoreError):
        await other.read(settings.get, "language")
    await other.close()


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, key: DatabaseKey) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = Database(tmp_path / "file" / "aura.db", key)
    with pytest.raises(StoreError) as caught:
        await store.open()
    assert caught.value.code == "not_writable"


async def test_what_was_committed_is_there_after_reopening(
    tmp_path: Path, key: DatabaseKey
) -> None:
    for expected in (None, "es"):
        store = Database(tmp_path / "aura.db", key)
        await store.open()
        assert await store.read(settings.get, "language") == expected
        await store.run(settings.put, "language", "es")
        await store.close()


async def test_commits_wait_for_the_disk(database: Database) -> None:
    def pragmas(tx: sa.Connection) -> list[object]:
        names = ("synchronous", "journal_mode", "foreign_keys")
        return [tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert await database.read(pragmas) == [2, "wal", 1]


async def test_a_failing_function_leaves_nothing_behind(database: Database) -> None:
    rings: list[int] = []
    database.on_commit(lambda: rings.append(1))

    def fail(tx: sa.Connection) -> None:
        settings.put(tx, "language", "en")
        feed.note(tx, Topic.JOB, "1")
        raise InputError("no")

    with pytest.raises(InputError):
        await database.run(fail)
    assert await database.read(settings.get, "language") is None
    assert await database.read(feed.last_seq) == 0
    assert rings == []


async def test_errors_of_the_database_become_ours(database: Database) -> None:
    def broken(tx: sa.Connection) -> None:
        tx.exec_driver_sql("SELECT * FROM nowhere WHERE name = ?", (SECRET,))

    with pytest.raises(StoreError) as caught:
        await database.run(broken)
    assert caught.value.code == "database_error"
    assert SECRET not in f"{caught.value!r} {caught.value.__cause__!r}"


async def test_a_full_disk_is_named_and_the_store_goes_on(database: Database) -> None:
    def limit(tx: sa.Connection, pages: int) -> None:
        tx.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    await database.read(limit, 1)
    with pytest.raises(StoreError) as caught:
        await database.append_delivery(delivery(b"x" * 100_000))
    assert caught.value.code == "disk_full"
    with pytest.raises(StoreError):
        await database.run(settings.put, "big", "x" * 100_000)
    await database.read(limit, 1_000_000)
    assert await database.append_delivery(delivery()) == 1
    assert (await database.read(inbox.counts)).waiting == 1


async def test_two_programs_on_one_file_do_not_hang(
    database: Database, tmp_path: Path, key: DatabaseKey
) -> None:
    other = sqlcipher.connect(tmp_path / "data" / "aura.db", key.reveal())
    await database.read(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout=1") and None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError) as caught:
            await database.append_delivery(delivery())
        assert caught.value.code == "locked"
        with pytest.raises(StoreError):
            await database.run(settings.put, "language", "es")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert await database.append_delivery(delivery()) == 1


async def test_only_the_first_waits_for_a_program_that_holds_the_file(
    database: Database, tmp_path: Path, key: DatabaseKey
) -> None:
    async def patience_ms() -> int:
        found: int = await database.read(
            lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
        )
        return found

    other = sqlcipher.connect(tmp_path / "data" / "aura.db", key.reveal())
    usual = await patience_ms()
    for write in (
        lambda: database.append_delivery(delivery()),
        lambda: database.run(settings.put, "language", "es"),
    ):
        await database.read(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout=1") and None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            await write()
        assert await patience_ms() == sqlcipher.HURRY_MS < usual / 10
        other.execute("ROLLBACK")
        await write()
        assert await patience_ms() == usual
    other.close()


class Gate:
    """Holds the database thread until opened, so that work piles up behind it."""

    def __init__(self, database: Database) -> None:
        self._held, self._open = threading.Event(), threading.Event()
        self.task = asyncio.ensure_future(database.read(self._hold))

    def _hold(self, tx: sa.Connection) -> None:
        self._held.set()
        assert self._open.wait(10)

    async def closed(self) -> None:
        await asyncio.to_thread(self._held.wait, 10)

    async def open(self) -> None:
        self._open.set()
        await self.task


async def test_waiting_deliveries_share_one_commit_and_go_first(database: Database) -> None:
    rings: list[int] = []
    done: list[str] = []
    database.on_commit(lambda: rings.append(1))
    gate = Gate(database)
    await gate.closed()

    async def job() -> None:
        await database.run(settings.put, "a", "b")
        done.append("job")

    async def append(number: int) -> int:
        item_id = await database.append_delivery(delivery(str(number).encode()))
        done.append("delivery")
        return item_id

    tasks = [asyncio.ensure_future(job())]
    await asyncio.sleep(0)
    appends = [asyncio.ensure_future(append(number)) for number in range(50)]
    await asyncio.sleep(0)
    await gate.open()
    assert await asyncio.gather(*appends) == list(range(1, 51))
    await asyncio.gather(*tasks)
    assert done == ["delivery"] * 50 + ["job"]
    assert rings == [1]
    batch = await database.read(inbox.next_batch, 100)
    assert [item.body for item in batch] == [str(number).encode() for number in range(50)]


async def test_nobody_is_told_before_the_commit_is_done(database: Database) -> None:
    committing, go_on = threading.Event(), threading.Event()

    def watch(statement: str) -> None:
        if statement == "COMMIT":
            committing.set()
            assert go_on.wait(10)

    def trace(tx: sa.Connection, callback: Callable[[str], None] | None) -> None:
        driver = tx.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(callback)

    await database.read(lambda tx: None)
    tracing = asyncio.ensure_future(database.read(trace, watch))
    go_on.set()
    await tracing
    go_on.clear()
    committing.clear()
    task = asyncio.ensure_future(database.append_delivery(delivery()))
    assert await asyncio.to_thread(committing.wait, 10)
    for _ in range(10):
        await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    assert await task == 1
    await database.read(trace, None)


async def test_a_flood_of_deliveries_does_not_starve_the_window(database: Database) -> None:
    flooding = True

    async def flood() -> None:
        while flooding:
            await database.append_delivery(delivery())

    tasks = [asyncio.ensure_future(flood()) for _ in range(8)]
    async with asyncio.timeout(20):
        assert await database.read(settings.get, "language") is None
    flooding = False
    await asyncio.gather(*tasks)


async def test_deliveries_come_from_any_loop(database: Database) -> None:
    def elsewhere() -> list[int]:
        async def append() -> list[int]:
            return await asyncio.gather(*[database.append_delivery(delivery()) for _ in range(5)])

        return asyncio.run(append())

    ids = await asyncio.gather(asyncio.to_thread(elsewhere), asyncio.to_thread(elsewhere))
    assert sorted(ids[0] + ids[1]) == list(range(1, 11))


async def test_a_caller_that_gave_up_costs_nothing(database: Database) -> None:
    ran: list[str] = []
    gate = Gate(database)
    await gate.closed()
    given_up = asyncio.ensure_future(database.read(lambda tx: ran.append("given up")))
    kept = asyncio.ensure_future(database.read(lambda tx: ran.append("kept")))
    appended = asyncio.ensure_future(database.append_delivery(delivery()))
    await asyncio.sleep(0)
    given_up.cancel()
    appended.cancel()
    await gate.open()
    await kept
    assert ran == ["kept"]
    assert (await database.read(inbox.counts)).waiting == 1


async def test_a_loop_that_ended_is_no_harm(database: Database) -> None:
    gate = Gate(database)
    await gate.closed()

    async def leave() -> None:
        task = asyncio.ensure_future(database.append_delivery(delivery()))
        await asyncio.sleep(0)
        task.cancel()

    await asyncio.to_thread(lambda: asyncio.run(leave()))
    await gate.open()
    assert (await database.read(inbox.counts)).waiting == 1


async def test_closing_finishes_what_is_queued(tmp_path: Path, key: DatabaseKey) -> None:
    store = Database(tmp_path / "aura.db", key)
    await store.open()
    tasks = [asyncio.ensure_future(store.append_delivery(delivery())) for _ in range(20)]
    await asyncio.sleep(0)
    await store.close()
    assert len(await asyncio.gather(*tasks)) == 20
    with pytest.raises(StoreError) as caught:
        await store.append_delivery(delivery())
    assert caught.value.code == "closed"
    assert not (tmp_path / "aura.db-wal").exists()


async def test_bells_ring_for_what_was_noted_and_can_be_taken_off(database: Database) -> None:
    rings: list[int] = []
    stop = database.on_commit(lambda: rings.append(1))
    await database.run(settings.put, "a", "b")
    assert rings == []
    await database.run(feed.note, Topic.JOB, "7")
    assert await database.read(feed.last_seq) == 1
    assert rings == [1]
    stop()
    await database.run(feed.note, Topic.JOB, "7")
    await database.read(feed.last_seq)
    assert rings == [1]


async def test_a_bell_of_a_loop_that_ended_is_no_harm(database: Database) -> None:
    loop = asyncio.new_event_loop()
    loop.close()

    def ring() -> None:
        loop.call_soon_threadsafe(print)

    database.on_commit(ring)
    assert await database.append_delivery(delivery()) == 1
    assert await database.append_delivery(delivery()) == 2


async def test_a_log_that_cannot_be_folded_is_no_harm(database: Database) -> None:
    def refuse(tx: sa.Connection, verdict: Callable[..., int] | None) -> None:
        driver = tx.connection.driver_connection
        assert driver is not None
        driver.set_authorizer(verdict)

    refused = threading.Event()

    def deny_checkpoints(action: int, name: str | None, *_: object) -> int:
        if name == "wal_checkpoint":
            refused.set()
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    await database.run(refuse, deny_checkpoints)
    assert await asyncio.to_thread(refused.wait, 20)
    await database.read(refuse, None)
    assert await database.append_delivery(delivery()) == 1


async def test_a_quiet_store_folds_its_log(database: Database, tmp_path: Path) -> None:
    await database.append_delivery(delivery(b"x" * 200_000))
    main = tmp_path / "data" / "aura.db"

    def folded() -> bool:
        deadline = time.monotonic() + 20
        while main.stat().st_size < 200_000 and time.monotonic() < deadline:
            time.sleep(0.05)
        return main.stat().st_size >= 200_000

    assert await asyncio.to_thread(folded)


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    yield
    assert [thread.name for thread in threading.enumerate() if thread.name == "database"] == []
