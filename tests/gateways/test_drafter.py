"""The drafter: words as they come, every fault of a stream as one of ours, nothing of it anywhere else."""

import asyncio
import json
import logging
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aura_desktop.domain.model_request import (
    Abilities,
    ChatMessage,
    Ended,
    LimitName,
    ModelRequest,
    Piece,
    Role,
    Structured,
)
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import way_out
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.drafter import Drafter
from aura_desktop.gateways.model_client import Patience, open_client
from aura_desktop.gateways.model_library import libraries
from aura_desktop.gateways.model_server import ModelServer
from tests.llm.server import (
    Cut,
    Delta,
    Fail,
    Finish,
    Gate,
    LlmServer,
    Raw,
    Say,
    Script,
    Step,
    Usage,
    said,
)
from tests.llm.strict import ServerAbilities, Words

KEY = Secret("sk-ejemplo-ficticio")
CANARY = "Camila Ejemplo pregunta por su láser"
REQUEST = ModelRequest(
    messages=(
        ChatMessage(role=Role.SYSTEM, content="Responde en JSON."),
        ChatMessage(role=Role.USER, content=CANARY),
    )
)
FORM = {
    "reply": "Hola",
    "claims": [],
    "intent": "",
    "risk": "none",
    "missing": "",
    "action": "reply",
    "language": "es",
}
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
SHORT = Patience(first_s=0.3, gap_s=0.3, whole_s=5.0)


