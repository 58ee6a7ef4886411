"""The lock of the real window over the real Core: what is covered is nowhere, and comes back as it was."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.core import Core
from aura_desktop.domain.audit import Action
from aura_desktop.domain.erasure import Receipt
from aura_desktop.domain.person import LockReason, Role
from aura_desktop.errors import StoreError
from aura_desktop.store import people as people_store
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.person_flow import PersonFlow
from aura_desktop.ui.widgets.ai_registers import LedgerDialog
from aura_desktop.ui.widgets.audit_dialog import AuditDialog
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.erase_dialog import EraseDialog
from aura_desktop.ui.widgets.lock_screen import LockScreen
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.new_chat_dialog import NewChatDialog
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk
from tests.flows.hands import name_of

PHONE, NAME, WORDS = "+56900000911", "Elena Inventada", "Me duele la cicatriz"
DRAFT = "Hola Elena, te leo"
PAULA, CARLA = "Paula Ejemplo", "Carla Demostración"
PIN, OTHER, WRONG = "4826", "7391", "1111"
LOOK = Look(theme="light", language="en")
FOOT = 72
pytestmark = pytest.mark.timeout(300)


async def staffed(core: Core) -> None:
    """Two people, and nobody at the desk."""
    await core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
    await core.people.add(CARLA, Role.FRONT_DESK, OTHER)
    await core.people.lock(LockReason.PERSON)


def screen(front: FrontDesk) -> LockScreen:
    found = front.window.findChildren(LockScreen)
    assert len(found) == 1
    assert found[0].isVisible()
    return found[0]


def is_locked(front: FrontDesk) -> bool:
    return front.window.curtain.is_drawn() and front.core.people.is_locked


def says(lock: LockScreen, sentence: str) -> bool:
    return lock.pin.message().startswith(sentence)


async def come_in(front: FrontDesk, name: str, pin: str) -> None:
    """As a person does it: click the name, type, Enter."""
    cards = {card.person.name: card for card in screen(front)._cards}
    await front.hands.click(cards[name])
    await front.hands.write(pin)
    await front.hands.keys("Return")


async def unlocked(front: FrontDesk) -> None:
    await eventually(lambda: not front.window.curtain.is_drawn(), LONG_S)


def seen_texts(window: QWidget) -> Iterator[str]:
    """Every word of a widget that can be seen, and every name a screen reader could say of it."""
    yield window.windowTitle()
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            yield from (
                name_of(widget),
                widget.accessibleDescription(),
                widget.toolTip(),
                str(widget.property("plainText") or ""),
            )


def spoken(interface: QAccessibleInterface | None) -> Iterator[str]:
    """What a screen reader finds from here down, without what is marked as out of sight."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield interface.text(kind)
    for place in range(interface.childCount()):
        yield from spoken(interface.child(place))


def assert_nothing_of_patients(front: FrontDesk) -> None:
    words = [*seen_texts(front.window), *spoken(QAccessible.queryAccessibleInterface(front.window))]
    whole = "\n".join(words)
    assert PAULA in whole, "somebody looked"
    for secret in (NAME, NAME.split()[0], WORDS, PHONE[-4:], "Camila", DRAFT):
        assert secret not in whole


async def picture(front: FrontDesk) -> QImage:
    """The window once it has come to rest, without its lowest line, where the count stands."""
    shown = QImage()

    def is_at_rest() -> bool:
        nonlocal shown
        before, shown = shown, front.window.grab().toImage()
        return shown == before

    await eventually(is_at_rest, LONG_S)
    return shown.copy(0, 0, shown.width(), shown.height() - FOOT)


def any_open(front: FrontDesk, kind: type[DialogFrame]) -> bool:
    return any(each.isVisible() for each in front.window.findChildren(kind))


async def wrote(front: FrontDesk) -> None:
    """A patient wrote, and somebody is in the middle of the answer."""
    await front.patient_writes(PHONE, NAME, WORDS)
    front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
    await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
    await front.hands.write(DRAFT)


