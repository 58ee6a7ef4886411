"""The program is killed between any two steps of an automatic answer: nothing goes twice, nobody is forgotten."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.ids import ConversationId, PhoneNumberId
from aura_desktop.domain.message import Message, MessageOrigin
from aura_desktop.domain.setup import AiChoice, AiProvider, Setup
from aura_desktop.setup_file import SetupFile
from aura_desktop.store import ai_policy, conversations, drafts, messages
from aura_desktop.store.database import Database, DatabaseKey, Tx
from tests.eventually import eventually
from tests.flows.processes import Program, environment, text_delivery
from tests.flows.strict_graph import NUMBER_ID, StrictGraph
from tests.flows.test_unattended import AUTOMATIC, FACTS, QUESTION, good_record
from tests.llm.models import honest
from tests.llm.server import MODEL, LlmServer

CRASHING = "tests/flows/crashing.py"
KEY = DatabaseKey.parse("0f" * 32)


@pytest.fixture
async def graph() -> AsyncIterator[StrictGraph]:
    async with StrictGraph() as found:
        yield found


async def furnished(folder: Path, graph: StrictGraph, model: LlmServer) -> dict[str, str]:
    """A clinic whose answers about hours go by themselves."""
    environ = environment(folder, graph.url)
    data = Path(environ["AURA_DATA_DIR"])
    ai = AiChoice(provider=AiProvider.COMPATIBLE, base_url=model.base_url, model=MODEL)
    SetupFile(data).write(Setup(clinic=FACTS, ai=ai))
    database = Database(data / "aura.db", KEY)
    await database.open()
    await database.run(ai_policy.put, AUTOMATIC)
    number = PhoneNumberId(NUMBER_ID)
    await database.run(conversations.start, number, "+56900000777", datetime.now(UTC))
    await database.run(good_record, 50)
    await database.close()
    return environ


async def left_behind(environ: dict[str, str]) -> tuple[Any, list[Message], Any]:
    """The patient's conversation, its messages, and its last draft with what became of it."""

    def look(tx: Tx) -> tuple[Any, list[Message], tuple[Draft, Outcome] | None]:
        row = tx.exec_driver_sql(
            "SELECT conversation_id FROM messages WHERE wamid = 'wamid.in-1'"
        ).one()
        thread = ConversationId(row[0])
        page = messages.page(tx, thread, None, 50)
        found = list(page.messages)
        return conversations.get(tx, thread), found, drafts.last_of(tx, thread)

    database = Database(Path(environ["AURA_DATA_DIR"]) / "aura.db", KEY)
    await database.open()
    try:
        return await database.read(look)
    finally:
        await database.close()


async def crash(environ: dict[str, str], step: str, text: str) -> None:
    async with Program(environ, CRASHING, step, "1") as program:
        assert await program.deliver(text_delivery(1, time.time(), text)) == 200
        await eventually(lambda: program.process.returncode is not None, 30)
        assert program.process.returncode != 0


@pytest.mark.parametrize(
    ("step", "most"),
    [
        ("after:glance", 0),
        ("after:_enter", 0),
        ("before:keep", 0),
        ("after:keep", 0),
        ("after:consider", 0),
        ("before:send", 0),
        ("after:send", 1),
        ("after:lease", 0),
        ("before:settle_accepted", 1),
        ("after:settle_accepted", 1),
    ],
)
async def test_an_automatic_answer_goes_once_or_to_a_person(
    tmp_path: Path, graph: StrictGraph, step: str, most: int
) -> None:
    with LlmServer(honest) as model:
        environ = await furnished(tmp_path, graph, model)
        await crash(environ, step, QUESTION)
        asked = questions(model)
        async with Program(environ) as program:
            await program.until_received(1)
            await eventually(lambda: _is_quiet(program))
        assert len(graph.bodies) <= most
        # What came before the crash is asked of no model again, and answered by nothing.
        assert questions(model) == asked
    conversation, thread, last = await left_behind(environ)
    automatic = [message for message in thread if message.origin is MessageOrigin.AUTOPILOT]
    assert len(automatic) <= 1
    assert thread[0].wamid == "wamid.in-1"
    if automatic:
        assert last[1] is Outcome.AUTOMATIC
    else:
        # A person sees it waiting, and nothing counts any more.
        assert conversation.waiting_since is not None
        assert last is None or (last[0].state, last[1]) == (DraftState.READY, Outcome.OPEN)


@pytest.mark.parametrize("step", ["after:_apply_together", "before:_hold", "after:_hold"])
async def test_a_patient_in_pain_is_held_whatever_died(
    tmp_path: Path, graph: StrictGraph, step: str
) -> None:
    with LlmServer(honest) as model:
        environ = await furnished(tmp_path, graph, model)
        await crash(environ, step, "me duele mucho")
        if step != "after:_hold":
            # The next run holds it before anything else comes; it ends there.
            async with Program(environ, CRASHING, "after:_hold", "1") as program:
                await eventually(lambda: program.process.returncode is not None, 30)
        assert not questions(model) and not graph.bodies
    conversation, _, _ = await left_behind(environ)
    assert conversation.held_since is not None and "pain" in conversation.held_for
    assert conversation.waiting_since is not None


def questions(model: LlmServer) -> int:
    """How often the model was asked for words."""
    return sum(each.path.endswith("completions") for each in model.requests)


async def _is_quiet(program: Program) -> bool:
    queues = (await program.status())["queues"]
    return bool(queues["inbox"] == 0 and queues["outbox"] == 0)
