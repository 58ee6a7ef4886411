"""A dialog inside the window: a scrim over everything, a card in the middle, the focus kept inside."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.ui import assets, theme
from aura_desktop.ui.curtain import Curtain, curtain_of
from aura_desktop.ui.widgets.dialog_card import DialogCard, paint_shadow
from aura_desktop.ui.widgets.key_hint import KeyHint

_MARGIN = 16
_HEADER = 60
_FOOTER = 64
_ROOM_UNDER = 30


class DialogFrame(QWidget):
    """Covers its window with a scrim and shows a card with header, body and footer.

    Esc closes, Ctrl+Enter confirms, Tab stays inside; the window's own shortcuts rest meanwhile.
    Signals: dismissed, when a person closed it; confirm_requested.
    """

    dismissed = Signal()
    confirm_requested = Signal()

    def __init__(self, parent: QWidget, icon: str, size: QSize) -> None:
        super().__init__(parent)
        self._design_size = size
        self._focus_before: QWidget | None = None
        self._focus_inside: QWidget | None = None
        self._is_open = False
        self._curtain: Curtain | None = None
        self.card = DialogCard(self)
        self._icon_name = icon
        self._icon = QLabel()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._subtitle = QLabel()
        self._subtitle.setProperty("role", "ui")
        self._subtitle.setProperty("kind", "subtle")
        self._close = QToolButton()
        self._close.setProperty("kind", "icon")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(self.dismiss)
        self.header = QHBoxLayout()
        self.hints = QHBoxLayout()
        self.buttons = QHBoxLayout()
        self._body = QVBoxLayout()
        for words in (self._title, self._subtitle):
            words.setTextFormat(Qt.TextFormat.PlainText)
        self._arrange()
        self._on_theme_changed()
        theme.notifier().changed.connect(self._on_theme_changed)
        self.hide()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """The words in the header; they are also the dialog's accessible name."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.card.setAccessibleName(f"{title} {subtitle}".strip())

    def set_body(self, body: QWidget) -> None:
        """The widget between header and footer."""
        self._body.addWidget(body)

    def set_size(self, size: QSize) -> None:
        """The size of the card at 100 % text; it shrinks to the window it is in."""
        self._design_size = size
        self._place_card()

    def add_hint(self, keys: tuple[str, ...], words: str) -> None:
        """A keyboard hint at the left of the footer."""
        self.hints.addWidget(KeyHint(keys, words))

    def add_button(self, button: QPushButton) -> None:
        """A button at the right of the footer, after those already there."""
        # QDialog would let Enter in any field press the first of them.
        button.setAutoDefault(False)
        self.buttons.addWidget(button)
        self.setTabOrder(button, self._close)

    def is_open(self) -> bool:
        """Whether nobody has closed it yet; also while it is out of sight under the curtain."""
        return self._is_open

    def open(self, focus: QWidget | None = None) -> None:
        """Show it over the window; the focus goes to `focus`, or to the first field."""
        window = self.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        if not self._is_open:
            self._is_open = True
            self._focus_before = QApplication.focusWidget()
            window.installEventFilter(self)
            self._app().focusChanged.connect(self._on_focus_changed)
            self._curtain = curtain_of(window)
            if self._curtain is not None:
                self._curtain.moved.connect(self._on_curtain_moved)
        self._focus_inside = focus
        if self._curtain is None or not self._curtain.holds_dialogs():
            self._appear()

    def _on_curtain_moved(self, is_drawn: bool) -> None:
        """Out of sight as it is; and back, with the keyboard where it was in it."""
        if not is_drawn:
            self._appear()
        elif self.isVisible():
            focus = self.window().focusWidget()
            inside = focus is not None and self.card.isAncestorOf(focus)
            self._focus_inside = focus if inside else None
            self.hide()

    def _appear(self) -> None:
        self.setGeometry(self.window().rect())
        self.card.show()
        self.show()
        self.raise_()
        self._place_card()
        focus, self._focus_inside = self._focus_inside, None
        if focus is None or not shiboken6.isValid(focus):
            focus = next(self._stops(self._close, forward=True), self._close)
        focus.setFocus(Qt.FocusReason.PopupFocusReason)
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self.card, self.card.accessibleName())
        )

    def finish(self) -> None:
        """Close without a word; the focus goes back to where it was."""
        if not self._is_open:
            return
        self._is_open = False
        before, self._focus_before = self._focus_before, None
        self.window().removeEventFilter(self)
        self._app().focusChanged.disconnect(self._on_focus_changed)
        covered = self._curtain is not None and self._curtain.is_drawn()
        if self._curtain is not None:
            self._curtain.moved.disconnect(self._on_curtain_moved)
            self._curtain = None
        self.hide()
        if covered:
            return
        is_there = before is not None and shiboken6.isValid(before) and before.isVisible()
        # With the keyboard on something that is gone, the window would hear no shortcut any more.
        home = before if is_there and before is not None else self.window()
        home.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close because a person wants out."""
        self.finish()
        self.dismissed.emit()

    def _arrange(self) -> None:
        self.header.setContentsMargins(22, 0, 14, 0)
        self.header.setSpacing(12)
        for label in (self._icon, self._title, self._subtitle):
            self.header.addWidget(label)
        self.header.addStretch(1)
        self.header.addWidget(self._close)
        footer = QHBoxLayout()
        footer.setContentsMargins(20, 0, 20, 0)
        footer.setSpacing(10)
        self.hints.setSpacing(14)
        self.buttons.setSpacing(10)
        footer.addLayout(self.hints)
        footer.addStretch(1)
        footer.addLayout(self.buttons)
        self._header_box, self._footer_box = QWidget(), QWidget()
        self._header_box.setLayout(self.header)
        self._footer_box.setLayout(footer)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._header_box)
        column.addLayout(self._body, 1)
        column.addWidget(self._footer_box)

    def add_to_header(self, widget: QWidget) -> None:
        """A widget at the right of the header, before the closing cross."""
        self.header.insertWidget(self.header.count() - 1, widget)

    def _on_theme_changed(self) -> None:
        px = theme.current().px
        self._icon.setPixmap(assets.pixmap(self._icon_name, px(20), "text"))
        self._close.setIcon(assets.icon("x", px(18), "text"))
        self._close.setIconSize(QSize(px(18), px(18)))
        self._header_box.setFixedHeight(px(_HEADER))
        self._footer_box.setFixedHeight(px(_FOOTER))
        self._place_card()
        self.update()

    def _place_card(self) -> None:
        px = theme.current().px
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        wanted = QSize(px(self._design_size.width()), px(self._design_size.height()))
        area = QRect(self.rect().topLeft(), wanted.boundedTo(room))
        area.moveCenter(self.rect().center())
        self.card.set_bands(px(_HEADER), px(_FOOTER))
        self.card.setGeometry(area)

    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.card.isAncestorOf(now):
            # A row that was added this moment has no place yet.
            QTimer.singleShot(0, now, lambda: _scroll_to(now))

    def _stops(self, start: QWidget, *, forward: bool) -> Iterator[QWidget]:
        """The places inside the card that Tab visits, from `start` on, all the way round."""
        place = start
        for _ in range(10_000):
            found = place.nextInFocusChain() if forward else place.previousInFocusChain()
            if found is None or found is start:
                return
            place = found
            wants = place.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wants and place.isVisible() and place.isEnabled() and self.card.isAncestorOf(place):
                yield place

    def focusNextPrevChild(self, forward: bool) -> bool:
        start = QApplication.focusWidget() or self._close
        target = next(self._stops(start, forward=forward), None)
        if target is not None:
            reason = Qt.FocusReason.TabFocusReason
            target.setFocus(reason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # Keys belong to the dialog while it is open, not to the window's shortcuts.
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif control and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirm_requested.emit()
        # Anything else ends here too: it must not reach the window behind.
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scrim = QColor(theme.current().color("scrim"))
        alpha = theme.tokens()["alpha"]
        dark = theme.current().name == "dark"
        scrim.setAlphaF(alpha["scrimDark" if dark else "scrimLight"])
        painter.fillRect(self.rect(), scrim)
        paint_shadow(painter, self.card.geometry())
        painter.end()


def _scroll_to(widget: QWidget) -> None:
    """Bring a widget into view, with what stands under it."""
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    if holder is not None and shiboken6.isValid(widget):
        holder.ensureWidgetVisible(widget, 0, _ROOM_UNDER)
