"""The managed tunnel, against the fake agent: start, watch, loss, return, end."""

import asyncio
import json
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from pyngrok import installer

from aura_desktop.domain.setup import TunnelChoice, TunnelKind
from aura_desktop.errors import SetupError
from aura_desktop.gateways import ngrok_config
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok import NgrokTunnel, tunnel_for
from aura_desktop.gateways.ngrok_leftover import FILE_NAME as PID_FILE
from aura_desktop.gateways.own_address import OwnAddress
from aura_desktop.gateways.tunnel import TunnelState
from aura_desktop.gateways.whatsapp import signature
from tests.eventually import eventually
from tests.gateways.servers import APP_SECRET, Acceptor, running_webhook
from tests.gateways.tunnels import TOKEN, bytes_of, files_in, lives, make, opened
from tests.tunnel.cloud import FakeCloud

PATH = "/whatsapp/webhook"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path / "MARÍA ñandú") as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "datos ÁÍ"


async def test_a_signed_delivery_goes_all_the_way(cloud: FakeCloud, folder: Path) -> None:
    acceptor = Acceptor()
    async with (
        running_webhook(acceptor) as webhook,
        httpx.AsyncClient(trust_env=False, verify=False) as meta,
    ):
        tunnel = NgrokTunnel(
            agent=cloud.agent, authtoken=TOKEN, domain="", port=webhook.port, folder=folder
        )
        url = await tunnel.open()
        try:
            assert url == cloud.edge_url == tunnel.status().public_url
            body = b'{"object": "whatsapp_business_account"}'
            header = {"X-Hub-Signature-256": signature.sign(body, APP_SECRET)}
            answer = await meta.post(url + PATH, content=body, headers=header)
            assert answer.status_code == 200
            assert acceptor.bodies == [body]
            for path in ("/", "/status", PATH + "/x", "/whatsapp%2Fwebhook"):
                assert (await meta.get(url + path)).status_code == 404
            (started,) = cloud.calls("start")
            config = yaml.safe_load(bytes_of(folder / ngrok_config.FILE_NAME))
            kept = await meta.get(f"http://{config['agent']['web_addr']}/api/requests/http")
            assert kept.json()["requests"] == []
            assert started["token_source"] == "environment"
        finally:
            await tunnel.close()


async def test_the_token_is_in_the_environment_alone(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder):
        (started,) = cloud.calls("start")
        assert started["token"] == TOKEN.reveal()
        assert started["token_source"] == "environment"
        assert TOKEN.reveal() not in " ".join(started["argv"])
        if sys.platform == "linux":
            (pid,) = cloud.pids()
            assert TOKEN.reveal().encode() not in bytes_of(f"/proc/{pid}/cmdline")
        for file in files_in(folder):
            assert TOKEN.reveal().encode() not in bytes_of(file)
        assert TOKEN.reveal() not in os.environ.values()


