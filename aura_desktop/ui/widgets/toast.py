"""Short notices at the bottom right: at most three, six seconds each, paused under the pointer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, IconLabel, PushButton
from aura_desktop.ui.widgets.key_hint import KeyHint

WIDTH, HEIGHT, AT_MOST = 340, 62, 3
_SHADOW, _GAP = 12, 8
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Toast(QWidget):
    """One notice. Signals: action_requested, gone."""

    action_requested = Signal()
    gone = Signal()

    def __init__(
        self, title: str, text: str, *, icon: str, ink: str, action: str, keys: str, visible_ms: int
    ) -> None:
        super().__init__()
        px = theme.current().px
        self.setFixedSize(QSize(px(WIDTH) + 2 * _SHADOW, px(HEIGHT) + 2 * _SHADOW))
        self._timer = QTimer(self, singleShot=True, interval=visible_ms)
        self._timer.timeout.connect(self.gone)
        name, words = ElidedLabel(role="uiStrong"), ElidedLabel(tone="muted")
        name.set_text(title)
        words.set_text(text)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(name)
        if text:
            column.addWidget(words)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW + 14, _SHADOW, _SHADOW + 6, _SHADOW)
        row.setSpacing(2)
        row.addWidget(IconLabel(icon, size=20, ink=ink))
        row.addSpacing(8)
        row.addLayout(column, 1)
        self._add_button(row, action, keys)
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def start(self) -> None:
        """Begin to count down."""
        self._timer.start()

    def wait(self) -> None:
        """Count no more, until `start`."""
        self._timer.stop()

    def _add_button(self, row: QHBoxLayout, action: str, keys: str) -> None:
        if action:
            button = PushButton(action, kind="link")
            button.clicked.connect(self.action_requested)
            row.addWidget(button)
            if keys:
                row.addWidget(KeyHint((keys,), ""))
        else:
            close = IconButton("x", self.tr("Dismiss"))
            close.clicked.connect(self.gone)
            row.addWidget(close)
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() is QEvent.Type.FocusOut:
            self._timer.start()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        shadow = QColor(colors.color("shadow"))
        painter.setPen(Qt.PenStyle.NoPen)
        shadow.setAlphaF(0.02 if colors.name == "light" else 0.05)
        painter.setBrush(shadow)
        for spread in range(_SHADOW, 0, -2):
            halo = card.adjusted(-spread, -spread + 4, spread, min(spread + 4, _SHADOW))
            painter.drawRoundedRect(halo, 12 + spread, 12 + spread)
        painter.setBrush(colors.color("surface"))
        painter.setPen(QPen(colors.color("border"), 1))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)


class ToastStack(QObject):
    """Puts toasts over the bottom right of a window, above what must stay free there."""

    def __init__(self, window: QWidget, *, bottom: int = 0) -> None:
        super().__init__(window)
        self._window = window
        self._bottom = bottom
        self._toasts: list[Toast] = []
        self._undos: dict[Toast, Callable[[], None]] = {}
        self._floors: list[QWidget] = []
        self._aside = False
        window.installEventFilter(self)

    def stand_above(self, widget: QWidget) -> None:
        """Never cover this widget of the window while it can be seen."""
        self._floors.append(widget)
        widget.installEventFilter(self)
        widget.destroyed.connect(lambda: self._floors.remove(widget))

    def show_toast(
        self,
        title: str,
        text: str = "",
        *,
        icon: str = "info",
        ink: str = "text",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        keys: str = "",
        visible_ms: int = 0,
    ) -> Toast:
        """Show a notice; the oldest makes room for a fourth."""
        visible_ms = visible_ms or int(theme.tokens()["motion"]["toastVisible"])
        toast = Toast(
            title, text, icon=icon, ink=ink, action=action, keys=keys, visible_ms=visible_ms
        )
        toast.setParent(self._window)
        toast.gone.connect(lambda: self.remove(toast))
        if on_action is not None:
            toast.action_requested.connect(lambda: self.remove(toast))
            toast.action_requested.connect(on_action)
        self._toasts.append(toast)
        while len(self._toasts) > AT_MOST:
            self.remove(self._toasts[0])
        if not self._aside:
            self._present(toast)
        return toast

    def set_aside(self, *, aside: bool) -> None:
        """Show nothing; what is there and what comes waits, and has its whole time afterwards."""
        if aside == self._aside:
            return
        self._aside = aside
        for toast in list(self._toasts):
            if aside:
                toast.wait()
                toast.hide()
            else:
                self._present(toast)

    def _present(self, toast: Toast) -> None:
        self._place()
        toast.show()
        toast.raise_()
        toast.start()
        announcement = QAccessibleAnnouncementEvent(toast, toast.accessibleName())
        QAccessible.updateAccessibility(announcement)

    def show_undo(self, title: str, text: str, on_undo: Callable[[], None]) -> Toast:
        """A notice of something done that can be taken back while it is shown, also by `undo`."""
        toast = self.show_toast(
            title,
            text,
            icon="check",
            action=self.tr("Undo"),
            on_action=on_undo,
            keys="Ctrl Z",
            visible_ms=int(theme.tokens()["motion"]["undoWindow"]),
        )
        self._undos[toast] = on_undo
        return toast

    def can_undo(self) -> bool:
        """Whether `undo` would take something back."""
        return bool(self._undos)

    def undo(self) -> None:
        """Take back the latest thing that still can be; once more, the one before it."""
        if self._undos:
            toast, on_undo = next(reversed(self._undos.items()))
            self.remove(toast)
            on_undo()

    def remove(self, toast: Toast) -> None:
        """Take a notice away; a second time does nothing."""
        self._undos.pop(toast, None)
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        bottom = self._lowest() + _SHADOW
        for toast in reversed(self._toasts):
            bottom -= toast.height()
            toast.move(self._window.width() - toast.width() - 20 + _SHADOW, bottom)
            bottom += 2 * _SHADOW - 10

    def _lowest(self) -> int:
        lowest = self._window.height() - self._bottom - 20
        seen = (floor for floor in self._floors if floor.isVisible())
        tops = (floor.mapTo(self._window, QPoint(0, 0)).y() - _GAP for floor in seen)
        return min([lowest, *tops])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._toasts and event.type() in _MOVES:
            # Once everything has found its place.
            QTimer.singleShot(0, self, self._place)
        return False
