"""Files of messages are fetched once, kept whole or not at all, and let go for good."""

import asyncio
import hashlib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.media import LIMITS, MB, MediaFile, MediaState
from aura_desktop.errors import (
    AuraError,
    InputError,
    RefusedError,
    SetupError,
    StoreError,
    UnavailableError,
)
from aura_desktop.services.media import AT_ONCE_SETTING, MOST_AT_ONCE
from aura_desktop.store import media_files, messages, settings
from aura_desktop.store.database import Database, DatabaseKey, Tx
from tests.eventually import eventually
from tests.services.fakes import Clock
from tests.services.media_world import EXAM, PHOTO, Desk, Meta, desk

KEY = DatabaseKey.parse("0123456789abcdef" * 4)
DOCUMENT = ContentKind.DOCUMENT


@pytest.fixture
def meta() -> Meta:
    return Meta()


@pytest.fixture
def world(database: Database, tmp_path: Path, clock: Clock, meta: Meta) -> Desk:
    return desk(database, KEY, tmp_path, clock, meta)


async def conversation_of(world: Desk, message_id: MessageId) -> ConversationId:
    message = await world.database.read(messages.get, message_id)
    assert message is not None
    return message.conversation_id


async def test_a_photo_is_fetched_when_it_comes_and_read_back(world: Desk) -> None:
    photo = await world.comes(1)
    assert await world.media.read(photo) == b""
    await world.fetch()
    assert await world.state(photo) == MediaFile(
        state=MediaState.KEPT, file_type=FileType.PNG, size_bytes=len(PHOTO)
    )
    assert await world.media.read(photo) == PHOTO
    assert world.meta.read == ["1"]


async def test_what_a_photo_really_is_is_found_out(world: Desk) -> None:
    program = await world.comes(1, b"MZ" + bytes(900))
    await world.fetch()
    found = await world.state(program)
    assert found is not None
    assert (found.state, found.file_type) == (MediaState.KEPT, FileType.PROGRAM)


async def test_a_video_and_a_large_document_are_fetched_when_somebody_asks(world: Desk) -> None:
    await world.database.run(settings.put, AT_ONCE_SETTING, "1")
    video = await world.comes(1, kind=ContentKind.VIDEO, mime_type="video/mp4")
    small = await world.comes(2, EXAM, DOCUMENT, "application/pdf")
    large = await world.comes(3, EXAM + bytes(MB), DOCUMENT, "application/pdf")
    await world.fetch()
    states = [await world.state(each) for each in (video, small, large)]
    assert [each.state for each in states if each] == [
        MediaState.OFFERED,
        MediaState.KEPT,
        MediaState.OFFERED,
    ]
    assert states[2] is not None
    assert states[2].size_bytes == len(EXAM) + MB, "how large it is can be told before"
    assert world.meta.read == ["2"]
    for each in (video, large):
        await world.media.ask(each)
    await world.fetch()
    assert sorted(world.meta.read) == ["1", "2", "3"]
    assert await world.media.read(large) == EXAM + bytes(MB)


@pytest.mark.parametrize(
    ("trouble", "state", "code"),
    [
        (RefusedError("media_gone"), MediaState.GONE, "media_gone"),
        (RefusedError("media_too_large"), MediaState.TOO_LARGE, "media_too_large"),
        (RefusedError("media_address_foreign"), MediaState.FAILED, "media_address_foreign"),
        (RefusedError("request_invalid"), MediaState.FAILED, "request_invalid"),
        (RuntimeError("a bug"), MediaState.FAILED, "media_failed"),
    ],
)
async def test_what_cannot_be_fetched_says_why_and_asks_no_more(
    world: Desk, trouble: Exception, state: MediaState, code: str
) -> None:
    photo = await world.comes(1)
    world.meta.troubles.append(trouble)
    await world.fetch()
    found = await world.state(photo)
    assert found is not None
    assert (found.state, found.code) == (state, code)
    world.clock.advance(days=1)
    await world.fetch()
    assert len(world.meta.looked_up) == 1


async def test_a_size_beyond_the_limit_is_not_even_begun(world: Desk) -> None:
    photo = await world.comes(1)
    world.meta.size = LIMITS[ContentKind.IMAGE] + 1
    await world.fetch()
    found = await world.state(photo)
    assert found == MediaFile(
        state=MediaState.TOO_LARGE,
        code="media_too_large",
        size_bytes=LIMITS[ContentKind.IMAGE] + 1,
    )
    assert world.meta.read == []


