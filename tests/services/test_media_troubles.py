"""One bad file, one bad month, one bad clock: the other files of messages come all the same."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.media import MediaState
from aura_desktop.errors import AuraError, SetupError, StoreError, UnavailableError
from aura_desktop.store import media_files, messages
from aura_desktop.store.database import Database, DatabaseKey
from tests.services.fakes import START, Clock
from tests.services.media_world import PHOTO, Desk, Meta, desk

KEY = DatabaseKey.parse("0123456789abcdef" * 4)


@pytest.fixture
def world(database: Database, tmp_path: Path, clock: Clock) -> Desk:
    return desk(database, KEY, tmp_path, clock, Meta())


async def conversation_of(world: Desk, message_id: MessageId) -> ConversationId:
    message = await world.database.read(messages.get, message_id)
    assert message is not None
    return message.conversation_id


async def states(world: Desk, *ids: MessageId) -> list[str]:
    found = [await world.state(each) for each in ids]
    return [each.state.value for each in found if each is not None]


def break_month(tmp_path: Path, month: str = "2026-11") -> None:
    path = tmp_path / "media" / f"{month}.db"
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xff" * 3900
    path.write_bytes(content)


async def test_a_damaged_month_that_is_over_lets_its_files_and_all_others_go(
    world: Desk, tmp_path: Path
) -> None:
    lost = await world.comes(1)
    await world.fetch()
    break_month(tmp_path)
    world.clock.advance(days=31)
    other = await world.comes(2)
    await world.fetch()
    mine = await conversation_of(world, lost)
    await world.database.run(media_files.drop_of_conversation, mine)
    assert await world.media.purge() == 2
    assert await states(world, lost, other) == []
    assert await world.store.months() == []
    assert len(list((tmp_path / "media").glob("2026-11.*.damaged"))) == 1


async def test_a_file_that_is_given_up_in_a_damaged_month_is_given_up(
    world: Desk, tmp_path: Path
) -> None:
    await world.comes(1)
    await world.fetch()
    break_month(tmp_path)
    photo = await world.comes(2)
    world.meta.poisoned["2"] = UnavailableError("media_damaged", tries=0)
    await world.fetch()
    assert await states(world, photo) == ["failed"]
    assert await world.media._store.months() == []


@pytest.mark.parametrize(
    "trouble",
    [
        UnavailableError("not_graph"),
        UnavailableError("no_connection"),
        UnavailableError("media_download_failed", retry_after_s=60),
        SetupError("permission_missing"),
    ],
)
async def test_files_that_always_fail_keep_none_of_the_others_back(
    world: Desk, trouble: AuraError
) -> None:
    good = [await world.comes(each) for each in range(3)]
    for number in range(3, 9):
        await world.media.ask(await world.comes(number))
        world.meta.poisoned[str(number)] = trouble
    for _ in range(15):
        await world.fetch()
        world.clock.advance(minutes=1)
    assert await states(world, *good) == ["kept"] * 3
    late = await world.comes(9)
    world.clock.advance(minutes=2)
    await world.fetch()
    assert await states(world, late) == ["kept"]


async def test_what_is_about_one_file_ends(world: Desk) -> None:
    photo = await world.comes(1)
    world.meta.poisoned["1"] = UnavailableError("media_download_failed", retry_after_s=60)
    for _ in range(60):
        await world.fetch()
        world.clock.advance(minutes=1)
    assert await states(world, photo) == ["failed"]
    assert len(world.meta.looked_up) == 6


async def test_a_file_that_graph_does_not_let_us_have_is_asked_for_ever_more_rarely(
    world: Desk,
) -> None:
    await world.comes(1)
    world.meta.poisoned["1"] = SetupError("permission_missing")
    for _ in range(24 * 60):
        await world.fetch()
        world.clock.advance(minutes=1)
    assert len(world.meta.looked_up) < 32


@pytest.mark.parametrize("code", ["damaged", "wrong_key"])
async def test_a_trouble_of_the_database_leaves_a_sound_month_where_it_is(
    world: Desk, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    kept = await world.comes(1)
    await world.fetch()
    photo = await world.comes(2)
    run = world.database.run

    async def refuses(work: object, *args: object, **named: object) -> object:
        if work is media_files.begin:
            raise StoreError(code)
        return await run(work, *args, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(world.database, "run", refuses)
        await world.fetch()
    assert await world.media.read(kept) == PHOTO
    assert await states(world, photo) == ["waiting"]
    world.clock.advance(minutes=1)
    await world.fetch()
    assert await world.media.read(photo) == PHOTO


async def test_want_of_memory_leaves_a_sound_month_where_it_is(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await world.comes(1)
    await world.fetch()
    photo = await world.comes(2)

    def short(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(world.store, "_put", short)
        await world.fetch()
    assert await world.media.read(kept) == PHOTO
    world.clock.advance(minutes=1)
    await world.fetch()
    assert await world.media.read(photo) == PHOTO


async def test_a_clock_that_was_a_day_ahead_holds_nothing_back(world: Desk) -> None:
    world.clock.now = START + timedelta(days=1)
    first = await world.comes(1)
    world.meta.troubles.append(UnavailableError("no_connection"))
    await world.fetch()
    world.clock.now = START + timedelta(minutes=5)
    second = await world.comes(2)
    await world.fetch()
    assert await states(world, first, second) == ["kept", "kept"]


async def test_what_could_not_go_under_a_clock_that_was_ahead_goes_when_it_is_right(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await world.comes(1)
    await world.fetch()
    mine = await conversation_of(world, photo)
    await world.database.run(media_files.drop_of_conversation, mine)

    async def refuses(*_: object) -> None:
        raise StoreError("not_writable")

    world.clock.now = START + timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(world.store, "drop", refuses)
        await world.media._purge_quietly()
    world.clock.now = START
    await world.media._purge_quietly()
    assert await world.state(photo) is None


async def test_a_full_disk_takes_the_same_bytes_ever_more_rarely(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = await world.comes(1)

    async def full(*_: object) -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(world.store, "put", full)
        for _ in range(4 * 60):
            await world.fetch()
            world.clock.advance(minutes=1)
    assert 6 < len(world.meta.read) < 20
    world.clock.advance(minutes=30)
    await world.fetch()
    found = await world.state(photo)
    assert found is not None
    assert found.state is MediaState.KEPT


async def test_a_store_that_refuses_leaves_nothing_waiting(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> None:
        raise StoreError("busy")

    monkeypatch.setattr(media_files, "next_due", refusing)
    before = asyncio.all_tasks()
    with pytest.raises(StoreError, match="busy"):
        await world.media.run()
    assert asyncio.all_tasks() == before
