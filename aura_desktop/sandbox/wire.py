"""The outermost layer of the sandbox: can cut a connection in the middle of a request, as networks do."""

import os
import socket
import struct
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTROL = "/__sandbox__/"
_CUT = "aura.sandbox.cut"


class Wire:
    """Passes everything through until an endpoint orders a cut; then the answer is swallowed."""

    def __init__(self, app: ASGIApp, is_offline: Callable[[], bool] = lambda: False) -> None:
        """`is_offline`: nothing but orders to the sandbox itself is answered."""
        self._app = app
        self._is_offline = is_offline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_order = scope["type"] != "http" or scope["path"].startswith(CONTROL)
        if not is_order and self._is_offline():
            await _end(receive, send)
            return

        async def send_unless_cut(message: Message) -> None:
            if not scope.get(_CUT):
                await send(message)

        await self._app(scope, receive, send_unless_cut)
        if scope.get(_CUT):
            await _end(receive, send)


async def _end(receive: Receive, send: Send) -> None:
    transport = _transport(send)
    if transport is None:
        raise ConnectionResetError("cut by the sandbox")
    _abort(transport)
    while (await receive())["type"] != "http.disconnect":
        continue


def cut(request: Request) -> Response:
    """Orders the connection of this request to be reset; the response returned is never sent."""
    request.scope[_CUT] = True
    return Response(status_code=503)


async def stalled(request: Request) -> Response:
    """Says nothing until the caller has given up; the response returned is never read."""
    while (await request.receive())["type"] != "http.disconnect":
        continue
    return cut(request)


def _transport(send: Send) -> Any:
    # ASGI knows no reset. uvicorn's `send` is a bound method of the cycle that owns the transport.
    return getattr(getattr(send, "__self__", None), "transport", None)


def _abort(transport: Any) -> None:
    # Linger 0 makes it a true RST instead of a polite FIN; the struct is smaller on Windows.
    linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
    sock = transport.get_extra_info("socket")
    if sock is not None and not transport.is_closing():
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()
