"""The audit trail, page by page, and as a file."""

import asyncio
import csv
import io
from collections.abc import Sequence
from contextlib import aclosing
from datetime import datetime
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from aura_desktop.domain.audit import AuditEntry
from aura_desktop.errors import UnavailableError
from aura_desktop.services.audit_trail import PAGE
from aura_desktop.ui import wording_audit, wording_time
from aura_desktop.ui.pages.health_files import choose_file
from aura_desktop.ui.people_services import PeopleServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.audit_dialog import AuditDialog
from aura_desktop.ui.widgets.toast import ToastStack

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class AuditPages(QObject):
    """The dialog is made when somebody asks for it."""

    def __init__(
        self, owner: QWidget, services: PeopleServices, tasks: Tasks, toasts: ToastStack
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._services = services
        self._tasks = tasks
        self._toasts = toasts
        self._entries: tuple[AuditEntry, ...] = ()
        self.dialog: AuditDialog | None = None
        self.files: QFileDialog | None = None

    def open(self) -> None:
        """The newest page."""
        self._tasks.latest("audit", self._open())

    def close_pages(self) -> None:
        """Its dialogs lie in the window, and go with it."""
        if self.files is not None and shiboken6.isValid(self.files):
            self.files.close()
        self.files = None
        if self.dialog is not None:
            self.dialog.finish()
            self.dialog.deleteLater()
            self.dialog = None

    async def _open(self) -> None:
        names = await self._services.trail.names()
        dialog = self.dialog or self._make_dialog()
        dialog.show_choices(names)
        await self._load(dialog)
        if self.dialog is dialog:
            dialog.open()

    def _make_dialog(self) -> AuditDialog:
        dialog = self.dialog = AuditDialog(self._owner.window())
        dialog.filter_changed.connect(self._on_filter_changed)
        dialog.older_requested.connect(self._on_older_requested)
        dialog.export_requested.connect(self._on_export_requested)
        return dialog

    async def _load(self, dialog: AuditDialog, before: int | None = None) -> None:
        found = await self._services.trail.page(
            before, dialog.chosen_person(), dialog.chosen_actions()
        )
        if self.dialog is not dialog:
            return
        kept = () if before is None else self._entries
        self._entries = (*kept, *found)
        dialog.show_entries(self._entries, self._services.clock(), more=len(found) == PAGE)

    def _on_filter_changed(self) -> None:
        if self.dialog is not None:
            self._tasks.latest("audit", self._load(self.dialog))

    def _on_older_requested(self) -> None:
        if self.dialog is not None and self._entries:
            self._tasks.latest("audit", self._load(self.dialog, self._entries[-1].id))

    def _on_export_requested(self) -> None:
        if self.dialog is not None:
            name = (
                self.tr("audit trail")
                + f" {wording_time.local(self._services.clock()):%Y-%m-%d}.csv"
            )
            self.files = choose_file(
                self._owner, self.tr("Save the audit trail"), name, self._on_chosen
            )

    def _on_chosen(self, path: Path) -> None:
        self._tasks.latest("audit file", self._export(path))

    async def _export(self, path: Path) -> None:
        if self.dialog is None:
            return
        person, actions = self.dialog.chosen_person(), self.dialog.chosen_actions()
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow((self.tr("Number"), self.tr("When"), self.tr("Who"), self.tr("What")))
        async with aclosing(self._services.trail.every(person, actions)) as pages:
            async for page in pages:
                writer.writerows(_rows(page))
        try:
            # With its mark at the beginning, by which spreadsheets know the letters.
            await asyncio.to_thread(path.write_text, text.getvalue(), "utf-8-sig", newline="")
        except OSError as error:
            raise UnavailableError("file_not_written") from error
        self._toasts.show_toast(self.tr("Saved"), path.name, icon="check")


def _rows(entries: Sequence[AuditEntry]) -> list[tuple[str, ...]]:
    return [
        (
            str(entry.id),
            _stamp(entry.at),
            _plain(wording_audit.person_words(entry.person)),
            _plain(wording_audit.sentence(entry)),
        )
        for entry in entries
    ]


def _stamp(at: datetime) -> str:
    return f"{wording_time.local(at):%Y-%m-%d %H:%M:%S}"


def _plain(text: str) -> str:
    """No cell may be taken for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
