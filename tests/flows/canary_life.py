"""What a run lives through that everybody refuses, and a look at its processes meanwhile."""

import asyncio
import json
from functools import partial
from typing import Any
from urllib.parse import quote

import httpx

from tests.eventually import eventually
from tests.flows.canaries import PATIENT, SECRETS, Search, Spiteful, children
from tests.flows.canary_runs import (
    LONG_S,
    WEBHOOK,
    Run,
    delivery,
    patient_writes,
    what_nobody_foresaw,
)


def last_words(meta: Spiteful) -> list[str]:
    """The bodies of sends."""
    return [told for told in meta.asked if "/messages" in told]


def _has_heard(meta: Spiteful, sends: int) -> bool:
    return len(last_words(meta)) >= sends


async def live_through(run: Run, meta: Spiteful) -> list[str]:
    """Deliveries, sends and questions, well and badly made; every answer of the program."""
    answers: list[str] = []
    assert await run.deliver(delivery(patient_writes())) == 200
    for odd in what_nobody_foresaw():
        await run.deliver(delivery(odd))
    assert await run.deliver(delivery(patient_writes(3)), secret="otra") == 401
    await run.deliver(PATIENT["a text"].encode())
    for answer, status in (
        (131026, 400),
        (100, 400),
        ("elsewhere", 302),
        ("page", 500),
        (190, 401),
    ):
        meta.answer, meta.status = answer, status
        wanted = len(last_words(meta)) + 1
        sent = await _taken(run)
        await eventually(partial(_has_heard, meta, wanted), LONG_S)
        answers.append(await _settled(run, sent.json()["href"], may_wait=status in (302, 401)))
    await eventually(lambda: _is_down(run), LONG_S)
    await eventually(partial(has_link, run, "tunnel", "ok"), LONG_S)
    for response in await _knock(run):
        answers.append(f"{response.status_code} {response.headers} {response.text}")
    answers += [await _garbage(run.webhook), await _garbage(run.api)]
    return answers


async def _taken(run: Run) -> httpx.Response:
    """A send that was taken: not before the patient's own message has been read may they be written to."""
    found: list[httpx.Response] = []

    async def is_taken() -> bool:
        found[:] = [await run.send(PATIENT["a text"])]
        return found[0].status_code == 202

    await eventually(is_taken, LONG_S)
    return found[0]


async def _settled(run: Run, href: str, *, may_wait: bool) -> str:
    """What the program says of a send once it is given up, or put off."""
    found: list[str] = []

    async def is_settled() -> bool:
        found[:] = [(await run.asked("GET", href)).text]
        return may_wait or json.loads(found[0])["state"] in ("failed", "unconfirmed")

    await eventually(is_settled, LONG_S)
    return found[0]


async def _is_down(run: Run) -> bool:
    """Token, webhook and model are known to be refused."""
    links = [await run.link(name) for name in ("meta", "webhook", "ai")]
    return all(not link.startswith("ok") for link in links)


async def _garbage(url: str) -> str:
    """What is no HTTP, with secrets in it; the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    secret = SECRETS["access token"]
    writer.write(f"{secret} {PATIENT['a text']}\r\n{secret}\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer.decode()


async def _knock(run: Run) -> list[Any]:
    """At every door of this PC, with what does not belong there."""
    key, token = SECRETS["verify token"], SECRETS["access token"]
    hello = {"hub.mode": "subscribe", "hub.challenge": "7", "hub.verify_token": key[:-1]}
    wrong = {"Authorization": f"Bearer {token}"}
    json_type = {"Content-Type": "application/json"}
    garbage = {"content": b"{" + PATIENT["a text"].encode(), "headers": json_type}
    body = {"phone_number": "x", "message": SECRETS["AI key"], "message_type": token}
    return [
        await run.client.get(run.webhook + WEBHOOK, params=hello),
        await run.client.get(f"{run.webhook}/{quote(token)}", params=hello),
        await run.asked("GET", f"/whatsapp/{token}"),
        await run.asked("GET", "/whatsapp/status", headers=wrong),
        await run.asked("GET", f"/whatsapp/messages/{token}"),
        await run.asked("POST", "/whatsapp/send", **garbage),
        await run.asked("POST", "/whatsapp/send", json=body),
        await run.asked("POST", "/whatsapp/send", json=body, headers=wrong),
        await run.asked("POST", "/whatsapp/send", json={**body, "message_type": "template"}),
        await run.asked("POST", "/whatsapp/send-interactive", json=body),
        await run.asked("GET", "/whatsapp/status", headers={"Idempotency-Key": token}),
        await run.asked("GET", "/whatsapp/status"),
    ]


def look_at_processes(search: Search, pid: int) -> None:
    """The program's command line; of each child its environment too."""
    search.process("the program", pid, environ=False)
    for child in children(pid):
        search.process(f"child {child}", child, environ=True, allowed=("ngrok authtoken",))


async def has_link(run: Run, name: str, wanted: str) -> bool:
    """Whether a link says so by now."""
    return await run.link(name) == wanted
