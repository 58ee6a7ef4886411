"""Stock texts filled at use."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState
from aura_desktop.domain.quick_reply import MOST_SERVICES, MOST_SLOTS, filled, reply_text

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PEELING = Entry(
    kind=EntryKind.SERVICE,
    title="Peeling",
    body="Con ácidos.",
    price_clp=59000,
    duration_min=40,
    id=EntryId(1),
    version=1,
    state=EntryState.PUBLISHED,
    origin=EntryOrigin.PERSON,
    updated_at=NOW,
)


def entry(title: str, **fields: Any) -> Entry:
    return replace(PEELING, title=title, **fields)


def slots(*moments: str) -> Entry:
    return entry("Horas", kind=EntryKind.SLOTS, body="\n".join(moments))


def test_services_by_name_with_what_is_known_of_them() -> None:
    entries = [
        PEELING,
        entry("láser", price_clp=None, duration_min=None),
        entry("Evaluación", price_clp=0, duration_min=20),
        entry("Dirección", kind=EntryKind.ADDRESS),
    ]
    assert filled("Hay:\n{servicios}\n¡Dinos!", entries, NOW) == (
        "Hay:\n- Evaluación: sin costo (20 min)\n- láser\n- Peeling: $59.000 (40 min)\n¡Dinos!"
    )


def test_free_hours_that_lie_ahead_of_all_entries_in_order() -> None:
    entries = [slots("2026-12-04 10:00", "2026-11-01 10:00"), slots("2026-12-03 17:30")]
    assert filled("{horas}", entries, NOW).splitlines() == [
        "Estas son nuestras próximas horas libres:",
        "- jueves 3 de diciembre a las 17:30",
        "- viernes 4 de diciembre a las 10:00",
        "¿Cuál te acomoda?",
    ]


def test_with_nothing_to_tell_it_asks() -> None:
    over = [slots("2026-11-01 10:00")]
    assert filled("Hola. {horas}", over, NOW).startswith("Hola. ¿Qué día")
    assert filled("{servicios}", over, NOW).startswith("Cuéntanos")


def test_a_reply_stays_readable() -> None:
    many = [entry(f"S{number:02}") for number in range(MOST_SERVICES + 5)]
    assert len(filled("{servicios}", many, NOW).splitlines()) == MOST_SERVICES
    hours = slots(*(f"2026-12-{day:02} 10:00" for day in range(1, 20)))
    assert len(filled("{horas}", [hours], NOW).splitlines()) == MOST_SLOTS + 2


def test_a_text_without_marks_stays() -> None:
    assert filled("¡Hola {nombre}!", [PEELING], NOW) == "¡Hola {nombre}!"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Con ácidos. Valor: $59.000. Duración: 40 minutos."),
        ({"body": "Vale $59.000 y dura 40 minutos."}, "Vale $59.000 y dura 40 minutos."),
        ({"price_clp": 0, "duration_min": None}, "Con ácidos. Valor: sin costo."),
        ({"price_clp": None, "duration_min": None}, "Con ácidos."),
        ({"price_clp": None, "body": "Cuesta poco. "}, "Cuesta poco. Duración: 40 minutos."),
    ],
)
def test_an_entry_in_the_clinics_own_words(changes: dict[str, Any], told: str) -> None:
    assert reply_text(replace(PEELING, **changes)) == told


def test_the_time_of_the_clinic_counts() -> None:
    west = NOW - timedelta(hours=1)
    assert "10:30" in filled("{horas}", [slots("2026-11-22 11:30", "2026-11-23 10:30")], west)
