"""Heights of very many rows, most of them guessed: sums, look-ups and insertions that stay cheap."""

from array import array
from bisect import bisect_right
from itertools import accumulate

_BLOCK = 512


class HeightIndex:
    """Row heights in pixels; a row counts with the estimate until it was measured.

    Rows are kept in blocks of some hundred, so every operation costs about the square root of their number.
    """

    def __init__(self, count: int, estimate: int) -> None:
        self._estimate = estimate
        full, rest = divmod(count, _BLOCK)
        sizes = [_BLOCK] * full + ([rest] if rest else [])
        self._blocks = [array("i", [estimate]) * size for size in sizes]
        self._sums = [estimate * size for size in sizes]
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        starts = self._block_starts()
        return starts[-1] + len(self._blocks[-1]) if starts else 0

    def total(self) -> int:
        """The height of all rows."""
        return sum(self._sums)

    def get(self, row: int) -> int:
        """The height of a row, measured or guessed."""
        block, place = self._locate(row)
        return self._blocks[block][place]

    def put(self, row: int, height: int) -> None:
        """Note the measured height of a row."""
        block, place = self._locate(row)
        heights = self._blocks[block]
        self._sums[block] += height - heights[place]
        heights[place] = height

    def offset(self, row: int) -> int:
        """The height of all rows before this one."""
        block, place = self._locate(row)
        return sum(self._sums[:block]) + sum(self._blocks[block][:place])

    def row_at(self, offset: int) -> tuple[int, int]:
        """The row that covers this offset from the top, and how far into it; the ends where it lies outside."""
        left, start = max(offset, 0), 0
        for heights, total in zip(self._blocks, self._sums, strict=True):
            if left >= total:
                left -= total
                start += len(heights)
                continue
            for place, height in enumerate(heights):
                if left < height:
                    return start + place, left
                left -= height
        last = len(self) - 1
        return last, max(self.get(last) - 1, 0)

    def insert(self, row: int, count: int) -> None:
        """Make room for rows in front of `row`; they count with the estimate."""
        fresh = array("i", [self._estimate]) * count
        if row and row == len(self) and len(self._blocks[-1]) + count <= _BLOCK:
            self._blocks[-1].extend(fresh)
            self._sums[-1] += self._estimate * count
            return
        block, place = self._locate(row) if row < len(self) else (len(self._blocks), 0)
        if not place:
            self._blocks.insert(block, fresh)
            self._sums.insert(block, self._estimate * count)
        else:
            self._blocks[block][place:place] = fresh
            self._sums[block] += self._estimate * count
        self._starts = None

    def _locate(self, row: int) -> tuple[int, int]:
        starts = self._block_starts()
        block = bisect_right(starts, row) - 1
        return block, row - starts[block]

    def _block_starts(self) -> list[int]:
        if self._starts is None:
            sizes = [len(block) for block in self._blocks]
            self._starts = list(accumulate(sizes[:-1], initial=0)) if sizes else []
        return self._starts
