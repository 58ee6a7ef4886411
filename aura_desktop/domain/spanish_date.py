"""Dates in Spanish words, as a model and a person read them."""

from datetime import date, datetime

from aura_desktop.domain.free_slots import MONTHS, WEEKDAYS


def day_in_words(day: date) -> str:
    """jueves 3 de diciembre"""
    return f"{WEEKDAYS[day.weekday()]} {day.day} de {MONTHS[day.month - 1]}"


def date_in_words(at: datetime) -> str:
    """lunes 30 de noviembre de 2026, 13:05; `at` in the clinic's own time."""
    return f"{day_in_words(at)} de {at.year}, {at.hour}:{at.minute:02}"
