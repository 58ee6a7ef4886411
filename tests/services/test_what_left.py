"""The ledger tells exactly what left for a model, however it ended, and no patient's values reach another's draft."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from aura_desktop.domain.draft import Change, Draft, DraftState
from aura_desktop.domain.events import Sender
from aura_desktop.domain.ids import WaId
from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.domain.redaction import Redaction
from aura_desktop.gateways.model_server import ModelServer
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.llm.models import honest, honest_answer
from tests.llm.server import Asked, Cut, Fail, Finish, Gate, Raw, Say, Script, ServerAbilities, said
from tests.services.ai_world import OPEN_POLICY, AiWorld, open_world

FACIAL = "Hola, soy Zulmira Inventada, 10.000.013-K. ¿cuánto cuesta la limpieza facial?"


def asked(world: AiWorld) -> list[Asked]:
    assert world.model is not None
    return [each for each in world.model.requests if each.path.endswith("completions")]


def told(request: Asked) -> str:
    """All words in a request, as the ledger writes them down."""
    return "\n\n".join(f"{each['role']}:\n{each['content']}" for each in request.body["messages"])


async def ledger(world: AiWorld) -> list[LedgerEntry]:
    """Oldest first."""
    return list(reversed(await world.desk.ledger()))


def nothing_else(request: Asked) -> bool:
    """Whether the words of the conversation stand nowhere but in the messages."""
    rest = {name: value for name, value in request.body.items() if name != "messages"}
    return "limpieza" not in json.dumps([rest, dict(request.headers), request.path])


async def test_every_version_is_written_down_word_for_word(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        draft = await world.propose(await world.writes(FACIAL))
        assert draft is not None and draft.state is DraftState.READY
        changes = [each for each in Change if each not in (Change.FIRST, Change.UNKNOWN)]
        for change in changes:
            draft = await world.drafting.rework(draft, change, "en", lambda _: None)
            assert draft.code == ""
        lines = await ledger(world)
        assert [line.body for line in lines] == [told(each) for each in asked(world)]
        assert [line.purpose for line in lines] == [Change.FIRST, *changes]
        assert all(line.state is RequestState.DONE and line.hidden == 3 for line in lines)
        assert all(map(nothing_else, asked(world)))


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ([Fail(401)], "ai_key_invalid"),
        ([Fail(500)], "ai_unreachable"),
        ([Fail(429)], "ai_busy"),
        ([Say("Ho"), Cut()], "ai_cut"),
        ([Say("Ho"), Raw(b"data: {\n\n")], "ai_corrupt"),
        ([Say('{"reply": "Ho'), Finish("length")], "ai_too_long"),
    ],
)
async def test_what_failed_has_left_all_the_same(
    database: Database, script: Script, code: str
) -> None:
    async with open_world(database, lambda _: script) as world:
        await world.furnish()
        await world.propose(await world.writes(FACIAL))
        [line] = await ledger(world)
        assert (line.state, line.code) == (RequestState.FAILED, code)
        assert {told(each) for each in asked(world)} == {line.body}


async def test_what_was_cancelled_has_left_all_the_same(database: Database) -> None:
    gate = Gate()
    async with open_world(database, lambda _: [Say('{"reply": "Ho'), gate]) as world:
        await world.furnish()
        found = await world.writes(FACIAL)
        task = asyncio.create_task(world.propose(found))
        await gate.reached()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        gate.release()

        async def is_settled() -> bool:
            return [line.state for line in await ledger(world)] == [RequestState.CANCELLED]

        await eventually(is_settled)
        [line] = await ledger(world)
        assert [line.body] == [told(each) for each in asked(world)]


async def test_a_question_that_is_put_differently_holds_the_same_words(database: Database) -> None:
    async with open_world(database, honest) as world:
        assert world.model is not None
        world.model.abilities = ServerAbilities(json_schema=False)
        await world.furnish()
        await world.propose(await world.writes(FACIAL))
        [line] = await ledger(world)
        assert len(asked(world)) == 2
        assert {told(each) for each in asked(world)} == {line.body}


async def test_a_server_that_is_not_there_is_in_the_ledger(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        found = await world.writes(FACIAL)
        world.choice = type(world.choice)(
            provider=world.choice.provider, base_url="http://127.0.0.1:9/v1", model="m"
        )
        await world.propose(found)
        [line] = await ledger(world)
        assert (line.state, line.code) == (RequestState.FAILED, "ai_unreachable")
        assert not asked(world)


async def test_looks_at_the_server_say_nothing_of_anybody(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        await world.writes(FACIAL)
        await world.drafter.probe(world.choice, None)
        await ModelServer().answer_time(world.choice, None)
        await ModelServer().models(world.choice, None)
        assert len(asked(world)) >= 2 and all(map(nothing_else, asked(world)))
        assert not any("Zulmira" in told(each) for each in asked(world))
        assert await ledger(world) == []


def _shown(_: object, texts: Iterable[str], **__: object) -> tuple[str, ...]:
    """Hides nothing."""
    return tuple(texts)


def _emptied(_: object, texts: Iterable[str], **__: object) -> tuple[str, ...]:
    """Loses the last."""
    return tuple(texts)[:-1]


def _mixed_up(self: Redaction, texts: Iterable[str], **_: object) -> tuple[str, ...]:
    """Hides the half of it."""
    return tuple(self.hide(text[: len(text) // 2]) + text[len(text) // 2 :] for text in texts)


def _garbage(*_: object, **__: object) -> object:
    return 7


@pytest.mark.parametrize("broken", [_shown, _emptied, _mixed_up, _garbage])
@pytest.mark.parametrize("secret", ["10.000.013-K", "4111 1111 1111 1111", "Brunilda"])
async def test_where_the_hiding_is_broken_nothing_leaves(
    database: Database, monkeypatch: pytest.MonkeyPatch, broken: Any, secret: str
) -> None:
    monkeypatch.setattr(Redaction, "hide_all", broken)
    async with open_world(database, honest) as world:
        await world.furnish()
        draft = await world.propose(await world.writes(f"¿cuánto cuesta la limpieza de {secret}?"))
        assert draft is not None
        assert (draft.state, draft.code) == (DraftState.QUIET, "ai_redaction_failed")
        assert not asked(world) and await ledger(world) == []


NAMES = ("Zulmira", "Eufrosina", "Filiberta", "Reinaldina", "Brunilda")


async def test_requests_under_way_at_once_keep_their_values_apart(database: Database) -> None:
    gates = [Gate() for _ in NAMES]
    order = iter(gates)

    def greets(request: dict[str, Any]) -> Script:
        answer = honest_answer(request)
        answer["reply"] = f"Hola [NOMBRE_1] [RUT_1] [TELEFONO_1]: {answer['reply']}"
        steps = said(json.dumps(answer, ensure_ascii=False))
        return [*steps[:4], next(order), *steps[4:], Finish()]

    async with open_world(database, greets) as world:
        await world.furnish()
        seen: dict[str, list[Draft]] = {name: [] for name in NAMES}
        tasks = []
        for number, name in enumerate(NAMES):
            sender = Sender(wa_id=WaId(f"5690000090{number}"), profile_name=f"{name} Inventada")
            found = await world.writes(
                f"soy {name}, rut 1{number}.111.111, ¿cuánto cuesta la limpieza facial?", sender
            )
            task = asyncio.create_task(world.drafting.propose(found, seen[name].append))
            tasks.append(task)
        for gate in gates:
            await gate.reached()
        for gate in reversed(gates):
            gate.release()
        drafts = await asyncio.gather(*tasks)
        for name, draft in zip(NAMES, drafts, strict=True):
            shown = [each.version.text for each in [*seen[name], draft] if each and each.version]
            assert any(f"Hola {name}" in text for text in shown)
            others = [other for other in NAMES if other != name]
            assert not any(other in text for other in others for text in shown)


@pytest.mark.parametrize("everybody", [True, False])
async def test_where_no_ai_is_wanted_no_byte_leaves_by_any_way(
    database: Database, everybody: bool
) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        await world.desk.put_policy(OPEN_POLICY)
        await world.earn(*OPEN_POLICY.auto_topics)
        await world.autopilot.start()
        found = await world.writes("Hola, ¿cuál es el horario?")
        draft = await world.propose(found)
        assert draft is not None and asked(world)
        before = len(asked(world))
        if everybody:
            policy = type(OPEN_POLICY)(no_ai=True, mode=OPEN_POLICY.mode)
            await world.desk.put_policy(policy)
        else:
            await world.desk.set_no_ai(await _contact(world, found), True)
        await world.writes("¿y el horario del sábado?")
        await world.follow()
        assert await world.propose(found) is None
        await world.drafting.rework(draft, Change.SHORTER, "", lambda _: None)
        await world.drafting.request_of(found)
        assert len(asked(world)) == before


async def _contact(world: AiWorld, conversation_id: Any) -> Any:
    from aura_desktop.store import conversations

    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None
    return found.contact.id
