"""The whole way from Meta to this PC, over real HTTP: sandbox, edge, agent, listener, and who keeps it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from starlette.types import Receive, Scope, Send

from aura_desktop.core import utc_now
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.meta import TokenFacts
from aura_desktop.domain.setup import Credential, Setup, TunnelChoice, TunnelKind
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.ngrok import tunnel_for
from aura_desktop.gateways.public_address import PublicAddress
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.gateways.whatsapp.graph_setup import FIELDS, GraphSetup
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app
from aura_desktop.services.line.keeper import LineKeeper
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.store.database import Database, DatabaseKey
from tests.eventually import eventually
from tests.tunnel.cloud import FakeCloud

TOKEN, APP_SECRET = "EAAejemplo0000000000001", "0123456789abcdef0123456789abcdef"
NUMBER, WABA, APP = "100000000000001", "200000000000002", "300000000000003"
NOWHERE = "http://127.0.0.1:9/whatsapp/webhook"
CAMILA = "56900000142"
VERSION = "v25.0"
LONG_S = 40.0


@dataclass
class Meta:
    """The sandbox, and what somebody changes there behind our back."""

    url: str
    client: httpx.AsyncClient
    asked: list[str] = field(default_factory=list)
    """What Graph was asked by anybody, as "POST /v25.0/…"."""

    async def order(self, **changes: object) -> dict[str, Any]:
        answer = await self.client.post("/__sandbox__/meta", json=changes)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    async def has(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.client.get("/__sandbox__/meta")).json()
        return found

    async def patient_writes(self, words: str) -> None:
        body = {"phone": CAMILA, "name": "Camila Ejemplo", "line": {"text": words}}
        (await self.client.post("/__sandbox__/inbound", json=body)).raise_for_status()


@asynccontextmanager
async def open_meta(speed: float = 1.0) -> AsyncIterator[Meta]:
    """A sandbox without history whose callback leads nowhere; `speed` of its waits."""
    settings = SandboxSettings(
        access_token=TOKEN,
        app_secret=APP_SECRET,
        verify_token="nadie-lo-sabe",
        phone_number_id=NUMBER,
        waba_id=WABA,
        app_id=APP,
        display_phone_number="+56 9 0000 0100",
        webhook_url=NOWHERE,
        seed_history=False,
        live_patients=False,
        speed=speed,
    )
    asked, graph = list[str](), create_app(settings)

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith("/__sandbox__/"):
            asked.append(f"{scope['method']} {scope['path']}")
        await graph(scope, receive, send)

    listener = Listener(noted, name="sandbox")
    url = f"http://127.0.0.1:{await listener.start()}"
    try:
        async with httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as client:
            yield Meta(url=url, client=client, asked=asked)
    finally:
        await listener.stop()


@dataclass
class Pc:
    """One PC: listener, tunnel, keeper and board."""

    keeper: LineKeeper
    health: LinkHealth
    book: SetupBook
    vault: Vault
    cloud: FakeCloud
    keys: WebhookKeys
    bodies: list[bytes] = field(default_factory=list)
    proofs: list[float] = field(default_factory=list)

    def link(self, name: LinkName) -> str:
        found = next(link for link in self.health.links() if link.name is name)
        return f"{found.state.value} {found.code}".strip()

    async def becomes(self, webhook: str, within_s: float = LONG_S) -> float:
        """Waits for the webhook's link to say so; how many seconds that took."""
        began = time.monotonic()
        try:
            await eventually(lambda: self.link(LinkName.WEBHOOK) == webhook, within_s)
        except TimeoutError:
            checks = [
                (check.name, check.state, check.code) for check in self.keeper.status().checks
            ]
            links = [(link.name, link.state, link.code) for link in self.health.links()]
            raise AssertionError(f"not {webhook!r}: {links} {checks}") from None
        return time.monotonic() - began

    async def is_up(self) -> None:
        """Healthy from one end to the other."""
        await eventually(lambda: self.link(LinkName.TUNNEL) == "ok", LONG_S)
        await self.becomes("ok")

    async def hears(self, meta: Meta, words: str) -> None:
        """A patient's message arrives, signed, through edge and agent."""
        before = len(self.bodies)
        await meta.patient_writes(words)
        await eventually(
            lambda: any(words.encode() in body for body in self.bodies[before:]), LONG_S
        )


@asynccontextmanager
async def open_pc(meta: Meta, folder: Path, **values: object) -> AsyncIterator[Pc]:
    """Everything between Meta and the inbox, as serving.py joins it. `values`: of the set-up."""
    async with AsyncExitStack() as stack:
        home, bodies = asyncio.get_running_loop(), list[bytes]()
        verify_token = Secret(f"palabra-ficticia-{folder.name}")
        cloud = stack.enter_context(FakeCloud(folder / "cloud"))
        vault = Vault(None)
        for name, text in (
            (Credential.ACCESS_TOKEN, TOKEN),
            (Credential.APP_SECRET, APP_SECRET),
            (Credential.VERIFY_TOKEN, verify_token.reveal()),
            (Credential.NGROK_AUTHTOKEN, "2authtoken0ficticio"),
        ):
            await vault.put(name, Secret(text))
        tunnel = TunnelChoice(kind=TunnelKind.NGROK, agent_path=str(cloud.agent))
        decided = {"app_id": APP, "waba_id": WABA, "phone_number_id": NUMBER, "tunnel": tunnel}
        book = SetupBook(None, Setup(**{**decided, **values}))  # type: ignore[arg-type]  # by name
        database = Database(folder / "aura.db", DatabaseKey.generate())
        await database.open()
        stack.push_async_callback(database.close)
        setup = await stack.enter_async_context(GraphSetup(None, meta.url, VERSION))
        graph = await stack.enter_async_context(
            GraphClient(None, meta.url, VERSION, lambda: vault.get(Credential.ACCESS_TOKEN))
        )
        proofs: list[float] = []

        async def proved() -> None:
            proofs.append(time.monotonic())

        async def token() -> TokenFacts | None:
            secret = vault.get(Credential.ACCESS_TOKEN)
            return None if secret is None else await setup.token_facts(secret)

        health = LinkHealth(
            database, graph, PhoneNumberId(NUMBER), utc_now, proved=proved, token=token
        )

        async def accept(body: bytes) -> None:
            bodies.append(body)
            home.call_soon_threadsafe(lambda: pc.keeper.delivery_came(utc_now()))

        def refused(code: str) -> None:
            told = (
                pc.keeper.signature_refused
                if code == "signature_invalid"
                else pc.keeper.verification_refused
            )
            home.call_soon_threadsafe(lambda: told(utc_now()))

        keys = WebhookKeys(verify_token, Secret(APP_SECRET))
        listener = Listener(webhook_app(accept, keys, refused), name="webhook")
        port = await listener.start()
        stack.push_async_callback(listener.stop)
        keeper = LineKeeper(
            tunnel=lambda choice, authtoken: tunnel_for(
                choice, authtoken, port=port, folder=folder
            ),
            book=book,
            vault=vault,
            meta=setup,
            reach=PublicAddress(),
            board=health,
            fields=FIELDS,
            clock=utc_now,
        )
        health.report(LinkName.WEBHOOK, LinkState.OK)
        pc = Pc(keeper, health, book, vault, cloud, keys, bodies, proofs)
        tasks = [asyncio.create_task(run()) for run in (keeper.run, health.run)]
        try:
            yield pc
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            assert all(isinstance(each, asyncio.CancelledError) for each in ended), ended
