"""The audit trail: what was noted stays as it was noted."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.ids import ContactId
from aura_desktop.store import audit, people_tables
from tests.store.world import at

_CAMILA = ContactId(7)


def test_the_newest_comes_first_and_pages_go_back(tx: sa.Connection) -> None:
    for minute in range(5):
        audit.note(tx, Action.LOCKED, "Paula Ejemplo", at(minute), detail={"minutes": minute})
    newest = audit.page(tx, None, 2)
    assert [(entry.at, entry.detail) for entry in newest] == [
        (at(4), {"minutes": 4}),
        (at(3), {"minutes": 3}),
    ]
    assert [entry.at for entry in audit.page(tx, newest[-1].id, 9)] == [at(2), at(1), at(0)]


def test_one_patients_entries_can_be_asked_for(tx: sa.Connection) -> None:
    audit.note(tx, Action.DATA_EXPORTED, "Paula Ejemplo", at(0), contact_id=_CAMILA)
    audit.note(tx, Action.SIGNED_IN, "Paula Ejemplo", at(1))
    [entry] = audit.page(tx, None, 9, _CAMILA)
    assert (entry.action, entry.person, entry.contact_id) == (
        Action.DATA_EXPORTED,
        "Paula Ejemplo",
        _CAMILA,
    )


@pytest.mark.parametrize("change", ["UPDATE audit SET person = ''", "DELETE FROM audit"])
def test_nobody_changes_what_was_noted(tx: sa.Connection, change: str) -> None:
    audit.note(tx, Action.SIGNED_IN, "Paula Ejemplo", at(0))
    with pytest.raises(Exception, match="audit_append_only"):
        tx.exec_driver_sql(change)
    assert len(audit.page(tx, None, 9)) == 1


def test_an_action_of_a_later_program_can_be_read(tx: sa.Connection) -> None:
    tx.execute(sa.insert(people_tables.audit).values(at=at(0), action="teleported"))
    assert [entry.action for entry in audit.page(tx, None, 9)] == [Action.UNKNOWN]


def test_entries_of_one_person_and_of_some_kinds_can_be_asked_for(tx: sa.Connection) -> None:
    for minute, (action, person) in enumerate(
        [
            (Action.SIGNED_IN, "Paula Ejemplo"),
            (Action.SIGNED_IN, "Carla Demostración"),
            (Action.LOCKED, "Paula Ejemplo"),
            (Action.BACKUP_MADE, ""),
        ]
    ):
        audit.note(tx, action, person, at(minute))
    theirs = audit.page(tx, None, 9, person="Paula Ejemplo")
    assert [entry.action for entry in theirs] == [Action.LOCKED, Action.SIGNED_IN]
    kinds = audit.page(tx, None, 9, actions=[Action.SIGNED_IN])
    assert [entry.person for entry in kinds] == ["Carla Demostración", "Paula Ejemplo"]
    both = audit.page(tx, None, 9, person="", actions=[Action.SIGNED_IN])
    assert both == []
    assert audit.names(tx) == ["", "Carla Demostración", "Paula Ejemplo"]


def test_who_looks_again_within_the_hour_is_noted_once(tx: sa.Connection) -> None:
    hour = timedelta(hours=1)
    for minute in (0, 5, 59, 60, 61):
        audit.note_opened(tx, "Paula Ejemplo", at(minute), _CAMILA, at_most_every=hour)
    audit.note_opened(tx, "Carla Demostración", at(2), _CAMILA, at_most_every=hour)
    audit.note_opened(tx, "Paula Ejemplo", at(2), ContactId(8), at_most_every=hour)
    found = [(each.person, each.contact_id, each.at) for each in audit.page(tx, None, 9)]
    assert found == [
        ("Paula Ejemplo", ContactId(8), at(2)),
        ("Carla Demostración", _CAMILA, at(2)),
        ("Paula Ejemplo", _CAMILA, at(60)),
        ("Paula Ejemplo", _CAMILA, at(0)),
    ]
