"""Webhook fields other than messages: templates, account, number, preferences."""

from aura_desktop.domain.events import (
    AccountNoticed,
    Event,
    MarketingPreferenceChanged,
    Sender,
    TemplateUpdated,
)
from aura_desktop.domain.ids import UserId, WaId
from aura_desktop.gateways.whatsapp import failures
from aura_desktop.gateways.whatsapp.inbound_message import Change
from aura_desktop.gateways.whatsapp.payload import Object, items, moment, obj, raw, text

TEMPLATE_FIELDS = frozenset(
    {
        "message_template_status_update",
        "message_template_quality_update",
        "message_template_components_update",
        "template_category_update",
    }
)
ACCOUNT_FIELDS = frozenset(
    {
        "phone_number_quality_update",
        "phone_number_name_update",
        "account_update",
        "account_review_update",
        "account_alerts",
        "business_capability_update",
        "security",
    }
)

_LIMIT_FIELDS = frozenset(
    {"business_capability_update", "phone_number_quality_update", "account_update"}
)
_LIMIT_KEYS = ("max_daily_conversations_per_business", "current_limit")
_EVENT_KEYS = ("event", "decision", "new_quality_score", "new_category", "correct_category")
_DETAIL_KEYS = (
    "rejection_reason",
    "reason",
    "requested_verified_name",
    "current_limit",
    "max_daily_conversations_per_business",
    "max_phone_numbers_per_business",
    "requester",
)


def read_template(value: Object, change: Change) -> Event:
    """The event of one of TEMPLATE_FIELDS."""
    return TemplateUpdated(
        field=change.field,
        name=text(value.get("message_template_name")),
        language=text(value.get("message_template_language")),
        event=_first(value, _EVENT_KEYS),
        reason=_reason(value),
        at=change.now,
        raw=raw(value),
    )


def read_account(value: Object, change: Change) -> Event:
    """The event of one of ACCOUNT_FIELDS."""
    alert = obj(value.get("alert_info"))
    return AccountNoticed(
        field=change.field,
        event=_first(value, _EVENT_KEYS) or text(alert.get("alert_type")),
        at=change.now,
        detail=text(alert.get("alert_description")) or _details(value),
        raw=raw(value),
        limit=_limit(value) if change.field in _LIMIT_FIELDS else "",
    )


def read_error(error: Object, change: Change) -> Event:
    """The event of one item of `value.errors[]`: a fault that belongs to no message."""
    failure = failures.from_webhook_error(error)
    return AccountNoticed(
        field="errors",
        event=failure.code,
        at=change.now,
        detail=failure.detail or failure.title,
        raw=raw(error),
    )


def read_preferences(value: Object, change: Change) -> list[Event]:
    """One event for each item of `user_preferences[]`."""
    return [_preference(item, change) for item in items(value.get("user_preferences"))]


def _preference(item: object, change: Change) -> Event:
    preference = obj(item)
    wa_id, user_id = text(preference.get("wa_id")), text(preference.get("user_id"))
    decision = preference.get("value")
    is_marketing = preference.get("category") == "marketing_messages"
    if not is_marketing or decision not in ("stop", "resume") or not (wa_id or user_id):
        return change.unknown(item, "unknown_preference")
    return MarketingPreferenceChanged(
        number=change.number,
        sender=Sender(
            wa_id=WaId(wa_id) if wa_id else None, user_id=UserId(user_id) if user_id else None
        ),
        opted_out=decision == "stop",
        at=moment(preference.get("timestamp"), change.now),
    )


def _first(value: Object, keys: tuple[str, ...]) -> str:
    return next((found for found in (text(value.get(key)) for key in keys) if found), "")


def _limit(value: Object) -> str:
    """Of the whole business, else of the number, which has had none of its own since they are shared."""
    told = _first(value, _LIMIT_KEYS)
    return "" if told.upper() in {"TIER_NOT_SET", "NOT_SET"} else told


def _reason(value: Object) -> str:
    reason = text(value.get("reason"))
    if reason and reason != "NONE":
        return reason
    rejection = obj(value.get("rejection_info"))
    other = obj(value.get("other_info"))
    return text(rejection.get("reason")) or text(other.get("description"))


def _details(value: Object) -> str:
    found = (text(value.get(key)) for key in _DETAIL_KEYS)
    restrictions = (
        text(obj(item).get("restriction_type")) for item in items(value.get("restriction_info"))
    )
    violation = text(obj(value.get("violation_info")).get("violation_type"))
    ban = text(obj(value.get("ban_info")).get("waba_ban_state"))
    return " · ".join(part for part in (*found, *restrictions, violation, ban) if part)
