"""What a file would bring, before anything of it is written."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aura_desktop.domain.entry_import import ImportPlan, PlannedEntry
from aura_desktop.ui import wording_knowledge
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame

_SIZE = QSize(760, 580)


class ImportDialog(DialogFrame):
    """Signals: apply_requested(); dismissed."""

    apply_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "file-up", _SIZE)
        self.summary = TextLabel(role="bodyStrong", wrap=True)
        self._lead = TextLabel(tone="muted", wrap=True)
        self._bad_icon = IconLabel("triangle-alert", ink="warning")
        self._bad_title = TextLabel(role="uiStrong")
        self._good_title = TextLabel(self.tr("What would be written"), role="uiStrong")
        self.problems = _Lines(self.tr("Lines that are left out"))
        self.entries = _Lines(self.tr("What would be written"))
        self.cancel = PushButton(self.tr("Cancel"))
        self.apply = ConfirmButton(self.tr("Import"), icon="check", keys="Ctrl ↵")
        self._count = 0
        self._build()
        self.cancel.clicked.connect(self.dismiss)
        self.apply.clicked.connect(self._on_apply)
        self.confirm_requested.connect(self._on_apply)

    def show_plan(self, plan: ImportPlan, name: str) -> None:
        """Fill it; `open` shows it."""
        self.set_title(self.tr("Import entries"), name)
        changed = sum(1 for item in plan.entries if item.entry_id is not None)
        self._count = len(plan.entries)
        parts = [wording_knowledge.new_entries(self._count - changed)]
        parts.append(wording_knowledge.changed_entries(changed))
        if plan.unchanged:
            parts.append(wording_knowledge.unchanged_entries(plan.unchanged))
        self.summary.setText(" · ".join(parts))
        waits = any(item.proposed for item in plan.entries)
        self._lead.setText(self._lead_words(waits=waits))
        self._show_lists(plan)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """While it is being written neither button can be pressed."""
        self.apply.setEnabled(bool(self._count) and not busy)
        self.cancel.setEnabled(not busy)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; the keyboard is where nothing is written yet."""
        super().open(focus or (self.problems if self.problems.toPlainText() else self.entries))

    def _lead_words(self, *, waits: bool) -> str:
        if not self._count:
            return self.tr("There is nothing to write. Mend the file and choose it again.")
        if waits:
            return self.tr("Nothing is written yet. Care without an approval waits as a proposal.")
        return self.tr("Nothing is written yet. Former words stay among the versions.")

    def _show_lists(self, plan: ImportPlan) -> None:
        sentences = [wording_knowledge.import_sentence(item) for item in plan.problems]
        self._bad_title.setText(self.tr("%n problem(s), left out", "", len(sentences)))
        self.problems.setPlainText("\n".join(sentences))
        self.entries.setPlainText("\n".join(map(self._line, plan.entries)))
        for part in (self._bad_icon, self._bad_title, self.problems):
            part.setVisible(bool(sentences))
        for part in (self._good_title, self.entries):
            part.setVisible(bool(plan.entries))

    def _line(self, item: PlannedEntry) -> str:
        what = self.tr("New") if item.entry_id is None else self.tr("Changes")
        if item.proposed:
            what = self.tr("Proposal")
        entry = item.entry
        price = wording_knowledge.price_words(entry.price_clp)
        parts = [what, wording_knowledge.kind_words(entry.kind), entry.title, price]
        return " · ".join(part for part in parts if part)

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self._lead)
        column.addSpacing(4)
        bad = QHBoxLayout()
        bad.setSpacing(6)
        bad.addWidget(self._bad_icon)
        bad.addWidget(self._bad_title, 1)
        column.addLayout(bad)
        column.addWidget(self.problems, 2)
        column.addWidget(self._good_title)
        column.addWidget(self.entries, 3)
        column.addStretch(0)
        self.set_body(body)
        self.add_hint(("Esc",), self.tr("close"))
        self.add_button(self.cancel)
        self.add_button(self.apply)

    def _on_apply(self) -> None:
        if self.apply.isEnabled():
            self.apply_requested.emit()


class _Lines(QPlainTextEdit):
    """Lines to read and to copy."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
