"""What the sandbox remembers: who is on WhatsApp, what was written, when a service window is open."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aura_desktop.sandbox.graph_error import GraphError

SERVICE_WINDOW = timedelta(hours=24)
_DIGITS = re.compile(r"[\s()\-.]")
_USER_ID = re.compile(r"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$")
_BRAZIL_WITH_NINE = re.compile(r"^55(\d{2})9(\d{8})$")


@dataclass(slots=True)
class Patient:
    """A person on WhatsApp. `wa_id` is None for one who hides the number behind a username."""

    user_id: str
    name: str
    wa_id: str | None = None
    username: str | None = None
    receipts: bool = True
    reachable: bool = True
    last_wrote_at: datetime | None = None

    @property
    def address(self) -> str:
        return self.wa_id or self.user_id


@dataclass(slots=True)
class SentMessage:
    """A message the clinic sent, as it was accepted."""

    wamid: str
    patient: Patient
    body: dict[str, Any]
    at: datetime
    statuses: list[str] = field(default_factory=list)
    pricing_category: str = "service"


@dataclass(slots=True)
class World:
    """All people and messages of one clinic number."""

    patients: dict[str, Patient] = field(default_factory=dict)
    sent: dict[str, SentMessage] = field(default_factory=dict)
    received: dict[str, Patient] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    typing: int = 0

    def add(self, patient: Patient) -> Patient:
        """Makes a person known under the phone and the user id; a known one is kept."""
        known = self.patients.get(patient.user_id)
        if known is None and patient.wa_id:
            known = self.patients.get(patient.wa_id)
        person = known or patient
        self.patients[person.user_id] = person
        if person.wa_id:
            self.patients[person.wa_id] = person
        return person

    def by_phone(self, phone: str, home_country: str = "56") -> Patient:
        """The person at this number; one nobody scripted is met here for the first time."""
        wa_id = canonical_wa_id(phone, home_country)
        known = self.patients.get(wa_id)
        return known or self.add(Patient(user_id=made_user_id(wa_id), name="", wa_id=wa_id))

    def by_user_id(self, user_id: str) -> Patient:
        """Raises: GraphError 131026 for an id this business never saw."""
        patient = self.patients.get(user_id)
        if not _USER_ID.match(user_id) or patient is None:
            raise GraphError(131026, "Message undeliverable: unknown business-scoped user id.")
        return patient

    def note_inbound(self, patient: Patient, wamid: str, at: datetime, *, opens: bool) -> None:
        """Remembers that the patient wrote; `opens` is False for reactions and system events."""
        self.received[wamid] = patient
        if opens and (patient.last_wrote_at is None or at > patient.last_wrote_at):
            patient.last_wrote_at = at

    def window_is_open(self, patient: Patient, now: datetime) -> bool:
        wrote_at = patient.last_wrote_at
        return wrote_at is not None and now - wrote_at < SERVICE_WINDOW


def made_user_id(wa_id: str) -> str:
    """A stable business-scoped id for a number: country, dot, alphanumerics."""
    serial = "".join(str((int(sign) * 7 + place) % 10) for place, sign in enumerate(wa_id))
    return f"CL.13{serial}"


def canonical_wa_id(phone: str, home_country: str = "56") -> str:
    """The wa_id Meta makes of a `to`, with its country quirks (Mexico 521, Argentina 549, Brazil's 9).

    Raises: GraphError 131009 for what is no phone number, 131026 for a user id put into `to`.
    """
    if _USER_ID.match(phone):
        raise GraphError(131026, "Message undeliverable: use recipient for user ids.")
    stripped = _DIGITS.sub("", phone)
    digits = stripped.removeprefix("+")
    if not digits.isascii() or not digits.isdigit() or not 6 <= len(digits) <= 15:
        raise GraphError(131009, "Parameter value is not valid: to is not a phone number.")
    if not stripped.startswith("+") and not digits.startswith(home_country) and len(digits) <= 10:
        digits = home_country + digits
    if digits.startswith("52") and len(digits) == 12:
        return "521" + digits[2:]
    if digits.startswith("54") and len(digits) == 12:
        return "549" + digits[2:]
    brazil = _BRAZIL_WITH_NINE.match(digits)
    return f"55{brazil[1]}{brazil[2]}" if brazil else digits
