"""A button that asks once more before it does what cannot be taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from aura_desktop.ui.widgets.controls import PushButton, TextLabel


class AskTwice(QWidget):
    """Signals: confirmed(), after the second press."""

    confirmed = Signal()

    def __init__(self, words: str, question: str, name: str, *, at_right: bool = False) -> None:
        """`words` on both buttons, `question` between them; `name` tells which one it is to screen readers."""
        super().__init__()
        self.first = PushButton(words, compact=True)
        self.first.setAccessibleName(name)
        self.second = PushButton(words, kind="danger", compact=True)
        self.second.setAccessibleName(name)
        self.back = PushButton(self.tr("Cancel"), kind="ghost", compact=True)
        asking = QWidget()
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(TextLabel(question, tone="muted"))
        row.addWidget(self.second)
        row.addWidget(self.back)
        resting = QWidget()
        row = QHBoxLayout(resting)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first)
        row.insertStretch(0 if at_right else 1, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(resting)
        self._stack.addWidget(asking)
        self.first.clicked.connect(self._ask)
        self.second.clicked.connect(self._on_confirmed)
        self.back.clicked.connect(self._rest)

    def _ask(self) -> None:
        self._stack.setCurrentIndex(1)
        # The harmless one: a second Enter must not do it.
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        self._stack.setCurrentIndex(0)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_confirmed(self) -> None:
        self._stack.setCurrentIndex(0)
        self.confirmed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stack.currentIndex() == 1:
            self._rest()
        else:
            super().keyPressEvent(event)