async def test_with_people_the_window_begins_locked_and_says_nothing_of_patients(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        assert is_locked(front)
        assert not front.desk.inbox.isVisible()
        await front.patient_writes(PHONE, NAME, WORDS)
        front.desk.inbox.open(await front.conversation_of(NAME))
        await front.desk.inbox.tasks.settle()
        await front.desk.chat.tasks.settle()
        assert front.messages(), "under the curtain everything goes on"
        assert_nothing_of_patients(front)
        assert front.window.windowTitle() == "AURA Desktop"
        conversation = await front.core.conversations.get(await front.conversation_of(NAME))
        assert conversation is not None
        assert conversation.unread_count == 1, "nobody has seen it"
        await come_in(front, PAULA, PIN)
        await unlocked(front)
        await eventually(lambda: front.desk.chat.isVisible(), LONG_S)
        assert front.window.windowTitle().startswith("(")


async def test_a_message_changes_the_locked_picture_by_its_count_only(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        lock = screen(front)

        async def is_counted() -> bool:
            counts = await front.core.conversations.counts()
            words = f"{counts.waiting} conversation"
            return counts.waiting > 0 and lock._waiting.text().startswith(words)

        await eventually(is_counted, LONG_S)
        await front.hands.point_at(lock, QPoint(1, 1))
        lock.setFocus()
        before = await picture(front)
        told = lock._waiting.text()
        await front.patient_writes(PHONE, NAME, WORDS)
        await eventually(lambda: lock._waiting.text() != told, LONG_S)
        assert await picture(front) == before


async def test_what_was_typed_is_there_again_with_the_keyboard_in_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await wrote(front)
        edit = front.hands.focus()
        await front.hands.keys("Ctrl+L")
        assert front.window.curtain.is_drawn()
        await eventually(lambda: is_locked(front), LONG_S)
        assert_nothing_of_patients(front)
        # Paula left it: her name is chosen, the caret waits.
        await front.hands.write(PIN)
        await front.hands.keys("Return")
        await unlocked(front)
        assert front.hands.focus() is edit
        assert isinstance(edit, MessageEdit)
        assert edit.toPlainText() == DRAFT
        await front.hands.write("!")
        await front.hands.keys("Return")
        await eventually(lambda: len(front.of_desk()) == 1, LONG_S)
        sent = front.of_desk()[0]
        assert sent.author == PAULA
        record = await front.core.ai.desk.record(sent.id)
        assert record is not None
        assert record.author == PAULA


async def test_keys_tab_and_clicks_reach_nothing_under_the_curtain(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await wrote(front)
        await front.hands.keys("Ctrl+L")
        await eventually(lambda: is_locked(front), LONG_S)
        lock = screen(front)
        for _ in range(40):
            await front.hands.keys("Tab")
            assert lock.isAncestorOf(front.hands.focus())
        for keys in ("Ctrl+K", "Ctrl+,", "Ctrl+N", "F1", "F9", "Ctrl+D", "Ctrl+Z", "Alt+Down"):
            await front.hands.keys(keys)
        assert front.window.section() == "inbox"
        assert not any(each.isVisible() for each in front.window.findChildren(DialogFrame))
        conversation = await front.core.conversations.get(await front.conversation_of(NAME))
        assert conversation is not None
        assert not conversation.resolved
        width, height = front.window.width(), front.window.height()
        for x in range(10, width, 90):
            for y in range(10, height, 90):
                hit = front.window.childAt(x, y)
                assert hit is not None
                assert hit is lock or lock.isAncestorOf(hit)
        reachable = [each for each in QApplication.allWidgets() if each.acceptDrops()]
        assert not [each for each in reachable if each.isVisible() and not lock.isAncestorOf(each)]


async def test_an_open_dialog_goes_out_of_sight_and_comes_back_as_it_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await front.hands.keys("Ctrl+N")
        dialog = front.child(NewChatDialog)
        await front.hands.write("9 0000 09")
        # The dialog takes every key for itself, but not this one.
        await front.hands.keys("Ctrl+L")
        await eventually(lambda: is_locked(front), LONG_S)
        assert not dialog.isVisible()
        assert "9 0000 09" not in "\n".join(seen_texts(front.window))
        await front.hands.write(PIN)
        await front.hands.keys("Return")
        await unlocked(front)
        assert dialog.isVisible()
        assert front.hands.focus() is dialog.field.editor
        await front.hands.write("11")
        assert dialog.field.editor.text() == "9 0000 0911"
        await front.hands.keys("Escape")
        assert not dialog.isVisible()


async def test_what_would_open_meanwhile_waits_for_the_pin(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        front.desk.inbox.command("new_chat")
        toast = front.window.toasts.show_toast(NAME, WORDS)
        assert not any(each.isVisible() for each in front.window.findChildren(DialogFrame))
        assert not toast.isVisible()
        assert_nothing_of_patients(front)
        await come_in(front, CARLA, OTHER)
        await unlocked(front)
        assert front.child(NewChatDialog).isVisible()
        assert toast.isVisible()


async def test_wrong_pins_slow_down_and_the_sentence_says_for_how_long(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        lock = screen(front)
        for said in ("That is not the PIN.", "That is not the PIN.", "Too many wrong PINs."):
            await come_in(front, PAULA, WRONG)
            await eventually(partial(says, lock, said), LONG_S)
        assert lock.pin.message() == "Too many wrong PINs. Try again in 0:05."
        assert not lock.pin.editor.isEnabled()
        assert lock.pin.editor.text() == ""
        # Somebody else can come in meanwhile.
        await come_in(front, CARLA, OTHER)
        await unlocked(front)
        entries = await front.core.audit_trail.page(actions=(Action.PIN_WRONG, Action.SIGNED_IN))
        assert [entry.action for entry in entries] == [
            Action.SIGNED_IN,
            *[Action.PIN_WRONG] * 3,
        ]


async def test_the_field_comes_back_by_itself_when_the_wait_is_over(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        lock = screen(front)
        for _ in range(3):
            await come_in(front, PAULA, WRONG)
            await eventually(lambda: lock.pin.message() != "" and not lock.pin.editor.text())
            await front.desk.lock.tasks.settle()
        paula = next(each for each in front.core.people.all if each.name == PAULA)
        assert front.core.people.wait_s(paula.id) > 0
        await eventually(lambda: lock.pin.editor.isEnabled(), LONG_S)
        await front.hands.write(PIN)
        await front.hands.keys("Return")
        await unlocked(front)


def full(*_: object) -> None:
    """As the store does where nothing more can be written."""
    raise StoreError("disk_full")


async def test_a_store_in_trouble_is_told_on_the_lock_screen_and_can_be_tried_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        lock = screen(front)
        with monkeypatch.context() as patch:
            patch.setattr(people_store, "kept_pin", full)
            await come_in(front, PAULA, PIN)
            await eventually(lambda: lock.pin.message() != "", LONG_S)
            assert "disk" in lock.pin.message().lower()
            assert lock.pin.editor.isEnabled()
            assert front.hands.focus() is lock.pin.editor
        monkeypatch.setattr(people_store, "signed_in", full)
        monkeypatch.setattr(people_store, "count_wrong", full)
        await come_in(front, PAULA, WRONG)
        await eventually(partial(says, lock, "That is not the PIN."), LONG_S)
        await come_in(front, PAULA, PIN)
        await unlocked(front)


async def test_when_nobody_is_there_it_locks_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await front.desk.lock.tasks.settle()
        idle = front.desk.lock.idle
        idle._touched_at -= 9 * 60
        idle.look()
        assert not front.window.curtain.is_drawn(), "ten minutes are the default"
        await front.hands.keys("Shift+Tab")
        idle._touched_at -= 9 * 60
        idle.look()
        assert not front.window.curtain.is_drawn(), "a key begins them anew"
        idle._touched_at -= 61
        idle.look()
        assert front.window.curtain.is_drawn()
        await eventually(lambda: is_locked(front), LONG_S)
        await front.desk.lock.tasks.settle()
        [entry, *_] = await front.core.audit_trail.page()
        assert (entry.action, entry.detail) == (Action.LOCKED, {"reason": "idle"})


async def test_who_looks_at_whose_conversation_stands_in_the_trail(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        await front.patient_writes(PHONE, NAME, WORDS)
        conversation_id = await front.conversation_of(NAME)
        front.desk.inbox.open(conversation_id)
        await front.desk.chat.tasks.settle()
        opened = (Action.CONVERSATION_OPENED,)
        assert await front.core.audit_trail.page(actions=opened) == [], "nobody has looked yet"
        await come_in(front, CARLA, OTHER)
        await unlocked(front)
        front.desk.inbox.open(conversation_id)
        await front.desk.chat.tasks.settle()
        await front.desk.lock.tasks.settle()
        [entry] = await front.core.audit_trail.page(actions=opened)
        conversation = await front.core.conversations.get(conversation_id)
        assert conversation is not None
        assert (entry.person, entry.contact_id) == (CARLA, conversation.contact.id)


async def test_without_people_nothing_locks_and_the_settings_are_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.hands.keys("Ctrl+L")
        assert not front.window.curtain.is_drawn()
        assert not front.desk._person.isVisible()
        await eventually(lambda: "There is nobody who could unlock it" in seen_texts(front.window))
        toast = front.window.toasts._toasts[0]
        toast.action_requested.emit()
        assert front.window.section() == "settings"


async def test_the_front_desk_finds_keys_and_people_closed(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        await come_in(front, CARLA, OTHER)
        await unlocked(front)
        await front.hands.keys("Ctrl+,")
        rooms = front.desk._rooms
        assert rooms is not None
        page = rooms._settings
        assert page is not None
        for key in ("meta", "tunnel", "ai", "people"):
            page.open_section(key)
            assert "Only an administrator can do this" in list(seen_texts(front.window))
            assert not page.findChildren(PersonFlow)
        wanted: list[object] = []
        rooms.wizard_requested.connect(wanted.append)
        page.wizard_requested.emit("credentials")
        assert wanted == []
        page.open_section("people")
        await front.hands.keys("Ctrl+L")
        await eventually(lambda: is_locked(front), LONG_S)
        await come_in(front, PAULA, PIN)
        await unlocked(front)
        assert page.findChildren(PersonFlow), "the same section is open to Paula"
        page.wizard_requested.emit("credentials")
        assert len(wanted) == 1


async def test_a_field_of_a_dialog_that_closed_meanwhile_stays_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await front.hands.keys("Ctrl+N")
        dialog = front.child(NewChatDialog)
        await front.hands.keys("Ctrl+L")
        await eventually(lambda: is_locked(front), LONG_S)
        dialog.done()
        await front.hands.write(PIN)
        await front.hands.keys("Return")
        await unlocked(front)
        assert not dialog.isVisible()


async def test_a_popup_that_was_open_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await front.hands.click(front.desk._person)
        assert QApplication.activePopupWidget() is not None
        await front.hands.choose("Lock")
        await eventually(lambda: is_locked(front), LONG_S)
        assert QApplication.activePopupWidget() is None
        assert isinstance(front.hands.focus(), QLineEdit)


async def test_what_was_erased_meanwhile_shows_its_receipt_to_who_comes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.core.people.add(PAULA, Role.ADMINISTRATOR, PIN)
        await wrote(front)
        await front.desk.chat.tasks.settle()
        erasing, may_go_on = front.core.erasing, asyncio.Event()
        at_once = erasing._erase

        async def slow(*asked: Any) -> Receipt:
            await may_go_on.wait()
            return await at_once(*asked)

        monkeypatch.setattr(erasing, "_erase", slow)
        front.desk.chat.panel.rights.erase_requested.emit()
        await eventually(lambda: any_open(front, EraseDialog), LONG_S)
        dialog = front.child(EraseDialog)
        dialog.question.renew.setChecked(False)
        dialog.question.confirm.editor.setText(NAME)
        dialog.erase.click()
        dialog.erase.click()
        await front.hands.keys("Ctrl+L")
        await eventually(lambda: is_locked(front), LONG_S)
        may_go_on.set()
        await front.desk.chat.tasks.settle()
        assert [each.person for each in await erasing.receipts()] == [PAULA]
        assert screen(front).isAncestorOf(front.hands.focus()), "the PIN is typed there"
        await front.hands.write(PIN)
        await front.hands.keys("Return")
        await unlocked(front)
        assert dialog.receipt.isVisible()
        assert front.hands.focus() is dialog.done


async def test_what_an_administrator_had_open_is_closed_for_the_front_desk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK, before=staffed) as front:
        await come_in(front, PAULA, PIN)
        await unlocked(front)
        await front.hands.keys("Ctrl+,")
        rooms = front.desk._rooms
        assert rooms is not None
        page = rooms._settings
        assert page is not None
        for key, words, kind in (
            ("ai", "What left this PC", LedgerDialog),
            ("people", "Read the audit trail", AuditDialog),
        ):
            page.open_section(key)
            front.child(PushButton, words).click()
            await eventually(partial(any_open, front, kind), LONG_S)
        front.child(AuditDialog).export_requested.emit()
        assert front.window.findChildren(QFileDialog)
        front.desk.lock.lock(LockReason.IDLE)
        await eventually(lambda: is_locked(front), LONG_S)
        await come_in(front, CARLA, OTHER)
        await unlocked(front)
        assert not any_open(front, DialogFrame)
        await eventually(lambda: not front.window.findChildren(QFileDialog), LONG_S)
        await front.hands.keys("Ctrl+L")
        await eventually(lambda: is_locked(front), LONG_S)
        await come_in(front, PAULA, PIN)
        await unlocked(front)
        assert not any_open(front, DialogFrame), "closed, not put aside"
        front.child(PushButton, "Read the audit trail").click()
        await eventually(lambda: any_open(front, AuditDialog), LONG_S)
