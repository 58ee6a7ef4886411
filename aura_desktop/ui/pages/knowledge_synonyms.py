"""The clinic's table of synonyms: shown, checked, kept, or taken back to the one that came with the program."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.ui import wording_knowledge
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.synonyms_dialog import SynonymsDialog
from aura_desktop.ui.widgets.toast import ToastStack


class SynonymsFlow(QObject):
    """Between the dialog and the service."""

    def __init__(
        self, page: QWidget, entries: KnowledgeDesk, tasks: Tasks, toasts: ToastStack
    ) -> None:
        super().__init__(page)
        self._page = page
        self._entries = entries
        self._tasks = tasks
        self._toasts = toasts
        self._dialog: SynonymsDialog | None = None

    def open(self) -> None:
        """Fetch the table and show it."""
        self._tasks.latest("synonyms", self._open())

    def dialog(self) -> SynonymsDialog:
        """What the table is edited in."""
        if self._dialog is None:
            self._dialog = SynonymsDialog(self._page)
            self._dialog.save_requested.connect(self._on_save)
            self._dialog.reset_requested.connect(self._on_reset)
        return self._dialog

    async def _open(self) -> None:
        dialog = self.dialog()
        dialog.show_table(await self._entries.synonyms())
        dialog.open()

    async def _save(self, text: str) -> None:
        dialog = self.dialog()
        problems = await self._entries.put_synonyms(text)
        if problems:
            sentences = [wording_knowledge.synonym_sentence(item) for item in problems]
            dialog.show_problems(sentences, problems[0].line)
            return
        dialog.finish()
        self._toasts.show_toast(self.tr("Synonyms saved"), icon="check", ink="success")

    async def _reset(self) -> None:
        await self._entries.put_synonyms("")
        self.dialog().show_table(await self._entries.synonyms())
        self._toasts.show_toast(self.tr("The program's own synonyms are back"), icon="check")

    def _on_save(self, text: str) -> None:
        self._tasks.latest("synonyms", self._save(text))

    def _on_reset(self) -> None:
        self._tasks.latest("synonyms", self._reset())
