"""The tour of the desk by hand, once with keys alone and once with the mouse: each kind of message up to blue ticks."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.content import Interactive, InteractiveType, TemplateMessage, Text
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.counted_field import CountedText
from aura_desktop.ui.widgets.message_edit import MessageEdit
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk
from tests.flows.hands import name_of

PHONE, NAME = "56900000903", "Olivia Supuesta"
LOOK = Look(theme="light", language="en")
TEMPLATE = "Retomar conversacion"


async def _sent(front: FrontDesk, count: int) -> Message:
    """The last message of the desk, once there are so many."""
    await eventually(lambda: len(front.of_desk()) == count, LONG_S)
    return front.of_desk()[-1]


async def _all_read(front: FrontDesk, count: int) -> None:
    def are_read() -> bool:
        failures = [item.failure for item in front.of_desk() if item.failure]
        assert not failures
        states = [item.status for item in front.of_desk()]
        return states == [MessageStatus.READ] * count

    await eventually(are_read, LONG_S)


def _check_template(message: Message) -> None:
    assert isinstance(message.content, TemplateMessage)
    assert message.content.name == "retomar_conversacion"
    assert "sobre la limpieza facial" in message.content.body


def _check_buttons(message: Message) -> None:
    assert isinstance(message.content, Interactive)
    assert message.content.interactive_type is InteractiveType.BUTTON
    assert message.content.body == "¿Qué día te acomoda?"
    assert [button.title for button in message.content.buttons] == ["Jueves", "Viernes"]


def _check_list(message: Message) -> None:
    assert isinstance(message.content, Interactive)
    assert message.content.interactive_type is InteractiveType.LIST
    assert message.content.list_button == "Ver horas"
    [section] = message.content.sections
    assert [row.title for row in section.rows] == ["A las 9", "A las 10"]


def _check_link(message: Message) -> None:
    assert isinstance(message.content, Interactive)
    assert message.content.interactive_type is InteractiveType.CTA_URL
    assert message.content.link_url == "https://ejemplo.cl/mapa"


async def test_everything_with_the_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK) as front:
        await front.patient_writes(PHONE, NAME, "Hola, quiero una hora")
        await front.conversation_of(NAME)
        await _find_and_write(front)
        assert (await _sent(front, 1)).content == Text(body="Hola,\ndime")
        await _template_by_keys(front)
        _check_template(await _sent(front, 2))
        await _buttons_by_keys(front)
        _check_buttons(await _sent(front, 3))
        await _list_by_keys(front)
        _check_list(await _sent(front, 4))
        await _link_by_keys(front)
        _check_link(await _sent(front, 5))
        await _all_read(front, 5)


async def _find_and_write(front: FrontDesk) -> None:
    hands = front.hands
    await hands.keys("Ctrl+K")
    await hands.write("olivia")
    await eventually(lambda: _rows(front, "Search results") > 0, LONG_S)
    await hands.keys("Return")
    await eventually(lambda: isinstance(hands.focus(), MessageEdit), LONG_S)
    await hands.write("Hola,")
    await hands.keys("Shift+Return")
    await hands.write("dime")
    await hands.keys("Return")


async def _template_by_keys(front: FrontDesk) -> None:
    hands = front.hands
    await hands.keys("Ctrl+T")
    await eventually(lambda: name_of(hands.focus()) == "Templates", LONG_S)
    view = front.child(QListView, "Templates")
    for _ in range(view.model().rowCount()):
        if view.currentIndex().data() == TEMPLATE:
            break
        await hands.keys("Down")
    await hands.keys("Return")
    await hands.write("la limpieza facial")
    await hands.keys("Ctrl+Return")


async def _buttons_by_keys(front: FrontDesk) -> None:
    hands = front.hands
    await hands.keys("Ctrl+Shift+B")
    await hands.write("¿Qué día te acomoda?")
    await hands.tab_to("Button 1")
    await hands.write("Jueves")
    await hands.keys("Return")
    await hands.write("Viernes")
    await hands.keys("Ctrl+Return")


async def _list_by_keys(front: FrontDesk) -> None:
    hands = front.hands
    await hands.keys("Ctrl+Shift+B")
    await hands.tab_to("Buttons · up to 3")
    await hands.keys("Right")
    await hands.tab_to("Message")
    await hands.write("Elige una hora")
    await hands.tab_to("Text of the button that opens the list")
    await hands.write("Ver horas")
    await hands.tab_to("Option 1")
    await hands.write("A las 9")
    await hands.keys("Return", "Return")
    await hands.write("A las 10")
    await hands.keys("Ctrl+Return")


async def _link_by_keys(front: FrontDesk) -> None:
    hands = front.hands
    await hands.keys("Ctrl+Shift+B")
    await hands.tab_to("Buttons · up to 3")
    await hands.keys("Right", "Right")
    await hands.tab_to("Message")
    await hands.write("Te esperamos aquí")
    await hands.tab_to("Text of the button")
    await hands.write("Ver mapa")
    await hands.tab_to("Link")
    await hands.write("https://ejemplo.cl/mapa")
    await hands.keys("Ctrl+Return")


async def test_everything_with_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path, LOOK, (1366, 768)) as front:
        await front.patient_writes(PHONE, NAME, "Hola, quiero una hora")
        await front.conversation_of(NAME)
        await _choose_and_write(front)
        assert (await _sent(front, 1)).content == Text(body="Hola, dime")
        await _template_by_mouse(front)
        _check_template(await _sent(front, 2))
        await _buttons_by_mouse(front)
        _check_buttons(await _sent(front, 3))
        await _list_by_mouse(front)
        _check_list(await _sent(front, 4))
        await _link_by_mouse(front)
        _check_link(await _sent(front, 5))
        await _all_read(front, 5)


async def _choose_and_write(front: FrontDesk) -> None:
    view = front.child(QListView, "List of conversations")
    await eventually(lambda: _row_of(view, NAME) is not None, LONG_S)
    await front.hands.click_row(view, _row_of(view, NAME) or 0)
    edits = front.window.findChildren(MessageEdit)
    await eventually(lambda: any(edit.isVisible() for edit in edits), LONG_S)
    await _type_into(front, front.child(MessageEdit), "Hola, dime")
    await _press(front, "Send")


async def _template_by_mouse(front: FrontDesk) -> None:
    await _press(front, "Template")
    await eventually(lambda: _rows(front, "Templates") > 0, LONG_S)
    view = front.child(QListView, "Templates")
    await front.hands.click_row(view, _row_of(view, TEMPLATE) or 0)
    await _type_into(front, front.child(QLineEdit, "Tema"), "la limpieza facial")
    await _press(front, "Send template")


async def _buttons_by_mouse(front: FrontDesk) -> None:
    await _press(front, "Buttons")
    await _type_into(front, front.child(CountedText, "Message"), "¿Qué día te acomoda?")
    await _type_into(front, front.child(QLineEdit, "Button 1"), "Jueves")
    await _press(front, "Add button")
    await _type_into(front, front.child(QLineEdit, "Button 2"), "Viernes")
    await _press_in_dialog(front, "Send")


async def _list_by_mouse(front: FrontDesk) -> None:
    await _press(front, "Buttons")
    await _press(front, "List · up to 10")
    await _type_into(front, front.child(CountedText, "Message"), "Elige una hora")
    opener = front.child(QLineEdit, "Text of the button that opens the list")
    await _type_into(front, opener, "Ver horas")
    await _type_into(front, front.child(QLineEdit, "Option 1"), "A las 9")
    await _press(front, "Add option")
    await _type_into(front, front.child(QLineEdit, "Option 2"), "A las 10")
    await _press_in_dialog(front, "Send")


async def _link_by_mouse(front: FrontDesk) -> None:
    await _press(front, "Buttons")
    await _press(front, "Link")
    await _type_into(front, front.child(CountedText, "Message"), "Te esperamos aquí")
    await _type_into(front, front.child(QLineEdit, "Text of the button"), "Ver mapa")
    await _type_into(front, front.child(QLineEdit, "Link"), "https://ejemplo.cl/mapa")
    await _press_in_dialog(front, "Send")


async def _press(front: FrontDesk, name: str) -> None:
    await front.hands.click(front.child(QAbstractButton, name))


async def _press_in_dialog(front: FrontDesk, name: str) -> None:
    """The button of this name that was made last: the composer's is under the scrim."""
    buttons = front.window.findChildren(QAbstractButton)
    await front.hands.click([b for b in buttons if b.isVisible() and name_of(b) == name][-1])


async def _type_into(front: FrontDesk, field: QWidget, words: str) -> None:
    await front.hands.click(field)
    await front.hands.write(words)


def _rows(front: FrontDesk, name: str) -> int:
    views = front.window.findChildren(QListView)
    seen = [view for view in views if view.isVisible() and view.accessibleName() == name]
    return seen[0].model().rowCount() if seen else 0


def _row_of(view: QListView, words: str) -> int | None:
    rows = range(view.model().rowCount())
    texts = [str(view.model().index(row, 0).data()) for row in rows]
    return next((row for row, text in enumerate(texts) if words in text), None)
