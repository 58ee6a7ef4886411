"""A patient writes, the desk answers with the keyboard, the ticks turn blue: with the real window and Core."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core, utc_now
from aura_desktop.domain.content import InteractiveReply, Note, TemplateMessage, Text
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.ui.appearance import Appearance, Look
from aura_desktop.ui.desk import Desk, Services
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.note_section import NoteEdit
from tests.eventually import eventually

PHONE = "+56900000901"
NAME = "Elena Inventada"
LONG_S = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """A front desk at work: Core, its window, and the way to the patients."""

    core: Core
    window: MainWindow
    desk: Desk
    sandbox: httpx.AsyncClient

    async def patient_writes(self, words: str) -> None:
        """A patient nobody knew writes a text."""
        body = {"phone": PHONE, "name": NAME, "line": {"text": words}}
        (await self.sandbox.post("/__sandbox__/inbound", json=body)).raise_for_status()

    async def conversation(self) -> ConversationId:
        """The patient's conversation, once it is there."""
        found: list[ConversationId] = []

        async def is_there() -> bool:
            page = await self.core.conversations.page(ConversationFilter.ALL)
            found[:] = [item.id for item in page.conversations if item.contact.name == NAME]
            return bool(found)

        await eventually(is_there, LONG_S)
        return found[0]

    def messages(self) -> list[Message]:
        """What the transcript on the screen holds."""
        model = self.desk.chat.timeline.model()
        role = Qt.ItemDataRole.UserRole + 1
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def of_desk(self) -> list[Message]:
        """Those of them that this desk sent."""
        return [item for item in self.messages() if item.direction is Direction.OUTBOUND]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """A key where the focus is."""
        QTest.keyClick(self.focus(), key, modifiers)

    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        return self.window.focusWidget() or self.window


@asynccontextmanager
async def _open(folder: Path) -> AsyncIterator[Front]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    config = Config(mode=Mode.DEMO, data_folder=folder, api_port=0, webhook_port=0, language="en")
    appearance = Appearance(app, Look(theme="light", language="en"))
    async with (
        Core(config, Secrets()) as core,
        httpx.AsyncClient(base_url=core.config.graph_url) as sandbox,
    ):
        window = MainWindow(demo=True)
        window.resize(1440, 900)
        desk = Desk(window, _services(core), appearance)
        window.show()
        window.activateWindow()
        desk.start()
        try:
            yield Front(core=core, window=window, desk=desk, sandbox=sandbox)
        finally:
            await desk.close()
            appearance.close()
            window.hide()
            window.deleteLater()


def _services(core: Core) -> Services:
    return Services(
        feed=core.feed,
        conversations=core.conversations,
        patients=core.patients,
        sending=core.sending,
        templates=core.templates,
        settings=core.settings,
        notices=core.notices,
        status=core.status,
        link_health=core.link_health,
        api_access=core.api_access,
        api_port=core.api_port,
        clock=utc_now,
    )


@pytest.fixture
def clean_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


async def test_from_the_patients_words_to_blue_ticks(qtbot: QtBot, tmp_path: Path) -> None:
    async with _open(tmp_path) as front:
        await front.patient_writes("Hola, quiero una hora")
        front.desk.inbox.open(await front.conversation(), focus=True)
        await eventually(lambda: isinstance(front.focus(), MessageEdit), LONG_S)
        assert [item.content for item in front.messages()] == [Text(body="Hola, quiero una hora")]

        QTest.keyClicks(front.focus(), "Hola Elena,")
        front.press(Qt.Key.Key_Return, _SHIFT)
        QTest.keyClicks(front.focus(), "te espero el jueves")
        front.press(Qt.Key.Key_Return, _NONE)

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
    async with _open(tmp_path) as front:
        await front.patient_writes("¿Están abiertos?")
        conversation_id = await front.conversation()
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
    async with _open(tmp_path) as front:
        await front.patient_writes("Hola")
        conversation_id = await front.conversation()
        front.desk.inbox.open(conversation_id, focus=True)
        await eventually(lambda: isinstance(front.focus(), MessageEdit), LONG_S)
        QTest.keyClicks(front.focus(), "a medio escribir")
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
        front.press(Qt.Key.Key_Return, _NONE)

        async def is_gone() -> bool:
            conversation = await front.core.conversations.get(conversation_id)
            return conversation is not None and conversation.draft == ""

        await eventually(is_gone, LONG_S)
        assert edit.toPlainText() == ""


async def test_resolve_is_taken_back_with_control_z(qtbot: QtBot, tmp_path: Path) -> None:
    async with _open(tmp_path) as front:
        await front.patient_writes("Gracias")
        conversation_id = await front.conversation()
        front.desk.inbox.open(conversation_id, focus=True)
        await eventually(lambda: isinstance(front.focus(), MessageEdit), LONG_S)

        async def is_resolved() -> bool:
            conversation = await front.core.conversations.get(conversation_id)
            return conversation is not None and conversation.resolved

        front.press(Qt.Key.Key_D, _CONTROL)
        await eventually(is_resolved, LONG_S)
        await front.desk.chat.tasks.settle()
        front.press(Qt.Key.Key_Z, _CONTROL)

        async def is_back() -> bool:
            return not await is_resolved()

        await eventually(is_back, LONG_S)


async def test_a_note_stays_inside_and_shows_in_the_transcript(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with _open(tmp_path) as front:
        await front.patient_writes("Hola")
        front.desk.inbox.open(await front.conversation(), focus=True)
        await eventually(lambda: isinstance(front.focus(), MessageEdit), LONG_S)
        front.press(Qt.Key.Key_N, _CONTROL | _SHIFT)
        assert isinstance(front.focus(), NoteEdit)
        QTest.keyClicks(front.focus(), "Nota de prueba")
        front.press(Qt.Key.Key_Return, _CONTROL)
        note = Note(body="Nota de prueba")
        await eventually(lambda: note in [item.content for item in front.messages()], LONG_S)
        state = (await front.sandbox.get("/__sandbox__/state")).json()
        assert "Nota de prueba" not in str(state["sent"])


async def test_a_template_reaches_a_new_number(
    qtbot: QtBot, tmp_path: Path, clean_clipboard: None
) -> None:
    async with _open(tmp_path) as front:
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
    async with _open(tmp_path) as front:
        page = await _seeded(front)
        chosen = [item for item in page if item.chosen_ids]
        taps = [item for item in page if isinstance(item.content, InteractiveReply)]
        assert chosen
        assert taps


async def _seeded(front: Front) -> list[Message]:
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
