"""What happens around a conversation at the desk, by hand: quotes, reactions, notes, a new number, older pages."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Content, Note, TemplateMessage, Text
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.closed_window_card import ClosedWindowCard
from aura_desktop.ui.widgets.message_edit import MessageEdit
from aura_desktop.ui.widgets.note_section import NoteEdit
from aura_desktop.ui.widgets.reply_strip import ReplyStrip
from aura_desktop.ui.widgets.template_list_pane import TemplateListPane
from aura_desktop.ui.widgets.timeline_jump import JumpButton
from aura_desktop.ui.widgets.timeline_view import TimelineView
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk
from tests.flows.hands import name_of

PHONE, NAME = "56900000904", "Amanda Supuesta"
LOOK = Look(theme="light", language="en")
MANY = 70


async def _open(front: FrontDesk, *words: str) -> None:
    """A patient has written this, and the conversation is open with the caret in the composer."""
    for text in words:
        await front.patient_writes(PHONE, NAME, text)
    front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
    await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
    await eventually(lambda: Text(body=words[-1]) in _contents(front), LONG_S)


def _contents(front: FrontDesk) -> list[Content]:
    return [item.content for item in front.messages()]


def _in_bubble(front: FrontDesk, row: int) -> QPoint:
    view = front.desk.chat.timeline
    top = view.visualRect(view.model().index(row, 0)).top()
    return view._layout(row).bubble.center().toPoint() + QPoint(0, top)


def _beside_bubble(front: FrontDesk, row: int, button: str) -> QPoint:
    """A button beside the bubble under the pointer, in the transcript's own coordinates."""
    view = front.desk.chat.timeline
    hover, top = view._pointer.hover, view.visualRect(view.model().index(row, 0)).top()
    assert hover is not None
    rects = dict(hover.rects(view._layout(row).bubble))
    return rects[button].center().toPoint() + QPoint(0, top)


async def _click_beside(front: FrontDesk, row: int, button: str) -> None:
    viewport = front.desk.chat.timeline.viewport()
    at, spot = partial(_in_bubble, front, row), partial(_beside_bubble, front, row, button)
    await front.hands.click_spot(viewport, at, spot)


async def test_a_quote_and_a_reaction_with_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front, "¿Tienen hora el jueves?")
        await _click_beside(front, 0, "smile-plus")
        await eventually(lambda: QApplication.activePopupWidget() is not None, LONG_S)
        await front.hands.choose("👍")
        await eventually(lambda: bool(front.messages()[0].reactions), LONG_S)
        assert front.messages()[0].reactions[0].emoji == "👍"
        await _click_beside(front, 0, "reply")
        assert front.child(ReplyStrip).isVisible()
        await front.hands.write("Sí, a las 17:30")
        await front.hands.click(front.child(QAbstractButton, "Send"))
        await eventually(lambda: len(front.of_desk()) == 1, LONG_S)
        _check_quote(front.of_desk()[0], front.messages()[0])
        await eventually(lambda: front.of_desk()[0].status is MessageStatus.READ, LONG_S)
        bodies = await front.sent_to(PHONE)
        assert [body["type"] for body in bodies] == ["reaction", "text"]
        assert bodies[1]["context"]["message_id"] == front.messages()[0].wamid


async def test_a_quote_and_a_reaction_with_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front, "¿Tienen hora el jueves?")
        await front.hands.keys("Shift+F6")
        assert isinstance(front.hands.focus(), TimelineView)
        await front.hands.keys("Up", "R")
        assert isinstance(front.hands.focus(), MessageEdit)
        await front.hands.write("Sí, a las 17:30")
        await front.hands.keys("Return")
        await eventually(lambda: len(front.of_desk()) == 1, LONG_S)
        _check_quote(front.of_desk()[0], front.messages()[0])
        await eventually(lambda: front.of_desk()[0].status is MessageStatus.READ, LONG_S)
        await front.hands.keys("Shift+F6", "Home")
        await front.hands.menu_key()
        await eventually(lambda: QApplication.activePopupWidget() is not None, LONG_S)
        await front.hands.keys("Down", "Down", "Right", "Return")
        await eventually(lambda: bool(front.messages()[0].reactions), LONG_S)


def _check_quote(message: Message, quoted: Message) -> None:
    assert message.content == Text(body="Sí, a las 17:30")
    assert message.quote is not None
    assert message.quote.message_id == quoted.id


