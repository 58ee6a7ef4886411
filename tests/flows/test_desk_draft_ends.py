"""A draft that does not come to its end: stopped, left, overtaken, failed; nobody's words are lost by it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aura_desktop.domain.draft import DraftState
from aura_desktop.domain.ledger import RequestState
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.draft_notice import DraftNotice
from tests.flows.ai_desk import RODRIGO, RODRIGO_PHONE, VISITOR, AiDesk, Model, asked
from tests.flows.front_desk import open_front_desk
from tests.llm.script import Cut, Fail, Raw, Say, Step
from tests.llm.server import LlmServer

LOOK = Look(theme="light", language="en")
PAYING = "Con tarjeta de crédito, hasta 3 cuotas sin interés."

MINE = "Hola, Rodrigo, te cuento al tiro"


async def test_esc_stops_it_and_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    gate = model.pauses()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await gate.reached()
        await desk.until(lambda: len(desk.written()) > 20)
        await front.hands.write(MINE)
        assert desk.typed() == MINE
        await front.hands.keys("Escape")
        await server.until_disconnected(asked(server)[0])
        gate.release()
        await desk.until_state(None)
        assert desk.edit().hasFocus()
        await front.hands.write(" no más")
        assert desk.typed() == f"{MINE} no más"
        await desk.until_ledger(RequestState.CANCELLED)
        await front.desk.chat.tasks.settle()
        assert desk.state() is None
        assert len(asked(server)) == 1
        assert desk.typed() == f"{MINE} no más"


async def test_another_conversation_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    gate = model.pauses()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await gate.reached()
        await desk.until(lambda: len(desk.written()) > 20)
        await front.hands.write(MINE)
        await desk.open(VISITOR)
        await server.until_disconnected(asked(server)[0])
        gate.release()
        draft = await desk.until_whole()
        assert draft.conversation_id == front.desk.chat.current_id()
        assert PAYING not in desk.shown_text()
        await desk.open(RODRIGO)
        await desk.until(lambda: desk.typed() == MINE)
        await desk.until_whole()
        assert desk.shown_text().endswith(PAYING)
        assert len(asked(server)) == 3


async def test_a_newer_message_ends_it_and_begins_another(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    gate = model.pauses()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await gate.reached()
        await desk.until(lambda: len(desk.written()) > 20)
        first = desk.draft
        assert first is not None
        await front.patient_writes(RODRIGO_PHONE, RODRIGO, "¿Y puedo pagar con transferencia?")
        await server.until_disconnected(asked(server)[0])
        gate.release()
        draft = await desk.until_whole()
        assert draft.answers > first.answers
        assert draft.messages == 2
        assert "transferencia" in str(server.requests[asked(server)[-1]].body["messages"])
        assert len(asked(server)) == 2


async def test_keys_arrive_while_it_streams(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    gate = model.pauses()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await gate.reached()
        gate.release()
        await front.hands.write(MINE)
        assert desk.typed() == MINE
        await desk.until_whole()
        assert desk.typed() == MINE
        assert desk.edit().hasFocus()
        await front.hands.keys("Return")
        await desk.until_sent(MINE)
        await desk.until_state(None)


FAILURES: dict[str, tuple[Step, ...]] = {
    "cut": (Say('{"reply": "Recibimos'), Cut()),
    "ended": (Say('{"reply": "Recibimos'), Cut(cleanly=True)),
    "corrupt": (Raw(b"data: {no es json\n\n"),),
    "busy": (Fail(503),),
    "quota": (Fail(429, {"message": "no", "code": "insufficient_quota"}),),
}


@pytest.mark.parametrize("steps", FAILURES.values(), ids=FAILURES)
async def test_a_failure_is_one_line_and_another_try(
    qtbot: QtBot, tmp_path: Path, steps: tuple[Step, ...]
) -> None:
    model = Model()
    model.says(*steps)
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await front.hands.write("Hola")
        draft = await desk.until_state(DraftState.QUIET)
        assert draft is not None
        notice = desk.card().findChild(DraftNotice)
        assert isinstance(notice, DraftNotice)
        assert notice.isVisible()
        assert desk.typed() == "Hola"
        assert desk.edit().hasFocus()
        # The clinic's own words do not depend on the model.
        first = draft.suggestions[0]
        assert desk.has_button(f"Use {first.title}")
        await front.hands.keys("Alt+1")
        assert desk.typed() == first.body
        await front.hands.keys("Ctrl+Z")
        assert desk.typed() == "Hola"
        await desk.until_state(DraftState.QUIET)
        await desk.press("Try again")
        await desk.until_whole()
        assert desk.shown_text().endswith(PAYING)
        assert not desk.has_button("Use Formas")
        assert desk.typed() == "Hola"