async def test_our_own_credentials_are_not_handed_to_the_agent(
    cloud: FakeCloud, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHATSAPP_ACCESS_TOKEN", "EAAejemploficticio")
    async with opened(cloud, folder):
        if sys.platform == "linux":
            (pid,) = cloud.pids()
            assert b"EAAejemplo" not in bytes_of(f"/proc/{pid}/environ")


async def test_the_configuration_is_private_and_mute(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder):
        path = folder / ngrok_config.FILE_NAME
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE((folder / PID_FILE).stat().st_mode) == 0o600
        host, port = config["agent"].pop("web_addr").split(":")
        assert host == "127.0.0.1"
        assert int(port) not in (0, 4040)
        assert config == {
            "version": "3",
            "agent": {"inspect_db_size": -1, "update_check": False, "remote_management": False},
        }
        installer.validate_config(yaml.safe_load(path.read_text(encoding="utf-8")))
        posted = [each["body"] for each in cloud.calls("api") if each["method"] == "POST"]
        assert [each["inspect"] for each in posted] == [False]
        assert "url" not in posted[0]


async def test_a_domain_of_ones_own_is_asked_for(cloud: FakeCloud, folder: Path) -> None:
    tunnel = NgrokTunnel(
        agent=cloud.agent,
        authtoken=TOKEN,
        domain="clinica-ejemplo.ngrok-free.app",
        port=1,
        folder=folder,
    )
    await tunnel.open()
    await tunnel.close()
    (posted,) = [each["body"] for each in cloud.calls("api") if each["method"] == "POST"]
    assert posted["url"] == "https://clinica-ejemplo.ngrok-free.app"


async def test_closing_leaves_nothing_and_may_be_repeated(cloud: FakeCloud, folder: Path) -> None:
    tunnel = make(cloud, folder)
    await tunnel.open()
    (pid,) = cloud.pids()
    await tunnel.close()
    assert not lives(pid)
    assert not (folder / PID_FILE).exists()
    assert [each["path"] for each in cloud.calls("api") if each["method"] == "DELETE"]
    assert tunnel.status().state is TunnelState.CLOSED
    await tunnel.close()
    assert await tunnel.open() == cloud.edge_url
    await tunnel.close()


async def test_opening_twice_starts_one_agent(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        assert await tunnel.open() == cloud.edge_url
        assert len(cloud.calls("start")) == 1


async def test_a_killed_agent_is_noticed_within_a_second(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        tunnel._poll_s = 1.0  # the end of its output tells, not the poll
        loop = asyncio.get_running_loop()
        began = loop.time()
        cloud.kill_agent()
        await eventually(lambda: tunnel.status().state is TunnelState.FAILED)
        assert loop.time() - began < 1.0
        assert tunnel.status().code == "agent_died"
        assert await tunnel.open() == cloud.edge_url
        assert tunnel.status().state is TunnelState.UP


@pytest.mark.parametrize("rc", [0, 3])
async def test_a_crash_with_any_exit_code_is_death(cloud: FakeCloud, folder: Path, rc: int) -> None:
    async with opened(cloud, folder) as tunnel:
        cloud.order("crash", {"rc": rc})
        await eventually(lambda: tunnel.status().code == "agent_died")
        # Nobody may start an agent behind our back.
        assert len(cloud.calls("start")) == 1


async def test_a_reconnect_with_the_same_address(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        states: list[TunnelState] = []
        leave = tunnel.subscribe(lambda: states.append(tunnel.status().state))
        before = tunnel.status().public_url
        cloud.order("drop")
        await eventually(lambda: tunnel.status().state is TunnelState.RECONNECTING)
        assert tunnel.status().code == "tunnel_reconnecting"
        cloud.order("restore")
        await eventually(lambda: tunnel.status().state is TunnelState.UP)
        assert tunnel.status().public_url == before
        leave()
        assert states == [TunnelState.RECONNECTING, TunnelState.UP]


async def test_a_reconnect_with_a_new_address(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        before = tunnel.status().public_url
        cloud.order("drop")
        await eventually(lambda: tunnel.status().state is TunnelState.RECONNECTING)
        cloud.order("restore", {"new_url": True})
        await eventually(lambda: tunnel.status().public_url == cloud.edge_url)
        assert tunnel.status().state is TunnelState.UP
        assert cloud.edge_url != before


async def test_a_loss_that_only_the_api_tells(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        cloud.order("status", {"online": False})
        await eventually(lambda: tunnel.status().state is TunnelState.RECONNECTING)
        cloud.order("status", {"online": True})
        await eventually(lambda: tunnel.status().state is TunnelState.UP)


async def test_an_endpoint_that_vanished_is_opened_again(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        cloud.new_edge()
        cloud.order("close_endpoint")
        await eventually(lambda: tunnel.status().public_url == cloud.edge_url)
        assert tunnel.status().state is TunnelState.UP


async def test_a_refusal_while_reconnecting_ends_the_tunnel(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        cloud.order("drop")
        await eventually(lambda: tunnel.status().state is TunnelState.RECONNECTING)
        cloud.scenario(session_error="ERR_NGROK_107")
        cloud.order("restore")
        await eventually(lambda: tunnel.status().state is TunnelState.FAILED)
        assert tunnel.status().code == "tunnel_authtoken_invalid"


@pytest.mark.skipif(sys.platform == "win32", reason="no way to stop a process there")
async def test_an_agent_that_hangs_is_ended(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        (pid,) = cloud.pids()
        os.kill(pid, signal.SIGSTOP)
        await eventually(lambda: tunnel.status().state is TunnelState.FAILED, 30)
        assert tunnel.status().code == "tunnel_timeout"
        assert not lives(pid)


@pytest.mark.parametrize("noise", ["c3c1cdff00fe", "4d4152c38d41"])
async def test_words_in_any_encoding_stop_nothing(
    cloud: FakeCloud, folder: Path, noise: str
) -> None:
    cloud.scenario(raw_line=noise)
    async with opened(cloud, folder) as tunnel:
        cloud.order("raw", {"bytes": noise})
        cloud.order("raw", {"bytes": ("x" * 40_000).encode().hex()})
        cloud.order("log", {"lvl": "info", "msg": "open", "values": {"_x": "ÁÍñ", "line": "raro"}})
        cloud.order("drop")
        await eventually(lambda: tunnel.status().state is TunnelState.RECONNECTING)
        cloud.order("restore")
        await eventually(lambda: tunnel.status().state is TunnelState.UP)


async def test_a_cancelled_open_leaves_no_process(cloud: FakeCloud, folder: Path) -> None:
    cloud.scenario(silent=60)
    tunnel = make(cloud, folder, start_timeout_s=30)
    opening = asyncio.create_task(tunnel.open())
    await eventually(lambda: bool(cloud.pids()))
    (pid,) = cloud.pids()
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    assert not lives(pid)
    assert tunnel.status().state is TunnelState.CLOSED


async def test_open_cancelled_at_every_early_moment(cloud: FakeCloud, folder: Path) -> None:
    for turns in range(12):
        tunnel = make(cloud, folder)
        opening = asyncio.create_task(tunnel.open())
        for _ in range(turns):
            await asyncio.sleep(0)
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        assert tunnel.status().state is TunnelState.CLOSED
        assert not (folder / PID_FILE).exists()
    await eventually(lambda: not cloud.pids())


async def test_a_cancelled_close_still_ends_the_agent(cloud: FakeCloud, folder: Path) -> None:
    tunnel = make(cloud, folder)
    await tunnel.open()
    (pid,) = cloud.pids()
    closing = asyncio.create_task(tunnel.close())
    await asyncio.sleep(0)
    closing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await closing
    assert not lives(pid)
    assert tunnel.status().state is TunnelState.CLOSED


async def test_opening_while_it_reconnects_starts_nothing(cloud: FakeCloud, folder: Path) -> None:
    async with opened(cloud, folder) as tunnel:
        before = tunnel.status().public_url
        cloud.order("drop")
        await eventually(lambda: tunnel.status().state is TunnelState.RECONNECTING)
        assert await tunnel.open() == before
        assert len(cloud.calls("start")) == 1


IN_ANOTHER_LOCALE = """
import asyncio, locale, sys
from pathlib import Path
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok import NgrokTunnel
from aura_desktop.gateways.tunnel import TunnelState
from aura_desktop.gateways.whatsapp import signature

assert "pyngrok" not in sys.modules and "yaml" not in sys.modules, "the start of the program waits for it"

async def main():
    assert locale.getpreferredencoding(False).upper() not in ("UTF-8", "UTF8")
    agent, folder = map(Path, sys.argv[1:])
    tunnel = NgrokTunnel(agent=agent, authtoken=Secret("ficticio"), domain="", port=1, folder=folder)
    await tunnel.open()
    await asyncio.sleep(0)
    assert tunnel.status().state is TunnelState.UP
    await tunnel.close()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the locale comes from the system there")
async def test_the_encoding_of_the_pc_does_not_matter(cloud: FakeCloud, folder: Path) -> None:
    cloud.scenario(raw_line="6c766c3d696e666f206d73673d224d4152c38d41c3b122")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", IN_ANOTHER_LOCALE, str(cloud.agent), str(folder)),
        cwd=ROOT,
        env={**os.environ, **plain},
    )
    assert await process.wait() == 0
    await eventually(lambda: not cloud.pids())


async def test_the_proxy_of_the_pc_is_not_asked_for_loopback(
    cloud: FakeCloud, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with opened(cloud, folder) as tunnel:
        assert tunnel.status().state is TunnelState.UP


async def test_the_home_loop_is_never_held_up(cloud: FakeCloud, folder: Path) -> None:
    loop = asyncio.get_running_loop()
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        while True:
            began = loop.time()
            await asyncio.sleep(0.005)
            longest = max(longest, loop.time() - began)

    beating = asyncio.create_task(beat())
    async with opened(cloud, folder):
        pass
    beating.cancel()
    assert longest < 0.5


def test_the_tunnel_of_each_choice(tmp_path: Path) -> None:
    agent = tmp_path / ("ngrok.exe" if sys.platform == "win32" else "ngrok")
    agent.write_bytes(b"")
    agent.chmod(0o700)
    ngrok = TunnelChoice(kind=TunnelKind.NGROK, agent_path=str(agent))
    assert isinstance(tunnel_for(ngrok, TOKEN, port=1, folder=tmp_path), NgrokTunnel)
    own = TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url="https://clinica.example")
    assert isinstance(tunnel_for(own, None, port=1, folder=tmp_path), OwnAddress)
    for choice, token, code in (
        (TunnelChoice(), TOKEN, "tunnel_off"),
        (ngrok, None, "tunnel_authtoken_missing"),
        (ngrok, Secret(""), "tunnel_authtoken_missing"),
    ):
        with pytest.raises(SetupError) as caught:
            tunnel_for(choice, token, port=1, folder=tmp_path)
        assert caught.value.code == code


def test_a_configuration_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        ngrok_config.write_config(tmp_path, 1)
    assert files_in(tmp_path) == []


def test_the_policy_names_one_path() -> None:
    body = ngrok_config.endpoint(port=8095, domain="", path=PATH)
    rules = json.loads(str(body["traffic_policy"]))["on_http_request"]
    assert len(rules) == 1
    assert rules[0]["actions"] == [{"type": "deny", "config": {"status_code": 404}}]
