"""The words of a draft with their marks; at most so many lines, then it scrolls inside."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from aura_desktop.domain.draft import DraftVersion
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.draft_layout import DraftLayout

_EMPTY = DraftVersion(text="")
LONGEST = 8
"""Lines of the highest card; a longer draft scrolls, too."""
_BAR = 14


class DraftText(QAbstractScrollArea):
    """Painted text of one wording.

    Signals: number_requested(number), a click on a square; number_pointed(number), 0 when the pointer left;
    height_changed, when it needs another height.
    """

    number_requested = Signal(int)
    number_pointed = Signal(int)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = _EMPTY
        self._laid: DraftLayout | None = None
        self._most, self._least, self._lines = LONGEST, 1, 1
        self._writes, self._opened, self._pointed = False, 0, 0
        self._pause = QTimer(
            self, singleShot=True, interval=int(theme.tokens()["motion"]["citationHoverDelay"])
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setAutoFillBackground(False)
        self._set_scrolls(scrolls=False)
        self.setFixedHeight(theme.line_height("body"))
        self._pause.timeout.connect(self._on_pointed)
        theme.notifier().changed.connect(self._on_theme_changed)

    def show_version(self, version: DraftVersion, *, writes: bool = False) -> None:
        """Show this wording. While it `writes` it has a caret, never becomes lower and follows its end."""
        if version == self._version and writes == self._writes:
            # Where somebody has scrolled to stays.
            return
        same = writes and self._writes
        self._version, self._writes = version, writes
        self._least = max(self._lines, 2) if writes and same else 2 if writes else 1
        self._lay_out()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if writes else 0)
        if not writes:
            self.setAccessibleName(version.text)

    def set_most_lines(self, lines: int) -> None:
        """Show at most so many."""
        self._most = lines
        self._lay_out()

    def set_opened(self, number: int) -> None:
        """The source that stands open; 0 for none."""
        self._opened = number
        self.viewport().update()

    def place_of(self, number: int) -> QRect:
        """The first square of a source, relative to this widget; empty if it has none."""
        areas = self._layout_now().areas(number)
        if not areas:
            return QRect()
        return areas[0].translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    def shown_lines(self) -> int:
        """How many lines are in view."""
        return self._lines

    def _layout_now(self) -> DraftLayout:
        if self._laid is None:
            self._laid = DraftLayout(self._version, self._text_width())
        return self._laid

    def _text_width(self) -> float:
        width = float(self.width())
        return width - theme.current().px(_BAR) if self._scrolls() else width

    def _scrolls(self) -> bool:
        return self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn

    def _lay_out(self) -> None:
        laid = self._laid = DraftLayout(self._version, self._text_width())
        if self._scrolls() != (laid.lines > self._most):
            self._set_scrolls(scrolls=laid.lines > self._most)
            laid = self._laid = DraftLayout(self._version, self._text_width())
        lines = min(max(laid.lines, min(self._least, self._most)), self._most)
        shown = lines * laid.line_height
        bar = self.verticalScrollBar()
        bar.setRange(0, max(laid.height - shown, 0))
        bar.setSingleStep(laid.line_height)
        bar.setPageStep(shown)
        self.viewport().update()
        self._lines = lines
        if self.minimumHeight() != shown or self.maximumHeight() != shown:
            self.setFixedHeight(shown)
            self.height_changed.emit()

    def _set_scrolls(self, *, scrolls: bool) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        # What scrolls must be within reach of the keyboard; a click must not take it from the composer.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def _on_theme_changed(self) -> None:
        self._lay_out()

    def _on_pointed(self) -> None:
        self.number_pointed.emit(self._pointed)

    def _point_at(self, number: int) -> None:
        if number == self._pointed:
            return
        self._pointed = number
        shape = Qt.CursorShape.PointingHandCursor if number else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._pause.start()

    def _number_at(self, place: QPointF) -> int:
        return self._layout_now().number_at(place + QPointF(0, self.verticalScrollBar().value()))

    def sizeHint(self) -> QSize:
        return QSize(400, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._number_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position())
        if number and event.button() is Qt.MouseButton.LeftButton:
            self._pause.stop()
            self.number_requested.emit(number)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._point_at(0)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in steps:
            bar.setValue(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = QPointF(0, -self.verticalScrollBar().value())
        self._layout_now().draw(painter, offset, opened=self._opened, caret=self._writes)
        if self.hasFocus():
            painter.setPen(QPen(theme.current().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
