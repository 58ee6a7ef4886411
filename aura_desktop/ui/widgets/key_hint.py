"""Keys drawn as little caps, with what they do beside them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aura_desktop.ui import theme

_PADDING = 6
_GAP = 6


class KeyHint(QWidget):
    """[↑] [↓] choose: keys in frames, then words; read out as one sentence.

    Where the room ends, the keys stay and the words are left out.
    """

    def __init__(self, keys: tuple[str, ...], words: str) -> None:
        super().__init__()
        self._keys = keys
        self._words = words
        self.setAccessibleName(f"{' '.join(keys)}: {words}")
        theme.notifier().changed.connect(self.updateGeometry)

    def _cap_width(self, key: str) -> int:
        metrics = QFontMetrics(theme.font("micro"))
        return max(metrics.horizontalAdvance(key) + 2 * _PADDING, theme.current().px(20))

    def _caps_width(self) -> int:
        return sum(self._cap_width(key) + _GAP for key in self._keys)

    def _words_width(self) -> int:
        return QFontMetrics(theme.font("ui")).horizontalAdvance(self._words)

    def sizeHint(self) -> QSize:
        return QSize(self._caps_width() + self._words_width() + 1, theme.current().px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._caps_width(), theme.current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = 0.5, (self.height() - px(18)) / 2
        painter.setFont(theme.font("micro"))
        for key in self._keys:
            cap = QRectF(left, top, self._cap_width(key) - 1, px(18))
            painter.setPen(QPen(colors.color("border"), 1))
            painter.setBrush(colors.color("surface"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(colors.color("textMuted"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left += self._cap_width(key) + _GAP
        painter.setFont(theme.font("ui"))
        painter.setPen(colors.color("textMuted"))
        area = QRectF(left, 0, self.width() - left, self.height())
        if self._words_width() <= area.width():
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, align, self._words)
        painter.end()
