"""The program as a process, with canaries given to it; all that it writes lies in one folder."""

import asyncio
import base64
import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import httpx

from aura_desktop.domain.setup import AiChoice, AiProvider, Setup
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.setup_file import SetupFile
from tests.eventually import eventually
from tests.flows.canaries import PATIENT, SECRETS, Recorder, Search
from tests.flows.processes import READY, ROOT

LONG_S = 40.0
NUMBER, WABA, APP = "100000000000001", "200000000000002", "300000000000003"
WEBHOOK = "/whatsapp/webhook"
GIVEN = {
    "WHATSAPP_ACCESS_TOKEN": SECRETS["access token"],
    "WHATSAPP_APP_SECRET": SECRETS["app secret"],
    "WHATSAPP_VERIFY_TOKEN": SECRETS["verify token"],
    "NGROK_AUTHTOKEN": SECRETS["ngrok authtoken"],
    "AURA_AI_KEY": SECRETS["AI key"],
    "AURA_API_KEY": SECRETS["API key"],
    "AURA_DB_KEY": SECRETS["database key"],
}
IDS = {
    "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
    "WHATSAPP_BUSINESS_ACCOUNT_ID": WABA,
    "WHATSAPP_APP_ID": APP,
}


class Place:
    """Where a run may write: data, temporary files, home, and its two streams. All of it is searched.

    `recorder` lies beside it: the agent and the players that a run starts say there what they were told.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "searched"
        self.data = self.folder / "data"
        self.recorder = Recorder(root / "recorder")
        self.scripts = root / "scripts"
        for folder in (self.data, self.folder / "temp", self.folder / "work", self.scripts):
            folder.mkdir(parents=True)

    def environ(self, **more: str) -> dict[str, str]:
        """Nothing of this PC's own set-up, and no canary but those in `more`."""
        home, temp = str(self.folder), str(self.folder / "temp")
        return {
            "PATH": self.recorder.path,
            "HOME": home,
            "TMPDIR": temp,
            "TEMP": temp,
            "TMP": temp,
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONFAULTHANDLER": "1",
            "PYTHONASYNCIODEBUG": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "AURA_DATA_DIR": str(self.data),
            "AURA_API_PORT": "0",
            "AURA_WEBHOOK_PORT": "0",
            "AURA_LANGUAGE": "en",
            **more,
        }

    def decide(self, ai_url: str, **more: Any) -> None:
        """The set-up that stands in the data folder."""
        ai = AiChoice(provider=AiProvider.COMPATIBLE, base_url=f"{ai_url}/v1", model="ejemplo")
        SetupFile(self.data).write(Setup(ai=ai, **more))

    def script(self, source: str) -> str:
        """A program of a test's own, out of what is searched."""
        path = self.scripts / "program.py"
        path.write_text(source, encoding="utf-8")
        return str(path)

    def log(self) -> str:
        """All that was logged."""
        files = sorted((self.data / "logs").glob("aura.log*"))
        return "".join(path.read_text(encoding="utf-8") for path in files)

    def search(self, *started: str) -> list[str]:
        """The leaks of everything here, and of these programs' starts."""
        search = Search()
        self.look(search, *started)
        return search.found()

    def look(self, search: Search, *started: str) -> None:
        """At everything here, and at these programs' starts."""
        search.folder("the folder", self.folder)
        for name in started:
            assert self.recorder.was_started(name), f"{name} was not started"
            allowed = ("ngrok authtoken",) if name == "ngrok" else ()
            self.recorder.look(search, name, allowed)


