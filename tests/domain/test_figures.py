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
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join))


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


@pytest.mark.parametrize(
    "text",
    [
        "a las 9",
        "9:00",
        "09:00 hrs",
        "9 hrs",
        "9 am",
        "9 a.m.",
        "a las nueve",
        "9 de la mañana",
        "9.00 hrs",
    ],
)
def test_an_hour_in_every_spelling(text: str) -> None:
    assert values(text) == [(FigureKind.HOUR, "09:00")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00 a 20:00", ["09:00", "20:00"]),
        ("de 9 a 20 hrs", ["09:00", "20:00"]),
        ("Lun-Vie 9-20", ["1 2 3 4 5", "09:00", "20:00"]),
        ("horario: 9.30 a 18.30", ["09:30", "18:30"]),
        ("de 3 a 7 pm", ["15:00", "19:00"]),
        ("de 9 a 8 pm", ["09:00", "20:00"]),
        ("las tres y media de la tarde", ["15:30"]),
        ("un cuarto para las diez", ["09:45"]),
        ("20 para las 4 de la tarde", ["15:40"]),
        ("12 de la noche", ["00:00"]),
        ("12 am", ["00:00"]),
        ("al mediodía", ["12:00"]),
        ("a las 25", ["25"]),
        ("19h30", ["19:30"]),
        ("a las 9 y hasta las 10", ["09:00", "10:00"]),
        ("los sábados atendemos de 10 a 14 horas", ["6", "10:00", "14:00"]),
        ("entre 2 y 3 horas", ["120 min", "180 min"]),
        ("dura de 2 a 3 hrs", ["120 min", "180 min"]),
        ("las 3 sesiones", ["3 session"]),
        ("25 para las 4", ["03:35"]),
        ("90 para las 4", ["90", "04:00"]),
        ("hay turnos a las 9 - 10", ["09:00", "10:00"]),
        ("de 10 a 14 hrs", ["10:00", "14:00"]),
        ("cerramos a las 19 horas", ["19:00"]),
        ("9.15", ["9.15"]),
        ("10, 11 y 12 hrs", ["10", "11:00", "12:00"]),
        ("a las 10, 11 y 12", ["10:00", "11:00", "12:00"]),
        ("a las 10, 11 sesiones", ["10:00", "11 session"]),
        ("a las 10 o a las 9", ["10:00", "09:00"]),
        ("horario: 9 a 7", ["09:00", "19:00"]),
        ("de 10 a 14 horas", ["10:00", "14:00"]),
        ("Libre: 1:30", ["01:30"]),
        ("un cuarto para las 25", ["25"]),
    ],
)
def test_hours_by_what_stands_beside_them(text: str, expected: list[str]) -> None:
    assert [found for _, found in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 min", "30 min"),
        ("media hora", "30 min"),
        ("media horita", "30 min"),
        ("half an hour", "30 min"),
        ("45'", "45 min"),
        ("tres cuartos de hora", "45 min"),
        ("un cuarto de hora", "15 min"),
        ("una hora", "60 min"),
        ("an hour", "60 min"),
        ("hora y media", "90 min"),
        ("1 h 30", "90 min"),
        ("1 hora y 15 minutos", "75 min"),
        ("1½ hora", "90 min"),
        ("½ hora", "30 min"),
        ("1,5 horas", "90 min"),
        ("un par de horas", "120 min"),
        ("dos días", "2880 min"),
        ("48 horas", "2880 min"),
        ("2 días hábiles", "2 bd"),
        ("dos semanas", "20160 min"),
        ("un año", "12 mo"),
        ("12 meses", "12 mo"),
        ("por un día", "1440 min"),
        ("mes y medio", "1.5 mo"),
        ("dos años y medio", "30 mo"),
        ("semana y media", "15120 min"),
        ("treinta y cinco minutos", "35 min"),
        ("Duración: 1:30", "90 min"),
        ("dura 1:30 horas", "90 min"),
        ("dura una hora para espalda", "60 min"),
    ],
)
def test_durations(text: str, expected: str) -> None:
    assert values(text) == [(FigureKind.DURATION, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 de noviembre", "*-11-26 *"),
        ("26/11", "*-11-26 *"),
        ("26/11/26", "2026-11-26 4"),
        ("26-11-2026", "2026-11-26 4"),
        ("2026-11-26", "2026-11-26 4"),
        ("November 26th, 2026", "2026-11-26 4"),
        ("jueves 26", "*-*-26 4"),
        ("jueves 26 de noviembre", "*-11-26 4"),
        ("primero de diciembre", "*-12-1 *"),
        ("noviembre", "*-11-* *"),
        ("mañana", "tomorrow"),
        ("pasado mañana", "after tomorrow"),
        ("hoy", "today"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert values(text) == [(FigureKind.DATE, expected)]


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


def test_what_is_no_number_is_told_as_it_stands() -> None:
    found = [FigureKind.NUMBER, "1.2.3"]
    assert [list(values(text)[0]) for text in ("1.2.3%", "1.2.3 horas 5 min", "1.2.3 lucas")] == [
        found
    ] * 3


def test_days_that_are_none() -> None:
    assert [found.text for found in figures("Del 1 al 15 de enero, el día 3")] == [
        "1",
        "15 de enero",
        "3",
    ]
    assert all(kind is not FigureKind.DATE for kind, _ in values("31/02/2026, 40/11 y el 45"))
    assert values("por la mañana, ¿en qué te ayudo hoy? ¿Te acomoda esta semana?") == []
    assert values("solo esta semana.") == [(FigureKind.DATE, "this week")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lunes a viernes", "1 2 3 4 5"),
        ("L a V", "1 2 3 4 5"),
        ("sábado a lunes", "1 6 7"),
        ("sábados", "6"),
        ("todos los días", "1 2 3 4 5 6 7"),
        ("días hábiles", "1 2 3 4 5"),
        ("Monday through Friday", "1 2 3 4 5"),
    ],
)
def test_weekdays(text: str, expected: str) -> None:
    assert values(text) == [(FigureKind.WEEKDAY, expected)]
    assert values("¡Buen fin de semana y lindo lunes!") == []


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
