"""A small word on a tinted ground: numbers, states, where a value comes from."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aura_desktop.ui import assets, painting, theme


class Tag(QWidget):
    """A word with an optional icon; `ink` and `fill` are colour tokens, `dashed` draws a dashed edge."""

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        ink: str = "textMuted",
        fill: str = "hover",
        dashed: bool = False,
    ) -> None:
        super().__init__()
        self._icon = icon
        self._dashed = dashed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)
        self.show_word(text, icon=icon, ink=ink, fill=fill)

    def show_word(self, text: str, *, icon: str = "", ink: str, fill: str) -> None:
        """Show another word."""
        self._text, self._icon, self._ink, self._fill = text, icon, ink, fill
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme.current().px
        width = QFontMetrics(theme.font("micro")).horizontalAdvance(self._text)
        icon = px(12) + 4 if self._icon else 0
        return QSize(max(width + icon + px(12), px(22)), px(20 if self._dashed else 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, area = theme.current(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(self._fill))
            painter.drawRoundedRect(area, 4, 4)
        if self._dashed and not self._fill:
            painting.dashed_frame(painter, area, 5, colors.color(self._ink))
        left = float(colors.px(6))
        if self._icon:
            side = colors.px(12)
            spot = QRectF(left, (area.height() - side) / 2, side, side)
            assets.paint(painter, self._icon, spot, self._ink)
            left += side + 4
        painter.setFont(theme.font("micro"))
        painter.setPen(colors.color(self._ink))
        words = area if not self._icon else area.adjusted(left, 0, 0, 0)
        flag = Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(words, flag | Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
