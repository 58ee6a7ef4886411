"""Which rows are in sight, and that nothing jumps."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.ui.widgets.timeline_heights import HeightIndex
from aura_desktop.ui.widgets.timeline_window import BOTTOM, TOP, Align, TimelineWindow

VIEW = 600


class Rows:
    """Heights by name, so that a row can be followed while others come in before it."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.heights = [self._one() for _ in range(count)]
        self.window = TimelineWindow(lambda row: self.heights[row])
        self.window.reset(count)
        self.window.settle(VIEW)

    def _one(self) -> int:
        return self._random.choice((34, 54, 74, 97, 180, 420))

    def insert(self, row: int, count: int) -> None:
        self.heights[row:row] = [self._one() for _ in range(count)]
        self.window.insert(row, count)
        self.window.settle(VIEW)


def assert_filled(window: TimelineWindow) -> None:
    """Rows in sight touch one another and leave no hole."""
    rows = window.visible
    for (row, top, height), (next_row, next_top, _) in pairwise(rows):
        assert next_row == row + 1
        assert next_top == top + height
    assert rows[0][1] <= TOP or window.at_end
    assert rows[-1][1] + rows[-1][2] >= VIEW - BOTTOM


@given(
    st.lists(
        st.tuples(st.sampled_from(("put", "insert")), st.integers(0, 10_000), st.integers(1, 700)),
        max_size=25,
    ),
    st.integers(0, 1500),
)
@settings(max_examples=60, deadline=None)
def test_heights_agree_with_a_plain_list(steps: list[tuple[str, int, int]], count: int) -> None:
    index, plain = HeightIndex(count, 56), [56] * count
    for name, place, size in steps:
        if name == "insert":
            row = place % (len(plain) + 1)
            index.insert(row, size)
            plain[row:row] = [56] * size
        elif plain:
            row = place % len(plain)
            index.put(row, size)
            plain[row] = size
    assert len(index) == len(plain)
    assert index.total() == sum(plain)
    for row in {0, len(plain) // 3, len(plain) - 1} if plain else ():
        assert index.get(row) == plain[row]
        assert index.offset(row) == sum(plain[:row])
        assert index.row_at(index.offset(row)) == (row, 0)
        assert index.row_at(index.offset(row) + plain[row] - 1) == (row, plain[row] - 1)


def test_it_opens_at_the_end() -> None:
    rows = Rows(1000)
    row, top, height = rows.window.visible[-1]
    assert row == 999
    assert top + height == VIEW - BOTTOM
    assert rows.window.value() == rows.window.maximum()
    assert_filled(rows.window)


def test_few_rows_stand_at_the_bottom() -> None:
    rows = Rows(0)
    rows.heights = [40, 50]
    rows.window.reset(2)
    rows.window.settle(VIEW)
    assert [row for row, _, _ in rows.window.visible] == [0, 1]
    assert rows.window.visible[-1][1] + 50 == VIEW - BOTTOM
    assert rows.window.maximum() == 0


def test_small_steps_move_every_row_by_exactly_that_much() -> None:
    rows = Rows(1000)
    window = rows.window
    for _ in range(200):
        before = {row: top for row, top, _ in window.visible}
        window.scroll_by(60)
        assert_filled(window)
        kept = [(row, top) for row, top, _ in window.visible if row in before]
        assert kept
        assert all(top == before[row] + 60 for row, top in kept)
        assert not window.at_end
        assert window.value() < window.maximum()


def test_scrolling_up_and_down_reaches_both_ends() -> None:
    window = Rows(300).window
    while window.visible[0][:2] != (0, TOP):
        window.scroll_by(250)
    assert window.value() == 0
    while not window.at_end:
        window.scroll_by(-250)
    assert window.visible[-1][0] == 299
    assert window.value() == window.maximum()


def test_rows_in_front_do_not_move_what_is_read() -> None:
    rows = Rows(100)
    window = rows.window
    while window.visible[0][0] > 3:
        window.scroll_by(80)
    for _ in range(5):
        before = window.visible
        rows.insert(0, 50)
        assert window.visible == [(row + 50, top, height) for row, top, height in before]


def test_a_heading_that_goes_leaves_its_bubble_in_place() -> None:
    rows = Rows(100)
    window = rows.window
    window.scroll_to(0)
    rows.heights[0] += 58
    window.settle(VIEW)
    window.scroll_by(-40)
    bottoms = {row: top + height for row, top, height in window.visible}
    rows.heights[0] -= 58
    rows.insert(0, 50)
    moved = {row - 50: top + height for row, top, height in window.visible if row >= 50}
    assert all(moved[row] == bottom for row, bottom in bottoms.items() if row in moved)
    assert 0 in moved


def test_rows_at_the_end_move_nobody_who_reads_above() -> None:
    rows = Rows(100)
    rows.window.scroll_by(300)
    before = rows.window.visible
    rows.insert(100, 3)
    assert rows.window.visible == before
    assert not rows.window.at_end


def test_rows_at_the_end_are_followed_by_who_is_there() -> None:
    rows = Rows(100)
    rows.insert(100, 3)
    assert rows.window.at_end
    assert rows.window.visible[-1][0] == 102


def test_the_bar_is_at_its_end_only_with_the_newest_row_in_sight() -> None:
    rows = Rows(300)
    window = rows.window
    window.scroll_by(1)
    # The rows below the one in sight are measured by now: one pixel short of the end.
    assert window.value() == window.maximum() - 1
    window.scroll_by(-1)
    assert window.value() == window.maximum()
    window.scroll_by(1)
    rows.insert(300, 1)
    assert window.value() < window.maximum() - 1


def test_the_bar_leads_everywhere() -> None:
    window = Rows(5000).window
    for value in (0, 1, 777, window.maximum() // 2, window.maximum() - 1):
        window.scroll_to(value)
        assert_filled(window)
        assert not window.at_end
    window.scroll_to(window.maximum())
    assert window.at_end


def test_rows_are_brought_where_they_are_wanted() -> None:
    rows = Rows(500)
    window = rows.window
    window.show(100, Align.START)
    assert window.visible[0][0] <= 100
    assert window.top_of(100) == TOP
    window.show(200, Align.CENTRE)
    assert abs(window.top_of(200) + window.height_of(200) / 2 - VIEW / 2) <= 1
    before = window.visible
    window.show(200, Align.VISIBLE)
    assert window.visible == before
    last = window.visible[-1][0] + 1
    window.show(last, Align.VISIBLE)
    assert window.top_of(last) + window.height_of(last) == VIEW - BOTTOM
    window.show(499, Align.END)
    assert window.at_end


def test_no_rows_and_no_room() -> None:
    rows = Rows(0)
    assert rows.window.visible == []
    assert rows.window.value() == 0
    rows.window.scroll_to(10)
    full = Rows(10)
    full.window.settle(0)
    assert full.window.visible == []


@given(st.integers(-5, 60), st.integers(0, 4), st.booleans())
def test_no_viewport_is_too_low(height: int, count: int, at_end: bool) -> None:
    rows = Rows(count)
    if not at_end and count:
        rows.window.scroll_by(40)
    rows.window.settle(height)
    assert bool(rows.window.visible) == (height > 0 and count > 0)
    rows.window.settle(VIEW)
    assert bool(rows.window.visible) == bool(count)
