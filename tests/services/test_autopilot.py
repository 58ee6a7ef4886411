"""Automatic answers: only what is allowed, checked again when it is queued, and stopped by anything human."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from aura_desktop.domain.ai_policy import AiMode, AiPolicy
from aura_desktop.domain.content import Content, ContentKind, Media
from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.ids import ConversationId, WaId
from aura_desktop.domain.knowledge import AnswerTopic, EntryKind, NewEntry
from aura_desktop.domain.message import Direction, Message, MessageOrigin, Way
from aura_desktop.services.autopilot import sending as pilot_sending
from aura_desktop.store import conversations, drafts, message_use
from aura_desktop.store.database import Database
from tests.llm.models import honest, obedient
from tests.services.ai_world import (
    CAMILA,
    OPEN_POLICY,
    AiWorld,
    open_world,
    with_thresholds,
)

HOURS = "Hola, ¿cuál es el horario?"


@pytest.fixture
async def world(database: Database) -> AsyncIterator[AiWorld]:
    """A clinic that allows everything that can be allowed, with a good record."""
    async with open_world(database, honest) as found:
        await ready(found)
        yield found


async def ready(world: AiWorld, policy: AiPolicy = OPEN_POLICY) -> None:
    await world.furnish()
    await world.desk.put_policy(policy)
    await world.earn(*policy.auto_topics)
    await world.autopilot.start()


async def automatic(world: AiWorld, conversation_id: ConversationId) -> list[Message]:
    sent = await world.sent(conversation_id)
    return [message for message in sent if message.origin is MessageOrigin.AUTOPILOT]


async def last(world: AiWorld, conversation_id: ConversationId) -> tuple[Draft, Outcome]:
    found = await world.database.read(drafts.last_of, conversation_id)
    assert found is not None
    return found


async def barred(world: AiWorld, conversation_id: ConversationId) -> tuple[str, ...]:
    """Nothing was sent; why not."""
    await world.follow()
    assert not await automatic(world, conversation_id)
    draft, outcome = await last(world, conversation_id)
    assert (draft.state, outcome) == (DraftState.READY, Outcome.OPEN)
    return draft.bars


async def test_the_hours_are_answered(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    before = world.clock()
    await world.follow()
    [message] = await automatic(world, conversation_id)
    assert "9:00 a 20:00" in message.content.body  # type: ignore[union-attr]  # a text
    assert message.content.body.endswith(OPEN_POLICY.disclosure)  # type: ignore[union-attr]
    assert message.way is Way.AUTOMATIC
    assert (world.clock() - before).total_seconds() >= OPEN_POLICY.thresholds.countdown_s
    draft, outcome = await last(world, conversation_id)
    assert outcome is Outcome.AUTOMATIC
    record = await world.desk.record(message.id)
    assert record is not None and record.draft_id == draft.id and record.sources


async def test_during_the_countdown_it_can_be_stopped(world: AiWorld) -> None:
    async def stops(seconds: float) -> None:
        draft, _ = await last(world, conversation_id)
        assert draft.state is DraftState.COUNTING and draft.sends_at is not None
        assert await world.autopilot.stop(draft.id)
        world.clock.advance(seconds=seconds)

    world.autopilot._sleep = stops
    conversation_id = await world.writes(HOURS)
    assert await barred(world, conversation_id) == ("stopped",)
    draft, _ = await last(world, conversation_id)
    assert not await world.autopilot.stop(draft.id)


async def wait_while(world: AiWorld, act: Any) -> None:
    """During the countdown `act` happens."""

    async def sleep(seconds: float) -> None:
        await act()
        world.clock.advance(seconds=seconds)

    world.autopilot._sleep = sleep


@pytest.mark.parametrize(
    ("happens", "bar"),
    [
        ("phone", "human_answered"),
        ("newer", "newer_message"),
        ("pain", "red_list"),
        ("typing", "human_writing"),
        ("mode", "not_automatic"),
        ("everybody", "not_automatic"),
        ("patient", "not_automatic"),
        ("entry", "source_changed"),
        ("retired", "source_changed"),
        ("correction", "topic_locked"),
        ("topic", "topic_off"),
        ("person", "wants_person"),
        ("late", "too_old"),
        ("resolved", "resolved"),
        ("held", "held"),
    ],
)
async def test_what_happens_in_the_countdown_counts(world: AiWorld, happens: str, bar: str) -> None:
    conversation_id = await world.writes(HOURS)
    await wait_while(world, lambda: happening(world, conversation_id, happens))
    # Only the first round counts here: what came in between is followed by nobody.
    await world.follow()
    assert not await automatic(world, conversation_id)
    draft, outcome = await last(world, conversation_id)
    assert bar in draft.bars or outcome is not Outcome.OPEN


async def happening(world: AiWorld, conversation_id: ConversationId, happens: str) -> None:
    run = world.database.run
    match happens:
        case "phone":
            await world.answers_by_phone("De 9 a 20, te esperamos")
        case "newer":
            await world.writes("¿y los sábados?")
        case "pain":
            await world.writes("me duele mucho el pómulo")
        case "typing":
            await run(conversations.set_draft, conversation_id, "Hola, te cue")
        case "mode":
            await world.desk.set_mode(conversation_id, AiMode.SUGGEST)
        case "everybody":
            await world.desk.put_policy(replace(OPEN_POLICY, no_ai=True))
        case "patient":
            found = await world.database.read(conversations.get, conversation_id)
            assert found is not None
            await world.desk.set_no_ai(found.contact.id, True)
        case "entry":
            [entry] = await world.knowledge.entries([await cited(world, conversation_id)])
            new = NewEntry(
                kind=entry.kind, title=entry.title, body="Lunes a viernes de 10:00 a 18:00."
            )
            await world.knowledge.save(entry.id, new, "Pía")
        case "retired":
            await world.knowledge.retire(await cited(world, conversation_id))
        case "correction":
            await run(corrected, world)
        case "topic":
            await world.desk.put_policy(replace(OPEN_POLICY, auto_topics=()))
        case "person":
            await world.writes("PERSONA")
        case "late":
            world.clock.advance(minutes=6)
        case "resolved":
            await run(conversations.resolve, conversation_id, True, world.clock())
        case "held":
            await run(drafts.hold, conversation_id, ["pain"], world.clock())


async def cited(world: AiWorld, conversation_id: ConversationId) -> Any:
    draft, _ = await last(world, conversation_id)
    return draft.citations[0].entry_id


def corrected(tx: Any, world: AiWorld) -> None:
    """An answer about hours that was sent some time ago was wrong."""
    from aura_desktop.domain.message_record import MessageRecord

    row = tx.exec_driver_sql(
        "SELECT id FROM drafts WHERE topic = 'hours' AND outcome = 'used' ORDER BY id DESC LIMIT 1"
    ).one()
    message_id = tx.exec_driver_sql("SELECT min(id) FROM messages").scalar()
    record = MessageRecord(way=Way.DRAFT, draft_id=row[0], corrected=True, at=world.clock())
    message_use.put(tx, message_id, record)


@pytest.mark.parametrize(
    ("question", "bar"),
    [
        ("¿Cuánto cuesta la limpieza facial?", "topic_off"),
        ("¿Cuánto sale la toxina?", "topic_off"),
    ],
)
async def test_prices_are_never_automatic(world: AiWorld, question: str, bar: str) -> None:
    assert bar in await barred(world, await world.writes(question))


@pytest.mark.parametrize(
    "question",
    [
        "¿A qué hora abren? Me siento rarísima desde ayer",
        "hola, ando con algo extraño en la mejilla y sale líquido, ¿cuál es el horario?",
        "¿Cuál es el horario? Mi prima anda con drama en la casa",
    ],
)
async def test_who_tells_something_else_besides_gets_a_person(
    world: AiWorld, question: str
) -> None:
    conversation_id = await world.writes(question)
    await world.follow()
    assert not await automatic(world, conversation_id)


async def test_a_message_that_is_old_is_for_a_person(world: AiWorld) -> None:
    assert "too_old" in await barred(world, await world.writes(HOURS, seconds_ago=301))


async def test_a_topic_without_a_record_stays_with_people(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        await world.desk.put_policy(OPEN_POLICY)
        await world.earn(AnswerTopic.HOURS, count=49, used=49)
        await world.autopilot.start()
        assert await barred(world, await world.writes(HOURS)) == ("topic_locked",)


async def test_in_suggest_mode_no_model_is_asked_by_itself(database: Database) -> None:
    async with open_world(database, honest) as world:
        await ready(world, replace(OPEN_POLICY, mode=AiMode.SUGGEST))
        conversation_id = await world.writes(HOURS)
        await world.follow()
        assert world.model is not None and not world.model.requests
        assert not await automatic(world, conversation_id)


async def test_an_invented_figure_is_never_sent(database: Database) -> None:
    async with open_world(database, obedient("Abrimos todos los días a las 7:00.")) as world:
        await ready(world)
        bars = await barred(world, await world.writes(HOURS))
        assert "doubt" in bars


async def test_words_nobody_wrote_are_never_sent(database: Database) -> None:
    words = "Regalamos viajes sorpresa a quienes reserven pronto nuestras habitaciones."
    async with open_world(database, obedient(words)) as world:
        await ready(world)
        assert "doubt" in await barred(world, await world.writes(HOURS))


@pytest.mark.parametrize(
    "content", ["me duele mucho", Media(kind=ContentKind.IMAGE, caption="¿a qué hora abren?")]
)
async def test_the_red_list_holds_and_nobody_is_asked(
    world: AiWorld, content: Content | str
) -> None:
    conversation_id = await world.writes(content)
    await world.follow()
    assert world.model is not None and not world.model.requests
    assert not await automatic(world, conversation_id)
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and found.held_since is not None and found.held_for


async def test_whoever_asks_for_a_person_gets_one(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    await world.follow()
    await world.writes("PERSONA")
    await world.follow()
    assert len(await automatic(world, conversation_id)) == 1
    [note] = [m for m in await world.thread(conversation_id) if m.direction is Direction.INTERNAL]
    assert "pidió hablar con una persona" in note.content.body  # type: ignore[union-attr]  # a note
    assert HOURS in note.content.body  # type: ignore[union-attr]


async def test_three_in_a_row_and_no_more(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    for _ in range(5):
        await world.follow()
        await world.writes(HOURS)
    assert len(await automatic(world, conversation_id)) == 3
    draft, _ = await last(world, conversation_id)
    assert "in_a_row" in draft.bars
    notes = [m for m in await world.thread(conversation_id) if m.direction is Direction.INTERNAL]
    assert len(notes) >= 1


async def test_nothing_is_sent_twice_whatever_ends(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    await world.follow()
    draft, _ = await last(world, conversation_id)
    clinic, now = world.clinic, world.clock()
    for _ in range(3):
        await world.database.run(pilot_sending.send, draft.id, clinic, now)
    assert len(await automatic(world, conversation_id)) == 1


async def test_a_countdown_that_was_interrupted_goes_to_a_person(world: AiWorld) -> None:
    class CrashError(Exception):
        pass

    async def ends(seconds: float) -> None:
        raise CrashError

    world.autopilot._sleep = ends
    conversation_id = await world.writes(HOURS)
    await world.follow()
    assert (await last(world, conversation_id))[0].state is DraftState.COUNTING
    await world.autopilot.start()
    draft, outcome = await last(world, conversation_id)
    assert (draft.state, draft.bars, outcome) == (DraftState.READY, ("stopped",), Outcome.OPEN)
    assert not await automatic(world, conversation_id)


async def test_out_of_hours_the_clinics_own_words_once_a_night(world: AiWorld) -> None:
    await world.desk.put_policy(replace(OPEN_POLICY, mode=AiMode.SUGGEST, out_of_hours=True))
    world.clock.advance(hours=10)
    conversation_id = await world.writes("Hola, quiero pedir hora")
    await world.follow()
    await world.writes("¿hola?")
    await world.follow()
    [message] = await automatic(world, conversation_id)
    assert message.content.body == OPEN_POLICY.out_of_hours_reply  # type: ignore[union-attr]  # a text
    world.clock.advance(hours=24)
    await world.writes("¿hola de nuevo?")
    await world.follow()
    assert len(await automatic(world, conversation_id)) == 2


@pytest.mark.parametrize("words", ["me duele mucho", "sangro y no para"])
async def test_out_of_hours_the_red_list_still_holds(world: AiWorld, words: str) -> None:
    await world.desk.put_policy(replace(OPEN_POLICY, out_of_hours=True))
    world.clock.advance(hours=10)
    conversation_id = await world.writes(words)
    await world.follow()
    assert not await automatic(world, conversation_id)


async def test_open_hours_get_no_out_of_hours_reply(world: AiWorld) -> None:
    await world.desk.put_policy(replace(OPEN_POLICY, mode=AiMode.SUGGEST, out_of_hours=True))
    conversation_id = await world.writes("Hola")
    await world.follow()
    assert not await automatic(world, conversation_id)


async def test_a_person_in_the_conversation_keeps_it(database: Database) -> None:
    async with open_world(database, honest) as world:
        await ready(world, with_thresholds(OPEN_POLICY, human_quiet_s=900))
        conversation_id = await world.writes("Hola")
        await world.sending.send_text(conversation_id, "¡Hola! Cuéntame.")
        world.clock.advance(minutes=5)
        await world.writes(HOURS)
        assert "human_answered" in await barred(world, conversation_id)
        world.clock.advance(minutes=30)
        await world.writes(HOURS)
        await world.follow()
        assert len(await automatic(world, conversation_id)) == 1


async def test_slots_only_while_they_lie_ahead(world: AiWorld) -> None:
    slots = NewEntry(
        kind=EntryKind.SLOTS,
        title="Horas disponibles",
        body="2026-11-30 17:30\n2026-12-01 10:00",
        questions=("¿Qué horas tienen disponibles?", "¿Tienen hora disponible?"),
    )
    await world.knowledge.save(None, slots, "Pía")
    conversation_id = await world.writes("¿Qué horas disponibles tienen?")
    await world.follow()
    [message] = await automatic(world, conversation_id)
    assert "17:30" in message.content.body  # type: ignore[union-attr]  # a text
    world.clock.advance(hours=30)
    other = await world.writes(
        "¿Qué horas disponibles tienen?", replace(CAMILA, wa_id=WaId("56900000143"))
    )
    await world.follow()
    assert not [m for m in await automatic(world, other) if "17:30" in m.content.body]  # type: ignore[union-attr]
