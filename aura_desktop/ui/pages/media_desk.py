"""Files of the open conversation: shown in place, looked at, fetched, saved; none is ever opened by itself."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QImage

from aura_desktop.domain.content import Media
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.message import Message
from aura_desktop.services.media import InboundMedia
from aura_desktop.ui import picture, wording, wording_media
from aura_desktop.ui.delegates.media_offer import MediaAct
from aura_desktop.ui.delegates.message_sheet import Picture
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.thumbnails import Thumbnails
from aura_desktop.ui.widgets.toast import ToastStack

if TYPE_CHECKING:
    from aura_desktop.ui.pages.media_saving import MediaSaving
    from aura_desktop.ui.widgets.media_viewer import MediaViewer

LOOKED_AT = QSize(2400, 2400)
"""Larger pictures are scaled down to this: a screen shows no more, and memory stays small."""
REPAINT_MS = 150


class MediaDesk(QObject):
    """Joins the transcript with the files, and is the album it paints from."""

    def __init__(
        self, chat: ChatLayout, media: InboundMedia, tasks: Tasks, toasts: ToastStack
    ) -> None:
        super().__init__(chat)
        self._chat = chat
        self._media = media
        self._tasks = tasks
        self._toasts = toasts
        self._viewer: MediaViewer | None = None
        self._saving: MediaSaving | None = None
        self._shown: Message | None = None
        self.thumbnails = Thumbnails(media.read, tasks, self)
        self._repaint = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._unsubscribe: Callable[[], None] = media.subscribe(self._on_part)
        self._connect()

    def close(self) -> None:
        """Nothing is heard any more, no picture is kept."""
        self._unsubscribe()
        self._repaint.stop()
        self.thumbnails.forget()
        if self._viewer is not None:
            self._viewer.finish()

    def image(self, wanted: Picture, ratio: float) -> QImage | None:
        """As Album wants it."""
        return self.thumbnails.image(wanted, ratio)

    def progress(self, message_id: MessageId) -> float | None:
        """As Album wants it."""
        return self._media.progress(message_id)

    def _connect(self) -> None:
        timeline = self._chat.timeline
        timeline.set_album(self)
        timeline.media_requested.connect(self._on_media_requested)
        self.thumbnails.changed.connect(timeline.viewport().update)
        self._repaint.timeout.connect(timeline.viewport().update)

    def _on_part(self, _message_id: MessageId) -> None:
        if not self._repaint.isActive():
            self._repaint.start()

    def _on_media_requested(self, message_id: int, act: str) -> None:
        message = self._message(message_id)
        if message is None:
            return
        match act:
            case MediaAct.OPEN:
                self._open(message)
            case MediaAct.SAVE:
                self._saving_made().save(message)
            case MediaAct.FETCH:
                self._tasks.spawn(self._media.ask(message.id))

    def _message(self, message_id: int) -> Message | None:
        model = self._chat.timeline.model()
        if not isinstance(model, MessageListModel):
            return None
        row = model.row_of(MessageId(message_id))
        return None if row is None else model.message(row)

    def _open(self, message: Message) -> None:
        content = message.content
        if not isinstance(content, Media):
            return
        self._shown = message
        model = self._chat.timeline.model()
        patient = model.parties[0] if isinstance(model, MessageListModel) else ""
        facts = (patient, wording_media.fact_words(message, ""))
        self._viewer_made().show_loading(
            wording.kind_words(content.kind), " · ".join(filter(None, facts)), content.caption
        )
        self._tasks.latest("picture", self._show(message))

    async def _show(self, message: Message) -> None:
        assert message.media is not None
        content = await self._media.read(message.id)
        image = await asyncio.to_thread(
            picture.decoded, content, message.media.file_type, LOOKED_AT, fills=False
        )
        viewer = self._viewer_made()
        if self._shown is message and viewer.isVisible():
            viewer.show_image(image)

    def _on_save_from_viewer(self) -> None:
        message, viewer = self._shown, self._viewer_made()
        viewer.finish()
        if message is not None:
            self._saving_made().save(message)

    def _on_viewer_left(self) -> None:
        self._shown = None

    def _viewer_made(self) -> "MediaViewer":
        if self._viewer is None:
            # Loaded when the first photo is opened: most starts open none.
            from aura_desktop.ui.widgets.media_viewer import MediaViewer

            self._viewer = MediaViewer(self._chat.window())
            self._viewer.save_requested.connect(self._on_save_from_viewer)
            self._viewer.dismissed.connect(self._on_viewer_left)
        return self._viewer

    def _saving_made(self) -> "MediaSaving":
        if self._saving is None:
            from aura_desktop.ui.pages.media_saving import MediaSaving

            self._saving = MediaSaving(self._chat, self._media, self._tasks, self._toasts)
        return self._saving
