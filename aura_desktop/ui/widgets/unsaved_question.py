"""Asks in place what becomes of changes before something else is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.ui import announcing, theme
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel


class UnsavedQuestion(QWidget):
    """Hidden until it asks; Esc stays. Signals: save_requested(), discard_requested(), stay_requested()."""

    save_requested = Signal()
    discard_requested = Signal()
    stay_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        icon = IconLabel("triangle-alert", size=18, ink="warning")
        self._words = TextLabel(role="uiStrong", wrap=True)
        self.discard = PushButton(self.tr("Discard"), kind="ghost", compact=True)
        self.stay = PushButton(self.tr("Stay here"), compact=True)
        self.save = PushButton(self.tr("Save"), kind="primary", compact=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 9)
        row.setSpacing(10)
        row.addWidget(icon)
        row.addWidget(self._words, 1)
        for button in (self.discard, self.stay, self.save):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.save.clicked.connect(self.save_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.stay.clicked.connect(self.stay_requested)
        self.hide()

    def ask(self, question: str) -> None:
        """Show the question; the keyboard is on what loses nothing."""
        self._words.setText(question)
        self.setAccessibleName(question)
        self.show()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
        announcing.say(self, question, is_urgent=True)

    def question(self) -> str:
        """What is asked."""
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stay_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("warningTint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("border"))
        painter.end()
