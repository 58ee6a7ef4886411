"""Marked secrets and patients' words go through the program without a window; nothing left behind may hold one."""

import importlib
import os
import pkgutil
import re
import sys
from collections.abc import AsyncIterator
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path

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
from tests.flows.canaries import SECRETS, Search, Spiteful, open_spiteful
from tests.flows.canary_life import has_link, last_words, live_through, look_at_processes
from tests.flows.canary_runs import GIVEN, IDS, LONG_S, Place, Run, delivery, patient_writes
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
            answers = await live_through(run, meta)
            search = Search(SECRETS)
            for number, answer in enumerate(answers):
                search.text(f"answer {number}", answer)
            look_at_processes(search, run.process.pid)
            assert search.found() == []
            assert await run.ended() == 0
    assert (place.data / "logs" / "aura.log.1").exists(), "it was to turn over"
    assert place.search("ngrok") == []
    assert any(SECRETS["access token"] in told for told in meta.asked)
    assert any(SECRETS["AI key"] in told for told in meta.asked)
    assert any(SECRETS["app secret"] in told for told in meta.asked)
    assert any("muela canaria" in told for told in last_words(meta))


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
            await eventually(partial(has_link, run, "tunnel", wanted), LONG_S)
            assert await run.ended() == 0
        assert any(call["token"] == SECRETS["ngrok authtoken"] for call in cloud.calls("start"))
    assert place.search("ngrok") == []


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
            await eventually(partial(has_link, run, "meta", "down access_token_invalid"), LONG_S)
            await eventually(partial(has_link, run, "tunnel", "ok"), LONG_S)
            search = Search()
            look_at_processes(search, run.process.pid)
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
