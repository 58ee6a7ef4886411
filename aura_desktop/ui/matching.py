"""Where searched words stand in a text, without regard to accents and case."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a text; `hit` if it is a word that was searched."""

    text: str
    hit: bool


def folded(text: str) -> str:
    """The text in small letters without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def pieces(text: str, words: str) -> tuple[Piece, ...]:
    """The text cut at the words that begin like a searched word."""
    wanted = folded(words).split()
    found: list[Piece] = []
    plain = 0
    for start, end in _word_spans(text):
        word = folded(text[start:end])
        if any(word.startswith(item) for item in wanted):
            if start > plain:
                found.append(Piece(text=text[plain:start], hit=False))
            found.append(Piece(text=text[start:end], hit=True))
            plain = end
    if plain < len(text):
        found.append(Piece(text=text[plain:], hit=False))
    return tuple(found)


def around_first_hit(text: str, words: str, lead: int = 12) -> str:
    """The text from shortly before its first hit, so that the hit is seen in a narrow row."""
    parts = pieces(text, words)
    if not parts or parts[0].hit or len(parts) == 1 or len(parts[0].text) <= lead + 4:
        return text
    before = parts[0].text
    cut = before.find(" ", len(before) - lead)
    start = cut + 1 if cut >= 0 else len(before)
    return "…" + text[start:]


def _word_spans(text: str) -> Sequence[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = -1
    for number, sign in enumerate([*text, " "]):
        part_of_word = sign.isalnum() or unicodedata.combining(sign)
        if part_of_word and start < 0:
            start = number
        elif not part_of_word and start >= 0:
            spans.append((start, number))
            start = -1
    return spans
