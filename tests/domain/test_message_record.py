"""What a person made of a draft: as it was, changed, or corrected."""

import pytest

from aura_desktop.domain.message import Way
from aura_desktop.domain.message_record import compared, way_of

OFFERED = "Atendemos de lunes a viernes de 9:00 a 20:00. La limpieza cuesta $29.990."


@pytest.mark.parametrize(
    ("sent", "is_changed", "changes_fact"),
    [
        (OFFERED, False, False),
        (OFFERED.replace(". La", ".  La"), False, False),
        (OFFERED + " ¡Te esperamos!", True, False),
        (OFFERED.replace("$29.990", "$34.990"), True, True),
        (OFFERED.replace("20:00", "19:00"), True, True),
        ("Atendemos de lunes a viernes de 9:00 a 20:00.", True, False),
        (OFFERED + " La toxina cuesta $129.000.", True, False),
    ],
)
def test_compared(sent: str, is_changed: bool, changes_fact: bool) -> None:
    found = compared(OFFERED, sent)
    assert (found.is_changed, found.changes_fact) == (is_changed, changes_fact)
    assert (found.distance > 0) is is_changed


def test_ways() -> None:
    assert way_of(is_quick=False, is_changed=False) is Way.DRAFT
    assert way_of(is_quick=False, is_changed=True) is Way.DRAFT_CHANGED
    assert way_of(is_quick=True, is_changed=False) is Way.QUICK
    assert way_of(is_quick=True, is_changed=True) is Way.QUICK_CHANGED
