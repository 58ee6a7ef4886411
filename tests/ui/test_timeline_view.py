"""The transcript as a person meets it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.message import (
    Direction,
    MessageStatus,
    Reaction,
)
from aura_desktop.ui import theme
from aura_desktop.ui.models.message_list import MessageListModel
from tests.ui.messages import NOW, made, page, sent, talk
from tests.ui.timeline_desk import Desk


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    theme.apply(qapp, "light")
    made_desk = Desk(qtbot)
    yield made_desk
    for menu in made_desk.view.findChildren(QMenu):
        menu.close()


def test_it_opens_at_the_newest_message(desk: Desk) -> None:
    messages = talk(200)
    desk.open(*messages)
    assert desk.view.is_at_end()
    assert int(messages[-1].id) in desk.bubbles()
    assert not desk.jump.isVisible()


def test_new_messages_are_followed_at_the_end(desk: Desk, qtbot: QtBot) -> None:
    desk.open(*talk(50))
    new = made("Nuevo", at=NOW)
    with qtbot.assertNotEmitted(desk.view.end_reached):
        desk.model.upsert([new])
    assert desk.view.is_at_end()
    assert int(new.id) in desk.bubbles()


def test_a_reader_is_never_scrolled_away(desk: Desk, qtbot: QtBot) -> None:
    desk.open(*talk(80))
    desk.scroll(-600)
    before = desk.bubbles()
    for minute in range(2):
        desk.model.upsert([made("Nuevo", at=NOW + timedelta(minutes=minute))])
    desk.model.upsert([sent("Desde el celular", MessageStatus.SENT, at=NOW + timedelta(minutes=3))])
    assert desk.bubbles() == before
    assert desk.jump.isVisible()
    assert desk.jump.count() == 2
    assert desk.jump.accessibleName() == "2 new message(s)"
    with qtbot.waitSignal(desk.view.end_reached):
        QTest.mouseClick(desk.jump, Qt.MouseButton.LeftButton)
    assert desk.view.is_at_end()
    assert not desk.jump.isVisible()
    assert desk.jump.count() == 0


def test_what_is_sent_here_is_shown(desk: Desk) -> None:
    desk.open(*talk(80))
    desk.scroll(-600)
    desk.model.upsert([sent("Hola", MessageStatus.QUEUED, at=NOW)])
    assert desk.view.is_at_end()


def test_older_messages_come_without_moving_what_is_read(desk: Desk, qtbot: QtBot) -> None:
    messages = talk(150)
    desk.open(*messages[100:], has_older=True)
    assert not desk.asked
    with qtbot.waitSignal(desk.view.older_requested):
        desk.scroll(-100_000)
    desk.scroll(30)
    before = desk.bubbles()
    desk.model.prepend_older(page(messages[50:100], has_older=True))
    assert {key: edge for key, edge in desk.bubbles().items() if key in before} == before
    QApplication.processEvents()
    assert desk.asked == [("older",)]
    with qtbot.waitSignal(desk.view.older_requested):
        desk.scroll(-100_000)


def test_no_older_messages_no_question(desk: Desk) -> None:
    desk.open(*talk(5))
    QApplication.processEvents()
    assert desk.asked == []


def test_status_changes_above_do_not_move_what_is_read(desk: Desk) -> None:
    messages = list(talk(60))
    desk.open(*messages)
    desk.scroll(-900)
    before = desk.bubbles()
    reaction = Reaction(emoji="👍", direction=Direction.OUTBOUND)
    desk.model.upsert([replace(item, reactions=(reaction,)) for item in messages[:20]])
    assert desk.bubbles() == before


def test_the_unread_line_is_brought_into_sight(desk: Desk, qtbot: QtBot) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.view.set_unread_from(messages[20].id)
    row = desk.view.visualRect(desk.model.index(20))
    assert 0 <= row.top() < 60
    assert not desk.view.is_at_end()
    with qtbot.waitSignal(desk.view.end_reached):
        desk.scroll(100_000)
    desk.view.set_unread_from(None)
    desk.view.jump_to_newest()
    desk.view.set_unread_from(messages[-1].id)
    assert desk.view.is_at_end()


def test_the_unread_line_moves_nobody_who_reads_above_the_end(desk: Desk) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.view.set_unread_from(messages[20].id)
    place = desk.view.visualRect(desk.model.index(22))
    desk.view.set_unread_from(messages[58].id)
    assert desk.view.visualRect(desk.model.index(22)) == place, "a line in sight stays"
    desk.scroll(desk.view.verticalScrollBar().value() + 300)
    place = desk.view.visualRect(desk.model.index(28))
    desk.view.set_unread_from(messages[20].id)
    assert desk.view.visualRect(desk.model.index(28)) == place, "nothing is brought"


def test_show_message_brings_a_quoted_message_into_sight(desk: Desk) -> None:
    messages = talk(100)
    desk.open(*messages)
    assert desk.view.show_message(messages[10].id)
    area = desk.view.visualRect(desk.model.index(10))
    assert 0 < area.top() < desk.view.viewport().height() - area.height()
    assert desk.view.currentIndex().row() == 10
    assert not desk.view.show_message(999_999_999)


def test_each_row_is_a_sentence_for_screen_readers(desk: Desk) -> None:
    desk.open(made("Hola", at=NOW), sent("Buenas", MessageStatus.READ, at=NOW))
    interface = QAccessible.queryAccessibleInterface(desk.view)
    assert interface.role() == QAccessible.Role.List
    names = [
        interface.child(number).text(QAccessible.Text.Name)
        for number in range(interface.childCount())
    ]
    assert names == ["Camila Ejemplo, 10:42. Hola.", "Clínica Ejemplo, 10:42. Buenas. Read."]
    area = interface.child(1).rect()
    shown = desk.view.visualRect(desk.model.index(1))
    assert area.height() == shown.height()


def test_incoming_messages_are_announced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk.view._actions, "announce", said.append)
    desk.open(*talk(3))
    desk.model.upsert([made("Hola", at=NOW), sent("Buenas", MessageStatus.SENT, at=NOW)])
    desk.model.prepend_older(page(talk(3, until=NOW - timedelta(days=2))))
    assert said == ["Camila Ejemplo, 10:42. Hola."]


def test_announcing_works_with_assistive_programs_about(desk: Desk) -> None:
    QAccessible.setActive(True)
    try:
        desk.open(*talk(3))
        desk.view.setFocus()
        desk.model.upsert([made("Hola", at=NOW)])
        desk.view.setCurrentIndex(desk.model.index(1))
    finally:
        QAccessible.setActive(False)
    assert desk.view.currentIndex().row() == 1


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.open(*talk(50))
    desk.scroll(-500)
    shown = [desk.view, *desk.view.findChildren(QWidget)]
    takes_focus = [
        widget
        for widget in shown
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert desk.jump in takes_focus
    for widget in takes_focus:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_theme_text_size_and_width_may_change_any_time(desk: Desk, qapp: QApplication) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.scroll(-700)
    seen = set(desk.bubbles())
    theme.apply(qapp, "dark", 1.3)
    desk.view.resize(420, 500)
    QApplication.processEvents()
    assert seen & set(desk.bubbles())
    picture = desk.view.viewport().grab().toImage()
    assert picture.pixelColor(2, 2) == theme.current().color("canvas")
    theme.apply(qapp, "light")
    desk.view.jump_to_newest()
    desk.view.resize(900, 700)
    assert desk.view.is_at_end()


def test_only_rows_in_sight_are_measured(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: set[int] = set()
    delegate = desk.view._delegate
    original = delegate.row_layout

    def counting(model: MessageListModel, row: int, width: int) -> object:
        measured.add(row)
        return original(model, row, width)

    monkeypatch.setattr(delegate, "row_layout", counting)
    desk.open(*talk(20_000, gap_minutes=1))
    desk.view.viewport().repaint()
    desk.view.verticalScrollBar().setValue(5000)
    desk.view.viewport().repaint()
    assert len(measured) < 80


def test_an_empty_conversation_is_no_trouble(desk: Desk) -> None:
    desk.open()
    desk.scroll(-100)
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Up)
    desk.view.viewport().repaint()
    assert desk.view.is_at_end()
    assert desk.bubbles() == {}


def test_a_row_changed_out_of_sight_is_new_when_it_comes_back(desk: Desk) -> None:
    messages = talk(60)
    desk.open(*messages)
    desk.scroll(-800)
    row = desk.model.row_of(messages[-1].id)
    assert row is not None
    before = desk.view._layout(row)
    reaction = Reaction(emoji="👍", direction=Direction.OUTBOUND)
    desk.model.upsert([replace(messages[-1], reactions=(reaction,))])
    desk.scroll(800)
    assert desk.view._layout(row).height > before.height


def test_a_margin_that_stays_lays_nothing_out_anew(desk: Desk) -> None:
    desk.open(*talk(5))
    desk.view.set_margin(20)
    layout = desk.view._layout(0)
    desk.view.set_margin(20)
    assert desk.view._layout(0) is layout
    desk.view.set_margin(16)
    assert desk.view._layout(0) is not layout
