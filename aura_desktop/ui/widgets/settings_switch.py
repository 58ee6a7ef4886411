"""A switch: on or off, told by its place, its colour and to screen readers by its state."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from aura_desktop.ui import theme

_WIDTH, _HEIGHT, _RIM = 36, 20, 4


class Switch(QAbstractButton):
    """Space or a click turns it; `toggled` tells."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(_WIDTH) + 2 * _RIM, max(px(_HEIGHT) + 2 * _RIM, 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - px(_HEIGHT)) / 2
        track = QRectF(_RIM, top, px(_WIDTH), px(_HEIGHT)).adjusted(0.5, 0.5, -0.5, -0.5)
        on, usable = self.isChecked(), self.isEnabled()
        painter.setPen(QPen(colors.color("borderControl" if usable else "border"), 1))
        painter.setBrush(colors.color("surface" if usable else "surfaceAlt"))
        if on:
            ink = "primaryHover" if self.underMouse() else "primary"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(ink if usable else "ringTrack"))
        half = track.height() / 2
        painter.drawRoundedRect(track, half, half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("onPrimary" if on else "borderControl"))
        middle = QPointF(track.right() - half if on else track.left() + half, track.center().y())
        radius = half - px(3)
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.end()
