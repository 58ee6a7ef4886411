"""The frame of the plain pages: a title, a line under it, sections with words left and controls right."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel, divider
from aura_desktop.ui.widgets.focus_follower import FocusFollower

_LEFT, _WIDEST, _GAP, _MARGIN = 224, 960, 24, 40  # the widest without its margins
_UNDER = 12
_CONTENT = 520
"""Where controls have less room than this beside the words, they come under them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    grid: QGridLayout
    head: QVBoxLayout
    words: QWidget
    content: QWidget


class PageFrame(QWidget):
    """Scrolls as a whole; the column is never wider than it can be read."""

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self._sections: list[_Section] = []
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
        # Side by side the height is asked for at the width the body gets; alone, at the width it may not have.
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._body, 1)
        row.addStretch()
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
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, theme.current().px(_LEFT))
        grid.setColumnStretch(1, 1)
        words = TextLabel(text, tone="subtle", wrap=True)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(TextLabel(title, role="bodyStrong"))
        head.addWidget(words)
        self._sections.append(_Section(grid=grid, head=head, words=words, content=content))
        self._put(self._sections[-1])
        place = self._column.count() - 1
        self._column.insertWidget(place, divider())
        self._column.insertWidget(place + 1, section)

    def _put(self, section: "_Section") -> None:
        """Controls beside their words, or under them where it is narrow."""
        grid, top = section.grid, Qt.AlignmentFlag.AlignTop
        section.words.setMaximumWidth(theme.current().px(_WIDEST if self._narrow else _LEFT))
        # Each in one row: over several the grid does not ask how high it is at its width.
        if self._narrow:
            grid.addLayout(section.head, 0, 0, 1, 2, top)
            grid.addWidget(section.content, 2, 0, 1, 2)
        else:
            grid.addLayout(section.head, 0, 0, 1, 1, top)
            grid.addWidget(section.content, 0, 1, 1, 1, top)
        grid.setRowMinimumHeight(1, _UNDER if self._narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px
        narrow = self.width() - 2 * _MARGIN < px(_LEFT) + _GAP + px(_CONTENT)
        if narrow != self._narrow:
            self._narrow = narrow
            for section in self._sections:
                section.grid.removeItem(section.head)
                section.grid.removeWidget(section.content)
                self._put(section)
