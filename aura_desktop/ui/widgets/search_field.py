"""The search field of the list: magnifier, words, its shortcut, and a cross once something is written."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from aura_desktop.ui import assets, theme

_KEYS = "Ctrl+K"


class SearchField(QLineEdit):
    """Signals: search_changed(str): the words, once typing pauses; "" at once when emptied.
    left_downwards(): Arrow down, on to the results; accepted(): Enter, the first result."""

    search_changed = Signal(str)
    left_downwards = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Name, phone or text"))
        self.setAccessibleName(self.tr("Search patients and messages"))
        self._clear = QToolButton(self)
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._clear.setToolTip(self.tr("Clear the search"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setProperty("kind", "icon")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(int(theme.tokens()["motion"]["searchDebounce"]))
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._on_text_changed)
        self._restyle()
        theme.notifier().changed.connect(self._restyle)

    def words(self) -> str:
        """What is searched, without spaces around it."""
        return self.text().strip()

    def _on_text_changed(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if self.words():
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.words() != self._told:
            self._told = self.words()
            self.search_changed.emit(self._told)

    def _restyle(self) -> None:
        px = theme.current().px
        self._clear.setIcon(assets.icon("x", px(16)))
        self._clear.setIconSize(QSize(px(16), px(16)))
        self.setTextMargins(px(21), 0, px(56), 0)
        self._place_clear()

    def _place_clear(self) -> None:
        side = theme.current().px(32)
        self._clear.move(self.width() - side - 2, (self.height() - side) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell()
            self.accepted.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        px = theme.current().px
        glass = QRectF(px(11), (self.height() - px(16)) / 2, px(16), px(16))
        assets.paint(painter, "search", glass, "textMuted")
        if not self.text():
            self._paint_keys(painter)
        painter.end()

    def _paint_keys(self, painter: QPainter) -> None:
        colors, px = theme.current(), theme.current().px
        font = theme.font("micro")
        # Qt's own Spanish would write "Control"; the key says Ctrl, as do all other hints.
        text = _KEYS.replace("+", " ")
        width = QFontMetrics(font).horizontalAdvance(text) + px(12)
        cap = QRectF(self.width() - px(9) - width, (self.height() - px(18)) / 2, width, px(18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(colors.color("surfaceAlt"))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font)
        painter.setPen(colors.color("textMuted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
