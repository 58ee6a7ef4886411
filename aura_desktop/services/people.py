"""People: who works at this PC, who is signed in, and the one way past the lock screen."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from aura_desktop.domain.audit import Action
from aura_desktop.domain.person import (
    NAME_LIMIT,
    LockReason,
    Person,
    PersonId,
    Right,
    Role,
    may,
)
from aura_desktop.domain.pin import (
    SALT_BYTES,
    check_pin,
    hashed,
    matches,
    wait_after,
    wait_at_start,
    wait_left,
)
from aura_desktop.errors import InputError, StoreError
from aura_desktop.store import audit, people
from aura_desktop.store.database import Database, Tx

logger = logging.getLogger(__name__)


class People:
    """Who is signed in lives here and nowhere else: a restart begins locked.

    Where no person is defined there is no PIN, and everything is open. Home loop only.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ticks` are seconds of a clock that nobody sets."""
        self._database = database
        self._clock = clock
        self._ticks = ticks
        self._all: tuple[Person, ...] = ()
        self._current: PersonId | None = None
        self._has_begun = False
        self._not_before: dict[PersonId, float] = {}
        self._unwritten: dict[PersonId, int] = {}
        self._trying = asyncio.Lock()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def all(self) -> tuple[Person, ...]:
        """Those who work here, by name; as of the last `load`."""
        return self._all

    @property
    def current(self) -> Person | None:
        """Who is signed in."""
        return next((each for each in self._all if each.id == self._current), None)

    @property
    def current_name(self) -> str:
        """Whose name goes on what is written; "" while nobody is signed in."""
        person = self.current
        return "" if person is None else person.name

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to sign in first."""
        return bool(self._all) and self.current is None

    def may(self, right: Right) -> bool:
        """Whether who is signed in may do this."""
        return may(self.current, right, has_people=bool(self._all))

    def demand(self, right: Right) -> None:
        """Raises: InputError("administrator_only")."""
        if not self.may(right):
            raise InputError("administrator_only")

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` after anybody came, went, signed in or locked; returns the way out."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback) if callback in self._callbacks else None

    async def load(self) -> None:
        """Read who works here."""
        self._all = await self._database.read(people.all_people)
        if not self._has_begun:
            self._has_begun = True
            for person in self._all:
                wait_s = wait_at_start(person.wrong_tries).total_seconds()
                self._not_before[person.id] = self._ticks() + wait_s
        self._tell()

    async def add(self, name: str, role: Role, pin: str) -> Person:
        """A new person; the first one is signed in at once.

        Raises: InputError administrator_only, empty_field, too_long, pin_…, person_name_taken,
        first_is_administrator.
        """
        self.demand(Right.PEOPLE)
        name = _checked_name(name)
        check_pin(pin)
        is_first = not self._all
        kept = await _hashed(pin)
        by = self.current_name
        person = await self._database.run(people.add, name, role, kept, by, self._clock())
        if is_first:
            self._current = person.id
        await self.load()
        return person

    async def change(self, person_id: PersonId, name: str, role: Role) -> None:
        """Another name or role. Raises: InputError as `add`, person_unknown, last_administrator."""
        self.demand(Right.PEOPLE)
        name, by = _checked_name(name), self.current_name
        await self._database.run(people.change, person_id, name, role, by, self._clock())
        await self.load()

    async def change_pin(self, person_id: PersonId, pin: str, old_pin: str = "") -> None:
        """One's own with the old one; of others only an administrator; after a reset who comes first.

        Raises: InputError administrator_only, pin_…, pin_wrong (field "old_pin"), pin_wait.
        """
        person = self._known(person_id)
        if person_id == self._current:
            await self._try(person_id, old_pin, field="old_pin")
        elif person.has_pin:
            self.demand(Right.PEOPLE)
        check_pin(pin)
        kept, by = await _hashed(pin), self.current_name
        await self._database.run(people.set_pin, person_id, kept, by, self._clock())
        self._not_before.pop(person_id, None)
        self._unwritten.pop(person_id, None)
        await self.load()

    async def retire(self, person_id: PersonId) -> None:
        """Works here no more. Raises: InputError administrator_only, last_administrator."""
        self.demand(Right.PEOPLE)
        by = self.current_name
        await self._database.run(people.retire, person_id, by, self._clock())
        await self.load()

    async def sign_in(self, person_id: PersonId, pin: str) -> None:
        """A disk without room keeps nobody out who has the PIN.

        Raises: InputError pin_wrong; pin_wait (`seconds`), which is told before the PIN is looked at;
        StoreError if what is kept cannot be read.
        """
        await self._try(person_id, pin, field="pin")
        try:
            await self._database.run(people.signed_in, person_id, self._clock())
        except StoreError as error:
            logger.error("who signed in was not written down: %s", error.code)
        known = await self._database.read(people.all_people)
        self._unwritten.pop(person_id, None)
        self._all, self._current = known, person_id
        self._tell()

    def wait_s(self, person_id: PersonId) -> float:
        """How long the next try of this person has to wait, in seconds."""
        person = self._known(person_id)
        left = wait_left(person.wrong_tries, person.wait_until, self._clock())
        ticks = self._not_before.get(person_id, 0.0) - self._ticks()
        return max(left.total_seconds(), ticks, 0.0)

    async def lock(self, reason: LockReason) -> None:
        """Nobody is signed in from this moment on; a note says who left and why."""
        person, self._current = self.current, None
        self._tell()
        if person is not None:
            await self._database.run(_note_locked, person.name, reason, self._clock())

    async def _try(self, person_id: PersonId, pin: str, *, field: str) -> None:
        """One after another: many at once would be as many tries for one wait."""
        async with self._trying:
            await self._set_clock_right(person_id)
            seconds = self.wait_s(person_id)
            if seconds > 0:
                raise InputError("pin_wait", field=field, seconds=seconds)
            kept = await self._database.read(people.kept_pin, person_id)
            if await asyncio.to_thread(matches, pin, kept):
                return
            await self._count_wrong(person_id)
        raise InputError("pin_wrong", field=field, seconds=self.wait_s(person_id))

    async def _count_wrong(self, person_id: PersonId) -> None:
        """Here first: where nothing can be written a wrong PIN costs as much."""
        unwritten = self._unwritten.get(person_id, 0)
        self._unwritten[person_id] = unwritten + 1
        tries = self._known(person_id).wrong_tries + unwritten + 1
        self._not_before[person_id] = self._ticks() + wait_after(tries).total_seconds()
        try:
            await self._database.run(people.count_wrong, person_id, self._clock())
        except StoreError as error:
            logger.error("a wrong PIN was not written down: %s", error.code)
            return
        self._unwritten[person_id] = unwritten
        await self.load()

    async def _set_clock_right(self, person_id: PersonId) -> None:
        person, now = self._known(person_id), self._clock()
        left = wait_left(person.wrong_tries, person.wait_until, now)
        if person.wait_until is not None and person.wait_until - now > left > timedelta():
            await self._database.run(people.wait_anew, person_id, now)
            await self.load()

    def _known(self, person_id: PersonId) -> Person:
        person = next((each for each in self._all if each.id == person_id), None)
        if person is None:
            raise InputError("person_unknown")
        return person

    def _tell(self) -> None:
        for callback in list(self._callbacks):
            callback()


async def _hashed(pin: str) -> str:
    return await asyncio.to_thread(hashed, pin, secrets.token_bytes(SALT_BYTES))


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InputError("empty_field", field="name")
    if len(name) > NAME_LIMIT:
        raise InputError("too_long", field="name", limit=NAME_LIMIT, length=len(name))
    return name


def _note_locked(tx: Tx, name: str, reason: LockReason, at: datetime) -> None:
    audit.note(tx, Action.LOCKED, name, at, detail={"reason": reason.value})
