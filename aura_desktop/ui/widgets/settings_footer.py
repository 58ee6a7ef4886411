"""The bar under the settings: what is changed and not saved yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import ElidedLabel, IconLabel, PushButton, TextLabel

_HEIGHT = 60


class UnsavedBar(QWidget):
    """Seen only while there is something to save. Signals: save_requested, undo_requested."""

    save_requested = Signal()
    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = TextLabel(role="uiStrong")
        self._names = ElidedLabel(tone="muted")
        self.undo = PushButton(self.tr("Undo"), kind="ghost")
        self.undo.setToolTip(self.tr("Back to what is saved"))
        self.save = ConfirmButton(self.tr("Save"), icon="", keys="Ctrl S")
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, 40, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("circle-dot", ink="primaryText"))
        row.addWidget(self._count)
        row.addWidget(self._names, 1)
        row.addWidget(self.undo)
        row.addWidget(self.save)
        self.save.clicked.connect(self.save_requested)
        self.undo.clicked.connect(self.undo_requested)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def set_changes(self, names: Sequence[str]) -> None:
        """The settings that differ from what is saved; none hides the bar."""
        self._count.setText(self.tr("%n unsaved change(s)", None, len(names)))
        self._names.set_text(", ".join(names))
        self.setVisible(bool(names))

    def set_busy(self, *, busy: bool) -> None:
        """While it is being saved neither button can be pressed."""
        self.save.setEnabled(not busy)
        self.undo.setEnabled(not busy)

    def _restyle(self) -> None:
        self.setFixedHeight(theme.current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().color("border"))
        painter.end()
