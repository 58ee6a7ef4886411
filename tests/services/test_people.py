"""People: who may do what, who comes in with which PIN, and that guessing is slow whatever the clock says."""

import asyncio
import base64
import hashlib
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aura_desktop.domain.audit import Action
from aura_desktop.domain.person import LockReason, Person, Right, Role
from aura_desktop.domain.pin import wait_after, wait_at_start
from aura_desktop.errors import InputError, StoreError
from aura_desktop.services.people import People
from aura_desktop.store import audit, people_tables
from aura_desktop.store import people as store
from aura_desktop.store.database import Database
from tests.services.fakes import START, Clock
from tests.store.conftest import begin, plain_engine

PAULA, CARLA = "Paula Ejemplo", "Carla Demostración"
PIN, OTHER, WRONG = "4826", "7391", "1111"


class Ticks:
    """A clock that nobody sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
async def people(database: Database, clock: Clock, ticks: Ticks) -> People:
    made = People(database, clock, ticks)
    await made.load()
    return made


async def staffed(people: People) -> tuple[Person, Person]:
    """Paula, who sees to everything and is signed in, and Carla at the front desk."""
    paula = await people.add(PAULA, Role.ADMINISTRATOR, PIN)
    return paula, await people.add(CARLA, Role.FRONT_DESK, OTHER)


async def noted(database: Database) -> list[tuple[Action, str, str]]:
    entries = await database.read(audit.page, None, 100)
    return [(each.action, each.person, each.subject) for each in reversed(entries)]


async def test_without_people_there_is_no_lock_and_everything_is_open(people: People) -> None:
    assert not people.is_locked
    assert people.current_name == ""
    assert all(people.may(right) for right in Right)
    await people.lock(LockReason.PERSON)
    assert not people.is_locked


async def test_the_first_person_is_signed_in_at_once(people: People) -> None:
    paula, carla = await staffed(people)
    assert people.current is not None
    assert people.current.id == paula.id
    assert [each.id for each in people.all] == [carla.id, paula.id]


async def test_a_restart_begins_locked(people: People, database: Database, clock: Clock) -> None:
    await staffed(people)
    again = People(database, clock)
    await again.load()
    assert again.is_locked
    assert not any(again.may(right) for right in Right)


async def test_only_an_administrator_may_what_the_front_desk_may_not(people: People) -> None:
    paula, carla = await staffed(people)
    await people.lock(LockReason.SWITCH)
    await people.sign_in(carla.id, OTHER)
    assert not any(people.may(right) for right in Right)
    with pytest.raises(InputError, match="administrator_only"):
        people.demand(Right.ERASE)
    for attempt in (
        people.add("Pía Inventada", Role.FRONT_DESK, "5093"),
        people.change(carla.id, CARLA, Role.ADMINISTRATOR),
        people.retire(paula.id),
        people.change_pin(paula.id, "5093"),
    ):
        with pytest.raises(InputError, match="administrator_only"):
            await attempt
    await people.lock(LockReason.SWITCH)
    await people.sign_in(paula.id, PIN)
    assert all(people.may(right) for right in Right)


async def test_who_came_and_went_stands_in_the_trail(people: People, database: Database) -> None:
    _, carla = await staffed(people)
    await people.lock(LockReason.IDLE)
    with pytest.raises(InputError, match="pin_wrong"):
        await people.sign_in(carla.id, WRONG)
    await people.sign_in(carla.id, OTHER)
    await people.lock(LockReason.PERSON)
    assert await noted(database) == [
        (Action.PERSON_ADDED, PAULA, PAULA),
        (Action.PERSON_ADDED, PAULA, CARLA),
        (Action.LOCKED, PAULA, ""),
        (Action.PIN_WRONG, CARLA, ""),
        (Action.SIGNED_IN, CARLA, ""),
        (Action.LOCKED, CARLA, ""),
    ]
    entries = await database.read(audit.page, None, 100)
    assert not any(pin in str(entries) for pin in (PIN, OTHER, WRONG))


async def test_nobody_is_signed_in_from_the_moment_of_the_lock(people: People) -> None:
    await staffed(people)
    seen: list[str] = []
    people.subscribe(lambda: seen.append(people.current_name))
    await people.lock(LockReason.PERSON)
    assert seen[0] == ""
    assert people.is_locked


async def test_three_wrong_pins_and_the_fourth_is_not_even_looked_at(
    people: People, clock: Clock, ticks: Ticks
) -> None:
    paula, carla = await staffed(people)
    await people.lock(LockReason.PERSON)
    for _ in range(3):
        with pytest.raises(InputError, match="pin_wrong"):
            await people.sign_in(paula.id, WRONG)
    with pytest.raises(InputError) as refused:
        await people.sign_in(paula.id, PIN)
    assert (refused.value.code, refused.value.params["seconds"]) == ("pin_wait", 5.0)
    await people.sign_in(carla.id, OTHER)
    await people.lock(LockReason.PERSON)
    clock.advance(seconds=5)
    ticks.now += 5
    await people.sign_in(paula.id, PIN)


async def test_a_restart_does_not_shorten_the_wait(
    people: People, database: Database, clock: Clock
) -> None:
    paula, _ = await staffed(people)
    await people.lock(LockReason.PERSON)
    for _ in range(3):
        with pytest.raises(InputError, match="pin_wrong"):
            await people.sign_in(paula.id, WRONG)
    again = People(database, clock)
    await again.load()
    assert again.wait_s(paula.id) == 5.0
    with pytest.raises(InputError, match="pin_wait"):
        await again.sign_in(paula.id, PIN)


async def test_a_clock_set_forward_does_not_help_while_the_program_runs(
    people: People, clock: Clock, ticks: Ticks
) -> None:
    paula, _ = await staffed(people)
    await people.lock(LockReason.PERSON)
    for _ in range(3):
        with pytest.raises(InputError, match="pin_wrong"):
            await people.sign_in(paula.id, WRONG)
    clock.advance(days=1)
    ticks.now += 1
    assert people.wait_s(paula.id) == 4.0


async def test_a_clock_set_forward_and_a_restart_save_little(
    people: People, database: Database, clock: Clock, ticks: Ticks
) -> None:
    paula, _ = await staffed(people)
    await people.lock(LockReason.PERSON)
    for _ in range(3):
        with pytest.raises(InputError, match="pin_wrong"):
            await people.sign_in(paula.id, WRONG)
    clock.advance(days=1)
    again = People(database, clock, ticks)
    await again.load()
    assert again.wait_s(paula.id) == 5.0
    ticks.now += 5
    await again.load()
    await again.sign_in(paula.id, PIN)


async def test_a_clock_set_back_helps_nobody_and_keeps_nobody_out_for_hours(
    people: People, clock: Clock, ticks: Ticks
) -> None:
    paula, _ = await staffed(people)
    await people.lock(LockReason.PERSON)
    for _ in range(3):
        with pytest.raises(InputError, match="pin_wrong"):
            await people.sign_in(paula.id, WRONG)
    clock.advance(hours=-3)
    with pytest.raises(InputError, match="pin_wait"):
        await people.sign_in(paula.id, PIN)
    clock.advance(seconds=5)
    ticks.now += 5
    await people.sign_in(paula.id, PIN)


async def test_many_tries_at_once_are_not_many_tries_for_one_wait(people: People) -> None:
    paula, _ = await staffed(people)
    await people.lock(LockReason.PERSON)
    tries = [people.sign_in(paula.id, WRONG) for _ in range(8)]
    found = await asyncio.gather(*tries, return_exceptions=True)
    codes = [each.code for each in found if isinstance(each, InputError)]
    assert sorted(codes) == ["pin_wait"] * 5 + ["pin_wrong"] * 3


async def test_ones_own_pin_is_changed_with_the_old_one(people: People) -> None:
    paula, _ = await staffed(people)
    with pytest.raises(InputError) as refused:
        await people.change_pin(paula.id, "5093", WRONG)
    assert (refused.value.code, refused.value.field) == ("pin_wrong", "old_pin")
    with pytest.raises(InputError, match="pin_too_simple"):
        await people.change_pin(paula.id, "1234", PIN)
    await people.change_pin(paula.id, "5093", PIN)
    await people.lock(LockReason.PERSON)
    with pytest.raises(InputError, match="pin_wrong"):
        await people.sign_in(paula.id, PIN)
    await people.sign_in(paula.id, "5093")


async def test_an_administrator_gives_a_new_pin_to_who_forgot_theirs(people: People) -> None:
    _, carla = await staffed(people)
    await people.change_pin(carla.id, "5093")
    await people.lock(LockReason.SWITCH)
    await people.sign_in(carla.id, "5093")


async def test_after_a_reset_a_new_pin_is_chosen_first(people: People, database: Database) -> None:
    paula, _ = await staffed(people)
    await people.lock(LockReason.PERSON)
    await database.run(store.reset_pins, START)
    await people.load()
    for pin in ("", PIN):
        with pytest.raises(InputError, match="pin_wrong"):
            await people.sign_in(paula.id, pin)
    await people.change_pin(paula.id, "5093")
    await people.sign_in(paula.id, "5093")
    with pytest.raises(InputError, match="pin_wrong"):
        await people.change_pin(paula.id, OTHER, WRONG)


async def test_a_name_is_one_line_of_sensible_length(people: People) -> None:
    for name, code in ((" \n ", "empty_field"), ("x" * 61, "too_long")):
        with pytest.raises(InputError, match=code):
            await people.add(name, Role.ADMINISTRATOR, PIN)
    assert (await people.add(" Paula\n Ejemplo ", Role.ADMINISTRATOR, PIN)).name == PAULA


async def test_who_is_retired_is_out_at_once(people: People) -> None:
    paula, _ = await staffed(people)
    ines = await people.add("Inés Prueba", Role.ADMINISTRATOR, "5093")
    await people.retire(paula.id)
    assert people.is_locked
    await people.sign_in(ines.id, "5093")
    with pytest.raises(InputError, match="person_unknown"):
        await people.sign_in(paula.id, PIN)


class FullDisk:
    """A database that can be read, while `is_full` never written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.read = database.read
        self.is_full = True

    async def run(self, *values: Any) -> Any:
        if self.is_full:
            raise StoreError("disk_full")
        return await self._database.run(*values)


