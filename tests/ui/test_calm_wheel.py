"""The wheel over a field scrolls the page; its value changes only with the focus in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Clinic, Setup
from aura_desktop.ui.calm_wheel import calm
from aura_desktop.ui.pages.settings_section import SettingsSection
from aura_desktop.ui.wizard.ai import AiPage
from aura_desktop.ui.wizard.clinic import ClinicPage
from aura_desktop.ui.wizard.test_message import TestMessagePage
from tests.ui.wizard_desk import WizardDesk


def roll(target: QWidget, notches: int = -1) -> None:
    """As the mouse would, with the pointer over the target."""
    window = target.window()
    place = QPointF(target.mapTo(window, target.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, 120 * notches))


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["una", "dos", "tres"])
    return box


def value(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QTimeEdit):
        return field.time().toString()
    assert isinstance(field, QSpinBox)
    return field.value()


@pytest.mark.parametrize("make", [combo, QSpinBox, QTimeEdit])
def test_without_the_focus_the_page_scrolls(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    area, holder, other, field = QScrollArea(), QWidget(), QLineEdit(), make()
    qtbot.addWidget(area)
    column = QVBoxLayout(holder)
    for part in (other, field):
        column.addWidget(part)
    column.addStretch(1)
    holder.setMinimumHeight(2000)
    area.setWidget(holder)
    area.resize(300, 300)
    calm(field)
    area.show()
    qtbot.waitExposed(area)
    other.setFocus()
    before = value(field)
    bar = area.verticalScrollBar()
    for target in (field, *field.findChildren(QLineEdit)):
        bar.setValue(0)
        roll(target)
        assert bar.value() > 0
        assert value(field) == before
        assert not field.hasFocus()
    bar.setValue(0)
    field.setFocus()
    roll(field, notches=-1 if isinstance(field, QComboBox) else 1)
    assert value(field) != before


def is_calm(field: QWidget) -> bool:
    before = value(field)
    event = QWheelEvent(
        QPointF(3, 3),
        QPointF(3, 3),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    keeps_focus_away = field.focusPolicy() is Qt.FocusPolicy.StrongFocus
    return not event.isAccepted() and value(field) == before and keeps_focus_away


def test_every_field_of_the_wizards_long_forms_is_calm(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(clinic=Clinic(name="Clínica Ejemplo")))
    for page in (AiPage(desk.services), ClinicPage(desk.services), TestMessagePage(desk.services)):
        qtbot.addWidget(page)
        page.begin()
        if isinstance(page, ClinicPage):
            page.hours.add(0)
        fields = [*page.findChildren(QComboBox), *page.findChildren(QTimeEdit)]
        assert fields
        assert [field.accessibleName() for field in fields if not is_calm(field)] == []


def test_settings_are_calm_as_they_are_added(qtbot: QtBot) -> None:
    section = SettingsSection("ai")
    qtbot.addWidget(section)
    holder = QWidget()
    field = combo()
    QVBoxLayout(holder).addWidget(field)
    section.add_setting("provider", holder)
    assert is_calm(field)
