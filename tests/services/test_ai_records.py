"""What is kept of each sent message and of each draft, and what a topic earns or loses by it."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.commands import SendText
from aura_desktop.domain.content import Interactive, InteractiveType, ReplyButton, Text
from aura_desktop.domain.draft import Draft, DraftState, DraftUse, Outcome
from aura_desktop.domain.ids import ConversationId, DraftId, JobId, MessageId, WaId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus, Way
from aura_desktop.services.mining import REMEMBERED, Mining
from aura_desktop.services.upkeep import AT_ONCE, Upkeep
from aura_desktop.store import ai_policy, conversations, drafts, message_use, outbox, settings
from aura_desktop.store.database import Database, Tx
from tests.llm.models import honest
from tests.services.ai_world import CAMILA, NUMBER, OPEN_POLICY, AiWorld, open_world
from tests.services.test_autopilot import HOURS, automatic, ready
from tests.services.test_drafting import FACIAL

TOPIC = AnswerTopic.HOURS


@pytest.fixture
async def world(database: Database) -> AsyncIterator[AiWorld]:
    async with open_world(database, honest) as found:
        await ready(found)
        yield found


async def is_unlocked(world: AiWorld) -> bool:
    return {each.topic: each.is_unlocked for each in await world.desk.topics()}[TOPIC]


async def used(world: AiWorld, number: int, *, text: str | None = None) -> MessageId:
    """Somebody asks the hours, and a person sends the draft, or `text` made of it."""
    sender = replace(CAMILA, wa_id=WaId(f"5690001{number:04}"))
    conversation_id = await world.writes(HOURS, sender)
    draft = await world.propose(conversation_id)
    assert draft is not None and draft.version is not None
    use = DraftUse(draft_id=draft.id, offered=draft.version.text, seconds_on_screen=4)
    return await world.sending.send_text(conversation_id, text or draft.version.text, use=use)


async def fail(world: AiWorld, message_id: MessageId) -> None:
    def failed(tx: Tx) -> None:
        job_id = tx.exec_driver_sql(
            "SELECT job_id FROM messages WHERE id = ?", (message_id,)
        ).scalar()
        outbox.settle_failed(tx, JobId(str(job_id)), Failure(code="failed"), world.clock())

    await world.database.run(failed)


# what a topic earns, and loses


async def test_a_correction_of_something_old_locks_the_topic_now(world: AiWorld) -> None:
    message_id = await used(world, 1)
    world.clock.advance(days=1)
    other = await world.database.run(conversations.start, NUMBER, "+56900000778", world.clock())

    def sixty_more(tx: Tx) -> None:
        for number in range(60):
            draft = drafts.add(tx, _draft(other, world))
            at = world.clock() + timedelta(seconds=number)
            drafts.settle(tx, draft.id, Outcome.USED, at)

    await world.database.run(sixty_more)
    assert await is_unlocked(world)
    world.clock.advance(minutes=5)
    assert await world.desk.correct(message_id)
    assert not await is_unlocked(world)
    [record] = [each for each in await world.desk.topics() if each.topic is TOPIC]
    assert record.was_corrected and record.drafts == 0


async def test_a_fact_that_a_person_changed_locks_the_topic(world: AiWorld) -> None:
    assert await is_unlocked(world)
    await used(world, 2, text="Lunes a viernes de 10:00 a 18:00.")
    assert not await is_unlocked(world)


async def test_what_went_by_itself_earns_nothing(database: Database) -> None:
    async with open_world(database, honest) as world:
        await ready(world)
        [before] = [each for each in await world.desk.topics() if each.topic is TOPIC]
        conversation_id = await world.writes(HOURS)
        await world.follow()
        [message] = await automatic(world, conversation_id)
        uses = await database.read(message_use.uses_of, TOPIC, 400)
        assert len(uses) == before.drafts
        assert await world.desk.correct(message.id)
        assert not await is_unlocked(world)


# the record goes along


async def test_a_message_sent_again_came_to_be_in_the_same_way(world: AiWorld) -> None:
    message_id = await used(world, 3)
    await fail(world, message_id)
    again = await world.sending.resend(message_id)
    former, record = await world.desk.record(message_id), await world.desk.record(again)
    assert record is not None and former is not None
    assert replace(record, at=former.at) == former
    found = await world.database.read(message_use.sent_with, DraftId(former.draft_id or 0))
    assert found == again
    [message] = await world.database.read(_message, again)
    assert message == (Way.DRAFT.value,)
    # One draft, however often it was sent.
    uses = await world.database.read(message_use.uses_of, TOPIC, 400)
    assert len(uses) == 51
    world.clock.advance(seconds=1)
    week = next(each for each in await world.desk.weeks() if each.topic is TOPIC)
    assert week.used == 51


async def test_a_draft_whose_message_failed_can_be_sent_anew(world: AiWorld) -> None:
    message_id = await used(world, 4)
    record = await world.desk.record(message_id)
    assert record is not None and record.draft_id is not None
    draft = await world.database.read(drafts.get, record.draft_id)
    assert draft is not None and draft.version is not None
    use = DraftUse(draft_id=draft.id, offered=draft.version.text, seconds_on_screen=4)
    text = draft.version.text
    assert await world.sending.send_text(draft.conversation_id, text, use=use) == message_id
    await fail(world, message_id)
    assert await world.sending.send_text(draft.conversation_id, text, use=use) != message_id


async def test_every_message_of_the_desk_has_a_record(world: AiWorld) -> None:
    conversation_id = await world.writes("Hola")
    interactive = Interactive(
        interactive_type=InteractiveType.BUTTON,
        body="¿Te acomoda?",
        buttons=(ReplyButton(id="si", title="Sí"),),
    )
    sent = await world.sending.send_interactive(conversation_id, interactive)
    record = await world.desk.record(sent)
    assert record is not None and record.way is Way.MANUAL


async def test_telling_the_professional_leaves_a_record_and_no_word_of_the_patient(
    world: AiWorld,
) -> None:
    theirs = await world.writes("Hola, soy yo", replace(CAMILA, wa_id=WaId("56900000555")))
    policy = replace(OPEN_POLICY, professional_phone="+56900000555")
    await world.desk.put_policy(policy)
    conversation_id = await world.writes("me duele mucho")
    told = await world.desk.tell_professional(conversation_id, "Se avisó.")
    assert told.by_whatsapp
    [message] = await world.sent(theirs)
    assert "duele" not in json.dumps(await world.jobs())
    record = await world.desk.record(message.id)
    assert record is not None and record.way is Way.MANUAL
    assert not await world.sent(conversation_id)
    # The professional's own question is told to nobody by WhatsApp.
    assert not (await world.desk.tell_professional(theirs, "Se avisó.")).by_whatsapp


# automatic answers that could not leave


@pytest.mark.parametrize(("minutes", "leaves"), [(4, True), (6, False), (600, False)])
async def test_an_automatic_answer_leaves_in_time_or_never(
    world: AiWorld, minutes: int, leaves: bool
) -> None:
    conversation_id = await world.writes(HOURS)
    await world.follow()
    world.clock.advance(minutes=minutes)
    now = world.clock()
    jobs = await world.database.run(outbox.lease, "run", now, now + timedelta(minutes=1), 9)
    assert bool(jobs) is leaves
    [message] = await automatic(world, conversation_id)
    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None and (found.waiting_since is None) is leaves
    if not leaves:
        assert message.status is MessageStatus.FAILED
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.READY


async def test_what_a_person_sent_leaves_however_late(world: AiWorld) -> None:
    conversation_id = await world.writes(HOURS)
    await world.sending.send_text(conversation_id, "De 9 a 20.")
    world.clock.advance(hours=5)
    now = world.clock()
    jobs = await world.database.run(outbox.lease, "run", now, now + timedelta(minutes=1), 9)
    assert [job.conversation_id for job in jobs] == [conversation_id]


async def test_every_fourth_in_a_row_is_a_persons_however_much_was_written_between(
    world: AiWorld,
) -> None:
    conversation_id = await world.writes(HOURS)
    for _ in range(4):
        await world.follow()
        for number in range(15):
            await world.writes(f"ok {number}")
        await world.sending.react((await world.thread(conversation_id))[-1].id, "👍")
        await world.database.run(_answered_by_program, conversation_id, world)
        await world.writes(HOURS)
    await world.follow()
    assert len(await automatic(world, conversation_id)) <= 3


def _answered_by_program(tx: Tx, conversation_id: ConversationId, world: AiWorld) -> None:
    """Another program answers in between: nobody of the clinic did."""
    body = "Recordatorio"
    to = conversations.recipient(tx, conversation_id)
    outbox.enqueue(
        tx,
        conversation_id,
        SendText(to=to, body=body),
        world.clock(),
        origin=MessageOrigin.API,
        content=Text(body=body),
    )


# a policy that cannot be read


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "[]",
        "{}",
        '"AiPolicy"',
        '{"is": "AiPolicy", "thresholds": null}',
        '{"is": "AiPolicy", "thresholds": {"is": "Budget"}}',
        '{"is": "AiPolicy", "thresholds": {"is": "Thresholds", "drafts": "many"}}',
        '{"is": "AiPolicy", "budget": 7}',
        '{"is": "AiPolicy", "auto_topics": "hours"}',
        '{"is": "AiPolicy", "auto_topics": [["hours"]]}',
        '{"is": "AiPolicy", "no_ai": "no"}',
        '{"is": "AiPolicy", "disclosure": "  "}',
        '{"is": "AiPolicy", "disclosure": 1}',
        '{"is": "Thresholds"}',
        '{"is": "AiPolicy", "mode": {"is": "Tomorrow"}}',
    ],
)
async def test_a_policy_that_is_damaged_allows_nothing(world: AiWorld, kept: str) -> None:
    await world.database.run(settings.put, "ai.policy", kept)
    assert await world.desk.policy() == AiPolicy(no_ai=True)
    conversation_id = await world.writes(FACIAL)
    await world.follow()
    assert await world.propose(conversation_id) is None


async def test_a_policy_of_a_newer_program_keeps_what_is_understood(world: AiWorld) -> None:
    kept = {
        "is": "AiPolicy",
        "mode": "telepathy",
        "auto_topics": ["hours", "prices"],
        "moon": True,
        "thresholds": {"is": "Thresholds", "used_share": 1, "phase": 3},
    }
    await world.database.run(settings.put, "ai.policy", json.dumps(kept))
    policy = await world.database.read(ai_policy.get)
    assert not policy.no_ai and policy.thresholds.used_share == 1
    conversation_id = await world.writes(FACIAL)
    await world.follow()
    assert await world.propose(conversation_id) is None


async def test_a_mode_of_a_newer_program_shows_the_conversation_all_the_same(
    world: AiWorld,
) -> None:
    conversation_id = await world.writes(FACIAL)
    await world.database.run(_raw, "UPDATE conversations SET ai_mode = 'telepathy'")
    assert await world.database.read(conversations.get, conversation_id) is not None
    assert await world.propose(conversation_id) is None


async def test_a_danger_of_a_newer_program_holds_too(world: AiWorld) -> None:
    conversation_id = await world.writes(FACIAL)
    await world.database.run(drafts.hold, conversation_id, ["curse"], world.clock())
    draft = await world.propose(conversation_id)
    assert draft is not None and draft.state is DraftState.HELD


# upkeep


def _draft(conversation_id: Any, world: AiWorld, topic: AnswerTopic = TOPIC) -> Draft:
    return Draft(
        id=DraftId(0),
        conversation_id=ConversationId(conversation_id),
        answers=MessageId(0),
        state=DraftState.READY,
        topic=topic,
        model="model",
        missing="lo que escribió",
        created_at=world.clock(),
    )


async def test_drafts_go_after_three_months_the_record_of_their_topic_stays(
    world: AiWorld,
) -> None:
    conversation_id = await world.writes(FACIAL)
    await world.propose(conversation_id)
    message_id = await used(world, 5)

    def many(tx: Tx) -> None:
        for number in range(AT_ONCE + 50):
            draft = drafts.add(tx, _draft(conversation_id, world, AnswerTopic.CARE))
            outcome = Outcome.SUPERSEDED if number % 2 else Outcome.DISCARDED
            drafts.settle(tx, draft.id, outcome, world.clock())

    await world.database.run(many)
    before = await world.desk.topics()
    upkeep = Upkeep(world.database, world.clock, world.clock.sleep)
    world.clock.advance(days=88)
    await upkeep.tidy()
    assert "Lunes a viernes" in str(
        await world.database.read(_raw_rows, "SELECT draft FROM drafts")
    )
    world.clock.advance(days=3)
    await upkeep.tidy()
    left = await world.database.read(_raw_rows, "SELECT draft, outcome FROM drafts")
    assert "Lunes a viernes" not in str(left) and "$29.990" not in str(left)
    assert {row[1] for row in left} <= {"used", "changed", "discarded"}
    assert await world.desk.topics() == before
    record = await world.desk.record(message_id)
    assert record is not None and record.sources
    # Whatever is left of them can still be read.
    assert await world.database.read(drafts.last_of, conversation_id) is not None
    await upkeep.tidy()


async def test_no_more_of_a_topic_is_kept_than_its_record_needs(
    world: AiWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "COUNTED", 20)
    world.clock.advance(days=120)
    await Upkeep(world.database, world.clock, world.clock.sleep).tidy()
    left = await world.database.read(_raw_rows, "SELECT topic, count(*) FROM drafts GROUP BY topic")
    assert dict(left) == {topic.value: 20 for topic in OPEN_POLICY.auto_topics}


async def test_the_words_of_the_ledger_go_after_a_month_the_ledger_stays(world: AiWorld) -> None:
    await world.propose(await world.writes(FACIAL))
    upkeep = Upkeep(world.database, world.clock, world.clock.sleep)
    world.clock.advance(days=29)
    await upkeep.tidy()
    [line] = await world.desk.ledger()
    assert line.body
    world.clock.advance(days=2)
    await upkeep.tidy()
    [bare] = await world.desk.ledger()
    assert replace(line, body="") == bare and bare.characters > 0


# mining


class _Desk:
    def __init__(self) -> None:
        self.proposals: list[str] = []

    async def propose(
        self, question: str, answer: str, message_id: MessageId, /, *, has_identifier: Any
    ) -> None:
        self.proposals.append(question)


async def mined(world: AiWorld, sender: Any, *, no_ai: bool) -> list[str]:
    conversation_id = await world.writes("¿Tienen estacionamiento para bicicletas?", sender)
    if no_ai:
        found = await world.database.read(conversations.get, conversation_id)
        assert found is not None
        await world.desk.set_no_ai(found.contact.id, True)
    answer = "Sí, hay un bicicletero techado al lado de la entrada principal."
    message_id = await world.sending.send_text(conversation_id, answer)
    await world.database.run(
        _raw, f"UPDATE messages SET status = 'delivered' WHERE id = {int(message_id)}"
    )
    desk = _Desk()
    await Mining(world.database, desk)._look(conversation_id, message_id)
    return desk.proposals


async def test_nothing_is_mined_of_a_patient_who_wants_no_ai(world: AiWorld) -> None:
    assert await mined(world, CAMILA, no_ai=False)
    other = replace(CAMILA, wa_id=WaId("56900000188"))
    assert not await mined(world, other, no_ai=True)


async def test_mining_remembers_no_more_than_it_needs(world: AiWorld) -> None:
    mining = Mining(world.database, _Desk())
    for number in range(REMEMBERED + 10):
        mining._seen[MessageId(-number)] = None
    await mined(world, CAMILA, no_ai=False)
    [row] = await world.database.read(
        _raw_rows, "SELECT conversation_id, max(id) FROM messages WHERE direction = 'outbound'"
    )
    await mining._look(ConversationId(row[0]), MessageId(row[1]))
    assert len(mining._seen) == REMEMBERED + 10


def _raw(tx: Tx, statement: str) -> None:
    tx.exec_driver_sql(statement)


def _raw_rows(tx: Tx, statement: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in tx.exec_driver_sql(statement).all()]


def _message(tx: Tx, message_id: MessageId) -> list[tuple[Any, ...]]:
    return _raw_rows(tx, f"SELECT way FROM messages WHERE id = {int(message_id)}")
