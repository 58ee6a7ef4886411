"""The clinic's people at this PC: who they are, and what only an administrator may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)
NAME_LIMIT = 60


class Role(StrEnum):
    """A stored word that is not listed reads as UNKNOWN, which may no more than the front desk."""

    ADMINISTRATOR = "administrator"
    FRONT_DESK = "front_desk"
    UNKNOWN = "unknown"


class Right(StrEnum):
    """What the front desk may not do. Everything else everybody may."""

    PEOPLE = "people"
    KEYS = "keys"
    RETENTION = "retention"
    ERASE = "erase"
    RESTORE = "restore"


class LockReason(StrEnum):
    """Why the window was covered."""

    PERSON = "person"
    IDLE = "idle"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`has_pin` is False after a reset: who comes next at the PC chooses a new one."""

    id: PersonId
    name: str
    role: Role
    has_pin: bool
    created_at: datetime
    wrong_tries: int = 0
    wait_until: datetime | None = None
    retired_at: datetime | None = None


def may(person: Person | None, right: Right, *, has_people: bool) -> bool:
    """Whether who is signed in may do this. Where no person is defined everything is open."""
    if not has_people:
        return True
    return person is not None and person.role is Role.ADMINISTRATOR and right in set(Right)
