"""The wizard's help pane: where a value is found, as numbered steps and small drawings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.rich_label import RichLabel


class HelpPanel(QWidget):
    """A column of help; built from top to bottom, with a foot at its end.

    Signals: link_clicked(name), of words with a link in them.
    """

    link_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(12))
        self._column.addStretch(1)

    def add_title(self, words: str) -> TextLabel:
        """What this is about."""
        label = TextLabel(words, role="bodyStrong", wrap=True)
        if self._column.count() > 1:
            label.setContentsMargins(0, theme.current().px(10), 0, 0)
        self.add_widget(label)
        return label

    def add_words(self, words: str) -> RichLabel:
        """A paragraph; **bold** and [links](name) as in RichLabel."""
        label = RichLabel(words)
        label.linkActivated.connect(self.link_clicked)
        self.add_widget(label)
        return label

    def add_steps(self, steps: Sequence[str]) -> None:
        """Numbered steps; the same markup."""
        self.add_widget(numbered(steps))

    def add_button(self, words: str, icon: str = "") -> PushButton:
        """A small button at the left."""
        button = PushButton(words, icon=icon, compact=True)
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """A drawing, or anything else, across the pane."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_foot(self, words: str) -> RichLabel:
        """A paragraph at the lower end of the pane."""
        label = RichLabel(words)
        label.linkActivated.connect(self.link_clicked)
        self._column.addWidget(label)
        return label


def numbered(steps: Sequence[str]) -> QWidget:
    """A numbered list whose words hang beside the numbers."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    grid = QGridLayout(holder)
    grid.setContentsMargins(2, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().px(5))
    grid.setVerticalSpacing(theme.current().px(8))
    grid.setColumnStretch(1, 1)
    for row, step in enumerate(steps):
        number = RichLabel(f"{row + 1}.")
        grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(RichLabel(step), row, 1)
    return holder
