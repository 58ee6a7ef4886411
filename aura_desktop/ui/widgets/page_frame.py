"""The frame of the plain pages: a title, a line under it, sections with words left and controls right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel, divider
from aura_desktop.ui.widgets.focus_follower import FocusFollower

_LEFT, _WIDEST, _GAP, _MARGIN = 224, 960, 24, 40  # the widest without its margins
_CONTENT = 520
"""Where controls have less room than this beside the words, they come under them."""


class PageFrame(QWidget):
    """Scrolls as a whole; the column is never wider than it can be read."""

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self._sections: list[tuple[QGridLayout, QWidget, QWidget]] = []
        self._narrow = False
        self._body = QWidget()
        self._body.setMaximumWidth(theme.current().px(_WIDEST) + 2 * _MARGIN)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(_MARGIN, 24, _MARGIN, 32)
        self._column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(TextLabel(title, role="title"))
        head.addWidget(TextLabel(subtitle, tone="muted", wrap=True))
        self._column.addLayout(head)
        self._column.addStretch(1)
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._body, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        self._follower = FocusFollower(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def add_section(self, title: str, text: str, content: QWidget) -> None:
        """One more section at the end."""
        section = QWidget()
        grid = QGridLayout(section)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, theme.current().px(_LEFT))
        grid.setColumnStretch(1, 1)
        words = TextLabel(text, tone="subtle", wrap=True)
        grid.addWidget(TextLabel(title, role="bodyStrong"), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._sections.append((grid, words, content))
        self._put(grid, words, content)
        place = self._column.count() - 1
        self._column.insertWidget(place, divider())
        self._column.insertWidget(place + 1, section)

    def _put(self, grid: QGridLayout, words: QWidget, content: QWidget) -> None:
        """Controls beside their words, or under them where it is narrow."""
        words.setMaximumWidth(theme.current().px(_WIDEST if self._narrow else _LEFT))
        if self._narrow:
            grid.addWidget(words, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(content, 3, 0, 1, 2)
        else:
            grid.addWidget(words, 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(content, 0, 1, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(2, 8 if self._narrow else 0)
        grid.setRowStretch(2, 0 if self._narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px
        narrow = self.width() - 2 * _MARGIN < px(_LEFT) + _GAP + px(_CONTENT)
        if narrow != self._narrow:
            self._narrow = narrow
            for grid, words, content in self._sections:
                grid.removeWidget(words)
                grid.removeWidget(content)
                self._put(grid, words, content)
