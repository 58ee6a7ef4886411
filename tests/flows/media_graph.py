"""A Graph on loopback that has one file, and counts who fetched it."""

import base64
import hashlib
import json
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from aura_desktop.gateways.listener import Listener
from tests.flows.processes import text_delivery
from tests.flows.strict_graph import NUMBER_ID, TOKEN

MEDIA_ID = "300000000000001"


class MediaGraph:
    """`fetched` counts how often the bytes were handed out; nobody without the token gets them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.fetched = 0
        self.refused = 0
        self.url = ""
        app = Starlette(
            routes=[
                Route(f"/v25.0/{NUMBER_ID}", self._number),
                Route(f"/v25.0/{MEDIA_ID}", self._look_up),
                Route("/bytes", self._bytes),
            ]
        )
        self._listener = Listener(app, name="media graph")

    async def __aenter__(self) -> Self:
        self.url = f"http://127.0.0.1:{await self._listener.start()}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listener.stop()

    def delivery(self, at: float) -> bytes:
        """A patient sends the file as a document, in Meta's envelope."""
        told: dict[str, Any] = json.loads(text_delivery(1, at))
        [message] = told["entry"][0]["changes"][0]["value"]["messages"]
        del message["text"]
        digest = base64.b64encode(hashlib.sha256(self._content).digest()).decode()
        file = {"id": MEDIA_ID, "mime_type": "application/pdf", "sha256": digest}
        message |= {"type": "document", "document": file | {"filename": "examen.pdf"}}
        return json.dumps(told).encode()

    async def _number(self, _: Request) -> Response:
        return JSONResponse({"id": NUMBER_ID, "display_phone_number": "+56 9 0000 0100"})

    async def _look_up(self, _: Request) -> Response:
        size = len(self._content)
        return JSONResponse({"id": MEDIA_ID, "url": f"{self.url}/bytes", "file_size": size})

    async def _bytes(self, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            self.refused += 1
            return Response(status_code=401)
        self.fetched += 1
        return Response(self._content)
