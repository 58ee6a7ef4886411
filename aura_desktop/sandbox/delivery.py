"""Posts signed webhooks and comes back until it hears 200.

Bodies are written as Meta writes them: non-ASCII as \\uXXXX and "/" as "\\/", signed over exactly
those bytes, so that a receiver which re-serialises before it checks is found out.
Source: Webhooks, event notifications.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from aura_desktop.sandbox.background import Background, utc_now
from aura_desktop.sandbox.callbacks import Callbacks
from aura_desktop.sandbox.faults import Faults
from aura_desktop.sandbox.settings import SandboxSettings

# Meta retries for days; minutes are enough to see it.
RETRY_PAUSES_S = (0.25, 0.5, 1, 2, 4, 8, 16, 30, 60, 120, 240)
# How long a delivery that shall be overtaken waits for another one.
HELD_S = 60.0
Change = tuple[str, dict[str, Any]]


def encode(payload: dict[str, Any]) -> bytes:
    """JSON with Meta's escapes."""
    text = json.dumps(payload, ensure_ascii=True, separators=(",", ":"))
    return text.replace("/", "\\/").encode("ascii")


def sign(body: bytes, app_secret: str) -> str:
    """The value of X-Hub-Signature-256."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


@dataclass(slots=True)
class Tally:
    """How the deliveries went, for the state dump."""

    posted: int = 0
    refused: int = 0
    dropped: int = 0
    silent: int = 0
    last_status: int = 0


@dataclass(slots=True)
class Courier:
    """Takes changes in order; the first try is in order too, retries are not."""

    settings: SandboxSettings
    client: httpx.AsyncClient
    callbacks: Callbacks
    faults: Faults
    background: Background
    is_offline: Callable[[], bool] = lambda: False
    tally: Tally = field(default_factory=Tally)
    _queue: asyncio.Queue[tuple[str, bytes]] = field(default_factory=asyncio.Queue)
    _held: tuple[str, bytes] | None = None

    def post(self, *changes: Change) -> None:
        """Queues one delivery with these changes; what nobody subscribed to is left out."""
        by_url: dict[str, list[Change]] = {}
        for change in changes:
            url = self.callbacks.url_for(change[0])
            if url is None:
                self.tally.silent += 1
            else:
                by_url.setdefault(url, []).append(change)
        for url, wanted in by_url.items():
            self._queue.put_nowait((url, encode(self._envelope(wanted))))

    async def run(self) -> None:
        """Delivers until cancelled."""
        while True:
            delivery = await self._queue.get()
            if self.faults.delay_webhooks_ms:
                self.background.spawn(self._post_late(delivery))
            elif self.faults.reorder_webhooks and self._held is None:
                self._held = delivery
                self.background.spawn(self._release_held())
            else:
                await self._post_now(delivery)
                if self._held is not None:
                    held, self._held = self._held, None
                    await self._post_now(held)

    def _envelope(self, changes: list[Change]) -> dict[str, Any]:
        entry: dict[str, Any] = {"id": self.settings.waba_id}
        if any(field_name != "messages" for field_name, _ in changes):
            entry["time"] = int(utc_now().timestamp())
        entry["changes"] = [{"value": value, "field": field_name} for field_name, value in changes]
        return {"object": "whatsapp_business_account", "entry": [entry]}

    async def _post_now(self, delivery: tuple[str, bytes]) -> None:
        for _ in range(1 + self.faults.duplicate_webhooks):
            if not await self._try(delivery):
                self.background.spawn(self._retry(delivery))

    async def _post_late(self, delivery: tuple[str, bytes]) -> None:
        await self.background.pause(self.faults.delay_webhooks_ms / 1000)
        await self._post_now(delivery)

    async def _release_held(self) -> None:
        await self.background.pause(HELD_S)
        if self._held is not None:
            held, self._held = self._held, None
            await self._post_now(held)

    async def _retry(self, delivery: tuple[str, bytes]) -> None:
        for seconds in RETRY_PAUSES_S:
            await self.background.pause(seconds)
            if await self._try(delivery):
                return
        self.tally.dropped += 1

    async def _try(self, delivery: tuple[str, bytes]) -> bool:
        if self.is_offline():
            return False
        url, body = delivery
        headers = {
            "Content-Type": "application/json",
            "X-Hub-Signature-256": sign(body, self.settings.app_secret),
            "User-Agent": "facebookexternalua",
        }
        try:
            answer = await self.client.post(url, content=body, headers=headers)
        except httpx.HTTPError:
            self.tally.refused += 1
            self.tally.last_status = 0
            return False
        self.tally.last_status = answer.status_code
        if answer.status_code == 200:
            self.tally.posted += 1
            return True
        self.tally.refused += 1
        return False
