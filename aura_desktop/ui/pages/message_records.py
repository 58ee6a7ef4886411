"""What is kept of each sent message: shown on demand, and put right when a person says it was wrong."""

from PySide6.QtCore import QObject

from aura_desktop.domain.ids import MessageId
from aura_desktop.ui import wording_record
from aura_desktop.ui.ai_services import AiServices
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.record_dialog import RecordDialog
from aura_desktop.ui.widgets.toast import ToastStack


class MessageRecords(QObject):
    """Joins the menus of the transcript with the records."""

    def __init__(self, chat: ChatLayout, ai: AiServices, tasks: Tasks, toasts: ToastStack) -> None:
        super().__init__(chat)
        self._chat = chat
        self._ai = ai
        self._tasks = tasks
        self._toasts = toasts
        self._dialog: RecordDialog | None = None
        chat.timeline.correction_requested.connect(self._on_correction_requested)
        chat.timeline.record_requested.connect(self._on_record_requested)

    def _on_correction_requested(self, message_id: int) -> None:
        self._tasks.spawn(self._correct(MessageId(message_id)))

    def _on_record_requested(self, message_id: int) -> None:
        self._tasks.latest("record", self._show(MessageId(message_id)))

    async def _correct(self, message_id: MessageId) -> None:
        if await self._ai.desk.correct(message_id):
            words = self.tr("Its topic is back with a person")
            self._toasts.show_toast(self.tr("Noted"), words, icon="check")
        else:
            self._say_unknown()

    async def _show(self, message_id: MessageId) -> None:
        record = await self._ai.desk.record(message_id)
        if record is None:
            self._say_unknown()
            return
        ids = wording_record.entry_ids(record)
        entries = await self._ai.knowledge.entries(ids) if ids else ()
        told = wording_record.record_words(record, entries, self._ai.clock())
        self._dialog_made().show_record(told)

    def _say_unknown(self) -> None:
        words = self.tr("Nothing was kept of how this message came to be")
        self._toasts.show_toast(words, icon="info")

    def _dialog_made(self) -> RecordDialog:
        if self._dialog is None:
            self._dialog = RecordDialog(self._chat.window())
        return self._dialog
