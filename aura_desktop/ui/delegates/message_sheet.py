"""What a laid-out row consists of: boxes, texts and icons to paint, and spots that answer the pointer."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
)

from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.message import MessageStatus
from aura_desktop.ui import assets, theme
from aura_desktop.ui.delegates.message_text import Paragraph, Styled, one_line


class Act(StrEnum):
    """What a spot of a row does when it is clicked."""

    TIP = "tip"
    QUOTE = "quote"
    RESEND = "resend"
    LINK = "link"
    OPTIONS = "options"
    HELP = "help"
    REMEDY = "remedy"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Spot:
    """An area of a row, relative to its top left corner.

    `value` is a LINK's address, a REMEDY's action, a MEDIA's act.
    """

    rect: QRectF
    act: Act
    tip: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The place of a photo; `fills` cuts off what is too long or wide, else the whole is shown."""

    message_id: MessageId
    file_type: FileType | None
    rect: QRectF
    radius: float
    fills: bool

    def at(self, x: float, y: float) -> "Picture":
        """The same, there."""
        return replace(self, rect=QRectF(x, y, self.rect.width(), self.rect.height()))


class Album(Protocol):
    """Where the pictures of a row come from while it is painted."""

    def image(self, picture: Picture, ratio: float) -> QImage | None:
        """The decoded picture, None while there is none."""

    def progress(self, message_id: MessageId) -> float | None:
        """How much of a file has come, None if it is not coming."""


class Metrics:
    """Fonts, line heights and lengths of the theme in use; `margin` is left and right of the column."""

    def __init__(self, margin: float = 20.0) -> None:
        self.theme = theme.current()
        self.key = (self.theme.name, self.theme.scale, margin)
        roles = ("micro", "meta", "ui", "uiStrong", "body", "bodyStrong")
        self.fonts = {role: theme.font(role) for role in roles}
        self.lines = {role: float(theme.line_height(role)) for role in roles}
        self.fonts["metaStrong"] = _weighted(self.fonts["meta"], QFont.Weight.DemiBold)
        self.fonts["stamp"] = _weighted(self.fonts["micro"], QFont.Weight.Normal)
        self.fonts["metaMedium"] = _weighted(self.fonts["meta"], QFont.Weight.Medium)
        self.lines["metaMedium"] = self.lines["meta"]
        self.lines["metaStrong"], self.lines["stamp"] = self.lines["meta"], self.lines["micro"]
        layout = theme.tokens()["layout"]
        self.bubble_max = self.px(layout["bubbleMax"])
        self.bubble_ratio = float(layout["bubbleMaxRatio"])
        self.column_max = self.px(layout["columnMax"])
        self.margin = margin

    def px(self, length: float) -> float:
        """A length of the 100 % design at this text size, on whole pixels."""
        return float(self.theme.px(length))

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return self.theme.colors[token]

    def column(self, width: float) -> tuple[float, float]:
        """Left edge and width of the message column in a row of this width."""
        column = max(min(self.column_max, width - 2 * self.margin), 120.0)
        return round((width - column) / 2), column

    def widest_bubble(self, column: float) -> float:
        """The widest a bubble may be."""
        return float(int(min(self.bubble_max, column * self.bubble_ratio)))

    def paragraph(self, text: Styled | str, role: str, width: float, strong: int = 0) -> Paragraph:
        """Text in a role's font and line height, broken at `width`."""
        ready = text if isinstance(text, Styled) else Styled(text)
        link = self.color("primaryText")
        return Paragraph(ready, self.fonts[role], self.lines[role], width, link=link, strong=strong)

    def line(self, text: str, role: str, width: float) -> Paragraph:
        """One line, cut with an ellipsis at `width`."""
        words = one_line(text)
        metrics = QFontMetricsF(self.fonts[role])
        if metrics.horizontalAdvance(words) > width:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        return self.paragraph(words, role, width + 2)


