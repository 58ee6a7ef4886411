"""The two requests Meta makes of us: the handshake, and the delivery.

A bare ASGI callable: every delivery passes here, so it holds two awaits of its own and no framework.
"""

import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from aura_desktop.errors import StoreError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature

PATH = "/whatsapp/webhook"
MAX_BODY_BYTES = 3 * 1024 * 1024
TOLD_EVERY_S = 60.0

Accept = Callable[[bytes], Awaitable[None]]
"""Returns once the body is durable. Raises: StoreError if it is not."""

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

logger = logging.getLogger(__name__)

_GONE = "disconnected"
_TOLD = frozenset({"signature_invalid", "verify_token_invalid"})
_START_200: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": ((b"content-length", b"0"),),
}
# No body: the server would write it with a system call of its own.
_END: Message = {"type": "http.response.body", "body": b""}


class _RequestError(Exception):
    """The request is answered with this status and code, and nothing is kept."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class WebhookKeys:
    """Verify token and app secret as they count now; changed on one thread, read on another."""

    def __init__(self, verify_token: Secret, app_secret: Secret) -> None:
        self.change(verify_token, app_secret)

    def change(self, verify_token: Secret, app_secret: Secret) -> None:
        """The next request is held against these."""
        self.verify_token = verify_token
        self.is_signed = signature.verifier(app_secret)


class _Refusals:
    """Of each kind one line a minute in the log: a flood must not push everything else out of it."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._told: dict[str, tuple[float, int]] = {}

    def note(self, error: "_RequestError | StoreError") -> None:
        now = self._ticks()
        told_at, untold = self._told.get(error.code, (float("-inf"), 0))
        if now - told_at < TOLD_EVERY_S:
            self._told[error.code] = (told_at, untold + 1)
            return
        self._told[error.code] = (now, 0)
        before = f", and {untold} before it" if untold else ""
        if isinstance(error, StoreError):
            logger.error("delivery not kept, Meta will send it again: %s%s", error.code, before)
        else:
            logger.info("webhook request refused: %s%s", error.code, before)


def _nobody_asks(code: str) -> None:
    """Refusals interest nobody."""


def webhook_app(
    accept: Accept,
    keys: WebhookKeys,
    refused: Callable[[str], None] = _nobody_asks,
    ticks: Callable[[], float] = time.monotonic,
) -> AsgiApp:
    """The ASGI app of GET and POST /whatsapp/webhook.

    POST answers 200 once `accept` has returned, 503 if it raised StoreError (Meta comes back),
    401 for a missing or wrong signature, 413 over 3 MB. The server cuts slow senders off.
    `refused` hears signature_invalid and verify_token_invalid, on the thread of the request.
    Source: Cloud API, Webhooks › create an endpoint.
    """
    refusals = _Refusals(ticks)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await _lifespan(receive, send)
            return
        try:
            if scope["path"] != PATH:
                raise _RequestError(404, "not_found")
            if scope["method"] == "POST":
                header = _checked_headers(scope)
                message = await receive()
                body = message.get("body", b"")
                if message.get("more_body"):
                    body = await _rest(body, receive)
                elif message["type"] == "http.disconnect":
                    return
                if len(body) > MAX_BODY_BYTES:
                    raise _RequestError(413, "too_large")
                if not keys.is_signed(body, header):
                    raise _RequestError(401, "signature_invalid")
                await accept(body)
                await send(_START_200)
                await send(_END)
            elif scope["method"] == "GET":
                await _answer(send, 200, _challenge(scope["query_string"], keys.verify_token))
            else:
                raise _RequestError(405, "method_not_allowed")
        except (_RequestError, StoreError) as error:
            if error.code in _TOLD:
                refused(error.code)
            if error.code != _GONE:
                refusals.note(error)
                await _refuse(send, error)

    return app


def _checked_headers(scope: Scope) -> bytes:
    """The signature header; what can be refused without reading the body is refused here."""
    header = b""
    for name, value in scope["headers"]:
        if name == b"x-hub-signature-256":
            header = value
        elif name == b"content-length" and (len(value) > 8 or int(value) > MAX_BODY_BYTES):
            raise _RequestError(413, "too_large")
    if not header:
        raise _RequestError(401, "signature_missing")
    return header


async def _rest(first: bytes, receive: Receive) -> bytes:
    parts = [first]
    size = len(first)
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _RequestError(0, _GONE)
        part = message.get("body", b"")
        size += len(part)
        if size > MAX_BODY_BYTES:
            raise _RequestError(413, "too_large")
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


async def _refuse(send: Send, error: _RequestError | StoreError) -> None:
    if isinstance(error, StoreError):
        await _answer(send, 503, "store_unavailable")
    else:
        await _answer(send, error.status, error.code)


def _challenge(query: bytes, verify_token: Secret) -> str:
    fields = parse_qs(query.decode("latin-1"), keep_blank_values=True)
    names = ("hub.mode", "hub.verify_token", "hub.challenge")
    told = [fields.get(name, []) for name in names]
    if any(len(values) != 1 for values in told):
        raise _RequestError(403, "verify_token_invalid")
    (mode,), (given,), (challenge,) = told
    if mode != "subscribe" or not signature.token_matches(given, verify_token):
        raise _RequestError(403, "verify_token_invalid")
    return challenge


async def _answer(send: Send, status: int, text: str) -> None:
    body = text.encode("utf-8", "replace")
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    if status == 405:
        headers.append((b"allow", b"GET, POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        event = (await receive())["type"]
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return
