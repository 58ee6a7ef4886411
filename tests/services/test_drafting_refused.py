"""What leaves for a model, and what is kept of it, while people change their minds."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Budget
from aura_desktop.domain.content import Text
from aura_desktop.domain.draft import Change, DraftState, DraftUse
from aura_desktop.domain.events import BusinessNumber, MessageEdited, MessageRevoked, Sender
from aura_desktop.domain.ids import ConversationId, UserId
from aura_desktop.domain.ledger import RequestState
from aura_desktop.domain.setup import AiChoice
from aura_desktop.store import contacts, conversations, drafts, events, message_use
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.llm.models import answer, honest, honest_answer, obedient
from tests.llm.server import Finish, Gate, LlmServer, Script, Usage, said
from tests.services.ai_world import CAMILA, NUMBER, AiWorld, open_world
from tests.services.test_drafting import FACIAL, contact_of


@pytest.fixture
async def world(database: Database) -> AsyncIterator[AiWorld]:
    async with open_world(database, honest) as found:
        await found.furnish()
        yield found


def requests(world: AiWorld) -> list[str]:
    assert world.model is not None
    return [json.dumps(each.body, ensure_ascii=False) for each in world.model.requests]


async def refuse(world: AiWorld, conversation_id: ConversationId, how: str) -> None:
    match how:
        case "mode":
            await world.desk.set_mode(conversation_id, AiMode.OFF)
        case "patient":
            await world.desk.set_no_ai(await contact_of(world, conversation_id), True)
        case "everybody":
            await world.desk.put_policy(AiPolicy(no_ai=True))
        case "red":
            await world.writes("me duele mucho")
        case "held":
            await world.database.run(drafts.hold, conversation_id, ["pain"], world.clock())


HOW = ["mode", "patient", "everybody", "red", "held"]


@pytest.mark.parametrize("how", HOW)
async def test_no_other_version_is_asked_for_once_no_ai_is_wanted(world: AiWorld, how: str) -> None:
    conversation_id = await world.writes(FACIAL)
    draft = await world.propose(conversation_id)
    assert draft is not None
    before = len(requests(world))
    await refuse(world, conversation_id, how)
    again = await world.drafting.rework(draft, Change.SHORTER, "", lambda each: None)
    assert again.code and again.versions == draft.versions
    assert len(requests(world)) == before


async def test_no_other_version_is_asked_for_once_the_budget_is_spent(world: AiWorld) -> None:
    draft = await world.propose(await world.writes(FACIAL))
    assert draft is not None
    budget = Budget(cap_clp=1, prompt_clp=1_000_000, answer_clp=1_000_000)
    await world.desk.put_policy(AiPolicy(budget=budget))
    draft = await world.drafting.rework(draft, Change.SHORTER, "", lambda each: None)
    before = len(requests(world))
    again = await world.drafting.rework(draft, Change.SHORTER, "", lambda each: None)
    assert again.code == "ai_budget_spent" and len(requests(world)) == before


@pytest.mark.parametrize("how", ["mode", "patient", "everybody", "held"])
async def test_what_was_about_to_leave_stays_once_no_ai_is_wanted(
    world: AiWorld, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await world.writes(FACIAL)
    find = world.drafting._sources.find

    async def slow(*args: Any) -> Any:
        await refuse(world, conversation_id, how)
        return await find(*args)

    monkeypatch.setattr(world.drafting._sources, "find", slow)
    draft = await world.propose(conversation_id)
    assert draft is None or not draft.versions
    assert not requests(world) and await world.desk.ledger() == ()


@pytest.mark.parametrize("how", HOW)
async def test_what_was_being_written_is_not_kept_once_no_ai_is_wanted(
    database: Database, how: str
) -> None:
    gate = Gate()

    def waits(request: dict[str, Any]) -> Script:
        steps = said(json.dumps(honest_answer(request), ensure_ascii=False))
        return [*steps[:4], gate, *steps[4:], Finish()]

    async with open_world(database, waits) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        task = asyncio.create_task(world.propose(conversation_id))
        await gate.reached()
        await refuse(world, conversation_id, how)
        gate.release()
        draft = await task
        assert draft is None or not draft.versions
        assert await database.read(drafts.open_of, conversation_id) is None
        found = await database.read(conversations.get, conversation_id)
        assert found is not None and not found.draft_ready


@pytest.mark.parametrize("how", ["mode", "patient", "everybody"])
async def test_without_ai_no_ai_text_stays_in_the_list(world: AiWorld, how: str) -> None:
    conversation_id = await world.writes(FACIAL)
    await world.propose(conversation_id)
    await refuse(world, conversation_id, how)
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and not found.draft_ready
    assert await world.database.read(drafts.open_of, conversation_id) is None


async def test_a_message_the_patient_took_back_does_not_leave(world: AiWorld) -> None:
    conversation_id = await world.writes("mi clave secreta es palmera azul")
    [secret] = await world.thread(conversation_id)
    await world.writes(FACIAL)
    assert secret.wamid is not None
    number = BusinessNumber(phone_number_id=NUMBER)
    gone = MessageRevoked(number=number, wamid=secret.wamid, at=world.clock())
    await world.database.run(events.apply_all, [gone], world.clock())
    assert await world.propose(conversation_id) is not None
    assert len(requests(world)) == 1 and "palmera" not in requests(world)[0]


async def test_the_ledger_names_the_server_that_was_asked(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world.model is not None
    with LlmServer(honest) as other:
        conversation_id = await world.writes(FACIAL)
        run = world.database.run

        async def slow(fn: Any, *args: Any, **kwargs: Any) -> Any:
            result = await run(fn, *args, **kwargs)
            if fn.__name__ in ("_enter", "begin") and world.choice.model != "otro":
                port = other.base_url.replace("127.0.0.1", "localhost")
                world.choice = replace(world.choice, base_url=port, model="otro")
            return result

        monkeypatch.setattr(world.database, "run", slow)
        await world.propose(conversation_id)
        newest, former = await world.desk.ledger()
        assert (former.host, former.state) == ("127.0.0.1", RequestState.CANCELLED)
        assert (newest.host, newest.model) == ("localhost", "otro")
        assert not requests(world)


async def test_a_server_that_was_taken_away_is_not_asked(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await world.writes(FACIAL)
    find = world.drafting._sources.find

    async def slow(*args: Any) -> Any:
        world.choice = AiChoice()
        return await find(*args)

    monkeypatch.setattr(world.drafting._sources, "find", slow)
    draft = await world.propose(conversation_id)
    assert draft is not None and (draft.state, draft.code) == (DraftState.QUIET, "ai_off")
    assert not requests(world)


async def test_threads_that_become_one_while_it_is_written_end_it(database: Database) -> None:
    gate = Gate()

    def waits(request: dict[str, Any]) -> Script:
        steps = said(json.dumps(honest_answer(request), ensure_ascii=False))
        return [*steps[:4], gate, *steps[4:], Finish()]

    async with open_world(database, waits) as world:
        await world.furnish()
        by_user = Sender(user_id=UserId("BR.0003"), profile_name="Camila Ejemplo")
        await world.writes("Hola", CAMILA)
        conversation_id = await world.writes(FACIAL, by_user)
        task = asyncio.create_task(world.propose(conversation_id))
        await gate.reached()
        both = Sender(wa_id=CAMILA.wa_id, user_id=by_user.user_id)
        await database.run(contacts.ensure, both, world.clock())
        gate.release()
        assert await task is None


@pytest.mark.parametrize("risk", ["care", "reply"])
async def test_medicine_in_a_reply_begins_the_wait_for_a_person(
    database: Database, risk: str
) -> None:
    def cares(request: dict[str, Any]) -> Script:
        told = answer("", risk="care", action="hand_over")
        return [*said(json.dumps(told)), Finish()]

    model = cares if risk == "care" else obedient("Toma ibuprofeno de 600 cada 8 horas.")
    async with open_world(database, model) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.HELD
        found = await database.read(conversations.get, conversation_id)
        assert found is not None and found.held_since is not None and found.held_for
        before = len(requests(world))
        again = await world.propose(conversation_id)
        assert again is not None and again.state is DraftState.HELD
        assert len(requests(world)) == before


async def test_a_question_that_was_edited_gets_another_draft(world: AiWorld) -> None:
    conversation_id = await world.writes(FACIAL)
    first = await world.propose(conversation_id)
    [message] = await world.thread(conversation_id)
    assert message.wamid is not None
    number = BusinessNumber(phone_number_id=NUMBER)
    edited = MessageEdited(
        number=number, wamid=message.wamid, at=world.clock(), content=Text(body="¿Y la toxina?")
    )
    await world.database.run(events.apply_all, [edited], world.clock())
    second = await world.propose(conversation_id)
    assert first is not None and second is not None and first.id != second.id


# a month of the clinic, not of Greenwich


async def test_the_budget_is_of_the_clinics_month(database: Database) -> None:
    def costs(request: dict[str, Any]) -> Script:
        words = json.dumps(honest_answer(request), ensure_ascii=False)
        return [*said(words), Usage(1_000_000, 1_000), Finish()]

    async with open_world(database, costs) as world:
        await world.furnish()
        await world.desk.put_policy(AiPolicy(budget=Budget(cap_clp=100, prompt_clp=150)))
        world.clock.now = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # still November in Santiago
        await world.propose(await world.writes(FACIAL))
        assert (await world.desk.spending()).spent_clp == pytest.approx(150)
        world.clock.now = datetime(2026, 12, 1, 3, 30, tzinfo=UTC)
        assert (await world.desk.spending()).spent_clp == 0
        draft = await world.propose(await world.writes("¿y la toxina?"))
        assert draft is not None and draft.state is DraftState.READY


# who leaves, and who stays


async def test_a_cancelled_caller_stays_cancelled_when_the_draft_ends_at_the_same_moment(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def never(*args: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(world.drafting, "_propose", never)
    conversation_id = await world.writes(FACIAL)
    task = asyncio.create_task(world.propose(conversation_id))
    await begun.wait()
    world.drafting.stop(conversation_id)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()


async def test_one_who_leaves_does_not_end_it_for_the_other(database: Database) -> None:
    gate = Gate()

    def waits(request: dict[str, Any]) -> Script:
        steps = said(json.dumps(honest_answer(request), ensure_ascii=False))
        return [*steps[:4], gate, *steps[4:], Finish()]

    async with open_world(database, waits) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        window = asyncio.create_task(world.propose(conversation_id))
        worker = asyncio.create_task(world.propose(conversation_id))
        await gate.reached()
        await eventually(lambda: len(world.drafting._runs[conversation_id].listeners) == 2)
        window.cancel()
        await asyncio.wait([window])
        gate.release()
        draft = await worker
        assert draft is not None and draft.state is DraftState.READY
        assert not world.drafting._runs


# taking back


async def test_what_was_answered_since_cannot_be_taken_back(world: AiWorld) -> None:
    conversation_id = await world.writes(FACIAL)
    draft = await world.propose(conversation_id)
    assert draft is not None
    await world.drafting.discard(draft)
    await world.sending.send_text(conversation_id, "Te cuento por llamada.")
    await world.drafting.take_back(draft)
    assert await world.database.read(drafts.open_of, conversation_id) is None
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and not found.draft_ready


async def test_an_older_draft_is_not_taken_back_beside_a_newer_one(world: AiWorld) -> None:
    conversation_id = await world.writes(FACIAL)
    older = await world.propose(conversation_id)
    assert older is not None
    await world.drafting.discard(older)
    await world.writes("¿y la toxina?")
    newer = await world.propose(conversation_id)
    assert newer is not None
    await world.drafting.take_back(older)
    assert await world.database.read(drafts.open_of, conversation_id) == newer
    last = await world.database.read(drafts.get, older.id)
    assert last is not None and not await world.database.read(drafts.is_open, older.id)


async def test_dropping_a_source_leaves_the_patients_name_alone(database: Database) -> None:
    def greets(request: dict[str, Any]) -> Script:
        reply = "Hola [NOMBRE_1], aceptamos débito. La Dra. Ficticia te espera."
        told = answer(reply, [(reply, ["k1", "k2"])])
        return [*said(json.dumps(told, ensure_ascii=False)), Finish()]

    async with open_world(database, greets) as world:
        await world.furnish()
        await world.desk.put_policy(AiPolicy(professional="Dra. Ficticia"))
        conversation_id = await world.writes("Soy Camila Ejemplo, ¿cómo pago?")
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.version is not None
        assert not draft.version.doubts and len(draft.citations) == 2
        changed = await world.drafting.drop_source(draft, 2)
        assert changed.version is not None
        marked = [changed.version.text[each.start : each.end] for each in changed.version.doubts]
        assert "Camila" not in " ".join(marked)


async def test_a_very_long_text_is_no_fault(world: AiWorld) -> None:
    for number in range(20):
        words = " ".join(f"palabra{number}x{each}" for each in range(260))
        conversation_id = await world.writes(words[:4096])
    draft = await world.propose(conversation_id)
    assert draft is None or draft.state is not DraftState.HELD


@pytest.mark.parametrize("words", ["😂😂😂", "👍", "?", "\u200b"])
async def test_only_signs_are_no_fault(world: AiWorld, words: str) -> None:
    await world.propose(await world.writes(words))


async def test_a_draft_used_after_the_patient_wrote_again_counts_as_used(world: AiWorld) -> None:
    conversation_id = await world.writes(FACIAL)
    draft = await world.propose(conversation_id)
    assert draft is not None and draft.version is not None
    await world.writes("¿hola?")
    await world.propose(conversation_id)
    text = draft.version.text.replace("$29.990", "$27.990")
    use = DraftUse(draft_id=draft.id, offered=draft.version.text, seconds_on_screen=3)
    await world.sending.send_text(conversation_id, text, use=use)
    [found] = await world.database.read(message_use.uses_of, draft.topic, 9)
    assert found.corrected
    assert not await world.database.read(drafts.is_open, draft.id)
