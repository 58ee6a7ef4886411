"""A topic the clinic has switched off: nothing of it reaches a model, a card, or a patient by itself."""

import json
from dataclasses import replace

import pytest

from aura_desktop.domain.ai_policy import AiPolicy, Budget
from aura_desktop.domain.draft import Change, Draft, DraftState, Outcome
from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, TOPICS, AnswerTopic, EntryKind, NewEntry
from aura_desktop.services.drafting.drafting import BASICS
from aura_desktop.store import drafts
from aura_desktop.store.database import Database
from tests.llm.models import honest
from tests.services.ai_world import ANTONIA, ENTRIES, OPEN_POLICY, AiWorld, open_world

FACIAL = "Hola, ¿cuánto cuesta la limpieza facial?"
PARKING = "¿Tienen estacionamiento?"
BOTH = "¿precio toxina y dirección?"
"""As much of one topic as of another."""
NO_HIT = "Bom dia, tudo bem?"
CARE = NewEntry(
    kind=EntryKind.CARE,
    title="Cuidados después del peeling",
    body="Usa bloqueador y no te expongas al sol.",
    approved_by="Dra. Ficticia",
)
QUESTIONS = (
    (AnswerTopic.SERVICES, FACIAL),
    (AnswerTopic.HOURS, "¿A qué hora abren los sábados?"),
    (AnswerTopic.ADDRESS, PARKING),
    (AnswerTopic.PAYMENT, "¿Puedo pagar en cuotas?"),
    (AnswerTopic.CARE, "¿Qué cuidados debo tener después del peeling?"),
)


def off(*topics: AnswerTopic) -> AiPolicy:
    return AiPolicy(off_topics=topics)


async def furnished(world: AiWorld, policy: AiPolicy) -> None:
    await world.furnish([*ENTRIES, CARE])
    await world.desk.put_policy(policy)


def sent(world: AiWorld) -> str:
    """Everything the model was ever told."""
    assert world.model is not None
    return "\n".join(json.dumps(each.body, ensure_ascii=False) for each in world.model.requests)


@pytest.mark.parametrize(("topic", "question"), QUESTIONS)
async def test_a_question_of_a_topic_that_is_off_is_a_persons(
    database: Database, topic: AnswerTopic, question: str
) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, off(topic))
        conversation_id = await world.writes(question)
        seen: list[Draft] = []
        assert await world.drafting.propose(conversation_id, seen.append) is None
        assert await world.drafting.request_of(conversation_id) is None
        assert (seen, sent(world)) == ([], "")
        assert await world.desk.ledger() == ()
        # Every other topic is answered as before.
        await world.desk.put_policy(off(*({*TOPICS} - {topic})))
        draft = await world.propose(conversation_id)
        assert draft is not None and (draft.state, draft.topic) == (DraftState.READY, topic)


@pytest.mark.parametrize(("topic", "question"), QUESTIONS)
async def test_without_a_model_it_is_not_suggested_either(
    database: Database, topic: AnswerTopic, question: str
) -> None:
    async with open_world(database, None) as world:
        await furnished(world, off(topic))
        conversation_id = await world.writes(question)
        assert await world.propose(conversation_id) is None
        await world.desk.put_policy(AiPolicy())
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.SUGGESTED


async def test_who_asks_of_two_topics_gets_only_the_one_that_is_on(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, off(AnswerTopic.SERVICES))
        draft = await world.propose(await world.writes(BOTH))
        assert draft is not None and draft.state is DraftState.READY
        assert [citation.title for citation in draft.citations] == ["Dirección"]
        assert "Se evalúa antes" not in sent(world) and "Providencia" in sent(world)


async def test_suggestions_are_of_what_is_on(database: Database) -> None:
    async with open_world(database, None) as world:
        await furnished(world, off(AnswerTopic.SERVICES))
        draft = await world.propose(await world.writes(BOTH))
        assert draft is not None and draft.state is DraftState.SUGGESTED
        assert [entry.title for entry in draft.suggestions] == ["Dirección"]


async def test_many_that_are_off_hide_none_that_is_on(database: Database) -> None:
    """Those that may be told of are looked for beyond the first few."""
    many = [
        NewEntry(
            kind=EntryKind.SERVICE, title=f"Peeling facial estacionamiento {number}", body="Facial."
        )
        for number in range(8)
    ]
    async with open_world(database, None) as world:
        await world.furnish([*ENTRIES, *many])
        await world.desk.put_policy(off(AnswerTopic.SERVICES))
        question = "peeling facial estacionamiento subterráneo"
        draft = await world.propose(await world.writes(question))
        assert draft is not None
        assert [entry.title for entry in draft.suggestions][:1] == ["Estacionamiento"]


async def test_what_fits_as_well_as_a_topic_that_is_off_is_told(database: Database) -> None:
    both = [
        NewEntry(kind=kind, title="Peeling", body=f"Se hace en invierno: {kind.value}.")
        for kind in (EntryKind.SERVICE, EntryKind.OTHER)
    ]
    async with open_world(database, None) as world:
        await world.furnish(both)
        await world.desk.put_policy(off(AnswerTopic.SERVICES))
        draft = await world.propose(await world.writes("¿El peeling?"))
        assert draft is not None
        assert [entry.kind for entry in draft.suggestions] == [EntryKind.OTHER]


