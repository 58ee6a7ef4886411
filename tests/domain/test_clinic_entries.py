"""The set-up's facts as entries."""

from datetime import date, time

import pytest

from aura_desktop.domain.clinic_entries import (
    ADDRESS_KEY,
    HOURS_KEY,
    PREFIX,
    entries_of,
    service_key,
    week,
)
from aura_desktop.domain.entry_check import problems
from aura_desktop.domain.knowledge import EntryKind
from aura_desktop.domain.setup import Clinic, ClinicService, Holiday, OpeningHours


def span(day: int, opens: int, closes: int, minute: int = 0) -> OpeningHours:
    return OpeningHours(weekday=day, opens=time(opens, minute), closes=time(closes))


WORKING = tuple(span(day, 9, 20) for day in range(5))


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (
            (*WORKING, span(5, 9, 13)),
            "Lunes a viernes de 9:00 a 20:00. Sábado de 9:00 a 13:00. Domingo cerrado.",
        ),
        (WORKING, "Lunes a viernes de 9:00 a 20:00. Sábado y domingo cerrado."),
        (
            (span(0, 15, 19), span(0, 10, 13, minute=30)),
            "Lunes de 10:30 a 13:00 y de 15:00 a 19:00. Martes a domingo cerrado.",
        ),
        (tuple(span(day, 8, 22) for day in range(7)), "Lunes a domingo de 8:00 a 22:00."),
        (
            (span(0, 9, 18), span(2, 9, 18)),
            "Lunes de 9:00 a 18:00. Martes cerrado. Miércoles de 9:00 a 18:00. Jueves a domingo cerrado.",
        ),
    ],
)
def test_days_alike_are_told_together(hours: tuple[OpeningHours, ...], told: str) -> None:
    assert week(hours) == told


def test_holidays_follow_in_their_order() -> None:
    clinic = Clinic(
        hours=WORKING,
        holidays=(
            Holiday(day=date(2027, 1, 1)),
            Holiday(day=date(2026, 12, 25), name="Navidad"),
        ),
    )
    (hours,) = entries_of(clinic)
    assert (hours.kind, hours.key) == (EntryKind.HOURS, HOURS_KEY)
    assert hours.body.splitlines()[1] == (
        "Cerrado por feriado: 25 de diciembre de 2026 (Navidad), 1 de enero de 2027."
    )


def test_the_address_and_each_service() -> None:
    clinic = Clinic(
        address=" Av. Ejemplo 0000, Providencia. ",
        services=(
            ClinicService(name="Peeling", price_clp=59000, duration_min=40),
            ClinicService(name="Láser"),
        ),
    )
    address, peeling, laser = entries_of(clinic)
    assert (address.kind, address.key) == (EntryKind.ADDRESS, ADDRESS_KEY)
    assert address.body == "Estamos en Av. Ejemplo 0000, Providencia."
    assert (peeling.kind, peeling.title) == (EntryKind.SERVICE, "Peeling")
    assert (peeling.price_clp, peeling.duration_min) == (59000, 40)
    assert (laser.price_clp, laser.duration_min) == (None, None)
    assert laser.key == service_key("LASER ") == "setup:service:laser"


def test_one_name_in_two_writings_is_one_service() -> None:
    services = (ClinicService(name="Láser"), ClinicService(name="laser", price_clp=1))
    (only,) = entries_of(Clinic(services=services))
    assert only.price_clp == 1


def test_nothing_is_made_of_nothing() -> None:
    assert entries_of(Clinic(address=" ", holidays=(Holiday(day=date(2026, 12, 25)),))) == ()


def test_all_may_be_kept_and_have_keys_of_their_own() -> None:
    clinic = Clinic(
        address="Av. Ejemplo 0000",
        hours=WORKING,
        services=(ClinicService(name="x" * 120), ClinicService(name="y")),
    )
    made = entries_of(clinic)
    assert len({entry.key for entry in made}) == len(made) == 4
    for entry in made:
        assert entry.key.startswith(PREFIX)
        assert problems(entry, today=date(2026, 11, 22)) == ()
