"""A field for one number: label above, unit beside it, a sentence below."""

import re

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property

_WHOLE = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{1,12}", re.ASCII)
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?", re.ASCII)
_WIDTH = 112


def whole_number(text: str) -> int | None:
    """ "10.000", "10,000", "$ 10000" as 10000; None for anything else."""
    plain = re.sub(r"[\s$]", "", text)
    return int(re.sub(r"[.,]", "", plain)) if _WHOLE.fullmatch(plain) else None


def percentage(text: str) -> float | None:
    """ "92,5 %" as 92.5; None for anything else."""
    plain = re.sub(r"[\s%]", "", text)
    return float(plain.replace(",", ".")) if _SHARE.fullmatch(plain) else None


class NumberField(QWidget):
    """Keeps what is typed, whatever it is; `scale` 100 shows shares as percent, `whole` False takes decimals.

    Signals: edited.
    """

    edited = Signal()

    def __init__(self, label: str, unit: str = "", *, scale: int = 1, whole: bool = True) -> None:
        super().__init__()
        self.scale = scale
        self._whole = whole and scale == 1
        self.editor = QLineEdit()
        self.editor.setAccessibleName(f"{label} ({unit})" if unit else label)
        self.editor.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.editor.setMaximumWidth(theme.current().px(_WIDTH))
        self._helper = ""
        self._message = FieldMessage()
        self._arrange(label, unit)
        self.editor.textChanged.connect(self.edited)

    def value(self) -> int | float | None:
        """The number, None where there is none."""
        if self._whole:
            return whole_number(self.editor.text())
        typed = percentage(self.editor.text())
        return None if typed is None else round(typed / self.scale, 6)

    def set_value(self, value: int | float) -> None:
        """Show this one."""
        if self.value() == value:
            return
        shown = (
            QLocale().toString(int(value))
            if self._whole
            else QLocale().toString(float(value) * self.scale, "g", 6)
        )
        self.editor.setText(shown)

    def set_helper(self, sentence: str) -> None:
        """What stands under the field while nothing is wrong."""
        self._helper = sentence
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong, "" when nothing is; the text stays as it is."""
        set_property(self.editor, "invalid", "true" if sentence else "false")
        self._message.show_sentence(sentence or self._helper, "error" if sentence else "subtle")
        self.editor.setAccessibleDescription(sentence or self._helper)

    def _arrange(self, label: str, unit: str) -> None:
        name = TextLabel(label, role="uiStrong", wrap=True)
        name.setBuddy(self.editor)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.editor, 1000)
        row.addWidget(TextLabel(unit, tone="muted"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(name)
        column.addLayout(row)
        column.addWidget(self._message)
        column.addStretch(1)
