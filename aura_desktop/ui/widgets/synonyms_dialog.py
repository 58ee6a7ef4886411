"""Words that mean the same: a group a line, with commas between its members."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from aura_desktop.ui import announcing
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.settings_confirm import AskTwice
from aura_desktop.ui.widgets.unsaved_question import UnsavedQuestion

_SIZE = QSize(760, 600)
_SHOWN = 4


class SynonymsDialog(DialogFrame):
    """Nothing typed is lost by Esc: it asks. Signals: save_requested(text); reset_requested(); dismissed."""

    save_requested = Signal(str)
    reset_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "languages", _SIZE)
        self._kept = ""
        self.table = QPlainTextEdit()
        self.table.setProperty("role", "body")
        self.table.setTabChangesFocus(True)
        self.table.setAccessibleName(self.tr("Table of synonyms"))
        self.message = FieldMessage()
        self.question = UnsavedQuestion()
        self.reset = AskTwice(
            self.tr("Back to the program's own"),
            self.tr("Yours is lost."),
            self.tr("Reset synonyms"),
        )
        self.cancel = PushButton(self.tr("Cancel"))
        self.save = ConfirmButton(self.tr("Save"), icon="", keys="Ctrl ↵")
        self._build()
        self._connect()

    def show_table(self, text: str) -> None:
        """Fill it with what is kept."""
        self._kept = text
        self.table.setPlainText(text)
        self.question.hide()
        self.show_problems((), 0)

    def show_problems(self, sentences: Sequence[str], line: int) -> None:
        """Say what is wrong, and go to the first line of it; nothing is wrong without sentences."""
        shown = list(sentences[:_SHOWN])
        if len(sentences) > _SHOWN:
            shown.append(self.tr("and %n more", "", len(sentences) - _SHOWN))
        words = "\n".join(shown)
        self.message.show_sentence(words)
        set_property(self.table, "invalid", "true" if words else "false")
        self.table.setAccessibleDescription(words)
        if words:
            block = self.table.document().findBlockByNumber(max(line - 1, 0))
            self.table.setTextCursor(QTextCursor(block))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            announcing.say(self.table, words, is_urgent=True)

    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.table.toPlainText() != self._kept

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; the keyboard is in the table."""
        self.set_title(
            self.tr("Synonyms"), self.tr("Patients and the clinic call things otherwise")
        )
        super().open(focus or self.table)

    def dismiss(self) -> None:
        """Close, or ask what becomes of what was typed."""
        if self.is_changed():
            self.question.ask(self.tr("The table has changes that are not saved."))
        else:
            super().dismiss()

    def _build(self) -> None:
        lead = TextLabel(
            self.tr(
                "One group a line, with commas between: láser, depilación. # begins a comment."
            ),
            tone="muted",
            wrap=True,
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(8)
        for part in (lead, self.table, self.message):
            column.addWidget(part)
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.question)
        outer.addWidget(inside, 1)
        self.set_body(body)
        self.hints.addWidget(self.reset)
        self.add_button(self.cancel)
        self.add_button(self.save)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.dismiss)
        self.save.clicked.connect(self._on_save)
        self.confirm_requested.connect(self._on_save)
        self.reset.confirmed.connect(self.reset_requested)
        self.question.save_requested.connect(self._on_save)
        self.question.discard_requested.connect(self._on_discard)
        self.question.stay_requested.connect(self._on_stay)

    def _on_save(self) -> None:
        self.question.hide()
        self.save_requested.emit(self.table.toPlainText())

    def _on_discard(self) -> None:
        self.show_table(self._kept)
        super().dismiss()

    def _on_stay(self) -> None:
        self.question.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
