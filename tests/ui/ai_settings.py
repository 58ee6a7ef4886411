"""The section of the AI under a person's hands: each control by its name."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QWidget

from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.ui import wording_ai
from aura_desktop.ui.pages.settings_ai import AiSection
from aura_desktop.ui.widgets.choice_card import ChoiceCard
from aura_desktop.ui.widgets.settings_switch import Switch
from tests.ui.dialogs import type_text
from tests.ui.settings_desk import SettingsDesk
from tests.ui.test_settings_page import click, named, retype

_LEFT = Qt.MouseButton.LeftButton


async def show(desk: SettingsDesk) -> AiSection:
    """The section, with all it fetches."""
    desk.page.open_section("ai")
    await desk.page.tasks.settle()
    return section(desk)


def section(desk: SettingsDesk) -> AiSection:
    found = desk.page._sections["ai"]
    assert isinstance(found, AiSection)
    return found


def switch(name: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: QTest.mouseClick(named(desk, name, Switch), _LEFT)


def card(name: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: QTest.mouseClick(named(desk, name, ChoiceCard), _LEFT)


def segment(name: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: click(desk, name)


def topic(subject: AnswerTopic, mode: str) -> Callable[[SettingsDesk], None]:
    return segment(f"{wording_ai.topic_words(subject)}: {mode}")


def line(name: str, text: str) -> Callable[[SettingsDesk], None]:
    return lambda desk: retype(desk, name, text)


def several(name: str, text: str) -> Callable[[SettingsDesk], None]:
    def write(desk: SettingsDesk) -> None:
        editor = named(desk, name, QTextEdit)
        assert isinstance(editor, QTextEdit)
        editor.setFocus()
        editor.selectAll()
        type_text(text)

    return write


def in_sight(desk: SettingsDesk, widget: QWidget) -> bool:
    area = section(desk).findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    port = area.viewport()
    return port.rect().contains(widget.mapTo(port, QPoint(2, 2)))


def press_escape() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
