"""Meta, for a day: a strict and quick Graph, and the deliveries that it posts, each signed."""

import asyncio
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

import httpx

from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp import signature
from tests.bench.deliveries import PHONE_NUMBER_ID, SECRET, WABA_ID, WEBHOOK_PATH

TOKEN = "bench-access-token"
DISPLAY_NUMBER = "56900000000"
AGAIN = 0.02
"""So many deliveries in a hundred are posted twice, as Meta does when an answer is late."""
PAUSE_S = 0.5
CROSSED = 0.1
"""So often "delivered" overtakes "sent"."""
_TEXTS = (
    "Hola, ¿cuánto cuesta la limpieza facial?",
    "¿Tienen hora el jueves por la tarde?",
    "Perfecto, a las 16:30 entonces, muchas gracias.",
    "¿Cuál es la dirección? ¿Hay estacionamiento cerca?",
    "¿A qué hora cierran hoy?",
    "Quería saber el valor de la evaluación y si atienden los sábados. Voy con mi hermana y "
    "vendríamos las dos, si se puede el mismo día, ojalá después de las 18:00. Gracias 🙂",
    "ok",
)


class DayGraph:
    """What it was asked to send: `accepted` counts each job, `bodies` holds its text, `refused` what was wrong."""

    def __init__(self) -> None:
        self.accepted: Counter[str] = Counter()
        self.bodies: dict[str, str] = {}
        self.refused: list[str] = []
        self.news: asyncio.Queue[tuple[str, str, str]] = asyncio.Queue()
        self._numbers = itertools.count(1)
        self._home = asyncio.get_running_loop()
        self._listener = Listener(self._serve, name="day graph")
        self.url = ""

    async def __aenter__(self) -> "DayGraph":
        self.url = f"http://127.0.0.1:{await self._listener.start()}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listener.stop()

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for step in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{step}.complete"})
            return
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            if not message.get("more_body", False):
                break
        status, answer = self._answered(scope, body)
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    def _answered(self, scope: Any, body: bytes) -> tuple[int, dict[str, Any]]:
        headers = dict(scope["headers"])
        if headers.get(b"authorization") != f"Bearer {TOKEN}".encode():
            return self._refusal("token")
        if scope["path"].endswith("/debug_token"):
            return 200, {"data": {"is_valid": True, "type": "SYSTEM_USER", "expires_at": 0}}
        if scope["method"] == "GET":
            number = {"id": PHONE_NUMBER_ID, "display_phone_number": f"+{DISPLAY_NUMBER}"}
            return 200, {**number, "verified_name": "Clínica Ejemplo", "data": []}
        if scope["path"] != f"/v25.0/{PHONE_NUMBER_ID}/messages":
            return 200, {"success": True}
        asked = json.loads(body)
        if asked.get("status") == "read":
            return 200, {"success": True}
        return self._taken(asked)

    def _taken(self, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        common = {"messaging_product", "recipient_type", "to", "type", "biz_opaque_callback_data"}
        if not common <= set(asked) or asked["type"] != "text" or not asked["to"].startswith("+"):
            return self._refusal(f"keys {sorted(asked)}")
        job, wa_id = asked["biz_opaque_callback_data"], asked["to"].lstrip("+")
        wamid = f"wamid.day-out-{next(self._numbers):06d}"
        self.accepted[job] += 1
        self.bodies[wamid] = asked["text"]["body"]
        self._home.call_soon_threadsafe(self.news.put_nowait, (wamid, job, wa_id))
        contact = {"input": asked["to"], "wa_id": wa_id}
        return 200, {
            "messaging_product": "whatsapp",
            "contacts": [contact],
            "messages": [{"id": wamid}],
        }

    def _refusal(self, fault: str) -> tuple[int, dict[str, Any]]:
        self.refused.append(fault)
        error = {"message": f"(#100) {fault}", "type": "OAuthException", "code": 100}
        return 400, {"error": error}


class DayPost:
    """Posts deliveries to the program; `acknowledged` holds the wamids of messages that were answered with 200."""

    def __init__(self, webhook: str, clock: Callable[[], datetime]) -> None:
        self._url = f"{webhook}{WEBHOOK_PATH}"
        self._clock = clock
        self._client = httpx.AsyncClient(timeout=20, trust_env=False, verify=False)
        self._random = random.Random(20260302)  # no secret: the same day each time
        self._open: set[asyncio.Task[None]] = set()
        self.acknowledged: list[str] = []
        self.ticks: Counter[str] = Counter()
        self.refused: list[int] = []
        self.broken = 0

    async def __aenter__(self) -> "DayPost":
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await self._client.aclose()

    def message(self, number: int, patient: int) -> None:
        """A patient writes; goes out at once, in its own time."""
        wa_id = f"5690001{patient:04d}"
        wamid = f"wamid.day-in-{number:06d}"
        value = {
            "contacts": [{"profile": {"name": f"Camila Ejemplo {patient}"}, "wa_id": wa_id}],
            "messages": [
                {
                    "from": wa_id,
                    "id": wamid,
                    "timestamp": self._now(),
                    "type": "text",
                    "text": {"body": _TEXTS[number % len(_TEXTS)]},
                }
            ],
        }
        self._spawn(self._post(value, lambda: self.acknowledged.append(wamid)))

    def ticks_of(self, wamid: str, job: str, wa_id: str) -> None:
        """Sent, delivered and read, a moment apart."""
        self._spawn(self._tick(wamid, job, wa_id))

    async def settled(self) -> None:
        """Until nothing is under way."""
        while self._open:
            await asyncio.wait(self._open)

    async def _tick(self, wamid: str, job: str, wa_id: str) -> None:
        order = ["sent", "delivered", "read"]
        if self._random.random() < CROSSED:
            order[:2] = reversed(order[:2])
        for status in order:
            await asyncio.sleep(0.05 + self._random.random() / 4)
            told = {
                "id": wamid,
                "status": status,
                "timestamp": self._now(),
                "recipient_id": wa_id,
                "biz_opaque_callback_data": job,
            }
            await self._post({"statuses": [told]}, lambda: self.ticks.update([wamid]))

    async def _post(self, value: dict[str, Any], taken: Callable[[], None]) -> None:
        """Until it is taken."""
        metadata = {"display_phone_number": DISPLAY_NUMBER, "phone_number_id": PHONE_NUMBER_ID}
        value = {"messaging_product": "whatsapp", "metadata": metadata, **value}
        entry = {"id": WABA_ID, "changes": [{"value": value, "field": "messages"}]}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
        signed = {"X-Hub-Signature-256": signature.sign(body, Secret(SECRET.decode()))}
        for _ in range(2 if self._random.random() < AGAIN else 1):
            await self._until_taken(body, signed)
        taken()

    async def _until_taken(self, body: bytes, signed: dict[str, str]) -> None:
        """A connection that breaks is no answer."""
        while True:
            try:
                answer = await self._client.post(self._url, content=body, headers=signed)
            except httpx.TransportError:
                self.broken += 1
                await asyncio.sleep(PAUSE_S)
                continue
            if answer.status_code == 200:
                return
            self.refused.append(answer.status_code)
            await asyncio.sleep(PAUSE_S)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._open.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._open.discard(task)
        if not task.cancelled():
            task.result()

    def _now(self) -> str:
        return str(int(self._clock().timestamp()))
