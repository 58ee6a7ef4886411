"""One row a kind of harm: how often it was tried, and what came of it. Every count but `tried` must be 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_HEAD = ("tried", "how often", "lost", "doubled", "wrong state", "leaked", "seen besides")


class Scale(StrEnum):
    """SHORT runs with all other tests, LONG by `python3 dev.py torture`."""

    SHORT = "short"
    LONG = "long"

    def of(self, short: int, long: int) -> int:
        """How often to try."""
        return short if self is Scale.SHORT else long


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`wrong` counts answers, states and figures that are not the truth; `figures` is for the reader."""

    what: str
    tried: int
    lost: int = 0
    doubled: int = 0
    wrong: int = 0
    leaked: int = 0
    figures: str = ""

    @property
    def is_red(self) -> bool:
        """Whether harm was done, or nothing was tried at all."""
        return self.tried == 0 or any((self.lost, self.doubled, self.wrong, self.leaked))


def formatted(rows: Sequence[Row]) -> str:
    """The table in Markdown, columns aligned; a red row ends with RED."""
    lines: list[tuple[str, ...]] = [_HEAD]
    for row in rows:
        counts = (
            f"{count:,}" for count in (row.tried, row.lost, row.doubled, row.wrong, row.leaked)
        )
        lines.append(
            (row.what, *counts, f"{row.figures} RED".strip() if row.is_red else row.figures)
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    text = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    text.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(text)
