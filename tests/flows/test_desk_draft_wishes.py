"""What a person wishes of a draft: other versions, its sources, what exactly leaves, an answer that is missing."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.draft import Change, DraftState
from aura_desktop.domain.message import Way
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.knowledge import KnowledgePage
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.request_dialog import RequestDialog
from aura_desktop.ui.widgets.snippet import Snippet
from aura_desktop.ui.widgets.source_popover import SourcePopover
from tests.flows.ai_desk import RODRIGO, RODRIGO_PHONE, AiDesk, Model, asked
from tests.flows.front_desk import open_front_desk
from tests.llm.models import answer
from tests.llm.server import LlmServer

LOOK = Look(theme="light", language="en")
PAYING = "Formas de pago"
SHORT = "Sí, con tarjeta de crédito, hasta 3 cuotas sin interés."
ENGLISH = "Yes, by credit card in up to 3 interest-free payments."


async def test_a_shorter_version_and_the_way_back(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        first = await desk.until_whole()
        assert first.version is not None
        model.cites(PAYING, SHORT)
        await desk.press("Shorter")
        await desk.until(lambda: desk.shown_text() == SHORT)
        assert _place(desk) == "2 of 2"
        await front.hands.keys("Alt+Left")
        await desk.until(lambda: _place(desk) == "1 of 2")
        assert desk.shown_text() == first.version.text
        await front.hands.keys("Alt+Right")
        await desk.until(lambda: _place(desk) == "2 of 2")
        await front.hands.keys("Ctrl+U")
        assert desk.typed() == SHORT
        await front.hands.keys("Return")
        message = await desk.until_sent(SHORT)
        record = await desk.record(message)
        assert (record.way, record.draft_id) == (Way.DRAFT, first.id)
        assert len(asked(server)) == 2


async def test_a_version_that_fails_or_is_stopped_leaves_the_draft(
    qtbot: QtBot, tmp_path: Path
) -> None:
    model = Model()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        first = await desk.until_whole()
        assert first.version is not None
        gate = model.pauses()
        await desk.press("Shorter")
        await gate.reached()
        await desk.until(lambda: desk.state() is DraftState.WRITING and bool(desk.written()))
        await front.hands.keys("Escape")
        await server.until_disconnected(asked(server)[-1])
        gate.release()
        await desk.until_whole()
        assert desk.shown_text() == first.version.text
        model.tells(answer("", missing="una versión"))
        await desk.press("Shorter")
        await desk.until(lambda: len(asked(server)) == 3)
        await desk.until(lambda: desk.draft is not None and desk.draft.code != "")
        await desk.until_whole()
        assert desk.shown_text() == first.version.text
        assert desk.draft is not None
        assert len(desk.draft.versions) == 1
        await front.hands.keys("Ctrl+U")
        assert desk.typed() == first.version.text


async def test_a_version_is_under_way_from_the_click_on(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        first = await desk.until_whole()
        await desk.press("Longer")
        await front.hands.keys("Escape")
        await desk.until_whole()
        assert desk.draft == first
        model.cites(PAYING, SHORT)
        await desk.press("Shorter")
        front.desk.bridge.drafts_changed.emit(frozenset({str(first.conversation_id)}))
        await desk.until(lambda: desk.shown_text() == SHORT)


async def test_a_translation_has_the_spanish_beside_it(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        first = await desk.until_whole()
        assert first.version is not None
        spanish = first.version.text
        model.cites(PAYING, ENGLISH, language="en")
        await desk.press("Translate")
        await front.hands.choose("English")
        await desk.until(lambda: desk.shown_text() == ENGLISH)
        draft = await desk.until_whole()
        assert draft.version is not None
        assert draft.version.change is Change.TRANSLATION
        assert _place(desk) == "2 of 2"
        assert desk.card().accessibleName().startswith("Draft in English")
        assert spanish in _beside(desk)
        await front.hands.keys("Alt+Left")
        await desk.until(lambda: desk.shown_text() == spanish)
        assert _beside(desk) == []


async def test_a_source_opens_and_can_be_said_not_to_fit(qtbot: QtBot, tmp_path: Path) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await desk.open(RODRIGO)
        draft = await desk.until_whole()
        assert draft.version is not None
        assert draft.version.doubts == ()
        [source] = draft.citations
        await front.hands.keys("Alt+1")
        opened = front.child(SourcePopover)
        assert opened.accessibleName().startswith(source.title)
        assert "hasta 3 cuotas" in opened.accessibleDescription()
        await front.hands.keys("Escape")
        assert not opened.isVisible()
        assert desk.edit().hasFocus()
        assert desk.state() is DraftState.READY
        await front.hands.keys("Alt+1")
        await desk.press("Does not fit")
        await desk.until(lambda: desk.draft is not None and desk.draft.citations == ())
        assert desk.draft is not None
        assert desk.draft.version is not None
        [doubt] = desk.draft.version.doubts
        assert "3" in desk.draft.version.text[doubt.start : doubt.end]
        assert not opened.isVisible()
        assert any("without a source" in words for words in _labels(desk))


async def test_the_eye_shows_exactly_what_left(qtbot: QtBot, tmp_path: Path) -> None:
    async with (
        LlmServer(Model()) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        words = "Soy Rodrigo Prueba, mi fono es +56 9 0000 0156 y mi RUT 11.111.111-1"
        await front.conversation_of(RODRIGO)
        await front.patient_writes(RODRIGO_PHONE, RODRIGO, words)
        await desk.open(RODRIGO)
        await desk.until(lambda: desk.draft is not None and desk.draft.messages == 2)
        await desk.until_whole()
        await desk.press("What is sent to the AI", desk.card())
        await desk.until(lambda: bool(_dialogs(desk)))
        shown = front.child(QPlainTextEdit, "The request").toPlainText()
        sent = server.requests[asked(server)[-1]].body["messages"]
        assert shown == "\n\n".join(f"{each['role']}:\n{each['content']}" for each in sent)
        assert "¿Aceptan tarjeta en cuotas?" in shown
        whole = str(server.requests[asked(server)[-1]])
        for mine in ("Rodrigo", "Prueba", "56900000156", "0000 0156", "11.111.111-1"):
            assert mine not in whole
        await desk.press("Copy")
        assert QGuiApplication.clipboard().text() == shown
        await front.hands.keys("Escape")
        await desk.until(lambda: not _dialogs(desk))
        assert desk.state() is DraftState.READY


async def test_a_missing_answer_is_added_and_then_known(qtbot: QtBot, tmp_path: Path) -> None:
    model = Model()
    question, body = "¿Tienen estufa de terraza?", "Tenemos una estufa de terraza a gas."
    model.tells(answer("", missing="estufa de terraza"))
    async with (
        LlmServer(model) as server,
        open_front_desk(tmp_path, LOOK, ai=server.choice()) as front,
    ):
        desk = AiDesk(front)
        await front.patient_writes("56900000908", "Renata Supuesta", question)
        await desk.open("Renata Supuesta")
        await desk.until_state(DraftState.NO_SOURCE)
        assert desk.card().accessibleName() == "It is not in your documents"
        await desk.press("Add the answer")
        await desk.until(lambda: front.child(KnowledgePage).isVisible())
        form = front.child(KnowledgePage).editor.form
        assert form.title.text() == "estufa de terraza"
        await front.hands.click(form.body)
        await front.hands.write(body)
        await desk.press("Save")
        await desk.until_knows("estufa de terraza")
        await front.hands.keys("Ctrl+1")
        draft = await desk.until_whole()
        assert [each.title for each in draft.citations] == ["estufa de terraza"]
        assert desk.shown_text() == body


def _dialogs(desk: AiDesk) -> list[RequestDialog]:
    dialogs = desk.front.window.findChildren(RequestDialog)
    return [dialog for dialog in dialogs if dialog.isVisible()]


def _labels(desk: AiDesk) -> list[str]:
    labels = desk.card().findChildren(TextLabel)
    return [label.text() for label in labels if label.isVisible()]


def _place(desk: AiDesk) -> str:
    """Which of how many versions, as the card says it."""
    return next((words for words in _labels(desk) if " of " in words), "")


def _beside(desk: AiDesk) -> list[str]:
    """What stands beside a translation."""
    snippets = desk.card().findChildren(Snippet)
    return [item.accessibleName() for item in snippets if item.isVisible()]
