"""What a model's server can do: learned from its refusals, and asked for."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aura_desktop.domain.model_request import (
    Abilities,
    LimitName,
    Structured,
)
from aura_desktop.domain.setup import AiChoice
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.model_server import ModelServer
from tests.gateways.drafter_desk import (
    CANARY,
    KEY,
    NOON,
    Desk,
    always,
    desks,
    hostile_environment,
)
from tests.llm.server import (
    Fail,
    Finish,
    LlmServer,
    Say,
    Script,
    said,
)
from tests.llm.strict import ServerAbilities, Words

__all__ = ["desks", "hostile_environment"]


FORM = {
    "reply": "Hola",
    "claims": [],
    "intent": "",
    "risk": "none",
    "missing": "",
    "action": "reply",
    "language": "es",
}


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
