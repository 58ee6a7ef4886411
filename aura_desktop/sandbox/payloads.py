"""Builds webhook values in the shape of 2026: ids in both forms, no `conversation`, string timestamps."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from aura_desktop.sandbox.settings import SandboxSettings
from aura_desktop.sandbox.world import Patient, SentMessage

Json = dict[str, Any]


def messages_value(settings: SandboxSettings, **parts: Iterable[Json]) -> Json:
    """The value of field `messages`; `parts` are contacts, messages, statuses."""
    value: Json = {"messaging_product": "whatsapp", "metadata": metadata(settings)}
    value.update({name: list(items) for name, items in parts.items()})
    return value


def echoes_value(settings: SandboxSettings, echoes: Iterable[Json]) -> Json:
    """The value of field `smb_message_echoes`: written on the clinic's phone app."""
    return {
        "messaging_product": "whatsapp",
        "metadata": metadata(settings),
        "message_echoes": list(echoes),
    }


def metadata(settings: SandboxSettings) -> Json:
    return {
        "display_phone_number": settings.number_digits,
        "phone_number_id": settings.phone_number_id,
    }


def contact(patient: Patient) -> Json:
    """One entry of `contacts`; no wa_id for a person who hides the number."""
    profile: Json = {"name": patient.name}
    if patient.username:
        profile["username"] = patient.username
    entry: Json = {"profile": profile, "user_id": patient.user_id}
    if patient.wa_id:
        entry["wa_id"] = patient.wa_id
    return entry


def inbound_message(
    patient: Patient, wamid: str, at: datetime, content: Json, context: Json | None = None
) -> Json:
    """One entry of `messages`; `content` is {"type": kind, kind: {…}}."""
    message: Json = {"id": wamid, "timestamp": str(int(at.timestamp()))}
    message["from_user_id"] = patient.user_id
    if patient.wa_id:
        message["from"] = patient.wa_id
    if context:
        message["context"] = context
    message.update(content)
    return message


def echo_message(
    settings: SandboxSettings,
    patient: Patient,
    wamid: str,
    at: datetime,
    content: Json,
    context: Json | None = None,
) -> Json:
    """One entry of `message_echoes`."""
    echo: Json = {
        "from": settings.number_digits,
        "id": wamid,
        "timestamp": str(int(at.timestamp())),
        "to_user_id": patient.user_id,
    }
    if patient.wa_id:
        echo["to"] = patient.wa_id
    if context:
        echo["context"] = context
    echo.update(content)
    return echo


def status(sent: SentMessage, name: str, at: datetime, *, errors: list[Json] | None = None) -> Json:
    """One entry of `statuses`, with the caller's opaque data when the send carried some."""
    entry: Json = {
        "id": sent.wamid,
        "status": name,
        "timestamp": str(int(at.timestamp())),
        "recipient_user_id": sent.patient.user_id,
    }
    if sent.patient.wa_id:
        entry["recipient_id"] = sent.patient.wa_id
    opaque = sent.body.get("biz_opaque_callback_data")
    if opaque:
        entry["biz_opaque_callback_data"] = opaque
    if errors:
        entry["errors"] = errors
    elif name == "sent" or (name in {"delivered", "read"} and not _priced(sent)):
        entry["pricing"] = _pricing(sent.pricing_category)
    return entry


def _priced(sent: SentMessage) -> bool:
    return bool({"delivered", "read"} & set(sent.statuses))


def _pricing(category: str) -> Json:
    free = category in {"service", "utility"}
    return {
        "billable": not free,
        "pricing_model": "PMP",
        "type": "free_customer_service" if free else "regular",
        "category": category,
    }
