"""A field to search with: a magnifying glass at its left, a cross to clear it at its right."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from aura_desktop.ui import assets, theme

_ICON = 16
_ROOM = 24


class SearchLine(QLineEdit):
    """The icon is painted, so that it stands on the line of the text at every text size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        theme.notifier().changed.connect(self._leave_room)
        self._leave_room()

    def _leave_room(self) -> None:
        self.setTextMargins(theme.current().px(_ROOM), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.current().px(_ICON)
        spot = QRectF(theme.current().px(11), (self.height() - side) / 2, side, side)
        assets.paint(painter, "search", spot, "textSubtle")
        painter.end()