@dataclass(slots=True)
class Sheet:
    """Collects what a row paints; positions are relative to the row's top left corner."""

    metrics: Metrics
    boxes: list[tuple[QPainterPath, QColor | None, QPen | None]] = field(default_factory=list)
    icons: list[tuple[str, QRectF, str]] = field(default_factory=list)
    texts: list[tuple[QTextLayout, QPointF, QColor]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    progress: list[tuple[MessageId, QRectF]] = field(default_factory=list)

    def box(
        self,
        rect: QRectF,
        radius: float,
        fill: str = "",
        edge: str = "",
        *,
        dashed: bool = False,
    ) -> None:
        """A rounded box; its edge, if any, lies inside `rect`."""
        pen = edge_pen(self.metrics.color(edge), dashed=dashed) if edge else None
        inset = pen.widthF() / 2 if pen else 0.0
        path = QPainterPath()
        path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
        self.boxes.append((path, self.metrics.color(fill) if fill else None, pen))

    def text(self, paragraph: Paragraph, x: float, y: float, color: str) -> None:
        """A paragraph with its top left corner at x, y; its links become spots."""
        self.texts.append((paragraph.layout, QPointF(x, y), self.metrics.color(color)))
        if paragraph.stretches:
            from_here = paragraph.links()
            self.spots += [
                Spot(rect.translated(x, y), Act.LINK, value=target) for rect, target in from_here
            ]

    def icon(self, name: str, x: float, y: float, size: float, color: str) -> None:
        """An icon with its top left corner at x, y."""
        self.icons.append((name, QRectF(x, y, size, size), color))

    def stroke(self, path: QPainterPath, color: str, width: float) -> None:
        """A line drawing with round ends."""
        pen = QPen(self.metrics.color(color), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.boxes.append((path, None, pen))

    def spot(self, rect: QRectF, act: Act, tip: str = "", value: str = "") -> None:
        """An area that answers the pointer."""
        self.spots.append(Spot(rect, act, tip, value))


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A finished row: its height, the bubble's rectangle, and everything to paint."""

    height: float
    bubble: QRectF
    sheet: Sheet

    def paint(self, painter: QPainter, album: Album | None = None) -> None:
        """Paint at the painter's origin; antialiasing is on. Without an album photos stay empty places."""
        for path, fill, pen in self.sheet.boxes:
            painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
            if fill is not None:
                painter.setBrush(fill)
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        for name, rect, color in self.sheet.icons:
            assets.paint(painter, name, rect, color)
        for layout, at, ink in self.sheet.texts:
            painter.setPen(ink)
            layout.draw(painter, at)
        if album is not None:
            _paint_album(painter, self.sheet, album)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The topmost spot under a point of the row."""
        for spot in reversed(self.sheet.spots):
            if spot.rect.contains(point):
                return spot
        return None


@dataclass(slots=True)
class Block:
    """A piece of a bubble's content, stacked on others.

    `width` is what it would like, `last_width` the width of its last text line if the hour may share it.
    `draw(sheet, x, y, width)` paints it into the width the bubble gave.
    """

    width: float
    height: float
    draw: Callable[[Sheet, float, float, float], None]
    last_width: float | None = None
    gap: float = 4.0


def _paint_album(painter: QPainter, sheet: Sheet, album: Album) -> None:
    for picture in sheet.pictures:
        image = album.image(picture, painter.device().devicePixelRatioF())
        if image is not None and not image.isNull():
            _paint_picture(painter, picture, image)
    for message_id, bar in sheet.progress:
        part = album.progress(message_id)
        if part is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            radius = bar.height() / 2
            painter.setBrush(sheet.metrics.color("border"))
            painter.drawRoundedRect(bar, radius, radius)
            painter.setBrush(sheet.metrics.color("primary"))
            done = QRectF(bar.x(), bar.y(), max(bar.width() * part, bar.height()), bar.height())
            painter.drawRoundedRect(done, radius, radius)


def _paint_picture(painter: QPainter, picture: Picture, image: QImage) -> None:
    """Cut to the place's rounded corners, or whole in its middle."""
    place, ratio = picture.rect, image.devicePixelRatioF()
    size = QSizeF(image.width() / ratio, image.height() / ratio)
    target = QRectF(QPointF(0, 0), size)
    target.moveCenter(place.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if picture.fills:
        clip = QPainterPath()
        clip.addRoundedRect(place, picture.radius, picture.radius)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.drawImage(target, image)
    painter.restore()


def edge_pen(color: QColor, *, dashed: bool = False) -> QPen:
    """The edge of a bubble or button: dashed while it has not left the desk."""
    if not dashed:
        return QPen(color, 1.0)
    pen = QPen(color, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4 / 1.5, 3 / 1.5])
    return pen


@lru_cache(maxsize=64)
def tick_path(status: MessageStatus, left: float, top: float, size: float) -> QPainterPath:
    """One check for sent, two for delivered and read, in a square of `size`; the shape of Lucide's check-check."""
    unit = size / 24
    path = QPainterPath()
    marks = [((18.0, 6.0), (7.0, 17.0), (2.0, 12.0))]
    if status is MessageStatus.SENT:
        marks = [((20.0, 6.0), (9.0, 17.0), (4.0, 12.0))]
    elif status in (MessageStatus.DELIVERED, MessageStatus.READ):
        marks.append(((22.0, 10.0), (14.5, 17.5), (13.0, 16.0)))
    for mark in marks:
        points = [QPointF(left + x * unit, top + y * unit) for x, y in mark]
        path.moveTo(points[0])
        path.lineTo(points[1])
        path.lineTo(points[2])
    return path


def _weighted(font: QFont, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setWeight(weight)
    return made