@pytest.fixture
async def on_full_disk(
    people: People, database: Database, clock: Clock, ticks: Ticks
) -> tuple[People, FullDisk]:
    """Nobody is signed in."""
    await staffed(people)
    disk = FullDisk(database)
    made = People(disk, clock, ticks)  # type: ignore[arg-type]  # what it asks of a database
    await made.load()
    return made, disk


async def test_the_right_pin_lets_in_also_where_nothing_can_be_written(
    on_full_disk: tuple[People, FullDisk], caplog: pytest.LogCaptureFixture
) -> None:
    people, _ = on_full_disk
    [paula] = [each for each in people.all if each.name == PAULA]
    await people.sign_in(paula.id, PIN)
    assert people.current_name == PAULA
    assert not people.is_locked
    assert "who signed in was not written down: disk_full" in caplog.text
    assert PIN not in caplog.text


async def test_wrong_pins_cost_as_much_where_nothing_can_be_written(
    on_full_disk: tuple[People, FullDisk], ticks: Ticks
) -> None:
    people, disk = on_full_disk
    [paula] = [each for each in people.all if each.name == PAULA]
    waits = []
    for _ in range(5):
        ticks.now += people.wait_s(paula.id)
        with pytest.raises(InputError, match="pin_wrong") as refused:
            await people.sign_in(paula.id, WRONG)
        waits.append(refused.value.params["seconds"])
        disk.is_full = len(waits) < 4
    assert waits == [wait_after(tries).total_seconds() for tries in range(1, 6)]
    with pytest.raises(InputError, match="pin_wait"):
        await people.sign_in(paula.id, PIN)


