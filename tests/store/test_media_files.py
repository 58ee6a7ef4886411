"""What became of the files of messages, row by row."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import MediaId, MessageId
from aura_desktop.domain.media import MediaFile, MediaState
from aura_desktop.domain.message import Message
from aura_desktop.store import feed, media_files
from tests.store.world import RODRIGO, at, by_wamid, everything, received, tell

PHOTO = Media(kind=ContentKind.IMAGE, media_id=MediaId("1"), mime_type="image/jpeg")
VIDEO = Media(kind=ContentKind.VIDEO, media_id=MediaId("2"), mime_type="video/mp4")
NAMELESS = Media(kind=ContentKind.IMAGE)


def came(tx: sa.Connection, wamid: str, content: Media = PHOTO, minutes: float = 1) -> MessageId:
    tell(tx, received(wamid, minutes, content))
    return by_wamid(tx, wamid).id


def state(tx: sa.Connection, message_id: MessageId) -> MediaState | None:
    found = media_files.get(tx, message_id)
    return None if found is None else found.state


def waiting(tx: sa.Connection, minutes: float = 100) -> list[int]:
    return [job.message_id for job in media_files.due(tx, at(minutes), 9)]


def test_a_photo_waits_a_video_is_offered_and_one_without_an_id_is_neither(
    memory: sa.Connection,
) -> None:
    photo, video = came(memory, "w1"), came(memory, "w2", VIDEO)
    nameless = came(memory, "w3", NAMELESS)
    assert [state(memory, each) for each in (photo, video, nameless)] == [
        MediaState.WAITING,
        MediaState.OFFERED,
        None,
    ]
    [job] = media_files.due(memory, at(100), 9)
    assert (job.message_id, job.content, job.asked, job.attempts) == (photo, PHOTO, False, 0)


def test_what_failed_comes_after_what_was_not_tried_yet_and_the_longest_wait_first(
    memory: sa.Connection,
) -> None:
    first, second, third, fourth = (came(memory, f"w{each}") for each in range(4))
    for each, minutes in ((fourth, 20.0), (third, 10.0)):
        media_files.retry_at(memory, each, at(minutes), "no_connection", counts=False)
    assert waiting(memory) == [second, first, third, fourth]


def test_a_turn_beyond_all_waits_was_counted_by_a_clock_that_was_wrong(
    memory: sa.Connection,
) -> None:
    photo = came(memory, "w1")
    media_files.retry_at(memory, photo, at(24 * 60), "no_connection", counts=False)
    assert waiting(memory, 5) == [photo]
    media_files.retry_at(memory, photo, at(60), "no_connection", counts=False)
    assert waiting(memory, 5) == []


def test_the_same_delivery_twice_is_one_file(memory: sa.Connection) -> None:
    photo = came(memory, "w1")
    tell(memory, received("w1", 1, PHOTO))
    assert waiting(memory) == [photo]


def test_a_kept_file_is_told_with_its_message(tx: sa.Connection) -> None:
    photo = came(tx, "w1")
    assert media_files.begin(tx, photo, "2026-11")
    assert media_files.kept_in(tx, photo) is None
    feed.flush(tx)
    seq = feed.last_seq(tx)
    assert media_files.keep(tx, photo, FileType.JPEG, 7)
    message: Message = by_wamid(tx, "w1")
    assert message.media == MediaFile(state=MediaState.KEPT, file_type=FileType.JPEG, size_bytes=7)
    assert media_files.kept_in(tx, photo) == "2026-11"
    assert waiting(tx) == []
    keys = [item.key for item in feed.after(tx, seq) if item.topic is Topic.MESSAGE]
    assert keys == [f"{message.conversation_id}:{photo}"]


def test_each_try_counts_from_its_beginning_unless_nobody_was_reached(
    memory: sa.Connection,
) -> None:
    photo = came(memory, "w1")
    media_files.begin(memory, photo, "2026-11")
    media_files.retry_at(memory, photo, at(5), "no_connection", counts=False)
    assert waiting(memory, 4) == []
    [job] = media_files.due(memory, at(5), 9)
    assert (job.attempts, job.month) == (0, "2026-11")
    media_files.begin(memory, photo, "2026-11")
    media_files.retry_at(memory, photo, at(9), "media_incomplete", counts=True)
    assert media_files.next_due(memory) == at(9)
    assert media_files.due(memory, at(9), 9)[0].attempts == 1
    media_files.waive_waits(memory)
    assert waiting(memory, 5) == [photo]


def test_whoever_asks_gets_what_was_offered_or_failed_but_nothing_twice(
    memory: sa.Connection,
) -> None:
    photo, video = came(memory, "w1"), came(memory, "w2", VIDEO)
    assert media_files.ask(memory, video, at(2))
    assert [job.asked for job in media_files.due(memory, at(2), 9)] == [True, False]
    media_files.settle(memory, photo, MediaState.FAILED, "media_damaged")
    assert media_files.get(memory, photo) == MediaFile(
        state=MediaState.FAILED, code="media_damaged"
    )
    assert media_files.ask(memory, photo, at(3))
    media_files.begin(memory, photo, "2026-11")
    media_files.keep(memory, photo, FileType.JPEG, 7)
    assert not media_files.ask(memory, photo, at(4))
    assert not media_files.ask(memory, came(memory, "w3", NAMELESS), at(4))
    assert not media_files.ask(memory, MessageId(999), at(4))


def test_a_message_of_an_older_release_can_still_be_asked_for(memory: sa.Connection) -> None:
    photo = came(memory, "w1")
    memory.exec_driver_sql("DELETE FROM media_files")
    assert by_wamid(memory, "w1").media is None
    assert media_files.ask(memory, photo, at(2))
    assert waiting(memory) == [photo]


def test_an_erased_conversation_leaves_no_row_once_its_bytes_are_gone(
    memory: sa.Connection,
) -> None:
    photo = came(memory, "w1")
    media_files.begin(memory, photo, "2026-11")
    media_files.keep(memory, photo, FileType.JPEG, 7)
    tell(memory, received("w2", 1, PHOTO, RODRIGO))
    mine = by_wamid(memory, "w1").conversation_id
    assert len(everything(memory)) == 2
    assert media_files.drop_of_conversation(memory, mine) == 1
    assert media_files.kept_in(memory, photo) is None
    [gone] = media_files.leaving(memory, 9)
    assert (gone.message_id, gone.month) == (photo, "2026-11")
    assert not media_files.keep(memory, photo, FileType.JPEG, 7), "it is on its way out"
    media_files.left(memory, [gone])
    assert media_files.leaving(memory, 9) == []
    assert state(memory, photo) is None
    assert waiting(memory) == [by_wamid(memory, "w2").id]


def test_what_is_over_says_so_and_does_not_come_back(memory: sa.Connection) -> None:
    old, new = came(memory, "w1", minutes=1), came(memory, "w2", minutes=50)
    for each in (old, new):
        media_files.begin(memory, each, "2026-11")
        media_files.keep(memory, each, FileType.JPEG, 7)
    assert media_files.count_before(memory, at(20)) == (1, 7)
    assert media_files.prune(memory, at(20)) == 1
    assert media_files.count_before(memory, at(20)) == (0, 0)
    media_files.left(memory, media_files.leaving(memory, 9))
    assert [state(memory, each) for each in (old, new)] == [MediaState.EXPIRED, MediaState.KEPT]
    assert not media_files.ask(memory, old, at(60))
    assert media_files.prune(memory, at(20) + timedelta(minutes=1)) == 0


@pytest.mark.parametrize("word", ["state", "file_type"])
def test_a_word_of_a_newer_release_is_unknown(memory: sa.Connection, word: str) -> None:
    photo = came(memory, "w1")
    memory.exec_driver_sql(f"UPDATE media_files SET {word} = 'from tomorrow'")
    found = media_files.get(memory, photo)
    assert found is not None
    assert getattr(found, word) == "unknown"
