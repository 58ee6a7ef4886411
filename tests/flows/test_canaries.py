"""Marked secrets and patients' words go through the program without a window; nothing left behind may hold one."""

import asyncio
import importlib
import json
import os
import pkgutil
import re
import sys
from collections.abc import AsyncIterator
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

import aura_desktop
from aura_desktop.config import Secrets
from aura_desktop.domain.meta import MetaValues
from aura_desktop.domain.paste import read_paste
from aura_desktop.domain.setup import Credential
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services import keys
from aura_desktop.store.database import DatabaseKey
from tests.eventually import eventually
from tests.flows.canaries import (
    PATIENT,
    SECRETS,
    Search,
    Spiteful,
    children,
    open_spiteful,
)
from tests.flows.canary_runs import (
    GIVEN,
    IDS,
    LONG_S,
    WEBHOOK,
    Place,
    Run,
    delivery,
    patient_writes,
    what_nobody_foresaw,
)
from tests.flows.processes import ROOT
from tests.tunnel.cloud import FakeCloud

if sys.platform == "linux":
    from tests.gateways.secret_service import running_secret_service

SMALL_LOG = """
import sys
from aura_desktop import log
import main

log.MAX_BYTES = 1500
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
async def meta() -> AsyncIterator[Spiteful]:
    async with open_spiteful() as server:
        yield server


async def test_a_run_that_everybody_refuses(place: Place, meta: Spiteful, tmp_path: Path) -> None:
    meta.answer = 131026
    place.decide(meta.url)
    with FakeCloud(tmp_path / "cloud") as cloud:
        agent = place.recorder.program("ngrok", cloud.agent)
        environ = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_NGROK_PATH=str(agent))
        script = place.script(SMALL_LOG)
        async with Run(place, environ, script, "--headless") as run:
            await run.ready()
            answers = await _live_through(run, meta)
            search = Search(SECRETS)
            for number, answer in enumerate(answers):
                search.text(f"answer {number}", answer)
            _look_at_processes(search, run.process.pid)
            assert search.found() == []
            assert await run.ended() == 0
    assert (place.data / "logs" / "aura.log.1").exists(), "it was to turn over"
    assert place.search("ngrok") == []
    assert any(SECRETS["access token"] in told for told in meta.asked)
    assert any(SECRETS["AI key"] in told for told in meta.asked)
    assert any(SECRETS["app secret"] in told for told in meta.asked)
    assert any("muela canaria" in told for told in _last_words(meta))


def _last_words(meta: Spiteful) -> list[str]:
    """The bodies of sends."""
    return [told for told in meta.asked if "/messages" in told]


def _has_heard(meta: Spiteful, sends: int) -> bool:
    return len(_last_words(meta)) >= sends


async def _live_through(run: Run, meta: Spiteful) -> list[str]:
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
        wanted = len(_last_words(meta)) + 1
        sent = await _taken(run)
        await eventually(partial(_has_heard, meta, wanted), LONG_S)
        answers.append(await _settled(run, sent.json()["href"], may_wait=status in (302, 401)))
    await eventually(lambda: _is_down(run), LONG_S)
    await eventually(partial(_has_link, run, "tunnel", "ok"), LONG_S)
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


def _look_at_processes(search: Search, pid: int) -> None:
    """The program's command line; of each child its environment too."""
    search.process("the program", pid, environ=False)
    for child in children(pid):
        search.process(f"child {child}", child, environ=True, allowed=("ngrok authtoken",))


@pytest.mark.parametrize("number", ["ERR_NGROK_105", "ERR_NGROK_107"])
async def test_an_agent_that_prints_its_authtoken(
    place: Place, meta: Spiteful, tmp_path: Path, number: str
) -> None:
    place.decide(meta.url)
    with FakeCloud(tmp_path / "cloud") as cloud:
        cloud.scenario(session_error=number)
        agent = place.recorder.program("ngrok", cloud.agent)
        environ = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_NGROK_PATH=str(agent))
        async with Run(place, environ) as run:
            await run.ready()
            wanted = "down tunnel_authtoken_invalid"
            await eventually(partial(_has_link, run, "tunnel", wanted), LONG_S)
            assert await run.ended() == 0
        assert any(call["token"] == SECRETS["ngrok authtoken"] for call in cloud.calls("start"))
    assert place.search("ngrok") == []


async def _has_link(run: Run, name: str, wanted: str) -> bool:
    return await run.link(name) == wanted


@pytest.mark.parametrize(
    ("answer", "status"), [(190, 401), (100, 400), ("page", 500), ("elsewhere", 302)]
)
async def test_the_check_without_a_window(
    place: Place, meta: Spiteful, tmp_path: Path, answer: int | str, status: int
) -> None:
    meta.answer, meta.status = answer, status
    place.decide(meta.url)
    with FakeCloud(tmp_path / "cloud") as cloud:
        cloud.scenario(session_error="ERR_NGROK_107")
        agent = place.recorder.program("ngrok", cloud.agent)
        environ = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_NGROK_PATH=str(agent))
        async with Run(place, environ, str(ROOT / "main.py"), "--check") as run:
            assert await run.ended(ask=False) == 1
            assert "FAIL tunnel_authtoken_invalid" in run.said()
    assert place.search("ngrok") == []


FROM_A_FILE = """
import sys
from pathlib import Path
from aura_desktop import paths
import main

paths.settings_file = lambda: Path(__file__).with_name("settings")
sys.exit(main.main(sys.argv[1:]))
"""


