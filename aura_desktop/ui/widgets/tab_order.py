"""The order in which Tab visits widgets that come and go."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab follow what is seen, not the order in which the widgets were made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


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
