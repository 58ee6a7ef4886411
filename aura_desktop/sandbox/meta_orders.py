"""/__sandbox__/meta: what somebody changes at Meta behind the program's back."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aura_desktop.sandbox.callbacks import FIELDS
from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.simulator import Simulator, json_param, simulator_of

_FOR_EVER_S = 4_000_000_000


async def meta(request: Request) -> Response:
    """How the clinic stands with Meta; POST changes it, keys that are absent keep what they were.

    Shape: {"expire_token": true, "replace_token": text, "token_expires_in_s": number | 0 for never,
    "token_type": "SYSTEM_USER" | "USER", "token_app_id": id, "scopes": [name], "registered": flag,
    "app_subscribed": flag | "unsubscribe_app": true, "foreign_apps": {id: name},
    "remove_subscription": true, "callback_url": text, "fields": [name],
    "waba_override": text, "number_override": text, "offline": flag,
    "verify_token": text: Meta asks the callback anew with it; "verified" tells how that went}.
    """
    simulator = simulator_of(request)
    verified: bool | None = None
    if request.method == "POST":
        body = await json_param(request)
        body.only(*_ORDERS)
        _order_token(simulator, body)
        _order_webhook(simulator, body)
        if body.has("registered"):
            simulator.registered = body.flag("registered")
        if body.has("offline"):
            simulator.standing.offline = body.flag("offline")
        if body.has("verify_token"):
            verified = await _verify(simulator, body.text("verify_token"))
    return JSONResponse(_dump(simulator) | ({} if verified is None else {"verified": verified}))


_ORDERS = (
    "expire_token",
    "replace_token",
    "token_expires_in_s",
    "token_type",
    "token_app_id",
    "scopes",
    "registered",
    "app_subscribed",
    "unsubscribe_app",
    "foreign_apps",
    "remove_subscription",
    "callback_url",
    "fields",
    "waba_override",
    "number_override",
    "offline",
    "verify_token",
)


def _order_token(simulator: Simulator, body: Param) -> None:
    standing = simulator.standing
    if body.has("replace_token"):
        standing.replace_token(body.text("replace_token"))
    if body.has("token_expires_in_s"):
        in_s = body.number("token_expires_in_s", -_FOR_EVER_S, _FOR_EVER_S)
        standing.expire(in_s or None)
    if body.flag("expire_token"):
        standing.expire(-1)
    if body.has("token_type"):
        standing.token_type = body.one_of("token_type", ("SYSTEM_USER", "USER", "PAGE"))
    if body.has("token_app_id"):
        standing.token_app_id = body.text("token_app_id")
    if body.has("scopes"):
        standing.scopes = _names(body, "scopes")


def _order_webhook(simulator: Simulator, body: Param) -> None:
    callbacks = simulator.callbacks
    if body.has("app_subscribed"):
        callbacks.app_subscribed = body.flag("app_subscribed")
    if body.flag("unsubscribe_app"):
        callbacks.app_subscribed = False
    if body.has("foreign_apps"):
        apps = body.child("foreign_apps").value
        simulator.standing.foreign_apps = {str(key): str(name) for key, name in apps.items()}
    if body.flag("remove_subscription"):
        callbacks.app_url, callbacks.active = "", False
    if body.has("callback_url"):
        callbacks.app_url, callbacks.active = body.text("callback_url"), True
    if body.has("fields"):
        fields = frozenset(_names(body, "fields"))
        if not fields <= FIELDS:
            raise GraphError(100, f"Param fields has unknown {sorted(fields - FIELDS)}.")
        callbacks.fields = fields
    if "waba_override" in body.value:
        callbacks.waba_url = body.optional_text("waba_override")
    if "number_override" in body.value:
        callbacks.number_url = body.optional_text("number_override")


async def _verify(simulator: Simulator, verify_token: str) -> bool:
    callbacks = simulator.callbacks
    try:
        await callbacks.verify(simulator.client, callbacks.app_url, verify_token)
    except GraphError:
        return False
    return True


def _names(body: Param, key: str) -> list[str]:
    value = body.value[key]
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise GraphError(100, f"Param {key} must be an array of strings.")
    return value


def _dump(simulator: Simulator) -> dict[str, Any]:
    """No token: what is asked here may be printed."""
    standing, callbacks = simulator.standing, simulator.callbacks
    expires_at = standing.expires_at
    return {
        "token_valid": not standing.is_expired,
        "token_type": standing.token_type,
        "token_app_id": standing.token_app_id,
        "token_expires_at": None if expires_at is None else expires_at.isoformat(),
        "scopes": standing.scopes,
        "registered": simulator.registered,
        "app_subscribed": callbacks.app_subscribed,
        "foreign_apps": standing.foreign_apps,
        "callback_url": callbacks.app_url,
        "active": callbacks.active,
        "fields": sorted(callbacks.fields),
        "waba_override": callbacks.waba_url,
        "number_override": callbacks.number_url,
        "offline": standing.offline,
    }
