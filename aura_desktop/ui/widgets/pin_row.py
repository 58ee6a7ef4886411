"""Asks for the six digits of a number's two-step check, to register it."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.checked_field import CheckedLine
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.state_mark import MarkState

_DIGITS, _WIDTH = 6, 120


class PinRow(QWidget):
    """Signals: register_requested(pin)."""

    register_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(_DIGITS)
        self.pin.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,6}"), self.pin))
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pin.setProperty("role", "body")
        self.pin.setAccessibleName(self.tr("PIN of six digits"))
        self.pin.setMaximumWidth(theme.current().px(_WIDTH))
        self.button = PushButton(self.tr("Register"))
        self.button.setEnabled(False)
        self._below = CheckedLine()
        self._build()
        self.pin.textChanged.connect(self._on_changed)
        self.pin.returnPressed.connect(self._ask)
        self.button.clicked.connect(self._ask)
        self.hide()

    def show_state(self, state: MarkState, sentence: str = "") -> None:
        """How the registration fares; the PIN stays as it was typed."""
        self._below.show_state(state, sentence)
        self._on_changed()
        if state is MarkState.CHECKING:
            self.button.setEnabled(False)

    def forget(self) -> None:
        """The number is registered: the PIN is not needed any more."""
        self.pin.clear()
        self.show_state(MarkState.IDLE)

    def _build(self) -> None:
        words = self.tr(
            "To use it here the number must be registered. The PIN is that of its two-step check;"
            " if it has none, choose six digits and write them down."
        )
        label = TextLabel(self.tr("PIN"), role="uiStrong")
        label.setBuddy(self.pin)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (label, self.pin, self.button):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(words, role="meta", tone="muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self._below)

    def _on_changed(self) -> None:
        self.button.setEnabled(len(self.pin.text()) == _DIGITS)

    def _ask(self) -> None:
        if self.button.isEnabled():
            self.register_requested.emit(self.pin.text())
