"""The button that leads to the newest message."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from aura_desktop.ui import assets, theme


class JumpButton(QAbstractButton):
    """A round button with a chevron; with new messages below it says how many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rename()

    def count(self) -> int:
        """How many new messages it announces."""
        return self._count

    def set_count(self, count: int) -> None:
        """Say how many messages came in below; 0 leaves only the chevron."""
        self._count = count
        self._rename()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        height = theme.current().px(36)
        if not self._count:
            return QSize(height, height)
        words = QFontMetricsF(theme.font("uiStrong")).horizontalAdvance(self.text())
        return QSize(round(words) + theme.current().px(52), height)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rename()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        new = bool(self._count)
        edge = colors.color("primary" if new else "borderControl")
        focus = self.hasFocus()
        painter.setPen(QPen(colors.color("focus") if focus else edge, 2 if focus else 1))
        ground = "primary" if new else "hover" if self.underMouse() else "surface"
        painter.setBrush(colors.color(ground))
        inset = 1.0 if focus else 0.5
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        ink = "onPrimary" if new else "textMuted"
        side = float(colors.px(18))
        left = float(colors.px(14)) if new else (self.width() - side) / 2
        spot = QRectF(left, (self.height() - side) / 2, side, side)
        assets.paint(painter, "arrow-down" if new else "chevron-down", spot, ink)
        if new:
            painter.setFont(theme.font("uiStrong"))
            painter.setPen(colors.color(ink))
            rest = QRectF(self.rect()).adjusted(spot.right() + colors.px(6), 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _rename(self) -> None:
        words = self.tr("%n new message(s)", "", self._count)
        self.setText(words if self._count else "")
        self.setAccessibleName(words if self._count else self.tr("Go to the newest message"))
        self.setToolTip(self.tr("Go to the newest message"))
