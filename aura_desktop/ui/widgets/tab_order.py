"""The order in which Tab visits widgets that come and go."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab follow what is seen, not the order in which the widgets were made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
