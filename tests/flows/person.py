"""Two persons before the wizard: one who uses only keys, and one who points and clicks and types words."""

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QScrollArea, QWidget

from tests.flows.clinic import Start
from tests.flows.hands import Hands, name_of

_NOTCH = 120
_MOST_TURNS = 80
_LOOKS = 5


class Person(Protocol):
    """Does what is asked with the window's own events, and fails where that cannot be done."""

    async def press(self, name: str) -> None:
        """A button, a card or a check box of this name."""

    async def pick(self, name: str) -> None:
        """One of several of which only one can be taken."""

    async def fill(self, name: str, words: str) -> None:
        """Write these words into the field of this name, in place of what stands there."""

    async def choose(self, name: str, words: str) -> None:
        """An entry of the list that drops down from the field of this name."""


class ByKeys:
    """Tab, Space and letters."""

    def __init__(self, start: Start) -> None:
        self._start = start

    async def press(self, name: str) -> None:
        await self._go_to(name)
        await self._start.hands().keys("Space")

    async def fill(self, name: str, words: str) -> None:
        await self._go_to(name)
        await self._start.hands().keys("Ctrl+A")
        await self._start.hands().write(words)

    async def pick(self, name: str) -> None:
        hands = self._start.hands()
        for _turn in range(_MOST_TURNS):
            if name in _rivals(hands.focus()):
                break
            await hands.keys("Tab")
        if name_of(hands.focus()).strip() == name:
            await hands.keys("Space")
        for _rival in _rivals(hands.focus()):
            if name_of(hands.focus()).strip() == name:
                return
            goal = self._start.find(QAbstractButton, name)
            assert goal is not None
            await hands.keys(_arrow(hands.focus(), goal))
        raise AssertionError(f"no arrow leads to {name!r}")

    async def choose(self, name: str, words: str) -> None:
        await self._go_to(name)
        box = self._start.hands().focus()
        assert isinstance(box, QComboBox)
        for _place in range(box.count()):
            if box.currentText() == words:
                return
            await self._start.hands().keys("Down")
        raise AssertionError(f"{name!r} has no {words!r}")

    async def _go_to(self, name: str) -> None:
        hands = self._start.hands()
        if name_of(hands.focus()).strip() != name:
            await hands.tab_to(name)
        assert _is_seen(hands.focus()), f"{name!r} has the keyboard and nobody sees it"


class ByMouse:
    """Clicks what can be seen, and turns the wheel until it can."""

    def __init__(self, start: Start) -> None:
        self._start = start

    async def press(self, name: str) -> None:
        await self._click(await self._widget(name))

    async def fill(self, name: str, words: str) -> None:
        await self._click(await self._widget(name))
        await self._start.hands().keys("Ctrl+A")
        await self._start.hands().write(words)

    async def pick(self, name: str) -> None:
        await self.press(name)

    async def choose(self, name: str, words: str) -> None:
        box = await self._widget(name)
        assert isinstance(box, QComboBox)
        await self._click(box)
        row = box.findText(words)
        assert row >= 0, f"{name!r} has no {words!r}"
        await self._start.until(lambda: box.view().isVisible(), 5.0)
        await Hands(box.view().window()).click_row(box.view(), row)

    async def _widget(self, name: str) -> QWidget:
        found: list[QWidget | None] = []

        def is_there() -> bool:
            start = self._start
            found[:] = [start.find(QAbstractButton, name) or start.find(QWidget, name)]
            return found[0] is not None

        await self._start.until(is_there, 5.0)
        assert found[0] is not None
        return found[0]

    async def _click(self, widget: QWidget) -> None:
        await self._start.until(lambda: widget.isEnabled(), 5.0)
        await self._start.until(_Still(widget).holds, 5.0)
        self._bring(widget)
        await self._start.until(_Still(widget).holds, 5.0)
        await self._start.hands().click(widget)

    def _bring(self, widget: QWidget) -> None:
        """With the wheel, as nobody drags the bar."""
        area = _area_of(widget)
        if area is None:
            return
        view = area.viewport()
        for _turn in range(_MOST_TURNS):
            middle = widget.mapTo(view, widget.rect().center()).y()
            if 0 < middle < view.height():
                return
            self._turn(area, up=middle <= 0)
        raise AssertionError(f"the wheel does not bring {name_of(widget)!r}")

    def _turn(self, area: QAbstractScrollArea, *, up: bool) -> None:
        window = area.window()
        # At the edge, where no field takes the wheel for itself.
        at = area.viewport().mapTo(window, QPoint(6, area.viewport().height() // 2))
        delta = QPoint(0, _NOTCH if up else -_NOTCH)
        QTest.wheelEvent(
            window.windowHandle(), QPointF(at), delta, QPoint(), Qt.KeyboardModifier.NoModifier
        )


class _Still:
    """Nobody clicks what still moves: a page that was shown a moment ago has not its final places."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._places: list[QRect] = []

    def holds(self) -> bool:
        place = QRect(self._widget.mapToGlobal(QPoint(0, 0)), self._widget.size())
        self._places = [*self._places[-_LOOKS:], place]
        return len(self._places) > _LOOKS and all(each == place for each in self._places)


def _rivals(widget: QWidget) -> list[str]:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return [] if group is None else [name_of(button).strip() for button in group.buttons()]


def _arrow(here: QWidget, there: QWidget) -> str:
    away = there.mapTo(there.window(), QPoint()) - here.mapTo(here.window(), QPoint())
    if abs(away.y()) > abs(away.x()):
        return "Down" if away.y() > 0 else "Up"
    return "Right" if away.x() > 0 else "Left"


def _area_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _is_seen(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()
