"""The primary button of a dialog, with its keys drawn on it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton

_CAP_PADDING = 6
_CAP_GAP = 2


class ConfirmButton(PushButton):
    """A primary button that says which keys press it."""

    def __init__(self, text: str, *, icon: str, keys: str) -> None:
        super().__init__(text, kind="primary", icon=icon)
        self._keys = keys
        self.setToolTip(keys)
        self.setAccessibleDescription(keys)

    def _cap_width(self) -> int:
        return QFontMetrics(theme.font("micro")).horizontalAdvance(self._keys) + 2 * _CAP_PADDING

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._cap_width() + _CAP_GAP, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        cap = self._cap_width()
        option.rect = self.rect().adjusted(0, 0, -cap - _CAP_GAP, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.current().px(18)
        left = self.width() - cap - theme.current().px(14)
        area = QRectF(left + 0.5, (self.height() - height) / 2 + 0.5, cap - 1, height - 1)
        ink = theme.current().color("onPrimary" if self.isEnabled() else "textSubtle")
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(theme.font("micro"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.end()
