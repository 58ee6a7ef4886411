"""People in the store: all · add · change · count wrong tries · retire; each change leaves its note in the trail."""

from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.person import Person, PersonId, Role
from aura_desktop.domain.pin import wait_after
from aura_desktop.errors import InputError
from aura_desktop.store import audit
from aura_desktop.store.people_tables import people


def all_people(tx: sa.Connection) -> tuple[Person, ...]:
    """Those who work here now, by name."""
    rows = tx.execute(sa.select(people).where(people.c.retired_at.is_(None))).all()
    return tuple(sorted((_read(row) for row in rows), key=lambda each: each.name.casefold()))


def get(tx: sa.Connection, person_id: PersonId) -> Person:
    """One who works here now. Raises: InputError("person_unknown")."""
    return _read(_row(tx, person_id))


def kept_pin(tx: sa.Connection, person_id: PersonId) -> str:
    """What is kept of the PIN, "" after a reset. Raises: InputError("person_unknown")."""
    pin: str = _row(tx, person_id).pin
    return pin


def add(tx: sa.Connection, name: str, role: Role, pin: str, by: str, at: datetime) -> Person:
    """A new person; `pin` as domain.pin keeps it. The first one is an administrator.

    Raises: InputError person_name_taken, first_is_administrator.
    """
    known = all_people(tx)
    _demand_free_name(known, name, None)
    if not known and role is not Role.ADMINISTRATOR:
        raise InputError("first_is_administrator", field="role")
    values = {"name": name, "role": role.value, "pin": pin, "created_at": at}
    made = tx.execute(sa.insert(people).values(values))
    audit.note(tx, Action.PERSON_ADDED, by or name, at, subject=name, detail={"role": role.value})
    return get(tx, PersonId(made.lastrowid))


def change(
    tx: sa.Connection, person_id: PersonId, name: str, role: Role, by: str, at: datetime
) -> Person:
    """Another name or role.

    Raises: InputError person_unknown, person_name_taken, last_administrator.
    """
    known = all_people(tx)
    before = get(tx, person_id)
    _demand_free_name(known, name, person_id)
    if role is not Role.ADMINISTRATOR:
        _demand_administrator_beside(known, person_id)
    if (name, role) != (before.name, before.role):
        _set(tx, person_id, name=name, role=role.value)
        detail: dict[str, str | int] = {"role": role.value}
        if name != before.name:
            detail["name"] = name
        audit.note(tx, Action.PERSON_CHANGED, by, at, subject=before.name, detail=detail)
    return get(tx, person_id)


def set_pin(tx: sa.Connection, person_id: PersonId, pin: str, by: str, at: datetime) -> Person:
    """Another PIN; nothing waits any more. Raises: InputError("person_unknown")."""
    person = get(tx, person_id)
    _set(tx, person_id, pin=pin, wrong_tries=0, wait_until=None)
    audit.note(tx, Action.PIN_CHANGED, by or person.name, at, subject=person.name)
    return get(tx, person_id)


def retire(tx: sa.Connection, person_id: PersonId, by: str, at: datetime) -> None:
    """Works here no more; the name stays in what was done. Raises: InputError person_unknown, last_administrator."""
    person = get(tx, person_id)
    known = all_people(tx)
    if len(known) > 1:
        _demand_administrator_beside(known, person_id)
    _set(tx, person_id, retired_at=at, pin="")
    audit.note(tx, Action.PERSON_RETIRED, by, at, subject=person.name)


def count_wrong(tx: sa.Connection, person_id: PersonId, at: datetime) -> Person:
    """One more wrong PIN, and how long the next has to wait. Raises: InputError("person_unknown")."""
    person = get(tx, person_id)
    tries = person.wrong_tries + 1
    wait = wait_after(tries)
    _set(tx, person_id, wrong_tries=tries, wait_until=at + wait if wait else None)
    audit.note(tx, Action.PIN_WRONG, person.name, at, detail={"tries": tries})
    return get(tx, person_id)


def wait_anew(tx: sa.Connection, person_id: PersonId, at: datetime) -> Person:
    """The clock was set back: the wait begins again, so that it is neither shorter nor hours long."""
    person = get(tx, person_id)
    _set(tx, person_id, wait_until=at + wait_after(person.wrong_tries))
    return get(tx, person_id)


def signed_in(tx: sa.Connection, person_id: PersonId, at: datetime) -> Person:
    """The right PIN was given. Raises: InputError("person_unknown")."""
    person = get(tx, person_id)
    _set(tx, person_id, wrong_tries=0, wait_until=None)
    audit.note(tx, Action.SIGNED_IN, person.name, at)
    return get(tx, person_id)


def reset_pins(tx: sa.Connection, at: datetime) -> tuple[str, ...]:
    """Administrators choose a new PIN the next time; their names."""
    found = [each for each in all_people(tx) if each.role is Role.ADMINISTRATOR]
    for person in found:
        _set(tx, person.id, pin="", wrong_tries=0, wait_until=None)
        audit.note(tx, Action.PIN_CHANGED, "", at, subject=person.name, detail={"by": "reset"})
    return tuple(person.name for person in found)


def _demand_free_name(known: tuple[Person, ...], name: str, but: PersonId | None) -> None:
    if any(each.name.casefold() == name.casefold() and each.id != but for each in known):
        raise InputError("person_name_taken", field="name")


def _demand_administrator_beside(known: tuple[Person, ...], person_id: PersonId) -> None:
    others = (each for each in known if each.id != person_id)
    if not any(each.role is Role.ADMINISTRATOR for each in others):
        raise InputError("last_administrator", field="role")


def _row(tx: sa.Connection, person_id: PersonId) -> sa.Row[tuple[object, ...]]:
    query = sa.select(people).where(people.c.id == person_id, people.c.retired_at.is_(None))
    row = tx.execute(query).first()
    if row is None:
        raise InputError("person_unknown")
    return row


def _set(tx: sa.Connection, person_id: PersonId, **values: object) -> None:
    tx.execute(sa.update(people).where(people.c.id == person_id).values(**values))


def _read(row: sa.Row[tuple[object, ...]]) -> Person:
    return Person(
        id=PersonId(row.id),
        name=row.name,
        role=Role(row.role) if row.role in set(Role) else Role.UNKNOWN,
        has_pin=bool(row.pin),
        created_at=row.created_at,
        wrong_tries=row.wrong_tries,
        wait_until=row.wait_until,
        retired_at=row.retired_at,
    )
