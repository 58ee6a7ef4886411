"""A sandbox and a desk that takes its webhooks, both over real HTTP where it matters."""

import asyncio
import hashlib
import hmac
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aura_desktop import paths
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app, load_scripts

Json = dict[str, Any]
TOKEN = "EAAficticio"
SECRET = "secreto-ficticio"
VERIFY = "palabra-ficticia"
NUMBER, WABA, APP = "100000000000001", "200000000000002", "300000000000003"
MESSAGES = f"/v25.0/{NUMBER}/messages"
CAMILA = "56900000142"
DEADLINE_S = 10.0


class Desk:
    """The receiving side: checks signatures over the raw bytes, keeps changes, can refuse."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.changes: list[Json] = []
        self.refuse_next = 0
        self.refuses: Callable[[bytes], bool] = lambda body: False
        self.attempts = 0
        self.bad_signatures = 0
        self.url = ""
        self._news = asyncio.Condition()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        message: Message = {"more_body": True}
        while message.get("more_body"):
            message = await receive()
            if message["type"] == "http.disconnect":
                # The sandbox ended in the middle of it: nothing was told.
                return
            body += message.get("body", b"")
        status, answer = (
            self._challenge(scope) if scope["method"] == "GET" else self._take(scope, body)
        )
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": answer})
        async with self._news:
            self._news.notify_all()

    async def wait_for(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(DEADLINE_S), self._news:
            await self._news.wait_for(condition)

    def messages(self, wa_id: str | None = None) -> list[Json]:
        found = self._items("messages", "messages")
        return [item for item in found if wa_id in {None, item.get("from")}]

    def statuses(self, wamid: str | None = None) -> list[Json]:
        found = self._items("messages", "statuses")
        return [item for item in found if wamid in {None, item["id"]}]

    def echoes(self) -> list[Json]:
        return self._items("smb_message_echoes", "message_echoes")

    def _items(self, field: str, key: str) -> list[Json]:
        return [
            item
            for change in self.changes
            if change["field"] == field
            for item in change["value"].get(key, [])
        ]

    def _challenge(self, scope: Scope) -> tuple[int, bytes]:
        query = httpx.QueryParams(scope["query_string"])
        if query.get("hub.verify_token") != VERIFY or query.get("hub.mode") != "subscribe":
            return 403, b""
        return 200, query["hub.challenge"].encode()

    def _take(self, scope: Scope, body: bytes) -> tuple[int, bytes]:
        self.attempts += 1
        given = dict(scope["headers"]).get(b"x-hub-signature-256", b"").decode()
        expected = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        if given != expected:
            self.bad_signatures += 1
            return 401, b""
        if self.refuse_next > 0:
            self.refuse_next -= 1
            return 503, b""
        if self.refuses(body):
            return 503, b""
        self.bodies.append(body)
        self.changes += [
            change for entry in json.loads(body)["entry"] for change in entry["changes"]
        ]
        return 200, b"ok"


class Server(uvicorn.Server):
    """Says when it listens, and stops when told instead of looking at the clock."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.stop = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.stop.wait()


@asynccontextmanager
async def served(app: ASGIApp, *, lifespan: str) -> AsyncIterator[str]:
    """The app on a free loopback port; yields its base URL."""
    config = uvicorn.Config(app, port=0, log_config=None, lifespan=lifespan, ws="none")  # type: ignore[arg-type]
    server = Server(config)
    task = asyncio.create_task(server.serve())
    async with asyncio.timeout(DEADLINE_S):
        await server.ready.wait()
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        server.stop.set()
        await task


@pytest.fixture(scope="session")
def scripts() -> Json:
    return load_scripts(paths.resources() / "sandbox")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    async with served(desk, lifespan="off") as url:
        desk.url = f"{url}/whatsapp/webhook"
        yield desk


@pytest.fixture
def make_settings(scripts: Json) -> Iterator[Callable[..., SandboxSettings]]:
    def make(**changed: Any) -> SandboxSettings:
        values: Json = {
            "access_token": TOKEN,
            "app_secret": SECRET,
            "verify_token": VERIFY,
            "phone_number_id": NUMBER,
            "waba_id": WABA,
            "app_id": APP,
            "display_phone_number": "+56 2 0000 0100",
            "webhook_url": "http://127.0.0.1:9/whatsapp/webhook",
            "scripts": scripts,
            "speed": 40.0,
            "seed_history": False,
            "live_patients": False,
        }
        return SandboxSettings(**(values | changed))

    yield make


@asynccontextmanager
async def graph_of(settings: SandboxSettings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a sandbox served over loopback, with the right token."""
    async with (
        served(create_app(settings), lifespan="on") as url,
        httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {TOKEN}"},
            trust_env=False,
            verify=False,
        ) as client,
    ):
        yield client


@asynccontextmanager
async def alive(app: ASGIApp) -> AsyncIterator[None]:
    """Runs the app's lifespan without a server."""
    said: asyncio.Queue[Message] = asyncio.Queue()
    heard: asyncio.Queue[Message] = asyncio.Queue()
    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    task = asyncio.ensure_future(app(scope, said.get, heard.put))
    said.put_nowait({"type": "lifespan.startup"})
    assert (await heard.get())["type"] == "lifespan.startup.complete"
    try:
        yield
    finally:
        said.put_nowait({"type": "lifespan.shutdown"})
        assert (await heard.get())["type"] == "lifespan.shutdown.complete"
        await task


@pytest.fixture
async def graph(make_settings: Callable[..., SandboxSettings]) -> AsyncIterator[httpx.AsyncClient]:
    """A sandbox in the process, nobody listening to it; Camila has just written."""
    app = create_app(make_settings())
    async with (
        alive(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://sandbox",
            headers={"Authorization": f"Bearer {TOKEN}"},
            verify=False,
        ) as client,
    ):
        await camila_writes(client)
        yield client


@pytest.fixture
async def loud_graph(
    desk: Desk, make_settings: Callable[..., SandboxSettings]
) -> AsyncIterator[httpx.AsyncClient]:
    """The same over loopback, and the desk hears it."""
    async with graph_of(make_settings(webhook_url=desk.url)) as client:
        await camila_writes(client)
        await desk.wait_for(lambda: len(desk.messages(CAMILA)) == 1)
        yield client


async def camila_writes(client: httpx.AsyncClient, **line: Any) -> str:
    """Camila writes now; returns the wamid."""
    order = {"phone": CAMILA, "name": "Camila Ejemplo", "line": line or {"text": "¡Hola!"}}
    wamid: str = (await client.post("/__sandbox__/inbound", json=order)).json()["wamid"]
    return wamid


def text(to: str = f"+{CAMILA}", **more: Any) -> Json:
    """A correct text message."""
    body: Json = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": to,
        "type": "text",
        "text": {"body": "Hola, Camila"},
    }
    return body | more


def of_kind(kind: str, content: object, **more: Any) -> Json:
    """A message of any kind to Camila."""
    body = text(**more)
    del body["text"]
    return body | {"type": kind, kind: content}


def error_of(answer: httpx.Response) -> tuple[int, str]:
    """Code and details of a refusal."""
    error = answer.json()["error"]
    return error["code"], error.get("error_data", {}).get("details", error["message"])
