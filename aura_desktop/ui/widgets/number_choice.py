"""A list of numbers of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel, clear_layout_of

_ROW, _PAD, _DOT = 50, 14, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """`words`: quality and limit; `warning` stands in their place in amber."""

    key: str
    name: str
    number: str
    words: str = ""
    warning: str = ""


class NumberButton(QAbstractButton):
    """One number: a dot, its name and number, what Meta says of it at the right."""

    def __init__(self, row: NumberRow) -> None:
        super().__init__()
        self.row = row
        self.setCheckable(True)
        self.setText(row.name)
        parts = (row.name, row.number, row.warning or row.words)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(300, theme.current().px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        taken = self.isChecked()
        painter.setPen(QPen(colors.color("focus" if self.hasFocus() else "border"), 1 + taken))
        if self.hasFocus():
            painter.setPen(QPen(colors.color("focus"), 2))
        painter.setBrush(colors.color("selected" if taken else "surface"))
        painter.drawRoundedRect(room, 8, 8)
        dot = QRectF(px(_PAD), (self.height() - px(_DOT)) / 2, px(_DOT), px(_DOT))
        painter.setPen(QPen(colors.color("primary" if taken else "borderControl"), 1.5))
        painter.setBrush(colors.color("surface"))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        if taken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("primary"))
            painter.drawEllipse(dot.adjusted(px(4), px(4), -px(4), -px(4)))
        left = dot.right() + px(10)
        self._paint_words(painter, QRectF(left, 0, self.width() - left - px(_PAD), self.height()))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        colors = theme.current()
        right = self.row.warning or self.row.words
        small = theme.font("meta")
        painter.setFont(small)
        painter.setPen(colors.color("warning" if self.row.warning else "textMuted"))
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align | Qt.AlignmentFlag.AlignRight, right)
        room.setWidth(room.width() - QFontMetricsF(small).horizontalAdvance(right) - 12)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        lower = upper.translated(0, room.height() / 2)
        for area, text, role, ink, side in (
            (upper, self.row.name, "uiStrong", "text", Qt.AlignmentFlag.AlignBottom),
            (lower, self.row.number, "meta", "textMuted", Qt.AlignmentFlag.AlignTop),
        ):
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(colors.color(ink))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, side, shown)


class NumberChoice(QWidget):
    """Hidden while there is nothing to choose. Signals: chosen(key)."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._rows: tuple[NumberRow, ...] = ()
        self._group = QButtonGroup(self)
        self._list = QWidget()
        self._list.setAccessibleName(title)
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(title, role="meta", tone="muted", wrap=True))
        column.addWidget(self._list)
        self._group.buttonClicked.connect(self._on_clicked)
        self.hide()

    def show_numbers(self, rows: Sequence[NumberRow], taken: str) -> None:
        """These, with one of them taken ("" for none)."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            for button in self._group.buttons():
                self._group.removeButton(button)
            clear_layout_of(self._list)
            layout = self._list.layout()
            assert layout is not None
            for row in self._rows:
                button = NumberButton(row)
                self._group.addButton(button)
                layout.addWidget(button)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(isinstance(button, NumberButton) and button.row.key == taken)
        self._group.setExclusive(True)
        self.setVisible(bool(rows))

    def buttons(self) -> list[NumberButton]:
        """One for each number."""
        return [each for each in self._group.buttons() if isinstance(each, NumberButton)]

    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, NumberButton):
            self.chosen.emit(button.row.key)
