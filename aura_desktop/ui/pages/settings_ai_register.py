"""Settings, Artificial intelligence: the way to what the AI has done and to what left this PC."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.domain.ledger import LedgerEntry
from aura_desktop.domain.placeholders import MARK
from aura_desktop.services.ai_desk import LEDGER_PAGE
from aura_desktop.ui.pages.settings_services import AiClerk
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.ai_registers import LedgerDialog, WeeksDialog
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.request_dialog import RequestDialog, ShownRequest


class RegisterPart(QWidget):
    """Both are fetched when they are opened."""

    def __init__(self, ai: AiClerk | None, tasks: Tasks, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._ai = ai
        self._tasks = tasks
        self._clock = clock
        self._weeks: WeeksDialog | None = None
        self._ledger: LedgerDialog | None = None
        self._request: RequestDialog | None = None
        weeks = PushButton(self.tr("Use by topic and week"), icon="list", compact=True)
        ledger = PushButton(self.tr("What left this PC"), icon="eye", compact=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(weeks)
        row.addWidget(ledger)
        row.addStretch(1)
        weeks.clicked.connect(self._on_weeks)
        ledger.clicked.connect(self._on_ledger)

    def close_part(self) -> None:
        """Its dialogs lie in the window, and go with it."""
        for dialog in (self._request, self._ledger, self._weeks):
            if dialog is not None:
                dialog.finish()
                dialog.deleteLater()
        self._request = self._ledger = self._weeks = None

    def _on_weeks(self) -> None:
        if self._ai is not None:
            self._tasks.latest("ai_register", self._open_weeks(self._ai))

    async def _open_weeks(self, ai: AiClerk) -> None:
        weeks = await ai.weeks()
        if self._weeks is None:
            self._weeks = WeeksDialog(self.window())
        self._weeks.show_weeks(weeks, self._clock())
        self._weeks.open()

    def _on_ledger(self) -> None:
        if self._ai is not None:
            self._tasks.latest("ai_register", self._open_ledger(self._ai))

    async def _open_ledger(self, ai: AiClerk) -> None:
        entries = await ai.ledger()
        dialog = self._ledger or self._make_ledger()
        dialog.show_entries(entries, self._clock(), more=len(entries) == LEDGER_PAGE)
        dialog.open()

    def _make_ledger(self) -> LedgerDialog:
        self._ledger = LedgerDialog(self.window())
        self._ledger.entry_requested.connect(self._on_entry_requested)
        self._ledger.older_requested.connect(self._on_older_requested)
        return self._ledger

    def _on_older_requested(self) -> None:
        if self._ai is not None and self._ledger is not None:
            self._tasks.latest("ai_register", self._add_older(self._ai, self._ledger))

    async def _add_older(self, ai: AiClerk, dialog: LedgerDialog) -> None:
        older = await ai.ledger(dialog.last_id())
        if self._ledger is not dialog:
            return
        together = (*dialog.entries(), *older)
        dialog.show_entries(together, self._clock(), more=len(older) == LEDGER_PAGE)

    def _on_entry_requested(self, entry: LedgerEntry) -> None:
        if not entry.body:
            if self._ledger is not None:
                self._ledger.say_text_is_gone()
            return
        if self._request is None:
            self._request = RequestDialog(self.window())
            self._request.copy_requested.connect(QGuiApplication.clipboard().setText)
        marks = dict.fromkeys(found.group() for found in MARK.finditer(entry.body))
        self._request.show_request(
            ShownRequest(
                text=entry.body,
                host=entry.host,
                model=entry.model,
                marks=tuple(marks),
                hidden=entry.hidden,
            )
        )
        self._request.open()
