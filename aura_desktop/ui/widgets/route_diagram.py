"""The way of a message drawn: this PC, the tunnel, the webhook, WhatsApp, and how long each stretch takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aura_desktop.ui import assets, theme

_DISC, _ICON, _HEIGHT, _GAP = 54, 24, 108, 24
_ARC_DEGREES = 100
_GAP_SHARE = 0.2


class StopState(StrEnum):
    """WAITING draws an arc: something is on its way. DOWN is red, OFF dashed."""

    UP = "up"
    WAITING = "waiting"
    DOWN = "down"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStop:
    """One place of the way; `stretch` is said over the line to the next one ("42 ms")."""

    icon: str
    name: str
    words: str
    state: StopState
    stretch: str = ""


class RouteDiagram(QWidget):
    """Painted; a line is solid where the next stop is up."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[RouteStop, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def show_stops(self, stops: Sequence[RouteStop], spoken: str) -> None:
        """Show this way; `spoken` is the whole of it for screen readers."""
        self._stops = tuple(stops)
        self.setAccessibleName(spoken)
        self.update()

    def stops(self) -> tuple[RouteStop, ...]:
        """What is shown."""
        return self._stops

    def _centres(self) -> list[float]:
        """Where the stops stand: the outer ones as far from the edge as half their share of room."""
        count = len(self._stops)
        inset = min(theme.current().px(52), self.width() / (2 * count))
        step = (self.width() - 2 * inset) / max(count - 1, 1)
        return [inset + step * place for place in range(count)]

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(480), theme.current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, theme.current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stops:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centres = self._centres()
        room = centres[1] - centres[0] if len(centres) > 1 else float(self.width())
        for stop, centre in zip(self._stops, centres, strict=True):
            self._paint_disc(painter, stop, centre)
            self._paint_words(painter, stop, centre, room - 8)
        for place, centre in enumerate(centres[1:]):
            self._paint_stretch(painter, place, centres[place], centre)
        painter.end()

    def _paint_disc(self, painter: QPainter, stop: RouteStop, centre: float) -> None:
        colors = theme.current()
        side = colors.px(_DISC)
        ring = QRectF(centre - side / 2, 0, side, side).adjusted(1.5, 1.5, -1.5, -1.5)
        token = {StopState.DOWN: "danger", StopState.OFF: "ringClosed"}.get(stop.state, "ringOpen")
        pen = QPen(colors.color(token), 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if stop.state is StopState.OFF:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2, 1.5])
        if stop.state is StopState.WAITING:
            painter.setPen(QPen(colors.color("ringTrack"), 2.5))
            painter.drawEllipse(ring)
            pen.setWidthF(2.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -_ARC_DEGREES * 16)
        else:
            painter.setPen(pen)
            painter.drawEllipse(ring)
        spot = QRectF(0, 0, colors.px(_ICON), colors.px(_ICON))
        spot.moveCenter(ring.center())
        ink = {StopState.DOWN: "danger", StopState.OFF: "textSubtle"}.get(stop.state, "primaryText")
        assets.paint(painter, stop.icon, spot, ink)

    def _paint_words(self, painter: QPainter, stop: RouteStop, centre: float, room: float) -> None:
        colors = theme.current()
        top = float(colors.px(_DISC + 8))
        down = stop.state is StopState.DOWN
        for role, text, ink in (
            ("uiStrong", stop.name, "text"),
            ("meta", stop.words, "danger" if down else "textMuted"),
        ):
            line = theme.line_height(role)
            area = QRectF(centre - room / 2, top, room, line)
            _paint_elided(painter, area, theme.font(role), text, ink)
            top += line + colors.px(2)

    def _paint_stretch(self, painter: QPainter, place: int, left: float, right: float) -> None:
        colors = theme.current()
        leads_on = self._stops[place + 1].state is StopState.UP
        # Where there is little room the line gets more of it, and the space beside it less.
        free = right - left - colors.px(_DISC)
        gap = colors.px(_DISC) / 2 + min(colors.px(_GAP), free * _GAP_SHARE)
        middle = colors.px(_DISC) / 2
        begin, end = left + gap, right - gap
        pen = QPen(colors.color("ringOpen" if leads_on else "ringClosed"), 2 if leads_on else 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not leads_on:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(begin, middle), QPointF(end, middle))
        words = self._stops[place].stretch
        if words:
            line = theme.line_height("meta")
            area = QRectF(left, middle - line - colors.px(4), right - left, line)
            _paint_elided(painter, area, theme.font("meta"), words, "textMuted")


def _paint_elided(painter: QPainter, area: QRectF, font: QFont, text: str, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.current().color(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
