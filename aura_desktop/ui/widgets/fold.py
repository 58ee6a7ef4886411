"""A line that opens: "Technical detail"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.ui.widgets.controls import PushButton, TextLabel


class Fold(QWidget):
    """Closed at first; the words can be selected and copied."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._button = PushButton(title, kind="ghost", icon="chevron-right", compact=True)
        self._button.setCheckable(True)
        self._words = TextLabel(words, role="meta", tone="muted", wrap=True)
        flags = Qt.TextInteractionFlag
        self._words.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self._words.setAccessibleName(title)
        self._words.setContentsMargins(10, 0, 10, 6)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._words)
        self._button.toggled.connect(self._on_toggled)

    def _on_toggled(self, opened: bool) -> None:
        self._words.setVisible(opened)
        self._button.set_icon("chevron-down" if opened else "chevron-right")
