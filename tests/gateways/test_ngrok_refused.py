"""A tunnel that does not come up: each reason has its code, and nothing is left running."""

import asyncio
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import ngrok_config
from aura_desktop.gateways.tunnel import TunnelState
from tests.eventually import eventually
from tests.gateways.tunnels import TOKEN, make, opened, refused
from tests.tunnel.cloud import FakeCloud


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path / "MARÍA ñandú") as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "datos ÁÍ"


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        ("ERR_NGROK_105", "tunnel_authtoken_invalid", SetupError),
        ("ERR_NGROK_107", "tunnel_authtoken_invalid", SetupError),
        ("ERR_NGROK_108", "tunnel_session_limit", UnavailableError),
        ("ERR_NGROK_120", "agent_too_old", SetupError),
        ("ERR_NGROK_725", "tunnel_quota", SetupError),
    ],
)
async def test_a_session_that_is_refused(
    cloud: FakeCloud,
    folder: Path,
    number: str,
    code: str,
    kind: type[AuraError],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("pyngrok", "pyngrok.process.ngrok", "pyngrok.ngrok", "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=name)
    cloud.scenario(session_error=number)
    error = await refused(make(cloud, folder), kind)
    assert error.code == code
    # The fake repeats the token in its errors, as the real one does.
    said = [
        str(error),
        repr(error),
        error.detail,
        str(error.params),
        caplog.text,
        *capfd.readouterr(),
    ]
    assert TOKEN.reveal() not in "".join(said)
    await eventually(lambda: not cloud.pids())


@pytest.mark.parametrize(
    ("number", "code", "params"),
    [
        ("ERR_NGROK_334", "tunnel_domain_taken", {}),
        ("ERR_NGROK_320", "tunnel_domain_not_yours", {}),
        ("ERR_NGROK_313", "tunnel_domain_needs_plan", {}),
        ("ERR_NGROK_726", "tunnel_quota", {}),
        ("ERR_NGROK_9999", "tunnel_refused", {"number": 9999}),
    ],
)
async def test_an_endpoint_that_is_refused(
    cloud: FakeCloud, folder: Path, number: str, code: str, params: dict[str, int]
) -> None:
    cloud.scenario(endpoint_error=number)
    tunnel = make(cloud, folder)
    error = await refused(tunnel)
    assert (error.code, error.params) == (code, params)
    assert (tunnel.status().code, tunnel.status().params) == (code, params)
    await eventually(lambda: not cloud.pids())


async def test_a_refusal_that_the_agent_tries_again_for_ever_is_not_called_a_missing_network(
    cloud: FakeCloud, folder: Path
) -> None:
    line = (
        'lvl=eror msg="failed to reconnect session" err="something else is wrong. ERR_NGROK_9999"'
    )
    cloud.scenario(raw_line=line.encode().hex())
    cloud.order("drop")
    error = await refused(make(cloud, folder, start_timeout_s=1.5))
    assert (error.code, error.params) == ("tunnel_refused", {"number": 9999})


async def test_an_agent_not_yet_ready_is_asked_again(cloud: FakeCloud, folder: Path) -> None:
    cloud.scenario(not_ready=3)
    async with opened(cloud, folder) as tunnel:
        assert tunnel.status().state is TunnelState.UP


async def test_a_silent_agent_is_ended_in_time(cloud: FakeCloud, folder: Path) -> None:
    cloud.scenario(silent=60)
    loop = asyncio.get_running_loop()
    began = loop.time()
    error = await refused(make(cloud, folder, start_timeout_s=1.0), UnavailableError)
    assert error.code == "tunnel_timeout"
    assert loop.time() - began < 4.0
    await eventually(lambda: not cloud.pids())


async def test_without_a_network(cloud: FakeCloud, folder: Path) -> None:
    cloud.order("drop")
    error = await refused(make(cloud, folder, start_timeout_s=1.5), UnavailableError)
    assert error.code == "tunnel_no_network"


async def test_a_network_that_comes_back_in_time(cloud: FakeCloud, folder: Path) -> None:
    cloud.order("drop")
    tunnel = make(cloud, folder)
    opening = asyncio.create_task(tunnel.open())
    await eventually(lambda: bool(cloud.pids()))
    cloud.order("restore")
    assert await opening == cloud.edge_url
    await tunnel.close()


async def test_an_agent_without_endpoints_is_too_old(cloud: FakeCloud, folder: Path) -> None:
    cloud.scenario(old_agent=True, version="3.12.1")
    error = await refused(make(cloud, folder), SetupError)
    assert (error.code, error.params) == ("agent_too_old", {"version": "3.12.1"})


async def test_a_missing_agent(cloud: FakeCloud, folder: Path) -> None:
    cloud.agent.unlink()
    assert (await refused(make(cloud, folder), SetupError)).code == "agent_missing"


async def test_a_file_that_is_no_program(cloud: FakeCloud, folder: Path) -> None:
    cloud.agent.write_bytes(b"\x00\x01 no program")
    assert (await refused(make(cloud, folder), SetupError)).code == "agent_unusable"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
async def test_a_program_that_is_no_agent(cloud: FakeCloud, folder: Path) -> None:
    cloud.agent.write_text("#!/bin/sh\necho 'hola'\n")
    assert (await refused(make(cloud, folder), SetupError)).code == "agent_unusable"


async def test_a_busy_port_is_left_for_another(
    cloud: FakeCloud, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = ngrok_config.free_port
    busy = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    ports = iter([busy.sockets[0].getsockname()[1]])
    tunnel = make(cloud, folder)
    monkeypatch.setattr(ngrok_config, "free_port", lambda: next(ports, 0) or free())
    try:
        assert await tunnel.open() == cloud.edge_url
        assert len(cloud.calls("start")) == 2
    finally:
        busy.close()
        await tunnel.close()


async def test_a_port_that_is_always_busy(
    cloud: FakeCloud, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = busy.sockets[0].getsockname()[1]
    tunnel = make(cloud, folder)
    monkeypatch.setattr(ngrok_config, "free_port", lambda: port)
    async with busy:
        error = await refused(tunnel, UnavailableError)
    assert error.code == "tunnel_start_failed"
    await eventually(lambda: not cloud.pids())


async def test_a_folder_that_cannot_be_made(cloud: FakeCloud, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    error = await refused(make(cloud, tmp_path / "file" / "datos"), UnavailableError)
    assert error.code == "tunnel_start_failed"
