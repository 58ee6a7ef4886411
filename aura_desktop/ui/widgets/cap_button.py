"""Buttons of the draft: words and the keys that do the same on a little cap."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from aura_desktop.ui import assets, theme

_LOOKS = {
    # kind: (ground, ground under the pointer, edge, ink)
    "ai": ("ai", "aiHover", "", "onAi"),
    "ai_outline": ("surface", "aiTintStrong", "ai", "aiText"),
    "ai_chip": ("", "aiTintStrong", "aiBorder", "aiText"),
    "ai_ghost": ("", "aiTintStrong", "", "textMuted"),
    "outline": ("surface", "hover", "borderControl", "text"),
    "ghost": ("", "hover", "", "textMuted"),
    "link": ("", "primaryTint", "", "primaryText"),
}
_STRONG = frozenset({"ai", "ai_outline", "outline", "link"})
_HEIGHT, _CAP_HEIGHT, _ICON = 28, 18, 14


class CapButton(QAbstractButton):
    """28 high. `kind` is one of "ai", "ai_outline", "ai_chip", "ai_ghost", "outline", "ghost", "link"."""

    def __init__(
        self, text: str, *, kind: str, keys: str = "", icon: str = "", opens_menu: bool = False
    ) -> None:
        super().__init__()
        self._kind, self._keys, self._icon_name = kind, keys, icon
        self._opens_menu, self._caps_shown = opens_menu, True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_words(self, text: str) -> None:
        """Put other words on it."""
        self.setText(text)
        self.setAccessibleName(text.replace("&&", "&"))
        if self._keys:
            self.setToolTip(f"{text} ({self._keys.replace(' ', '+')})")
        self.updateGeometry()

    def show_caps(self, *, shown: bool) -> None:
        """With or without the cap; the tooltip names the keys either way."""
        if shown != self._caps_shown:
            self._caps_shown = shown
            self.updateGeometry()
            self.update()

    def _has_cap(self) -> bool:
        return bool(self._keys) and self._caps_shown

    def _role(self) -> str:
        return "uiStrong" if self._kind in _STRONG else "ui"

    def _padding(self) -> int:
        return theme.current().px({"link": 5, "ai_ghost": 8}.get(self._kind, 10))

    def _cap_width(self) -> int:
        metrics = QFontMetrics(theme.font("micro"))
        px = theme.current().px
        return max(metrics.horizontalAdvance(self._keys) + px(10), px(20))

    def sizeHint(self) -> QSize:
        px = theme.current().px
        width = QFontMetrics(theme.font(self._role())).horizontalAdvance(self.text())
        width += 2 * self._padding() + 2
        if self._has_cap():
            width += self._cap_width() + px(7) - px(3)
        for wanted in (self._icon_name or self.isChecked(), self._opens_menu):
            width += px(_ICON) + px(5) if wanted else 0
        return QSize(width, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, hover, edge, ink = _LOOKS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.isChecked():
            ground = "aiTintStrong"
        ink = ink if self.isEnabled() else "textSubtle"
        self._paint_ground(painter, hover if pressed else ground, edge)
        self._paint_words(painter, ink)
        painter.end()

    def _paint_ground(self, painter: QPainter, ground: str, edge: str) -> None:
        colors = theme.current()
        area = QRectF(self.rect())
        focused = self.hasFocus()
        width = 2.0 if focused else 1.0
        if focused:
            edge = "text" if self._kind == "ai" else "focus"
        painter.setPen(QPen(colors.color(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colors.color(ground) if ground else Qt.BrushStyle.NoBrush)
        inset = width / 2 if edge else 0
        radius = 6.0 if self._kind == "ai_chip" else 8.0
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        colors, px = theme.current(), theme.current().px
        left, height = float(self._padding() + 1), float(self.height())
        name = "check" if self.isChecked() else self._icon_name
        if name:
            side = px(_ICON)
            assets.paint(painter, name, QRectF(left, (height - side) / 2, side, side), ink)
            left += side + px(5)
        painter.setFont(theme.font(self._role()))
        painter.setPen(colors.color(ink))
        advance = painter.fontMetrics().horizontalAdvance(self.text())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, advance + 2, height), flags, self.text())
        left += advance
        if self._has_cap():
            top = (height - px(_CAP_HEIGHT)) / 2
            cap = QRectF(left + px(7), top, self._cap_width(), px(_CAP_HEIGHT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color(ink), 1))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(theme.font("micro"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
        if self._opens_menu:
            side = px(_ICON)
            spot = QRectF(left + px(5), (height - side) / 2 + 1, side, side)
            assets.paint(painter, "chevron-down", spot, ink)
