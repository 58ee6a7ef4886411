"""The bubble a patient will get, dashed because it has not left the desk, with what hangs below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.content import Interactive, InteractiveType, ListSection
from aura_desktop.ui import assets, painting, theme
from aura_desktop.ui.delegates import message_text
from aura_desktop.ui.widgets.marked_text import MarkedText, plain

_PADDING_X = 13
_PADDING_Y = 10
_OPTION = 34
_GAP = 5
_SHEET_GAP = 14
_ROW_GAP = 6
_RADIO = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A box under the bubble: reply button, list button or link; `icon` is a file name."""

    icon: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What is painted; header and body may hold marked variables (see marked_text)."""

    header: str = ""
    header_icon: str = ""
    body: str = ""
    footer: str = ""
    options: tuple[Option, ...] = ()
    sheet_title: str = ""
    sections: tuple[ListSection, ...] = ()


def of_interactive(interactive: Interactive) -> Preview:
    """Buttons, a list or a link as the patient sees them; blanks are left out."""
    options: list[Option] = []
    match interactive.interactive_type:
        case InteractiveType.BUTTON:
            options = [Option(icon="reply", title=button.title) for button in interactive.buttons]
        case InteractiveType.LIST:
            options = [Option(icon="list", title=interactive.list_button)]
        case _:
            options = [Option(icon="external-link", title=interactive.link_text)]
    is_list = interactive.interactive_type is InteractiveType.LIST
    return Preview(
        header=interactive.header,
        body=interactive.body,
        footer=interactive.footer,
        options=tuple(option for option in options if option.title),
        sheet_title=interactive.list_button if is_list else "",
        sections=_filled(interactive.sections) if is_list else (),
    )


def _filled(sections: Sequence[ListSection]) -> tuple[ListSection, ...]:
    rows = ((section.title, tuple(r for r in section.rows if r.title)) for section in sections)
    return tuple(ListSection(title=title, rows=kept) for title, kept in rows if kept)


_Drawing = Callable[[QPainter], None]


class MessagePreview(QWidget):
    """Paints a Preview at the width it gets and is as high as that needs."""

    def __init__(self) -> None:
        super().__init__()
        self._preview = Preview()
        self._drawings: list[_Drawing] = []
        self.setAccessibleName(self.tr("Preview of the message"))
        theme.notifier().changed.connect(self._lay_out)

    def show_preview(self, preview: Preview) -> None:
        """Show this message instead of the one before."""
        if preview == self._preview:
            return
        self._preview = preview
        words = [preview.header, preview.body, preview.footer, *(o.title for o in preview.options)]
        self.setAccessibleDescription("\n".join(plain(text) for text in words if text))
        self._lay_out()

    def preview(self) -> Preview:
        """What is shown."""
        return self._preview

    def _lay_out(self) -> None:
        self._drawings = []
        bottom = self._lay_out_bubble()
        for option in self._preview.options:
            bottom = self._lay_out_option(option, bottom + _GAP)
        if self._preview.sections:
            bottom = self._lay_out_sheet(bottom + _SHEET_GAP)
        self.setFixedHeight(round(bottom) + 2)
        self.update()

    def _lay_out_bubble(self) -> float:
        preview = self._preview
        if not (preview.header or preview.header_icon or preview.body or preview.footer):
            return 0.0
        inner, top = self.width() - 2 * _PADDING_X, float(_PADDING_Y)
        texts: list[_Drawing] = []
        if preview.header_icon:
            texts.append(self._media_block(top, inner))
            top += theme.current().px(96) + _GAP
        for text, role, color in (
            (preview.header, "bodyStrong", "text"),
            (preview.body, "body", "text"),
            (preview.footer, "meta", "textSubtle"),
        ):
            if text:
                block = MarkedText(text, role, inner)
                texts.append(_drawing_of(block, QPointF(_PADDING_X, top), color))
                top += block.height + (3 if role == "body" else 0)
        height = top + _PADDING_Y
        self._drawings.append(_bubble(QRectF(0, 0, self.width(), height)))
        self._drawings += texts
        return height

    def _media_block(self, top: float, width: float) -> _Drawing:
        icon, height = self._preview.header_icon, theme.current().px(96)
        area = QRectF(_PADDING_X, top, width, height)

        def draw(painter: QPainter) -> None:
            path = QPainterPath()
            path.addRoundedRect(area, 8, 8)
            painter.fillPath(path, theme.current().color("primaryTint"))
            side = theme.current().px(28)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(area.center())
            assets.paint(painter, icon, spot, "primaryText")

        return draw

    def _lay_out_option(self, option: Option, top: float) -> float:
        height = theme.current().px(_OPTION)
        area = QRectF(0, top, self.width(), height)
        self._drawings.append(lambda painter: _paint_option(painter, area, option))
        return top + height

    def _lay_out_sheet(self, top: float) -> float:
        frame_place = len(self._drawings)
        place = self._sheet_head(top)
        for section in self._preview.sections:
            place = self._sheet_section(section, place)
        frame = QRectF(0, top, self.width(), place + 8 - top)
        self._drawings.insert(frame_place, lambda painter: _paint_sheet(painter, frame))
        return place + 8

    def _sheet_head(self, top: float) -> float:
        px, width = theme.current().px, self.width()
        title = self._preview.sheet_title
        area = QRectF(14, top, width - 28, px(42))

        def draw(painter: QPainter) -> None:
            _line(painter, area.adjusted(0, 0, -24, 0), title, "uiStrong", "text")
            side = px(16)
            spot = QRectF(area.right() - side, area.center().y() - side / 2, side, side)
            assets.paint(painter, "x", spot, "text")
            painter.fillRect(
                QRectF(14, area.bottom() - 1, width - 28, 1), theme.current().color("border")
            )

        self._drawings.append(draw)
        return area.bottom() + 8

    def _sheet_section(self, section: ListSection, top: float) -> float:
        width = self.width() - 28
        if section.title:
            height = theme.line_height("meta")
            self._line_at(
                QRectF(14, top, width, height), section.title, "metaStrong", "primaryText"
            )
            top += height + 3
        for row in section.rows:
            start = top
            height = theme.line_height("ui")
            self._line_at(QRectF(14, top, width - 30, height), row.title, "ui", "text")
            top += height
            if row.description:
                block = MarkedText(row.description, "meta", width - 30)
                self._drawings.append(_drawing_of(block, QPointF(14, top), "textSubtle"))
                top += block.height
            self._radio(self.width() - 14, (start + top) / 2)
            top += _ROW_GAP
        return top + 2

    def _line_at(self, area: QRectF, text: str, role: str, color: str) -> None:
        self._drawings.append(lambda painter: _line(painter, area, text, role, color))

    def _radio(self, right: float, middle: float) -> None:
        side = theme.current().px(_RADIO) - 1
        spot = QRectF(right - side - 0.5, middle - side / 2, side, side)

        def draw(painter: QPainter) -> None:
            painter.setPen(theme.current().color("borderControl"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot)

        self._drawings.append(draw)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for draw in self._drawings:
            draw(painter)
        painter.end()


def _drawing_of(block: MarkedText, at: QPointF, color: str) -> _Drawing:
    return lambda painter: block.draw(painter, at, theme.current().color(color))


def _bubble(area: QRectF) -> _Drawing:
    def draw(painter: QPainter) -> None:
        colors = theme.current()
        edge = area.adjusted(0.25, 0.25, -0.25, -0.25)
        path = painting.bubble_path(edge, outbound=True, first_of_group=True)
        painter.fillPath(path, colors.color("bubbleOut"))
        _dash(painter, path, colors.color("ringOpen"))

    return draw


def _paint_option(painter: QPainter, area: QRectF, option: Option) -> None:
    colors = theme.current()
    path = QPainterPath()
    path.addRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 10, 10)
    painter.fillPath(path, colors.color("surface"))
    _dash(painter, path, colors.color("ringOpen"))
    font = theme.font("uiStrong")
    side, gap = colors.px(15), 6
    room = area.width() - 24 - side - gap
    words = message_text.elided(option.title, font, room)
    width = QFontMetricsF(font).horizontalAdvance(words)
    left = area.left() + (area.width() - width - side - gap) / 2
    spot = QRectF(left, area.center().y() - side / 2, side, side)
    assets.paint(painter, option.icon, spot, "primaryText")
    painter.setFont(font)
    painter.setPen(colors.color("primaryText"))
    words_area = QRectF(left + side + gap, area.top(), width + 2, area.height())
    painter.drawText(words_area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _dash(painter: QPainter, path: QPainterPath, color: QColor) -> None:
    pen = QPen(color, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([4 / 1.5, 3 / 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_sheet(painter: QPainter, area: QRectF) -> None:
    colors = theme.current()
    painter.setPen(colors.color("border"))
    painter.setBrush(colors.color("surface"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)


def _line(painter: QPainter, area: QRectF, text: str, role: str, color: str) -> None:
    font = theme.font("meta" if role == "metaStrong" else role)
    if role == "metaStrong":
        font.setWeight(theme.font("uiStrong").weight())
    painter.setFont(font)
    painter.setPen(theme.current().color(color))
    words = message_text.elided(text, font, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
