"""Whether what has the keyboard shows it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.flows.hands import Hands, name_of


async def tab_round(hands: Hands, window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Tab once round: the stops in order, and what shows no sign of having the focus."""
    seen: list[QWidget] = []
    alike: list[str] = []
    while (stop := hands.focus()) not in seen:
        assert len(seen) < 80
        seen.append(stop)
        corner = stop.mapTo(window, QPoint(0, 0))
        frame = QRect(corner, stop.size()).adjusted(-4, -4, 4, 4)
        focused = _seen(window, frame)
        await hands.keys("Tab")
        # Where there is one stop only, Tab stays.
        if hands.focus() is not stop and _seen(window, frame) == focused:
            alike.append(f"{type(stop).__name__} {name_of(stop)!r}")
    return seen, alike


def _seen(window: QWidget, frame: QRect) -> QImage:
    return window.grab(frame).toImage()
