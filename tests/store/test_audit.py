"""The audit trail: what was noted stays as it was noted."""

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
