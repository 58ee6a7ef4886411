"""Listeners with the webhook app on them, and a socket to talk to them byte by byte."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import httpx

from aura_desktop.errors import StoreError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.gateways.whatsapp.webhook import PATH, WebhookKeys, webhook_app

APP_SECRET = Secret("secreto-ficticio")
VERIFY_TOKEN = Secret("token-ficticio")
DEADLINE_S = 10.0


@dataclass
class Acceptor:
    """Stands for the store: keeps bodies, refuses while `failing`, keeps the first waiting if `holding`."""

    bodies: list[bytes] = field(default_factory=list)
    failing: bool = False
    holding: bool = False
    arrivals: int = 0
    held: Future[asyncio.AbstractEventLoop] = field(default_factory=Future)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def accept(self, body: bytes) -> None:
        self.arrivals += 1
        if self.holding:
            self.holding = False
            self.held.set_result(asyncio.get_running_loop())
            await self.gate.wait()
        if self.failing:
            raise StoreError("disk_full")
        self.bodies.append(body)

    async def until_held(self) -> None:
        await asyncio.wait_for(asyncio.wrap_future(self.held), DEADLINE_S)

    def release(self) -> None:
        self.held.result().call_soon_threadsafe(self.gate.set)


@dataclass
class Webhook:
    """A running webhook; `client` speaks to it over HTTP."""

    port: int
    client: httpx.AsyncClient
    acceptor: Acceptor
    listener: Listener

    async def post(self, body: bytes, **headers: str) -> httpx.Response:
        return await self.client.post(PATH, content=body, headers=headers)

    async def post_signed(self, body: bytes) -> httpx.Response:
        header = signature.sign(body, APP_SECRET)
        return await self.client.post(PATH, content=body, headers={"X-Hub-Signature-256": header})


@asynccontextmanager
async def running_webhook(
    acceptor: Acceptor, *, header_timeout_s: float = 5.0, request_timeout_s: float = 20.0
) -> AsyncIterator[Webhook]:
    listener = Listener(
        webhook_app(acceptor.accept, WebhookKeys(VERIFY_TOKEN, APP_SECRET)),
        name="webhook",
        header_timeout_s=header_timeout_s,
        request_timeout_s=request_timeout_s,
    )
    port = await listener.start()
    try:
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}",
            trust_env=False,
            verify=False,
            timeout=DEADLINE_S,
            limits=httpx.Limits(max_connections=100),
        ) as client:
            yield Webhook(port=port, client=client, acceptor=acceptor, listener=listener)
    finally:
        await listener.stop()


@asynccontextmanager
async def raw_connection(
    port: int,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        # That the server hung up is what some tests wait for.
        with suppress(ConnectionError):
            await writer.wait_closed()


async def until_closed(reader: asyncio.StreamReader) -> bytes:
    """All the server still says before it hangs up."""
    async with asyncio.timeout(DEADLINE_S):
        try:
            return await reader.read()
        except ConnectionError:
            return b""
