"""A patient's photo on the desk: from the sandbox over HTTP into the encrypted file, and onto the screen."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import ContentKind, kind_of
from aura_desktop.domain.media import MediaState
from aura_desktop.domain.message import Message
from aura_desktop.sandbox.pictures import photo
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.media_viewer import MediaViewer
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk

ANTONIA = "Antonia Modelo"
PHONE = "56900000142"


def photos(desk: FrontDesk) -> list[Message]:
    """Photos of the open conversation that are here."""
    return [
        message
        for message in desk.messages()
        if kind_of(message.content) is ContentKind.IMAGE
        and message.media is not None
        and message.media.state is MediaState.KEPT
    ]


async def open_photo_of(desk: FrontDesk, name: str) -> Message:
    """The newest photo of this patient, once it is here."""
    desk.desk.inbox.open(await desk.conversation_of(name))
    await eventually(lambda: bool(photos(desk)), LONG_S)
    return photos(desk)[-1]


def readable_on_disk(folder: Path, content: bytes) -> list[str]:
    """Files in which a part of the photo can be read."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and content[40:120] in path.read_bytes()
    ]


async def test_the_photo_of_the_demo_is_seen_looked_at_and_saved(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path / "demo", Look(language="es")) as desk:
        await look_and_save(desk, tmp_path)


async def look_and_save(desk: FrontDesk, folder: Path) -> None:
    message = await open_photo_of(desk, ANTONIA)
    assert await desk.core.media.read(message.id) == photo("así se ve hoy")
    await eventually(lambda: desk.desk.media.thumbnails.kept_bytes() > 0, LONG_S)
    assert (
        await asyncio.to_thread(
            readable_on_disk, desk.core.config.data_folder, photo("así se ve hoy")
        )
        == []
    )

    timeline = desk.desk.chat.timeline
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    await desk.hands.keys("End", "Return")
    await eventually(lambda: desk.window.findChild(MediaViewer) is not None)
    viewer = desk.child(MediaViewer)
    await eventually(lambda: not viewer.view._image.isNull())
    assert viewer.view.accessibleName() == "Foto. así se ve hoy"
    await desk.hands.keys("Esc")
    assert not viewer.isVisible()
    assert desk.hands.focus() is timeline

    timeline.media_requested.emit(message.id, "save")
    files = desk.child(QFileDialog)
    files.fileSelected.emit(str(folder / "así.exe"))
    files.reject()
    saved = folder / "así_exe.png"
    await eventually(saved.exists)
    await desk.desk.chat.tasks.settle()
    assert saved.read_bytes() == photo("así se ve hoy")


async def test_a_photo_that_comes_now_appears_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, Look(language="es")) as desk:
        line = {"phone": PHONE, "name": "Camila Ejemplo", "line": {"image": "recién tomada"}}
        await desk.order("inbound", line)
        message = await open_photo_of(desk, "Camila Ejemplo")
        assert await desk.core.media.read(message.id) == photo("recién tomada")
