"""The set-up endpoints: number, WABA, subscriptions, tokens, registration, block list.

Source: Graph API, set-up of the Cloud API; Graph API, debug_token.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aura_desktop.sandbox import templates
from aura_desktop.sandbox.callbacks import FIELDS, OVERRIDE_LIMIT
from aura_desktop.sandbox.graph_error import GraphError, no_such_object
from aura_desktop.sandbox.media import look_up
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.simulator import (
    Simulator,
    json_param,
    require,
    simulator_of,
    token_of,
)
from aura_desktop.sandbox.world import canonical_wa_id

_SUCCESS = {"success": True}


async def node(request: Request) -> Response:
    """GET, POST or DELETE of one object: the number, the WABA, a template or a file."""
    simulator = simulator_of(request)
    object_id = request.path_params["object_id"]
    if object_id == simulator.settings.phone_number_id:
        return await _number(request, simulator)
    other = next((n for n in simulator.settings.other_numbers if n["id"] == object_id), None)
    if other is not None and request.method == "GET":
        return JSONResponse(_chosen(request, _other_number(other), _DEFAULT_NUMBER_FIELDS))
    if object_id == simulator.settings.waba_id and request.method == "GET":
        return JSONResponse(_chosen(request, _waba_facts(simulator), ("id", "name")))
    template = next((t for t in simulator.templates if t["id"] == object_id), None)
    if template is not None and request.method == "GET":
        return JSONResponse(template)
    if template is not None and request.method == "POST":
        return JSONResponse(templates.edit(simulator, template, await json_param(request)))
    stored = simulator.files.get(object_id)
    if stored is not None and request.method == "GET":
        return look_up(request, stored)
    if stored is not None and request.method == "DELETE":
        simulator.files.delete(object_id)
        return JSONResponse(_SUCCESS)
    raise no_such_object(object_id, request.method)


async def phone_numbers(request: Request) -> Response:
    simulator = simulator_of(request)
    require(request, simulator.settings.waba_id)
    numbers = [_number_facts(simulator), *map(_other_number, simulator.settings.other_numbers)]
    found = [_chosen(request, facts, _DEFAULT_NUMBER_FIELDS) for facts in numbers]
    return JSONResponse({"data": found, "paging": {"cursors": {"before": "QQ", "after": "QQ"}}})


async def subscribed_apps(request: Request) -> Response:
    """The app's subscription to the WABA; POST with a body sets the WABA's override."""
    simulator = simulator_of(request)
    require(request, simulator.settings.waba_id)
    callbacks = simulator.callbacks
    if request.method == "DELETE":
        callbacks.app_subscribed = False
        return JSONResponse(_SUCCESS)
    if request.method == "POST":
        body = await json_param(request)
        body.only("override_callback_uri", "verify_token")
        if body.has("override_callback_uri"):
            if not callbacks.app_subscribed:
                raise GraphError(100, "The app must be subscribed to the WABA before override.")
            callbacks.waba_url = await _override(simulator, body)
        else:
            callbacks.app_subscribed = True
            callbacks.waba_url = ""
        return JSONResponse(_SUCCESS)
    entries = [_app_entry(*app) for app in simulator.standing.foreign_apps.items()]
    if callbacks.app_subscribed:
        own = _app_entry(simulator.settings.app_id, "AURA")
        override = {"override_callback_uri": callbacks.waba_url} if callbacks.waba_url else {}
        entries.append(own | override)
    return JSONResponse({"data": entries})


async def subscriptions(request: Request) -> Response:
    """The app-level callback; only the app's own token may see or change it."""
    simulator = simulator_of(request)
    settings, callbacks = simulator.settings, simulator.callbacks
    require(request, settings.app_id)
    if token_of(request) != settings.app_token:
        raise GraphError(15, message="(#15) This method must be called with an app access_token.")
    if request.method == "POST":
        form = await _form(request)
        if form.get("object") != "whatsapp_business_account":
            raise GraphError(100, "Param object must be whatsapp_business_account.")
        fields = frozenset(name for name in form.get("fields", "").split(",") if name)
        if not fields <= FIELDS:
            raise GraphError(100, f"Param fields has unknown {sorted(fields - FIELDS)}.")
        param = Param(dict(form))
        url = param.text("callback_url")
        await callbacks.verify(simulator.client, url, param.text("verify_token"))
        callbacks.app_url = url
        callbacks.active = True
        callbacks.fields = fields or callbacks.fields
        return JSONResponse(_SUCCESS)
    if request.method == "DELETE":
        callbacks.active = False
        return JSONResponse(_SUCCESS)
    if not callbacks.app_url:
        return JSONResponse({"data": []})
    entry = {
        "object": "whatsapp_business_account",
        "callback_url": callbacks.app_url,
        "active": callbacks.active,
        "fields": [{"name": name, "version": "v25.0"} for name in sorted(callbacks.fields)],
    }
    return JSONResponse({"data": [entry]})


