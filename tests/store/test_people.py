"""People in the store: who may be on the list, what is counted, and that each change leaves its note."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.person import Person, Role
from aura_desktop.errors import InputError
from aura_desktop.store import audit, people, people_tables
from tests.store.world import at

PAULA, CARLA = "Paula Ejemplo", "Carla Demostración"


def add(tx: sa.Connection, name: str = PAULA, role: Role = Role.ADMINISTRATOR) -> Person:
    return people.add(tx, name, role, "scrypt$…", "", at(0))


def noted(tx: sa.Connection) -> list[tuple[Action, str, str]]:
    return [(each.action, each.person, each.subject) for each in audit.page(tx, None, 50)]


def test_people_come_by_name_and_the_list_says_who_was_added_by_whom(tx: sa.Connection) -> None:
    add(tx)
    people.add(tx, "Álvaro Ficticio", Role.FRONT_DESK, "x", PAULA, at(1))
    people.add(tx, CARLA, Role.FRONT_DESK, "x", PAULA, at(2))
    assert [each.name for each in people.all_people(tx)] == [CARLA, PAULA, "Álvaro Ficticio"]
    assert noted(tx)[0] == (Action.PERSON_ADDED, PAULA, CARLA)
    assert noted(tx)[-1] == (Action.PERSON_ADDED, PAULA, PAULA), "the first one added themself"


def test_the_first_person_is_an_administrator(tx: sa.Connection) -> None:
    with pytest.raises(InputError, match="first_is_administrator"):
        add(tx, role=Role.FRONT_DESK)
    assert people.all_people(tx) == ()


def test_two_people_cannot_be_told_apart_by_one_name(tx: sa.Connection) -> None:
    paula = add(tx)
    carla = people.add(tx, CARLA, Role.FRONT_DESK, "x", PAULA, at(1))
    with pytest.raises(InputError, match="person_name_taken"):
        people.add(tx, PAULA.upper(), Role.FRONT_DESK, "x", PAULA, at(2))
    with pytest.raises(InputError, match="person_name_taken"):
        people.change(tx, carla.id, PAULA, Role.FRONT_DESK, PAULA, at(2))
    people.change(tx, paula.id, PAULA.lower(), Role.ADMINISTRATOR, PAULA, at(3))


def test_a_new_name_is_noted_under_the_old_one(tx: sa.Connection) -> None:
    paula = add(tx)
    people.change(tx, paula.id, "Paula Muestra", Role.ADMINISTRATOR, PAULA, at(1))
    [entry, _] = audit.page(tx, None, 9)
    assert (entry.subject, entry.detail["name"]) == (PAULA, "Paula Muestra")
    people.change(tx, paula.id, "Paula Muestra", Role.ADMINISTRATOR, PAULA, at(2))
    assert len(audit.page(tx, None, 9)) == 2, "nothing changed, nothing to tell"


def test_one_administrator_always_stays(tx: sa.Connection) -> None:
    paula = add(tx)
    carla = people.add(tx, CARLA, Role.FRONT_DESK, "x", PAULA, at(1))
    with pytest.raises(InputError, match="last_administrator"):
        people.change(tx, paula.id, PAULA, Role.FRONT_DESK, PAULA, at(2))
    with pytest.raises(InputError, match="last_administrator"):
        people.retire(tx, paula.id, PAULA, at(2))
    people.change(tx, carla.id, CARLA, Role.ADMINISTRATOR, PAULA, at(3))
    people.retire(tx, paula.id, CARLA, at(4))
    assert [each.name for each in people.all_people(tx)] == [CARLA]
    people.retire(tx, carla.id, CARLA, at(5))
    assert people.all_people(tx) == (), "the very last one may go: then everything is open again"


def test_who_was_retired_is_not_there_any_more_and_nothing_of_the_pin_is(tx: sa.Connection) -> None:
    add(tx)
    carla = people.add(tx, CARLA, Role.FRONT_DESK, "scrypt$secreto", PAULA, at(1))
    people.retire(tx, carla.id, PAULA, at(2))
    for attempt in (people.get, people.kept_pin):
        with pytest.raises(InputError, match="person_unknown"):
            attempt(tx, carla.id)
    row = tx.execute(
        sa.select(people_tables.people).where(people_tables.people.c.id == carla.id)
    ).one()
    assert (row.pin, row.retired_at) == ("", at(2))
    people.add(tx, CARLA, Role.FRONT_DESK, "x", PAULA, at(3))


def test_wrong_tries_are_counted_and_the_right_one_forgets_them(tx: sa.Connection) -> None:
    paula = add(tx)
    for minute in range(4):
        paula = people.count_wrong(tx, paula.id, at(minute))
    assert (paula.wrong_tries, paula.wait_until) == (4, at(3) + timedelta(seconds=10))
    paula = people.signed_in(tx, paula.id, at(9))
    assert (paula.wrong_tries, paula.wait_until) == (0, None)
    actions = [action for action, _, _ in noted(tx)]
    assert actions == [Action.SIGNED_IN, *[Action.PIN_WRONG] * 4, Action.PERSON_ADDED]


def test_a_new_pin_lets_nobody_wait(tx: sa.Connection) -> None:
    paula = add(tx)
    for _ in range(5):
        people.count_wrong(tx, paula.id, at(0))
    changed = people.set_pin(tx, paula.id, "scrypt$nuevo", "", at(1))
    assert (changed.wrong_tries, changed.wait_until, changed.has_pin) == (0, None, True)
    assert people.kept_pin(tx, paula.id) == "scrypt$nuevo"
    assert noted(tx)[0] == (Action.PIN_CHANGED, PAULA, PAULA)


def test_the_reset_is_for_administrators_and_stands_in_the_trail(tx: sa.Connection) -> None:
    paula = add(tx)
    carla = people.add(tx, CARLA, Role.FRONT_DESK, "scrypt$carla", PAULA, at(1))
    assert people.reset_pins(tx, at(2)) == (PAULA,)
    assert not people.get(tx, paula.id).has_pin
    assert people.kept_pin(tx, carla.id) == "scrypt$carla"
    [entry, *_] = audit.page(tx, None, 9)
    assert (entry.action, entry.person, entry.subject) == (Action.PIN_CHANGED, "", PAULA)
    assert entry.detail == {"by": "reset"}


def test_a_role_of_a_later_program_may_no_more_than_the_front_desk(tx: sa.Connection) -> None:
    paula = add(tx)
    tx.execute(sa.update(people_tables.people).values(role="overseer"))
    assert people.get(tx, paula.id).role is Role.UNKNOWN
