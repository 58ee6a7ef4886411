"""A drawing of a phone with one message in it: dashed before it arrived, solid after."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aura_desktop.ui import assets, painting, theme

_HEIGHT = 94


class PhoneDrawing(QWidget):
    """`title` stands beside the phone's icon, `text` in the bubble."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text
        self._arrived = False
        self.setAccessibleName(f"{title}: {text}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_arrived(self, *, arrived: bool) -> None:
        """Whether the message has left the phone and come here."""
        self._arrived = arrived
        self.update()

    def has_arrived(self) -> bool:
        """Whether it is drawn solid."""
        return self._arrived

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        px = colors.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(colors.color("canvas"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        side = px(14)
        line = theme.line_height("uiStrong")
        assets.paint(
            painter,
            "smartphone",
            QRectF(px(17), px(14) + (line - side) / 2, side, side),
            "textMuted",
        )
        painter.setFont(theme.font("uiStrong"))
        painter.setPen(colors.color("textMuted"))
        left = px(17) + side + px(8)
        title = QFontMetrics(theme.font("uiStrong")).elidedText(
            self._title, Qt.TextElideMode.ElideRight, self.width() - left - px(17)
        )
        painter.drawText(
            QRectF(left, px(14), self.width() - left, line), Qt.AlignmentFlag.AlignVCenter, title
        )
        top = px(14) + line + px(5)
        bubble = QRectF(px(17), top, self.width() - 2 * px(17), self.height() - top - px(13))
        self._paint_bubble(painter, bubble)
        painter.end()

    def _paint_bubble(self, painter: QPainter, bubble: QRectF) -> None:
        colors = theme.current()
        edge = Qt.PenStyle.NoPen
        painter.setPen(QPen(colors.color("ringOpen"), 1) if self._arrived else edge)
        painter.setBrush(colors.color("bubbleOut"))
        painter.drawPath(painting.bubble_path(bubble, outbound=True, first_of_group=True))
        if not self._arrived:
            pen = QPen(colors.color("ringOpen"), 1.5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([4 / 1.5, 3 / 1.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(painting.bubble_path(bubble, outbound=True, first_of_group=True))
        painter.setFont(theme.font("body"))
        painter.setPen(colors.color("text"))
        inner = bubble.adjusted(colors.px(13), 0, -colors.px(13), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._text)
        if self._arrived:
            side = colors.px(16)
            spot = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
            assets.paint(painter, "check-check", spot, "tickRead")