async def debug_token(request: Request) -> Response:
    """Facts about `input_token`."""
    given = request.query_params.get("input_token", "")
    if not given:
        raise GraphError(100, "The parameter input_token is required.")
    facts = simulator_of(request).standing.token_facts(given, token_of(request))
    return JSONResponse({"data": facts})


async def app_access_token(request: Request) -> Response:
    """GET /oauth/access_token with client credentials."""
    settings = simulator_of(request).settings
    query = request.query_params
    if query.get("grant_type") != "client_credentials":
        raise GraphError(1, message="Missing or invalid grant_type.", status=400)
    if query.get("client_id") != settings.app_id:
        raise GraphError(101, message="Error validating application.", status=400)
    if query.get("client_secret") != settings.app_secret:
        raise GraphError(1, message="Error validating client secret.", status=400)
    return JSONResponse({"access_token": settings.app_token, "token_type": "bearer"})


async def register(request: Request) -> Response:
    simulator = simulator_of(request)
    require(request, simulator.settings.phone_number_id)
    body = await json_param(request)
    body.only("messaging_product", "pin", "data_localization_region")
    pin = body.text("pin")
    if len(pin) != 6 or not pin.isdigit():
        raise GraphError(100, "Param pin must be 6 digits.")
    if pin != (simulator.pin or pin):
        raise GraphError(133005, "Two step verification PIN mismatch.")
    simulator.pin = pin
    simulator.registered = True
    return JSONResponse(_SUCCESS)


async def deregister(request: Request) -> Response:
    simulator = simulator_of(request)
    require(request, simulator.settings.phone_number_id)
    simulator.registered = False
    return JSONResponse(_SUCCESS)


async def block_users(request: Request) -> Response:
    """The block list; only people who wrote in the last 24 hours can be put on it."""
    simulator = simulator_of(request)
    require(request, simulator.settings.phone_number_id)
    if request.method == "GET":
        users = [{"messaging_product": "whatsapp", "wa_id": who} for who in simulator.blocked]
        return JSONResponse({"data": users})
    body = await json_param(request)
    given = [item.text("user") for item in body.items("block_users", most=1000)]
    people = [(user, canonical_wa_id(user)) for user in given]
    if request.method == "DELETE":
        simulator.blocked.difference_update(wa_id for _, wa_id in people)
        key = "removed_users"
    else:
        simulator.blocked.update(wa_id for _, wa_id in people)
        key = "added_users"
    done = [{"input": user, "wa_id": wa_id} for user, wa_id in people]
    return JSONResponse({"messaging_product": "whatsapp", "block_users": {key: done}})


async def _number(request: Request, simulator: Simulator) -> Response:
    if request.method == "GET":
        return JSONResponse(_chosen(request, _number_facts(simulator), _DEFAULT_NUMBER_FIELDS))
    if request.method != "POST":
        raise no_such_object(simulator.settings.phone_number_id, request.method)
    body = await json_param(request)
    body.only("webhook_configuration")
    configuration = body.child("webhook_configuration")
    configuration.only("override_callback_uri", "verify_token")
    empty = configuration.value.get("override_callback_uri") == ""
    simulator.callbacks.number_url = "" if empty else await _override(simulator, configuration)
    return JSONResponse(_SUCCESS)


async def _override(simulator: Simulator, body: Param) -> str:
    url = body.text("override_callback_uri", limit=OVERRIDE_LIMIT)
    await simulator.callbacks.verify(simulator.client, url, body.text("verify_token"))
    return url


