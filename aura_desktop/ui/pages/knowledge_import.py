"""Entries out of a file: it is chosen, read in a thread, planned, looked at, and only then written."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from aura_desktop.domain.entry_import import LARGEST_BYTES, ImportPlan
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.import_dialog import ImportDialog
from aura_desktop.ui.widgets.toast import ToastStack


class ImportFlow(QObject):
    """From the file to the entries."""

    def __init__(
        self,
        page: QWidget,
        entries: KnowledgeDesk,
        tasks: Tasks,
        toasts: ToastStack,
        author: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._entries = entries
        self._tasks = tasks
        self._toasts = toasts
        self._author = author
        self._plan: ImportPlan | None = None
        self._dialog: ImportDialog | None = None
        self.files: QFileDialog | None = None

    def choose(self) -> None:
        """Ask for a file."""
        files = QFileDialog(self._page.window(), self.tr("File with entries"))
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setNameFilters(
            [self.tr("Tables and Markdown (*.csv *.tsv *.txt *.md)"), self.tr("All files (*)")]
        )
        files.fileSelected.connect(self.read)
        files.finished.connect(self._forget_files)
        self.files = files
        files.open()

    def read(self, path: str) -> None:
        """Plan what this file would bring, and show it."""
        self._tasks.latest("import", self._read(Path(path)))

    def dialog(self) -> ImportDialog:
        """What shows the plan."""
        if self._dialog is None:
            self._dialog = ImportDialog(self._page)
            self._dialog.apply_requested.connect(self._on_apply)
            self._dialog.dismissed.connect(self._on_dismissed)
        return self._dialog

    async def _read(self, path: Path) -> None:
        try:
            data = await asyncio.to_thread(_content, path)
        except OSError:
            self._toasts.show_toast(
                self.tr("The file cannot be opened"),
                path.name,
                icon="file-x",
                ink="danger",
            )
            return
        self._plan = await self._entries.plan_import(data, path.name)
        dialog = self.dialog()
        dialog.show_plan(self._plan, path.name)
        dialog.open()

    async def _apply(self, plan: ImportPlan) -> None:
        dialog = self.dialog()
        dialog.set_busy(busy=True)
        try:
            count = await self._entries.apply_import(plan, self._author())
        finally:
            dialog.set_busy(busy=False)
        self._plan = None
        dialog.finish()
        self._toasts.show_toast(
            self.tr("Imported"),
            self.tr("%n entry(s)", "", count),
            icon="check",
            ink="success",
        )

    def _on_apply(self) -> None:
        if self._plan is not None and self._plan.entries:
            self._tasks.latest("import", self._apply(self._plan))

    def _on_dismissed(self) -> None:
        self._plan = None

    def _forget_files(self) -> None:
        if self.files is not None:
            self.files.deleteLater()
            self.files = None


def _content(path: Path) -> bytes:
    """As much as tells that it is too large. Raises: OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)
