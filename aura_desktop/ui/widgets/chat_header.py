"""The bar above the transcript: who, how much of the window is left, resolve, panel."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.conversation import (
    Conversation,
    ServiceWindow,
    WindowState,
    service_window,
)
from aura_desktop.domain.phone import for_reading
from aura_desktop.ui import assets, painting, theme, wording, wording_time
from aura_desktop.ui.safe_words import tip
from aura_desktop.ui.widgets.avatar import Avatar
from aura_desktop.ui.widgets.controls import ElidedLabel, IconButton, PushButton

_NAME_WIDTH = 150
"""So much room the name has before the button beside it loses its words."""
_TINTS = {
    WindowState.OPEN: ("primaryTint", "primaryText"),
    WindowState.LOW: ("warningTint", "warning"),
    WindowState.CRITICAL: ("dangerTint", "danger"),
}


class WindowChip(QWidget):
    """Time left over "window open", on a ground that follows the ring; dashed once it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window: ServiceWindow | None = None
        self._lines = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_window(self, window: ServiceWindow, now: datetime) -> None:
        """Show this window as it is at `now`."""
        self._window = window
        self._lines = self._words(window, now)
        self.setAccessibleName(wording.window_spoken(window))
        words = ""
        if window.is_open and window.closes_at is not None:
            words = self.tr("Free text is possible until {time}.")
            words = words.format(time=wording_time.clock(window.closes_at))
        self.setToolTip(tip(words))
        self.updateGeometry()
        self.update()

    def lines(self) -> tuple[str, str]:
        """The two lines shown."""
        return self._lines

    def _words(self, window: ServiceWindow, now: datetime) -> tuple[str, str]:
        if not window.is_open:
            if window.closes_at is None:
                return self.tr("Closed"), self.tr("templates only")
            return self.tr("Closed"), wording_time.since(window.closes_at, now)
        left = wording_time.remaining(window.remaining)
        if window.state is WindowState.OPEN:
            return left, self.tr("window open")
        return left, self.tr("closes soon")

    def sizeHint(self) -> QSize:
        first, second = self._lines
        words = max(
            QFontMetrics(theme.font("uiStrong")).horizontalAdvance(first),
            QFontMetrics(theme.font("meta")).horizontalAdvance(second),
        )
        px = theme.current().px
        return QSize(px(34) + words + px(14), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._window is None:
            return
        colors = theme.current()
        fill, ink = _TINTS.get(self._window.state, ("surfaceAlt", "textMuted"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if not self._window.is_open:
            painting.dashed_frame(painter, QRectF(self.rect()), 8, colors.color("ringClosed"))
        side = colors.px(18)
        icon = QRectF(colors.px(9), (self.height() - side) / 2, side, side)
        assets.paint(painter, "timer" if self._window.is_open else "lock", icon, ink)
        self._paint_lines(painter, colors.color(ink))

    def _paint_lines(self, painter: QPainter, ink: QColor) -> None:
        px = theme.current().px
        left, half = px(34), self.height() / 2
        places = (
            ("uiStrong", QRectF(left, px(3), self.width() - left, half - px(2))),
            ("meta", QRectF(left, half, self.width() - left, half - px(4))),
        )
        painter.setPen(ink)
        for words, (role, room) in zip(self._lines, places, strict=True):
            painter.setFont(theme.font(role))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class ChatHeader(QFrame):
    """Who the open conversation is with.

    Signals: resolve_requested(resolved), panel_toggled(shown).
    """

    resolve_requested = Signal(bool)
    panel_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._resolved = False
        self._avatar = Avatar(44)
        self._name = ElidedLabel(role="section")
        self._subtitle = ElidedLabel(role="ui", tone="subtle")
        self._chip = WindowChip()
        self._resolve = PushButton(self.tr("Resolve"), icon="check")
        self._panel = IconButton("panel-right", self.tr("Patient panel"))
        self._panel.set_name(self.tr("Patient panel"), "Ctrl+I")
        self._build()
        self._resolve.clicked.connect(self._on_resolve_clicked)
        self._panel.clicked.connect(self.panel_toggled)
        theme.notifier().changed.connect(self._restyle)

    def show_conversation(self, conversation: Conversation, now: datetime) -> None:
        """Who it is and how things stand at `now`."""
        contact = conversation.contact
        window = service_window(conversation.last_inbound_at, now)
        self._avatar.set_contact(contact, window)
        name = wording.contact_name(contact)
        self._name.set_text(name)
        parts = [for_reading(contact.phone)] if contact.phone else []
        if contact.username and not contact.phone:
            parts.append(f"@{contact.username}")
        parts += [label.name for label in conversation.labels[:2]]
        self._subtitle.set_text(" · ".join(part for part in parts if part != name))
        self._chip.set_window(window, now)
        self._resolved = conversation.resolved
        self._resolve.set_words(self.tr("Reopen") if self._resolved else self.tr("Resolve"))
        self._resolve.set_icon("undo-2" if self._resolved else "check")
        self._fit()

    def put_tool(self, widget: QWidget) -> None:
        """One more button, before the one that resolves."""
        before = self._resolve.previousInFocusChain()
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        self._row.insertWidget(self._row.indexOf(self._resolve), widget)
        # It comes later than the others, and Tab comes to it where it is seen.
        if before is not None:
            QWidget.setTabOrder(before, widget)
        self._fit()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self._chip)
        row.addSpacing(4)
        row.addWidget(self._resolve)
        row.addSpacing(2)
        row.addWidget(self._panel)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """The lower bar of small windows."""
        self._compact = compact
        self._restyle()

    def _restyle(self) -> None:
        name = "layout.topBarCompact" if self._compact else "layout.topBar"
        self.setFixedHeight(theme.current().metric(name))
        self._fit()

    def _fit(self) -> None:
        """The name comes first: where it has no room the button goes without its words."""
        self._resolve.set_bare(bare=False)
        others = self._row.minimumSize().width() - self._name.minimumWidth()
        bare = self.width() - others < theme.current().px(_NAME_WIDTH)
        self._resolve.set_bare(bare=bare)
        keys = "" if self._resolved else "Ctrl+D"
        words = self._resolve.accessibleName()
        self._resolve.setToolTip(f"{words} ({keys})" if bare and keys else words if bare else keys)

    def _on_resolve_clicked(self) -> None:
        self.resolve_requested.emit(not self._resolved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("border"))
