"""Answers that go out by themselves, watched from the desk: what a person stops is not sent, what goes is marked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Thresholds
from aura_desktop.domain.draft import DraftState
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.message import MessageOrigin, Way
from aura_desktop.store import conversations
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.ai_mode_button import AiModeButton
from tests.flows.ai_desk import VISITOR, AiDesk, Model, asked, until_hung_up
from tests.flows.front_desk import FrontDesk, open_front_desk
from tests.llm.server import LlmServer
from tests.services.ai_world import earned

LOOK = Look(theme="light", language="en")
HOURS = "Los domingos estamos cerrados."
QUESTION = "Hola, ¿atienden los sábados?"
PHONE, NAME = "56900000907", "Renata Supuesta"
SLOWLY, QUICKLY = 60, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One desk whose autopilot may answer about opening hours."""

    front: FrontDesk
    desk: AiDesk
    server: LlmServer
    model: Model

    async def is_asked(self) -> None:
        """A patient asks, and the conversation is open."""
        await self.front.patient_writes(PHONE, NAME, QUESTION)
        await self.desk.open(NAME)

    async def is_counting(self) -> None:
        """The patient has asked, and the answer waits for its time."""
        await self.is_asked()
        await self.desk.until_state(DraftState.COUNTING)

    async def words(self) -> list[str]:
        return await self.desk.words_to(PHONE)


