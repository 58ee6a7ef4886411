"""The icon of the tray: the brand mark, whose shape tells how the line is."""

import math
import sys
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from aura_desktop.ui import theme

SIZES = (16, 18, 20, 22, 24, 32, 36, 40, 44, 48, 64, 96, 128)
"""Trays take 16 to 32 pixels, at up to three times as many for a dense screen."""
_MARK_SHARE = 0.78
_TRIANGLE_WIDTH, _ROOM_FOR_SIGN = 0.62, 12


class TrayState(StrEnum):
    """OK: ring and dot. WARNING: a triangle on the ring. BROKEN: the ring in two, crossed. DEMO: dashed."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"
    DEMO = "demo"


_INKS = {
    TrayState.OK: "ringOpen",
    TrayState.WARNING: "ringOpen",
    TrayState.BROKEN: "ringCritical",
    TrayState.DEMO: "ringOpen",
}


@cache
def window_icon() -> QIcon:
    """The mark itself, for the title of windows, the task bar and the Dock."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(tray_pixmap(TrayState.OK, size))
    return icon


@cache
def tray_icon(state: TrayState) -> QIcon:
    """The icon of a state in all sizes; on macOS a mask that the system colours."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(tray_pixmap(state, size))
    icon.setIsMask(sys.platform == "darwin")
    return icon


def tray_pixmap(state: TrayState, size: int) -> QPixmap:
    """One picture, `size` pixels as the screen has them, on nothing."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, state, float(size))
    painter.end()
    return picture


def _color(token: str) -> QColor:
    # Nobody tells the colour of a panel. The light theme's middle tones can be seen on any.
    return QColor(theme.tokens()["color"]["light"][token])


def _paint(painter: QPainter, state: TrayState, side: float) -> None:
    pen_width = max(round(side / 8), 2) if side < 32 else side / 9.5
    inset = pen_width / 2 + (0.0 if side < 32 else side / 40)
    ring = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
    pen = QPen(_color(_INKS[state]), pen_width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if side < 32 else Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if state is TrayState.BROKEN:
        _paint_broken(painter, ring, pen)
        return
    if state is TrayState.DEMO:
        _paint_dashed(painter, ring, pen)
    else:
        painter.drawArc(ring, 90 * 16, -round(_MARK_SHARE * 360 * 16))
    _paint_dot(painter, ring.center(), side * 0.17, pen.color())
    if state is TrayState.WARNING:
        _paint_triangle(painter, side)


def _paint_dot(painter: QPainter, centre: QPointF, radius: float, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(centre, radius, radius)


def _paint_dashed(painter: QPainter, ring: QRectF, pen: QPen) -> None:
    """Eight dashes, whatever the size."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for step in range(8):
        painter.drawArc(ring, round((step * 45 + 11) * 16), 27 * 16)


def _paint_broken(painter: QPainter, ring: QRectF, pen: QPen) -> None:
    """Two halves that have come apart, and a cross between them."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawArc(ring, 75 * 16, 120 * 16)
    painter.drawArc(ring, 255 * 16, 120 * 16)
    reach = ring.width() * 0.17
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    centre = ring.center()
    for slope in (1, -1):
        arm = QPointF(reach, slope * reach)
        painter.drawLine(centre - arm, centre + arm)


def _paint_triangle(painter: QPainter, side: float) -> None:
    """At the lower right, cut free from the ring, with its sign where there is room for it."""
    width = side * _TRIANGLE_WIDTH
    height = width * math.sqrt(3) / 2
    edge_width = side / 16
    left, bottom = side - width - edge_width / 2, side - edge_width / 2
    path = QPainterPath(QPointF(left + width / 2, bottom - height))
    path.lineTo(left + width, bottom)
    path.lineTo(left, bottom)
    path.closeSubpath()
    gap = max(side / 8, 2.0)
    rim = QPen(Qt.GlobalColor.black, 2 * gap)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(rim)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawPath(path)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    color = _color("ringLow")
    edge = QPen(color, edge_width)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    painter.setBrush(color)
    painter.drawPath(path)
    if width >= _ROOM_FOR_SIGN:
        _cut_sign(painter, QRectF(left, bottom - height, width, height))


def _cut_sign(painter: QPainter, box: QRectF) -> None:
    """An exclamation mark, cut out so that any panel shows through it."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    # On whole pixels, else it is only a shade in a small icon.
    width = max(round(box.width() / 7), 2)
    left = round(box.center().x() - width / 2)
    top, bottom = round(box.top() + box.height() * 0.3), round(box.bottom() - box.height() * 0.06)
    painter.drawRect(left, top, width, bottom - top - 2 * width)
    painter.drawRect(left, bottom - width, width, width)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