async def lose(world: Desk, photo: MessageId) -> str:
    """All tries are made; why it was given up. Nothing of it stays."""
    for _ in range(10):
        await world.fetch()
        world.clock.advance(hours=1)
    found = await world.state(photo)
    assert found is not None
    assert found.state is MediaState.FAILED
    assert await world.store.kept("2026-11") == set()
    assert await world.media.read(photo) == b""
    return found.code


async def test_bytes_that_are_not_those_that_were_sent_are_not_kept(world: Desk) -> None:
    photo = await world.comes(1, sha256=hashlib.sha256(b"otra foto").hexdigest())
    assert await lose(world, photo) == "media_damaged"
    assert len(world.meta.read) == 3


async def test_a_digest_of_the_look_up_vouches_too_and_one_that_is_none_counts_nothing(
    world: Desk,
) -> None:
    world.meta.sha256 = hashlib.sha256(PHOTO).hexdigest()
    photo = await world.comes(1, sha256=hashlib.sha256(b"otra foto").hexdigest())
    await world.fetch()
    world.meta.sha256 = ""
    other = await world.comes(2, sha256="no es nada")
    await world.fetch()
    assert [await world.media.read(each) for each in (photo, other)] == [PHOTO, PHOTO]


@pytest.mark.parametrize("size", [len(PHOTO) - 1, len(PHOTO) + 1])
async def test_another_length_than_told_is_not_kept(world: Desk, size: int) -> None:
    photo = await world.comes(1)
    world.meta.size = size
    assert await lose(world, photo) == "media_incomplete"


async def test_nothing_at_all_is_no_photo(world: Desk) -> None:
    assert await lose(world, await world.comes(1, b"")) == "media_incomplete"


async def test_who_asks_again_gets_it_after_all(world: Desk) -> None:
    photo = await world.comes(1)
    world.meta.troubles.append(RefusedError("media_failed"))
    await world.fetch()
    await world.media.ask(photo)
    await world.fetch()
    assert await world.media.read(photo) == PHOTO
    await world.media.ask(photo)
    assert not await world.media.begin_due(), "what is here is not fetched again"


async def test_without_network_all_wait_however_long_and_nothing_is_given_up(world: Desk) -> None:
    photos = [await world.comes(each) for each in (1, 2, 3)]
    for _ in range(40):
        world.meta.troubles.extend([UnavailableError("no_connection")] * MOST_AT_ONCE)
        await world.fetch()
        world.clock.advance(minutes=5)
    world.meta.troubles.clear()
    await world.fetch()
    assert [await world.media.read(each) for each in photos] == [PHOTO] * 3


async def test_a_rate_that_is_spent_holds_the_others_too(world: Desk) -> None:
    first = await world.comes(1)
    world.meta.troubles.append(UnavailableError("call_rate", retry_after_s=60))
    await world.fetch()
    second = await world.comes(2)
    assert await world.media.begin_due() == 0
    world.clock.advance(seconds=61)
    await world.fetch()
    assert [await world.media.read(each) for each in (first, second)] == [PHOTO] * 2


async def test_a_bad_token_waits_for_a_good_one(world: Desk) -> None:
    photo = await world.comes(1)
    world.meta.troubles.append(SetupError("access_token_invalid"))
    await world.fetch()
    found = await world.state(photo)
    assert found is not None
    assert (found.state, found.code) == (MediaState.WAITING, "access_token_invalid")
    assert await world.media.begin_due() == 0
    await world.media.resume()
    await world.fetch()
    assert await world.media.read(photo) == PHOTO


