"""Paints the rows of the conversation list and of search."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from aura_desktop.ui import assets, painting, theme, wording_list
from aura_desktop.ui.delegates.conversation_layout import (
    CHIP_ICON,
    CHIP_PAD,
    INSET,
    Chip,
    Dot,
    Icon,
    Mark,
    Part,
    Pill,
    RowFonts,
    RowLayout,
    Words,
    conversation_layout,
)
from aura_desktop.ui.delegates.search_layout import hit_layout
from aura_desktop.ui.models.conversation_rows import ClinicAi, RecordRole, Row, RowKind

Index = QModelIndex | QPersistentModelIndex
_HEADING_HEIGHT = 30
_CALM_HEIGHT = 204
_DIVIDER_LEFT = 68
_WORDS_HOLD_S = 10
"""So long the words of time in a row may be old."""
_LAYOUTS_KEPT = 200
_PICTURES_KEPT = 24
"""More rows than a window of usual height shows; each picture takes 100 kB."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Look:
    """What a row's picture depends on besides its layout."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    divided: bool = False


@dataclass(frozen=True, slots=True)
class _Laid:
    """A layout that is kept; `moment` is the time its words tell."""

    row: Row
    moment: int
    layout: RowLayout


class ConversationDelegate(QStyledItemDelegate):
    """Paint and heights for every kind of row."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._compact = False
        self._fonts = RowFonts()
        self._clinic: ClinicAi | None = None
        self._layouts: dict[tuple[int, bool, tuple[float, float]], _Laid] = {}
        self._pictures: dict[tuple[int, Look, int], tuple[RowLayout, QImage]] = {}
        theme.notifier().changed.connect(self._on_theme_changed)

    def set_compact(self, compact: bool) -> None:
        """Lower rows for narrow windows."""
        self._compact = compact

    def set_clinic(self, clinic: ClinicAi) -> None:
        """What the AI does where a conversation does not say; from now on each row has its badge."""
        if clinic != self._clinic:
            self._clinic = clinic
            self._layouts.clear()

    def row_height(self, kind: RowKind) -> int:
        """The height of a kind of row in pixels."""
        chosen = theme.current()
        if kind is RowKind.HEADING:
            return chosen.px(_HEADING_HEIGHT)
        if kind is RowKind.CALM:
            return chosen.px(_CALM_HEIGHT)
        if kind is RowKind.CONVERSATION:
            return chosen.metric("layout.rowCompact" if self._compact else "layout.row")
        return chosen.metric("layout.rowSearch")

    def layout_of(self, row: Row, size: tuple[float, float]) -> RowLayout | None:
        """Where the parts of a conversation or a hit stand; None for headings."""
        if row.conversation is None:
            return None
        now = self._now()
        moment = int(now.timestamp() // _WORDS_HOLD_S)
        # A hit is another row each time; a conversation is the same one whatever has come since.
        key = (row.conversation.id if row.hit is None else id(row), row.hit is None, size)
        kept = self._layouts.get(key)
        if kept is not None and kept.row is row and kept.moment == moment:
            return kept.layout
        if row.hit is not None:
            layout = hit_layout(row.hit, row.words, now, size, self._fonts)
        else:
            layout = conversation_layout(row.conversation, now, size, self._fonts, self._clinic)
        if kept is not None and kept.layout == layout:
            # The same object, for its picture is known by it.
            layout = kept.layout
        elif len(self._layouts) > _LAYOUTS_KEPT:
            self._layouts.clear()
        self._layouts[key] = _Laid(row, moment, layout)
        return layout

    def draw(self, painter: QPainter, rect: QRect, row: Row, look: Look) -> None:
        """Paint a row, of whatever kind, into its rectangle."""
        painter.save()
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, QRectF(rect), row)
        elif row.kind is RowKind.CALM:
            self._paint_calm(painter, QRectF(rect))
        else:
            layout = self.layout_of(row, (rect.width(), rect.height()))
            if layout is not None:
                self._paint_kept(painter, rect, look, layout)
        painter.restore()

    def _on_theme_changed(self) -> None:
        self._fonts = RowFonts()
        self._layouts.clear()
        self._pictures.clear()

    def _paint_ground(self, painter: QPainter, rect: QRect, look: Look) -> None:
        colors = theme.current()
        if look.selected:
            painter.fillRect(rect, colors.color("selected"))
            bar = QRect(rect)
            bar.setWidth(3)
            painter.fillRect(bar, colors.color("primary"))
        elif look.hovered:
            painter.fillRect(rect, colors.color("hover"))
        if look.divided:
            painter.setPen(QPen(colors.color("border"), 1))
            y = rect.bottom()
            left = rect.left() + colors.px(_DIVIDER_LEFT) + 3
            painter.drawLine(left, y, rect.right() - colors.px(INSET), y)

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        if row.heading is None:
            return
        colors, px = theme.current(), theme.current().px
        words = wording_list.heading_words(row.heading)
        line = rect.adjusted(px(INSET), px(5), -px(INSET), 0)
        painter.setPen(colors.color("textSubtle"))
        painter.setFont(self._fonts.fonts["small_strong"])
        painter.drawText(line, _LEFT, words)
        line.setLeft(line.left() + self._fonts.width("small_strong", words) + px(7))
        painter.setFont(self._fonts.fonts["small"])
        painter.drawText(line, _LEFT, str(row.count))

    def _paint_calm(self, painter: QPainter, rect: QRectF) -> None:
        colors, px = theme.current(), theme.current().px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(0, 0, px(72), px(72))
        ring.moveCenter(QPointF(rect.center().x(), rect.top() + px(64)))
        painter.setPen(QPen(colors.color("ringOpen"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        cup = QRectF(0, 0, px(26), px(26))
        cup.moveCenter(ring.center())
        assets.paint(painter, "coffee", cup, "primaryText")
        title = QRectF(rect.left(), ring.bottom() + px(12), rect.width(), px(20))
        painter.setFont(self._fonts.fonts["name"])
        painter.setPen(colors.color("text"))
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, wording_list.calm_title())
        text = QRectF(rect.left() + px(24), title.bottom() + px(2), rect.width() - px(48), px(36))
        painter.setFont(self._fonts.fonts["text"])
        painter.setPen(colors.color("textSubtle"))
        painter.drawText(
            text,
            int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap),
            wording_list.calm_text(),
        )

    def _paint_kept(self, painter: QPainter, rect: QRect, look: Look, layout: RowLayout) -> None:
        """From a picture of the row: each commit moves rows, and hardly ever changes what is on them."""
        ratio = painter.device().devicePixelRatioF()
        if not ratio.is_integer():
            # Between two pixels of the screen a picture would be blurred.
            self._paint_row(painter, rect, look, layout)
            return
        key = (id(layout), look, int(ratio))
        kept = self._pictures.pop(key, None)
        if kept is None or kept[0] is not layout:
            kept = (layout, self._picture(rect.size(), int(ratio), look, layout))
        self._pictures[key] = kept
        if len(self._pictures) > _PICTURES_KEPT:
            del self._pictures[next(iter(self._pictures))]
        painter.drawImage(rect.topLeft(), kept[1])

    def _picture(self, size: QSize, ratio: int, look: Look, layout: RowLayout) -> QImage:
        # Without transparency, so that letters are drawn as on the screen.
        picture = QImage(size * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.current().color("surface"))
        painter = QPainter(picture)
        self._paint_row(painter, QRect(QPoint(0, 0), size), look, layout)
        painter.end()
        return picture

    def _paint_row(self, painter: QPainter, rect: QRect, look: Look, layout: RowLayout) -> None:
        self._paint_ground(painter, rect, look)
        painter.translate(rect.topLeft())
        face = layout.face
        painting.avatar_picture(painter, face.rect, face.letters, face.window, face.seed)
        for part in layout.parts:
            self._paint_part(painter, part, look.selected)
        painter.translate(-rect.topLeft())
        if look.focused:
            painter.setPen(QPen(theme.current().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def _paint_part(self, painter: QPainter, part: Part, selected: bool) -> None:
        colors = theme.current()
        match part:
            case Words(rect=rect, text=text, font=font, ink=ink):
                painter.setFont(self._fonts.fonts[font])
                painter.setPen(colors.color(ink))
                painter.drawText(rect, _LEFT, text)
            case Icon(rect=rect, name=name, ink=ink):
                assets.paint(painter, name, rect, ink)
            case Pill(rect=rect, text=text):
                painting.pill(painter, rect.topRight(), text)
            case Dot(rect=rect, ink=ink):
                _paint_round(painter, rect, ink, rect.height() / 2)
            case Mark(rect=rect):
                _paint_round(painter, rect, "surface" if selected else "primaryTint", 4)
            case Chip():
                self._paint_chip(painter, part)

    def _paint_chip(self, painter: QPainter, chip: Chip) -> None:
        colors, rect = theme.current(), chip.rect
        side = colors.px(CHIP_ICON)
        left = rect.left()
        if chip.fill:
            _paint_round(painter, rect, chip.fill, 4)
            left += colors.px(CHIP_PAD)
        assets.paint(
            painter, chip.icon, QRectF(left, rect.center().y() - side / 2, side, side), chip.ink
        )
        painter.setFont(self._fonts.fonts[chip.font])
        painter.setPen(colors.color(chip.ink))
        painter.drawText(chip.words, _LEFT, chip.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(RecordRole)
        height = self.row_height(row.kind) if isinstance(row, Row) else 0
        return QSize(option.rect.width(), height)


def _paint_round(painter: QPainter, rect: QRectF, fill: str, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color(fill))
    painter.drawRoundedRect(rect, radius, radius)
