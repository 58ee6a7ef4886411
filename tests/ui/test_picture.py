"""Pictures are decoded by three decoders and no other, and never beyond a size."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImageReader

from aura_desktop.domain.file_type import FileType
from aura_desktop.sandbox.pictures import STICKER, photo
from aura_desktop.ui.picture import ALLOCATION_MB, MOST_PIXELS, decoded, scaled
from tests.ui.pictures import bomb, encoded, turned_jpeg

pytestmark = pytest.mark.usefixtures("qapp")
BOX = QSize(240, 180)


def size_of(content: bytes, file_type: FileType, *, fills: bool = True) -> tuple[int, int]:
    return decoded(content, file_type, BOX, fills=fills).size().toTuple()


def test_a_photo_covers_its_place_or_fits_in_it() -> None:
    wide = encoded(1200, 300)
    assert size_of(wide, FileType.PNG) == (720, 180)
    assert size_of(wide, FileType.PNG, fills=False) == (240, 60)
    assert size_of(photo("x"), FileType.PNG) == (240, 180)


def test_a_small_picture_does_not_grow() -> None:
    assert size_of(encoded(30, 20), FileType.PNG) == (30, 20)
    assert size_of(STICKER, FileType.WEBP) == (96, 96)


def test_a_camera_held_upright_gives_an_upright_picture() -> None:
    assert size_of(turned_jpeg(800, 400), FileType.JPEG, fills=False) == (90, 180)


@pytest.mark.parametrize(("kind", "file_type"), [("PNG", "jpeg"), ("JPEG", "webp"), ("BMP", "png")])
def test_the_type_is_not_guessed(kind: str, file_type: str) -> None:
    assert decoded(encoded(50, 50, kind), FileType(file_type), BOX, fills=True).isNull()


@pytest.mark.parametrize(
    "file_type", sorted(set(FileType) - {FileType.JPEG, FileType.PNG, FileType.WEBP})
)
def test_no_other_type_is_decoded_at_all(
    file_type: FileType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QImageReader, "read", lambda *_: pytest.fail("a decoder was asked"))
    assert decoded(photo("x"), file_type, BOX, fills=True).isNull()


def test_a_picture_that_wants_too_much_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QImageReader, "read", lambda *_: pytest.fail("it was decoded"))
    large = bomb(10_000, MOST_PIXELS // 10_000 + 1)
    assert len(large) < 100_000
    assert decoded(large, FileType.PNG, BOX, fills=True).isNull()


def test_qt_refuses_what_takes_more_memory() -> None:
    decoded(photo("x"), FileType.PNG, BOX, fills=True)
    assert QImageReader.allocationLimit() == ALLOCATION_MB
    assert MOST_PIXELS * 4 / 2**20 <= ALLOCATION_MB


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", photo("x")[:600], bytes(5000)])
def test_what_is_broken_is_no_picture_and_no_fault(content: bytes) -> None:
    image = decoded(content, FileType.PNG, BOX, fills=True)
    assert image.isNull() or image.size().width() <= 480


def test_a_strip_of_one_line_stays_small() -> None:
    size = scaled(QSize(50_000, 1), BOX, fills=True)
    assert size.width() <= 50_000
    assert size.width() * size.height() <= 50_000
    assert scaled(QSize(8000, 40), BOX, fills=False) == QSize(240, 1)
    assert QGuiApplication.instance() is not None
