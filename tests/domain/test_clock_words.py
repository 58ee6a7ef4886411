"""Hours of the day and lengths of time, told apart by what stands beside them."""

import pytest

from aura_desktop.domain.figures import FigureKind
from tests.domain.test_figures import values


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
