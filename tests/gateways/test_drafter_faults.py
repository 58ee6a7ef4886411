"""Every fault of a model's server is one of our errors, and holds nothing of the question."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from aura_desktop.domain.model_request import (
    Ended,
)
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, UnavailableError
from aura_desktop.gateways.model_client import Patience
from tests.gateways.drafter_desk import (
    CHUNK,
    SHORT,
    Desk,
    always,
    desks,
    hostile_environment,
    spoken,
)
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
)

__all__ = ["desks", "hostile_environment"]


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
        ([Fail(200, {"message": "no"})], "ai_corrupt"),
    ],
)
async def test_each_fault_is_one_of_ours(script: list[Step], code: str) -> None:
    assert (await spoken(script)).code == code


async def test_a_server_that_falls_silent() -> None:
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


async def test_a_busy_server_says_when() -> None:
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


@pytest.fixture(scope="module")
def strange() -> Iterator[LlmServer]:
    """Sends a good answer with some of its bytes changed, lost or sent again: the same run for run."""
    chance = random.Random(20261130)
    whole = b"".join(
        CHUNK + b'[{"index":0,"delta":{"content":"%d "},"finish_reason":%s}]}\n\n' % (at, finish)
        for at, finish in enumerate([b"null", b"null", b'"stop"', b'"length"'])
    )

    def respond(_: object) -> Script:
        data = bytearray(whole)
        for _turn in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(60)]
                case 2:
                    data[at:at] = data[chance.randrange(len(data)) :][:80]
                case _:
                    data[at:at] = chance.choice(
                        [b"null", b"[]", b"{}", b'"', b"\n\n", b"\x00", b"1e999"]
                    )
        return [Raw(bytes(data)), Cut(cleanly=chance.random() < 0.5)]

    with LlmServer(respond) as server:
        yield server


@pytest.mark.parametrize("number", range(60))
async def test_whatever_bytes_come_it_is_an_answer_or_one_of_ours(
    strange: LlmServer, desks: list[Desk], number: int
) -> None:
    desks.append(desk := Desk(strange.choice(), patience=SHORT))
    try:
        await desk.all()
    except AuraError as error:
        assert error.code in {"ai_cut", "ai_corrupt", "ai_filtered", "ai_too_long", "ai_stalled"}
        assert error.__context__ is None