async def test_a_note_and_undo_with_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front, "Hola")
        await front.hands.click(front.child(QAbstractButton, "Add note"))
        await front.hands.click(front.child(NoteEdit))
        await front.hands.write("Prefiere la tarde")
        await front.hands.click(front.child(QAbstractButton, "Save note"))
        note = Note(body="Prefiere la tarde")
        await eventually(lambda: note in _contents(front), LONG_S)
        await front.hands.click(front.child(QAbstractButton, "Resolve"))
        await eventually(lambda: _can_be_pressed(front, "Undo"), LONG_S)
        await eventually(lambda: _can_be_pressed(front, "Reopen"), LONG_S)
        await front.hands.click(front.child(QAbstractButton, "Undo"))
        await eventually(lambda: _can_be_pressed(front, "Resolve"), LONG_S)
        assert await front.sent_to(PHONE) == []


def _can_be_pressed(front: FrontDesk, name: str) -> bool:
    buttons = front.window.findChildren(QAbstractButton)
    return any(button.isVisible() and name_of(button) == name for button in buttons)


async def test_a_typed_number_is_written_to_with_a_template(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.hands.keys("Ctrl+N")
        await front.hands.write("123")
        await front.hands.keys("Return")
        field = front.child(QLineEdit, "Mobile number")
        await eventually(lambda: field.property("invalid") == "true", LONG_S)
        await front.hands.keys("Ctrl+A")
        await front.hands.write("9 0000 0905")
        await front.hands.keys("Return")
        await eventually(lambda: name_of(front.hands.focus()) == "Choose template", LONG_S)
        assert front.child(ClosedWindowCard).isVisible()
        await front.hands.keys("Space")
        await eventually(lambda: name_of(front.hands.focus()) == "Templates", LONG_S)
        await front.hands.keys("Shift+Tab")
        await front.hands.write("hello")
        view = front.child(TemplateListPane).view
        await eventually(lambda: view.model().rowCount() == 1, LONG_S)
        await front.hands.keys("Ctrl+Return")
        await eventually(lambda: len(front.of_desk()) == 1, LONG_S)
        assert isinstance(front.of_desk()[0].content, TemplateMessage)
        await eventually(lambda: front.of_desk()[0].status is MessageStatus.READ, LONG_S)


async def test_who_reads_above_is_not_moved_by_news_nor_by_older_pages(
    qtbot: QtBot, tmp_path: Path
) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front, *(f"Mensaje {number}" for number in range(MANY)))
        view = front.desk.chat.timeline
        await front.hands.keys("Shift+F6", "End")
        assert view.is_at_end()
        await front.hands.keys("PgUp", "PgUp", "PgUp")
        assert not view.is_at_end()
        await eventually(lambda: len(front.messages()) == MANY, LONG_S)
        before = _in_sight(front)
        await front.patient_writes(PHONE, NAME, "Uno más")
        await eventually(lambda: len(front.messages()) == MANY + 1, LONG_S)
        after = _in_sight(front)
        # The card of a draft may come or go meanwhile: that is more or less of it in sight, from below.
        assert after[0] == before[0]
        assert all(one == other for one, other in zip(before, after, strict=False))
        jump = front.child(JumpButton)
        assert jump.count() == 1
        assert jump.text() == "1 new message"
        await front.hands.click(jump)
        assert view.is_at_end()
        assert not jump.isVisible()
        words = [item.content for item in front.messages() if item.direction is Direction.INBOUND]
        assert words == [Text(body=f"Mensaje {number}") for number in range(MANY)] + [
            Text(body="Uno más")
        ]


def _in_sight(front: FrontDesk) -> list[tuple[int, int]]:
    """Message and top of each row in the transcript's window."""
    view = front.desk.chat.timeline
    rows = range(view.model().rowCount())
    tops = [view.visualRect(view.model().index(row, 0)) for row in rows]
    seen = [(row, rect) for row, rect in zip(rows, tops, strict=True)]
    area = view.viewport().rect()
    return [(front.messages()[row].id, rect.top()) for row, rect in seen if rect.intersects(area)]


async def test_words_typed_before_the_conversation_is_there_stay(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """She clicks and types on, the caret still in the field: on a slow PC the list is not read yet."""
    async with open_front_desk(tmp_path, LOOK) as front:
        await _open(front, "Hola")
        await front.patient_writes("56900000905", "Bárbara Ficticia", "¿Atienden el sábado?")
        other = await front.conversation_of("Bárbara Ficticia")
        await front.core.conversations.set_draft(other, "Hola Bárbara,")
        edit = front.hands.focus()
        assert isinstance(edit, MessageEdit)
        front.desk.inbox.open(other)
        edit.insertPlainText("te leo")
        await eventually(lambda: Text(body="¿Atienden el sábado?") in _contents(front), LONG_S)
        await eventually(lambda: edit.toPlainText() == "Hola Bárbara, te leo", LONG_S)

        async def is_kept() -> bool:
            found = await front.core.conversations.get(other)
            return found is not None and found.draft == "Hola Bárbara, te leo"

        await eventually(is_kept, LONG_S)
