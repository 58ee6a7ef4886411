"""Figures are read whole, in every spelling, and compare equal by their values."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.figures import FigureKind, figures

PIECES = st.sampled_from(
    [
        *(
            "$29.990",
            "29.990 pesos",
            "30 mil",
            "20 a 30 lucas",
            "1.2.3 lucas",
            "$",
            "dos millones",
            "mil",
        ),
        *(
            "de 9 a 20 hrs",
            "9:00",
            "las 9",
            "a las",
            "y media",
            "cuarto para las",
            "1 h 30",
            "½ hora",
        ),
        *(
            "una hora",
            "media hora",
            "un",
            "lunes a viernes",
            "jueves 26",
            "26/11",
            "31/02/2026",
            "hoy",
        ),
        *(
            "de noviembre",
            "mañana",
            "24/7",
            "2x1",
            "99",
            "20%",
            "veinte por ciento",
            "PIEL10",
            "[PRECIO_1]",
        ),
        *(
            "https://",
            "www.x.cl/a",
            "hola@x.cl",
            "@x",
            "+56 9 0000 0001",
            "12.345.678-5",
            "1.",
            "\n",
            "😊",
        ),
        *(
            "Dra.",
            "Dra. Ficticia",
            "Camila",
            "de",
            "la",
            "y",
            "-",
            ",",
            ".",
            "?",
            "\0",
            "İ",
            "ﬁ",
            "٣",
            "²",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


def values(text: str) -> list[tuple[FigureKind, str]]:
    return [(figure.kind, figure.value) for figure in figures(text)]


def value(text: str) -> str:
    [figure] = figures(text)
    return figure.value


@pytest.mark.parametrize(
    "text",
    [
        *("$29.990", "$ 29.990", "29.990", "29990", "29990 pesos", "CLP 29.990", "$29.990.-"),
        *(
            "29.990 pesos",
            "29 mil 990",
            "veintinueve mil novecientos noventa",
            "$29,990",
            "$29.990,00",
        ),
        *("$29 990", "clp$29.990", "29.990 pesos chilenos", "29,990 CLP", "$29.990/sesión"),
    ],
)
def test_a_price_in_every_spelling(text: str) -> None:
    assert values(text) == [(FigureKind.PRICE, "29990")]


@pytest.mark.parametrize(
    "text",
    [
        "30 lucas",
        "30 mil",
        "30k",
        "$30 mil",
        "treinta mil",
        "treinta lucas",
        "30 mil pesos",
        "$30.000",
    ],
)
def test_thousands_by_name(text: str) -> None:
    assert values(text) == [(FigureKind.PRICE, "30000")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("medio millón", "500000"),
        ("1,5 millones de pesos", "1500000"),
        ("un millón doscientos mil pesos", "1200000"),
        ("$1.200.000", "1200000"),
        ("$29,99", "$29.99"),
        ("$1.234.567,50", "1234567.5"),
        ("US$ 30", "usd 30"),
        ("30 dólares", "usd 30"),
        ("UF 2,5", "uf 2.5"),
        ("30 euros", "eur 30"),
        ("$500", "$500"),
        ("veinte lucas", "20000"),
        ("forty thousand pesos", "40000"),
        ("treinta y cinco mil", "35000"),
        ("dos millones doscientos mil", "2200000"),
        ("two million pesos", "2000000"),
    ],
)
def test_other_sums(text: str, expected: str) -> None:
    assert value(text) == expected


def test_two_sums_that_share_their_thousands() -> None:
    shared = [(FigureKind.PRICE, "20000"), (FigureKind.PRICE, "30000")]
    spellings = (
        "20 a 30 mil",
        "$20 - $30 mil",
        "veinte y treinta mil",
        "entre veinte y treinta mil pesos",
    )
    assert [values(text) for text in spellings] == [shared] * 4
    assert values("3 a 5 sesiones") == [(FigureKind.NUMBER, "3"), (FigureKind.NUMBER, "5 session")]
    assert values("2000 a 3 mil")[0] == (FigureKind.NUMBER, "2000")


def test_a_sum_is_never_read_from_the_middle_of_a_number() -> None:
    assert values("12.3.456.789.012 pesos") == [(FigureKind.NUMBER, "12.3.456.789.012")]


def test_what_is_no_number_is_told_as_it_stands() -> None:
    found = [FigureKind.NUMBER, "1.2.3"]
    assert [list(values(text)[0]) for text in ("1.2.3%", "1.2.3 horas 5 min", "1.2.3 lucas")] == [
        found
    ] * 3


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("https://www.x-ejemplo.cl/agenda/.", FigureKind.LINK, "x-ejemplo.cl/agenda"),
        ("x-ejemplo.cl/agenda", FigureKind.LINK, "x-ejemplo.cl/agenda"),
        ("(bit.ly/Abc)", FigureKind.LINK, "bit.ly/abc"),
        ("@clinica.ejemplo.", FigureKind.LINK, "@clinica.ejemplo"),
        ("Hola@X-Ejemplo.cl", FigureKind.EMAIL, "hola@x-ejemplo.cl"),
        ("+56 9 0000 0001", FigureKind.PHONE, "900000001"),
        ("900000001", FigureKind.PHONE, "900000001"),
        ("+56 (2) 2000 0000", FigureKind.PHONE, "220000000"),
        ("22 000 0000", FigureKind.PHONE, "220000000"),
        ("600 000 0000", FigureKind.PHONE, "6000000000"),
        ("12.345.678-5", FigureKind.NUMBER, "12345678-5"),
        ("24/7", FigureKind.HOUR, "24/7"),
        ("20 %", FigureKind.PERCENT, "20%"),
        ("veinte por ciento", FigureKind.PERCENT, "20%"),
        ("2 x 1", FigureKind.NUMBER, "2x1"),
        ("dos por uno", FigureKind.NUMBER, "2x1"),
        ("piso 3", FigureKind.NUMBER, "3 floor"),
        ("tercer piso", FigureKind.NUMBER, "3 floor"),
        ("mitad de precio", FigureKind.PERCENT, "50%"),
        ("1.2.3.4", FigureKind.NUMBER, "1.2.3.4"),
        ("1 sesión", FigureKind.NUMBER, "1 session"),
        ("dos sesiones", FigureKind.NUMBER, "2 session"),
        ("1234567890123456", FigureKind.NUMBER, "1234567890123456"),
        ("Dra. Marta Ficticia", FigureKind.NAME, "marta ficticia"),
        ("la Clínica Imaginaria", FigureKind.NAME, "imaginaria"),
        ("PIEL10", FigureKind.NAME, "piel10"),
    ],
)
def test_the_others(text: str, kind: FigureKind, expected: str) -> None:
    assert values(text) == [(kind, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "¡Gracias por escribirnos! ¿Qué día te acomoda?",
        "¿Quieres agendar una hora? Tengo un par de preguntas.",
        "Una hora disponible queda. Paso 1: elige. Hay dos opciones, te cuento las dos:",
        "Dame un minuto, por favor. Un día de estos lo vemos.",
        "TE ESPERAMOS EN LA CLÍNICA, MIL GRACIAS",
        "1. Primero\n2) Después\n1️⃣ Al final",
        "http:// y [HORA_1], cualquiera de los dos.",
        "El Dr. te espera. Hola",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


@given(TEXTS)
def test_figures_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = figures(text)
    assert all(text[figure.start : figure.end] == figure.text != "" for figure in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1000, 9_999_999))
def test_a_price_has_one_value(pesos: int) -> None:
    dotted = f"{pesos:,}".replace(",", ".")
    spellings = (
        f"${dotted}",
        f"$ {pesos}",
        f"{dotted} pesos",
        f"CLP {dotted}",
        f"{pesos} pesos",
        dotted,
    )
    assert {value(spelling) for spelling in spellings} == {str(pesos)}


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_has_one_value(hour: int, minute: int) -> None:
    half = "am" if hour < 12 else "p.m."
    spellings = (
        f"{hour}:{minute:02}",
        f"a las {hour:02}.{minute:02} hrs",
        f"{(hour - 1) % 12 + 1}:{minute:02} {half}",
    )
    assert {value(spelling) for spelling in spellings} == {f"{hour:02}:{minute:02}"}
