"""The order in which Tab visits widgets that come and go."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab follow what is seen, not the order in which the widgets were made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_in(part: QWidget) -> list[QWidget]:
    """What Tab can visit in a part of the window, in the order in which Tab visits it now."""
    inside = {
        child
        for child in part.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    found: list[QWidget] = []
    at = part.nextInFocusChain()
    while at is not part and at is not None:
        if at in inside:
            found.append(at)
        at = at.nextInFocusChain()
    return found


@contextmanager
def resting(button: QWidget, keeper: QWidget) -> Iterator[None]:
    """The button rests while what it began is under way; who is inside enables it again.

    The keyboard waits at `keeper` and comes back: a button that rests would hand it on to anything.
    """
    held = button.hasFocus()
    if held:
        keeper.setFocus()
    button.setEnabled(False)
    try:
        yield
    finally:
        if held and keeper.hasFocus() and button.isEnabled():
            button.setFocus()


def come_back(opener: QWidget) -> None:
    """A window of its own was closed: the keyboard is where it was opened; not every desktop sees to it."""
    opener.window().activateWindow()
    opener.setFocus(Qt.FocusReason.OtherFocusReason)


def put_last(stop: QWidget) -> None:
    """Let Tab visit it after everything else its window holds now."""
    last = last_stop(stop.window())
    if last is not None and last is not stop:
        QWidget.setTabOrder(last, stop)


def last_stop(window: QWidget) -> QWidget | None:
    """What Tab visits last in a window."""
    last = window.previousInFocusChain()
    # Qt orders only what can have the focus itself.
    while last is not None and last.focusPolicy() == Qt.FocusPolicy.NoFocus and last is not window:
        last = last.previousInFocusChain()
    return None if last is window else last
