"""Tabs with a number beside each word."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from aura_desktop.ui import theme


class _Tab(QAbstractButton):
    """One word, its number, a line below when chosen."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._count: int | None = None
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.toggled.connect(self._on_toggled)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def _on_toggled(self, checked: bool) -> None:
        # Only the chosen tab is reached by Tab; arrows go from one to the other.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)

    def _fonts(self, strong: bool) -> tuple[QFont, QFont]:
        words, count = theme.font("uiStrong" if strong else "ui"), theme.font("micro")
        if not strong:
            words.setWeight(QFont.Weight.Medium)
            count.setWeight(QFont.Weight.Normal)
        return words, count

    def sizeHint(self) -> QSize:
        # Measured bold in both states: choosing a tab must not move its neighbour.
        words, count = self._fonts(True)
        width = QFontMetricsF(words).horizontalAdvance(self.text())
        if self._count is not None:
            width += theme.current().px(7)
            width += QFontMetricsF(count).horizontalAdvance(str(self._count))
        return QSize(round(width) + 2, theme.current().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        words, count = self._fonts(self.isChecked())
        ink = "primaryText" if self.isChecked() else "text" if self.underMouse() else "textMuted"
        painter.setPen(colors.color(ink))
        painter.setFont(words)
        area = QRectF(1, 0, self.width() - 1, self.height() - px(2))
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, aligned, self.text())
        if self._count is not None:
            area.setLeft(area.left() + QFontMetricsF(words).horizontalAdvance(self.text()) + px(7))
            painter.setFont(count)
            painter.drawText(area, aligned, str(self._count))
        if self.isChecked():
            painter.fillRect(0, self.height() - 2, self.width(), 2, colors.color("primary"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("focus"), 2))
            frame = QRectF(self.rect()).adjusted(-3, 4, 3, -6).intersected(QRectF(self.rect()))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()


class CountTabs(QWidget):
    """Signals: chosen(int): number of the tab, by a person."""

    chosen = Signal(int)

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._tabs = [_Tab(word) for word in words]
        for number, tab in enumerate(self._tabs):
            self._row.addWidget(tab)
            tab.clicked.connect(lambda checked=False, number=number: self.chosen.emit(number))
        self._row.addStretch(1)
        self._restyle()
        theme.notifier().changed.connect(self._restyle)

    def set_counts(self, counts: tuple[int, ...]) -> None:
        """The number beside each word."""
        for tab, count in zip(self._tabs, counts, strict=True):
            tab.set_count(count)

    def choose(self, number: int) -> None:
        """Show a tab as chosen, without a signal."""
        self._tabs[number].setChecked(True)

    def chosen_number(self) -> int:
        """The tab that is chosen; the first before any was."""
        return next((number for number, tab in enumerate(self._tabs) if tab.isChecked()), 0)

    def _restyle(self) -> None:
        px = theme.current().px
        self._row.setContentsMargins(px(16), 0, px(16), 0)
        self._row.setSpacing(px(16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        wanted = self.chosen_number() + step
        if not step or not 0 <= wanted < len(self._tabs):
            super().keyPressEvent(event)
            return
        self._tabs[wanted].setChecked(True)
        self._tabs[wanted].setFocus()
        self.chosen.emit(wanted)
