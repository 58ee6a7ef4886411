"""What would go under the chosen periods, one line a category."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QWidget

from aura_desktop.domain.retention import Going
from aura_desktop.ui import theme, wording_rights
from aura_desktop.ui.widgets.controls import TextLabel, clear_layout_of


class GoingTable(QWidget):
    """Names at the left, counts and days at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, theme.current().px(230))
        self._grid.setColumnStretch(1, 1)
        self.setAccessibleName(self.tr("What would be erased"))
        self.hide()

    def show_going(self, found: Sequence[Going], now: datetime) -> None:
        """These; what is kept for good is not among them."""
        clear_layout_of(self)
        for place, going in enumerate(found):
            name, _ = wording_rights.category_words(going.category)
            words = wording_rights.going_words(going, now)
            left, right = TextLabel(name, tone="muted"), TextLabel(words, wrap=True)
            right.setAccessibleName(f"{name}: {words}")
            self._grid.addWidget(left, place, 0)
            self._grid.addWidget(right, place, 1)
            left.show()
            right.show()
        self.show()
