"""A draft of the model at the desk: it streams in, a person takes it, changes it, sends it; nothing else is held up."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from aura_desktop.domain.draft import DraftState
from aura_desktop.domain.message import Way
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.draft_desk import VISIBLE_MS, DraftDesk
from aura_desktop.ui.widgets.timeline_view import TimelineView
from tests.flows.ai_desk import RODRIGO, RODRIGO_PHONE, VISITOR, AiDesk, Model, asked
from tests.flows.front_desk import open_front_desk
from tests.llm.server import MODEL, LlmServer

LOOK = Look(theme="light", language="en")
PAYING = "Con tarjeta de crédito, hasta 3 cuotas sin interés."


async def test_it_streams_is_taken_changed_and_sent(qtbot: QtBot, tmp_path: Path) -> None:
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
        assert desk.state() is DraftState.WRITING
        assert PAYING.startswith(desk.written()) or "Recibimos efectivo" in desk.written()
        assert PAYING not in desk.written()
        gate.release()
        draft = await desk.until_whole()
        assert draft.version is not None
        assert desk.shown_text() == draft.version.text
        assert draft.version.text.endswith(PAYING)
        await desk.until_tab_takes()
        await front.hands.keys("Tab")
        assert desk.typed() == draft.version.text
        assert desk.strip() == "AI text"
        assert draft.version.text not in await desk.words_to(RODRIGO_PHONE)
        await front.hands.write(" Saludos")
        assert desk.strip() == "AI text, 1 change of yours"
        await front.hands.keys("Return")
        message = await desk.until_sent("Saludos")
        assert message.way is Way.DRAFT_CHANGED
        record = await desk.record(message)
        assert record.draft_id == draft.id
        assert record.edit_distance == len(" Saludos")
        assert record.offered_length == len(draft.version.text)
        assert record.seconds_on_screen >= VISIBLE_MS / 1000
        assert record.model == MODEL
        assert record.sources == tuple((each.entry_id, each.version) for each in draft.citations)
        assert len(record.sources) == 1
        assert not record.corrected
        assert desk.state() is None
        assert len(asked(server)) == 1


async def test_a_draft_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await desk.until_whole()
        await desk.press("Use")
        await desk.press("Send")
        message = await desk.until_sent(PAYING)
        record = await desk.record(message)
        assert (record.way, record.edit_distance) == (Way.DRAFT, 0)


async def test_tab_only_moves_on_before_the_draft_was_seen_or_over_own_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        await desk.until_whole()
        shows = front.window.findChild(DraftDesk)
        assert isinstance(shows, DraftDesk)
        shows.seen.start()
        # Qt's own time, not ours: keys that come at once after it was shown.
        await front.hands.keys("Tab")
        assert desk.typed() == ""
        assert not desk.edit().hasFocus()
        await front.hands.keys("Shift+Tab")
        assert desk.edit().hasFocus()
        await front.hands.write("Hola")
        await desk.until_tab_takes()
        await front.hands.keys("Tab")
        assert desk.typed() == "Hola"
        assert not desk.edit().hasFocus()
        assert desk.state() is DraftState.READY


async def test_back_to_the_draft_by_key_and_by_button(qtbot: QtBot, tmp_path: Path) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_whole()
        assert draft.version is not None
        # A word that the draft has, too: what stood there before is not a part of the draft.
        await front.hands.write("Con")
        for way_back in ("key", "button"):
            await front.hands.keys("Ctrl+U")
            assert desk.typed() == draft.version.text
            assert desk.state() is None
            if way_back == "key":
                await front.hands.keys("Ctrl+Z")
            else:
                await desk.press("Back to the draft")
            assert desk.typed() == "Con"
            assert desk.strip() == ""
            assert desk.state() is DraftState.READY
            assert desk.edit().hasFocus()
        await front.hands.keys("Return")
        message = await desk.until_sent("Con")
        assert message.way is Way.MANUAL


async def test_the_keys_from_the_transcript(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_whole()
        assert draft.version is not None
        for key in ("Ctrl+U", "Ctrl+E"):
            await front.hands.keys("Shift+F6")
            assert isinstance(front.hands.focus(), TimelineView)
            await front.hands.keys(key)
            assert desk.typed() == draft.version.text
            assert desk.edit().hasFocus()
            await front.hands.keys("Ctrl+Z")
            assert desk.typed() == ""


async def test_editing_begins_at_what_has_no_source(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    text = "Recibimos crédito, hasta 6 cuotas sin interés. ¡Te esperamos!"
    model.cites("Formas de pago", text)
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_whole()
        assert draft.version is not None
        [doubt] = draft.version.doubts
        await front.hands.keys("Ctrl+E")
        marked = desk.edit().textCursor().selectedText()
        assert marked == text[doubt.start : doubt.end]
        assert "6" in marked
        await front.hands.write(marked.replace("6", "3"))
        await front.hands.keys("Return")
        record = await desk.record(await desk.until_sent("hasta 3 cuotas"))
        assert record.way is Way.DRAFT_CHANGED
        assert record.corrected


async def test_what_was_taken_is_known_after_another_conversation(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_whole()
        await front.hands.keys("Ctrl+U")
        await front.hands.write(" Saludos")
        await desk.open(VISITOR)
        await desk.until(lambda: desk.typed() == "")
        assert desk.strip() == ""
        await desk.until_whole()
        await desk.open(RODRIGO)
        await desk.until(lambda: desk.typed().endswith(" Saludos"))
        await desk.until(lambda: desk.draft is not None and desk.draft.id == draft.id)
        assert desk.strip() == "AI text, 1 change of yours"
        assert desk.state() is None
        await front.hands.keys("Return")
        record = await desk.record(await desk.until_sent("Saludos"))
        assert (record.way, record.draft_id) == (Way.DRAFT_CHANGED, draft.id)


async def test_a_discarded_draft_comes_back_by_key_and_by_button(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_whole()
        for way_back in ("key", "button"):
            await front.hands.keys("Escape")
            await desk.until_settled(draft)
            assert desk.state() is DraftState.DISCARDED
            if way_back == "key":
                await front.hands.keys("Ctrl+Z")
            else:
                await desk.press("Undo")
            assert desk.state() is DraftState.READY
            await desk.until_open(draft)
        await desk.press("Discard")
        await desk.until_settled(draft)
        await desk.open(VISITOR)
        await desk.until_whole()
        await desk.open(RODRIGO)
        await front.desk.chat.tasks.settle()
        assert desk.state() is None
        assert len(asked(server)) == 2
