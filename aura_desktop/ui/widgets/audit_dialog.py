"""The audit trail over the window: sentences, newest first, of one person or one kind if wanted."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.audit import Action, AuditEntry
from aura_desktop.ui import theme, wording_audit, wording_time
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.health_tables import TraceTable

_SIZE = QSize(980, 620)
_WORRIES = frozenset({Action.PIN_WRONG})


class AuditDialog(DialogFrame):
    """Nothing can be changed in it. Signals: filter_changed(); older_requested(); export_requested()."""

    filter_changed = Signal()
    older_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "scroll-text", _SIZE)
        title = self.tr("Audit trail")
        self.set_title(title, self.tr("Only ever added to; nobody can change or delete it"))
        self.person = self._choice(self.tr("Person"))
        self.kind = self._choice(self.tr("Kind"))
        self.table = TraceTable(title, (self.tr("When"), self.tr("What was done")), "")
        self._empty = EmptyState(
            "scroll-text",
            self.tr("Nothing yet"),
            self.tr("What people do here will stand in this list, without patients' words."),
        )
        self._older = PushButton(self.tr("Show older ones"))
        self._export = PushButton(self.tr("Export (CSV)"), icon="download")
        self._done = PushButton(self.tr("Close"), kind="primary")
        self._build()
        self._older.clicked.connect(self.older_requested)
        self._export.clicked.connect(self.export_requested)
        self._done.clicked.connect(self.dismiss)
        self.confirm_requested.connect(self.dismiss)
        self.person.activated.connect(self.filter_changed)
        self.kind.activated.connect(self.filter_changed)

    def show_choices(self, names: Sequence[str]) -> None:
        """Everybody who stands in the trail; what is chosen stays so."""
        chosen = self.person.currentData()
        self.person.clear()
        self.person.addItem(self.tr("Everybody"), None)
        for name in names:
            self.person.addItem(wording_audit.person_words(name), name)
        self.person.setCurrentIndex(max(self.person.findData(chosen), 0) if chosen else 0)
        if not self.kind.count():
            for key in wording_audit.GROUPS:
                self.kind.addItem(wording_audit.group_words(key), key)

    def chosen_person(self) -> str | None:
        """Whose entries; None for everybody's."""
        name: str | None = self.person.currentData()
        return name

    def chosen_actions(self) -> tuple[Action, ...]:
        """Which kinds; empty for all."""
        return wording_audit.GROUPS.get(str(self.kind.currentData()), ())

    def show_entries(self, entries: Sequence[AuditEntry], now: datetime, *, more: bool) -> None:
        """All that is to be seen; `more`: there are older ones."""
        rows = [
            (wording_time.moment(entry.at, now), wording_audit.sentence(entry)) for entry in entries
        ]
        worries = frozenset(at for at, each in enumerate(entries) if each.action in _WORRIES)
        self.table.set_rows(rows, worries)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._older.setVisible(more)
        self._export.setEnabled(bool(rows))

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; the keyboard is in the table where there is one."""
        has_rows = self.table.model.rowCount() > 0
        super().open(focus or (self.table.table if has_rows else self._done))

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(theme.current().px(220))
        return box

    def _build(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for box in (self.person, self.kind):
            label = TextLabel(box.accessibleName(), tone="muted")
            label.setBuddy(box)
            choices.addWidget(label)
            choices.addWidget(box)
            choices.addSpacing(12)
        choices.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(12)
        column.addLayout(choices)
        column.addWidget(self.table, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._empty, 1)
        column.addStretch()
        self.set_body(body)
        self.add_hint(("Esc",), self.tr("close"))
        for button in (self._export, self._older, self._done):
            self.add_button(button)
