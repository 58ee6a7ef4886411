"""Automatic answers while something goes wrong: clocks, sleep, races of people, faults of the store."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.content import Text
from aura_desktop.domain.draft import Change, DraftState, DraftUse, Outcome
from aura_desktop.domain.events import BusinessNumber, MessageEdited, MessageRevoked, Sender
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import ConversationId, UserId, WaId
from aura_desktop.domain.message import Direction, Message
from aura_desktop.errors import StoreError
from aura_desktop.services.autopilot import sending as pilot_sending
from aura_desktop.store import contacts, conversations, drafts, events
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.llm.models import honest
from tests.services.ai_world import CAMILA, MONDAY, NUMBER, OPEN_POLICY, AiWorld, open_world
from tests.services.test_autopilot import HOURS, automatic, last, ready

Act = Callable[[], Awaitable[object]]


@pytest.fixture
async def world(database: Database) -> AsyncIterator[AiWorld]:
    async with open_world(database, honest) as found:
        await ready(found)
        yield found


def meanwhile(world: AiWorld, act: Act, *, seconds: float | None = None) -> None:
    """During each countdown `act` happens; the countdown takes `seconds`, its own if None."""

    async def sleep(wanted: float) -> None:
        await act()
        world.clock.advance(seconds=wanted if seconds is None else seconds)

    world.autopilot._sleep = sleep


async def nothing() -> None:
    pass


async def notes(world: AiWorld, conversation_id: ConversationId) -> list[Message]:
    thread = await world.thread(conversation_id)
    return [message for message in thread if message.direction is Direction.INTERNAL]


async def wamid_of(world: AiWorld, conversation_id: ConversationId) -> Any:
    return (await world.thread(conversation_id))[-1].wamid


# clocks


async def test_a_pc_that_slept_through_the_countdown_sends_nothing(world: AiWorld) -> None:
    """Nobody could have stopped it, and who answered meanwhile is not known here yet."""
    conversation_id = await world.writes(HOURS)
    meanwhile(world, nothing, seconds=120)
    await world.follow()
    assert not await automatic(world, conversation_id)
    draft, outcome = await last(world, conversation_id)
    assert (draft.state, outcome) == (DraftState.READY, Outcome.OPEN)


async def test_a_clock_set_back_in_the_countdown_sends_nothing(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    meanwhile(world, nothing, seconds=-120)
    await world.follow()
    assert not await automatic(world, conversation_id)
    assert (await last(world, conversation_id))[0].state is DraftState.READY


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2027, 4, 4, 3, 30, tzinfo=UTC),  # 23:30 in Santiago, for the second time
        datetime(2027, 4, 4, 2, 59, 55, tzinfo=UTC),  # five seconds before that hour comes again
        datetime(2027, 9, 5, 3, 59, 55, tzinfo=UTC),  # five seconds before an hour is left out
    ],
)
async def test_the_countdown_takes_its_time_when_the_hour_changes(
    world: AiWorld, moment: datetime
) -> None:
    asked: list[float] = []

    async def sleep(seconds: float) -> None:
        asked.append(seconds)
        world.clock.advance(seconds=seconds)

    world.autopilot._sleep = sleep
    world.clock.now = moment
    await world.writes(HOURS)
    await world.follow()
    assert asked == [OPEN_POLICY.thresholds.countdown_s]


# the question changes


@pytest.mark.parametrize("how", ["edited", "one of two is taken back"])
async def test_a_question_that_changed_in_the_countdown_is_not_answered(
    world: AiWorld, how: str
) -> None:
    conversation_id = await world.writes(HOURS)
    first = await wamid_of(world, conversation_id)
    if how != "edited":
        await world.writes("¿Cuál es el horario de atención?")

    async def act() -> None:
        at, number = world.clock(), BusinessNumber(phone_number_id=NUMBER)
        if how == "edited":
            event: Any = MessageEdited(
                number=number, wamid=first, at=at, content=Text(body="¿horario de mi hora?")
            )
        else:
            event = MessageRevoked(number=number, wamid=first, at=at)
        assert await world.database.run(events.apply_all, [event], at) == []

    meanwhile(world, act)
    await world.follow()
    assert not await automatic(world, conversation_id)
    assert (await last(world, conversation_id))[0].state is not DraftState.COUNTING


# people


async def stopped_then(world: AiWorld, conversation_id: ConversationId, act: str) -> None:
    counting, _ = await last(world, conversation_id)
    assert counting.state is DraftState.COUNTING
    match act:
        case "stop, then another version":
            await world.autopilot.stop(counting.id)
            await world.drafting.show_version(counting, 0)
        case "another version":
            await world.drafting.show_version(counting, 0)
        case "drop a source":
            await world.drafting.drop_source(counting, 9)
        case "rework":
            await world.drafting.rework(counting, Change.SHORTER, "", lambda draft: None)
        case "discard and take back":
            await world.drafting.discard(counting)
            await world.drafting.take_back(counting)


@pytest.mark.parametrize(
    "act",
    [
        "stop, then another version",
        "another version",
        "drop a source",
        "rework",
        "discard and take back",
    ],
)
async def test_whoever_touches_a_draft_that_counts_has_it(world: AiWorld, act: str) -> None:
    conversation_id = await world.writes(HOURS)
    meanwhile(world, lambda: stopped_then(world, conversation_id, act))
    await world.follow()
    assert not await automatic(world, conversation_id)
    draft, outcome = await last(world, conversation_id)
    assert (draft.state, draft.sends_at, outcome) == (DraftState.READY, None, Outcome.OPEN)


async def test_a_version_that_somebody_made_before_the_countdown_stays(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    first = await world.propose(conversation_id)
    assert first is not None
    await world.drafting.rework(first, Change.SHORTER, "", lambda draft: None)
    now = world.clock()
    draft = await world.database.run(pilot_sending.consider, first, world.clinic, now)
    assert draft.state is DraftState.READY
    kept, _ = await last(world, conversation_id)
    assert len(kept.versions) == 2 and kept.state is DraftState.READY


async def test_a_draft_that_was_stopped_never_counts_again(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    draft = await world.propose(conversation_id)
    assert draft is not None
    now = world.clock()
    counting = await world.database.run(pilot_sending.consider, draft, world.clinic, now)
    assert counting.state is DraftState.COUNTING
    await world.autopilot.stop(draft.id)
    again = await world.propose(conversation_id)
    assert again is not None
    found = await world.database.run(pilot_sending.consider, again, world.clinic, now)
    assert found.state is DraftState.READY


async def test_enter_at_the_moment_it_goes_by_itself_sends_once(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    await world.follow()
    [message] = await automatic(world, conversation_id)
    draft, _ = await last(world, conversation_id)
    assert draft.version is not None
    use = DraftUse(draft_id=draft.id, offered=draft.version.text, seconds_on_screen=2)
    sent = await world.sending.send_text(conversation_id, draft.version.text, use=use)
    assert sent == message.id
    assert len(await world.sent(conversation_id)) == 1


async def test_after_an_answer_by_phone_no_draft_is_announced(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    meanwhile(world, lambda: world.answers_by_phone("De 9 a 20"))
    await world.follow()
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and not found.draft_ready
    assert (await last(world, conversation_id))[1] is Outcome.SUPERSEDED


async def test_one_note_for_whoever_takes_over_however_often_the_patient_writes(
    world: AiWorld,
) -> None:
    conversation_id = await world.writes("PERSONA")
    await world.follow()
    for words in ("¿hola?", "¿están?", "??"):
        await world.writes(words)
        await world.follow()
    assert len(await notes(world, conversation_id)) == 1
    await world.sending.send_text(conversation_id, "Hola, soy Pía.")
    world.clock.advance(minutes=1)
    await world.writes("PERSONA")
    await world.follow()
    assert len(await notes(world, conversation_id)) == 2


# a countdown that is overtaken


@pytest.mark.parametrize("words", ["me duele mucho", "PERSONA", "¿Cuánto cuesta el vuelo a Marte?"])
async def test_a_newer_message_ends_the_countdown_on_the_card_too(
    world: AiWorld, words: str
) -> None:
    reached, never = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        reached.set()
        await never.wait()

    world.autopilot._sleep = sleep
    conversation_id = await world.writes(HOURS)
    await world.autopilot._look()
    await reached.wait()
    if "Marte" in words:
        await world.desk.set_mode(conversation_id, AiMode.SUGGEST)
    await world.writes(words)
    await world.follow()
    draft = await world.database.read(drafts.open_of, conversation_id)
    assert draft is None or draft.state is DraftState.READY
    assert not await automatic(world, conversation_id)


async def test_a_countdown_that_cannot_end_goes_to_a_person(world: AiWorld) -> None:
    async def fails(seconds: float) -> None:
        raise StoreError("disk_full")

    world.autopilot._sleep = fails
    conversation_id = await world.writes(HOURS)
    await world.follow()
    assert (await last(world, conversation_id))[0].state is DraftState.READY


# contacts become one


async def test_two_threads_that_become_one_in_the_countdown_go_to_a_person(world: AiWorld) -> None:
    by_user = Sender(user_id=UserId("BR.0001"), profile_name="Camila Ejemplo")
    older = await world.writes("Hola, soy yo", CAMILA)
    await world.follow()
    conversation_id = await world.writes(HOURS, by_user)

    async def unite() -> None:
        both = Sender(wa_id=CAMILA.wa_id, user_id=by_user.user_id)
        await world.database.run(contacts.ensure, both, world.clock())

    meanwhile(world, unite)
    await world.follow()
    assert await world.database.read(conversations.get, conversation_id) is None
    assert not await automatic(world, older)
    assert await world.database.read(drafts.open_of, older) is None


# faults of the store


class _Faulty:
    """The store fails at the next calls of one function."""

    def __init__(self, database: Database, name: str, times: int) -> None:
        self._run, self._name, self.left = database.run, name, times

    async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if fn.__name__ == self._name and self.left:
            self.left -= 1
            raise StoreError("locked")
        return await self._run(fn, *args, **kwargs)


async def held(world: AiWorld, conversation_id: ConversationId) -> bool:
    found = await world.database.read(conversations.get, conversation_id)
    return found is not None and found.held_since is not None


@contextlib.asynccontextmanager
async def running(world: AiWorld) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(world.autopilot.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_red_message_is_held_though_the_store_failed_once(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = _Faulty(world.database, "_hold", 1)
    monkeypatch.setattr(world.database, "run", faulty.run)
    async with running(world) as task:
        conversation_id = await world.writes("me duele mucho")
        world.autopilot.hear([FeedItem(seq=1, topic=Topic.MESSAGE, key=f"{conversation_id}:9999")])
        await asyncio.wait([task])
        assert isinstance(task.exception(), StoreError) and not faulty.left
    assert not await held(world, conversation_id)
    async with running(world):  # as the worker is begun again
        await eventually(lambda: held(world, conversation_id))


async def test_a_red_message_in_a_countdown_is_held_though_the_store_failed_once(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def sleep(seconds: float) -> None:
        reached.set()
        await asyncio.Event().wait()

    world.autopilot._sleep = sleep
    faulty = _Faulty(world.database, "_hold", 1)
    monkeypatch.setattr(world.database, "run", faulty.run)
    conversation_id = await world.writes(HOURS)
    async with running(world) as task:
        await reached.wait()
        await world.writes("me duele mucho")
        world.autopilot.hear([FeedItem(seq=1, topic=Topic.MESSAGE, key=f"{conversation_id}:9999")])
        await asyncio.wait([task])
        assert not faulty.left and not await held(world, conversation_id)
    async with running(world):
        await eventually(lambda: held(world, conversation_id))
    assert not await automatic(world, conversation_id)


async def test_a_red_message_of_just_before_a_crash_is_held_after_it(world: AiWorld) -> None:
    conversation_id = await world.writes("me duele mucho")
    asked = await world.writes(HOURS, replace(CAMILA, wa_id=WaId("56900000143")))
    await world.autopilot.start()  # the former process never got to it
    async with running(world):
        await eventually(lambda: held(world, conversation_id))
    # What came before the crash is for people: nothing is asked of a model, or sent.
    assert not await automatic(world, asked)
    assert world.model is not None and not world.model.requests


# much at once


async def test_a_red_word_is_found_however_much_was_written_after_it(world: AiWorld) -> None:
    conversation_id = await world.writes("me duele mucho y está hinchado")
    for number in range(60):
        await world.writes(f"hola {number}")
    await world.follow()
    assert await held(world, conversation_id)
    assert world.model is not None and not world.model.requests


async def test_out_of_hours_the_patient_still_waits_for_a_person(world: AiWorld) -> None:
    policy = replace(OPEN_POLICY, mode=AiMode.SUGGEST, out_of_hours=True)
    await world.desk.put_policy(policy)
    world.clock.advance(hours=10)
    conversation_id = await world.writes("Hola, ¿cuánto cuesta la limpieza facial?")
    before = await world.database.read(conversations.get, conversation_id)
    await world.follow()
    assert len(await automatic(world, conversation_id)) == 1
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and before is not None
    assert found.waiting_since == before.waiting_since is not None
    draft = await world.propose(conversation_id)
    assert draft is not None and draft.state is DraftState.READY


async def test_out_of_hours_what_happened_since_is_looked_at_again(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = replace(OPEN_POLICY, mode=AiMode.SUGGEST, out_of_hours=True)
    await world.desk.put_policy(policy)
    world.clock.advance(hours=10)
    conversation_id = await world.writes("Hola")
    run = world.database.run

    async def slower(fn: Any, *args: Any, **kwargs: Any) -> Any:
        if fn.__name__ == "answer_out_of_hours":
            monkeypatch.undo()
            await world.answers_by_phone("Hola, sigo aquí")
        return await run(fn, *args, **kwargs)

    monkeypatch.setattr(world.database, "run", slower)
    await world.follow()
    assert not await automatic(world, conversation_id)


# a hold, and whose clock it goes by


async def test_an_answer_by_phone_ends_a_hold_though_this_clock_is_ahead(world: AiWorld) -> None:
    conversation_id = await world.writes("me duele mucho", seconds_ago=180)
    await world.follow()
    assert await held(world, conversation_id)
    world.clock.advance(seconds=-120)
    await world.answers_by_phone("Te llamo ahora")
    assert not await held(world, conversation_id)


async def test_an_automatic_or_foreign_message_ends_no_hold(world: AiWorld) -> None:
    conversation_id = await world.writes("me duele mucho")
    await world.follow()
    assert await held(world, conversation_id)
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and found.held_since is not None
    assert abs(found.held_since - world.clock()) < timedelta(seconds=5)
    assert found.held_since > MONDAY


async def test_two_held_threads_keep_the_longer_wait_and_every_danger(world: AiWorld) -> None:
    by_user = Sender(user_id=UserId("BR.0002"), profile_name="Camila Ejemplo")
    kept = await world.writes("me duele mucho", CAMILA)
    await world.follow()
    first = await world.database.read(conversations.get, kept)
    world.clock.advance(minutes=3)
    await world.writes("sangro harto", by_user)
    await world.follow()
    both = Sender(wa_id=CAMILA.wa_id, user_id=by_user.user_id)
    await world.database.run(contacts.ensure, both, world.clock())
    found = await world.database.read(conversations.get, kept)
    assert first is not None and found is not None
    assert found.held_since == first.held_since
    assert {"pain", "bleeding"} <= set(found.held_for)
