"""Phrases looked for in hurried writing: words with gaps between them, each word by its sound."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from aura_desktop.domain.spelling import Word, is_typo, key_of, one_less

_MARKS = "¿.~*"
_USUAL_GAP = 3
_SHORTEST_TYPO = 5
_NUMBER = re.compile(r"#(\d+)-(\d+)")
_GAP = re.compile(r"\.\.(\d*)")
_EITHER_ORDER = re.compile(r" <(\d+)> ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One place of a phrase: what may stand there, after how many other words."""

    forms: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Written as words with blanks between them, and small words such as "muy" anywhere.

    `duele` that word, `~duele` with a typo, `sangr*` so begun, `*sangr*` with that inside, `¿duele` in
    a question, `.quince` before a comma or the end, `a|b` either, `{BODY}` a list by name, `#5-17` a
    number, `..2` up to two other words between, `a <4> b` either first with up to four words between.
    """

    steps: tuple[_Step, ...]


def phrases(line: str, lists: Mapping[str, str]) -> tuple[Phrase, ...]:
    """The phrase of this line, two where the order is free."""
    turned = _EITHER_ORDER.split(line)
    if len(turned) == 3:
        first, gap, second = turned
        lines = [f"{first} ..{gap} {second}", f"{second} ..{gap} {first}"]
    else:
        lines = [line]
    return tuple(Phrase(steps=tuple(_steps(each, lists))) for each in lines)


def _steps(line: str, lists: Mapping[str, str]) -> Iterator[_Step]:
    gap = 0
    for part in line.split():
        if found := _GAP.fullmatch(part):
            gap = int(found.group(1) or _USUAL_GAP)
            continue
        yield _Step(forms=frozenset(_forms(part, lists)), gap=gap)
        gap = 0


def _forms(part: str, lists: Mapping[str, str]) -> Iterator[str]:
    for form in part.split("|"):
        if "{" in form:
            marks, _, name = form.rstrip("}").partition("{")
            yield from (marks + each for each in _forms("|".join(lists[name].split()), lists))
        elif "#" in form:
            yield form
        else:
            marks = form[: len(form) - len(form.lstrip(_MARKS))]
            stem, end = form.strip(_MARKS), "*" if form.endswith("*") else ""
            yield marks + key_of(stem) + end
            if end and stem[-1] in "cg":
                # "alerg*" is heard in two ways, as "alérgica" and "alergólogo" are.
                yield marks + key_of(stem + "e")[:-1] + end


class Shelf:
    """Phrases by what they begin with, so that a text is asked only for those that it may hold."""

    def __init__(self, kept: Iterable[Phrase]) -> None:
        self.phrases = tuple(kept)
        self._begun: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for form in phrase.steps[0].forms:
                self._begun.setdefault(form, []).append(number)

    def numbers(self, reading: "Reading") -> list[int]:
        """Which phrases may stand in this text, in their order."""
        return sorted({each for form in reading.forms for each in self._begun.get(form, ())})


class Vocabulary:
    """Every word that some phrase looks for; tells which of them a written word may be."""

    def __init__(self, wanted: Iterable[Phrase], *, never_typos: str, fillers: str) -> None:
        self._never_typos = frozenset(map(key_of, never_typos.split()))
        self.fillers = frozenset(map(key_of, fillers.split()))
        self._begun: dict[str, set[str]] = {}
        self._inside: dict[str, set[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._near: dict[str, set[tuple[str, str]]] = {}
        self._numbers: list[tuple[int, int, str]] = []
        for form in sorted(
            {form for phrase in wanted for step in phrase.steps for form in step.forms}
        ):
            self._learn(form)
        self._lengths = sorted({len(stem) for stem in self._begun})
        self._typo_lengths = sorted(
            {len(stem) for near in self._near.values() for stem, form in near if form.endswith("*")}
        )
        self.forms_of = lru_cache(maxsize=8192)(self._forms_of)

    def _learn(self, form: str) -> None:
        if number := _NUMBER.fullmatch(form.lstrip(_MARKS)):
            self._numbers.append((int(number.group(1)), int(number.group(2)), form))
            return
        key = form.strip(_MARKS)
        if form.lstrip("¿.").startswith("*"):
            self._inside.setdefault(key, set()).add(form)
        elif form.endswith("*"):
            self._begun.setdefault(key, set()).add(form)
        else:
            self._exact.setdefault(key, set()).add(form)
        if "~" in form and len(key) >= _SHORTEST_TYPO + form.endswith("*"):
            for rest in one_less(key):
                self._near.setdefault(rest, set()).add((key, form))

    def _forms_of(self, key: str) -> frozenset[str]:
        if key.isdigit():
            value = int(key[:6])
            return frozenset(form for low, high, form in self._numbers if low <= value <= high)
        found = set(self._exact.get(key, ()))
        for length in self._lengths:
            found |= self._begun.get(key[:length], set())
        for inside, forms in self._inside.items():
            if inside in key:
                found |= forms
        if key not in self._never_typos:
            found |= self._typos(key)
        return frozenset(found)

    def _typos(self, key: str) -> set[str]:
        found: set[str] = set()
        for rest in one_less(key):
            for meant, form in self._near.get(rest, ()):
                if not form.endswith("*") and is_typo(key, meant):
                    found.add(form)
        for length in sorted({size + more for size in self._typo_lengths for more in (-1, 0, 1)}):
            begun = key[:length]
            if len(begun) < length:
                break
            for rest in one_less(begun):
                for meant, form in self._near.get(rest, ()):
                    if form.endswith("*") and is_typo(begun, meant):
                        found.add(form)
        return found


class Reading:
    """A text as the forms that each of its words may be, and where each form stands."""

    def __init__(self, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        self.words = words
        self._fillers = [word.key in vocabulary.fillers for word in words]
        self._forms = [
            frozenset(
                form
                for form in vocabulary.forms_of(word.key)
                if (word.asked or "¿" not in form) and (word.closes or "." not in form)
            )
            for word in words
        ]
        self._places: dict[str, list[int]] = {}
        for place, forms in enumerate(self._forms):
            for form in forms:
                self._places.setdefault(form, []).append(place)

    @property
    def forms(self) -> Iterable[str]:
        """Every form that stands somewhere in the text."""
        return self._places.keys()

    def find(
        self, phrase: Phrase, *, without: Set[int] = frozenset(), over_breaks: bool = True
    ) -> Iterator[tuple[int, ...]]:
        """The places of each time it stands there; `without` are words that do not count."""
        first = {place for form in phrase.steps[0].forms for place in self._places.get(form, ())}
        for start in sorted(first - without):
            trail = self._follow(phrase, start, without, over_breaks)
            if trail is not None:
                yield trail

    def _follow(
        self, phrase: Phrase, start: int, without: Set[int], over_breaks: bool
    ) -> tuple[int, ...] | None:
        # Places reached so far, each with the way there: work grows with the gaps, not with their product.
        reached: dict[int, tuple[int, ...]] = {start: (start,)}
        for step in phrase.steps[1:]:
            further: dict[int, tuple[int, ...]] = {}
            for place, way in reached.items():
                for next_place in self._within(place, step.gap, over_breaks):
                    fits = next_place not in without and step.forms & self._forms[next_place]
                    if fits and next_place not in further:
                        further[next_place] = (*way, next_place)
            reached = further
        return min(reached.values()) if reached else None

    def _within(self, place: int, gap: int, over_breaks: bool) -> Iterator[int]:
        """The places after this one, over no more than `gap` words and two small ones."""
        small = 2
        for after in range(place + 1, len(self.words)):
            if self.words[after].opens and not over_breaks:
                return
            yield after
            if self._fillers[after] and small:
                small -= 1
            elif gap:
                gap -= 1
            else:
                return
