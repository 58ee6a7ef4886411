"""Dates and days of the week in every spelling, and words that only look like them."""

import pytest

from aura_desktop.domain.figures import FigureKind, figures
from tests.domain.test_figures import values


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