async def test_a_full_disk_is_waited_out(world: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = await world.comes(1)

    async def full(*_: object) -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(world.store, "put", full)
        await world.fetch()
    found = await world.state(photo)
    assert found is not None
    assert (found.state, found.code) == (MediaState.WAITING, "disk_full")
    world.clock.advance(minutes=1)
    await world.fetch()
    assert await world.media.read(photo) == PHOTO


async def test_never_twice_at_once_and_never_more_than_two(world: Desk) -> None:
    world.meta.gate = asyncio.Event()
    photos = [await world.comes(each) for each in range(5)]
    begun = [await world.media.begin_due() for _ in range(4)]
    for each in photos:
        await world.media.ask(each)
    begun.append(await world.media.begin_due())
    assert sum(begun) == MOST_AT_ONCE
    world.meta.gate.set()
    await world.idle()
    await world.fetch()
    assert sorted(world.meta.read) == ["0", "1", "2", "3", "4"]
    assert world.meta.most_at_once == MOST_AT_ONCE


async def test_progress_is_told_while_it_comes(world: Desk) -> None:
    world.meta.gate = asyncio.Event()
    photo = await world.comes(1)
    told: list[float | None] = []
    stop = world.media.subscribe(lambda each: told.append(world.media.progress(each)))
    assert world.media.progress(photo) is None
    await world.media.begin_due()
    await eventually(lambda: len(told) == 2)
    world.meta.gate.set()
    await world.idle()
    stop()
    numbers = [each for each in told if each is not None]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1], told[-1]) == (0.0, 1.0, None)


async def test_the_worker_begins_anew_what_was_broken_off(world: Desk) -> None:
    world.meta.gate = asyncio.Event()
    photo = await world.comes(1)
    running = asyncio.create_task(world.media.run())
    await eventually(lambda: world.meta.reading == 1)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert world.meta.reading == 0
    found = await world.state(photo)
    assert found is not None
    assert found.state is MediaState.WAITING
    world.meta.gate.set()
    running = asyncio.create_task(world.media.run())

    async def is_kept() -> bool:
        return await world.media.read(photo) == PHOTO

    await eventually(is_kept)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_an_erased_conversation_leaves_no_byte(world: Desk, tmp_path: Path) -> None:
    photo = await world.comes(1)
    await world.fetch()
    mine = await conversation_of(world, photo)
    await world.database.run(media_files.drop_of_conversation, mine)
    assert await world.media.read(photo) == b""
    assert await world.media.purge() == 1
    assert list((tmp_path / "media").iterdir()) == []
    assert await world.media.purge() == 0


async def test_erased_while_it_comes_it_is_broken_off(world: Desk) -> None:
    world.meta.gate = asyncio.Event()
    photo = await world.comes(1)
    await world.media.begin_due()
    await eventually(lambda: world.meta.reading == 1)
    mine = await conversation_of(world, photo)
    await world.database.run(media_files.drop_of_conversation, mine)
    await world.media.purge()
    assert world.meta.reading == 0
    assert await world.store.kept("2026-11") == set()
    assert await world.state(photo) is None


async def test_what_is_over_goes_and_its_message_says_so(world: Desk) -> None:
    photo = await world.comes(1)
    await world.fetch()
    world.clock.advance(days=400)
    await world.database.run(media_files.prune, world.clock())
    assert await world.media.purge() == 1
    assert await world.state(photo) == MediaFile(state=MediaState.EXPIRED, file_type=FileType.PNG)
    with pytest.raises(InputError):
        await world.media.ask(photo)


async def test_it_is_saved_where_a_person_wants_it(world: Desk, tmp_path: Path) -> None:
    exam = await world.comes(1, EXAM, DOCUMENT, "application/pdf")
    with pytest.raises(InputError):
        await world.media.save(exam, tmp_path / "antes.pdf")
    await world.fetch()
    await world.media.save(exam, tmp_path / "examen.pdf")
    assert (tmp_path / "examen.pdf").read_bytes() == EXAM
    with pytest.raises(AuraError) as caught:
        await world.media.save(exam, tmp_path / "no" / "existe.pdf")
    assert caught.value.code == "file_not_written"


async def test_half_a_file_is_not_saved(world: Desk, tmp_path: Path) -> None:
    exam = await world.comes(1, EXAM, DOCUMENT, "application/pdf")
    await world.fetch()
    await world.store.clear("2026-11", exam)
    await world.store.put("2026-11", exam, 0, EXAM[:100])
    with pytest.raises(InputError) as caught:
        await world.media.save(exam, tmp_path / "examen.pdf")
    assert caught.value.code == "media_incomplete"
    assert not (tmp_path / "examen.pdf").exists()
    found = await world.state(exam)
    assert found is not None
    assert (found.state, found.code) == (MediaState.FAILED, "media_incomplete")
    await world.media.ask(exam)
    await world.fetch()
    await world.media.save(exam, tmp_path / "examen.pdf")
    assert (tmp_path / "examen.pdf").read_bytes() == EXAM


