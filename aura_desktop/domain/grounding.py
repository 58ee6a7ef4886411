"""Is everything countable or nameable in a reply held by a text that the clinic wrote?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aura_desktop.domain.figures import COUNTED, Figure, FigureKind, figures
from aura_desktop.domain.pairing import belongs_elsewhere, said
from aura_desktop.domain.placeholders import MARK, Placeholders
from aura_desktop.domain.proper_names import ABBREVIATIONS, words

_MARKED = {
    FigureKind.PRICE: "PRECIO",
    FigureKind.PERCENT: "PORCENTAJE",
    FigureKind.DURATION: "DURACION",
    FigureKind.HOUR: "HORA",
    FigureKind.DATE: "FECHA",
    FigureKind.LINK: "ENLACE",
    FigureKind.PHONE: "FONO",
    FigureKind.EMAIL: "CORREO",
}
_MAY_LACK = COUNTED | {"min", "mo"}
"""What a number may be of without saying so: "la limpieza dura 60 minutos y el peeling 30"."""
_END = re.compile(r"[.!?…]+[\"'»”)*_~]*(?:[ \t]+[^\w\s¿¡\"«“(*\[•#@$+-]+)*(?=\s|$)|\n+")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\. ?)*[^\W\d_]+$")
_UNITS = frozenset(
    (
        "hrs",
        "hr",
        "h",
        "min",
        "mins",
        "seg",
        "aprox",
        "etc",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "cm",
        "ml",
        "dcto",
    )
)
_NEW_START = re.compile(r"\s+[^\w\s]*[A-ZÁÉÍÓÚÜÑ¿¡]|\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a reply, and where; `sources` are the citations as the model gave them."""

    text: str
    start: int
    end: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """A figure that no source holds, in the reply's coordinates."""

    figure: Figure


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences and lines of a text, without what stands between them."""
    cuts = [end.end() for end in _END.finditer(text) if _ends(text, end)]
    bounds = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return tuple(found for start, end in bounds if (found := _sentence(text, start, end)))


def _sentence(text: str, start: int, end: int) -> Sentence | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Sentence(text=piece, start=start, end=start + len(piece)) if piece else None


def _ends(text: str, end: re.Match[str]) -> bool:
    stop = end.group()
    if stop.isspace() or not stop.startswith("."):
        return True
    if stop.startswith(".."):
        return _NEW_START.match(text, end.end()) is not None
    before = text[max(end.start() - 12, 0) : end.start()]
    line = text[text.rfind("\n", 0, end.start()) + 1 : end.start()]
    if line.strip(" *").isdigit():
        return False
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    word = last.group().lower().replace(" ", "").replace(".", "")
    if word in _UNITS:
        return _NEW_START.match(text, end.end()) is not None
    return word not in ABBREVIATIONS


def unsupported(
    reply: str, sources: Sequence[str], *, allowed: Sequence[str] = ()
) -> tuple[Figure, ...]:
    """Every figure of the reply that neither a source nor an allowed text holds.

    sources: the whole text of each cited entry. allowed: what may be said without one, such as
    the patient's first name. A value that the sources hold for another service is not held.
    """
    found = figures(reply)
    told = [(text, figures(text)) for text in (*sources, *allowed)]
    held = _Held(figure for _, inside in told for figure in inside)
    known = held.names.union(*(words(text) for text, _ in told))
    sayings = [it for text, inside in told for it in said(text, inside)]
    swapped = {it.figure.start for it in said(reply, found) if belongs_elsewhere(it, sayings)}
    return tuple(
        figure
        for figure in found
        if figure.start in swapped
        or not (_named(figure, known) if figure.kind is FigureKind.NAME else held.holds(figure))
    )


def _named(figure: Figure, known: set[str]) -> bool:
    return known.issuperset(figure.value.split())


class _Held:
    """The figures of the sources, by what they say."""

    def __init__(self, found: Iterable[Figure]) -> None:
        self._values: set[str] = set()
        self._days: set[str] = set()
        self._dates: list[tuple[str, ...]] = []
        self.names: set[str] = set()
        for figure in found:
            self._values.add(figure.value)
            if figure.kind is FigureKind.NAME:
                self.names.update(figure.value.split())
            elif figure.kind is FigureKind.WEEKDAY:
                self._days.update(figure.value.split())
            elif figure.kind is FigureKind.DATE and (parts := _parts(figure.value)):
                self._dates.append(parts)
                self._days.add(parts[-1])

    def holds(self, figure: Figure) -> bool:
        """The same value, whatever its spelling; never a part of a longer number."""
        if figure.kind is FigureKind.WEEKDAY:
            return self._days.issuperset(figure.value.split())
        if figure.value in self._values:
            return True
        if figure.kind is FigureKind.DATE:
            asked = _parts(figure.value)
            return bool(asked) and any(_within(asked, known) for known in self._dates)
        return figure.kind is FigureKind.NUMBER and self._counts(figure.value)

    def _counts(self, value: str) -> bool:
        """A number alone and a number of something may be the same, numbers of two things never."""
        number, _, noun = value.partition(" ")
        if noun:
            return number in self._values
        counted = (known.split(" ") for known in self._values)
        alone = any(known[0] == number and known[-1] in _MAY_LACK for known in counted)
        return alone or f"${number}" in self._values


def _parts(date: str) -> tuple[str, ...]:
    """Year, month, day and weekday of a date's value; none of "today" and its like."""
    parts = tuple(re.split(r"[- ]", date))
    return parts if len(parts) == 4 else ()


def _within(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return all(part in ("*", there) for part, there in zip(asked, known, strict=True))


def protect(text: str, placeholders: Placeholders) -> str:
    """An entry's text for the model: marks for prices, hours, durations, percents, dates, links, phones.

    Filled, it is the text again: values in the same spelling share a mark.
    """
    out, place = list[str](), 0
    literal = [(at.start(), at.end(), "TEXTO") for at in MARK.finditer(text)]
    marked = [(it.start, it.end, _MARKED[it.kind]) for it in figures(text) if _is_marked(it)]
    for start, end, kind in sorted(literal + marked):
        out += [text[place:start], placeholders.take(kind, text[start:end])]
        place = end
    return "".join(out) + text[place:]


def _is_marked(figure: Figure) -> bool:
    """Words such as "tomorrow" and "in December" stay: the model needs them to be understood."""
    if figure.kind is FigureKind.DATE:
        return any(char.isdigit() for char in figure.text)
    return figure.kind in _MARKED
