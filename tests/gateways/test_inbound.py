"""Deliveries to events: envelopes, identities, statuses, and everything that is no message."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from aura_desktop.domain.content import Text, Unsupported
from aura_desktop.domain.events import (
    AccountNoticed,
    BusinessNumber,
    ContactChanged,
    Event,
    MarketingPreferenceChanged,
    MessageEdited,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    Sender,
    StatusChanged,
    TemplateUpdated,
    UnknownReceived,
)
from aura_desktop.domain.ids import JobId, PhoneNumberId, UserId, WaId
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.errors import InputError
from aura_desktop.gateways.whatsapp.inbound import parse_delivery
from tests.gateways import test_inbound_content
from tests.gateways.recorded import (
    CAMILA,
    INBOUND,
    NOW,
    NUMBER,
    SENT_AT,
    USER_ID,
    WA_ID,
    events_of,
    update_of,
    wamid,
)

JOB = JobId("6f1c1f64-0a5e-4e0e-9d0a-000000000001")
NEW_WA_ID, NEW_USER_ID = WaId("56900000143"), UserId("CL.1000000000000143")


def _text(body: str, **changes: Any) -> MessageReceived:
    event = MessageReceived(
        number=NUMBER, sender=CAMILA, wamid=wamid(1), at=SENT_AT, content=Text(body=body)
    )
    return replace(event, **changes)


def _status(status: MessageStatus, reported: str, **changes: Any) -> StatusChanged:
    event = StatusChanged(
        number=NUMBER,
        wamid=wamid(90),
        status=status,
        reported=reported,
        at=SENT_AT,
        recipient=replace(CAMILA, profile_name=None),
    )
    return replace(event, **changes)


def _reaction(emoji: str, **changes: Any) -> ReactionChanged:
    event = ReactionChanged(number=NUMBER, sender=CAMILA, target=wamid(90), emoji=emoji, at=SENT_AT)
    return replace(event, **changes)


def _contact_changed(system_type: str, previous: Sender, current: Sender) -> Event:
    name = f"system_{system_type}"
    return ContactChanged(
        number=NUMBER,
        wamid=wamid(1),
        at=SENT_AT,
        previous=previous,
        current=current,
        system_type=system_type,
        body=update_of(name)["system"]["body"],
        raw=_json(update_of(name)),
    )


def _preference(*, opted_out: bool, user_id: UserId | None = None) -> Event:
    return MarketingPreferenceChanged(
        number=NUMBER,
        sender=Sender(wa_id=WA_ID, user_id=user_id),
        opted_out=opted_out,
        at=SENT_AT,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


EXPECTED: dict[str, list[Event]] = {
    "text_reply": [_text("Sí, el jueves me acomoda", reply_to=wamid(90))],
    "text_forwarded": [_text("Mira esta promoción", forwarded=True)],
    "text_forwarded_often": [_text("Mira esta promoción", forwarded=True)],
    "text_from_ad": [
        _text(
            "Vi su anuncio, quiero saber precios",
            referral=_json(update_of("text_from_ad")["referral"]),
        )
    ],
    "text_product_enquiry": [_text("¿Sigue disponible?", reply_to=wamid(91))],
    "text_from_username": [
        _text(
            "Hola, soy Benjamín",
            sender=Sender(
                user_id=UserId("CL.1000000000000155"),
                parent_user_id=UserId("CL.ENT.1000000000000155"),
                username="benja.ensayo",
                profile_name="Benjamín Ensayo",
            ),
        )
    ],
    "text_without_contacts": [_text("Hola", sender=Sender(wa_id=WA_ID))],
    "text_numbers_as_ids": [_text("Hola", sender=Sender(wa_id=WA_ID, profile_name="~"))],
    "reaction": [_reaction("❤️")],
    "reaction_removed": [_reaction("")],
    "reaction_removed_empty": [_reaction("")],
    "echo_reaction": [_reaction("👍", target=wamid(1), echoed=True)],
    "edit": [
        MessageEdited(
            number=NUMBER,
            wamid=wamid(1),
            at=SENT_AT,
            content=Text(body="Hola, quise decir el viernes"),
        )
    ],
    "echo_edit": [
        MessageEdited(
            number=NUMBER, wamid=wamid(49), at=SENT_AT, content=Text(body="El jueves a las 11")
        )
    ],
    "revoke": [MessageRevoked(number=NUMBER, wamid=wamid(1), at=SENT_AT)],
    "echo_revoke": [MessageRevoked(number=NUMBER, wamid=wamid(49), at=SENT_AT)],
    "system_user_changed_number": [
        _contact_changed(
            "user_changed_number",
            Sender(wa_id=WA_ID, user_id=USER_ID),
            Sender(wa_id=NEW_WA_ID, user_id=NEW_USER_ID),
        )
    ],
    "system_customer_changed_number": [
        _contact_changed("customer_changed_number", Sender(wa_id=WA_ID), Sender(wa_id=NEW_WA_ID))
    ],
    "system_user_changed_user_id": [
        _contact_changed(
            "user_changed_user_id",
            Sender(user_id=USER_ID, parent_user_id=UserId("CL.ENT.142")),
            Sender(user_id=NEW_USER_ID, parent_user_id=UserId("CL.ENT.143")),
        )
    ],
    "system_customer_identity_changed": [
        _contact_changed(
            "customer_identity_changed",
            Sender(wa_id=WA_ID, user_id=USER_ID),
            Sender(wa_id=WA_ID, user_id=USER_ID),
        )
    ],
    "status_sent": [_status(MessageStatus.SENT, "sent", job_id=JOB, recipient=CAMILA)],
    "status_sent_older": [_status(MessageStatus.SENT, "sent")],
    "status_delivered": [_status(MessageStatus.DELIVERED, "delivered", job_id=JOB)],
    "status_read": [_status(MessageStatus.READ, "read", job_id=JOB)],
    "status_played": [_status(MessageStatus.READ, "played")],
    "status_deleted": [_status(MessageStatus.UNKNOWN, "deleted")],
    "status_group": [_status(MessageStatus.DELIVERED, "delivered", recipient=None)],
    "status_failed": [
        _status(
            MessageStatus.FAILED,
            "failed",
            job_id=JOB,
            failure=Failure(
                code="service_window_closed",
                graph_code=131047,
                title="Re-engagement message",
                detail="More than 24 hours have passed since the customer last replied to this"
                " number.",
            ),
        )
    ],
    "status_failed_without_errors": [
        _status(MessageStatus.FAILED, "failed", failure=Failure(code="graph_error"))
    ],
    "messages_and_statuses": [
        _status(MessageStatus.READ, "read", recipient=replace(CAMILA, user_id=USER_ID)),
        _text("Listo"),
    ],
    "user_preferences_stop": [_preference(opted_out=True)],
    "user_preferences_resume": [_preference(opted_out=False, user_id=USER_ID)],
}

# name → (template, language, event, reason)
TEMPLATES: dict[str, tuple[str, str]] = {
    "message_template_status_update_approved": ("APPROVED", ""),
    "message_template_status_update_rejected": ("REJECTED", "INVALID_FORMAT"),
    "message_template_status_update_paused": ("PAUSED", "Paused for 3 hours"),
    "message_template_status_update_disabled": ("DISABLED", "ABUSIVE_CONTENT"),
    "message_template_quality_update": ("YELLOW", ""),
    "message_template_components_update": ("", ""),
    "template_category_update": ("MARKETING", ""),
}
# name → (field, event, detail)
ACCOUNT: dict[str, tuple[str, str, str]] = {
    "phone_number_quality_update": (
        "phone_number_quality_update",
        "ONBOARDING",
        "TIER_250 · TIER_2K",
    ),
    "phone_number_name_update": (
        "phone_number_name_update",
        "REJECTED",
        "NAME_NOT_CONSISTENT · Consulta Ficticia",
    ),
    "account_update_restricted": (
        "account_update",
        "ACCOUNT_RESTRICTION",
        "RESTRICTED_BIZ_INITIATED_MESSAGING",
    ),
    "account_update_violation": ("account_update", "ACCOUNT_VIOLATION", "SPAM"),
    "account_update_disabled": (
        "account_update",
        "DISABLED_UPDATE",
        "SCHEDULE_FOR_DISABLE",
    ),
    "account_review_update": ("account_review_update", "APPROVED", ""),
    "account_alerts": (
        "account_alerts",
        "INCREASED_CAPABILITIES_ELIGIBILITY_FAILED",
        "The business is not eligible yet.",
    ),
    "business_capability_update": ("business_capability_update", "", "2000 · 20"),
    "security": ("security", "PIN_CHANGED", "700000000000008"),
    "errors": ("errors", "throughput", "Cloud API message throughput has been reached."),
}
# name → (field, reason)
UNKNOWN: dict[str, tuple[str, str]] = {
    "user_preferences_unknown": ("user_preferences", "unknown_preference"),
    "group_message": ("messages", "group_message"),
    "number_missing": ("messages", "no_phone_number_id"),
    "empty_arrays": ("messages", "no_updates"),
    "field_flows": ("flows", "unknown_field"),
    "field_history": ("history", "unknown_field"),
    "field_smb_app_state_sync": ("smb_app_state_sync", "unknown_field"),
    "calls_beside_messages": ("messages", "unknown_update"),
}


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("business_capability_update", "2000"),
        ("phone_number_quality_update", "TIER_2K"),
        ("account_update_restricted", ""),
        ("phone_number_name_update", ""),
    ],
)
def test_some_notices_tell_of_the_messaging_limit(name: str, limit: str) -> None:
    (event,) = events_of(name)
    assert isinstance(event, AccountNoticed)
    assert event.limit == limit


@pytest.mark.parametrize("name", EXPECTED)
def test_each_recorded_delivery_becomes_its_events(name: str) -> None:
    assert events_of(name) == EXPECTED[name]


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_fields(name: str) -> None:
    [event] = events_of(name)
    assert isinstance(event, TemplateUpdated)
    assert (event.event, event.reason) == TEMPLATES[name]
    assert (event.name, event.language, event.at) == ("recordatorio_hora", "es", SENT_AT)
    assert name.startswith(event.field)
    assert event.raw


@pytest.mark.parametrize("name", ACCOUNT)
def test_account_fields(name: str) -> None:
    [event] = events_of(name)
    assert isinstance(event, AccountNoticed)
    assert (event.field, event.event, event.detail) == ACCOUNT[name]
    assert event.raw


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_we_cannot_read_is_kept(name: str) -> None:
    [event] = events_of(name)
    assert isinstance(event, UnknownReceived)
    assert (event.field, event.reason) == UNKNOWN[name]
    assert json.loads(event.raw)


def test_a_bad_update_costs_none_of_its_neighbours() -> None:
    events = events_of("batch")
    assert [type(event) for event in events[:2]] == [MessageReceived, MessageReceived]
    names = [event.sender.profile_name for event in events if isinstance(event, MessageReceived)]
    assert names == ["Rodrigo Prueba", "Antonia Modelo"]
    reasons = [event.reason for event in events if isinstance(event, UnknownReceived)]
    assert reasons == ["no_object", "no_id", "no_value", "no_changes"]


def test_every_recorded_delivery_is_expected_somewhere() -> None:
    content = test_inbound_content
    expected = {*EXPECTED, *TEMPLATES, *ACCOUNT, *UNKNOWN, *content.CONTENTS, *content.ECHOES}
    assert {path.stem for path in INBOUND.glob("*.json")} == expected | {"batch"}


@pytest.mark.parametrize(
    "body",
    [b"", b"Hola", b"[]", b'"x"', b"7", b"null", b"\xff\xfe\xfa", b'{"a":', b"[" * 100_000],
)
def test_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="not_json"):
        parse_delivery(body, NOW)


@pytest.mark.parametrize("depth", [300, *range(900, 1000, 7), 1100, 50_000])
@pytest.mark.parametrize("brackets", [(b'{"a":', b"}"), (b"[", b"]")])
def test_an_update_nested_without_end_does_not_cost_its_neighbours(
    depth: int, brackets: tuple[bytes, bytes]
) -> None:
    # Somewhere between lies a depth that can be read and not be written again.
    opened, closed = brackets
    odd = {
        "from": "56900000142",
        "id": "wamid.odd",
        "type": "knot",
        "knot": "HERE",
        "note": '"]}[{',
    }
    good = {"from": "56900000142", "id": "wamid.good", "type": "text", "text": {"body": "Hola ]}"}}
    body = _delivery(odd, messages=[good, odd, good | {"id": "wamid.good-2"}])
    body = body.replace(b'"HERE"', opened * depth + b"1" + closed * depth)
    first, knot, last = parse_delivery(body, NOW)
    assert isinstance(first, MessageReceived) and isinstance(last, MessageReceived)
    assert (first.wamid, last.wamid) == ("wamid.good", "wamid.good-2")
    assert first.content == last.content == Text(body="Hola ]}")
    assert isinstance(knot, MessageReceived)
    assert isinstance(knot.content, Unsupported)
    assert '"knot":' in knot.raw


@pytest.mark.parametrize("end", [b"", b'"', b'"\\', b'"' + b'\\"' * 100_000, b"}" * 10])
def test_nesting_that_does_not_end_is_no_json(end: bytes) -> None:
    with pytest.raises(InputError, match="not_json"):
        parse_delivery(b'{"entry":' + b"[" * 20_000 + end, NOW)


def test_a_number_without_end_is_json() -> None:
    body = _delivery(
        {"from": "56900000142", "id": "wamid.1", "type": "text", "text": {"body": "a"}}
    )
    [event] = parse_delivery(body.replace(b'"a"}', b'"a","z":' + b"9" * 5_000 + b"}"), NOW)
    assert isinstance(event, MessageReceived)
    assert event.content == Text(body="a")


def test_an_empty_object_still_leaves_a_trace() -> None:
    [event] = parse_delivery(b"{}", NOW)
    assert event == UnknownReceived(field="", at=NOW, reason="no_entry", raw="{}")


def _delivery(message: dict[str, Any], **value: Any) -> bytes:
    value = {
        "metadata": {"phone_number_id": "200000000000002"},
        "messages": [message],
        **value,
    }
    change = {"field": "messages", "value": value}
    return json.dumps({"entry": [{"id": "1", "changes": [change]}]}).encode()


def _message(**changes: Any) -> dict[str, Any]:
    message = {
        "from": WA_ID,
        "id": wamid(1),
        "timestamp": "1795430400",
        "type": "text",
        "text": {"body": "Hola"},
    }
    return message | changes


def _only(body: bytes) -> Event:
    [event] = parse_delivery(body, NOW)
    return event


@pytest.mark.parametrize(
    ("timestamp", "at"),
    [
        ("1795430400", SENT_AT),
        (1795430400, SENT_AT),
        (1795430400.0, SENT_AT),
        (1795430400000, SENT_AT),
        ("", NOW),
        ("mañana", NOW),
        (None, NOW),
        (True, NOW),
        ("-5", NOW),
        (0, NOW),
        ("9" * 19, NOW),
        (10**400, NOW),
        (2**53, NOW),
        ("99999999999", NOW),
        ("1000", datetime(1970, 1, 1, 0, 16, 40, tzinfo=UTC)),
    ],
)
def test_a_time_that_makes_no_sense_becomes_the_time_of_reading(
    timestamp: object, at: datetime
) -> None:
    event = _only(_delivery(_message(timestamp=timestamp)))
    assert isinstance(event, MessageReceived)
    assert event.at == at


@pytest.mark.parametrize(
    "changes",
    [
        {"text": None},
        {"text": "Hola"},
        {"text": {"body": 7}},
        {"type": "image", "image": {}},
        {"type": "location", "location": {"latitude": "x", "longitude": 1}},
        {"type": "location", "location": {"latitude": float("nan"), "longitude": 1}},
        {"type": "location", "location": {"latitude": True, "longitude": 1}},
        {"type": "location", "location": {"latitude": 10**400, "longitude": 1}},
        {"type": "contacts", "contacts": []},
        {"type": "button", "button": {}},
        {"type": "interactive", "interactive": {}},
        {"type": "order", "order": None},
        {"type": "system"},
        {"type": "template", "template": {}},
        {"type": "reaction", "reaction": {}},
        {"type": "revoke"},
        {"type": "edit"},
        {"type": ["text"]},
        {"type": {"a": 1}},
        {"type": None},
    ],
)
def test_a_known_kind_in_an_unknown_shape_is_a_placeholder(changes: dict[str, Any]) -> None:
    event = _only(_delivery(_message(**changes)))
    assert isinstance(event, MessageReceived)
    assert isinstance(event.content, Unsupported)
    assert json.loads(event.raw)["id"] == wamid(1)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"id": None}, "no_id"), ({"from": None}, "no_sender"), ({"from": {}}, "no_sender")],
)
def test_a_message_nobody_can_be_asked_about_is_kept_apart(
    changes: dict[str, Any], reason: str
) -> None:
    event = _only(_delivery(_message(**changes)))
    assert isinstance(event, UnknownReceived)
    assert event.reason == reason


def test_a_number_change_without_a_new_number_is_a_notice() -> None:
    system = {"type": "user_changed_number", "body": "?"}
    event = _only(_delivery(_message(type="system", system=system)))
    assert isinstance(event, ContactChanged)
    assert event.current == event.previous
    nobody = _message(type="system", system=system) | {"from": None}
    event = _only(_delivery(nobody))
    assert isinstance(event, UnknownReceived)


def test_texts_no_database_keeps_are_mended() -> None:
    body = b'{"entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":' + (
        b'{"phone_number_id":"2"},"messages":[{"from":"1","id":"w","type":"text",'
        b'"text":{"body":"a\\u0000b \\ud83d c \\ud83d\\ude00"}},'
        b'{"from":"1","id":"w2","type":"\\udfff\\u0000"}]}}]}]}'
    )
    first, second = parse_delivery(body, NOW)
    assert isinstance(first, MessageReceived)
    assert first.content == Text(body="a\N{REPLACEMENT CHARACTER}b \N{REPLACEMENT CHARACTER} c 😀")
    assert isinstance(second, MessageReceived)
    second.raw.encode()
    assert "\0" not in second.raw


def test_profiles_are_found_by_either_id_and_not_by_place() -> None:
    contacts = [
        {"profile": {"name": "Otra"}, "wa_id": "56900000199"},
        {"profile": {"name": "Camila Ejemplo", "username": "cami"}, "user_id": USER_ID},
    ]
    body = _delivery(_message(from_user_id=USER_ID), contacts=contacts)
    event = _only(body)
    assert isinstance(event, MessageReceived)
    assert event.sender == replace(CAMILA, username="cami")


def test_the_only_profile_names_a_sender_without_any_id() -> None:
    contacts = [{"profile": {"name": "Camila Ejemplo"}, "wa_id": WA_ID, "user_id": USER_ID}]
    body = _delivery(_message() | {"from": None}, contacts=contacts)
    event = _only(body)
    assert isinstance(event, MessageReceived)
    assert event.sender == CAMILA


def test_lists_that_are_no_lists_are_kept() -> None:
    body = _delivery(_message(), statuses={"id": "x"}, errors=[], messages="Hola")
    events = parse_delivery(body, NOW)
    assert [type(event) for event in events] == [UnknownReceived, UnknownReceived]


def test_a_change_of_another_number_says_so() -> None:
    body = _delivery(_message(), metadata={"phone_number_id": 77})
    event = _only(body)
    assert isinstance(event, MessageReceived)
    assert event.number == BusinessNumber(
        phone_number_id=PhoneNumberId("77"), waba_id=event.number.waba_id
    )


def _thousand(update: Callable[[int], dict[str, Any]], key: str) -> bytes:
    value = {
        "metadata": {"phone_number_id": "2"},
        "contacts": [{"wa_id": WA_ID, "profile": {"name": "Camila Ejemplo"}}],
        key: [update(index) for index in range(1000)],
    }
    changes = [{"field": "messages", "value": value}]
    return json.dumps({"entry": [{"id": "1", "changes": changes}]}).encode()


@pytest.mark.parametrize(
    ("key", "update"),
    [
        ("messages", lambda index: _message(id=f"wamid.{index}")),
        ("messages", lambda index: _message(id=f"wamid.{index}", type="poll")),
        (
            "statuses",
            lambda index: {"id": f"wamid.{index}", "status": "read", "recipient_id": WA_ID},
        ),
    ],
)
def test_a_thousand_updates_are_a_thousand_events(
    key: str, update: Callable[[int], dict[str, Any]]
) -> None:
    body = _thousand(update, key)
    began = time.process_time()
    events = parse_delivery(body, NOW)
    took_s = time.process_time() - began
    assert len(events) == 1000
    # About 10 ms on an ordinary PC; the bound only catches work that grows with the square.
    assert took_s < 1
