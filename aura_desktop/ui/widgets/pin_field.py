"""A field for a PIN: figures only, shown as dots."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from aura_desktop.domain.pin import LONGEST
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.named_line import NamedLine

_WIDTH = 240


class PinField(NamedLine):
    """What is typed leaves it by `take` only, and is gone from it then."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        editor = self.editor
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        editor.setMaxLength(LONGEST)
        editor.setProperty("large", True)
        editor.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        figures = QRegularExpression(f"[0-9]{{0,{LONGEST}}}")
        editor.setValidator(QRegularExpressionValidator(figures, editor))
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        editor.setMaximumWidth(theme.current().px(_WIDTH))

    def set_label(self, label: str) -> None:
        """Another name for it."""
        self._name.setText(label)
        self.editor.setAccessibleName(label)

    def take(self) -> str:
        """What was typed."""
        pin = self.editor.text()
        self.editor.clear()
        return pin
