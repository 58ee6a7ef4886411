"""The button of the chat header that says, and changes, what the AI does here."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.ai_mode_button import AiModeButton


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.button, self.field = AiModeButton(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.field)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    theme.apply(qapp, "light")
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    yield made
    theme.apply(qapp, "light")


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def actions() -> dict[str, QAction]:
    return {item.text(): item for item in menu().actions() if not item.isSeparator()}


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (AiMode.SUGGEST, "AI suggests"),
        (AiMode.AUTO, "AI auto"),
        (AiMode.OFF, "Manual"),
        (AiMode.UNKNOWN, "Manual"),
    ],
)
def test_it_says_the_mode(desk: Desk, mode: AiMode, words: str) -> None:
    desk.button.show_mode(mode)
    assert desk.button.text() == words
    assert desk.button.accessibleName() == f"AI mode: {words}"
    assert "Ctrl+M" in desk.button.toolTip()


def test_its_key_opens_the_menu_with_the_mode_checked(desk: Desk) -> None:
    desk.button.show_mode(AiMode.SUGGEST)
    QTest.keyClick(desk.field, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert list(actions()) == ["AI suggests", "AI auto", "Manual", "Without AI for this patient"]
    assert [item.isChecked() for item in actions().values()] == [True, False, False, False]
    menu().close()


def test_choosing_another_mode_asks_for_it_and_the_same_one_does_not(desk: Desk) -> None:
    desk.button.show_mode(AiMode.SUGGEST)
    asked = QSignalSpy(desk.button.mode_requested)
    for words in ("AI suggests", "AI auto", "Manual"):
        desk.button.click()
        actions()[words].trigger()
        menu().close()
    assert [asked.at(index) for index in range(asked.count())] == [["auto"], ["off"]]


def test_without_ai_is_a_check_and_nothing_else_can_be_chosen_meanwhile(desk: Desk) -> None:
    asked = QSignalSpy(desk.button.patient_without_ai_requested)
    desk.button.show_mode(AiMode.AUTO)
    desk.button.click()
    actions()["Without AI for this patient"].trigger()
    menu().close()
    desk.button.show_mode(AiMode.AUTO, patient_without_ai=True)
    assert desk.button.text() == "Manual"
    assert "This patient does not want AI." in desk.button.toolTip()
    desk.button.click()
    enabled = [words for words, item in actions().items() if item.isEnabled()]
    assert enabled == ["Manual", "Without AI for this patient"]
    actions()["Without AI for this patient"].trigger()
    menu().close()
    assert [asked.at(index) for index in range(asked.count())] == [[True], [False]]


def test_what_the_clinic_forbids_cannot_be_chosen(desk: Desk) -> None:
    desk.button.show_mode(AiMode.OFF, offered=(AiMode.SUGGEST, AiMode.OFF))
    desk.button.click()
    assert not actions()["AI auto"].isEnabled()
    menu().close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_the_keyboard_opens_it_where_it_stands(desk: Desk, key: Qt.Key) -> None:
    before = desk.button.grab().toImage()
    desk.button.setFocus()
    assert desk.button.grab().toImage() != before, "it shows that it has the keyboard"
    QTest.keyClick(desk.button, key)
    assert menu().isVisible()
    menu().close()


def test_where_it_is_narrow_the_icon_stays(desk: Desk) -> None:
    desk.button.show_mode(AiMode.SUGGEST)
    wide = desk.button.sizeHint()
    desk.button.set_bare(bare=True)
    narrow = desk.button.sizeHint()
    assert narrow.width() < wide.width()
    assert narrow.height() == wide.height() >= 28
    assert desk.button.accessibleName() == "AI mode: AI suggests"


def test_its_words_fit_at_every_text_size(desk: Desk, qapp: QApplication) -> None:
    desk.button.show_mode(AiMode.SUGGEST)
    widths = []
    for scale in theme.TEXT_SIZES:
        theme.apply(qapp, "light", scale)
        qapp.processEvents()
        assert desk.button.width() >= desk.button.sizeHint().width()
        widths.append(desk.button.width())
    assert widths == sorted(set(widths))
