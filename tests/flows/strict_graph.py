"""A Graph on loopback that knows two requests and refuses everything else; it keeps what it was sent."""

import itertools
import json
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from aura_desktop.gateways.listener import Listener

TOKEN = "token-for-tests"
NUMBER_ID = "1000001"
MARK = {"messaging_product", "status", "message_id", "typing_indicator"}


class StrictGraph:
    """`bodies` holds every message that was asked for, in order; reading marks apart."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.marks: list[dict[str, Any]] = []
        self.wamids: dict[str, str] = {}
        self.refused: list[str] = []
        self._numbers = itertools.count(1)
        app = Starlette(
            routes=[
                Route(f"/v25.0/{NUMBER_ID}/messages", self._messages, methods=["POST"]),
                Route(f"/v25.0/{NUMBER_ID}", self._number, methods=["GET"]),
            ]
        )
        self._listener = Listener(app, name="strict graph")
        self.url = ""

    async def __aenter__(self) -> Self:
        self.url = f"http://127.0.0.1:{await self._listener.start()}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listener.stop()

    async def _messages(self, request: Request) -> Response:
        body = json.loads(await request.body())
        if (fault := _fault(request, body)) is not None:
            self.refused.append(fault)
            return _error(100, fault)
        if body.get("status") == "read":
            self.marks.append(body)
            return JSONResponse({"success": True})
        wamid = f"wamid.out-{next(self._numbers)}"
        self.bodies.append(body)
        self.wamids[body["biz_opaque_callback_data"]] = wamid
        return JSONResponse(
            {
                "messaging_product": "whatsapp",
                "contacts": [{"input": body["to"], "wa_id": body["to"].lstrip("+")}],
                "messages": [{"id": wamid}],
            }
        )

    async def _number(self, request: Request) -> Response:
        return JSONResponse({"id": NUMBER_ID, "display_phone_number": "+56 9 0000 0100"})


def _fault(request: Request, body: dict[str, Any]) -> str | None:
    if request.headers.get("authorization") != f"Bearer {TOKEN}":
        return "token"
    if request.headers.get("content-type") != "application/json":
        return "content type"
    if body.get("messaging_product") != "whatsapp":
        return "messaging_product"
    if body.get("status") == "read":
        return None if set(body) <= MARK else "mark"
    common = {"messaging_product", "recipient_type", "to", "type", "biz_opaque_callback_data"}
    strange = set(body) - common - {body.get("type"), "context"}
    if strange or not common <= set(body):
        return f"keys {sorted(strange)}"
    return None if body["to"].startswith("+") else "to"


def _error(code: int, message: str) -> Response:
    error = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code}
    return JSONResponse({"error": error}, status_code=400)
