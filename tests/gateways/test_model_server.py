"""The server of a language model: its list, its answer, and what it refuses."""

import json
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.model_server import ModelServer

KEY = Secret("sk-ejemplo-ficticio")
LOCAL = AiChoice(
    provider=AiProvider.COMPATIBLE, base_url="http://192.168.1.20:11434/v1", model="chico"
)
OPENAI = AiChoice(provider=AiProvider.OPENAI, model="grande")
AZURE = AiChoice(
    provider=AiProvider.AZURE, base_url="https://clinica.openai.example/", model="mi modelo"
)
Handler = Callable[[httpx.Request], httpx.Response]


def server(handler: Handler) -> ModelServer:
    return ModelServer(httpx.MockTransport(handler))


async def refused(handler: Handler, choice: AiChoice = LOCAL, key: Secret | None = KEY) -> set[str]:
    """The codes of both questions."""
    codes = set()
    for ask in (server(handler).models, server(handler).answer_time):
        with pytest.raises(AuraError) as caught:
            await ask(choice, key)
        assert caught.value.__cause__ is None
        # httpx's errors carry the request, and with it the key.
        assert not isinstance(caught.value.__context__, httpx.HTTPError)
        assert KEY.reveal() not in f"{caught.value!r} {caught.value.detail} {caught.value.params}"
        codes.add(caught.value.code)
    return codes


async def test_models_of_a_server_in_the_network() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert str(request.url) == "http://192.168.1.20:11434/v1/models"
        assert "authorization" not in request.headers
        return httpx.Response(200, json={"data": [{"id": "b"}, {"id": "a"}, {"id": "a"}, {}, 3]})

    assert await server(handler).models(LOCAL, None) == ("a", "b")


async def test_an_answer_of_openai() -> None:
    bodies = []

    def handler(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        assert request.url.path == "/v1/chat/completions"
        assert request.headers["authorization"] == f"Bearer {KEY.reveal()}"
        return httpx.Response(200, json={"choices": [{"message": {"content": "sí"}}]})

    assert await server(handler).answer_time(OPENAI, KEY) > 0
    assert bodies[0]["model"] == "grande"
    assert "max_completion_tokens" in bodies[0]


async def test_an_answer_of_azure() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert request.headers["api-key"] == KEY.reveal()
        assert "authorization" not in request.headers
        assert request.url.params["api-version"]
        if request.method == "GET":
            assert request.url.path == "/openai/models"
            return httpx.Response(200, json={"data": [{"id": "x"}]})
        assert b"/openai/deployments/mi%20modelo/chat/completions" in request.url.raw_path
        return httpx.Response(200, json={"choices": []})

    assert await server(handler).models(AZURE, KEY) == ("x",)
    assert await server(handler).answer_time(AZURE, KEY) > 0


async def test_a_model_that_does_not_know_the_limits_name() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if b"max_" in request.content:
            error = {"message": "Unsupported parameter: 'max_tokens'", "param": "max_tokens"}
            return httpx.Response(400, json={"error": error})
        return httpx.Response(200, json={"choices": []})

    assert await server(handler).answer_time(LOCAL, None) > 0


@pytest.mark.parametrize(
    ("status", "body", "codes"),
    [
        (401, {"error": {"code": "invalid_api_key"}}, {"ai_key_invalid"}),
        (403, {}, {"ai_key_invalid"}),
        (404, {"error": {"code": "model_not_found"}}, {"ai_address_invalid", "ai_model_unknown"}),
        (404, {}, {"ai_address_invalid"}),
        (302, {}, {"ai_address_invalid"}),
        (429, {"error": {"code": "insufficient_quota"}}, {"ai_refused"}),
        (400, {"error": {"message": "no"}}, {"ai_refused"}),
        (502, {}, {"ai_unreachable"}),
        (200, {"hola": 1}, {"ai_address_invalid"}),
    ],
)
async def test_refusals(status: int, body: dict[str, object], codes: set[str]) -> None:
    assert await refused(lambda _: httpx.Response(status, json=body)) == codes


async def test_nobody_answers() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    assert await refused(handler) == {"ai_unreachable"}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hola",
        "ftp://192.168.1.20/v1",
        "http://8.8.8.8/v1",
        "http://0.0.0.0/v1",
        "http://[2001:4860:4860::8888]/v1",
        "http://u:clave@192.168.1.20/v1",
        "https://a.example/v1?x=1",
        "https://a.example:99999/v1",
        "https://a b.example/v1",
    ],
)
async def test_addresses_that_are_none_or_cross_the_world_in_clear(address: str) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise AssertionError("asked")

    choice = replace(LOCAL, base_url=address)
    assert await refused(handler, choice) == {"ai_address_invalid"}


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1234/v1/", "http://localhost:1/v1", "http://10.0.0.9", "http://[::1]:9/v1"],
)
async def test_addresses_of_this_network(address: str) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"data": []})

    assert await server(handler).models(replace(LOCAL, base_url=address), None) == ()


async def test_what_is_missing() -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise AssertionError("asked")

    assert await refused(handler, AiChoice()) == {"ai_off"}
    for choice in (OPENAI, AZURE):
        assert await refused(handler, choice, None) == {"ai_key_invalid"}
    assert await refused(handler, OPENAI, Secret("sk-ñ")) == {"ai_key_invalid"}
    with pytest.raises(SetupError, match="ai_model_unknown"):
        await server(handler).answer_time(replace(LOCAL, model=""), None)


async def test_over_real_http() -> None:
    async def models(_: Request) -> JSONResponse:
        return JSONResponse({"data": [{"id": "chico"}]})

    listener = Listener(Starlette(routes=[Route("/v1/models", models)]))
    port = await listener.start()
    try:
        choice = replace(LOCAL, base_url=f"http://127.0.0.1:{port}/v1")
        assert await ModelServer().models(choice, None) == ("chico",)
        with pytest.raises(AuraError, match="ai_address_invalid"):
            await ModelServer().answer_time(choice, None)
    finally:
        await listener.stop()
