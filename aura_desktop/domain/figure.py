"""One figure of a text: something countable or nameable that a clinic answers for."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class FigureKind(StrEnum):
    """What a figure tells."""

    PRICE = "price"
    NUMBER = "number"
    PERCENT = "percent"
    DURATION = "duration"
    DATE = "date"
    WEEKDAY = "weekday"
    HOUR = "hour"
    LINK = "link"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as written, and where: `start` and `end` count characters.

    value: the same for every spelling of the same thing, such as "29990", "09:00", "30 min", "20%".
    """

    kind: FigureKind
    text: str
    start: int
    end: int
    value: str


class Found(NamedTuple):
    """A stretch of a text that one rule has read; `kind` None: read, and no figure."""

    start: int
    end: int
    kind: FigureKind | None = None
    value: str = ""


Finds = Iterator[Found]

_SAME = {"–": "-", "—": "-", "−": "-", "’": "'", "′": "'", "´": "'"}


def folded(text: str) -> str:
    """The text in small letters without accents, plain digits and spaces; as long as the text."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=1024)
def _folded(char: str) -> str:
    if char.isspace():
        return "\n" if char in "\n\r" else " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return _SAME.get(char) or unicodedata.normalize("NFD", char)[0].lower()[0]
