"""From a slash, a button or a key to the clinic's own words in the composer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.knowledge import EntryKind
from aura_desktop.errors import AuraError, StoreError
from aura_desktop.ui import theme
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.pages.quick_replies import QuickReplies
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.draft_strip import DraftStrip
from aura_desktop.ui.widgets.quick_reply_popup import QuickReplyPopup
from tests.ui.drafts import NOW
from tests.ui.fake_ai import FakeAi
from tests.ui.test_quick_reply_popup import ALL, HOURS, OPENING

_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Room:
    """A chat whose composer knows quick replies."""

    def __init__(self, qtbot: QtBot) -> None:
        self.ai = FakeAi()
        self.ai.knowledge.quick = list(ALL)
        self.chat = ChatLayout(lambda: NOW)
        qtbot.addWidget(self.chat)
        self.chat.resize(900, 700)
        self.chat.show_chat()
        self.composer = self.chat.composer
        self.composer.set_window(service_window(NOW - timedelta(hours=1), NOW))
        with qtbot.waitActive(self.chat):
            self.chat.show()
            self.chat.activateWindow()
        self.tasks = Tasks(self.chat)
        self.quick = QuickReplies(self.chat, self.ai.services(), self.tasks)
        self.sent = QSignalSpy(self.composer.send_requested)
        self.composer.take_focus()

    async def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClicks(self.composer.edit(), sign)
            await self.tasks.settle()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.composer.edit(), key)

    def shown(self) -> list[int]:
        """Ids of the entries in the list; none while it is closed."""
        popup = self.chat.findChild(QuickReplyPopup)
        if not isinstance(popup, QuickReplyPopup) or not popup.isVisible():
            return []
        found = []
        for _ in range(len(ALL)):
            reply = popup.current()
            if reply is None or reply.entry.id in found:
                break
            found.append(int(reply.entry.id))
            popup.step(1)
        while found and (current := popup.current()) and current.entry.id != found[0]:
            popup.step(1)
        return found

    def button(self) -> QPushButton:
        found = self.composer.findChildren(QPushButton)
        return next(item for item in found if item.accessibleName() == "Quick")


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> Room:
    theme.apply(qapp, "light")
    return Room(qtbot)


async def test_a_slash_in_the_empty_composer_opens_the_list_and_typing_narrows_it(
    room: Room,
) -> None:
    await room.type("/")
    assert room.shown() == [1, 2, 3]
    await room.type("hor")
    assert room.shown() == [1, 2]
    await room.type("a")
    room.press(Qt.Key.Key_Backspace)
    await room.type("ari")
    assert room.shown() == [2]
    assert room.ai.knowledge.asked == [""], "the store is asked once, not with each key"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
async def test_what_is_chosen_stands_in_the_composer_and_nothing_is_sent(
    room: Room, key: Qt.Key
) -> None:
    await room.type("/hor")
    room.press(Qt.Key.Key_Down)
    room.press(key)
    assert room.composer.text() == OPENING.text
    use = room.composer.taken()
    assert use is not None
    assert (use.draft_id, use.entry_id, use.offered) == (0, OPENING.entry.id, OPENING.text)
    assert use.seconds_on_screen == 0.0
    assert room.sent.count() == 0
    assert room.shown() == []
    room.press(Qt.Key.Key_Return)
    assert room.sent.count() == 1


async def test_up_goes_to_the_last(room: Room) -> None:
    await room.type("/")
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Return)
    assert room.composer.text() == ALL[-1].text


async def test_the_mouse_chooses_too(room: Room) -> None:
    await room.type("/hora")
    popup = room.chat.findChild(QuickReplyPopup)
    assert isinstance(popup, QuickReplyPopup)
    popup.chosen.emit(HOURS)
    assert room.composer.text() == HOURS.text
    assert room.composer.edit().hasFocus()


async def test_esc_closes_the_list_and_it_stays_closed(room: Room) -> None:
    left = QSignalSpy(room.composer.left)
    await room.type("/h")
    room.press(Qt.Key.Key_Escape)
    assert room.shown() == []
    assert room.composer.text() == "/h"
    await room.type("o")
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Backspace)
    assert room.composer.text() == "/"
    assert not room.quick.is_open(), "it is no new slash"
    assert left.count() == 0
    room.press(Qt.Key.Key_Escape)
    assert left.count() == 1, "the next Esc is the chat's again"


async def test_a_slash_within_a_text_is_a_slash(room: Room) -> None:
    await room.type("a/")
    assert not room.quick.is_open()
    room.composer.set_draft("")
    room.composer.edit().insertPlainText("/etc y otra cosa")
    assert not room.quick.is_open(), "pasted, not typed"


@pytest.mark.parametrize("more", [" ", "x y", "\b"])
async def test_the_list_goes_when_it_is_no_shortcut_any_more(room: Room, more: str) -> None:
    await room.type("/")
    if more == "\b":
        room.press(Qt.Key.Key_Backspace)
    else:
        await room.type(more)
    assert not room.quick.is_open()


async def test_enter_with_no_match_does_not_go_to_the_patient(room: Room) -> None:
    await room.type("/xyz")
    room.press(Qt.Key.Key_Return)
    assert room.sent.count() == 0
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Return)
    assert room.sent.count() == 1, "who really means it can"


async def test_enter_before_the_list_is_there_takes_the_first_of_it(room: Room) -> None:
    room.ai.knowledge.gate.clear()
    QTest.keyClicks(room.composer.edit(), "/horario")
    room.press(Qt.Key.Key_Return)
    assert room.sent.count() == 0
    room.ai.knowledge.gate.set()
    await room.tasks.settle()
    assert room.composer.text() == OPENING.text


async def test_esc_before_the_list_is_there_keeps_it_away(room: Room) -> None:
    room.ai.knowledge.gate.clear()
    QTest.keyClicks(room.composer.edit(), "/")
    room.press(Qt.Key.Key_Escape)
    room.ai.knowledge.gate.set()
    await room.tasks.settle()
    assert room.shown() == []


async def test_a_store_that_fails_leaves_the_keys_alone(room: Room) -> None:
    async def fail(prefix: str = "") -> tuple[object, ...]:
        raise StoreError("store_damaged")

    room.ai.knowledge.quick_replies = fail  # type: ignore[method-assign,assignment]  # it fails
    failed: list[AuraError] = []
    room.tasks.failed.connect(failed.append)
    await room.type("/")
    assert len(failed) == 1
    assert not room.quick.is_open()


async def test_another_conversations_text_closes_the_list(room: Room) -> None:
    await room.type("/h")
    room.composer.set_draft("/h")
    assert room.shown() == []
    assert not room.quick.is_open()


async def test_losing_the_keyboard_or_the_window_closes_the_list(room: Room) -> None:
    await room.type("/")
    room.chat.header.setFocus()
    room.button().setFocus()
    assert not room.quick.is_open()
    room.composer.set_draft("")
    room.composer.take_focus()
    await room.type("/")
    room.composer.set_window(service_window(NOW - timedelta(hours=30), NOW))
    assert not room.quick.is_open()


async def test_button_and_key_open_the_same_list_and_keep_what_was_typed(room: Room) -> None:
    await room.type("Hola")
    QTest.mouseClick(room.button(), Qt.MouseButton.LeftButton)
    await room.tasks.settle()
    assert room.shown() == [1, 2, 3]
    assert room.composer.edit().hasFocus()
    room.press(Qt.Key.Key_Return)
    assert room.composer.text() == HOURS.text
    QTest.keyClick(room.composer.edit(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.composer.text() == "Hola"
    QTest.keyClick(room.composer.edit(), Qt.Key.Key_R, _CONTROL_SHIFT)
    await room.tasks.settle()
    assert room.shown() == [1, 2, 3]
    QTest.keyClick(room.composer.edit(), Qt.Key.Key_R, _CONTROL_SHIFT)
    assert not room.quick.is_open(), "once more closes it"


@pytest.mark.parametrize(("typed", "back"), [("/hor", ""), ("Hola", "Hola")])
async def test_giving_it_back_leaves_what_a_person_had_written(
    room: Room, typed: str, back: str
) -> None:
    await room.type(typed)
    if not room.quick.is_open():
        room.composer.quick_replies_requested.emit()
        await room.tasks.settle()
    room.press(Qt.Key.Key_Return)
    strip = room.composer.findChild(DraftStrip)
    assert isinstance(strip, DraftStrip)
    strip.back_requested.emit()
    assert room.composer.text() == back
    assert not room.quick.is_open()


async def test_leaving_the_chat_takes_the_list_along(room: Room) -> None:
    await room.type("/")
    room.chat.hide()
    assert not room.quick.is_open()


async def test_after_the_button_a_slash_still_narrows_and_other_words_close(room: Room) -> None:
    room.composer.quick_replies_requested.emit()
    await room.tasks.settle()
    await room.type("/ma")
    assert room.shown() == [3]
    room.press(Qt.Key.Key_Escape)
    room.composer.set_draft("")
    room.composer.quick_replies_requested.emit()
    await room.tasks.settle()
    await room.type("H")
    assert not room.quick.is_open()


async def test_a_new_one_is_asked_for_with_what_was_typed(room: Room) -> None:
    wanted: list[object] = []
    room.quick.create_requested.connect(wanted.append)
    await room.type("/estaciona")
    popup = room.chat.findChild(QuickReplyPopup)
    assert isinstance(popup, QuickReplyPopup)
    popup.create_requested.emit()
    [new] = wanted
    assert (new.kind, new.shortcut, new.body) == (  # type: ignore[attr-defined]
        EntryKind.QUICK_REPLY,
        "estaciona",
        "",
    )
    assert not room.quick.is_open()


async def test_texts_of_the_moment_are_fetched_with_each_opening(room: Room) -> None:
    await room.type("/")
    room.press(Qt.Key.Key_Escape)
    room.composer.set_draft("")
    room.ai.knowledge.quick = [replace(HOURS, text="Quedan dos horas.")]
    await room.type("/")
    room.press(Qt.Key.Key_Return)
    assert room.composer.text() == "Quedan dos horas."
