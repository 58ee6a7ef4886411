"""Finds names of people: known ones, common ones, and whatever stands where a name is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aura_desktop.domain.common_words import COMMON, COMUNAS, ENDINGS
from aura_desktop.domain.first_names import (
    AMBIGUOUS_FIRST,
    CONNECTORS,
    FIRST_NAMES,
    ORDINARY,
    RELATIONS,
    SURNAMES,
)
from aura_desktop.domain.folded_text import NAME_TAKEN, STAYS, TAKEN, FoldedText
from aura_desktop.domain.identifier import Found, IdentifierKind
from aura_desktop.domain.known_names import LISTED, NO_NAME, KnownWords, plain, resembles
from aura_desktop.domain.name_contexts import (
    ABROAD,
    ADJACENT,
    ASKED_FOR,
    BEFORE_NUMBER,
    CLOSING,
    GREETED,
    HEADED,
    HERE,
    IDIOMS,
    LINE,
    NO_SHORT_NAME,
    PLACE_BEFORE,
    PLAIN_BEFORE,
    RELATED,
    SAID,
    SELF,
    SKIPPED,
    STRONG,
    TIMES_AND_PLACES,
    TOO_COMMON,
    WORD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    lower: str
    capital: bool
    first: bool
    """First in its sentence."""
    joined: bool
    """Only a blank away from the word before."""


_PLACE_WORDS = frozenset(word for name in COMUNAS for word in name.split())


def names(text: FoldedText, known: KnownWords) -> Iterator[Found]:
    """Every word of a name, one by one; covers them."""
    cover_idioms(text)
    search = _Search(text, known)
    for word in search.named():
        text.take(word.start, word.end, NAME_TAKEN)
        yield IdentifierKind.NAME, word.start, word.end


def cover_idioms(text: FoldedText) -> None:
    """Cover phrases and places in which a name is none."""
    for idiom in list(IDIOMS.finditer(text.lower)):
        text.take(*idiom.span(), STAYS)


class _Search:
    def __init__(self, text: FoldedText, known: KnownWords) -> None:
        self._text = text
        self._known = known
        letters = text.cased.replace(TAKEN, "").replace(NAME_TAKEN, "")
        self._flat = letters in (letters.lower(), letters.upper())
        self._words = list(self._read())
        self._starts = {word.start: place for place, word in enumerate(self._words)}
        self._named: dict[int, int] = {}
        """Place of a word of a name, and how many unknown words in lower case may follow as surnames."""

    def _read(self) -> Iterator[_Word]:
        last = 0
        for found in WORD.finditer(self._text.cased):
            between = self._text.cased[last : found.start()]
            yield _Word(
                start=found.start(),
                end=found.end(),
                lower=self._text.lower[found.start() : found.end()],
                capital=not self._flat and found.group()[0].isupper(),
                first=last == 0 or any(char in between for char in '.!?¿¡\n:;"(•*'),
                joined=last > 0 and ADJACENT.fullmatch(between) is not None,
            )
            last = found.end()

    def named(self) -> list[_Word]:
        """The words of names, in order."""
        self._by_list()
        self._by_context()
        self._by_line()
        for place in sorted(self._named):
            self._extend(place)
        return [
            self._words[place]
            for place in sorted(self._named)
            if self._words[place].lower[0] != NAME_TAKEN
        ]

    def _by_list(self) -> None:
        for place, word in enumerate(self._words):
            if word.lower[0] == NAME_TAKEN or self._is_own(place, word):
                self._named[place] = 0
            elif word.lower not in self._known.public and self._is_listed(place, word):
                self._named[place] = 0 if word.capital else 2

    def _before(self, place: int) -> str:
        return self._words[place - 1].lower if place and self._words[place].joined else ""

    def _is_own(self, place: int, word: _Word) -> bool:
        own = self._known.own
        if not own or len(word.lower) < 2:
            return False
        if word.lower not in own:
            return resembles(word.lower, own)
        if word.capital:
            return True
        if len(word.lower) < 3 or word.lower in COMMON:
            return False
        if word.lower in AMBIGUOUS_FIRST:
            return self._before(place) not in PLAIN_BEFORE
        return word.lower not in ORDINARY

    def _is_listed(self, place: int, word: _Word) -> bool:
        before = self._before(place)
        if before in PLACE_BEFORE and before not in self._known.own:
            return False
        if word.lower in FIRST_NAMES or plain(word.lower) in FIRST_NAMES:
            return True
        after = self._next_name(place)
        if word.capital and after and after.capital and after.lower in SURNAMES:
            return word.lower not in NO_NAME or word.lower in AMBIGUOUS_FIRST
        if self._begins_unknown_pair(place, word):
            return True
        if word.lower not in AMBIGUOUS_FIRST or word.lower in TIMES_AND_PLACES:
            return False
        if after and after.joined and after.capital and after.lower not in NO_NAME and word.capital:
            return True
        return word.capital and not word.first

    def _begins_unknown_pair(self, place: int, word: _Word) -> bool:
        """Two words with capitals that are no words: a first name and a surname nobody listed."""
        following = self._words[place + 1 : place + 2]
        pair = [word, *(other for other in following if other.joined)]
        return len(pair) == 2 and all(
            each.capital
            and len(each.lower) > 2
            and each.lower not in NO_NAME
            and each.lower not in self._known.public
            and each.lower not in _PLACE_WORDS
            for each in pair
        )

    def _next_name(self, place: int) -> _Word | None:
        """The word that is joined to this one, behind "de la" and the like."""
        for word in self._words[place + 1 : place + 4]:
            if not word.joined:
                return None
            if word.lower not in CONNECTORS:
                return word
        return None

    def _by_context(self) -> None:
        for pattern, allows, unknown in (
            (STRONG, self._strongly, 2),
            (ABROAD, self._strongly, 0),
            (SAID, self._said, 2),
            (RELATED, self._said, 2),
            (GREETED, self._greeted, 2),
            (ASKED_FOR, self._said, 2),
            (HERE, self._said, 2),
            (HEADED, self._headed, 0),
        ):
            for found in pattern.finditer(self._text.lower):
                place = self._after(found.end())
                if place is not None and allows(place, self._words[place]):
                    self._named[place] = max(unknown, self._named.get(place, 0))
        for place in list(self._named):
            self._and_another(place)

    def _after(self, end: int) -> int | None:
        """The word that begins here; behind an article or a relation, the one after it."""
        place = self._starts.get(end)
        for _ in range(3):
            if place is None or self._words[place].lower not in SKIPPED:
                return place
            following = place + 1
            place = (
                following
                if following < len(self._words) and self._words[following].joined
                else None
            )
        return None

    def _strongly(self, place: int, word: _Word) -> bool:
        if word.lower in NO_NAME:
            return word.lower in AMBIGUOUS_FIRST and (
                word.lower != "vale" or self._has_surname(place)
            )
        return len(word.lower) > 1

    def _said(self, place: int, word: _Word) -> bool:
        if word.lower in self._known.public and self._before(place) not in SELF:
            return False
        if word.lower in NO_NAME:
            named = (
                word.lower not in TOO_COMMON
                or self._has_surname(place)
                or (word.lower in ("vale", "caro") and self._is_short_name(place))
            )
            return word.lower in AMBIGUOUS_FIRST and named
        if word.lower in ORDINARY and not word.capital:
            return word.lower in AMBIGUOUS_FIRST and word.lower not in (
                "blanca",
                "clara",
                "bella",
                "rey",
                "reina",
            )
        if len(word.lower) == 1:
            # "R. Ejemplo"
            return word.capital and self._has_surname(place)
        return word.lower in LISTED or (word.capital and len(word.lower) > 2)

    def _headed(self, _: int, word: _Word) -> bool:
        return word.capital and word.lower in AMBIGUOUS_FIRST and word.lower not in COMMON

    def _and_another(self, place: int) -> None:
        """ "Camila y Rosa": of two, the second is a name as well."""
        for following in range(place + 1, min(place + 4, len(self._words) - 1)):
            if not self._words[following].joined:
                return
            if self._words[following].lower == "y" and self._words[following + 1].joined:
                if self._said(following + 1, self._words[following + 1]):
                    self._named.setdefault(following + 1, 2)
                return

    def _is_short_name(self, place: int) -> bool:
        following = self._words[place + 1 : place + 2]
        said = self._before(place) in RELATIONS or self._before(place) in ("la", "con")
        return said and not any(word.joined and word.lower in NO_SHORT_NAME for word in following)

    def _has_surname(self, place: int) -> bool:
        word = self._next_name(place)
        return word is not None and (word.lower in SURNAMES or word.lower not in NO_NAME)

    def _greeted(self, place: int, word: _Word) -> bool:
        following = self._text.lower[word.end : word.end + 1]
        return (
            word.lower in AMBIGUOUS_FIRST
            and word.lower != "claro"
            and following in ("", ",", "!", ".", "\n")
        )

    def _by_line(self) -> None:
        closed = False
        lines = list(LINE.finditer(self._text.lower))
        for number, line in enumerate(lines):
            places = [
                place for start, place in self._starts.items() if line.start() <= start < line.end()
            ]
            if places and self._is_signature(line.group(), places, closed, lines, number):
                self._named.update(
                    {
                        place: self._named.get(place, 0)
                        for place in places
                        if self._words[place].lower not in CONNECTORS
                    }
                )
            closed = CLOSING.search(line.group()) is not None
        self._before_numbers()

    def _is_signature(
        self, line: str, places: list[int], closed: bool, lines: list[re.Match[str]], number: int
    ) -> bool:
        words = [self._words[place] for place in places]
        said = [word for word in words if word.lower not in CONNECTORS]
        if TAKEN in line or re.search(r"[\d?¿=:/%$]", line) or not 1 <= len(said) <= 4:
            return False
        if any(word.lower in NO_NAME and word.lower not in LISTED for word in said):
            return False
        alone = len(said) == 1 and said[0].lower in AMBIGUOUS_FIRST
        if alone and said[0].lower != "claro" and (closed or self._is_plain_name(said[0])):
            return True
        if all(word.lower in NO_NAME or word.lower in self._known.public for word in said):
            return False
        if closed or any(self._named.get(place) is not None for place in places if len(said) == 1):
            return True
        around = [
            lines[near].group() for near in (number - 1, number + 1) if 0 <= near < len(lines)
        ]
        beside = any(BEFORE_NUMBER.match(near) for near in around)
        capital = all(word.capital for word in said) and line.strip(" .") not in COMUNAS
        return len(said) > 1 and (capital or beside)

    def _is_plain_name(self, word: _Word) -> bool:
        return word.capital and word.lower not in COMMON and word.lower not in TIMES_AND_PLACES

    def _before_numbers(self) -> None:
        """Two to four words right before what was found: with capitals, at a line's start, or a listed name first."""
        run: list[int] = []
        for place, word in enumerate(self._words):
            run = run if word.joined else []
            if run and word.lower in CONNECTORS:
                continue
            fits = word.lower not in NO_NAME or (word.lower in AMBIGUOUS_FIRST and not run)
            run = [*run, place] if fits and word.lower not in self._known.public else []
            if 2 <= len(run) <= 4 and BEFORE_NUMBER.match(self._text.lower, word.end):
                head = self._words[run[0]]
                if head.lower in LISTED or self._starts_line(head) or self._all_capital(run):
                    self._named.update({each: self._named.get(each, 0) for each in run})

    def _starts_line(self, word: _Word) -> bool:
        return not self._text.lower[: word.start].rpartition("\n")[2].strip()

    def _all_capital(self, places: list[int]) -> bool:
        return all(self._words[place].capital for place in places)

    def _extend(self, place: int) -> None:
        """Surnames and second names after a name; a capital before it."""
        if self._is_long_enough(place):
            return
        left = place - 1
        if (
            place
            and self._words[place].joined
            and self._words[left].capital
            and left not in self._named
        ):
            before = self._words[left].lower
            if before not in NO_NAME and before not in self._known.public and len(before) > 2:
                self._named[left] = 0
        unknown = self._named[place]
        following = place + 1
        for _ in range(6):
            if following >= len(self._words) or not self._words[following].joined:
                return
            word = self._words[following]
            if word.lower in CONNECTORS and self._is_name_after_connector(following, unknown):
                following += 1
                continue
            if not self._follows(word, unknown, self._words[following - 1].capital):
                return
            if not word.capital and word.lower not in LISTED:
                unknown -= 1
            self._named.setdefault(following, 0)
            following += 1

    def _is_long_enough(self, place: int) -> bool:
        """Whether four words in a row are hidden already: no name goes on for ever."""
        hidden = 0
        for word in self._words[max(place - 3, 0) : place + 4]:
            hidden = hidden + 1 if word.lower[0] == NAME_TAKEN else 0
            if hidden == 4:
                return True
        return False

    def _is_name_after_connector(self, place: int, unknown: int) -> bool:
        for following in range(place + 1, min(place + 3, len(self._words))):
            word = self._words[following]
            if not word.joined:
                return False
            if word.lower not in CONNECTORS:
                return word.lower not in NO_NAME and (
                    word.capital
                    or (word.lower in SURNAMES and word.lower not in ORDINARY)
                    or (unknown > 0 and self._before(following) in ("del", "la", "los", "las"))
                )
        return False

    def _follows(self, word: _Word, unknown: int, after_capital: bool) -> bool:
        if word.lower[0] == NAME_TAKEN:
            return True
        if word.lower in NO_NAME:
            return word.lower in SURNAMES and word.capital
        if word.lower in LISTED or word.lower in self._known.own:
            return True
        if word.capital:
            return True
        lower_name = not after_capital and unknown > 0 and len(word.lower) > 2
        return lower_name and not word.lower.endswith(ENDINGS)