async def test_credentials_from_a_file(place: Place, meta: Spiteful, tmp_path: Path) -> None:
    place.decide(meta.url)
    with FakeCloud(tmp_path / "cloud") as cloud:
        agent = place.recorder.program("ngrok", cloud.agent)
        script = place.script(FROM_A_FILE)
        lines = {**GIVEN, **IDS, "AURA_NGROK_PATH": str(agent)}
        text = "\n".join(f"export {name}='{value}'" for name, value in lines.items())
        (place.scripts / "settings").write_text(f"\ufeff{text}\n", encoding="utf-8")
        environ = place.environ(AURA_GRAPH_URL=meta.url)
        async with Run(place, environ, script, "--headless") as run:
            await run.ready()
            assert await run.deliver(delivery(patient_writes())) == 200
            await eventually(partial(_has_link, run, "meta", "down access_token_invalid"), LONG_S)
            await eventually(partial(_has_link, run, "tunnel", "ok"), LONG_S)
            search = Search()
            _look_at_processes(search, run.process.pid)
            assert search.found() == []
            assert await run.ended() == 0
    assert place.search("ngrok") == []


@pytest.mark.parametrize(
    "name",
    [
        *(
            "AURA_WEBHOOK_PORT",
            "AURA_GRAPH_URL",
            "AURA_GRAPH_VERSION",
            "AURA_TUNNEL",
            "AURA_DB_KEY",
        ),
        *("AURA_LANGUAGE", "WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_ACCESS_TOKEN"),
    ],
)
async def test_a_credential_in_the_place_of_another_setting(place: Place, name: str) -> None:
    environ = place.environ(**GIVEN, **IDS, AURA_TUNNEL="off")
    environ[name] = f"{SECRETS['access token']} {SECRETS['app secret']}\x1b"
    async with Run(place, environ) as run:
        assert await run.ended(ask=False) == 2
        assert run.said().strip()
    assert place.search() == []


async def test_a_database_that_cannot_be_opened(place: Place, meta: Spiteful) -> None:
    place.decide(meta.url)
    environ = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_TUNNEL="off")
    async with Run(place, environ) as run:
        await run.ready()
        assert await run.deliver(delivery(patient_writes())) == 200
        assert await run.ended() == 0
    other = {**environ, "AURA_DB_KEY": "ab" * 32}
    for given, option in ((other, "--headless"), (other, "--check")):
        async with Run(place, given, str(ROOT / "main.py"), option) as run:
            assert await run.ended(ask=False) in (1, 2)
    (place.data / "aura.db").write_bytes(b"nothing of ours" * 1000)
    for option in ("--headless", "--check"):
        async with Run(place, environ, str(ROOT / "main.py"), option) as run:
            assert await run.ended(ask=False) in (1, 2)
    assert place.search() == []


if sys.platform == "linux":

    async def test_credentials_in_the_secret_service(place: Place, meta: Spiteful) -> None:
        place.decide(meta.url)
        names = {
            Credential.ACCESS_TOKEN: "access token",
            Credential.APP_SECRET: "app secret",
            Credential.VERIFY_TOKEN: "verify token",
            Credential.NGROK_AUTHTOKEN: "ngrok authtoken",
            Credential.AI_KEY: "AI key",
            keys.DATABASE_KEY: "database key",
            keys.API_KEY: "API key",
        }
        with running_secret_service():
            credentials = Credentials()
            for name, canary in names.items():
                await credentials.put(name, Secret(SECRETS[canary]))
            bus = {"DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"]}
            environ = place.environ(**IDS, **bus, AURA_GRAPH_URL=meta.url)
            async with Run(place, environ) as run:
                await run.ready()
                assert await run.deliver(delivery(patient_writes())) == 200
                await eventually(lambda: _is_refused(run), LONG_S)
                search = Search()
                search.process("the program", run.process.pid, environ=True)
                assert search.found() == []
                assert await run.ended() == 0
            async with Run(place, environ, str(ROOT / "main.py"), "--check") as run:
                assert await run.ended(ask=False) == 1
        assert place.search() == []
        assert any(SECRETS["access token"] in told for told in meta.asked)

    async def _is_refused(run: Run) -> bool:
        return await run.link("meta") == "down access_token_invalid"


_TELLING = re.compile(r"(access|verify|auth|app)_?token|secret|api_key|ai_key|database_key|pin")
_OF_THE_SANDBOX = "aura_desktop.sandbox"


def test_no_record_shows_a_secret_of_its_own() -> None:
    shown = []
    for module in pkgutil.walk_packages(aura_desktop.__path__, "aura_desktop."):
        if module.name.startswith(_OF_THE_SANDBOX):  # its secrets are made up
            continue
        for name, kind in vars(importlib.import_module(module.name)).items():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.name:
                shown += [
                    f"{module.name}.{name}.{each.name}"
                    for each in fields(kind)
                    if each.repr and _TELLING.fullmatch(each.name) and "str" in str(each.type)
                ]
    assert shown == []


@pytest.mark.parametrize(
    "record",
    [
        Secrets(**dict.fromkeys((each.name for each in fields(Secrets)), SECRETS["API key"])),
        Secret(SECRETS["API key"]),
        DatabaseKey(SECRETS["database key"]),
        read_paste(f"WHATSAPP_ACCESS_TOKEN={SECRETS['access token']}"),
        MetaValues(access_token=SECRETS["access token"], app_secret=SECRETS["app secret"]),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_of_secrets_prints_none(record: object) -> None:
    search = Search()
    search.text("its repr", f"{record!r} {record!s} {[record]}")
    assert search.found() == []
