"""A text as patterns want it: no accents, ASCII digits, nothing invisible; every place leads back to the original."""

import re
import unicodedata
from functools import lru_cache

from aura_desktop.domain.placeholders import MARK

TAKEN = "\ue000"
"""Stands for each character that is hidden: no pattern matches it."""
STAYS = "\ue002"
"""Stands for each character that was looked at and may stay."""
NAME_TAKEN = "\ue001"
"""The same where a name is hidden: a surname may follow it."""
_DASHES = frozenset("‐‑‒–—―−﹣-")
_INVISIBLE = frozenset({"Cf", "Mn", "Me", "Co", "Cc", "Cs", "Cn"})


@lru_cache(maxsize=4096)
def _folded_char(char: str) -> str:
    """A character without accent or width, "" for what nobody sees."""
    if char in _DASHES:
        return "-"
    if char == "º":
        return "°"
    if char.isspace():
        return char if char == "\n" else " "
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    apart = unicodedata.normalize("NFKD", char)
    kept = "".join(part for part in apart if unicodedata.category(part) not in _INVISIBLE)
    return "".join(str(unicodedata.decimal(part, part)) for part in kept)


def _lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char


class FoldedText:
    """`cased` and `lower` are the folded text, of one length; `span` leads back to the original.

    Marks count as taken. `take` covers what was found, so that it is found once.
    """

    def __init__(self, text: str) -> None:
        self.original = text
        folded: list[str] = []
        self._starts: list[int] = []
        for place, char in enumerate(text):
            for part in _folded_char(char):
                folded.append(part)
                self._starts.append(place)
        self._set("".join(folded))
        self._take_marks()

    def _set(self, cased: str) -> None:
        self.cased = cased
        self.lower = "".join(map(_lower, cased))

    def _take_marks(self) -> None:
        place = 0
        for mark in MARK.finditer(self.original):
            cover = NAME_TAKEN if mark.group(1) == "NOMBRE" else TAKEN
            while place < len(self._starts) and self._starts[place] < mark.start():
                place += 1
            start = place
            while place < len(self._starts) and self._starts[place] < mark.end():
                place += 1
            self.take(start, place, cover)

    def take(self, start: int, end: int, cover: str = TAKEN) -> None:
        """Cover a stretch."""
        over = cover * (end - start)
        self.cased = self.cased[:start] + over + self.cased[end:]
        self.lower = self.lower[:start] + over + self.lower[end:]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where this non-empty stretch stands in the original, with the accents that belong to it."""
        last = self._starts[end - 1] + 1
        while last < len(self.original) and unicodedata.category(self.original[last]) in (
            "Mn",
            "Me",
        ):
            last += 1
        return self._starts[start], last


def folded(text: str) -> str:
    """Lower case, without accents, blanks single: for comparing."""
    return re.sub(
        r"\s+", " ", "".join(_lower(part) for char in text for part in _folded_char(char))
    ).strip()


def bare_digits(text: str) -> str:
    """The digits of a text, whatever their width, and a final K of a RUT."""
    plain = folded(text)
    return "".join(re.findall(r"\d", plain)) + ("k" if re.search(r"\dk$|\d\W+k$", plain) else "")
