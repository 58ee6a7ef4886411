"""Graph's answers about a set-up, to records."""

from collections.abc import Iterator
from datetime import UTC, datetime

from aura_desktop.domain.meta import NumberFacts, SubscribedApp, Subscription, TokenFacts
from aura_desktop.gateways.whatsapp.payload import Object, integer, items, obj, objects, text

WHATSAPP = "whatsapp_business_account"
_REGISTERED = {"CLOUD_API": True, "NOT_APPLICABLE": False, "ON_PREMISE": False}


def read_token(answer: Object) -> TokenFacts:
    """GET /debug_token; {"data": {"is_valid", "app_id", "type", "expires_at", "scopes", "granular_scopes"}}."""
    data = obj(answer.get("data"))
    is_valid = data.get("is_valid") is True
    return TokenFacts(
        is_valid=is_valid,
        app_id=text(data.get("app_id")),
        kind=text(data.get("type")).upper(),
        expires_at=_moment(data.get("expires_at")),
        scopes=frozenset(filter(None, map(text, items(data.get("scopes"))))),
        account_ids=tuple(dict.fromkeys(_account_ids(data))),
        error_code="" if is_valid else "access_token_invalid",
    )


def read_number_facts(answer: Object, phone_number_id: str = "") -> NumberFacts:
    """GET /{phone_number_id}, or one item of GET /{waba_id}/phone_numbers."""
    callbacks = obj(answer.get("webhook_configuration"))
    platform = text(answer.get("platform_type")).upper()
    return NumberFacts(
        phone_number_id=text(answer.get("id")) or phone_number_id,
        display_phone_number=text(answer.get("display_phone_number")),
        verified_name=text(answer.get("verified_name")),
        quality=text(answer.get("quality_rating")).upper(),
        messaging_limit=text(answer.get("whatsapp_business_manager_messaging_limit")).upper(),
        status=text(answer.get("status")).upper(),
        is_registered=_REGISTERED.get(platform),
        platform_type=platform,
        account_mode=text(answer.get("account_mode")).upper(),
        callback_url=text(callbacks.get("application")),
        waba_callback_url=text(callbacks.get("whatsapp_business_account")),
        number_callback_url=text(callbacks.get("phone_number")),
    )


def read_subscription(answer: Object) -> Subscription | None:
    """GET /{app_id}/subscriptions: what is there for WhatsApp; fields are objects with a name, or names."""
    for item in objects(answer.get("data")):
        if text(item.get("object")) == WHATSAPP:
            names = [
                text(obj(each).get("name")) or text(each) for each in items(item.get("fields"))
            ]
            return Subscription(
                callback_url=text(item.get("callback_url")),
                active=item.get("active") is not False,
                fields=frozenset(filter(None, names)),
            )
    return None


def read_subscribed_apps(answer: Object) -> Iterator[SubscribedApp]:
    """GET /{waba_id}/subscribed_apps; entries without an id are left out."""
    for item in objects(answer.get("data")):
        app = obj(item.get("whatsapp_business_api_data"))
        if app_id := text(app.get("id")):
            yield SubscribedApp(
                app_id=app_id,
                name=text(app.get("name")),
                override_url=text(item.get("override_callback_uri")),
            )


def _account_ids(data: Object) -> Iterator[str]:
    """The accounts a token was given: managing scopes name accounts, those of messages too."""
    for scope in objects(data.get("granular_scopes")):
        if text(scope.get("scope")).startswith("whatsapp_business_"):
            yield from filter(None, map(text, items(scope.get("target_ids"))))


def _moment(value: object) -> datetime | None:
    """Seconds since 1970; 0 is never."""
    seconds = integer(value)
    if seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
