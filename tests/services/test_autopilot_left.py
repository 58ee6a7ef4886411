"""A draft that a person stopped while it was written: the autopilot leaves that question to them, and no other."""

from aura_desktop.domain.message import MessageOrigin
from aura_desktop.store.database import Database
from tests.llm.models import honest
from tests.services.ai_world import OPEN_POLICY, open_world

HOURS = "Hola, ¿cuál es el horario?"


async def test_a_question_that_was_left_is_not_asked_of_the_model(database: Database) -> None:
    async with open_world(database, honest) as world:
        assert world.model is not None
        await world.furnish()
        await world.desk.put_policy(OPEN_POLICY)
        await world.earn(*OPEN_POLICY.auto_topics)
        await world.autopilot.start()
        conversation_id = await world.writes(HOURS)
        [question] = await world.thread(conversation_id)
        world.autopilot.leave(conversation_id, question.id)
        await world.follow()
        assert await world.sent(conversation_id) == []
        assert world.model.requests == []
        await world.writes("¿Y los sábados, a qué hora abren?")
        await world.follow()
        [answer] = await world.sent(conversation_id)
        assert answer.origin is MessageOrigin.AUTOPILOT
