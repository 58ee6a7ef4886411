"""Bytes of patients' files: nothing of them can be read without the key, and what is dropped is gone."""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from aura_desktop.errors import StoreError
from aura_desktop.store import media, sqlcipher
from aura_desktop.store.database import DatabaseKey
from aura_desktop.store.media import MediaStore

AT = datetime(2026, 11, 30, 20, 15, tzinfo=UTC)
MONTH, OTHER = "2026-11", "2026-12"
SECRET = b"la foto de Camila Ejemplo "


@pytest.fixture
def store(tmp_path: Path, key: DatabaseKey) -> MediaStore:
    return MediaStore(tmp_path / "media", key)


async def put(store: MediaStore, month: str, message_id: int, *chunks: bytes) -> None:
    for number, chunk in enumerate(chunks):
        await store.put(month, message_id, number, chunk)


async def test_chunks_come_back_in_their_order(store: MediaStore) -> None:
    await store.put(MONTH, 1, 1, b"dos")
    await store.put(MONTH, 1, 0, b"uno")
    await put(store, MONTH, 2, b"otro")
    assert await store.get(MONTH, 1) == b"unodos"
    assert await store.get(MONTH, 3) == b""
    assert await store.get(OTHER, 1) == b""
    assert await store.kept(MONTH) == {1, 2}
    assert await store.months() == [MONTH]


async def test_a_file_begun_anew_has_nothing_of_the_first_try(store: MediaStore) -> None:
    await put(store, MONTH, 1, b"uno", b"dos", b"tres")
    await store.clear(MONTH, 1)
    await put(store, MONTH, 1, b"nuevo")
    assert await store.get(MONTH, 1) == b"nuevo"


async def test_nothing_on_disk_can_be_read_without_the_key(
    store: MediaStore, tmp_path: Path
) -> None:
    await put(store, MONTH, 1, SECRET * 5000, SECRET * 5000)
    files = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert [path.name for path in files] == [f"{MONTH}.db"]
    content = files[0].read_bytes()
    assert SECRET not in content
    assert b"SQLite format" not in content
    assert b"chunks" not in content
    with pytest.raises(dbapi2.DatabaseError):
        dbapi2.connect(files[0]).execute("SELECT count(*) FROM sqlite_master")
    with pytest.raises(StoreError) as caught:
        await MediaStore(tmp_path / "media", DatabaseKey.generate()).get(MONTH, 1)
    assert caught.value.code == "wrong_key"


async def test_what_is_dropped_leaves_no_page_and_the_last_one_no_file(
    store: MediaStore, tmp_path: Path
) -> None:
    await put(store, MONTH, 1, *[SECRET * 5000] * 4)
    await put(store, MONTH, 2, b"poco")
    path = tmp_path / "media" / f"{MONTH}.db"
    before = path.stat().st_size
    await store.drop(MONTH, [1])
    assert await store.kept(MONTH) == {2}
    assert path.stat().st_size < before / 10
    await store.drop(MONTH, [2, 99])
    assert list((tmp_path / "media").iterdir()) == []
    await store.drop(MONTH, [2])


async def test_freed_pages_are_overwritten(store: MediaStore, key: DatabaseKey) -> None:
    await put(store, MONTH, 1, b"x")
    with store._opened(MONTH) as connection:
        assert connection.execute("PRAGMA secure_delete").fetchone()[0] == 1
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2


async def test_a_file_is_saved_whole_or_not_at_all(
    store: MediaStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(store, MONTH, 1, b"uno", b"dos")
    target = tmp_path / "foto.jpg"
    assert await store.save(MONTH, 1, target, 6)
    assert target.read_bytes() == b"unodos"
    assert not await store.save(MONTH, 1, target, 7)
    assert not target.exists()

    def breaks(*_: object) -> object:
        yield b"uno"
        raise OSError

    monkeypatch.setattr(store, "_chunks", breaks)
    with pytest.raises(OSError):
        await store.save(MONTH, 1, target, 6)
    assert not target.exists()


@pytest.mark.parametrize("month", [".", "../aura", "2026-1", "2026-11/..", "aura"])
async def test_a_month_is_no_way_to_another_file(store: MediaStore, month: str) -> None:
    with pytest.raises(ValueError, match=re.escape(month)):
        await store.put(month, 1, 0, b"x")


async def test_calls_from_many_places_do_not_meet(store: MediaStore) -> None:
    await asyncio.gather(*(put(store, MONTH, each, *[bytes(900)] * 3) for each in range(6)))
    sizes = [len(await store.get(MONTH, each)) for each in range(6)]
    assert sizes == [2700] * 6


async def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path, key: DatabaseKey) -> None:
    (tmp_path / "media").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        await MediaStore(tmp_path / "media", key).put(MONTH, 1, 0, b"x")
    assert caught.value.code == "not_writable"


def break_page(path: Path, start: int) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + 2000] = b"\xff" * 2000
    path.write_bytes(content)


@pytest.mark.parametrize("start", [100, 4096 * 3])
async def test_a_damaged_month_is_set_aside_and_a_second_time_overwrites_nothing(
    store: MediaStore, tmp_path: Path, start: int
) -> None:
    path = tmp_path / "media" / f"{MONTH}.db"
    for _ in range(2):
        await put(store, MONTH, 1, SECRET * 2000)
        break_page(path, start)
        with pytest.raises(StoreError) as caught:
            await store.get(MONTH, 1)
        assert store.is_own(caught.value)
        assert await store.set_aside(MONTH, AT)
    assert sorted(each.name for each in path.parent.iterdir()) == [
        f"{MONTH}.20261130T201500Z.damaged",
        f"{MONTH}.20261130T201501Z.damaged",
    ]
    assert await store.months() == []
    assert await store.set_aside(MONTH, AT), "there is room already"


async def test_a_sound_month_is_not_set_aside(store: MediaStore) -> None:
    await put(store, MONTH, 1, SECRET * 2000)
    assert not await store.set_aside(MONTH, AT)
    assert await store.get(MONTH, 1) == SECRET * 2000


async def test_want_of_memory_is_no_damage(
    store: MediaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(store, MONTH, 1, SECRET)

    def short(*_: object) -> object:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(sqlcipher, "connect", short)
        with pytest.raises(StoreError):
            await store.set_aside(MONTH, AT)
    assert await store.get(MONTH, 1) == SECRET


async def test_a_month_that_somebody_holds_open_is_told(
    store: MediaStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(store, MONTH, 1, SECRET)
    break_page(tmp_path / "media" / f"{MONTH}.db", 100)

    def held(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(media, "take_place", held)
    with pytest.raises(StoreError) as caught:
        await store.set_aside(MONTH, AT)
    assert caught.value.code == "not_writable"
