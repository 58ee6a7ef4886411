"""A person's hands: keys and clicks given to the window as the system gives them, not to one widget."""

import asyncio
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier
_CLICK = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
)


class Hands:
    """Types and clicks in one window. What is covered or hidden cannot be clicked: that is an error."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        return QApplication.focusWidget() or self._window

    async def keys(self, *names: str) -> None:
        """Keys one after another, by name: "Ctrl+T", "Tab", "Return"."""
        for name in names:
            first = QKeySequence(name)[0]  # type: ignore[index]  # missing in PySide's stubs
            key, modifiers = first.key(), first.keyboardModifiers()
            await _outside(partial(self._press, key, modifiers))

    async def write(self, words: str) -> None:
        """Words where the caret is."""
        for sign in words:
            if sign.isascii():
                await _outside(partial(self._press, sign, _NONE))
            else:
                # QTest knows no other letters; they come as an input method or a dead key brings them.
                await _outside(partial(self._compose, sign))

    async def tab_to(self, name: str) -> None:
        """Tab until the widget of this name has the keyboard. Raises: AssertionError if it never has."""
        seen = []
        for _ in range(60):
            await self.keys("Tab")
            seen.append(name_of(self.focus()))
            if seen[-1] == name:
                return
        raise AssertionError(f"Tab does not come to {name!r}, only to {sorted(set(seen))}")

    async def click(
        self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = _LEFT
    ) -> None:
        """Click a widget, in its middle or at a point of its own."""
        await _outside(partial(self._point, widget, at))
        await _outside(partial(self._click, widget, at, button))

    def _point(self, widget: QWidget, at: QPoint | None) -> None:
        # Where it is now: what stands above it may have grown meanwhile.
        place = self._reach(widget, at or widget.rect().center())
        QTest.mouseMove(widget.window().windowHandle(), place)

    def _click(self, widget: QWidget, at: QPoint | None, button: Qt.MouseButton) -> None:
        place = self._reach(widget, at or widget.rect().center())
        QTest.mouseClick(widget.window().windowHandle(), button, _NONE, place)

    async def click_row(
        self, view: QAbstractItemView, row: int, button: Qt.MouseButton = _LEFT
    ) -> None:
        """Click a row of a list."""
        view.scrollTo(view.model().index(row, 0))
        rect = view.visualRect(view.model().index(row, 0))
        await self.click(view.viewport(), _inside(rect, view.viewport()), button)

    async def menu_key(self) -> None:
        """The key that opens the menu of what has the focus; the system makes an event of its own of it."""
        widget, at = self.focus(), QPoint(1, 1)
        reason = QContextMenuEvent.Reason.Keyboard
        asked = QContextMenuEvent(reason, at, widget.mapToGlobal(at))
        await _outside(partial(QApplication.sendEvent, widget, asked))

    async def choose(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entries = {action.text().split("\t")[0]: action for action in menu.actions()}
        place = menu.actionGeometry(entries[words]).center()
        await _outside(partial(QTest.mouseMove, menu.windowHandle(), place))
        await _outside(partial(QTest.mouseClick, menu.windowHandle(), _LEFT, _NONE, place))

    async def point_at(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Move the pointer there."""
        await _outside(partial(self._point, widget, at))

    async def click_spot(
        self, widget: QWidget, at: Callable[[], QPoint], spot: Callable[[], QPoint]
    ) -> None:
        """Point there, and click what shows then; nothing moves the rows in between."""
        await _outside(partial(self._click_spot, widget, at, spot))

    def _click_spot(
        self, widget: QWidget, at: Callable[[], QPoint], spot: Callable[[], QPoint]
    ) -> None:
        handle = widget.window().windowHandle()
        _mouse(handle, self._reach(widget, at()), QEvent.Type.MouseMove)
        place = self._reach(widget, spot())
        for kind in _CLICK:
            _mouse(handle, place, kind)

    def _press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier) -> None:
        # Only now: what is open over the window may have closed since the last key.
        if isinstance(key, str):
            # PySide's stubs know a letter by its number only.
            QTest.keyClick(self._handle(), key, modifiers)  # type: ignore[call-overload]
        else:
            QTest.keyClick(self._handle(), key, modifiers)

    def _compose(self, sign: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, _NONE, sign))

    def _handle(self) -> QWindow:
        popup = QApplication.activePopupWidget()
        return (popup or self._window).windowHandle()

    def _reach(self, widget: QWidget, point: QPoint) -> QPoint:
        window = widget.window()
        place = widget.mapTo(window, point)
        hit = window.childAt(place)
        if hit is None or not (hit is widget or widget.isAncestorOf(hit)):
            raise AssertionError(f"{widget} cannot be clicked: {hit} is there")
        if not hit.isEnabled():
            raise AssertionError(f"{widget} cannot be clicked: it is disabled")
        return place


def _mouse(handle: QWindow, place: QPoint, kind: QEvent.Type) -> None:
    """One event of the mouse and nothing else; QTest lets others run after each."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else _LEFT
    held = _LEFT if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    at, on_screen = QPointF(place), QPointF(handle.mapToGlobal(place))
    QApplication.sendEvent(handle, QMouseEvent(kind, at, on_screen, button, held, _NONE))


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it: its accessible name, else the words on it."""
    words = widget.accessibleName() or str(widget.property("text") or "")
    return words.replace("&", "")


def _inside(rect: QRect, viewport: QWidget) -> QPoint:
    return rect.intersected(viewport.rect()).center()


async def _outside(action: Callable[[], object]) -> None:
    """Run it from Qt's loop, not from within a task: QTest lets other events run, and so other tasks."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def act() -> None:
        try:
            action()
        except Exception as error:
            done.set_exception(error)
        else:
            done.set_result(None)

    QTimer.singleShot(0, act)
    await done
