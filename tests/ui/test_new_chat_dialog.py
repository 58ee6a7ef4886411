"""Starting a conversation with a number."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.new_chat_dialog import NewChatDialog
from tests.ui.dialogs import Host, make_host, nameless, press, type_text


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def dialog(host: Host) -> NewChatDialog:
    dialog = NewChatDialog(host)
    dialog.open_new()
    return dialog


def test_enter_gives_the_number_as_typed_once(dialog: NewChatDialog, qtbot: QtBot) -> None:
    heard: list[str] = []
    dialog.number_entered.connect(heard.append)
    type_text("9 0000 0142")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["9 0000 0142"]
    assert dialog.isVisible()
    assert nameless(dialog.card) == []


def test_nothing_is_asked_for_nothing(dialog: NewChatDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.number_entered):
        press(Qt.Key.Key_Return)


def test_an_error_stands_at_the_field_until_it_is_mended(dialog: NewChatDialog) -> None:
    type_text("+56 9 12")
    press(Qt.Key.Key_Return)
    dialog.show_error("This is not a valid phone number.")
    assert dialog.field.message() == "This is not a valid phone number."
    assert dialog.field.editor.text() == "+56 9 12"
    assert dialog.field.editor.hasFocus()
    type_text("3")
    assert "country code" in dialog.field.message()
    heard: list[str] = []
    dialog.number_entered.connect(heard.append)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["+56 9 123"]


def test_esc_keeps_the_number_and_done_forgets_it(dialog: NewChatDialog, host: Host) -> None:
    type_text("+56 9 0000 0142")
    press(Qt.Key.Key_Escape)
    assert host.field.hasFocus()
    dialog.open_new()
    assert dialog.field.editor.text() == "+56 9 0000 0142"
    dialog.done()
    assert dialog.isHidden()
    dialog.open_new()
    assert dialog.field.editor.text() == ""


def test_a_number_is_corrected_where_it_stands(dialog: NewChatDialog) -> None:
    dialog.finish()
    dialog.open_to_correct("+56900000119")
    editor = dialog.field.editor
    assert dialog.card.accessibleName() == "Correct number"
    assert (editor.text(), editor.selectedText()) == ("+56 9 0000 0119",) * 2
    assert editor.hasFocus()
    type_text("9 0000 0118")
    assert editor.text() == "9 0000 0118"
    heard: list[str] = []
    dialog.number_entered.connect(heard.append)
    press(Qt.Key.Key_Return)
    assert heard == ["9 0000 0118"]


def test_correcting_loses_nothing_that_was_typed_before(dialog: NewChatDialog) -> None:
    type_text("+56 9 0000 0142")
    press(Qt.Key.Key_Escape)
    for number, shown in (("+56900000119", "+56 9 0000 0119"), ("", "")):
        dialog.open_to_correct(number)
        assert dialog.field.editor.text() == shown
    type_text("+56 9")
    dialog.done()
    dialog.open_new()
    assert dialog.field.editor.text() == "+56 9 0000 0142"
    assert dialog.card.accessibleName() == "New conversation"
