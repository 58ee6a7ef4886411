"""Own public addresses as they are pasted."""

import pytest

from aura_desktop.domain.own_address import read_own_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://recepcion.example", "https://recepcion.example"),
        (" HTTPS://Recepcion.Example/ ", "https://recepcion.example"),
        ("recepcion.example", "https://recepcion.example"),
        ("recepcion.example:8443/aura/", "https://recepcion.example:8443/aura"),
        ("https://recepcion.example/whatsapp/webhook", "https://recepcion.example"),
        ("https://recepcion.example/whatsapp/webhook/", "https://recepcion.example"),
        ("https://recepcion.example/Aura/whatsapp/webhook", "https://recepcion.example/Aura"),
        ("https://recepcion.example/whatsapp/webhook?hub.mode=x#y", "https://recepcion.example"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_what_is_more_than_the_address_is_cut(text: str, address: str) -> None:
    assert read_own_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://recepcion.example",
        "http://192.168.1.20",
        "ftp://recepcion.example",
        "https://",
        "https://recepcion",
        "https://clave@recepcion.example",
        "https://recepcion example",
        "https://recepcion.example:puerto",
        "https://[::1",
    ],
)
def test_what_meta_would_not_call(text: str) -> None:
    assert read_own_address(text) is None
