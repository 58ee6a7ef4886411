"""What the window is given of the clinic's people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aura_desktop.services.audit_trail import AuditTrail
from aura_desktop.services.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleServices:
    """Who works here, and what was done."""

    people: People
    trail: AuditTrail
    clock: Callable[[], datetime]
