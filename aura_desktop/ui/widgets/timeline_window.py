"""Which rows of a very long list are in sight: anchored to what is being read, so that nothing jumps."""

from collections.abc import Callable
from enum import Enum, auto

from aura_desktop.ui.widgets.timeline_heights import HeightIndex

_ESTIMATE = 56
TOP, BOTTOM = 12, 14
"""Space above the first and below the last row, pixels."""


class Align(Enum):
    """Where a row is brought."""

    VISIBLE = auto()
    START = auto()
    CENTRE = auto()
    END = auto()


class TimelineWindow:
    """The rows in sight and the scroll position, in pixels from the top of the viewport.

    Rows in sight are measured, all others guessed. The anchor is the lower edge of the first row in sight: the
    day's heading above it may come and go while its bubble stays where it is. At the end it is the last row.
    """

    def __init__(self, measure: Callable[[int], int]) -> None:
        self._measure = measure
        self._heights = HeightIndex(0, _ESTIMATE)
        self._height = 0
        self._anchor = (0, 0)
        self.at_end = True
        self.visible: list[tuple[int, int, int]] = []
        """Row, top and height of each row in sight."""

    def reset(self, count: int) -> None:
        """Another list of `count` rows; its end is in sight."""
        self._heights = HeightIndex(count, _ESTIMATE)
        self._anchor = (max(count - 1, 0), 0)
        self.at_end = True
        self.visible = []

    def insert(self, row: int, count: int) -> None:
        """Rows came in; what is in sight stays there, unless the end is in sight."""
        self._heights.insert(row, count)
        at, bottom = self._anchor
        if row <= at and not self.at_end:
            self._anchor = (at + count, bottom)

    def settle(self, height: int) -> None:
        """Measure what is in sight in a viewport of this height and put it in place."""
        self._height = height
        if height <= 0 or not len(self._heights):
            self.visible = []
            return
        if self.at_end or not self._from_anchor():
            self.at_end = True
            self._from_end()
        row, top, tall = self.visible[0]
        self._anchor = (row, top + tall)

    def scroll_by(self, pixels: int) -> None:
        """Move the content down by so many pixels (up if negative)."""
        row, bottom = self._anchor
        self._anchor = (row, bottom + pixels)
        self.at_end = False
        self.settle(self._height)

    def scroll_to(self, value: int) -> None:
        """Go to a place of the scroll bar; far rows are found by their guessed heights."""
        self.at_end = value >= self.maximum()
        if not self.at_end and len(self._heights):
            row, into = self._heights.row_at(value - TOP)
            top = TOP - value if not row else -into
            self._anchor = (row, top + self._measured(row))
        self.settle(self._height)

    def show(self, row: int, align: Align) -> None:
        """Bring a row into sight."""
        tall = self._measured(row)
        top = self.top_of(row)
        first, last = (self.visible[0][0], self.visible[-1][0]) if self.visible else (0, -1)
        if align is Align.VISIBLE:
            if first <= row <= last and top >= 0 and top + tall <= self._height:
                return
            above = row < first or (row <= last and top < 0) or tall > self._height
            align = Align.START if above else Align.END
        bottoms = {
            Align.START: TOP + tall,
            Align.CENTRE: (self._height + tall) // 2,
            Align.END: self._height - BOTTOM,
        }
        self._anchor = (row, bottoms[align])
        self.at_end = False
        self.settle(self._height)

    def top_of(self, row: int) -> int:
        """The top of a row; exact in sight, guessed elsewhere."""
        if self.visible and 0 <= (place := row - self.visible[0][0]) < len(self.visible):
            return self.visible[place][1]
        return self._heights.offset(row) + TOP - self.value()

    def height_of(self, row: int) -> int:
        """The height of a row; exact in sight, perhaps guessed elsewhere."""
        return self._heights.get(row)

    def maximum(self) -> int:
        """The scroll bar's maximum."""
        return max(self._heights.total() + TOP + BOTTOM - self._height, 0)

    def value(self) -> int:
        """The scroll bar's value; its maximum only when the end is in sight."""
        if self.at_end or not self.visible:
            return self.maximum()
        row, top, _ = self.visible[0]
        return max(self._heights.offset(row) + TOP - top, 0)

    def _measured(self, row: int) -> int:
        height = self._measure(row)
        self._heights.put(row, height)
        return height

    def _from_end(self) -> None:
        rows: list[tuple[int, int, int]] = []
        top = self._height - BOTTOM
        row = len(self._heights)
        # Also in a viewport lower than the space below the last row, as a page has before it is laid out.
        while row and (top > 0 or not rows):
            row -= 1
            tall = self._measured(row)
            top -= tall
            rows.append((row, top, tall))
        self.visible = rows[::-1]

    def _from_anchor(self) -> bool:
        """Place rows around the anchor; False if the end came into sight and has to be placed instead."""
        count = len(self._heights)
        row, bottom = self._anchor
        row = min(row, count - 1)
        tall = self._measured(row)
        top = bottom - tall
        while top > 0 and row:
            row -= 1
            tall = self._measured(row)
            top -= tall
        top = min(top, TOP) if not row else top
        while top + tall <= 0 and row < count - 1:
            top += tall
            row += 1
            tall = self._measured(row)
        rows = [(row, top, tall)]
        while (below := top + tall) < self._height and row < count - 1:
            row, top = row + 1, below
            tall = self._measured(row)
            rows.append((row, top, tall))
        if row == count - 1 and top + tall <= self._height - BOTTOM:
            return False
        self.visible = rows
        return True