@pytest.fixture(autouse=True)
def hostile_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every variable by which the library could send words, or more than words, elsewhere."""
    for name, value in {
        "OPENAI_BASE_URL": "http://127.0.0.1:9/robo",
        "OPENAI_API_KEY": "sk-del-entorno",
        "OPENAI_ADMIN_KEY": "sk-admin-del-entorno",
        "OPENAI_ORG_ID": "org-del-entorno",
        "OPENAI_PROJECT_ID": "proj-del-entorno",
        "OPENAI_CUSTOM_HEADERS": "X-Robo: ñ\nAuthorization: Bearer del-entorno\nHost: robo.invalid",
        "OPENAI_LOG": "debug",
        "OPENAI_API_VERSION": "del-entorno",
        "AZURE_OPENAI_API_KEY": "del-entorno",
        "AZURE_OPENAI_AD_TOKEN": "del-entorno",
        "AZURE_OPENAI_ENDPOINT": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)
        monkeypatch.setenv(name.lower(), value)


class Desk:
    """A drafter with what it is told, and what it has learned."""

    def __init__(self, choice: AiChoice, key: Secret | None = KEY, **options: Any) -> None:
        self.choice = choice
        self.key = key
        self.learned: list[Abilities] = []
        self.drafter = Drafter(
            lambda: self.choice,
            lambda: self.key,
            self.learned.append,
            clock=lambda: NOON,
            **options,
        )

    async def all(self, request: ModelRequest = REQUEST) -> tuple[str, Ended]:
        parts = [part async for part in self.drafter.stream(request)]
        ended = parts.pop()
        assert isinstance(ended, Ended)
        return "".join(part.text for part in parts if isinstance(part, Piece)), ended

    async def refused(self, request: ModelRequest = REQUEST) -> AuraError:
        with pytest.raises(AuraError) as caught:
            await self.all(request)
        error = caught.value
        # The library's errors hold the request, and with it the key and what the patient wrote.
        assert error.__cause__ is None
        assert error.__context__ is None
        shown = f"{error!r} {error} {error.detail} {error.params}"
        assert KEY.reveal() not in shown
        assert CANARY not in shown
        return error


@pytest.fixture
async def desks() -> AsyncIterator[list[Desk]]:
    made: list[Desk] = []
    yield made
    for desk in made:
        await desk.drafter.aclose()


def always(*steps: Step) -> Any:
    return lambda _: steps


async def spoken(script: Script, **options: Any) -> AuraError:
    """What becomes of this script."""
    async with LlmServer(always(*script)) as server:
        desk = Desk(server.choice(), **options)
        try:
            return await desk.refused()
        finally:
            await desk.drafter.aclose()


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


CHUNK = b'data: {"id":"x","object":"chat.completion.chunk","choices":'


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ([Say("Ho"), Cut()], "ai_cut"),
        ([Cut()], "ai_cut"),
        ([Say("Ho"), Cut(cleanly=True)], "ai_cut"),
        ([Say("Ho"), Finish("tool_calls")], "ai_cut"),
        ([Say("Ho"), Finish("length")], "ai_too_long"),
        ([Say("Ho"), Finish("content_filter")], "ai_filtered"),
        ([Delta({"refusal": "No puedo"}), Finish()], "ai_filtered"),
        ([Say("Ho"), Raw(b'data: {"id": \n\n')], "ai_corrupt"),
        ([Say("Ho"), Raw(b"data: \xff\xfe\n\n")], "ai_corrupt"),
        ([Say("Ho"), Raw(b'data: "hola"\n\n')], "ai_corrupt"),
        ([Say("Ho"), Raw(b"data: [1]\n\n")], "ai_corrupt"),
        ([Say("Ho"), Raw(b'data: {"hola": 1}\n\n')], "ai_corrupt"),
        ([Raw(CHUNK + b'"no"}\n\n')], "ai_corrupt"),
        ([Raw(CHUNK + b"[7]}\n\n")], "ai_corrupt"),
        ([Raw(CHUNK + b'[{"index":0,"delta":"x"}]}\n\n')], "ai_corrupt"),
        ([Raw(CHUNK + b'[{"index":0,"delta":{"content":[1]}}]}\n\n')], "ai_corrupt"),
        ([Raw(CHUNK + b'[{"index":0,"delta":{},"finish_reason":3}]}\n\n')], "ai_corrupt"),
        ([Raw(b"data: " + b"[" * 200_000 + b"\n\n")], "ai_corrupt"),
        ([Say("a" * 60_001)], "ai_too_long"),
        ([Raw(b"a" * 1_000_000)] * 5, "ai_corrupt"),
        ([Fail(500, "a" * 5_000_000)], "ai_corrupt"),
        ([Raw(b'data: {"error": {"message": "x", "code": "insufficient_quota"}}\n\n')], "ai_quota"),
        ([Raw(b'data: {"error": {"message": "x", "code": "content_filter"}}\n\n')], "ai_filtered"),
        ([Raw(b'data: {"error": {"message": "x", "code": 429}}\n\n')], "ai_busy"),
        ([Raw(b'data: {"error": {"code": "context_length_exceeded"}}\n\n')], "ai_too_long"),
        ([Raw(b'data: {"error": {"message": "x"}}\n\n')], "ai_cut"),
        ([Raw(b'data: {"error": "x"}\n\n')], "ai_cut"),
        ([Fail(401)], "ai_key_invalid"),
        ([Fail(403)], "ai_key_invalid"),
        ([Fail(402)], "ai_quota"),
        ([Fail(429, {"code": "insufficient_quota"})], "ai_quota"),
        ([Fail(429, {"type": "insufficient_quota"})], "ai_quota"),
        ([Fail(429)], "ai_busy"),
        ([Fail(404, {"code": "model_not_found"})], "ai_model_unknown"),
        ([Fail(404, {"code": "DeploymentNotFound"})], "ai_model_unknown"),
        ([Fail(404, {"message": "model 'x' not found"})], "ai_model_unknown"),
        ([Fail(404, "<html>")], "ai_address_invalid"),
        ([Fail(302, "", {"location": "http://127.0.0.1:9/"})], "ai_address_invalid"),
        ([Fail(400)], "ai_refused"),
        ([Fail(400, {"code": "context_length_exceeded"})], "ai_too_long"),
        (
            [Fail(400, {"code": "x", "innererror": {"code": "ResponsibleAIPolicyViolation"}})],
            "ai_filtered",
        ),
        ([Fail(500, "<html>")], "ai_unreachable"),
        ([Fail(503)], "ai_unreachable"),
        ([Fail(200, "<html>hola</html>")], "ai_address_invalid"),
    ],
)
async def test_each_fault_is_one_of_ours(script: list[Step], code: str) -> None:
    assert (await spoken(script)).code == code


async def test_a_server_that_falls_silent(desks: list[Desk]) -> None:
    silent: list[Script] = [[Gate()], [Say("Ho"), Gate()]]
    for steps in silent:
        assert (await spoken(steps, patience=SHORT)).code == "ai_stalled"
    # Signs of life are no words.
    alive: Script = [Say("Ho"), *[Raw(b": vivo\n\n")] * 20, Gate()]
    assert (await spoken(alive, patience=SHORT)).code == "ai_stalled"
    never = [Gate()]
    whole = Patience(first_s=9.0, gap_s=9.0, whole_s=0.3)
    assert (await spoken(never, patience=whole)).code == "ai_stalled"


async def test_what_is_whole_counts_whatever_the_server_does_next(desks: list[Desk]) -> None:
    done = b'[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
    for after in (Cut(), Cut(cleanly=True), Raw(b"data: {\n\n")):
        async with LlmServer(always(Say("Hola"), Raw(CHUNK + done), after)) as server:
            desks.append(desk := Desk(server.choice()))
            assert await desk.all() == ("Hola", Ended(model="modelo-ejemplo"))


async def test_chunks_of_other_kinds_are_passed_over(desks: list[Desk]) -> None:
    others: Script = [
        Raw(CHUNK + b'[],"usage":{"prompt_tokens":"x","completion_tokens":-3}}\n\n'),
        Raw(CHUNK + b"[]}\n\n"),
        Delta({"reasoning_content": "mmm"}),
        Raw(b": vivo\r\n\r\n"),
    ]
    async with LlmServer(always(*others, Say("Hola"))) as server:
        desks.append(desk := Desk(server.choice()))
        assert (await desk.all())[0] == "Hola"


async def test_a_busy_server_says_when(desks: list[Desk]) -> None:
    waits = {"retry-after": "7", "retry-after-ms": "250"}
    for (name, value), seconds in zip(waits.items(), (7.0, 0.25), strict=True):
        error = await spoken([Fail(429, headers={name: value})])
        assert isinstance(error, UnavailableError)
        assert error.retry_after_s == seconds
    for odd in ("mañana", "-1", "nan"):
        error = await spoken([Fail(429, headers={"retry-after": odd.encode().decode("latin-1")})])
        assert isinstance(error, UnavailableError) and error.retry_after_s is None


async def test_faults_of_another_servers_making(desks: list[Desk], llmock: Any) -> None:
    choice = AiChoice(
        provider=AiProvider.COMPATIBLE, base_url=llmock.base_url(), model="gpt-4o-mini"
    )
    desks.append(desk := Desk(choice, patience=SHORT))
    llmock.reply("Hola Camila")
    assert (await desk.all())[0] == "Hola Camila"
    for inject, code in (
        (llmock.truncate, "ai_cut"),
        (llmock.disconnect, "ai_cut"),
        (llmock.corrupt, "ai_corrupt"),
        (llmock.stall, "ai_stalled"),
        (llmock.rate_limit, "ai_busy"),
        (llmock.context_overflow, "ai_too_long"),
        (llmock.outage, "ai_unreachable"),
    ):
        llmock.reset()
        inject()
        llmock.reply("uno dos tres cuatro cinco")
        error = await desk.refused()
        assert error.code == code, inject
    llmock.reset().rate_limit(retry_after=3.0)
    error = await desk.refused()
    assert isinstance(error, UnavailableError) and error.retry_after_s == 3.0
    assert len(llmock.requests) == 1


async def test_nobody_is_there(desks: list[Desk]) -> None:
    async with LlmServer(always()) as server:
        choice = server.choice()
    desks.append(desk := Desk(choice))
    assert (await desk.refused()).code == "ai_unreachable"


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


@pytest.mark.parametrize(
    ("server_abilities", "learned"),
    [
        ({"json_schema": False}, {"structured": Structured.JSON_OBJECT}),
        ({"json_schema": False, "form_status": 422}, {"structured": Structured.JSON_OBJECT}),
        ({"json_schema": False, "form_status": 404}, {"structured": Structured.JSON_OBJECT}),
        ({"json_schema": False, "form_status": 500}, {"structured": Structured.JSON_OBJECT}),
        ({"json_schema": False, "json_object": False}, {"structured": Structured.PROMPT}),
        ({"max_tokens": False}, {"limit_name": LimitName.MAX_COMPLETION_TOKENS}),
        ({"max_tokens": False, "max_completion_tokens": False}, {"limit_name": LimitName.NONE}),
        ({"temperature": False}, {"temperature": False}),
        ({"takes_usage": False}, {"usage": False}),
        (
            {"temperature": False, "takes_usage": False, "json_schema": False},
            {"temperature": False, "usage": False, "structured": Structured.JSON_OBJECT},
        ),
    ],
)
@pytest.mark.parametrize("words", Words)
async def test_what_a_server_does_not_know_is_left_out_from_then_on(
    desks: list[Desk], server_abilities: dict[str, Any], learned: dict[str, Any], words: Words
) -> None:
    if words is Words.VAGUE and len(server_abilities) > 2:
        return
    able = ServerAbilities(words=words, **server_abilities)
    async with LlmServer(always(Say("sí")), able) as server:
        desks.append(desk := Desk(server.choice()))
        assert (await desk.all())[0] == "sí"
        asked = len(server.requests)
        assert asked > 1
        whole = Abilities(
            structured=Structured.JSON_SCHEMA, limit_name=LimitName.MAX_TOKENS, checked_at=NOON
        )
        assert desk.learned == [replace(whole, **learned)]
        await desk.all()
        assert len(server.requests) == asked + 1
        # Another run of the program begins with what was kept.
        desks.append(other := Desk(replace(desk.choice, abilities=desk.learned[0])))
        await other.all()
        assert len(server.requests) == asked + 2
        assert len(desk.learned) == 1 and other.learned == []


async def test_what_was_found_out_last_counts(desks: list[Desk]) -> None:
    async with LlmServer(always(Say("sí"))) as server:
        desks.append(desk := Desk(server.choice()))
        await desk.all()
        later = Abilities(structured=Structured.PROMPT, checked_at=NOON + timedelta(minutes=1))
        desk.choice = replace(desk.choice, abilities=later)
        await desk.all()
        assert "response_format" not in server.requests[-1].body
        desk.choice = replace(
            desk.choice, abilities=replace(later, checked_at=datetime.min.replace(tzinfo=UTC))
        )
        await desk.all()
        assert "response_format" not in server.requests[-1].body


async def test_a_bad_day_of_a_proven_server_teaches_nothing(desks: list[Desk]) -> None:
    scripts: Iterator[Script] = iter([[Say("sí")], [Fail(500)], [Say("sí")]])
    async with LlmServer(lambda _: next(scripts)) as server:
        desks.append(desk := Desk(server.choice()))
        await desk.all()
        assert (await desk.refused()).code == "ai_unreachable"
        await desk.all()
        assert "json_schema" in server.requests[-1].body["response_format"]
        assert (len(server.requests), desk.learned) == (3, [])


@pytest.mark.parametrize(
    ("server_abilities", "answer", "found"),
    [
        ({}, json.dumps(FORM), {}),
        ({}, "Hola", {"structured": Structured.PROMPT}),
        ({}, '{"reply": "Hola"}', {"structured": Structured.JSON_OBJECT}),
        (
            {"json_schema": False, "form_status": 500},
            json.dumps(FORM),
            {"structured": Structured.JSON_OBJECT},
        ),
        ({"json_schema": False, "json_object": False}, "x", {"structured": Structured.PROMPT}),
        ({"counts": False}, json.dumps(FORM), {"usage": False}),
        ({"takes_usage": False}, json.dumps(FORM), {"usage": False}),
        ({"temperature": False}, json.dumps(FORM), {"temperature": False}),
        ({"max_tokens": False}, json.dumps(FORM), {"limit_name": LimitName.MAX_COMPLETION_TOKENS}),
    ],
)
async def test_a_probe_finds_out_what_a_server_does_and_not_only_what_it_says(
    server_abilities: dict[str, Any], answer: str, found: dict[str, Any]
) -> None:
    async with LlmServer(always(*said(answer)), ServerAbilities(**server_abilities)) as server:
        desk = Desk(AiChoice())
        abilities = await desk.drafter.probe(server.choice(), None)
        whole = Abilities(
            structured=Structured.JSON_SCHEMA, limit_name=LimitName.MAX_TOKENS, checked_at=NOON
        )
        took = abilities.answered_in_s
        assert 0 < took < 20
        assert abilities == replace(whole, answered_in_s=took, **found)
        assert desk.learned == []
        assert CANARY not in repr(server.requests)
        asked = len(server.requests)
        again = await ModelServer().abilities(server.choice(), None, lambda: NOON)
        assert again == replace(abilities, answered_in_s=again.answered_in_s)
        assert len(server.requests) == asked * 2


async def test_a_probe_tells_what_is_wrong() -> None:
    async with LlmServer(always(Say("sí")), key="otra") as server:
        desk = Desk(AiChoice())
        with pytest.raises(SetupError, match="ai_key_invalid"):
            await desk.drafter.probe(server.choice(), KEY)
        server.key = ""
        with pytest.raises(SetupError, match="ai_model_unknown"):
            await desk.drafter.probe(replace(server.choice(), model="ninguno"), KEY)
    async with LlmServer(always(Say("mmm"), Finish("length"))) as server:
        with pytest.raises(UnavailableError, match="ai_too_long"):
            await desk.drafter.probe(server.choice(), KEY)


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
