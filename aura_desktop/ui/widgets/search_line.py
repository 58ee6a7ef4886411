"""A field to search with: a magnifying glass at its left, a cross to clear it at its right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import IconButton

_ICON = 16
_ROOM = 24


class SearchLine(QLineEdit):
    """The icon is painted, so that it stands on the line of the text at every text size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._cross = IconButton("x", self.tr("Clear the search"))
        self._cross.setParent(self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        theme.notifier().changed.connect(self._leave_room)
        self._leave_room()

    def _leave_room(self) -> None:
        self.setTextMargins(theme.current().px(_ROOM), 0, theme.current().px(_ROOM), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.height() - 4
        self._cross.setGeometry(self.width() - side - 2, 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.current().px(_ICON)
        spot = QRectF(theme.current().px(11), (self.height() - side) / 2, side, side)
        assets.paint(painter, "search", spot, "textSubtle")
        painter.end()
