"""Whether what has the keyboard shows it."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from aura_desktop.ui.widgets.composer import ComposerBox
from aura_desktop.ui.widgets.message_edit import MessageEdit
from tests.flows.hands import Hands, name_of

_EDGE = 4


async def tab_round(hands: Hands, window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Tab once round: the stops in order, and what shows no sign of having the focus."""
    seen: list[QWidget] = []
    alike: list[str] = []
    while (stop := hands.focus()) not in seen:
        assert len(seen) < 80
        seen.append(stop)
        frame = _frame_of(stop, window)
        focused = _seen(window, frame)
        await hands.keys("Tab")
        # Where there is one stop only, Tab stays.
        if hands.focus() is not stop and _seen(window, frame) == focused:
            alike.append(f"{type(stop).__name__} {name_of(stop)!r}")
    return seen, alike


def _frame_of(stop: QWidget, window: QWidget) -> QRect:
    """Where the sign would be: around it; for the composer's text the upper edge of the box it stands in."""
    box = stop.parentWidget()
    if isinstance(stop, MessageEdit) and isinstance(box, ComposerBox):
        # Its caret is no sign: half of the time it cannot be seen.
        return QRect(box.mapTo(window, QPoint(0, 0)), QSize(box.width(), _EDGE))
    corner = stop.mapTo(window, QPoint(0, 0))
    return QRect(corner, stop.size()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)


def _seen(window: QWidget, frame: QRect) -> QImage:
    return window.grab(frame).toImage()
