"""A patient writes, the desk answers with the keyboard, the ticks turn blue: with the real window and Core."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import InteractiveReply, Note, TemplateMessage, Text
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.note_section import NoteEdit
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk

PHONE = "+56900000901"
NAME = "Elena Inventada"


LOOK = Look(theme="light", language="en")


@pytest.fixture
def clean_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


async def test_from_the_patients_words_to_blue_ticks(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.patient_writes(PHONE, NAME, "Hola, quiero una hora")
        front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
        await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
        assert [item.content for item in front.messages()] == [Text(body="Hola, quiero una hora")]

        await front.hands.write("Hola Elena,")
        await front.hands.keys("Shift+Return")
        await front.hands.write("te espero el jueves")
        await front.hands.keys("Return")

        await eventually(lambda: len(front.of_desk()) == 1, LONG_S)
        assert front.of_desk()[0].content == Text(body="Hola Elena,\nte espero el jueves")
        seen: set[MessageStatus] = set()

        def is_read() -> bool:
            seen.update(item.status for item in front.of_desk())
            return MessageStatus.READ in seen

        await eventually(is_read, LONG_S)
        assert MessageStatus.FAILED not in seen
        state = (await front.sandbox.get("/__sandbox__/state")).json()
        bodies = [sent["body"].get("text", {}).get("body") for sent in state["sent"]]
        assert "Hola Elena,\nte espero el jueves" in bodies


async def test_opening_a_conversation_marks_it_read_at_the_patients_phone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.patient_writes(PHONE, NAME, "¿Están abiertos?")
        conversation_id = await front.conversation_of(NAME)
        front.desk.inbox.open(conversation_id)

        async def is_seen() -> bool:
            conversation = await front.core.conversations.get(conversation_id)
            return conversation is not None and conversation.unread_count == 0

        await eventually(is_seen, LONG_S)
        wamid = front.messages()[0].wamid

        async def is_known_there() -> bool:
            return wamid in (await front.sandbox.get("/__sandbox__/state")).json()["read"]

        await eventually(is_known_there, LONG_S)


async def test_a_draft_waits_in_its_conversation(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.patient_writes(PHONE, NAME, "Hola")
        conversation_id = await front.conversation_of(NAME)
        front.desk.inbox.open(conversation_id, focus=True)
        await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
        await front.hands.write("a medio escribir")
        page = await front.core.conversations.page(ConversationFilter.ALL)
        other = next(item.id for item in page.conversations if item.id != conversation_id)
        front.desk.inbox.open(other, focus=True)

        async def is_kept() -> bool:
            conversation = await front.core.conversations.get(conversation_id)
            return conversation is not None and conversation.draft == "a medio escribir"

        await eventually(is_kept, LONG_S)
        front.desk.inbox.open(conversation_id, focus=True)
        edit = front.window.findChild(MessageEdit)
        assert isinstance(edit, MessageEdit)
        await eventually(lambda: edit.toPlainText() == "a medio escribir", LONG_S)
        await front.hands.keys("Return")

        async def is_gone() -> bool:
            conversation = await front.core.conversations.get(conversation_id)
            return conversation is not None and conversation.draft == ""

        await eventually(is_gone, LONG_S)
        assert edit.toPlainText() == ""


async def test_resolve_is_taken_back_with_control_z(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.patient_writes(PHONE, NAME, "Gracias")
        conversation_id = await front.conversation_of(NAME)
        front.desk.inbox.open(conversation_id, focus=True)
        await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)

        async def is_resolved() -> bool:
            conversation = await front.core.conversations.get(conversation_id)
            return conversation is not None and conversation.resolved

        await front.hands.keys("Ctrl+D")
        await eventually(is_resolved, LONG_S)
        await front.desk.chat.tasks.settle()
        await front.hands.keys("Ctrl+Z")

        async def is_back() -> bool:
            return not await is_resolved()

        await eventually(is_back, LONG_S)


async def test_a_note_stays_inside_and_shows_in_the_transcript(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.patient_writes(PHONE, NAME, "Hola")
        front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
        await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
        await front.hands.keys("Ctrl+Shift+N")
        assert isinstance(front.hands.focus(), NoteEdit)
        await front.hands.write("Nota de prueba")
        await front.hands.keys("Ctrl+Return")
        note = Note(body="Nota de prueba")
        await eventually(lambda: note in [item.content for item in front.messages()], LONG_S)
        state = (await front.sandbox.get("/__sandbox__/state")).json()
        assert "Nota de prueba" not in str(state["sent"])


async def test_a_template_reaches_a_new_number(
    qtbot: QtBot, tmp_path: Path, clean_clipboard: None
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        conversation_id = await front.core.sending.start_conversation("9 0000 0902")
        front.desk.inbox.open(conversation_id, focus=True)
        await eventually(lambda: front.desk.chat.header.isVisible(), LONG_S)
        edit = front.window.findChild(MessageEdit)
        assert isinstance(edit, MessageEdit)
        assert not edit.isVisible()

        async def has_templates() -> bool:
            return bool(await front.core.templates.all())

        await eventually(has_templates, LONG_S)
        templates = await front.core.templates.all()
        template = next(item for item in templates if item.name == "hello_world")
        await front.core.sending.send_template(conversation_id, template, {})
        await eventually(
            lambda: [type(item.content) for item in front.of_desk()] == [TemplateMessage], LONG_S
        )


async def test_a_tapped_button_is_shown_as_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        page = await _seeded(front)
        chosen = [item for item in page if item.chosen_ids]
        taps = [item for item in page if isinstance(item.content, InteractiveReply)]
        assert chosen
        assert taps


async def _seeded(front: FrontDesk) -> list[Message]:
    """The messages of the conversation that came with a tapped button."""
    found: list[ConversationId] = []

    async def is_there() -> bool:
        page = await front.core.conversations.page(ConversationFilter.ALL)
        ids = [item.id for item in page.conversations if item.contact.name == "Camila Ejemplo"]
        found[:] = ids
        return bool(ids)

    await eventually(is_there, LONG_S)
    front.desk.inbox.open(found[0])
    await eventually(lambda: any(item.chosen_ids for item in front.messages()), LONG_S)
    return front.messages()
