"""A chat with files behind it: what was asked of the service, and what it holds."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import MediaId, MessageId
from aura_desktop.domain.media import MediaFile, MediaState
from aura_desktop.domain.message import Message
from aura_desktop.errors import InputError
from aura_desktop.sandbox.pictures import photo
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.pages.media_desk import MediaDesk
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.toast import ToastStack
from tests.ui.messages import CONVERSATION, NOW, made, page


class FakeMedia:
    """Files by message; the part of InboundMedia that the window uses."""

    def __init__(self) -> None:
        self.files: dict[int, bytes] = {}
        self.asked: list[int] = []
        self.listeners: list[Callable[[MessageId], None]] = []
        self.part: float | None = None

    async def read(self, message_id: MessageId) -> bytes:
        return self.files.get(message_id, b"")

    async def ask(self, message_id: MessageId) -> None:
        self.asked.append(message_id)

    async def save(self, message_id: MessageId, path: Path) -> None:
        try:
            path.write_bytes(self.files[message_id])  # noqa: ASYNC240  # a few bytes of a test
        except OSError:
            raise InputError("file_not_written") from None

    def progress(self, message_id: MessageId) -> float | None:
        return self.part

    def subscribe(self, listener: Callable[[MessageId], None]) -> Callable[[], None]:
        self.listeners.append(listener)

        def unsubscribe() -> None:
            self.listeners = [known for known in self.listeners if known is not listener]

        return unsubscribe


class Room:
    """A window with a chat in it and a MediaDesk over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.resize(1200, 760)
        self.chat = ChatLayout(_now, self.window)
        self.chat.resize(1200, 760)
        self.model = MessageListModel()
        self.model.set_page(CONVERSATION, page(()), parties=("Camila Ejemplo", "Clínica Ejemplo"))
        self.chat.timeline.set_model(self.model)
        self.toasts = ToastStack(self.window)
        self.tasks = Tasks(self.window)
        self.media = FakeMedia()
        self.desk = MediaDesk(self.chat, self.media, self.tasks, self.toasts)  # type: ignore[arg-type]
        # Not given to qtbot: it would end the window before its tasks have ended.
        self.window.show()
        self.window.activateWindow()
        self.chat.show_chat()
        qtbot.waitExposed(self.window)

    def shows(
        self,
        file_type: FileType = FileType.PNG,
        content: bytes | None = None,
        *,
        kind: ContentKind = ContentKind.IMAGE,
        filename: str = "",
        mime_type: str = "image/png",
        state: MediaState = MediaState.KEPT,
    ) -> Message:
        """One message with this file."""
        data = photo("x") if content is None else content
        message = made(
            Media(kind=kind, media_id=MediaId("7"), filename=filename, mime_type=mime_type),
            media=MediaFile(state=state, file_type=file_type, size_bytes=len(data)),
            message_id=7,
            at=NOW,
        )
        self.media.files[7] = data
        self.model.set_page(CONVERSATION, page((message,)))
        return message

    def wants(self, act: str) -> None:
        """A person wants this of the file."""
        self.chat.timeline.media_requested.emit(7, act)

    async def close(self) -> None:
        self.desk.close()
        await self.tasks.close()
        self.window.close()
        self.window.deleteLater()


def _now() -> datetime:
    return NOW