_DEFAULT_NUMBER_FIELDS = (
    "verified_name",
    "code_verification_status",
    "display_phone_number",
    "quality_rating",
    "platform_type",
    "throughput",
    "id",
)


def _number_facts(simulator: Simulator) -> dict[str, Any]:
    settings, callbacks = simulator.settings, simulator.callbacks
    configuration = {"application": callbacks.app_url} if callbacks.app_url else {}
    if callbacks.waba_url:
        configuration["whatsapp_business_account"] = callbacks.waba_url
    if callbacks.number_url:
        configuration["phone_number"] = callbacks.number_url
    entity = {
        "entity_type": "PHONE_NUMBER",
        "id": settings.phone_number_id,
        "can_send_message": "AVAILABLE",
    }
    return {
        "id": settings.phone_number_id,
        "display_phone_number": settings.display_phone_number,
        "verified_name": settings.verified_name,
        "status": "CONNECTED" if simulator.registered else "DISCONNECTED",
        "quality_rating": "GREEN",
        "name_status": "APPROVED",
        "code_verification_status": "VERIFIED",
        "platform_type": "CLOUD_API" if simulator.registered else "NOT_APPLICABLE",
        "throughput": {"level": "STANDARD"},
        "account_mode": "LIVE" if settings.allowed_recipients is None else "SANDBOX",
        "is_official_business_account": False,
        "is_pin_enabled": True,
        "whatsapp_business_manager_messaging_limit": settings.messaging_limit,
        "webhook_configuration": configuration,
        "health_status": {"can_send_message": "AVAILABLE", "entities": [entity]},
    }


def _other_number(number: Mapping[str, Any]) -> dict[str, Any]:
    """A second number of the account, which only stands in its list."""
    registered = number.get("registered", True)
    return {
        "id": number["id"],
        "display_phone_number": number["display_phone_number"],
        "verified_name": number.get("verified_name", ""),
        "status": "CONNECTED" if registered else "PENDING",
        "quality_rating": "GREEN" if registered else "UNKNOWN",
        "name_status": "APPROVED",
        "code_verification_status": "VERIFIED",
        "platform_type": "CLOUD_API" if registered else "NOT_APPLICABLE",
        "throughput": {"level": "STANDARD"},
        "account_mode": "LIVE",
        "is_official_business_account": False,
        "is_pin_enabled": False,
        "whatsapp_business_manager_messaging_limit": "TIER_250",
        "webhook_configuration": {},
        "health_status": {"can_send_message": "AVAILABLE", "entities": []},
    }


def _app_entry(app_id: str, name: str) -> dict[str, Any]:
    app = {"id": app_id, "name": name, "link": "https://example.com/"}
    return {"whatsapp_business_api_data": app}


def _waba_facts(simulator: Simulator) -> dict[str, Any]:
    settings = simulator.settings
    return {
        "id": settings.waba_id,
        "name": settings.verified_name,
        "currency": "CLP",
        "timezone_id": "42",
        "message_template_namespace": "00000000_0000_0000_0000_000000000000",
        "account_review_status": "APPROVED",
        "health_status": {"can_send_message": "AVAILABLE", "entities": []},
    }


def _chosen(request: Request, facts: dict[str, Any], default: tuple[str, ...]) -> dict[str, Any]:
    """The fields asked for; Graph always adds the id and refuses names it does not know."""
    asked = [name for name in request.query_params.get("fields", "").split(",") if name]
    for name in asked:
        if name not in facts:
            raise GraphError(
                100, message=f"(#100) Tried accessing nonexisting field ({name}) on node type"
            )
    return {name: facts[name] for name in dict.fromkeys([*(asked or default), "id"])}


async def _form(request: Request) -> dict[str, str]:
    """Form fields or JSON: this edge takes both, and the query as well."""
    if "json" in request.headers.get("content-type", ""):
        body = (await json_param(request)).value
        return {
            key: ",".join(value) if isinstance(value, list) else str(value)
            for key, value in body.items()
        }
    text = (await request.body()).decode("utf-8", "replace")
    return dict(request.query_params) | dict(parse_qsl(text, keep_blank_values=True))
