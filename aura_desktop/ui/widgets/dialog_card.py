"""The card of a dialog: its frame, its bands and the shadow under it."""

import math

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from aura_desktop.ui import theme

SHADOW_REACH = 44


class DialogCard(QDialog):
    """A QDialog that lives inside the window, for its role: screen readers call it a dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._bands = (0, 0)

    def set_bands(self, header: int, footer: int) -> None:
        """The heights of header and footer in pixels."""
        self._bands = (header, footer)
        self.update()

    def reject(self) -> None:
        """Nothing: the frame around it decides about closing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # QDialog would take Esc and Enter for itself; the frame around it wants them.
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        header, footer = self._bands
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = float(theme.tokens()["radius"]["dialog"])
        path = QPainterPath()
        path.addRoundedRect(frame, radius, radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, colors.color("surface"))
        low = self.height() - footer
        painter.setClipRect(0, low, self.width(), footer)
        painter.fillPath(path, colors.color("surfaceAlt"))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(1, header, self.width() - 2, 1, colors.color("border"))
        painter.fillRect(1, low, self.width() - 2, 1, colors.color("border"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.end()


_shadows: dict[tuple[int, int, str], QPixmap] = {}


def paint_shadow(painter: QPainter, card: QRect) -> None:
    """The dialog's shadow (0/16/44) under a card, drawn once for each size and theme."""
    key = (card.width(), card.height(), theme.current().name)
    if key not in _shadows:
        _shadows.clear()
        _shadows[key] = _render_shadow(card.size())
    depth = theme.tokens()["elevation"]["3"]["y"]
    painter.drawPixmap(card.x() - SHADOW_REACH, card.y() - SHADOW_REACH + depth, _shadows[key])


def _render_shadow(size: QSize) -> QPixmap:
    spec = theme.tokens()["elevation"]["3"]
    strength = spec["alphaDark" if theme.current().name == "dark" else "alphaLight"]
    picture = QPixmap(size + QSize(2 * SHADOW_REACH, 2 * SHADOW_REACH))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    color = QColor(theme.current().color("shadow"))
    # Rings of falling size, each adding what a Gaussian blur has gained since the one outside it.
    for step in range(SHADOW_REACH, 0, -1):
        color.setAlphaF(strength * (_blurred(step - 1) - _blurred(step)))
        painter.setBrush(color)
        rim = SHADOW_REACH - step
        area = QRectF(picture.rect()).adjusted(rim, rim, -rim, -rim)
        painter.drawRoundedRect(area, step + 14, step + 14)
    painter.end()
    return picture


def _blurred(distance: int) -> float:
    """How much of a blurred edge is left at this distance outside it, in pixels."""
    return 0.5 * math.erfc(distance / (SHADOW_REACH / 2 * math.sqrt(2)))
