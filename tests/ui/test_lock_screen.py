"""The lock screen by itself: choosing, typing, waiting, a new PIN after a reset, the alarm."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.person import Person, PersonId, Role
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.lock_screen import LockScreen

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
PAULA = Person(
    id=PersonId(1), name="Paula Ejemplo", role=Role.ADMINISTRATOR, has_pin=True, created_at=NOW
)
CARLA = Person(
    id=PersonId(2), name="Carla Demostración", role=Role.FRONT_DESK, has_pin=False, created_at=NOW
)


@pytest.fixture
def screen(qtbot: QtBot) -> LockScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    made = LockScreen()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show_people([PAULA, CARLA], None)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def choose(screen: LockScreen, person: Person) -> None:
    QTest.mouseClick(screen._group.button(person.id), Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_here(words: str) -> None:
    QTest.keyClicks(focused(), words)


def enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_nobody_is_chosen_at_first_and_there_is_nothing_to_type_in(screen: LockScreen) -> None:
    assert screen.chosen() is None
    assert not screen.pin.isVisible()
    assert not screen.enter.isVisible()


def test_a_name_a_pin_and_enter(screen: LockScreen) -> None:
    told: list[tuple[int, str]] = []
    screen.pin_entered.connect(lambda *given: told.append(given))
    choose(screen, PAULA)
    assert QApplication.focusWidget() is screen.pin.editor
    assert screen.pin.editor.accessibleName() == "PIN of Paula Ejemplo"
    type_here("48a2 6")
    assert screen.pin.editor.displayText() == "•" * 4, "figures only, and as dots"
    enter()
    assert told == [(PAULA.id, "4826")]
    assert screen.pin.editor.text() == "", "it stays nowhere"
    assert not screen.enter.isEnabled(), "while it is looked at nothing else can be tried"


def test_the_pin_cannot_be_copied_out_of_its_field(screen: LockScreen) -> None:
    choose(screen, PAULA)
    QApplication.clipboard().clear()
    type_here("4826")
    screen.pin.editor.selectAll()
    screen.pin.editor.copy()
    assert QApplication.clipboard().text() == ""
    assert screen.pin.editor.echoMode() is QLineEdit.EchoMode.Password


def test_an_empty_enter_asks_nothing(screen: LockScreen) -> None:
    told: list[int] = []
    screen.pin_entered.connect(lambda person, _pin: told.append(person))
    choose(screen, PAULA)
    enter()
    assert told == []


def test_after_a_wrong_one_the_field_is_free_again_with_its_reason(screen: LockScreen) -> None:
    choose(screen, PAULA)
    type_here("1111")
    enter()
    screen.show_problem("That is not the PIN.")
    assert screen.pin.message() == "That is not the PIN."
    assert screen.pin.editor.accessibleDescription() == "That is not the PIN."
    assert QApplication.focusWidget() is screen.pin.editor
    type_here("4")
    assert screen.pin.message() == ""


def test_while_it_waits_nothing_can_be_typed_and_the_rest_is_counted(screen: LockScreen) -> None:
    choose(screen, PAULA)
    screen.show_wait(61.2)
    assert "1:02" in screen.pin.message()
    assert not screen.pin.editor.isEnabled()
    assert not screen.enter.isEnabled()
    screen.show_wait(4.01)
    assert "0:05" in screen.pin.message()
    screen.show_wait(0)
    assert screen.pin.message() == ""
    assert QApplication.focusWidget() is screen.pin.editor


def test_it_asks_how_long_by_itself_until_the_wait_is_over(
    screen: LockScreen, qtbot: QtBot
) -> None:
    choose(screen, PAULA)
    screen.show_wait(30)
    with qtbot.waitSignal(screen.person_chosen, timeout=5000):
        pass
    screen.show_wait(0)
    assert not screen._tick.isActive()


def test_somebody_else_does_not_inherit_a_wait_or_a_figure(screen: LockScreen) -> None:
    choose(screen, PAULA)
    type_here("48")
    screen.show_wait(30)
    choose(screen, CARLA)
    assert screen.pin.editor.text() == ""
    assert screen.pin.editor.isEnabled()
    assert screen.pin.message() == ""


def test_after_a_reset_the_new_pin_is_written_twice(screen: LockScreen) -> None:
    told: list[tuple[int, str]] = []
    screen.new_pin_entered.connect(lambda *given: told.append(given))
    choose(screen, CARLA)
    assert screen.again.isVisible()
    type_here("7391")
    enter()
    assert QApplication.focusWidget() is screen.again.editor
    type_here("7392")
    enter()
    assert told == []
    assert screen.again.message() == "The two are not the same."
    type_here("7391")
    enter()
    assert told == [(CARLA.id, "7391")]


def test_who_waits_is_a_count_and_nothing_more(screen: LockScreen) -> None:
    screen.set_waiting(3)
    assert screen._waiting.isVisible()
    assert screen._waiting.text().startswith("3 ")
    screen.set_waiting(0)
    assert not screen._waiting.isVisible()


def test_the_alarm_can_be_read_and_silenced_without_a_pin(screen: LockScreen) -> None:
    silenced: list[bool] = []
    screen.silence_requested.connect(lambda: silenced.append(True))
    screen.show_alarm("Nobody is listening since 10:38", rings=True)
    assert screen._alarm.isVisible()
    QTest.mouseClick(screen.silence, Qt.MouseButton.LeftButton)
    assert silenced == [True]
    screen.show_alarm("Nobody is listening since 10:38", rings=False)
    assert not screen.silence.isVisible()
    screen.show_alarm("", rings=False)
    assert not screen._alarm.isVisible()


def test_the_only_person_is_chosen_already(screen: LockScreen) -> None:
    screen.show_people([PAULA], None)
    assert screen.chosen() == PAULA
    assert screen.pin.isVisible()


def test_many_people_can_all_be_reached(screen: LockScreen) -> None:
    many = [
        Person(
            id=PersonId(number),
            name=f"Persona {number} de Apellidos Larguísimos e Inventados",
            role=Role.FRONT_DESK,
            has_pin=True,
            created_at=NOW,
        )
        for number in range(1, 31)
    ]
    screen.show_people(many, PersonId(30))
    assert screen.chosen() == many[-1]
    assert len({card.accessibleName() for card in screen._cards}) == 30
    assert all(card.toolTip() for card in screen._cards), "what is cut can be read"
