"""What each figure of a text is said of: so that one service's price is not taken for another's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from aura_desktop.domain.figure import Figure, FigureKind, folded

PAIRED = (FigureKind.PRICE, FigureKind.DURATION, FigureKind.HOUR, FigureKind.PERCENT)
Words = frozenset[str]
_NONE: Words = frozenset()
_STOP = re.compile(r"[.;!?•|](?=\s|$)|\n")
_CLAUSE = re.compile(r"[,.;:!?()\n]|\b(?:y|o|and|or)\b")
_WORD = re.compile(r"[a-z]{4,}")
_EMPTY_WORDS = frozenset(
    (
        *(
            "valor",
            "valores",
            "precio",
            "precios",
            "cuesta",
            "cuestan",
            "vale",
            "valen",
            "sale",
            "salen",
        ),
        *(
            "queda",
            "quedan",
            "dura",
            "duran",
            "duracion",
            "demora",
            "toma",
            "tarda",
            "hora",
            "horas",
        ),
        *(
            "desde",
            "hasta",
            "para",
            "tiene",
            "tienen",
            "tenemos",
            "entre",
            "sobre",
            "aprox",
            "cada",
        ),
        *(
            "aproximadamente",
            "este",
            "esta",
            "estos",
            "estas",
            "como",
            "nuestro",
            "nuestra",
            "horario",
        ),
        *(
            "horarios",
            "atendemos",
            "atencion",
            "abrimos",
            "abierto",
            "cerramos",
            "disponible",
            "libre",
        ),
        *("disponibles", "libres", "tambien", "total", "todo", "toda", "todos", "todas", "puedes"),
        *("podemos", "quieres", "sesion", "sesiones", "unos", "unas", "alrededor", "cerca", "solo"),
        *("siempre", "normal", "tratamiento", "servicio", "incluye", "descuento", "hola", "antes"),
        *(
            "ahora",
            "promo",
            "promocion",
            "oferta",
            "tarde",
            "noche",
            "price",
            "costs",
            "cost",
            "from",
        ),
        *("takes", "lasts", "with", "open", "until"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure and what it is said of: the words beside it, and those over a part of its text."""

    figure: Figure
    beside: Words
    over: Words = _NONE

    @property
    def of(self) -> Words:
        """All it may be said of."""
        return self.beside | self.over


def said(text: str, found: Sequence[Figure]) -> Iterator[Said]:
    """Each price, length, hour and percentage of a text with the words it belongs to."""
    page = _Page(folded(text), found)
    for kind in PAIRED:
        own = [figure for figure in found if figure.kind is kind]
        heading = page.heading(own)
        for start, group in groupby(own, key=page.sentence_start):
            sentence = list(group)
            over = heading | page.lead(start, sentence[0].start)
            for figure, beside in page.beside(start, sentence):
                yield Said(figure=figure, beside=beside, over=over)


class _Page:
    """A folded text without its figures, and the days that stood in it."""

    def __init__(self, plain: str, found: Sequence[Figure]) -> None:
        left = list(plain)
        self._days: list[tuple[int, str]] = []
        for figure in found:
            if figure.kind in (FigureKind.WEEKDAY, FigureKind.DATE):
                self._days += [(figure.start, day) for day in _days(figure)]
            if figure.kind is not FigureKind.NAME:
                left[figure.start : figure.end] = " " * (figure.end - figure.start)
        self._plain = "".join(left)
        self._starts = [0, *(stop.end() for stop in _STOP.finditer(self._plain))]

    def words(self, start: int, end: int) -> Words:
        """Stems and days between two places."""
        days = frozenset(day for place, day in self._days if start <= place < end)
        stems = _WORD.findall(self._plain, start, max(start, end))
        return days | {word[:5] for word in stems if word not in _EMPTY_WORDS}

    def sentence_start(self, figure: Figure) -> int:
        return max(start for start in self._starts if start <= figure.start)

    def heading(self, own: list[Figure]) -> Words:
        """The first sentence's words, where it tells no such figure itself."""
        end = next((start for start in self._starts if self.words(0, start)), 0)
        return self.words(0, end) if all(figure.start >= end for figure in own) else _NONE

    def lead(self, start: int, end: int) -> Words:
        """What stands before a colon, where more is said before the first figure."""
        colon = self._plain.find(":", start, end)
        said_after = colon >= 0 and re.search(r"[a-z]{3}", self._plain[colon:end])
        return self.words(start, colon) if said_after else _NONE

    def beside(self, start: int, sentence: list[Figure]) -> Iterator[tuple[Figure, Words]]:
        """The words before each figure of a sentence, or after it where the first has none before it."""
        leading, beside = bool(self.words(start, sentence[0].start)), _NONE
        for figure in sentence:
            clause = _CLAUSE.search(self._plain, figure.end)
            after = figure.end, clause.start() if clause else len(self._plain)
            beside = self.words(*((start, figure.start) if leading else after)) or beside
            start = figure.end
            yield figure, beside


def _days(figure: Figure) -> list[str]:
    """A weekday's number, a date's day, or a word such as "tomorrow", apart from all stems."""
    if figure.kind is FigureKind.WEEKDAY:
        return figure.value.split()
    date, _, weekday = figure.value.rpartition(" ")
    if "-" not in date:
        return [figure.value]
    day = date.rpartition("-")[2]
    return [part for part in (weekday, f"day {day}") if "*" not in part]


def belongs_elsewhere(asked: Said, known: Iterable[Said]) -> bool:
    """The sources say another value of what is spoken of, in all its words and more than this value's."""
    alike = [it for it in known if it.figure.kind is asked.figure.kind]
    if any(it.figure.value == asked.figure.value and not it.of for it in alike):
        return False
    same = [it.of & asked.beside for it in alike if it.figure.value == asked.figure.value]
    others = [it.of & asked.beside for it in alike if it.figure.value != asked.figure.value]
    return bool(same) and any(all(shared < other for shared in same) for other in others)