async def test_what_fits_worse_is_not_told_instead(database: Database) -> None:
    less = NewEntry(kind=EntryKind.OTHER, title="Regalos", body="Hay una limpieza de regalo.")
    async with open_world(database, None) as world:
        await world.furnish([*ENTRIES, less])
        await world.desk.put_policy(off(AnswerTopic.SERVICES))
        assert await world.propose(await world.writes(FACIAL)) is None


async def test_words_nobody_listed_bring_no_basics_of_a_topic_that_is_off(
    database: Database,
) -> None:
    async with open_world(database, honest) as world:
        many = [
            NewEntry(kind=EntryKind.SERVICE, title=f"Abdomen {number}", body="Una sesión.")
            for number in range(BASICS)
        ]
        await world.furnish([*many, *ENTRIES])
        await world.desk.put_policy(off(AnswerTopic.SERVICES, AnswerTopic.PAYMENT))
        assert await world.propose(await world.writes(NO_HIT)) is not None
        told = sent(world)
        assert "Providencia" in told and "gratis en el subterráneo" in told
        assert "Toxina" not in told and "cuotas" not in told


async def test_with_nothing_left_no_model_is_asked(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, off(*AUTOMATIC_TOPICS, AnswerTopic.SERVICES))
        conversation_id = await world.writes(NO_HIT)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.NO_SOURCE
        assert await world.drafting.request_of(conversation_id) is None
        assert sent(world) == ""


async def test_a_spent_budget_says_nothing_where_no_ai_is_wanted(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, AiPolicy(budget=Budget(cap_clp=1, prompt_clp=1_000_000)))
        conversation_id = await world.writes(FACIAL)
        assert await world.propose(conversation_id) is not None
        policy = await world.desk.policy()
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.code == "ai_budget_spent"
        await world.desk.put_policy(replace(policy, off_topics=(AnswerTopic.SERVICES,)))
        assert await world.propose(conversation_id) is None


async def test_danger_is_shown_whatever_is_off(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, off(*TOPICS))
        draft = await world.propose(await world.writes("Me duele mucho la cara"))
        assert draft is not None and draft.state is DraftState.HELD


async def test_a_draft_goes_when_its_topic_is_switched_off(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, AiPolicy())
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.READY
        await world.desk.put_policy(off(AnswerTopic.PAYMENT))
        assert await world.propose(conversation_id) == draft
        await world.desk.put_policy(off(AnswerTopic.SERVICES))
        before = sent(world)
        reworked = await world.drafting.rework(draft, Change.SHORTER, "", lambda _: None)
        assert (reworked.code, reworked.versions) == ("ai_no_source", draft.versions)
        assert await world.propose(conversation_id) is None
        assert sent(world) == before
        last = await world.database.read(drafts.last_of, conversation_id)
        assert last is not None and last[1] is Outcome.SUPERSEDED


async def test_no_draft_of_it_is_left_in_the_list(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, AiPolicy())
        facial, parking = await world.writes(FACIAL), await world.writes(PARKING, ANTONIA)
        for conversation_id in (facial, parking):
            assert await world.propose(conversation_id) is not None
        await world.desk.put_policy(off(AnswerTopic.SERVICES))
        for conversation_id, is_left in ((facial, False), (parking, True)):
            found = await world.database.read(drafts.open_of, conversation_id)
            assert (found is not None) is is_left


async def test_another_version_rests_on_what_is_on(database: Database) -> None:
    async with open_world(database, honest) as world:
        await furnished(world, off(AnswerTopic.SERVICES))
        draft = await world.propose(await world.writes(BOTH))
        assert draft is not None
        changed = await world.drafting.rework(draft, Change.SHORTER, "", lambda _: None)
        assert len(changed.versions) == 2
        assert "Se evalúa antes" not in sent(world)


@pytest.mark.parametrize("topic", [AnswerTopic.ADDRESS, AnswerTopic.HOURS])
async def test_off_stops_the_automatic_answer_of_its_topic_alone(
    database: Database, topic: AnswerTopic
) -> None:
    """Also where the topic still stands among the automatic ones."""
    async with open_world(database, honest) as world:
        await furnished(world, replace(OPEN_POLICY, off_topics=(topic,)))
        await world.earn(*AUTOMATIC_TOPICS)
        await world.autopilot.start()
        conversation_id = await world.writes(PARKING)
        await world.follow()
        answers = await world.sent(conversation_id)
        assert bool(answers) is (topic is not AnswerTopic.ADDRESS)


async def test_quick_replies_are_peoples_and_stay(database: Database) -> None:
    async with open_world(database, None) as world:
        await furnished(world, off())
        before = await world.knowledge.quick_replies()
        await world.desk.put_policy(off(*TOPICS))
        assert before and await world.knowledge.quick_replies() == before
