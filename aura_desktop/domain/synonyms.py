"""Words that mean the same at a front desk: the clinic's table, and a question widened by it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

Stems = Callable[[str], tuple[str, ...]]
"""Cuts a text into the stems of its words, in order."""
Phrase = tuple[str, ...]
"""Stems that stand side by side."""
Concept = tuple[Phrase, ...]
"""One thing that was asked for, in all the ways it may be written."""

LONGEST_TABLE = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymProblem:
    """`code` is synonyms_alone, synonyms_unreadable, synonyms_twice or synonyms_too_long; lines from 1."""

    code: str
    line: int
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymTable:
    """Groups of phrases; a phrase is in one group only."""

    groups: tuple[Concept, ...] = ()
    problems: tuple[SynonymProblem, ...] = ()


def read_table(text: str, stems: Stems) -> SynonymTable:
    """One group a line, its members between commas; "#" begins a comment. Lines with a problem are left out."""
    if len(text) > LONGEST_TABLE:
        return SynonymTable(problems=(SynonymProblem(code="synonyms_too_long", line=1),))
    groups: list[Concept] = []
    problems: list[SynonymProblem] = []
    known: set[Phrase] = set()
    for number, line in enumerate(text.splitlines(), 1):
        written = line.partition("#")[0].strip()
        if not written:
            continue
        members = _members(written, stems)
        code, word = _wrong(members, known)
        if code:
            problems.append(SynonymProblem(code=code, line=number, word=word))
            continue
        group = tuple(dict.fromkeys(phrase for _, phrase in members))
        known.update(group)
        groups.append(group)
    return SynonymTable(groups=tuple(groups), problems=tuple(problems))


def widened(
    table: SynonymTable, asked: Sequence[str], stop: Collection[str] = ()
) -> tuple[Concept, ...]:
    """What was asked, each thing once; a phrase of a group stands for all of it.

    The longest phrase counts; stop words count only as a part of one.
    """
    by_phrase = {phrase: group for group in table.groups for phrase in group}
    longest = max((len(phrase) for phrase in by_phrase), default=1)
    return tuple(dict.fromkeys(_concepts(by_phrase, longest, asked, frozenset(stop))))


def covered(concepts: Sequence[Concept], told: Sequence[str]) -> float:
    """0 to 1: how many of the concepts a text of these stems speaks of."""
    line = f" {' '.join(told)} "
    held = [any(f" {' '.join(phrase)} " in line for phrase in concept) for concept in concepts]
    return sum(held) / len(held) if held else 0.0


def _members(line: str, stems: Stems) -> list[tuple[str, Phrase]]:
    parts = (part.strip() for part in line.split(","))
    return [(part, tuple(stems(part))) for part in parts if part]


def _wrong(members: list[tuple[str, Phrase]], known: set[Phrase]) -> tuple[str, str]:
    """The first problem's code and word; empty if there is none."""
    if len(members) < 2:
        return "synonyms_alone", members[0][0] if members else ""
    for word, phrase in members:
        if not phrase:
            return "synonyms_unreadable", word
        if phrase in known:
            return "synonyms_twice", word
    return "", ""


def _concepts(
    by_phrase: dict[Phrase, Concept], longest: int, asked: Sequence[str], stop: frozenset[str]
) -> Iterator[Concept]:
    place = 0
    while place < len(asked):
        for size in range(min(longest, len(asked) - place), 0, -1):
            group = by_phrase.get(tuple(asked[place : place + size]))
            if group is not None:
                yield group
                place += size
                break
        else:
            if asked[place] not in stop:
                yield ((asked[place],),)
            place += 1
