"""Where things stand in the chat: column and panel side by side, or the panel over the column."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.chat_header import ChatHeader
from aura_desktop.ui.widgets.composer import Composer
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.empty_state import EmptyState
from aura_desktop.ui.widgets.patient_panel import PatientPanel
from aura_desktop.ui.widgets.timeline_view import TimelineView


class Density:
    """The three widths of window the design knows."""

    COMPACT, NORMAL, WIDE = "Compact", "", "Wide"

    @staticmethod
    def of(window_width: int) -> str:
        """Which one a window of this width has; also the ending of the layout tokens."""
        layout = theme.tokens()["layout"]
        if window_width < layout["compactBelowWidth"]:
            return Density.COMPACT
        return Density.WIDE if window_width >= layout["wideFromWidth"] else Density.NORMAL

    @staticmethod
    def width(name: str, density: str) -> int:
        """The width of "list" or "panel" in this density, in pixels."""
        return theme.current().metric(f"layout.{name}{density}")


class ChatColumn(QWidget):
    """Header, transcript, composer; the composer is never wider than the message column."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._holder = QWidget(self)
        self.header = ChatHeader(self)
        self.timeline = TimelineView(self, clock)
        self.composer = Composer(self._holder)
        self._margins = QVBoxLayout(self._holder)
        self._margins.setSpacing(8)
        self._margins.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.timeline, 1)
        column.addWidget(self._holder)
        self.setAutoFillBackground(True)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def put_above_composer(self, widget: QWidget) -> None:
        """Between transcript and composer, as wide as the composer."""
        self._margins.insertWidget(self._margins.count() - 1, widget)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.current().color("canvas"))
        self.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = Density.of(self.window().width()) == Density.COMPACT
        side = 16 if compact else 20
        most = theme.current().px(theme.tokens()["layout"]["columnMax"])
        side = max(side, (self.width() - most) // 2)
        self._margins.setContentsMargins(side, 8, side, 10 if compact else 14)


class ChatLayout(QWidget):
    """The widgets of the chat in their places.

    Signals: panel_width_changed(), after the splitter was moved by hand; next_requested().
    """

    panel_width_changed = Signal()
    next_requested = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # From the outside inwards: style and font go down a tree again each time it gets a parent.
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        outer.addWidget(self._stack)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self._stack)
        self._splitter.setChildrenCollapsible(False)
        column = self.column = ChatColumn(clock, self._splitter)
        self.header, self.timeline, self.composer = column.header, column.timeline, column.composer
        self.panel = PatientPanel(self._splitter)
        self._panel_wanted = True
        self._overlay = False
        self._density = ""
        self._panel_width = 0
        self._splitter.addWidget(column)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.splitterMoved.connect(self.panel_width_changed)
        self._splitter.handle(1).installEventFilter(self)
        self._empty = EmptyState(
            "messages-square",
            self.tr("Choose a conversation"),
            share=0.28,
        )
        self.offer_next(waiting=False)
        self._empty.action_requested.connect(self.next_requested)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._splitter)

    def show_chat(self) -> None:
        """A conversation is open: no more invitation to choose one."""
        if self._stack.currentWidget() is not self._splitter:
            self._stack.setCurrentWidget(self._splitter)
            # Only now does the splitter have a width to share out.
            self.set_panel_width(self._panel_width)

    def show_nothing(self) -> None:
        """No conversation is open: the invitation to choose one."""
        self._stack.setCurrentWidget(self._empty)

    def offer_next(self, *, waiting: bool) -> None:
        """Offer the next one waiting while no conversation is open, if there is one."""
        title = self.tr("Choose a conversation")
        if waiting:
            words = self.tr("Or jump to the one whose time runs out first.")
            self._empty.set_words(title, words, self.tr("Next one waiting"))
        else:
            self._empty.set_words(title, self.tr("Nobody is waiting for an answer."))

    def toggle_panel(self) -> None:
        """Show the patient panel or hide it."""
        if self.panel.isVisible():
            self._panel_wanted = self._overlay
            self.panel.hide()
            self.composer.take_focus()
        else:
            self.show_panel()

    def show_panel(self) -> None:
        """Show the patient panel, over the chat where there is no room beside it."""
        self._panel_wanted = True
        self.panel.show()
        if self._overlay:
            self._place_overlay()
            self.panel.raise_()

    def close_overlay(self) -> bool:
        """Take the panel away if it lies over the chat; whether it did."""
        if not self._overlay or not self.panel.isVisible():
            return False
        self.toggle_panel()
        return True

    def focus_panel(self) -> None:
        """Put the keyboard focus on the first thing in the panel."""
        self.panel.take_focus()

    def panel_width(self) -> int:
        """The width the panel has beside the chat; 0 while it has no place there."""
        sizes = self._splitter.sizes()
        return sizes[1] if len(sizes) > 1 and not self._overlay else 0

    def set_panel_width(self, width: int) -> None:
        """Give the panel this width; 0 gives it the one of the design."""
        self._panel_width = width
        if self._overlay:
            return
        width = width or Density.width("panel", self._density)
        self._splitter.setSizes([max(self.width() - width, 1), width])

    def fit(self, window_width: int) -> None:
        """Follow the width of the window."""
        density = Density.of(window_width)
        overlay = window_width < theme.tokens()["layout"]["panelHideBelowWidth"]
        changed = density != self._density or overlay != self._overlay
        self._density = density
        self.header.set_compact(compact=density == Density.COMPACT)
        self.timeline.set_margin(16 if density == Density.COMPACT else 20)
        self.panel.setMinimumWidth(theme.current().px(240))
        if overlay != self._overlay:
            self._set_overlay(overlay=overlay)
        if changed:
            self.set_panel_width(0)

    def _set_overlay(self, *, overlay: bool) -> None:
        self._overlay = overlay
        set_property(self.panel, "floating", "true" if overlay else "false")
        if overlay:
            self.panel.setParent(self)
            self.panel.hide()
        else:
            self._splitter.addWidget(self.panel)
            self._splitter.setStretchFactor(1, 0)
            self._splitter.handle(1).installEventFilter(self)
            self.panel.setVisible(self._panel_wanted)

    def _place_overlay(self) -> None:
        width = Density.width("panel", self._density)
        top = self.header.height()
        self.panel.setGeometry(self.width() - width, top, width, self.height() - top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.close_overlay():
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        double = event.type() is QEvent.Type.MouseButtonDblClick
        if double and isinstance(event, QMouseEvent):
            self.set_panel_width(0)
            self.panel_width_changed.emit()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.window().width())
        if self._overlay and self.panel.isVisible():
            self._place_overlay()
