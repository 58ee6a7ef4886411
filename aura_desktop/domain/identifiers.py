"""Finds what tells who a patient is in a text: names, RUTs, phones, addresses and so on."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from aura_desktop.domain.address_patterns import addresses, emails
from aura_desktop.domain.code_patterns import codes, handles, spelt
from aura_desktop.domain.first_names import ORDINARY
from aura_desktop.domain.folded_text import (
    NAME_TAKEN,
    STAYS,
    TAKEN,
    FoldedText,
    bare_digits,
    folded,
)
from aura_desktop.domain.identifier import Found, Identifier, IdentifierKind, Known
from aura_desktop.domain.known_names import KnownWords, known_words
from aura_desktop.domain.name_patterns import names
from aura_desktop.domain.number_patterns import numbers

_RUN = re.compile(r"\+?\(?\d(?:[\s.\-/()+]{0,3}[\dk](?![a-z]))*")
_DIGITS = frozenset("0123456789k")
_PREFIXES = ("00569", "0569", "5609", "569", "562", "56", "09", "02", "9", "2")
"""What may stand before the last eight digits of a Chilean phone, the longest first."""
_LIKE = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7"}
_LONE = re.compile(r"\s*(?:\d{1,2}|\d{5,7})\s*")
"""A line that may be an hour or a price."""
_LONGEST_PREFIX = 8
"""Of digits before them, with the code of a country."""
NUMERIC = frozenset(
    {IdentifierKind.RUT, IdentifierKind.PHONE, IdentifierKind.CARD, IdentifierKind.NUMBER}
)


def identifiers(text: str, known: Known) -> tuple[Identifier, ...]:
    """Every identifier in the text, in order, none over another; marks and the clinic's own texts are none."""
    return identifiers_after(text, known, {})


def identifiers_after(
    text: str, known: Known, learnt: Mapping[str, IdentifierKind]
) -> tuple[Identifier, ...]:
    """The same, where earlier texts of the request have told values: folded, or the digits of a number."""
    view = FoldedText(text)
    found = sorted(
        (view.span(start, end), kind) for kind, start, end in _found(view, known, learnt)
    )
    return tuple(
        Identifier(kind=kind, text=text[start:end], start=start, end=end)
        for (start, end), kind in found
    )


def _found(view: FoldedText, known: Known, learnt: Mapping[str, IdentifierKind]) -> Iterator[Found]:
    cover_public(view, known.public)
    own = [value for value, kind in learnt.items() if kind is IdentifierKind.NAME]
    told = tuple(map(folded, known.names)) + tuple(own)
    yield from _values(view, {**_handles(told), **learnt})
    yield from _disguised(view, known_words(told))
    yield from _digit_values(view, {**_phones(known.phones), **learnt})
    yield from handles(view)
    yield from emails(view)
    yield from spelt(view)
    yield from numbers(view)
    yield from codes(view)
    yield from addresses(view)
    yield from names(view, KnownWords(own=known_words(told), public=public_words(known.public)))


@lru_cache(maxsize=32)
def public_words(public: tuple[str, ...]) -> frozenset[str]:
    """The folded words of the clinic's own texts."""
    return frozenset(word for text in public for word in re.findall(r"[^\W\d_]{3,}", folded(text)))


def phrase(value: str) -> re.Pattern[str]:
    """A folded value wherever it stands by itself, whatever its punctuation."""
    words = re.findall(r"[^\W_]+", value)
    return re.compile(r"(?<![^\W_])" + r"[\W_]{1,4}".join(map(re.escape, words)) + r"(?![^\W_])")


def telling(kind: IdentifierKind, value: str) -> bool:
    """Whether a folded value gives somebody away wherever it stands; a comuna or a birthday does not."""
    if kind in NUMERIC:
        return len(bare_digits(value)) >= 7
    if kind is IdentifierKind.BIRTH_DATE:
        return len(re.findall(r"\d", value)) >= 5
    if kind in (IdentifierKind.CODE, IdentifierKind.HANDLE):
        return len(re.findall(r"[^\W_]", value)) >= 5
    if kind is IdentifierKind.ADDRESS:
        return len(value) >= 8 and (re.search(r"\d", value) is not None or value.count(" ") >= 2)
    return len(value) >= 2


def holds_together(item: Identifier) -> bool:
    """Whether a piece that goes over several messages is one value, and not the hour or the price in each."""
    if item.kind not in (IdentifierKind.RUT, IdentifierKind.PHONE, IdentifierKind.CARD):
        return True
    size = len(bare_digits(item.text))
    is_list = all(_LONE.fullmatch(line) for line in item.text.split("\n"))
    return not is_list and (size >= 8 or not size)


