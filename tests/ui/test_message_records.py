"""From the menu of a message to its record, and to its topic being locked."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ids import EntryId, MessageId
from aura_desktop.domain.message import Way
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.ui import theme
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.pages.message_records import MessageRecords
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.record_dialog import RecordDialog
from aura_desktop.ui.widgets.toast import Toast, ToastStack
from tests.ui.drafts import NOW, PROTOCOL, labels
from tests.ui.fake_ai import FakeAi

KNOWN, UNKNOWN = MessageId(7), MessageId(8)


class Room:
    """A chat whose menus are joined."""

    def __init__(self, qtbot: QtBot) -> None:
        self.ai = FakeAi()
        sources = ((EntryId(11), 3),)
        self.ai.desk.records[KNOWN] = MessageRecord(way=Way.AUTOMATIC, sources=sources, at=NOW)
        self.ai.knowledge.known = [PROTOCOL]
        self.chat = ChatLayout(lambda: NOW)
        qtbot.addWidget(self.chat)
        self.chat.resize(900, 700)
        self.chat.show()
        self.tasks = Tasks(self.chat)
        self.joined = MessageRecords(
            self.chat, self.ai.services(), self.tasks, ToastStack(self.chat)
        )

    def toasts(self) -> list[str]:
        return [toast.accessibleName() for toast in self.chat.findChildren(Toast)]

    def dialog(self) -> RecordDialog | None:
        found = self.chat.findChildren(RecordDialog)
        return found[0] if found else None


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> Room:
    theme.apply(qapp, "light")
    return Room(qtbot)


async def test_who_says_it_was_wrong_hears_that_the_topic_is_a_persons_again(room: Room) -> None:
    room.chat.timeline.correction_requested.emit(KNOWN)
    await room.tasks.settle()
    assert room.ai.desk.corrected == [KNOWN]
    assert room.toasts() == ["Noted. Its topic is back with a person"]


async def test_nothing_is_claimed_where_no_record_is(room: Room) -> None:
    room.chat.timeline.correction_requested.emit(UNKNOWN)
    room.chat.timeline.record_requested.emit(UNKNOWN)
    await room.tasks.settle()
    assert room.toasts() == ["Nothing was kept of how this message came to be"] * 2
    assert room.dialog() is None


async def test_the_record_opens_with_the_titles_of_its_sources(room: Room) -> None:
    room.chat.timeline.record_requested.emit(KNOWN)
    await room.tasks.settle()
    dialog = room.dialog()
    assert dialog is not None
    assert dialog.isVisible()
    assert "The AI sent it by itself." in labels(dialog)
    assert "Protocolo de ingreso · version 3 · 2 nov" in labels(dialog)
    assert room.toasts() == []


async def test_the_same_dialog_is_opened_again(room: Room) -> None:
    for _ in range(2):
        room.chat.timeline.record_requested.emit(KNOWN)
        await room.tasks.settle()
    assert len(room.chat.findChildren(RecordDialog)) == 1
