"""Painting of the rows in sight, and of the two buttons beside the bubble under the pointer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from aura_desktop.ui import assets, theme
from aura_desktop.ui.delegates.message_sheet import Album, RowLayout

_BUTTON, _GAP = 28, 6


@dataclass(frozen=True, slots=True)
class HoverActions:
    """The buttons beside one bubble: which of them, and whether it stands at the right edge."""

    row: int
    reply: bool
    react: bool
    outbound: bool

    def rects(self, bubble: QRectF) -> list[tuple[str, QRectF]]:
        """Icon and place of each button, relative to the row."""
        side = theme.current().px(_BUTTON)
        gap = theme.current().px(_GAP)
        names = [name for name, on in (("reply", self.reply), ("smile-plus", self.react)) if on]
        step = -(side + gap) if self.outbound else side + gap
        x = bubble.left() - gap - side if self.outbound else bubble.right() + gap
        y = round(bubble.top() + min((bubble.height() - side) / 2, 8.0))
        return [
            (name, QRectF(round(x) + number * step, y, side, side))
            for number, name in enumerate(names)
        ]

    def at(self, bubble: QRectF, point: QPointF) -> str:
        """The icon name of the button under a point of the row, or ""."""
        return next((name for name, rect in self.rects(bubble) if rect.contains(point)), "")


def paint_rows(
    painter: QPainter,
    rows: Iterable[tuple[int, int, int]],
    area: QRegion,
    layout_of: Callable[[int], RowLayout],
    *,
    selected: frozenset[int] | set[int],
    focused: int,
    hover: HoverActions | None,
    album: Album | None = None,
) -> None:
    """Paint the rows (row, top, height) that touch `area`; `focused` is -1 for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = area.boundingRect().right() + 1
    for row, top, height in rows:
        # A focus frame reaches a little beyond its row.
        if not area.intersects(QRect(0, top - 4, width, height + 8)):
            continue
        layout = layout_of(row)
        painter.translate(0, top)
        if row in selected:
            band = QRectF(0, layout.bubble.top() - 2, width, layout.bubble.height() + 4)
            painter.fillRect(band, _selection_color())
        layout.paint(painter, album)
        if row == focused:
            _focus_frame(painter, layout.bubble)
        if hover is not None and hover.row == row:
            _hover_buttons(painter, hover.rects(layout.bubble))
        painter.translate(0, -top)


def _focus_frame(painter: QPainter, bubble: QRectF) -> None:
    painter.setPen(QPen(theme.current().color("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bubble.adjusted(-3, -3, 3, 3), 16, 16)


def _hover_buttons(painter: QPainter, buttons: list[tuple[str, QRectF]]) -> None:
    colors = theme.current()
    for name, rect in buttons:
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(colors.color("surface"))
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        inset = colors.px(6)
        assets.paint(painter, name, rect.adjusted(inset, inset, -inset, -inset), "textMuted")


def _selection_color() -> QColor:
    color = QColor(theme.current().color("primary"))
    color.setAlpha(28)
    return color