# guessing, in any order of tries, waits, restarts and clocks that are set


class Inline:
    """A database without its thread."""

    def __init__(self, tx: sa.Connection) -> None:
        self._tx = tx

    async def run(self, work: Callable[..., Any], *values: Any) -> Any:
        return work(self._tx, *values)

    read = run


def quick_pin(pin: str) -> str:
    """Made with little work, as the text of a kept PIN allows."""
    digest = hashlib.scrypt(pin.encode(), salt=b"sal", n=2, r=1, p=1, dklen=32)
    return f"scrypt$1$1$1$c2Fs${base64.b64encode(digest).decode()}"


STEPS = st.lists(
    st.one_of(
        st.just(("try", 0.0)),
        st.just(("try", 0.0)),
        st.tuples(st.just("wait"), st.floats(0, 1200)),
        st.tuples(st.just("set back"), st.floats(0, 10**6)),
        st.tuples(st.just("set forward"), st.floats(0, 10**6)),
        st.just(("restart", 0.0)),
    ),
    max_size=60,
)
opened = contextmanager(begin)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_no_order_of_things_makes_guessing_quick(steps: list[tuple[str, float]]) -> None:
    with opened(plain_engine()) as tx:
        asyncio.run(guess(tx, steps))


async def guess(tx: sa.Connection, steps: list[tuple[str, float]]) -> None:
    clock, ticks, true_s = Clock(), Ticks(), 0.0
    person = store.add(tx, PAULA, Role.ADMINISTRATOR, quick_pin(PIN), "", START)
    looked_at: list[float] = []
    is_ahead = False

    async def begun() -> People:
        made = People(Inline(tx), clock, ticks)  # type: ignore[arg-type]  # what it asks of a database
        await made.load()
        return made

    people = await begun()
    for step, amount in steps:
        if step == "wait":
            clock.now += timedelta(seconds=amount)
            ticks.now += amount
            true_s += amount
        elif step == "set back":
            clock.now -= timedelta(seconds=amount)
        elif step == "set forward":
            clock.now += timedelta(seconds=amount)
            is_ahead = True
        elif step == "restart":
            people = await begun()
        else:
            before = store.get(tx, person.id).wrong_tries
            with pytest.raises(InputError):
                await people.sign_in(person.id, WRONG)
            if store.get(tx, person.id).wrong_tries > before:
                looked_at.append(true_s)
    for number in range(1, len(looked_at)):
        waited = looked_at[number] - looked_at[number - 1]
        # What was waited for before a start is not known then, only what the clock says.
        least = wait_at_start(number) if is_ahead else wait_after(number)
        assert waited >= least.total_seconds() - 1e-3
    assert tx.execute(sa.select(sa.func.count()).select_from(people_tables.people)).scalar() == 1