def digit_runs(text: str) -> Iterator[tuple[str, list[int]]]:
    """The digits in a folded text that belong together, and the place of each."""
    for found in _RUN.finditer(text):
        places = [place for place in range(*found.span()) if text[place] in _DIGITS]
        yield "".join(text[place] for place in places), places


def phone_cores(phones: tuple[str, ...]) -> Iterator[str]:
    """What all spellings of each phone have in common: its last eight digits."""
    for phone in phones:
        digits = bare_digits(phone).rstrip("k")
        if len(digits) >= 7:
            yield digits[-8:]


def _phones(phones: tuple[str, ...]) -> dict[str, IdentifierKind]:
    return dict.fromkeys(phone_cores(phones), IdentifierKind.PHONE)


def _handles(told: tuple[str, ...]) -> dict[str, IdentifierKind]:
    """User names and the like: known names that are no plain words."""
    return {
        name: IdentifierKind.NAME
        for name in told
        if len(name) >= 4 and re.search(r"[a-z]", name) and re.search(r"[\d_.]", name)
    }


def cover_public(view: FoldedText, public: tuple[str, ...]) -> None:
    """Cover what the clinic tells everybody."""
    for text in public:
        phrases, digits = _told(text)
        for pattern in phrases:
            for found in list(pattern.finditer(view.lower)):
                view.take(*found.span(), STAYS)
        if digits:
            for run, places in list(digit_runs(view.lower)):
                if run in (digits, digits[-9:], digits[-8:]):
                    view.take(places[0], places[-1] + 1, STAYS)


@lru_cache(maxsize=512)
def _told(text: str) -> tuple[tuple[re.Pattern[str], ...], str]:
    """What of a text of the clinic's is looked for, and its digits if it is a phone; the same for each message."""
    plain = folded(text)
    pieces = [
        plain,
        *(piece for piece in re.split(r"[,;|\n]", plain) if piece.strip().count(" ")),
    ]
    phrases = tuple(phrase(piece) for piece in pieces if len(re.findall(r"[^\W_]", piece)) >= 3)
    digits = bare_digits(text)
    is_phone = len(digits) >= 8 and not re.search(r"[a-z]{3}", plain)
    return phrases, digits if is_phone else ""


def _values(view: FoldedText, values: Mapping[str, IdentifierKind]) -> Iterator[Found]:
    """Values that were told before, in the same words."""
    for value in sorted(values, key=len, reverse=True):
        kind = values[value]
        plain_name = kind is IdentifierKind.NAME and value.isalpha()
        if plain_name or kind in NUMERIC or not re.search(r"[^\W_]", value):
            continue
        for found in list(phrase(value).finditer(view.lower)):
            cover = NAME_TAKEN if kind is IdentifierKind.NAME else TAKEN
            view.take(*found.span(), cover)
            yield kind, *found.span()


def _disguised(view: FoldedText, words: frozenset[str]) -> Iterator[Found]:
    """Known names letter by letter, or with figures for letters."""
    for word in sorted(words - ORDINARY):
        if len(word) >= 5:
            for found in list(_disguise(word).finditer(view.lower)):
                if not found.group().isalpha():
                    view.take(*found.span(), NAME_TAKEN)
                    yield IdentifierKind.NAME, *found.span()


@lru_cache(maxsize=256)
def _disguise(word: str) -> re.Pattern[str]:
    letters = (f"[{letter}{_LIKE.get(letter, '')}]" for letter in word)
    return re.compile(r"(?<![^\W_])" + r"[\s.\-_*]?".join(letters) + r"(?![^\W_])")


def _digit_values(view: FoldedText, values: Mapping[str, IdentifierKind]) -> Iterator[Found]:
    """Numbers that were told before, in any spelling."""
    wanted = {value: kind for value, kind in values.items() if kind in NUMERIC}
    for run, places in list(digit_runs(view.lower)) if wanted else ():
        value = next((value for value in wanted if value in run), None)
        if value is not None:
            at = run.index(value)
            start = _start(view.lower, places, run, at)
            end = places[at + len(value) - 1] + 1
            while start and view.lower[start - 1] in "(+":
                start -= 1
            view.take(start, end)
            yield wanted[value], start, end


def _start(text: str, places: list[int], run: str, at: int) -> int:
    """Where a number begins whose known digits begin `at`: with its country, or with a prefix of Chile's."""
    if at <= _LONGEST_PREFIX and (run.startswith("00") or text[: places[0]].endswith("+")):
        return places[0]
    for prefix in _PREFIXES:
        start = places[at - len(prefix)]
        if run[:at].endswith(prefix) and not text[:start][-1:].isdigit():
            return start
    return places[at]
