"""The clinic's own address."""

import pytest

from aura_desktop.errors import SetupError
from aura_desktop.gateways.own_address import OwnAddress
from aura_desktop.gateways.tunnel import TunnelState


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("https://clinica.example", "https://clinica.example"),
        (" https://clinica.example:8443/whatsapp/webhook/ ", "https://clinica.example:8443"),
        ("https://clinica.example/aura/", "https://clinica.example/aura"),
        ("http://127.0.0.1:8095", "http://127.0.0.1:8095"),
        ("http://localhost:8095", "http://localhost:8095"),
        ("http://[::1]:8095", "http://[::1]:8095"),
    ],
)
async def test_an_address_that_can_be_called(given: str, used: str) -> None:
    own = OwnAddress(given)
    heard: list[TunnelState] = []
    leave = own.subscribe(lambda: heard.append(own.status().state))
    assert await own.open() == used
    assert own.status().public_url == used
    await own.open()
    await own.close()
    leave()
    leave()
    await own.open()
    assert heard == [TunnelState.UP, TunnelState.CLOSED]


@pytest.mark.parametrize(
    "given",
    [
        "",
        "clinica.example",
        "http://clinica.example",
        "http://192.168.1.20:8095",
        "ftp://clinica.example",
        "https://",
        "https://[broken",
        "https://clinica.example:port",
    ],
)
async def test_an_address_meta_would_not_call(given: str) -> None:
    own = OwnAddress(given)
    with pytest.raises(SetupError) as caught:
        await own.open()
    assert caught.value.code == own.status().code == "public_address_not_https"
    assert own.status().state is TunnelState.FAILED
