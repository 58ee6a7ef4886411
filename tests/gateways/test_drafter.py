"""The drafter: words as they come, to where the clinic says, and nothing of them anywhere else."""

import asyncio
import logging
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from aura_desktop.domain.model_request import (
    Abilities,
    Ended,
    Piece,
    Structured,
)
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import UnavailableError
from aura_desktop.gateways import way_out
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.model_client import open_client
from aura_desktop.gateways.model_library import libraries
from tests.gateways.drafter_desk import (
    CANARY,
    CHUNK,
    KEY,
    NOON,
    REQUEST,
    SHORT,
    Desk,
    always,
    desks,
    hostile_environment,
)
from tests.llm.server import (
    Gate,
    LlmServer,
    Raw,
    Say,
    Script,
    Usage,
)

__all__ = ["desks", "hostile_environment"]


async def test_words_come_as_they_are_said_and_then_the_end(desks: list[Desk]) -> None:
    gate = Gate()
    async with LlmServer(always(Say("Ho"), gate, Say("la"), Usage(31, 7))) as server:
        desks.append(desk := Desk(server.choice()))
        async with aclosing(desk.drafter.stream(REQUEST)) as parts:
            assert await anext(parts) == Piece(text="Ho")
            # The server is still in the middle of it.
            await gate.reached()
            gate.release()
            rest = [part async for part in parts]
        assert rest == [
            Piece(text="la"),
            Ended(finish="stop", prompt_tokens=31, answer_tokens=7, model="modelo-ejemplo"),
        ]
        assert desk.learned == []


