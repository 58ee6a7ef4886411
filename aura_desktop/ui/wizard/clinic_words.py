"""Holidays and services between their records and the fields they are typed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.service_list import read_duration, read_price
from aura_desktop.domain.setup import ClinicService, Holiday
from aura_desktop.errors import InputError
from aura_desktop.ui import wording

_DATE = "%d-%m-%Y"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with the field `place` of row `row`."""

    row: int
    place: int
    sentence: str


def service_texts(service: ClinicService) -> tuple[str, str, str]:
    """Name, price, duration as they stand in the fields."""
    price = "" if service.price_clp is None else f"${QLocale().toString(service.price_clp)}"
    minutes = service.duration_min
    return service.name, price, "" if minutes is None else f"{minutes} min"


def holiday_texts(holiday: Holiday) -> tuple[str, str]:
    """Day and name as they stand in the fields."""
    return holiday.day.strftime(_DATE), holiday.name


def services_of(rows: Sequence[Sequence[str]]) -> tuple[list[ClinicService], list[Problem]]:
    """What the rows say, and what in them cannot be read; empty rows say nothing."""
    found: list[ClinicService] = []
    wrong: list[Problem] = []
    for row, (name, price, duration) in enumerate(rows):
        if not (name or price or duration):
            continue
        if not name:
            words = translate("WizardClinic", "Write the name of the service.")
            wrong.append(Problem(row=row, place=0, sentence=words))
            continue
        try:
            found.append(
                ClinicService(
                    name=name, price_clp=read_price(price), duration_min=read_duration(duration)
                )
            )
        except InputError as error:
            place = 1 if error.field == "price" else 2
            words = (
                translate(
                    "WizardClinic", "Write the price in pesos, like $29.990, or leave it empty."
                )
                if place == 1
                else translate("WizardClinic", "Write the time like “30 min” or “1 h 30”.")
            )
            wrong.append(Problem(row=row, place=place, sentence=words))
    return found, wrong


def holidays_of(rows: Sequence[Sequence[str]]) -> tuple[list[Holiday], list[Problem]]:
    """The same for holidays."""
    found: list[Holiday] = []
    wrong: list[Problem] = []
    for row, (day, name) in enumerate(rows):
        if not (day or name):
            continue
        read = _date(day)
        if read is None:
            words = translate("WizardClinic", "Write the day like 18-09-2026.")
            wrong.append(Problem(row=row, place=0, sentence=words))
        else:
            found.append(Holiday(day=read, name=name))
    return sorted(found, key=lambda item: item.day), wrong


def file_sentence(error: InputError) -> str:
    """Why a file of services cannot be read, with line and column."""
    line, column = error.params.get("line"), error.params.get("column")
    if line and column:
        place = translate("WizardClinic", "Line {line}, column “{column}”.")
        sentence = wording.code_sentence(error.code)  # without the line: it was just named
        return f"{place.format(line=line, column=column)} {sentence}"
    return wording.error_sentence(error)


def _date(text: str) -> date | None:
    for form in (_DATE, "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
