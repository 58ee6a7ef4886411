"""The program in a process of its own, as an administrator starts it, and as a crash ends it."""

import asyncio
import json
import os
import re
import sys
from pathlib import Path
from typing import IO, Any, Self

import httpx

from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from tests.eventually import eventually
from tests.flows.strict_graph import NUMBER_ID, TOKEN

ROOT = Path(__file__).parent.parent.parent
APP_SECRET = "secret-for-tests"
API_KEY = "key-for-tests"
READY = re.compile(r"ready webhook=http://127\.0\.0\.1:(\d+) api=http://127\.0\.0\.1:(\d+)\n")


def environment(folder: Path, graph_url: str) -> dict[str, str]:
    """All that a headless start needs, and nothing of this PC's own set-up."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "WHATSAPP_ACCESS_TOKEN": TOKEN,
        "WHATSAPP_PHONE_NUMBER_ID": NUMBER_ID,
        "WHATSAPP_VERIFY_TOKEN": "verify-for-tests",
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "AURA_GRAPH_URL": graph_url,
        "AURA_DATA_DIR": str(folder / "data"),
        "AURA_DB_KEY": "0f" * 32,
        "AURA_API_KEY": API_KEY,
        "AURA_API_PORT": "0",
        "AURA_WEBHOOK_PORT": "0",
    }


class Program:
    """One run of the program; `async with` starts it and waits until it is ready.

    `said` takes its error stream in place of a pipe, which a talkative program would fill.
    """

    def __init__(
        self,
        environ: dict[str, str],
        *arguments: str,
        executable: str = sys.executable,
        said: IO[bytes] | None = None,
    ) -> None:
        self._environ = environ
        self._executable = executable
        self._arguments = arguments or ("main.py", "--headless")
        self._said = said
        self.webhook = ""
        self.api = ""

    async def __aenter__(self) -> Self:
        line = await self.begin()
        assert self.webhook, line + await self.errors()
        return self

    async def begin(self, patience_s: float = 30) -> str:
        """Start it and wait for its first line, "" if it ended before; `webhook` and `api` are there if it is ready."""
        headers = {"Authorization": f"Bearer {API_KEY}"}
        self.client = httpx.AsyncClient(headers=headers, timeout=20, trust_env=False, verify=False)
        self.process = await asyncio.create_subprocess_exec(
            self._executable,
            *self._arguments,
            cwd=ROOT,
            env=self._environ,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=self._said or asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        async with asyncio.timeout(patience_s):
            line = (await self.process.stdout.readline()).decode()
        if found := READY.fullmatch(line.replace("\r\n", "\n")):
            self.webhook, self.api = (f"http://127.0.0.1:{port}" for port in found.groups())
        return line

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()
        if self.process.returncode is None:
            self.process.kill()
        await self.process.communicate()

    async def errors(self) -> str:
        """The error stream, once the program has ended; "" where something else takes it."""
        if self.process.stderr is None:
            return ""
        return (await self.process.stderr.read()).decode()

    async def deliver(self, body: bytes) -> int:
        """A signed delivery, as Meta posts it; the status, 0 if the program died over it."""
        headers = {"X-Hub-Signature-256": signature.sign(body, Secret(APP_SECRET))}
        try:
            url = f"{self.webhook}/whatsapp/webhook"
            return (await self.client.post(url, content=body, headers=headers)).status_code
        except httpx.TransportError:
            return 0

    async def send(self, key: str | None = None, **fields: Any) -> httpx.Response:
        """POST /whatsapp/send."""
        headers = {} if key is None else {"Idempotency-Key": key}
        return await self.client.post(f"{self.api}/whatsapp/send", json=fields, headers=headers)

    async def status(self) -> dict[str, Any]:
        """GET /whatsapp/status."""
        found: dict[str, Any] = (await self.client.get(f"{self.api}/whatsapp/status")).json()
        return found

    async def message(self, href: str) -> dict[str, Any]:
        """What became of a send."""
        found: dict[str, Any] = (await self.client.get(f"{self.api}{href}")).json()
        return found

    async def until_received(self, count: int) -> None:
        """Waits until so many messages are counted and the inbox is empty."""

        async def counted() -> bool:
            found = await self.status()
            return bool(found["messages"]["received"] == count and found["queues"]["inbox"] == 0)

        await eventually(counted)

    async def until_state(self, href: str, *states: str) -> dict[str, Any]:
        """Waits until a send has one of these states."""

        async def reached() -> bool:
            return (await self.message(href))["state"] in states

        await eventually(reached)
        return await self.message(href)


def text_delivery(number: int, at: float, text: str = "Hola", wa_id: str = "56900000142") -> bytes:
    """A patient's text in Meta's envelope."""
    message = {
        "from": wa_id,
        "id": f"wamid.in-{number}",
        "timestamp": str(int(at)),
        "type": "text",
        "text": {"body": text},
    }
    contact = {"wa_id": wa_id, "profile": {"name": "Camila Ejemplo"}}
    return _envelope({"contacts": [contact], "messages": [message]})


def status_delivery(
    wamid: str, job_id: str, status: str, at: float, wa_id: str = "56900000142"
) -> bytes:
    """A tick in Meta's envelope."""
    told = {
        "id": wamid,
        "status": status,
        "timestamp": str(int(at)),
        "recipient_id": wa_id,
        "biz_opaque_callback_data": job_id,
    }
    return _envelope({"statuses": [told]})


def _envelope(parts: dict[str, Any]) -> bytes:
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "56900000100", "phone_number_id": NUMBER_ID},
        **parts,
    }
    changes = [{"field": "messages", "value": value}]
    entry = [{"id": "2000001", "changes": changes}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()
