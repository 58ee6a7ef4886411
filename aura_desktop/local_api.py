"""The local API: what other programs on this PC may ask, over HTTP on loopback."""

import asyncio
import hmac
import json
import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from aura_desktop import log, paths, sentences
from aura_desktop.config import VERSION
from aura_desktop.domain.allowance import Allowance
from aura_desktop.domain.content import Interactive, InteractiveType, ReplyButton
from aura_desktop.domain.ids import JobId
from aura_desktop.domain.link import Link
from aura_desktop.errors import AuraError, InputError, StoreError
from aura_desktop.services.api_sending import ApiSending, SendState
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.status import Status

MAX_BODY_BYTES = 256 * 1024
MAX_KEY_LENGTH = 255
WEBHOOK_PATH = "/whatsapp/webhook"
_OUR_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_OWN_SITES = frozenset({"same-origin", "none"})

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalApi:
    """What the API stands on; `api_key` is asked at every request; without a key nothing can be sent.

    `language` is spoken where a request wishes for none of ours.
    """

    sending: ApiSending
    status: Status
    link_health: LinkHealth
    webhook: ASGIApp
    language: str
    api_key: Callable[[], str | None] = field(repr=False)

    def app(self) -> ASGIApp:
        """The ASGI app; requests that a web page could have caused never reach its routes."""
        routes = [
            Route("/whatsapp/openapi.json", self._description, methods=["GET"]),
            Route("/whatsapp/status", self._status, methods=["GET"]),
            Route("/whatsapp/send", self._send, methods=["POST"]),
            Route("/whatsapp/send-interactive", self._send_interactive, methods=["POST"]),
            Route("/whatsapp/messages/{id}", self._message, methods=["GET"]),
        ]
        handlers: Mapping[Any, Any] = {AuraError: self._refused, HTTPException: self._not_here}
        inner = Starlette(routes=routes, exception_handlers=handlers)
        inner.router.redirect_slashes = False

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await inner(scope, receive, send)
                return
            request = Request(scope, receive)
            if (code := _foreign(request)) is not None:
                await self._answer(request, 403, code)(scope, receive, send)
            elif scope["path"] == WEBHOOK_PATH:
                await self.webhook(scope, receive, send)
            else:
                await inner(scope, receive, send)

        return app

    # one method an endpoint

    async def _description(self, request: Request) -> Response:
        whole = await asyncio.to_thread((paths.resources() / "openapi.json").read_bytes)
        return Response(whole, media_type="application/json")

    async def _status(self, request: Request) -> Response:
        links = self.link_health.links()
        figures = await self.status.figures(links)
        return JSONResponse(
            {
                "status": figures.state,
                "version": VERSION,
                "number": figures.number,
                "links": {link.name.value: _link_json(link) for link in links},
                "messages": {"received": figures.received, "sent": figures.sent},
                "conversations": figures.conversations,
                "queues": {
                    "inbox": figures.inbox_waiting,
                    "outbox": figures.outbox_waiting,
                    "unreadable": figures.inbox_unreadable,
                    "unconfirmed": figures.outbox_unconfirmed,
                    "failed": figures.outbox_failed,
                    "paused": figures.paused or None,
                },
                "allowance": _allowance_json(figures.allowance),
                "last_delivery_at": _time(figures.last_delivery_at),
            }
        )

    async def _send(self, request: Request) -> Response:
        self._check_key(request)
        body = await _json_object(request)
        phone = _text(body, "phone_number")
        key = _idempotency_key(request)
        # All of them, whatever is sent: what is ignored today must not be of a wrong type either.
        message, name, language = (
            _text(body, part, "") for part in ("message", "template_name", "language")
        )
        variables = _variables(body)
        match _text(body, "message_type", "text"):
            case "text":
                state = await self.sending.send_text(phone, message, key)
            case "template":
                state = await self.sending.send_template(
                    phone, name or None, language or None, variables, key
                )
            case _:
                raise InputError("unknown_message_type", field="message_type")
        return _accepted(state)

    async def _send_interactive(self, request: Request) -> Response:
        self._check_key(request)
        body = await _json_object(request)
        interactive = Interactive(
            interactive_type=InteractiveType.BUTTON,
            header=_text(body, "title", ""),
            body=_text(body, "body"),
            buttons=_buttons(body),
        )
        state = await self.sending.send_interactive(
            _text(body, "phone_number"), interactive, _idempotency_key(request)
        )
        return _accepted(state)

    async def _message(self, request: Request) -> Response:
        self._check_key(request)
        state = await self.sending.state(JobId(request.path_params["id"]))
        if state is None:
            return self._answer(request, 404, "not_found")
        error = None
        if state.failure is not None:
            failure = state.failure
            error = {
                "code": failure.code,
                "message": sentences.failure_sentence(
                    failure.code, failure.title, self._language(request)
                ),
                "graph_code": failure.graph_code or None,
                "detail": failure.detail,
            }
        hold = state.hold
        return JSONResponse(
            {
                "id": state.id,
                "state": state.state.value,
                "wamid": state.wamid,
                "waiting": None if hold is None else hold.reason.value,
                "waiting_until": None if hold is None else _time(hold.until),
                "error": error,
            }
        )

    # refusals

    def _check_key(self, request: Request) -> None:
        key = self.api_key()
        if key is None:
            raise _NotAllowedError("api_key_unset")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not given.strip():
            raise _NotAllowedError("api_key_missing")
        if not hmac.compare_digest(given.strip().encode(), key.encode()):
            raise _NotAllowedError("api_key_invalid")

    async def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, AuraError)
        if isinstance(error, _NotAllowedError):
            return self._answer(request, 401, error.code, {"www-authenticate": "Bearer"})
        if error.code == "wrong_content_type":
            return self._answer(request, 415, error.code)
        if isinstance(error, StoreError):
            logger.error("local API: %s", log.describe(error))
            return self._answer(request, 503, error.code)
        field_name = getattr(error, "field", "")
        return self._answer(request, 422, error.code, field=field_name, params=error.params)

    async def _not_here(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = "method_not_allowed" if error.status_code == 405 else "not_found"
        return self._answer(request, error.status_code, code, error.headers)

    def _answer(
        self,
        request: Request,
        status: int,
        code: str,
        headers: Mapping[str, str] | None = None,
        *,
        field: str = "",
        params: Mapping[str, object] | None = None,
    ) -> Response:
        language = self._language(request)
        words = sentences.sentence(code, language, {"field": field, **(params or {})})
        body = {"code": code, "message": words} | ({"field": field} if field else {})
        return JSONResponse(body, status, {"content-language": language, **(headers or {})})

    def _language(self, request: Request) -> str:
        return sentences.negotiate(request.headers.get("accept-language", ""), self.language)


class _NotAllowedError(AuraError):
    """No key, or a wrong one."""


def _foreign(request: Request) -> str | None:
    """Why a request may come from a web page: a name that was bent to this PC, or another page's script."""
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or _without_port(hosts[0]) not in _OUR_HOSTS:
        return "foreign_host"
    origins = request.headers.getlist("origin")
    # Of a picture or a form a browser names no origin, but newer ones say that it came from elsewhere.
    sites = set(request.headers.getlist("sec-fetch-site")) - _OWN_SITES
    if sites or any(origin != f"http://{hosts[0]}" for origin in origins):
        return "foreign_origin"
    return None


def _without_port(host: str) -> str:
    name, _, port = host.lower().rpartition(":")
    return name if port.isascii() and port.isdigit() and name else host.lower()


async def _json_object(request: Request) -> dict[str, Any]:
    """The body; a web page can post plain text and forms without asking, and never JSON."""
    kinds = request.headers.getlist("content-type")
    if [kind.partition(";")[0].strip().lower() for kind in kinds] != ["application/json"]:
        raise InputError("wrong_content_type")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY_BYTES:
            raise InputError("too_large")
        parts.append(part)
    try:
        body = json.loads(b"".join(parts), parse_constant=_no_json, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise InputError("not_json") from None
    if not isinstance(body, dict):
        raise InputError("not_json")
    return body


def _no_json(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity, which Python takes for numbers


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a name that stands there twice nobody knows which one was meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise InputError("not_unique", field=_sound(name, name))
        found[name] = value
    return found


def _sound(text: str, name: str) -> str:
    """The text, if WhatsApp can carry it: half a surrogate pair and NUL it cannot."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError("not_text", field=name.encode("utf-8", "replace").decode())
    return text


def _text(body: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = body.get(name)
    if value is None:
        if default is None:
            raise InputError("empty_field", field=name)
        return default
    if not isinstance(value, str):
        raise InputError("wrong_type", field=name)
    return _sound(value, name)


def _variables(body: Mapping[str, Any]) -> list[str] | dict[str, str]:
    """Texts in order, or by name; numbers count as the text they are written as."""
    value = body.get("variables")
    match value:
        case None:
            return []
        case list():
            return [_variable(item, f"variables.{at}") for at, item in enumerate(value, start=1)]
        case dict():
            return {
                _sound(name, f"variables.{name}"): _variable(item, f"variables.{name}")
                for name, item in value.items()
            }
        case _:
            raise InputError("wrong_type", field="variables")


def _variable(value: object, name: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError("wrong_type", field=name)
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError("wrong_type", field=name)
    return _sound(str(value), name)


def _buttons(body: Mapping[str, Any]) -> tuple[ReplyButton, ...]:
    value = body.get("buttons")
    if value is None:
        raise InputError("empty_field", field="buttons")
    if not isinstance(value, list):
        raise InputError("wrong_type", field="buttons")
    return tuple(_button(item, f"buttons.{at}") for at, item in enumerate(value, start=1))


def _button(value: object, name: str) -> ReplyButton:
    reply = value.get("reply") if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("type", "reply") != "reply":
        raise InputError("wrong_type", field=name)
    if not isinstance(reply, dict):
        raise InputError("empty_field", field=f"{name}.reply")
    parts = {part: reply.get(part, "") for part in ("id", "title")}
    for part, text in parts.items():
        if not isinstance(text, str):
            raise InputError("wrong_type", field=f"{name}.{part}")
        _sound(text, f"{name}.{part}")
    return ReplyButton(id=parts["id"], title=parts["title"])


def _idempotency_key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key.strip()) <= MAX_KEY_LENGTH:
        raise InputError("idempotency_key_invalid", field="Idempotency-Key")
    return None if key is None else key.strip()


def _accepted(state: SendState) -> Response:
    href = f"/whatsapp/messages/{state.id}"
    body = {"id": state.id, "state": state.state.value, "href": href}
    return JSONResponse(body, 202, {"location": href})


def _allowance_json(allowance: Allowance) -> dict[str, Any]:
    """Counts only. `patients_limit` null: Meta sets none, or has not said."""
    return {
        "ceiling": allowance.ceiling,
        "sent_today": allowance.sent_today,
        "left_today": allowance.left_today,
        "patients_limit": allowance.limit.patients,
        "patients_reached": allowance.reached,
        "patients_left": allowance.patients_left,
        "held": allowance.held,
    }


def _link_json(link: Link) -> dict[str, str | None]:
    return {
        "state": link.state.value,
        "since": _time(link.since),
        "last_proof_at": _time(link.last_proof_at),
        "code": link.code or None,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds").replace("+00:00", "Z")