async def test_bytes_that_were_lost_can_be_fetched_again(world: Desk) -> None:
    photo = await world.comes(1)
    await world.fetch()
    await world.store.drop("2026-11", [photo])
    assert await world.media.read(photo) == b""
    found = await world.state(photo)
    assert found is not None
    assert (found.state, found.code) == (MediaState.FAILED, "media_incomplete")
    await world.media.ask(photo)
    await world.fetch()
    assert await world.media.read(photo) == PHOTO


async def test_bytes_that_no_message_knows_are_swept_away(world: Desk) -> None:
    photo = await world.comes(1)
    await world.fetch()
    await world.store.put("2026-11", 77, 0, b"de una base restaurada")
    await world.store.put("2025-01", photo, 0, b"de otro mes")
    await world.media._sweep()
    assert await world.store.months() == ["2026-11"]
    assert await world.store.kept("2026-11") == {photo}
    assert await world.media.read(photo) == PHOTO


async def test_bytes_whose_rows_may_be_lost_are_not_swept_away_yet(world: Desk) -> None:
    await world.store.put("2026-11", 77, 0, b"de una base restaurada")
    until = world.clock() + timedelta(days=30)
    await world.database.run(media_files.hold_sweep, until)
    await world.media._sweep()
    assert await world.store.kept("2026-11") == {77}
    world.clock.now = until
    await world.media._sweep()
    assert await world.store.kept("2026-11") == set()


async def test_a_number_that_is_given_again_has_no_bytes_of_the_erased_one(world: Desk) -> None:
    photo = await world.comes(1)
    await world.fetch()
    mine = await conversation_of(world, photo)

    def erase(tx: Tx) -> None:
        media_files.drop_of_conversation(tx, mine)
        tx.exec_driver_sql("DELETE FROM messages")

    await world.database.run(erase)
    again = await world.comes(2, EXAM, DOCUMENT, "application/pdf")
    assert again == photo
    assert await world.media.read(again) == b""
    await world.fetch()
    assert await world.media.read(again) == EXAM
    assert await world.store.kept("2026-11") == {again}


async def test_a_damaged_month_makes_room_for_a_new_one(world: Desk, tmp_path: Path) -> None:
    lost = await world.comes(1)
    await world.fetch()
    path = tmp_path / "media" / "2026-11.db"
    path.write_bytes(b"broken" * 4000)
    await world.media._sweep()
    photo = await world.comes(2)
    await world.fetch()
    assert await world.media.read(photo) == PHOTO
    assert await world.media.read(lost) == b""
    assert [each.name for each in path.parent.glob("*.damaged")] == [
        "2026-11.20261122T150000Z.damaged"
    ]
    await world.media.ask(lost)
    await world.fetch()
    assert await world.media.read(lost) == PHOTO


async def test_what_cannot_go_is_told_and_keeps_nothing_else_back(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await world.comes(1)
    await world.fetch()
    world.clock.advance(days=31)
    second = await world.comes(2)
    await world.fetch()
    mine = await conversation_of(world, first)
    await world.database.run(media_files.drop_of_conversation, mine)
    drop = world.store.drop

    async def refuses(month: str, ids: list[int]) -> None:
        if month == "2026-11":
            raise StoreError("not_writable")
        await drop(month, ids)

    with monkeypatch.context() as patch:
        patch.setattr(world.store, "drop", refuses)
        with pytest.raises(StoreError):
            await world.media.purge()
        await world.media._purge_quietly()
    assert await world.state(second) is None
    assert await world.store.months() == ["2026-11"]
    assert await world.media.purge() == 1
    assert await world.store.months() == []


async def test_nothing_of_a_broken_try_is_left_in_the_next(world: Desk) -> None:
    text = await world.comes(1, b"abc", DOCUMENT, "text/plain")
    world.meta.files["1"] = bytes(100)  # in more parts than the right one has
    await world.fetch()
    world.meta.files["1"] = b"abc"
    world.clock.advance(minutes=1)
    await world.fetch()
    assert await world.media.read(text) == b"abc"
