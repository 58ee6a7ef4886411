"""The brand mark and the product's name, on the dark ground of the rail."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aura_desktop.ui import theme

BRAND_LEFT, BRAND_GAP = 26, 14
_MARK_SHARE = 0.78
"""The mark is a ring of this much, with a dot."""


class Brand(QWidget):
    """One line high."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = colors.px(30)
        ring = QRectF(colors.px(BRAND_LEFT), (self.height() - side) / 2, side, side)
        pen = QPen(colors.color("railActive"), 3)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        pen.setColor(colors.color("railMark"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round(_MARK_SHARE * 360 * 16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("railActiveText"))
        painter.drawEllipse(ring.center(), side * 0.18, side * 0.18)
        painter.setPen(colors.color("railActiveText"))
        painter.setFont(theme.font("title"))
        words = QRectF(ring.right() + colors.px(BRAND_GAP), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "AURA")
