"""The frame of every dialog: over the window, focus inside, keys, size, role."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from tests.ui.dialogs import Host, make_host, nameless, press


class Sample(DialogFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "info", QSize(600, 400))
        self.first, self.second, self.send = QLineEdit(), QLineEdit(), QPushButton("Send")
        body = QWidget()
        column = QVBoxLayout(body)
        for field, name in ((self.first, "First"), (self.second, "Second")):
            field.setAccessibleName(name)
            column.addWidget(field)
        self.set_title("A title", "for Camila Ejemplo")
        self.set_body(body)
        self.add_button(self.send)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def dialog(host: Host) -> Sample:
    dialog = Sample(host)
    dialog.open(dialog.first)
    return dialog


def test_it_is_a_named_dialog_to_screen_readers(dialog: Sample) -> None:
    spoken = QAccessible.queryAccessibleInterface(dialog.card)
    assert spoken.role() is QAccessible.Role.Dialog
    assert spoken.text(QAccessible.Text.Name) == "A title for Camila Ejemplo"
    assert nameless(dialog.card) == []


def test_tab_goes_round_inside(dialog: Sample, host: Host) -> None:
    seen = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert dialog.card.isAncestorOf(focused)
        seen.append(focused)
        press(Qt.Key.Key_Tab)
    assert seen[:3] == [dialog.first, dialog.second, dialog.send]
    assert len(set(seen)) == 4
    dialog.first.setFocus()
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Tab)
    assert dialog.first.hasFocus()
    assert not host.field.hasFocus()


def test_escape_closes_and_gives_the_focus_back(dialog: Sample, host: Host, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.dismissed):
        press(Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert host.field.hasFocus()


def test_opening_it_twice_still_gives_the_focus_back(dialog: Sample, host: Host) -> None:
    dialog.open(dialog.second)
    press(Qt.Key.Key_Escape)
    assert host.field.hasFocus()


def test_a_field_that_is_gone_gets_no_focus(host: Host, qtbot: QtBot) -> None:
    dialog = Sample(host)
    gone = QLineEdit(host)
    gone.show()
    gone.setFocus()
    dialog.open()
    gone.setParent(None)
    del gone
    dialog.finish()
    assert dialog.isHidden()


def test_the_window_hears_its_keys_when_what_had_the_focus_is_hidden(
    host: Host, qtbot: QtBot
) -> None:
    """As when a patient is erased whose panel the person came from."""
    heard: list[bool] = []
    QShortcut(QKeySequence("Ctrl+1"), host).activated.connect(lambda: heard.append(True))
    host.field.setFocus()
    dialog = Sample(host)
    dialog.open(dialog.send)
    host.field.hide()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert heard == [True]


def test_finish_says_nothing(dialog: Sample, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.dismissed):
        dialog.finish()
        dialog.finish()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_enter_confirms_from_a_field(dialog: Sample, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(dialog.confirm_requested):
        press(key, Qt.KeyboardModifier.ControlModifier)


def test_enter_in_a_field_presses_no_button(dialog: Sample, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.send.clicked):
        press(Qt.Key.Key_Return)


def test_shortcuts_of_the_window_rest_meanwhile(dialog: Sample, host: Host) -> None:
    heard: list[str] = []
    shortcut = QShortcut(QKeySequence("Alt+Down"), host)
    shortcut.activated.connect(lambda: heard.append("Alt+Down"))
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert heard == []
    dialog.finish()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert heard == ["Alt+Down"]


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1180, 640), QSize(500, 300)])
def test_it_covers_the_window_and_the_card_fits(
    dialog: Sample, host: Host, qtbot: QtBot, size: QSize
) -> None:
    host.resize(size)
    qtbot.waitUntil(lambda: dialog.size() == host.size())
    card = dialog.card.geometry()
    assert dialog.rect().contains(card)
    assert abs(card.center().x() - dialog.rect().center().x()) <= 1
    assert card.width() == min(600, host.width() - 32)


def test_it_opens_over_the_window_of_a_page(host: Host) -> None:
    page = QWidget(host)
    page.resize(100, 100)
    page.show()
    dialog = Sample(page)
    dialog.open()
    assert dialog.parentWidget() is host
    assert dialog.size() == host.size()
