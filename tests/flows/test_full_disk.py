"""A disk without room: Meta is told to come back, programs are told why, and all goes on by itself."""

import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from aura_desktop import config
from aura_desktop.core import Core
from aura_desktop.errors import StoreError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.store import inbox
from tests.eventually import eventually
from tests.flows.processes import APP_SECRET, environment, text_delivery


async def test_deliveries_that_cannot_be_kept_are_refused_and_the_status_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[int]:
        raise StoreError("disk_full")

    body = text_delivery(1, time.time())
    signed = {"X-Hub-Signature-256": signature.sign(body, Secret(APP_SECRET))}
    environ = environment(tmp_path, "http://127.0.0.1:9")
    async with (
        Core(*config.load(environ)) as core,
        httpx.AsyncClient(trust_env=False, verify=False) as client,
    ):
        webhook = f"http://127.0.0.1:{core.webhook_port}/whatsapp/webhook"

        async def status() -> dict[str, Any]:
            answer = await client.get(f"http://127.0.0.1:{core.api_port}/whatsapp/status")
            found: dict[str, Any] = answer.json()
            return found

        async def link() -> dict[str, Any]:
            found: dict[str, Any] = (await status())["links"]["webhook"]
            return found

        async def is_down() -> bool:
            return bool((await link())["state"] == "down")

        async def is_received() -> bool:
            return bool((await status())["messages"]["received"] == 1)

        assert not await is_down()
        with monkeypatch.context() as patch:
            patch.setattr(inbox, "append_raw", full)
            answer = await client.post(webhook, content=body, headers=signed)
            assert answer.status_code == 503
            await eventually(is_down)
            assert (await link())["code"] == "disk_full"
            assert (await status())["status"] == "degraded"
        assert (await client.post(webhook, content=body, headers=signed)).status_code == 200
        await eventually(is_received)
        assert not await is_down()
