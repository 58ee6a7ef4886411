"""Webhook JSON, to events."""

from collections.abc import Callable, Iterator
from datetime import datetime

from aura_desktop.domain.events import BusinessNumber, Event, UnknownReceived
from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.errors import InputError
from aura_desktop.gateways.whatsapp import inbound_account, payload
from aura_desktop.gateways.whatsapp.inbound_message import (
    Change,
    read_echo,
    read_message,
    read_status,
)
from aura_desktop.gateways.whatsapp.payload import Object, items, moment, obj, objects, raw, text

_LISTS: dict[str, Callable[[Object, Change], Event]] = {
    "messages": read_message,
    "statuses": read_status,
    "message_echoes": read_echo,
    "errors": inbound_account.read_error,
}
_MESSAGE_FIELDS = frozenset({"messages", "smb_message_echoes", "message_echoes"})
_PLAIN_KEYS = frozenset({"messaging_product", "metadata", "contacts"})


def parse_delivery(body: bytes, now: datetime) -> list[Event]:
    """Read one webhook POST into events, in Meta's order; never none.

    Shape: {"entry": [{"id": waba_id, "changes": [{"field": "messages", "value": {...}}]}]}; times
    are seconds, UTC; an update without a sound time gets `now`.
    Each update yields one event; what we cannot read becomes UnknownReceived, or a MessageReceived
    holding Unsupported, with its raw JSON.
    Raises: InputError("not_json") if the body is no JSON object.
    Source: Cloud API, Webhooks › components, messages.
    """
    try:
        try:
            return _delivery(body, now)
        except RecursionError:
            # One update nested beyond reading, or writing for keeping, must not cost its neighbours.
            return _delivery(payload.shallow(body), now)
    except (ValueError, RecursionError):
        raise InputError("not_json") from None


def _delivery(body: bytes, now: datetime) -> list[Event]:
    delivery = payload.parse(body)
    if not isinstance(delivery, dict):
        raise ValueError("no object")
    events = [event for entry in items(delivery.get("entry")) for event in _entry(entry, now)]
    return events or [_unknown("", now, "no_entry", delivery)]


def _entry(entry: object, now: datetime) -> Iterator[Event]:
    changes = items(obj(entry).get("changes"))
    if not changes:
        yield _unknown("", now, "no_changes", entry)
    for item in changes:
        yield from _change(item, obj(entry), now)


def _change(item: object, entry: Object, now: datetime) -> list[Event]:
    field = text(obj(item).get("field"))
    value = obj(item).get("value")
    if not isinstance(value, dict):
        return [_unknown(field, now, "no_value", item)]
    change = Change(field=field, number=_number(value, entry), now=moment(entry.get("time"), now))
    if field in _MESSAGE_FIELDS:
        events = _updates(value, change)
    elif field in inbound_account.TEMPLATE_FIELDS:
        events = [inbound_account.read_template(value, change)]
    elif field in inbound_account.ACCOUNT_FIELDS:
        events = [inbound_account.read_account(value, change)]
    elif field == "user_preferences":
        events = inbound_account.read_preferences(value, change)
    else:
        events = [change.unknown(item, "unknown_field")]
    return events or [change.unknown(item, "no_updates")]


def _updates(value: Object, change: Change) -> list[Event]:
    """The updates of a change that holds messages, echoes, statuses, errors, or several of them."""
    _know_people(value, change)
    events: list[Event] = []
    for key, found in value.items():
        reader = _LISTS.get(key)
        if reader is not None and isinstance(found, list):
            for update in found:
                readable = isinstance(update, dict)
                events.append(
                    reader(update, change) if readable else change.unknown(update, "no_object")
                )
        elif found and key not in _PLAIN_KEYS and (reader or isinstance(found, list)):
            events.append(change.unknown({key: found}, "unknown_update"))
    return events


def _know_people(value: Object, change: Change) -> None:
    profiles = objects(value.get("contacts"))
    for profile in profiles:
        for key in ("wa_id", "user_id"):
            found = text(profile.get(key))
            if found:
                change.people[found] = profile
    if len(profiles) == 1:
        change.only = profiles[0]


def _number(value: Object, entry: Object) -> BusinessNumber:
    metadata = obj(value.get("metadata"))
    waba_id = text(entry.get("id"))
    return BusinessNumber(
        phone_number_id=PhoneNumberId(text(metadata.get("phone_number_id"))),
        display_phone_number=text(metadata.get("display_phone_number")),
        waba_id=WabaId(waba_id) if waba_id else None,
    )


def _unknown(field: str, now: datetime, reason: str, value: object) -> UnknownReceived:
    return UnknownReceived(field=field, at=now, reason=reason, raw=raw(value))
