"""The seed: a patient asks the hours and is answered by itself, up to the ticks; pain gets no AI text."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Thresholds
from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import Direction, Message, MessageOrigin, MessageStatus, Way
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    OpeningHours,
    Setup,
)
from aura_desktop.domain.setup import (
    Clinic as ClinicFacts,
)
from aura_desktop.store.database import Tx
from tests.eventually import eventually
from tests.flows.test_round_trip import PATIENT, Clinic, open_clinic
from tests.llm.models import honest
from tests.llm.server import MODEL, LlmServer
from tests.services.ai_world import earned

HOURS = tuple(OpeningHours(weekday=day, opens=time(9), closes=time(20)) for day in range(5))
FACTS = ClinicFacts(name="Clínica Ejemplo", address="Av. Ejemplo 0000", hours=HOURS)
AUTOMATIC = AiPolicy(
    mode=AiMode.AUTO,
    auto_topics=(AnswerTopic.HOURS,),
    thresholds=Thresholds(countdown_s=3, human_quiet_s=0),
)
QUESTION = "Hola, ¿a qué hora abren?"


@dataclass
class Desk:
    clinic: Clinic
    model: LlmServer

    async def thread(self, conversation_id: ConversationId) -> list[Message]:
        page = await self.clinic.core.conversations.messages(conversation_id)
        return list(page.messages)

    async def automatic(self, conversation_id: ConversationId) -> list[Message]:
        found = await self.thread(conversation_id)
        return [message for message in found if message.origin is MessageOrigin.AUTOPILOT]

    async def settled(self) -> None:
        """Every message that came has been looked at and followed to its end."""
        pilot = self.clinic.core.ai.autopilot
        await eventually(lambda: pilot.is_idle())


def good_record(tx: Tx, count: int) -> None:
    """So many drafts about hours that were used as they were: the topic has earned it."""
    first = tx.exec_driver_sql("SELECT id FROM conversations ORDER BY id LIMIT 1").scalar()
    assert first is not None
    earned(tx, ConversationId(first), AnswerTopic.HOURS, count, count, datetime.now(UTC))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    with LlmServer(honest) as model:
        ai = AiChoice(provider=AiProvider.COMPATIBLE, base_url=model.base_url, model=MODEL)
        async with open_clinic(tmp_path, setup=Setup(clinic=FACTS, ai=ai)) as clinic:
            await clinic.core.ai.desk.put_policy(AUTOMATIC)
            # The record hangs on a conversation of before.
            await clinic.core.sending.start_conversation("+56 9 0000 0777")
            database = clinic.core._database
            await database.run(good_record, 50)
            yield Desk(clinic, model)


async def test_hours_are_answered_by_themselves_up_to_the_ticks(desk: Desk) -> None:
    conversation = await desk.clinic.writes(QUESTION)

    async def answered() -> bool:
        return bool(await desk.automatic(conversation.id))

    await eventually(answered, 30)
    [message] = await desk.automatic(conversation.id)
    read = await desk.clinic.until(message.id, MessageStatus.READ, MessageStatus.DELIVERED)
    assert read.way is Way.AUTOMATIC
    assert "9:00 a 20:00" in read.content.body  # type: ignore[union-attr]  # a text
    assert "PERSONA" in read.content.body  # type: ignore[union-attr]
    record = await desk.clinic.core.ai.desk.record(message.id)
    assert record is not None
    assert (record.way, record.topic, record.model) == (Way.AUTOMATIC, AnswerTopic.HOURS, MODEL)
    assert record.sources and record.prompt_version


async def test_pain_gets_no_ai_text(desk: Desk) -> None:
    conversation = await desk.clinic.writes(QUESTION)

    async def answered() -> bool:
        return bool(await desk.automatic(conversation.id))

    await eventually(answered, 30)
    asked = len(desk.model.requests)
    content = {"type": "text", "text": {"body": "me duele mucho"}}
    person = {"phone": PATIENT, "name": "Camila Ejemplo"}
    await desk.clinic.control("inbound", {**person, "content": content})

    async def is_held() -> bool:
        found = await desk.clinic.core.conversations.get(conversation.id)
        return found is not None and found.held_since is not None

    await eventually(is_held)
    await desk.settled()
    assert len(desk.model.requests) == asked
    assert len(await desk.automatic(conversation.id)) == 1
    shown: list[Draft] = []
    draft = await desk.clinic.core.ai.drafting.propose(conversation.id, shown.append)
    assert draft is not None and draft.state is DraftState.HELD and not draft.versions
    assert not shown
    notes = [m for m in await desk.thread(conversation.id) if m.direction is Direction.INTERNAL]
    assert "Traspaso" in notes[0].content.body  # type: ignore[union-attr]
