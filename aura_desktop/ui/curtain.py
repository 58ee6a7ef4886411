"""The curtain of a window: while it is drawn, nothing that lies under it can be seen, reached or heard."""

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QToolTip, QWidget


class Curtain(QObject):
    """Draws one widget over pages, wizard, dialogs and toasts; all of them come back as they were.

    What is hidden is no stop for Tab, takes no drop, hears no key, and screen readers pass it by.

    Signals: moved(bool), it was drawn or lifted; dialogs and toasts go out of the way by it.
    alarm_told(words, rings), what nobody may miss, even now; silence_requested(), of that.
    """

    moved = Signal(bool)
    alarm_told = Signal(str, bool)
    silence_requested = Signal()

    def __init__(self, window: QWidget, levels: QStackedLayout) -> None:
        super().__init__(window)
        self._window = window
        self._levels = levels
        self._widget: QWidget | None = None
        self._under: QWidget | None = None
        self._focus: QWidget | None = None
        self._aside: list[QWidget] = []
        self._holds_dialogs = False
        self.alarm = ("", False)

    def is_drawn(self) -> bool:
        """Whether it covers the window."""
        return self._widget is not None

    def holds_dialogs(self) -> bool:
        """Whether nothing may open over the window now."""
        return self._holds_dialogs

    def tell_alarm(self, words: str, *, rings: bool = False) -> None:
        """Something of the line, not of patients, that is to be seen on the curtain too; "" when it is over."""
        if (words, rings) == self.alarm:
            return
        self.alarm = (words, rings)
        self.alarm_told.emit(words, rings)

    def put_under(self, level: QWidget) -> None:
        """This one of the levels is to be seen: now, or once the curtain is lifted."""
        if self._widget is None:
            self._levels.setCurrentWidget(level)
        else:
            self._under = level

    def draw(self, widget: QWidget) -> None:
        """Cover everything with this; in place of the former widget if it is drawn already."""
        former, self._widget = self._widget, widget
        if former is None:
            self._close_popups()
            self._focus = self._window.focusWidget()
            self._under = self._levels.currentWidget()
        elif former is not widget:
            self._levels.removeWidget(former)
            former.hide()
        self._levels.addWidget(widget)
        self._levels.setCurrentWidget(widget)
        self._holds_dialogs = True
        if former is None:
            self.moved.emit(True)
            self._put_others_aside()

    def lift(self) -> None:
        """Show again what was there, with the keyboard where it was; nothing if it is not drawn."""
        widget, self._widget = self._widget, None
        if widget is None:
            return
        self._holds_dialogs = False
        if self._under is not None and shiboken6.isValid(self._under):
            self._levels.setCurrentWidget(self._under)
        self._levels.removeWidget(widget)
        widget.hide()
        self._give_keyboard_back()
        for other in self._aside:
            if shiboken6.isValid(other):
                other.show()
        self._aside = []
        self.moved.emit(False)

    def allow_dialogs(self) -> None:
        """Nobody can sign in any more; what the program itself has to say may lie over the curtain."""
        self._holds_dialogs = False

    def _give_keyboard_back(self) -> None:
        focus, self._focus = self._focus, None
        if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.setFocus()

    def _close_popups(self) -> None:
        """Menus, lists that drop down, and tooltips: they hold nothing that somebody typed."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if QApplication.activePopupWidget() is popup:
                break

    def _put_others_aside(self) -> None:
        """What lies over the window without being a dialog of ours, such as the choice of a file."""
        others = [each for each in QApplication.topLevelWidgets() if self._is_ours(each)]
        loose = self._window.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        layers = {self._levels.widget(at) for at in range(self._levels.count())}
        others += [each for each in loose if each not in layers and not each.isWindow()]
        self._aside = [each for each in others if each.isVisible()]
        for other in self._aside:
            other.hide()

    def _is_ours(self, other: QWidget) -> bool:
        holder = other.parentWidget()
        while holder is not None and holder is not self._window:
            holder = holder.parentWidget()
        return holder is not None


def curtain_of(window: QWidget) -> Curtain | None:
    """That of this window, if it has one."""
    for child in window.children():
        if isinstance(child, Curtain):
            return child
    return None
