"""Addresses of model servers as they are pasted."""

import pytest

from aura_desktop.domain.model_address import ModelAddress, read_address
from aura_desktop.domain.setup import AiProvider

LOCAL, AZURE = AiProvider.COMPATIBLE, AiProvider.AZURE


@pytest.mark.parametrize(
    ("text", "base_url"),
    [
        ("http://192.168.1.20:8000/v1", "http://192.168.1.20:8000/v1"),
        ("  HTTP://192.168.1.20:8000/v1/ ", "http://192.168.1.20:8000/v1"),
        ("http://192.168.1.20:8000", "http://192.168.1.20:8000"),
        ("https://ia.example/v1/chat/completions", "https://ia.example/v1"),
        ("https://ia.example/v1/models/", "https://ia.example/v1"),
        ("https://ia.example/api/v1?key=1#top", "https://ia.example/api/v1"),
    ],
)
def test_a_request_is_cut_back_to_its_server(text: str, base_url: str) -> None:
    assert read_address(text, LOCAL) == ModelAddress(base_url=base_url)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("https://clinica.openai.example/", ("", "")),
        ("https://clinica.openai.example/openai/v1/", ("", "")),
        (
            "https://clinica.openai.example/openai/deployments/mi%20modelo/chat/completions"
            "?api-version=2024-10-21",
            ("2024-10-21", "mi modelo"),
        ),
    ],
)
def test_azures_request_names_deployment_and_version(text: str, rest: tuple[str, str]) -> None:
    found = read_address(text, AZURE)
    assert found is not None
    assert found.base_url == "https://clinica.openai.example"
    assert (found.api_version, found.model) == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "192.168.1.20:8000",
        "ftp://ia.example",
        "https://",
        "https://clave@ia.example",
        "https://ia example/v1",
        "https://[::1/v1",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert read_address(text, LOCAL) is None
