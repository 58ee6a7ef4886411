"""Placeholders: short marks that stand for values in what a model reads and writes; filled in on this PC."""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[([A-Z]{3,12})_(\d{1,3})\]")
"""What `Placeholders.take` gives out, such as [NOMBRE_1]."""
LONGEST_MARK = 20
_UNFINISHED = re.compile(r"\[[A-Z]{0,12}(?:_\d{0,3})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A placeholder in a text, and where: `start` and `end` count characters."""

    text: str
    start: int
    end: int


class Placeholders:
    """Marks and values of one request: the same value has the same mark throughout."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._marks: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}

    def take(self, kind: str, value: str, *, key: str = "") -> str:
        """The mark of this value; `kind` is 3 to 12 capital letters. Values of one `key` share a mark."""
        known = self._marks.get((kind, key or value))
        if known is not None:
            return known
        self._counts[kind] = number = self._counts.get(kind, 0) + 1
        mark = f"[{kind}_{number}]"
        self._marks[(kind, key or value)] = mark
        self._values[mark] = value
        return mark

    def fill(self, text: str) -> str:
        """The text with every known mark replaced by its value; unknown marks stay."""
        return MARK.sub(lambda found: self._values.get(found.group(), found.group()), text)

    def unknown(self, text: str) -> tuple[Mark, ...]:
        """Marks in the text that were never given out."""
        return tuple(
            Mark(text=found.group(), start=found.start(), end=found.end())
            for found in MARK.finditer(text)
            if found.group() not in self._values
        )

    def value(self, mark: str) -> str | None:
        """What a mark stands for, None if it was never given out."""
        return self._values.get(mark)

    def __len__(self) -> int:
        return len(self._values)


def neutralised(text: str) -> str:
    """A patient's text in which nothing looks like a mark of ours."""
    return MARK.sub(lambda found: f"({found.group(1).lower()} {found.group(2)})", text)


class StreamFilling:
    """Fills marks in a text that comes in pieces: half a mark waits for its other half."""

    def __init__(self, placeholders: Placeholders) -> None:
        self._placeholders = placeholders
        self._held = ""

    def feed(self, piece: str) -> str:
        """As much of the text so far as is certain, filled."""
        text = self._held + piece
        cut = len(text)
        unfinished = _UNFINISHED.search(text, max(len(text) - LONGEST_MARK, 0))
        if unfinished is not None:
            cut = unfinished.start()
        self._held = text[cut:]
        return self._placeholders.fill(text[:cut])

    def end(self) -> str:
        """What was held back; there is no more."""
        held, self._held = self._held, ""
        return self._placeholders.fill(held)
