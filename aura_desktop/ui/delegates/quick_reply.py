"""Paints one quick reply: its shortcut, its title, the first line of what would be sent."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aura_desktop.domain.entry_page import QuickReply
from aura_desktop.ui import theme
from aura_desktop.ui.matching import Piece, folded, pieces
from aura_desktop.ui.models.quick_reply_list import RecordRole, WordsRole, first_line

_Index = QModelIndex | QPersistentModelIndex
_ROW, _SIDE, _SHORTCUT, _SHARE, _CAP_PAD = 54, 14, 122, 0.3, 6
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def row_height() -> int:
    """In pixels at this text size."""
    return theme.current().px(_ROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickReplyLayout:
    """Where the parts of a row stand, relative to its top left corner."""

    shortcut: QRectF
    title: QRectF
    text: QRectF
    cap: QRectF


def lay_out(width: int, cap_words: str) -> QuickReplyLayout:
    """The layout of a row of this width; the cap names the key that takes it."""
    px = theme.current().px
    high, low = theme.line_height("ui"), theme.line_height("ui")
    top = (px(_ROW) - high - low) / 2
    column = min(float(px(_SHORTCUT)), width * _SHARE)
    left = px(_SIDE) + column
    right = width - px(_SIDE)
    cap_width = QFontMetricsF(theme.font("micro")).horizontalAdvance(cap_words) + 2 * _CAP_PAD
    return QuickReplyLayout(
        shortcut=QRectF(px(_SIDE), top, column - 8, high),
        title=QRectF(left, top, right - cap_width - 8 - left, high),
        text=QRectF(left, top + high, right - left, low),
        cap=QRectF(right - cap_width, top + (high - px(18)) / 2, cap_width, px(18)),
    )


class QuickReplyDelegate(QStyledItemDelegate):
    """Paints the rows of the list over the composer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        reply = index.data(RecordRole)
        if not isinstance(reply, QuickReply):
            return
        words, cap = str(index.data(WordsRole) or ""), self.tr("Enter")
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option.rect, option.state)
        painter.translate(option.rect.topLeft())
        at = lay_out(option.rect.width(), cap)
        _pieces(painter, at.shortcut, _shortcut(reply.entry.shortcut, words), "ui", "uiStrong")
        _pieces(painter, at.title, pieces(reply.entry.title, words), "uiStrong", "uiStrong")
        _pieces(
            painter, at.text, (Piece(text=first_line(reply), hit=False),), "ui", "ui", "textMuted"
        )
        if selected:
            _cap(painter, at.cap, cap)
        painter.restore()


def _shortcut(shortcut: str, words: str) -> tuple[Piece, ...]:
    matches = words and folded(shortcut).startswith(folded(words))
    length = len(words) if matches else 0
    found = (
        Piece(text="/", hit=False),
        Piece(text=shortcut[:length], hit=True),
        Piece(text=shortcut[length:], hit=False),
    )
    return tuple(piece for piece in found if piece.text)


def _ground(painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
    colors = theme.current()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(row, colors.color("selected" if selected else "hover"))
    if selected:
        painter.fillRect(row.left(), row.top(), 3, row.height(), colors.color("primary"))


def _pieces(
    painter: QPainter,
    area: QRectF,
    found: tuple[Piece, ...],
    plain: str,
    strong: str,
    ink: str = "text",
) -> None:
    """One after the other, hits in the colour of links, the one that does not fit cut."""
    left = area.left()
    for piece in found:
        font = theme.font(strong if piece.hit else plain)
        metrics = QFontMetricsF(font)
        room = area.right() - left
        shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, room + 1)
        painter.setFont(font)
        painter.setPen(theme.current().color("primaryText" if piece.hit else ink))
        painter.drawText(QRectF(left, area.top(), room + 1, area.height()), _MIDDLE, shown)
        left += metrics.horizontalAdvance(piece.text)
        if shown != piece.text or left >= area.right():
            return


def _cap(painter: QPainter, area: QRectF, words: str) -> None:
    colors = theme.current()
    painter.setPen(QPen(colors.color("border"), 1))
    painter.setBrush(colors.color("surface"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font("micro"))
    painter.setPen(colors.color("textMuted"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
