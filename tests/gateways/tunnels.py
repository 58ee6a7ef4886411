"""Tunnels over the fake agent, and what tests ask of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from aura_desktop.errors import AuraError
from aura_desktop.gateways import ngrok_config
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok import NgrokTunnel
from aura_desktop.gateways.ngrok_leftover import start_time
from aura_desktop.gateways.tunnel import TunnelState
from tests.tunnel.cloud import FakeCloud

TOKEN = Secret("2ejemploficticio0000000000000_1Ejemplo2Ficticio3456")


def make(cloud: FakeCloud, folder: Path, **values: float) -> NgrokTunnel:
    settings = {"start_timeout_s": 10.0, "poll_s": 0.05, **values}
    return NgrokTunnel(
        agent=cloud.agent,
        authtoken=TOKEN,
        domain="",
        port=ngrok_config.free_port(),
        folder=folder,
        **settings,
    )


@asynccontextmanager
async def opened(cloud: FakeCloud, folder: Path) -> AsyncIterator[NgrokTunnel]:
    tunnel = make(cloud, folder)
    await tunnel.open()
    try:
        yield tunnel
    finally:
        await tunnel.close()


async def refused(tunnel: NgrokTunnel, kind: type[AuraError] = AuraError) -> AuraError:
    """What `open` raises; nothing may be left then."""
    with pytest.raises(kind) as caught:
        await tunnel.open()
    assert tunnel.status().state is TunnelState.FAILED
    assert tunnel.status().code == caught.value.code
    return caught.value


def bytes_of(path: str | Path) -> bytes:
    return Path(path).read_bytes()


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def lives(pid: int) -> bool:
    return bool(start_time(pid))
