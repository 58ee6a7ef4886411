"""Paints one template in the list: name, state, the beginning of its text, category and language."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aura_desktop.domain.template import Template, TemplateStatus, split_variables
from aura_desktop.ui import assets, theme, wording_template
from aura_desktop.ui.models.template_list import RecordRole

_Index = QModelIndex | QPersistentModelIndex
_LEFT = 16
_RIGHT = 14
_ROW = 76
_CHIP_PADDING = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the snippet; a chip stands for a blank. `x` and `width` in pixels from the left."""

    text: str
    chip: bool
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLayout:
    """Where the parts of a row stand, relative to its top left corner; `badge` is None when approved."""

    title: QRectF
    snippet: QRectF
    detail: QRectF
    badge: QRectF | None
    pieces: tuple[Piece, ...]


def lay_out(template: Template, width: int) -> TemplateLayout:
    """The layout of a row of this width."""
    px = theme.current().px
    title_h, line_h = theme.line_height("body"), theme.line_height("ui")
    inner = float(width - px(_LEFT) - px(_RIGHT))
    top = (px(_ROW) - title_h - line_h - theme.line_height("meta") - 2) / 2
    badge = None
    title_width = inner
    if template.status is not TemplateStatus.APPROVED:
        words = wording_template.status(template.status)
        badge_w = QFontMetricsF(theme.font("micro")).horizontalAdvance(words) + px(12 + 16)
        badge = QRectF(px(_LEFT) + inner - badge_w, top + 1, badge_w, px(18))
        title_width = inner - badge_w - 8
    return TemplateLayout(
        title=QRectF(px(_LEFT), top, title_width, title_h),
        snippet=QRectF(px(_LEFT), top + title_h, inner, line_h),
        detail=QRectF(px(_LEFT), top + title_h + line_h + 2, inner, theme.line_height("meta")),
        badge=badge,
        pieces=_pieces(template, inner),
    )


def _pieces(template: Template, room: float) -> tuple[Piece, ...]:
    """The text of the body in one line, blanks as chips, cut where the room ends."""
    body = template.component("BODY")
    numbers = wording_template.numbers(template)
    found: list[Piece] = []
    x = 0.0
    for literal, name in split_variables(" ".join(body.text.split()) if body else ""):
        words = literal if name is None else str(numbers.get(f"body.{name}", name))
        width = _width(words, chip=name is not None)
        if x + width > room:
            found.append(_cut("…" if name else words, x, room - x))
            break
        found.append(Piece(text=words, chip=name is not None, x=x, width=width))
        x += width
    return tuple(found)


def _width(words: str, *, chip: bool) -> float:
    if not chip:
        return QFontMetricsF(theme.font("ui")).horizontalAdvance(words)
    advance = QFontMetricsF(theme.font("micro")).horizontalAdvance(words)
    return max(advance + 2 * _CHIP_PADDING, float(theme.current().px(16)))


def _cut(words: str, x: float, room: float) -> Piece:
    metrics = QFontMetricsF(theme.font("ui"))
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    return Piece(text=text, chip=False, x=x, width=room)


class TemplateDelegate(QStyledItemDelegate):
    """Paints the rows of the template list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        template = index.data(RecordRole)
        if not isinstance(template, Template):
            return
        row = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, row, option.state)
        painter.translate(row.topLeft())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _content(painter, template, lay_out(template, row.width()), selected=selected)
        painter.restore()


def _ground(painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
    colors = theme.current()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(row, colors.color("selected" if selected else "hover"))
    painter.fillRect(row.left(), row.bottom(), row.width(), 1, colors.color("border"))
    if selected:
        painter.fillRect(row.left(), row.top(), 3, row.height(), colors.color("primary"))
    if selected and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colors.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(row).adjusted(4, 2, -2, -3), 6, 6)


def _content(painter: QPainter, template: Template, at: TemplateLayout, *, selected: bool) -> None:
    colors = theme.current()
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    strong = theme.font("bodyStrong")
    title = QFontMetricsF(strong).elidedText(
        wording_template.title(template), Qt.TextElideMode.ElideRight, at.title.width()
    )
    painter.setFont(strong)
    painter.setPen(colors.color("text"))
    painter.drawText(at.title, middle, title)
    for piece in at.pieces:
        _paint_piece(painter, piece, at.snippet, selected=selected)
    painter.setFont(theme.font("meta"))
    painter.setPen(colors.color("textSubtle"))
    words = f"{wording_template.category(template.category)} · {wording_template.language(template.language)}"
    detail = QFontMetricsF(theme.font("meta")).elidedText(
        words, Qt.TextElideMode.ElideRight, at.detail.width()
    )
    painter.drawText(at.detail, middle, detail)
    if at.badge is not None:
        _paint_badge(painter, template.status, at.badge)


def _paint_piece(painter: QPainter, piece: Piece, line: QRectF, *, selected: bool) -> None:
    colors = theme.current()
    area = QRectF(line.left() + piece.x, line.top(), piece.width, line.height())
    if not piece.chip:
        painter.setFont(theme.font("ui"))
        painter.setPen(colors.color("textMuted"))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, piece.text
        )
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color("surface" if selected else "primaryTint"))
    painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 4, 4)
    painter.setFont(theme.font("micro"))
    painter.setPen(colors.color("primaryText"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, piece.text)


def _paint_badge(painter: QPainter, status: TemplateStatus, area: QRectF) -> None:
    colors = theme.current()
    icon, ink, fill = wording_template.status_look(status)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(fill))
    painter.drawRoundedRect(area, 4, 4)
    side = colors.px(12)
    spot = QRectF(area.left() + colors.px(6), area.center().y() - side / 2, side, side)
    assets.paint(painter, icon, spot, ink)
    painter.setFont(theme.font("micro"))
    painter.setPen(colors.color(ink))
    words = QRectF(spot.right() + 4, area.top(), area.right() - spot.right(), area.height())
    middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(words, middle, wording_template.status(status))