class Run:
    """One process of the program; `async with` starts it and kills it if it still runs."""

    def __init__(self, place: Place, environ: dict[str, str], *arguments: str) -> None:
        self._place = place
        self._environ = environ
        self._arguments = arguments or (str(ROOT / "main.py"), "--headless")
        self._streams = [place.folder / f"{name}.txt" for name in ("output", "errors")]
        self.webhook = self.api = ""

    async def __aenter__(self) -> Self:
        out, errors = (path.open("ab") for path in self._streams)
        with out, errors:
            self.process = await asyncio.to_thread(self._started, out, errors)
        self.client = httpx.AsyncClient(timeout=20, trust_env=False, verify=False)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()
        if self.process.poll() is None:
            self.process.kill()
        await asyncio.to_thread(self.process.wait)

    def _started(self, out: Any, errors: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *self._arguments],
            cwd=self._place.folder / "work",
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
        )

    async def ready(self) -> None:
        """Until a headless run says that it is."""

        def is_said() -> bool:
            assert self.process.poll() is None, self.said()
            found = READY.search(self._streams[0].read_text(encoding="utf-8"))
            if found:
                self.webhook, self.api = (f"http://127.0.0.1:{port}" for port in found.groups())
            return found is not None

        await eventually(is_said, LONG_S)

    def said(self) -> str:
        """Both streams so far."""
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in self._streams)

    async def ended(self, *, ask: bool = True) -> int:
        """The exit code; `ask`: with the polite signal."""
        if ask:
            self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(LONG_S):
            code = await asyncio.to_thread(self.process.wait)
        # Windows knows no polite signal: there the process just ends.
        return 0 if ask and sys.platform == "win32" else code

    # what others do to it

    async def deliver(self, body: bytes, secret: str = SECRETS["app secret"]) -> int:
        """A delivery signed with this secret; the status."""
        headers = {"X-Hub-Signature-256": signature.sign(body, Secret(secret))}
        return (
            await self.client.post(self.webhook + WEBHOOK, content=body, headers=headers)
        ).status_code

    async def send(self, words: str) -> httpx.Response:
        """POST /whatsapp/send to the patient."""
        body = {"phone_number": PATIENT["a number"], "message": words, "message_type": "text"}
        return await self.asked("POST", "/whatsapp/send", json=body)

    async def asked(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The local API, with its key."""
        headers = {"Authorization": f"Bearer {SECRETS['API key']}", **more.pop("headers", {})}
        return await self.client.request(method, self.api + path, headers=headers, **more)

    async def link(self, name: str) -> str:
        """State and code of a link."""
        found = (await self.asked("GET", "/whatsapp/status")).json()["links"][name]
        return f"{found['state']} {found['code'] or ''}".strip()


def delivery(*values: dict[str, Any]) -> bytes:
    """In Meta's envelope."""
    metadata = {"display_phone_number": "56200000100", "phone_number_id": NUMBER}
    changes = [
        {
            "field": "messages",
            "value": {"messaging_product": "whatsapp", "metadata": metadata, **value},
        }
        for value in values
    ]
    entry = [{"id": WABA, "changes": changes}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


def patient_writes(number: int = 1) -> dict[str, Any]:
    """The patient's text, in a message whose id holds their number, as Meta's do."""
    inner = b"\x1d\x18\x0b" + PATIENT["a number"].encode() + b"\x15\x02\x00\x11\x18\x12"
    message = {
        "from": PATIENT["a number"],
        "id": f"wamid.{base64.b64encode(inner + bytes([number])).decode()}",
        # Whole seconds: never before the start of a run that began in this one.
        "timestamp": str(math.ceil(time.time())),
        "type": "text",
        "text": {"body": PATIENT["a text"]},
    }
    contact = {"wa_id": PATIENT["a number"], "profile": {"name": PATIENT["a name"]}}
    return {"contacts": [contact], "messages": [message]}


def what_nobody_foresaw() -> Iterable[dict[str, Any]]:
    """Parts of deliveries that cannot be read, with the patient's words in odd places."""
    words = " ".join(PATIENT.values())
    odd = patient_writes(2)
    odd["messages"][0] |= {"type": words, "timestamp": words, "errors": [{"code": words}]}
    yield odd
    yield {"messages": [words], "contacts": words, "statuses": [{"id": words, "status": words}]}
    yield {"errors": [{"code": 131051, "title": words, "message": words, "error_data": words}]}
