"""What has the keyboard stays in sight, with the words under it."""

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from aura_desktop.ui import theme

_AROUND, _BESIDE = 56, 16
"""So much of what stands over and under it is shown too: its label, and what is wrong with it."""


def show_whole(widget: QWidget) -> None:
    """Scroll to what has just appeared, once it has its place: its end, and its beginning if there is room."""

    def scroll() -> None:
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or not widget.isVisible():
            return
        around = theme.current().px(_BESIDE)
        top = widget.mapTo(area.viewport(), QPoint(0, 0)).y() - around
        under = top + widget.height() + 2 * around - area.viewport().height()
        bar = area.verticalScrollBar()
        if under > 0:
            bar.setValue(bar.value() + min(under, max(top, 0)))
        elif top < 0:
            bar.setValue(bar.value() + top)

    QTimer.singleShot(0, widget, scroll)


class FocusFollower(QObject):
    """Scrolls an area to the widget that gets the keyboard, and after it when the page grows above.

    Qt does so for Tab only. A click is not followed: what was clicked is in sight, and must not run away.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._is_in_sight = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        bar.valueChanged.connect(self._note)

    def _focused(self) -> QWidget | None:
        widget = QApplication.focusWidget()
        if widget is None or not self._area.viewport().isAncestorOf(widget):
            return None
        return widget

    def _show(self, widget: QWidget) -> None:
        self._area.ensureWidgetVisible(widget, 0, theme.current().px(_AROUND))
        self._note()

    def _note(self) -> None:
        widget, port = self._focused(), self._area.viewport()
        if widget is None:
            self._is_in_sight = False
            return
        top = widget.mapTo(port, QPoint(0, 0)).y()
        self._is_in_sight = top < port.height() and top + widget.height() > 0

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if not isValid(self._area):
            return  # it goes with its window, and the keyboard before it
        widget = self._focused()
        if widget is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._show(widget)
        else:
            self._note()

    def _on_range_changed(self) -> None:
        widget = self._focused()
        if widget is not None and self._is_in_sight:
            self._show(widget)
