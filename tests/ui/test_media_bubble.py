"""Files in the transcript: a place for the photo that does not move, a card that says how all others stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import MediaId, MessageId
from aura_desktop.domain.media import MediaFile, MediaState
from aura_desktop.domain.message import Message
from aura_desktop.ui import wording_media, wording_message
from aura_desktop.ui.delegates.message_sheet import Act, Picture, RowLayout
from tests.ui.messages import NOW, made
from tests.ui.timeline_desk import Desk

WAITING = MediaFile(state=MediaState.WAITING)
PHOTO_FILE = MediaFile(state=MediaState.KEPT, file_type=FileType.PNG, size_bytes=2048)
PROGRAM_FILE = MediaFile(state=MediaState.KEPT, file_type=FileType.PROGRAM, size_bytes=2048)


class Album:
    """Red pictures, and files of which half has come."""

    def __init__(self) -> None:
        self.asked: list[Picture] = []
        self.there = True

    def image(self, picture: Picture, ratio: float) -> QImage | None:
        self.asked.append(picture)
        if not self.there:
            return None
        image = QImage(round(picture.rect.width()), 300, QImage.Format.Format_RGB32)
        image.fill(QColor("#ff0000"))
        return image

    def progress(self, message_id: MessageId) -> float | None:
        return 0.5


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def sent_with(
    file: MediaFile | None, kind: ContentKind = ContentKind.IMAGE, **more: object
) -> Message:
    content = Media(kind=kind, media_id=MediaId("7"), **more)  # type: ignore[arg-type]
    return made(content, media=file, message_id=7, at=NOW)


def layout(desk: Desk, message: Message) -> RowLayout:
    desk.open(message)
    return desk.view.itemDelegate().row_layout(  # type: ignore[attr-defined,no-any-return]
        desk.model, 0, desk.view.width()
    )


def words_of(made_layout: RowLayout) -> list[str]:
    return [text.text() for text, _, _ in made_layout.sheet.texts]


def test_nothing_moves_when_the_photo_comes(desk: Desk) -> None:
    before = layout(desk, sent_with(WAITING, caption="así se ve hoy"))
    after = layout(desk, sent_with(PHOTO_FILE, caption="así se ve hoy"))
    assert (before.height, before.bubble) == (after.height, after.bubble)
    assert "Fetching…" in words_of(before)
    assert [picture.message_id for picture in after.sheet.pictures] == [7]
    assert before.sheet.pictures == []


def test_the_photo_is_painted_within_its_place(desk: Desk) -> None:
    album = Album()
    desk.view.set_album(album)
    made_layout = layout(desk, sent_with(PHOTO_FILE))
    place = made_layout.sheet.pictures[0].rect.translated(
        0, desk.view.visualRect(desk.model.index(0)).top()
    )
    shot = desk.view.viewport().grab().toImage()
    red = QColor("#ff0000")
    assert shot.pixelColor(place.center().toPoint()) == red
    assert shot.pixelColor(place.topLeft().toPoint()) != red, "its corners are round"
    below = place.bottomLeft().toPoint()
    assert shot.pixelColor(below.x() + 40, below.y() + 3) != red, "what is too long is cut off"
    assert album.asked[0].file_type is FileType.PNG
    album.there = False
    shot = desk.view.viewport().grab().toImage()
    assert shot.pixelColor(place.center().toPoint()) != red


def test_what_comes_shows_how_far_it_is(desk: Desk) -> None:
    desk.view.set_album(Album())
    made_layout = layout(desk, sent_with(WAITING, ContentKind.DOCUMENT, filename="examen.pdf"))
    [(_, bar)] = made_layout.sheet.progress
    bar = bar.translated(0, desk.view.visualRect(desk.model.index(0)).top())
    shot = desk.view.viewport().grab().toImage()
    y = round(bar.center().y())
    done = shot.pixelColor(round(bar.left() + bar.width() * 0.25), y)
    left = shot.pixelColor(round(bar.left() + bar.width() * 0.75), y)
    assert done != left


@pytest.mark.parametrize(
    ("file", "kind", "words", "act"),
    [
        (None, ContentKind.IMAGE, "Not fetched", "fetch"),
        (MediaFile(state=MediaState.OFFERED), ContentKind.VIDEO, "Not fetched", "fetch"),
        (
            MediaFile(state=MediaState.FAILED, code="media_damaged"),
            ContentKind.IMAGE,
            "It arrived damaged, so it was not kept",
            "fetch",
        ),
        (
            MediaFile(state=MediaState.GONE),
            ContentKind.IMAGE,
            "Meta no longer keeps it. Ask the patient to send it again.",
            "",
        ),
        (
            MediaFile(state=MediaState.TOO_LARGE),
            ContentKind.DOCUMENT,
            "Too large: the most is 100,0 MB",
            "",
        ),
        (
            MediaFile(state=MediaState.EXPIRED),
            ContentKind.IMAGE,
            "No longer kept here: its time of keeping is over",
            "",
        ),
        (
            MediaFile(state=MediaState.KEPT, file_type=FileType.OGG),
            ContentKind.AUDIO,
            "It cannot be played here: save it to listen",
            "save",
        ),
        (
            MediaFile(state=MediaState.KEPT, file_type=FileType.PDF),
            ContentKind.DOCUMENT,
            "",
            "save",
        ),
        (PROGRAM_FILE, ContentKind.IMAGE, "It is not the photo it claims to be: a program", "save"),
        (PROGRAM_FILE, ContentKind.DOCUMENT, "It is not what it claims to be: a program", "save"),
        (
            MediaFile(state=MediaState.WAITING, code="no_connection"),
            ContentKind.DOCUMENT,
            "Waiting for the connection",
            "",
        ),
        (MediaFile(state=MediaState.UNKNOWN), ContentKind.IMAGE, "", ""),
    ],
)
def test_each_state_says_itself_and_what_can_be_done(
    desk: Desk, file: MediaFile | None, kind: ContentKind, words: str, act: str
) -> None:
    message = sent_with(file, kind)
    made_layout = layout(desk, message)
    assert wording_media.state_words(message) == words
    if words:
        assert words in words_of(made_layout)
        assert words.rstrip(".") in wording_message.spoken_message(message, "Camila Ejemplo", "")
    spots = [spot.value for spot in made_layout.sheet.spots if spot.act is Act.MEDIA]
    assert spots == ([act] if act else [])
    assert made_layout.sheet.pictures == [], "what is no photo is never decoded"


def test_a_click_and_enter_do_the_same(desk: Desk, qtbot: QtBot) -> None:
    layout(desk, sent_with(PHOTO_FILE))
    _, at = desk.spot(0, Act.MEDIA)
    desk.click(at)
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert desk.asked == [("media", 7, "open")] * 2


def test_the_menu_has_each_of_them(desk: Desk) -> None:
    layout(desk, sent_with(PHOTO_FILE))
    desk.view._open_menu(0, desk.view.mapToGlobal(desk.view.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert [name for name in entries if name in {"View photo", "Save as…"}] == [
        "View photo",
        "Save as…",
    ]
    entries["Save as…"].trigger()
    menu.close()
    assert desk.asked == [("media", 7, "save")]


def test_what_was_taken_back_offers_nothing(desk: Desk) -> None:
    content = Media(kind=ContentKind.IMAGE, media_id=MediaId("7"))
    taken_back = made(content, media=PHOTO_FILE, message_id=7, at=NOW, revoked_at=NOW)
    made_layout = layout(desk, taken_back)
    assert made_layout.sheet.pictures == []
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert desk.asked == []
