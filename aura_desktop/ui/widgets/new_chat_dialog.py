"""The dialog that starts a conversation with a phone number."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.phone import for_reading
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.named_line import NamedLine

_SIZE = QSize(500, 340)


class NewChatDialog(DialogFrame):
    """Asks for a number. It stays open until `done` or `show_error` answers; the number is kept meanwhile.

    One that is corrected has the field for itself: what was typed for a new conversation comes back after it.

    Signals: number_entered (as it was typed); dismissed.
    """

    number_entered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "message-circle-plus", _SIZE)
        self.field = NamedLine(self.tr("Mobile number"))
        self.field.editor.setPlaceholderText("+56 9 0000 0142")
        self.field.editor.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.field.set_helper(
            self.tr("With the country code. A number of 9 digits is taken as Chilean.")
        )
        self._cancel = PushButton(self.tr("Cancel"), kind="ghost")
        self._start = ConfirmButton(self.tr("Continue"), icon="arrow-right", keys="Enter")
        self._corrects = False
        self._typed = ""
        self._build()
        self._cancel.clicked.connect(self.dismiss)
        self._start.clicked.connect(self._confirm)
        self.field.editor.returnPressed.connect(self._confirm)
        self.confirm_requested.connect(self._confirm)
        self.field.editor.textChanged.connect(self._on_edited)

    def open_new(self) -> None:
        """Open, with the number typed last time if it led to nothing yet."""
        if self._corrects:
            self._corrects = False
            self.field.editor.setText(self._typed)
        self._show(self.tr("New conversation"))

    def open_to_correct(self, number: str) -> None:
        """Open with a number that cannot be reached, chosen so that one may type over it or mend a digit."""
        if not self._corrects:
            self._corrects = True
            self._typed = self.field.editor.text()
        self.field.editor.setText(for_reading(number))
        self._show(self.tr("Correct number"))

    def show_error(self, sentence: str) -> None:
        """Say at the field why this number cannot be used."""
        self._start.setEnabled(True)
        self.field.show_problem(sentence)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        event = QAccessibleAnnouncementEvent(self.field.editor, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def done(self) -> None:
        """The conversation is there: close, and forget the number."""
        self.finish()
        self.field.editor.clear()

    def _show(self, title: str) -> None:
        self.set_title(title)
        self._on_edited()
        self.open(self.field.editor)
        self.field.editor.selectAll()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(16)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addWidget(
            InfoBox(
                self.tr(
                    "WhatsApp only lets you begin with a template. You can write freely once the"
                    " person answers."
                )
            )
        )
        self.set_body(body)
        self.add_button(self._cancel)
        self.add_button(self._start)

    def _on_edited(self) -> None:
        self.field.show_problem("")
        self._start.setEnabled(bool(self.field.editor.text().strip()))

    def _confirm(self) -> None:
        number = self.field.editor.text().strip()
        if number and self._start.isEnabled():
            # No second try while the first one is being looked at.
            self._start.setEnabled(False)
            self.number_entered.emit(number)
