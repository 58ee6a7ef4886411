"""A small drawing of a page of somebody else's site: the row one looks for stands out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aura_desktop.ui import assets, theme

_ROW, _HEAD, _PAD, _ICON = 30, 26, 12, 14
_RADIUS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """`icon` stands at its right in place of the value, as the button the page has there."""

    name: str
    value: str = ""
    icon: str = ""
    wanted: bool = False


class HelpTable(QWidget):
    """Where one is on that site, and the rows seen there."""

    def __init__(self, icon: str, place: str, rows: Sequence[DrawnRow]) -> None:
        super().__init__()
        self._icon, self._place, self._rows = icon, place, tuple(rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        wanted = ", ".join(row.name for row in rows if row.wanted)
        self.setAccessibleName(self.tr("Drawing of {place}").format(place=place))
        self.setAccessibleDescription(wanted)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(240), px(_HEAD) + px(_ROW) * len(self._rows) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(outline, colors.color("surface"))
        painter.save()
        painter.setClipPath(outline)
        self._paint_head(painter, QRectF(0, 0, self.width(), px(_HEAD)))
        for place, row in enumerate(self._rows):
            top = px(_HEAD) + place * px(_ROW) + 1
            self._paint_row(painter, QRectF(0, top, self.width(), px(_ROW)), row)
        painter.restore()
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        colors, px = theme.current(), theme.current().px
        side = px(_ICON)
        spot = QRectF(px(_PAD) - 1, room.center().y() - side / 2, side, side)
        assets.paint(painter, self._icon, spot, "textMuted")
        painter.setFont(theme.font("meta"))
        painter.setPen(colors.color("textMuted"))
        words = room.adjusted(px(_PAD) + side + px(4), 0, -px(_PAD), 0)
        shown = QFontMetricsF(theme.font("meta")).elidedText(
            self._place, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_row(self, painter: QPainter, room: QRectF, row: DrawnRow) -> None:
        colors, px = theme.current(), theme.current().px
        if row.wanted:
            painter.fillRect(room, colors.color("selected"))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawLine(room.topLeft(), room.topRight())
        inner = room.adjusted(px(_PAD), 0, -px(_PAD), 0)
        font = theme.font("meta")
        value_width = 0.0
        if row.icon:
            side = px(_ICON)
            spot = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
            assets.paint(painter, row.icon, spot, "textMuted")
            value_width = side
        elif row.value:
            painter.setFont(font)
            painter.setPen(colors.color("text"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, right, row.value)
            value_width = QFontMetricsF(font).horizontalAdvance(row.value)
        if row.wanted:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colors.color("primaryText" if row.wanted else "textMuted"))
        inner.setWidth(inner.width() - value_width - px(8))
        # Two lines have room in a row; a name that is cut would not be found on that page.
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(inner, flags, row.name)
