"""A value belongs to what it is said of: beside it, over it, or on its day."""

import pytest
from hypothesis import given

from aura_desktop.domain.figure import FigureKind
from aura_desktop.domain.figures import figures
from aura_desktop.domain.grounding import unsupported
from aura_desktop.domain.pairing import PAIRED, said
from tests.domain.test_figures import TEXTS

MENU = "Depilación láser\nAxilas: $19.990 (15 min)\nPierna completa: $49.990 (40 min)"


def words(text: str, kind: FigureKind) -> list[tuple[str, set[str], set[str]]]:
    return [
        (it.figure.text, set(it.beside), set(it.over))
        for it in said(text, figures(text))
        if it.figure.kind is kind
    ]


def test_the_words_before_and_the_heading() -> None:
    assert words(MENU, FigureKind.PRICE) == [
        ("$19.990", {"axila"}, {"depil", "laser"}),
        ("$49.990", {"piern", "compl"}, {"depil", "laser"}),
    ]


def test_the_words_after_where_none_stand_before() -> None:
    told = words("Cuesta $29.990 la limpieza y $45.000 el peeling.", FigureKind.PRICE)
    assert told == [("$29.990", {"limpi"}, set()), ("$45.000", {"peeli"}, set())]


def test_days_stand_for_themselves_and_last_until_the_next() -> None:
    told = words("Lun a mié 9:00 a 20:00. Jueves 26 y mañana: 10:00, 11:00", FigureKind.HOUR)
    assert [beside for _, beside, _ in told] == [{"1", "2", "3"}] * 2 + [
        {"4", "day 26", "tomorrow"}
    ] * 2


def test_what_stands_before_a_colon_is_said_of_all_that_follows() -> None:
    told = words("Peeling: antiguo $80.000, nuevo $60.000", FigureKind.PRICE)
    assert [(beside, over) for _, beside, over in told] == [
        ({"peeli", "antig"}, {"peeli"}),
        ({"nuevo"}, {"peeli"}),
    ]


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("La pierna completa sale $19.990", ["$19.990"]),
        ("La pierna completa dura 15 min", ["15 min"]),
        ("La pierna completa sale $49.990 y dura 40 min", []),
        ("La depilación láser sale desde $19.990", []),
        ("Sale $19.990", []),
        ("El bigote sale $19.990", []),
    ],
)
def test_a_value_of_another_service_is_found(reply: str, found: list[str]) -> None:
    assert [figure.text for figure in unsupported(reply, [MENU])] == found


def test_all_words_of_another_and_more() -> None:
    source = "Limpieza express $20.000. Limpieza profunda $35.000"
    assert len(unsupported("La limpieza profunda vale $20.000", [source])) == 1
    assert unsupported("La limpieza vale $20.000", [source]) == ()


def test_a_value_that_is_said_of_nothing_may_be_of_anything() -> None:
    sources = ["Limpieza $20.000. Peeling $35.000", "$20.000"]
    assert len(unsupported("El peeling vale $20.000", sources[:1])) == 1
    assert unsupported("El peeling vale $20.000", sources) == ()


@given(TEXTS)
def test_each_paired_figure_is_said_once(text: str) -> None:
    found = figures(text)
    paired = [figure for figure in found if figure.kind in PAIRED]
    assert sorted(it.figure.start for it in said(text, found)) == [
        figure.start for figure in paired
    ]
