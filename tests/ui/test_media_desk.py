"""Looking at files and saving them: under a harmless name, never over another, never opened by itself."""

import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.file_type import FileType
from aura_desktop.ui.pages.media_saving import MediaSaving
from aura_desktop.ui.widgets.media_viewer import MediaViewer
from aura_desktop.ui.widgets.odd_file_dialog import OddFileDialog
from aura_desktop.ui.widgets.toast import Toast
from tests.eventually import eventually
from tests.ui.media_desk import Room

PDF = b"%PDF-1.7\n%"
DOCUMENT = ContentKind.DOCUMENT


@pytest.fixture
async def room(qtbot: QtBot) -> AsyncIterator[Room]:
    made = Room(qtbot)
    yield made
    await made.close()


@pytest.fixture(autouse=True)
def nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """No program of the system is ever started with a file."""
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    return opened


def viewer_of(room: Room) -> MediaViewer:
    viewer = room.desk._viewer
    assert viewer is not None
    return viewer


def saving_of(room: Room) -> MediaSaving:
    saving = room.desk._saving
    assert saving is not None
    return saving


def warning_of(room: Room) -> OddFileDialog:
    warning = saving_of(room).warning
    assert warning is not None
    return warning


def in_folder(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def choose(room: Room, path: Path) -> None:
    """Where the dialog of files is given this place."""
    files = saving_of(room).files
    assert files is not None
    files.fileSelected.emit(str(path))
    files.reject()
    await room.tasks.settle()


async def test_a_photo_is_looked_at_and_nothing_of_it_stays(room: Room) -> None:
    room.shows()
    room.wants("open")
    viewer = viewer_of(room)
    assert viewer.isVisible()
    await room.tasks.settle()
    image = viewer.view._image
    assert (image.width(), image.height()) == (480, 360)
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert viewer.view._image.isNull()


async def test_keys_wheel_and_buttons_zoom(room: Room) -> None:
    room.shows()
    room.wants("open")
    await room.tasks.settle()
    viewer = viewer_of(room)
    told: list[int] = []
    viewer.view.zoomed.connect(told.append)
    for key in ("+", "+", "-", "0"):
        QTest.keyClick(viewer.view, key)  # type: ignore[call-overload]
    assert told == [125, 156, 125, 100]
    viewer._larger.click()
    for _ in range(40):
        viewer.view.zoom(1.25)
    assert told[-1] == 800
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    viewer._fit.click()
    assert told[-1] == 100
    names = {button.accessibleName() for button in (viewer._larger, viewer._smaller)}
    assert names == {"Larger", "Smaller"}


async def test_a_photo_that_cannot_be_decoded_says_so_and_can_be_saved(room: Room) -> None:
    room.shows(content=b"\x89PNG\r\n\x1a\n broken")
    room.wants("open")
    await room.tasks.settle()
    viewer = viewer_of(room)
    assert "cannot be shown" in viewer.view.accessibleDescription()
    viewer.save.click()
    assert not viewer.isVisible()
    assert saving_of(room).files is not None


async def test_a_file_is_fetched_when_it_is_asked_for(room: Room) -> None:
    room.shows()
    room.wants("fetch")
    await room.tasks.settle()
    assert room.media.asked == [7]


async def test_it_is_saved_where_a_person_says(room: Room, tmp_path: Path) -> None:
    room.shows(FileType.PDF, PDF, kind=DOCUMENT, filename="examen.pdf", mime_type="application/pdf")
    room.wants("save")
    files = saving_of(room).files
    assert files is not None
    assert [Path(path).name for path in files.selectedFiles()] == ["examen.pdf"]
    await choose(room, tmp_path / "examen.pdf")
    assert (tmp_path / "examen.pdf").read_bytes() == PDF
    assert saving_of(room).files is None


async def test_what_is_there_is_not_overwritten(room: Room, tmp_path: Path) -> None:
    (tmp_path / "examen.pdf").write_bytes(b"de otro paciente")
    room.shows(FileType.PDF, PDF, kind=DOCUMENT, filename="examen.pdf", mime_type="application/pdf")
    for _ in range(2):
        room.wants("save")
        await choose(room, tmp_path / "examen.pdf")
    assert (tmp_path / "examen.pdf").read_bytes() == b"de otro paciente"
    found = [path.name for path in in_folder(tmp_path)]
    assert found == ["examen (2).pdf", "examen (3).pdf", "examen.pdf"]


@pytest.mark.parametrize("given", ["foto.exe", "foto.png.exe", "foto.bat", "foto"])
async def test_a_name_that_is_typed_gets_the_ending_of_its_bytes(
    room: Room, tmp_path: Path, given: str
) -> None:
    room.shows()
    room.wants("save")
    await choose(room, tmp_path / given)
    [path] = in_folder(tmp_path)
    assert path.suffix == ".png"


async def test_a_message_without_a_name_gets_one_that_tells_when(room: Room) -> None:
    room.shows()
    room.wants("save")
    files = saving_of(room).files
    assert files is not None
    [path] = files.selectedFiles()
    assert re.fullmatch(r"Photo 2026-11-24 1042\.png", Path(path).name)
    files.reject()


async def test_what_claims_to_be_another_thing_is_warned_of_first(
    room: Room, tmp_path: Path
) -> None:
    room.shows(FileType.PROGRAM, b"MZ malo")
    room.wants("save")
    warning = warning_of(room)
    assert warning.isVisible()
    assert saving_of(room).files is None
    assert QApplication.focusWidget() is warning.cancel
    QTest.keyClick(warning.cancel, Qt.Key.Key_Escape)
    assert not warning.isVisible()
    assert saving_of(room).files is None
    room.wants("save")
    warning.save.click()
    await choose(room, tmp_path / "foto.exe")
    [path] = in_folder(tmp_path)
    assert (path.name, path.read_bytes()) == ("foto_exe.bin", b"MZ malo")
    assert sys.platform == "win32" or not os.access(path, os.X_OK)


@pytest.mark.parametrize("filename", ["foto.jpg.exe", "foto\u202egpj.pdf"])
async def test_a_name_with_a_trick_in_it_is_warned_of(room: Room, filename: str) -> None:
    room.shows(FileType.PDF, PDF, kind=DOCUMENT, filename=filename, mime_type="application/pdf")
    room.wants("save")
    assert warning_of(room).isVisible()
    assert "\u202e" not in warning_of(room)._what.text()


async def test_a_place_that_cannot_be_written_is_said(room: Room, tmp_path: Path) -> None:
    room.shows()
    room.wants("save")
    await choose(room, tmp_path / "no" / "foto.png")
    [toast] = room.window.findChildren(Toast)
    assert "could not be saved" in toast.accessibleName()


async def test_parts_that_come_repaint_the_transcript_now_and_then(room: Room) -> None:
    room.shows()
    painted: list[int] = []
    room.desk._repaint.timeout.connect(lambda: painted.append(1))
    for _ in range(50):
        for listener in room.media.listeners:
            listener(room.model.message(0).id)
    await eventually(lambda: painted == [1])


async def test_a_closed_desk_hears_nothing_and_keeps_no_picture(room: Room) -> None:
    room.shows()
    room.window.repaint()
    await eventually(lambda: room.desk.thumbnails.kept_bytes() > 0)
    room.desk.close()
    assert room.media.listeners == []
    assert room.desk.thumbnails.kept_bytes() == 0
