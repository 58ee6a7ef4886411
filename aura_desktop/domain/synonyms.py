"""Words that mean the same at a front desk: the clinic's table, and texts marked by its groups."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Stems = Callable[[str], tuple[str, ...]]
"""Cuts a text into the stems of its words, in order."""
Phrase = tuple[str, ...]
"""Stems that stand side by side."""
Concept = tuple[str, ...]
"""One thing that was asked for: the name of its group or its stem, then the words it was asked in."""

LONGEST_TABLE = 40_000
_NAME = "0g"
"""Begins the name of a group; no word does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymProblem:
    """`code` is synonyms_alone, synonyms_unreadable, synonyms_twice or synonyms_too_long; lines from 1."""

    code: str
    line: int
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymTable:
    """The name of each phrase's group; a phrase is in one group only."""

    names: Mapping[Phrase, str] = field(default_factory=dict)
    longest: int = 0
    problems: tuple[SynonymProblem, ...] = ()


def read_table(text: str, stems: Stems) -> SynonymTable:
    """One group a line, its members between commas; "#" begins a comment. Lines with a problem are left out."""
    if len(text) > LONGEST_TABLE:
        return SynonymTable(problems=(SynonymProblem(code="synonyms_too_long", line=1),))
    names: dict[Phrase, str] = {}
    problems: list[SynonymProblem] = []
    for number, line in enumerate(text.splitlines(), 1):
        written = line.partition("#")[0].strip()
        if not written:
            continue
        members = _members(written, stems)
        code, word = _wrong(members, names)
        if code:
            problems.append(SynonymProblem(code=code, line=number, word=word))
            continue
        name = _NAME + "".join(members[0][1])
        names.update((phrase, name) for _, phrase in members)
    longest = max(map(len, names), default=0)
    return SynonymTable(names=names, longest=longest, problems=tuple(problems))


def marked(table: SynonymTable, stems: Sequence[str]) -> tuple[str, ...]:
    """The stems of a text, each phrase of a group with the group's name before it."""
    return tuple(
        word
        for name, phrase in _cut(table, stems)
        for word in ((name, *phrase) if name else phrase)
    )


def concepts(
    table: SynonymTable, asked: Sequence[str], stop: Collection[str] = ()
) -> tuple[Concept, ...]:
    """What was asked, each thing once; stop words count only as a part of a group's phrase."""
    found: dict[Concept, None] = {}
    for name, phrase in _cut(table, asked):
        words = tuple(word for word in phrase if word not in stop)
        if name or words:
            found[(name, *words) if name else words] = None
    return tuple(found)


def covered(asked: Sequence[Concept], told: Collection[str]) -> float:
    """0 to 1: how many of the concepts a marked text speaks of."""
    held = [concept[0] in told for concept in asked]
    return sum(held) / len(held) if held else 0.0


def spoken(asked: Sequence[Concept], told: Collection[str]) -> frozenset[str]:
    """Which of the concepts a marked text speaks of, by the word that names each."""
    return frozenset(concept[0] for concept in asked if concept[0] in told)


def _members(line: str, stems: Stems) -> list[tuple[str, Phrase]]:
    parts = (part.strip() for part in line.split(","))
    return [(part, tuple(stems(part))) for part in parts if part]


def _wrong(members: list[tuple[str, Phrase]], known: Collection[Phrase]) -> tuple[str, str]:
    """The first problem's code and word; empty if there is none."""
    if len(members) < 2:
        return "synonyms_alone", members[0][0] if members else ""
    for word, phrase in members:
        if not phrase:
            return "synonyms_unreadable", word
        if phrase in known:
            return "synonyms_twice", word
    return "", ""


def _cut(table: SynonymTable, stems: Sequence[str]) -> Iterator[tuple[str, Phrase]]:
    """The text in pieces with the names of their groups, "" for a word of none; the longest phrase counts."""
    place = 0
    while place < len(stems):
        size, name = _longest(table, stems, place)
        yield name, tuple(stems[place : place + size])
        place += size


def _longest(table: SynonymTable, stems: Sequence[str], place: int) -> tuple[int, str]:
    for size in range(min(table.longest, len(stems) - place), 0, -1):
        name = table.names.get(tuple(stems[place : place + size]))
        if name is not None:
            return size, name
    return 1, ""
