"""Paints one entry in the list: title and price, the first line of its text, kind and state."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aura_desktop.domain.knowledge import Entry
from aura_desktop.ui import assets, painting, theme, wording_knowledge
from aura_desktop.ui.models.entry_list import RecordRole, TodayRole
from aura_desktop.ui.models.entry_shelf import Standing, standing

_Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT, _ROW, _GAP = 18, 14, 78, 8
_DASHED = (Standing.PROPOSED, Standing.NOT_APPROVED)
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLayout:
    """Where the parts of a row stand, relative to its top left corner; a part of no width is not there."""

    title: QRectF
    price: QRectF
    body: QRectF
    icon: QRectF
    kind: QRectF
    tag: QRectF


def lay_out(entry: Entry, today: date, width: int) -> EntryLayout:
    """The layout of a row of this width."""
    px = theme.current().px
    title_h, line_h = theme.line_height("body"), theme.line_height("ui")
    left, inner = float(px(_LEFT)), float(width - px(_LEFT) - px(_RIGHT))
    low_h = float(px(18))
    top = (px(_ROW) - title_h - line_h - low_h - 4) / 2
    price_w = _width("ui", wording_knowledge.price_words(entry.price_clp))
    words = wording_knowledge.standing_words(standing(entry, today))
    tag_w = _width("micro", words) + px(12 + 16)
    low = top + title_h + line_h + 4
    side = float(px(14))
    kind_left = left + side + px(6)
    return EntryLayout(
        title=QRectF(left, top, inner - price_w - (_GAP if price_w else 0), title_h),
        price=QRectF(left + inner - price_w, top, price_w, title_h),
        body=QRectF(left, top + title_h, inner, line_h),
        icon=QRectF(left, low + (low_h - side) / 2, side, side),
        kind=QRectF(kind_left, low, left + inner - tag_w - _GAP - kind_left, low_h),
        tag=QRectF(left + inner - tag_w, low, tag_w, low_h),
    )


def _width(role: str, words: str) -> float:
    return QFontMetricsF(theme.font(role)).horizontalAdvance(words) + 1 if words else 0.0


class EntryDelegate(QStyledItemDelegate):
    """Paints the rows of the list of entries."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, today = index.data(RecordRole), index.data(TodayRole)
        if not isinstance(entry, Entry) or not isinstance(today, date):
            return
        row = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, row, option.state)
        painter.translate(row.topLeft())
        _content(painter, entry, standing(entry, today), lay_out(entry, today, row.width()))
        painter.restore()


def _ground(painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
    colors = theme.current()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(row, colors.color("selected" if selected else "hover"))
    painter.fillRect(row.left(), row.bottom(), row.width(), 1, colors.color("border"))
    if selected:
        painter.fillRect(row.left(), row.top(), 3, row.height(), colors.color("primary"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colors.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(row).adjusted(4, 2, -2, -3), 6, 6)


def _content(painter: QPainter, entry: Entry, state: Standing, at: EntryLayout) -> None:
    first = " ".join(entry.body.strip().partition("\n")[0].split())
    _words(painter, at.title, entry.title, "bodyStrong", "text")
    _words(painter, at.price, wording_knowledge.price_words(entry.price_clp), "ui", "text")
    _words(painter, at.body, first, "ui", "textMuted")
    assets.paint(painter, wording_knowledge.kind_icon(entry.kind), at.icon, "textSubtle")
    kind = wording_knowledge.kind_words(entry.kind)
    if entry.shortcut:
        kind = f"{kind} · /{entry.shortcut}"
    _words(painter, at.kind, kind, "meta", "textSubtle")
    _tag(painter, state, at.tag)


def _words(painter: QPainter, area: QRectF, words: str, role: str, ink: str) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.current().color(ink))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width() + 1)
    painter.drawText(area, _MIDDLE, shown)


def _tag(painter: QPainter, state: Standing, area: QRectF) -> None:
    colors = theme.current()
    icon, ink, fill = wording_knowledge.standing_look(state)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(fill))
    painter.drawRoundedRect(area, 4, 4)
    if state in _DASHED:
        painting.dashed_frame(painter, area, 4, colors.color(ink))
    side = colors.px(12)
    spot = QRectF(area.left() + colors.px(6), area.center().y() - side / 2, side, side)
    assets.paint(painter, icon, spot, ink)
    painter.setFont(theme.font("micro"))
    painter.setPen(colors.color(ink))
    words = QRectF(spot.right() + 4, area.top(), area.right() - spot.right(), area.height())
    painter.drawText(words, _MIDDLE, wording_knowledge.standing_words(state))
