"""What the AI does in this conversation: a button of the chat header, and its menu."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.ui import assets, theme, wording_ai

_MODES = (AiMode.SUGGEST, AiMode.AUTO, AiMode.OFF)
_ICONS = {AiMode.SUGGEST: "sparkles", AiMode.AUTO: "sparkles"}
_LOOKS = {
    # mode: (ground, edge, ink)
    AiMode.SUGGEST: ("surface", "ai", "aiText"),
    AiMode.AUTO: ("aiTintStrong", "ai", "aiText"),
}
_PADDING, _ICON, _HEIGHT = 12, 16, 36
_KEYS = "Ctrl+M"


class AiModeButton(QAbstractButton):
    """Shows a mode; the menu asks for another.

    Signals: mode_requested(AiMode as str), patient_without_ai_requested(without).
    """

    mode_requested = Signal(str)
    patient_without_ai_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode, self._without = AiMode.OFF, False
        self._may: tuple[AiMode, ...] = _MODES
        self._is_bare = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        shortcut = QShortcut(QKeySequence(_KEYS), self)
        shortcut.activated.connect(self.open_menu)
        theme.notifier().changed.connect(self.updateGeometry)
        self.show_mode(AiMode.OFF)

    def show_mode(
        self,
        mode: AiMode,
        *,
        patient_without_ai: bool = False,
        offered: tuple[AiMode, ...] = _MODES,
    ) -> None:
        """The mode that holds here. `offered`: what may be chosen; the clinic can have forbidden some."""
        self._mode = AiMode.OFF if patient_without_ai else mode
        self._without, self._may = patient_without_ai, offered
        words = wording_ai.mode_words(self._mode)
        self.setText(words)
        self.setAccessibleName(self.tr("AI mode: {mode}").format(mode=words))
        help_words = wording_ai.mode_help(self._mode)
        if patient_without_ai:
            help_words = self.tr("This patient does not want AI.")
        self.setAccessibleDescription(help_words)
        self.setToolTip(f"{words} ({_KEYS})\n{help_words}")
        self.updateGeometry()
        self.update()

    def set_bare(self, *, bare: bool) -> None:
        """Show the icon alone where there is no room; the words stay its name."""
        self._is_bare = bare
        self.updateGeometry()
        self.update()

    def open_menu(self) -> QMenu:
        """The three modes and "without AI", under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        for mode in _MODES:
            action = menu.addAction(wording_ai.mode_words(mode))
            action.setToolTip(wording_ai.mode_help(mode))
            action.setCheckable(True)
            action.setChecked(mode is self._mode)
            action.setEnabled(mode in self._may and (not self._without or mode is AiMode.OFF))
            action.triggered.connect(lambda _=False, to=mode: self._choose(to))
            group.addAction(action)
        menu.addSeparator()
        without = menu.addAction(self.tr("Without AI for this patient"))
        without.setCheckable(True)
        without.setChecked(self._without)
        without.triggered.connect(self.patient_without_ai_requested)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        return menu

    def _choose(self, mode: AiMode) -> None:
        if mode is not self._mode:
            self.mode_requested.emit(mode.value)

    def sizeHint(self) -> QSize:
        px = theme.current().px
        width = 2 * px(_PADDING) + px(_ICON) + px(6) + px(14)
        if not self._is_bare:
            words = QFontMetrics(theme.font("uiStrong")).horizontalAdvance(self.text())
            width += words + px(8)
        return QSize(width, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        ground, edge, ink = _LOOKS.get(self._mode, ("surface", "borderControl", "text"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        pen = 2.0 if focused else 1.0
        painter.setPen(QPen(colors.color("focus" if focused else edge), pen))
        hover = "aiTintStrong" if self._mode in _LOOKS else "hover"
        painter.setBrush(colors.color(hover if self.underMouse() else ground))
        area = QRectF(self.rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        painter.drawRoundedRect(area, 8, 8)
        side, left, middle = px(_ICON), float(px(_PADDING)), self.height() / 2
        spot = QRectF(left, middle - side / 2, side, side)
        assets.paint(painter, _ICONS.get(self._mode, "hand"), spot, ink)
        left += side + px(8)
        if not self._is_bare:
            painter.setFont(theme.font("uiStrong"))
            painter.setPen(colors.color(ink))
            room = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        arrow = px(14)
        end = self.width() - px(_PADDING) - arrow + px(2)
        assets.paint(painter, "chevron-down", QRectF(end, middle - arrow / 2, arrow, arrow), ink)
        painter.end()
