"""The set-up's facts as entries: hours in readable Spanish, the address, one for each service."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import time
from itertools import groupby

from aura_desktop.domain.free_slots import MONTHS, WEEKDAYS
from aura_desktop.domain.hours import ordered
from aura_desktop.domain.knowledge import EntryKind, NewEntry
from aura_desktop.domain.setup import Clinic, ClinicService, Holiday, OpeningHours

PREFIX = "setup:"
HOURS_KEY = "setup:hours"
ADDRESS_KEY = "setup:address"
_SERVICE_KEY = "setup:service:"


def entries_of(clinic: Clinic) -> tuple[NewEntry, ...]:
    """One entry for each thing the set-up knows; the keys tell them apart."""
    services = {service_key(service.name): service for service in clinic.services}
    return (
        *_hours(clinic),
        *_address(clinic),
        *(_service(key, service) for key, service in services.items()),
    )


def service_key(name: str) -> str:
    """The same for names that differ only in case, accents or spaces."""
    return _SERVICE_KEY + folded(name)


def folded(text: str) -> str:
    """Lower case, without accents, single spaces."""
    parts = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(kept.lower().split())


def week(hours: Sequence[OpeningHours]) -> str:
    """ "Lunes a viernes de 9:00 a 20:00. Sábado de 9:00 a 13:00. Domingo cerrado." """
    spans = [
        _spans([span for span in ordered(hours) if span.weekday == day])
        for day in range(len(WEEKDAYS))
    ]
    runs = [
        (told, [day for day, _ in days])
        for told, days in groupby(enumerate(spans), key=lambda item: item[1])
    ]
    return " ".join(f"{_days(days).capitalize()} {told or 'cerrado'}." for told, days in runs)


def _hours(clinic: Clinic) -> Iterator[NewEntry]:
    if not clinic.hours:
        return
    days = sorted(clinic.holidays, key=lambda holiday: holiday.day)
    closed = f"\nCerrado por feriado: {', '.join(map(_holiday, days))}." if days else ""
    yield NewEntry(
        kind=EntryKind.HOURS,
        title="Horario de atención",
        body=week(clinic.hours) + closed,
        questions=("¿A qué hora abren?", "¿Hasta qué hora atienden?", "¿Atienden los sábados?"),
        key=HOURS_KEY,
    )


def _address(clinic: Clinic) -> Iterator[NewEntry]:
    if not clinic.address.strip():
        return
    yield NewEntry(
        kind=EntryKind.ADDRESS,
        title="Dirección",
        body=f"Estamos en {clinic.address.strip().rstrip('.')}.",
        questions=("¿Dónde quedan?", "¿Cuál es la dirección?", "¿Cómo llego?"),
        key=ADDRESS_KEY,
    )


def _service(key: str, service: ClinicService) -> NewEntry:
    name = service.name.strip()
    return NewEntry(
        kind=EntryKind.SERVICE,
        title=name,
        body=f"Sí, tenemos {name}.",
        questions=(f"¿Cuánto cuesta {name}?", f"¿Cuánto dura {name}?"),
        price_clp=service.price_clp,
        duration_min=service.duration_min,
        key=key,
    )


def _spans(spans: Sequence[OpeningHours]) -> str:
    told = [f"de {_hour(span.opens)} a {_hour(span.closes)}" for span in spans]
    return " y ".join(told)


def _hour(moment: time) -> str:
    return f"{moment:%H:%M}".removeprefix("0")


def _days(days: Sequence[int]) -> str:
    first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
    if len(days) == 1:
        return first
    return f"{first} {'y' if len(days) == 2 else 'a'} {last}"


def _holiday(holiday: Holiday) -> str:
    day = f"{holiday.day.day} de {MONTHS[holiday.day.month - 1]} de {holiday.day.year}"
    return f"{day} ({holiday.name})" if holiday.name else day
