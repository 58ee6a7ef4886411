"""Recorded bodies of tests/data, and the fictitious people in them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aura_desktop.domain.events import BusinessNumber, Event, Sender
from aura_desktop.domain.ids import PhoneNumberId, UserId, WabaId, WaId, Wamid
from aura_desktop.gateways.whatsapp.inbound import parse_delivery

DATA = Path(__file__).parent.parent / "data"
INBOUND = DATA / "inbound"

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SENT_AT = datetime(2026, 11, 23, 10, 40, tzinfo=UTC)
NUMBER = BusinessNumber(
    phone_number_id=PhoneNumberId("200000000000002"),
    display_phone_number="56222000000",
    waba_id=WabaId("100000000000001"),
)
WA_ID = WaId("56900000142")
USER_ID = UserId("CL.1000000000000142")
CAMILA = Sender(wa_id=WA_ID, user_id=USER_ID, profile_name="Camila Ejemplo")


def wamid(number: int) -> Wamid:
    return Wamid(f"wamid.HBgLFICTICIO{number:04d}")


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def events_of(name: str) -> list[Event]:
    return parse_delivery((INBOUND / f"{name}.json").read_bytes(), NOW)


def update_of(name: str, key: str = "messages") -> dict[str, Any]:
    """The first item of a list in a recorded delivery."""
    item: dict[str, Any] = load(INBOUND / f"{name}.json")["entry"][0]["changes"][0]["value"][key][0]
    return item
