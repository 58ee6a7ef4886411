"""The trouble's card over the window: opened by what failed, closed by Esc or by its button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from aura_desktop import troubles
from aura_desktop.errors import RefusedError
from aura_desktop.ui.widgets.trouble_dialog import TroubleDialog
from tests.ui.dialogs import Host, make_host, nameless, press

GONE = RefusedError("recipient_unreachable", graph_code=131026, fbtrace_id="AbC")


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def dialog(host: Host) -> TroubleDialog:
    dialog = TroubleDialog(host)
    dialog.show_trouble(
        "Not sent",
        troubles.for_error(GONE, "en"),
        troubles.technical_detail(GONE, "en"),
        about="Camila Ejemplo",
    )
    return dialog


def test_its_name_says_what_failed_and_for_whom(dialog: TroubleDialog) -> None:
    assert dialog.card.accessibleName() == "Not sent Camila Ejemplo"
    assert nameless(dialog.card) == []


def test_the_mending_button_has_the_focus_and_closes_first(
    dialog: TroubleDialog, host: Host, qtbot: QtBot
) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.accessibleName() == "Correct number"
    with qtbot.waitSignal(dialog.action_requested) as asked:
        press(Qt.Key.Key_Space)
    assert asked.args == ["fix_number"]
    assert dialog.isHidden()
    assert host.field.hasFocus()


def test_escape_closes_without_asking_for_anything(dialog: TroubleDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.action_requested), qtbot.waitSignal(dialog.dismissed):
        press(Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_copying_leaves_it_open(dialog: TroubleDialog, qtbot: QtBot) -> None:
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(dialog.copy_requested) as copied:
        press(Qt.Key.Key_Space)
    (text,) = copied.args or [""]
    assert "fbtrace_id: AbC" in text
    assert dialog.isVisible()


def test_it_grows_when_the_detail_is_opened(dialog: TroubleDialog, qtbot: QtBot) -> None:
    before = dialog.card.height()
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.card.height() > before)
    inside = dialog.trouble_card
    qtbot.waitUntil(lambda: inside.height() >= inside.heightForWidth(inside.width()))
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.card.height() == before)
