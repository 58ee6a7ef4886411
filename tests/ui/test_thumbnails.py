"""Small pictures: decoded once, in memory only, and never more than a limit of them."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QObject, QRectF

from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import MessageId
from aura_desktop.errors import StoreError
from aura_desktop.sandbox.pictures import photo
from aura_desktop.ui import thumbnails
from aura_desktop.ui.delegates.message_sheet import Picture
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.thumbnails import Thumbnails
from tests.eventually import eventually

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.qt_async]
ONE = 240 * 180 * 4


class Reader:
    """Hands out photos; `gate` holds them back, `lost` raises, `content` is handed out in place of photos."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.gate: asyncio.Event | None = None
        self.lost = False
        self.content: bytes | None = None

    async def __call__(self, message_id: MessageId) -> bytes:
        self.read.append(message_id)
        if self.gate is not None:
            await self.gate.wait()
        if self.lost:
            raise StoreError("damaged")
        return photo(str(message_id)) if self.content is None else self.content


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
async def album(reader: Reader) -> AsyncIterator[Thumbnails]:
    owner = QObject()
    tasks = Tasks(owner)
    yield Thumbnails(reader, tasks, owner)
    await tasks.close()


def wanted(number: int, width: float = 240, file_type: FileType | None = FileType.PNG) -> Picture:
    return Picture(
        message_id=MessageId(number),
        file_type=file_type,
        rect=QRectF(5, 5, width, 180),
        radius=10,
        fills=True,
    )


async def comes(album: Thumbnails, picture: Picture, ratio: float = 1.0) -> None:
    await eventually(lambda: album.image(picture, ratio) is not None)


async def test_a_picture_is_read_once_and_told(album: Thumbnails, reader: Reader) -> None:
    told: list[int] = []
    album.changed.connect(lambda: told.append(1))
    assert album.image(wanted(1), 1.0) is None
    await comes(album, wanted(1))
    image = album.image(wanted(1), 1.0)
    assert image is not None
    assert (image.width(), image.height()) == (240, 180)
    assert (reader.read, told) == ([1], [1])


async def test_a_sharper_screen_gets_a_sharper_picture(album: Thumbnails) -> None:
    await comes(album, wanted(1), 2.0)
    image = album.image(wanted(1), 2.0)
    assert image is not None
    assert (image.width(), image.devicePixelRatioF()) == (480, 2.0)


async def test_memory_has_a_limit(
    album: Thumbnails, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_BYTES", 3 * ONE)
    for number in range(10):
        await comes(album, wanted(number))
        assert album.kept_bytes() <= 3 * ONE
    assert album.kept_bytes() == 3 * ONE
    await comes(album, wanted(9))
    assert reader.read.count(9) == 1, "the newest are those that stay"
    await comes(album, wanted(0))
    assert reader.read.count(0) == 2
    album.forget()
    assert album.kept_bytes() == 0


async def test_the_one_looked_at_now_comes_first_and_those_scrolled_past_never(
    album: Thumbnails, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_WAITING", 3)
    reader.gate = asyncio.Event()
    album.image(wanted(0), 1.0)
    await eventually(lambda: reader.read == [0])
    for number in range(1, 10):
        album.image(wanted(number), 1.0)
    reader.gate.set()
    await eventually(lambda: len(reader.read) == 4)
    assert reader.read == [0, 9, 8, 7]


async def test_what_cannot_be_shown_is_asked_for_once(album: Thumbnails, reader: Reader) -> None:
    reader.content = b"no picture"
    await comes(album, wanted(1))
    found = album.image(wanted(1), 1.0)
    assert found is not None
    assert found.isNull()
    await comes(album, wanted(2, file_type=None))
    assert reader.read == [1]


@pytest.mark.parametrize("is_lost", [True, False])
async def test_what_cannot_be_read_now_is_read_when_it_is_painted_again(
    album: Thumbnails, reader: Reader, is_lost: bool
) -> None:
    told: list[int] = []
    album.changed.connect(lambda: told.append(1))
    reader.lost, reader.content = is_lost, b""
    assert album.image(wanted(1), 1.0) is None
    await eventually(lambda: reader.read == [1] and not album._working)
    assert told == [], "painting again at once would read again without end"
    reader.lost, reader.content = False, None
    await comes(album, wanted(1))
    image = album.image(wanted(1), 1.0)
    assert image is not None
    assert not image.isNull()