@asynccontextmanager
async def _on_automatic(folder: Path, countdown_s: int) -> AsyncIterator[Watched]:
    model = Model()
    async with (
        LlmServer(model) as server,
        open_front_desk(folder, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.until_knows("Horario de atención")
        await _until_all_have_written(desk)
        now = datetime.now(UTC)
        database = front.core._database
        number = PhoneNumberId("100000000000001")
        other = await database.run(conversations.start, number, "+56900000777", now)
        await database.run(earned, other, AnswerTopic.HOURS, 50, 50, now)
        policy = AiPolicy(
            mode=AiMode.AUTO,
            auto_topics=(AnswerTopic.HOURS,),
            thresholds=Thresholds(countdown_s=countdown_s),
        )
        await front.core.ai.desk.put_policy(policy)
        yield Watched(front=front, desk=desk, server=server, model=model)


async def _until_all_have_written(desk: AiDesk) -> None:
    """Those of the demo's history have nothing to do with the answers of these tests."""
    await desk.front.conversation_of(VISITOR)
    await desk.until(desk.front.core.ai.autopilot.is_idle)


async def test_esc_stops_it_and_the_draft_stays(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, SLOWLY) as watched:
        front, desk = watched.front, watched.desk
        await watched.is_counting()
        title = desk.card().accessibleName()
        assert desk.has_button("Send now")
        await front.hands.keys("Escape")
        draft = await desk.until_whole()
        assert draft.sends_at is None
        assert draft.bars == ("stopped",)
        assert desk.card().accessibleName() != title
        assert await watched.words() == []
        assert front.of_desk() == []
        await desk.until_tab_takes()
        await front.hands.keys("Tab")
        assert desk.typed().endswith(HOURS)
        await front.hands.keys("Return")
        message = await desk.until_sent(HOURS)
        assert (message.way, message.origin) == (Way.DRAFT, MessageOrigin.DESK)
        assert await watched.words() == [message.content.body]  # type: ignore[union-attr]


async def test_it_runs_out_and_is_sent_with_its_mark(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, QUICKLY) as watched:
        desk = watched.desk
        await watched.is_counting()
        message = await desk.until_sent(HOURS)
        assert (message.way, message.origin) == (Way.AUTOMATIC, MessageOrigin.AUTOPILOT)
        assert AiPolicy().disclosure in message.content.body  # type: ignore[union-attr]
        record = await desk.record(message)
        assert (record.way, record.topic) == (Way.AUTOMATIC, AnswerTopic.HOURS)
        assert len(record.sources) == 1
        await desk.until_state(None)
        assert len(await watched.words()) == 1
        assert len(watched.front.of_desk()) == 1


async def test_send_now_sends_it_as_the_persons(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, SLOWLY) as watched:
        desk = watched.desk
        await watched.is_counting()
        await desk.press("Send now")
        message = await desk.until_sent(HOURS)
        assert (message.way, message.origin) == (Way.DRAFT, MessageOrigin.DESK)
        assert AiPolicy().disclosure not in message.content.body  # type: ignore[union-attr]
        await desk.until_state(None)
        assert len(await watched.words()) == 1


async def test_taking_it_stops_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, SLOWLY) as watched:
        front, desk = watched.front, watched.desk
        await watched.is_counting()
        await desk.until_tab_takes()
        await front.hands.keys("Tab")
        await desk.until(lambda: desk.typed().endswith(HOURS))
        assert desk.strip() == "AI text"
        draft = await desk.until_draft(DraftState.READY)
        assert draft.sends_at is None
        assert desk.state() is None
        await front.hands.write(" Saludos")
        await front.hands.keys("Return")
        message = await desk.until_sent("Saludos")
        assert message.way is Way.DRAFT_CHANGED
        assert len(await watched.words()) == 1


async def test_who_begins_to_write_stops_it(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, SLOWLY) as watched:
        front, desk = watched.front, watched.desk
        await watched.is_counting()
        await front.hands.write("H")
        draft = await desk.until_whole()
        assert draft.bars == ("stopped",)
        assert desk.typed() == "H"
        assert desk.edit().hasFocus()
        assert await watched.words() == []


async def test_who_was_writing_already_is_not_overtaken(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, SLOWLY) as watched:
        front, desk, gate = watched.front, watched.desk, watched.model.pauses(QUESTION)
        await watched.is_asked()
        await gate.reached()
        await desk.until(lambda: bool(desk.written()))
        await front.hands.write("Hola")
        gate.release()
        await desk.until(lambda: desk.draft is not None and bool(desk.draft.bars))
        draft = await desk.until_whole()
        assert set(draft.bars) & {"stopped", "human_writing"}
        assert desk.typed() == "Hola"
        assert await watched.words() == []


async def test_stopped_while_it_is_written_it_is_not_sent(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, QUICKLY) as watched:
        front, desk, gate = watched.front, watched.desk, watched.model.pauses(QUESTION)
        await watched.is_asked()
        await gate.reached()
        await desk.until(lambda: bool(desk.written()))
        await front.hands.keys("Escape")
        await until_hung_up(watched.server, QUESTION)
        gate.release()
        await desk.until_state(None)
        await desk.until(front.core.ai.autopilot.is_idle)
        await desk.tasks_settled()
        assert desk.state() is None
        assert await watched.words() == []


async def test_in_manual_nothing_is_drafted(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, QUICKLY) as watched:
        front, desk, gate = watched.front, watched.desk, watched.model.pauses(QUESTION)
        await watched.is_asked()
        await gate.reached()
        await desk.until(lambda: bool(desk.written()))
        await _choose(front, "Manual", by_key=False)
        await desk.until(lambda: _mode(front) == "AI mode: Manual")
        await until_hung_up(watched.server, QUESTION)
        gate.release()
        await desk.until_state(None)
        await _nothing_is_drafted(watched)
        await _choose(front, "AI suggests", by_key=True)
        await desk.until_whole()
        assert await watched.words() == []


async def test_nothing_of_a_patient_without_ai_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    async with _on_automatic(tmp_path, QUICKLY) as watched:
        front, desk = watched.front, watched.desk
        await front.patient_writes(PHONE, NAME, "Hola")
        await desk.open(NAME)
        await desk.until(lambda: _mode(front) == "AI mode: AI auto")
        await _choose(front, "Without AI for this patient", by_key=True)
        await desk.until(lambda: _mode(front) == "AI mode: Manual")
        await _nothing_is_drafted(watched)
        await _choose(front, "Without AI for this patient", by_key=False)
        await desk.until(lambda: _mode(front) == "AI mode: AI auto")
        await desk.until(lambda: desk.state() is not None)


async def _nothing_is_drafted(watched: Watched) -> None:
    front, desk = watched.front, watched.desk
    await desk.until(front.core.ai.autopilot.is_idle)
    before = len(asked(watched.server))
    await front.patient_writes(PHONE, NAME, QUESTION)
    await desk.until(lambda: len(front.messages()) == 2)
    await desk.until(front.core.ai.autopilot.is_idle)
    await desk.tasks_settled()
    assert desk.state() is None
    assert len(asked(watched.server)) == before
    assert await watched.words() == []


def _mode(front: FrontDesk) -> str:
    return front.child(AiModeButton).accessibleName()


async def _choose(front: FrontDesk, words: str, *, by_key: bool) -> None:
    if by_key:
        await front.hands.keys("Ctrl+M")
    else:
        await front.hands.click(front.child(AiModeButton))
    await AiDesk(front).until(lambda: bool(front.window.findChildren(QMenu)))
    await front.hands.choose(words)