async def test_what_is_asked_and_what_is_told_of_this_pc(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí")), key=KEY.reveal()) as server:
        desks.append(desk := Desk(server.choice()))
        await desk.all()
        (asked,) = server.requests
        assert asked.body.pop("response_format")["json_schema"]["strict"] is True
        assert asked.body == {
            "model": "modelo-ejemplo",
            "messages": [
                {"role": "system", "content": "Responde en JSON."},
                {"role": "user", "content": CANARY},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": 0.3,
            "max_tokens": 400,
        }
        port = server.root.rpartition(":")[2]
        assert asked.headers["host"] == f"127.0.0.1:{port}"
        assert asked.headers["authorization"] == f"Bearer {KEY.reveal()}"
        assert asked.headers["user-agent"] == "AURA Desktop"
        assert asked.headers["accept-encoding"] == "identity"
        assert asked.headers.keys() <= {
            *("host", "accept", "accept-encoding", "connection", "content-type"),
            *("content-length", "user-agent", "authorization"),
        }


async def test_it_can_be_made_ready_without_a_question(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí"))) as server:
        desks.append(desk := Desk(server.choice()))
        await desk.drafter.prepare()
        assert desk.drafter._client and server.requests == []
        assert (await desk.all())[0] == "sí"


async def test_many_words_at_once_leave_room_for_others(desks: list[Desk]) -> None:
    chunk = CHUNK + b'[{"index":0,"delta":{"content":"a "}}]}\n\n'
    turns = 0
    async with LlmServer(always(Raw(chunk * 200), Say("fin"))) as server:
        desks.append(desk := Desk(server.choice()))

        async def count() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        counting = asyncio.ensure_future(count())
        at = [turns async for part in desk.drafter.stream(REQUEST)]
        counting.cancel()
        assert len(set(at)) == len(at) == 202


async def test_a_server_without_a_key_gets_none(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí"))) as server:
        desks.append(desk := Desk(server.choice(), key=None))
        plain = replace(REQUEST, structured=False, temperature=None)
        assert (await desk.all(plain))[0] == "sí"
        (asked,) = server.requests
        assert "authorization" not in asked.headers
        assert not {"response_format", "temperature"} & asked.body.keys()


async def test_azure_in_both_forms(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí")), key=KEY.reveal(), models=("mi modelo",)) as server:
        by_deployment = server.choice(AiProvider.AZURE)
        desks.append(desk := Desk(by_deployment))
        await desk.all()
        desk.choice = replace(by_deployment, base_url=f"{server.root}/openai/v1", api_version="")
        await desk.all()
        first, second = server.requests
        assert first.path == "/openai/deployments/mi modelo/chat/completions"
        assert first.query == {"api-version": "2024-10-21"}
        assert first.headers["api-key"] == KEY.reveal()
        assert "authorization" not in first.headers
        assert (second.path, second.query) == ("/openai/v1/chat/completions", {})
        assert second.headers["authorization"] == f"Bearer {KEY.reveal()}"


async def test_openai_knows_the_newer_name_of_the_limit(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí"))) as server:
        desks.append(desk := Desk(server.choice(AiProvider.OPENAI)))
        await desk.all()
        assert server.requests[0].body["max_completion_tokens"] == 400
        assert "max_tokens" not in server.requests[0].body


async def test_one_connection_serves_until_choice_or_key_change(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí"))) as server:
        desks.append(desk := Desk(server.choice()))
        await desk.all()
        first = desk.drafter._client
        found = Abilities(structured=Structured.JSON_OBJECT, checked_at=NOON)
        desk.choice = replace(desk.choice, abilities=found)
        await desk.all()
        assert desk.drafter._client is first
        desk.key = Secret("sk-otra")
        await desk.all()
        assert desk.drafter._client is not first
        assert first and first._transport.is_closed
        assert server.requests[-1].headers["authorization"] == "Bearer sk-otra"


async def test_another_key_lets_what_is_being_said_end(desks: list[Desk]) -> None:
    gate = Gate()
    scripts: Iterator[Script] = iter([[Say("Ho"), gate, Say("la")], [Say("Otra")]])
    async with LlmServer(lambda _: next(scripts)) as server:
        desks.append(desk := Desk(server.choice()))
        async with aclosing(desk.drafter.stream(REQUEST)) as parts:
            await anext(parts)
            desk.key = Secret("sk-otra")
            assert (await desk.all())[0] == "Otra"
            gate.release()
            assert await anext(parts) == Piece(text="la")


@pytest.mark.parametrize("how", ["cancelled", "left", "closed", "while_thinking"])
async def test_whoever_leaves_hangs_up(desks: list[Desk], how: str) -> None:
    gate = Gate()
    steps = [gate] if how == "while_thinking" else [Say("Ho"), gate]
    async with LlmServer(always(*steps)) as server:
        desks.append(desk := Desk(server.choice()))
        heard = asyncio.Event()

        async def listen() -> None:
            async for _ in desk.drafter.stream(REQUEST):
                heard.set()
                if how == "left":
                    return

        task = asyncio.ensure_future(listen())
        await gate.reached()
        if how != "while_thinking":
            await heard.wait()
        if how == "closed":
            await desk.drafter.aclose()
        else:
            task.cancel()
        await server.until_disconnected()
        result = (await asyncio.gather(task, return_exceptions=True))[0]
        if how == "closed":
            assert isinstance(result, UnavailableError)
        elif how != "left":
            assert isinstance(result, asyncio.CancelledError)
        assert server.disconnected == [0]


async def test_after_a_cancelled_answer_the_next_one_comes(desks: list[Desk]) -> None:
    scripts: Iterator[Script] = iter([[Say("Ho"), Gate()], [Say("Otra")]])
    async with LlmServer(lambda _: next(scripts)) as server:
        desks.append(desk := Desk(server.choice()))
        async with aclosing(desk.drafter.stream(REQUEST)) as parts:
            await anext(parts)
        await server.until_disconnected()
        assert (await desk.all())[0] == "Otra"


@pytest.mark.parametrize(
    ("choice", "key", "code"),
    [
        (AiChoice(), KEY, "ai_off"),
        (AiChoice(provider=AiProvider.OPENAI, model="m"), None, "ai_key_invalid"),
        (AiChoice(provider=AiProvider.OPENAI, model="m"), Secret("sk-ñ"), "ai_key_invalid"),
        (AiChoice(provider=AiProvider.AZURE, base_url="https://a.invalid"), None, "ai_key_invalid"),
        (
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://8.8.8.8/v1"),
            None,
            "ai_address_invalid",
        ),
        (
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="https://a b/v1"),
            None,
            "ai_address_invalid",
        ),
        (
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://10.0.0.1/v1"),
            None,
            "ai_model_unknown",
        ),
    ],
)
async def test_nothing_leaves_by_a_wrong_way(
    desks: list[Desk], choice: AiChoice, key: Secret | None, code: str
) -> None:
    desks.append(desk := Desk(choice, key))
    assert (await desk.refused()).code == code


async def test_a_name_that_has_moved_out_of_the_network_is_not_told_anything(
    desks: list[Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    resolve = loop.getaddrinfo
    where = "127.0.0.1"

    async def looked_up(host: Any, *args: Any, **options: Any) -> Any:
        return await resolve(
            where if host in ("modelo.clinica", b"modelo.clinica") else host, *args, **options
        )

    monkeypatch.setattr(loop, "getaddrinfo", looked_up)
    async with LlmServer(always(Say("sí"))) as server:
        url = server.base_url.replace("127.0.0.1", "modelo.clinica")
        desks.append(desk := Desk(replace(server.choice(), base_url=url)))
        await desk.all()
        where = "8.8.8.8"
        assert (await desk.refused()).code == "ai_address_invalid"
        assert len(server.requests) == 1


def way(client: Any, url: str) -> Any:
    return client._transport._transport_for_url(libraries().httpx2.URL(url))._pool


@pytest.mark.parametrize(
    ("choice", "has_proxy"),
    [
        (AiChoice(provider=AiProvider.OPENAI, model="m"), True),
        (AiChoice(provider=AiProvider.AZURE, base_url="https://a.invalid", model="m"), True),
        (
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="https://10.0.0.9/v1", model="m"),
            False,
        ),
        (AiChoice(provider=AiProvider.COMPATIBLE, base_url="https://localhost", model="m"), False),
    ],
)
async def test_encrypted_ways_trust_as_the_rest_of_the_program_does(
    choice: AiChoice, has_proxy: bool
) -> None:
    client = await open_client(choice, KEY, SHORT)
    pool = way(client, choice.base_url or "https://api.openai.com/v1")
    assert pool._ssl_context is way_out.shared_trust()
    assert pool._ssl_context.verify_mode is ssl.CERT_REQUIRED
    assert pool._ssl_context.check_hostname
    assert hasattr(pool, "_proxy_url") is has_proxy
    await client.close()


async def test_a_proxy_of_another_kind_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "socks5://pepa:clave@127.0.0.1:1080")
    choice = AiChoice(provider=AiProvider.OPENAI, model="m")
    client = await open_client(choice, KEY, SHORT)
    proxy = way(client, "https://api.openai.com/v1")._proxy_url
    assert (proxy.host, proxy.port) == (b"127.0.0.1", 9)
    await client.close()


async def test_no_word_reaches_a_log(desks: list[Desk], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with LlmServer(always(Say("palabra secreta"))) as server:
        desks.append(desk := Desk(server.choice()))
        await desk.all()
    await desk.refused()
    for words in (CANARY, KEY.reveal(), "palabra secreta"):
        assert words not in caplog.text
    assert not [
        each for each in caplog.records if each.name.startswith(("openai", "httpx2", "httpcore2"))
    ]


def test_nothing_is_loaded_before_the_first_question() -> None:
    code = (
        "import sys\n"
        "from aura_desktop.gateways.drafter import Drafter\n"
        "from aura_desktop.domain.setup import AiChoice\n"
        "Drafter(AiChoice, lambda: None)\n"
        "assert not {'openai', 'httpx2', 'pydantic'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
