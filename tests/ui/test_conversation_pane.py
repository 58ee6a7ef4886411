"""The pane as a person uses it: mouse, keys, tabs, search, text size, theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.conversation import (
    ConversationCounts,
    ConversationFilter,
    SearchHit,
)
from aura_desktop.domain.ids import ConversationId
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.conversation_pane import ConversationPane
from aura_desktop.ui.widgets.conversation_view import ConversationView
from aura_desktop.ui.widgets.search_field import SearchField
from tests.ui.conversations import NOW, answered, minutes_ago, page_of, waiting

_WAITING, _UP = ConversationFilter.WAITING, ConversationFilter.UP_TO_DATE


@pytest.fixture
def pane(qapp: QApplication, qtbot: QtBot) -> Iterator[ConversationPane]:
    theme.apply(qapp, "light")
    made = ConversationPane(lambda: NOW)
    qtbot.addWidget(made)
    made.resize(336, 700)
    made.model.set_page(_WAITING, page_of(waiting(1, 60), waiting(2, 5)))
    made.model.set_page(_UP, page_of(*(answered(10 + number, number) for number in range(30))))
    made.set_counts(ConversationCounts(waiting=2, up_to_date=30, all=32))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    theme.apply(qapp, "light")


def _view(pane: ConversationPane, name: str = "List of conversations") -> ConversationView:
    found = [view for view in pane.findChildren(ConversationView) if view.accessibleName() == name]
    return found[0]


def _search(pane: ConversationPane) -> SearchField:
    return pane.findChildren(SearchField)[0]


def _middle_of(pane: ConversationPane, conversation_id: int) -> QPoint:
    row = pane.model.row_of(ConversationId(conversation_id))
    assert row is not None
    return _view(pane).visualRect(pane.model.index(row, 0)).center()


def _click(widget: QWidget, at: QPoint | None = None) -> None:
    point = at or widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def _enter(view: ConversationView) -> None:
    point = QPointF(20, 20)
    QApplication.sendEvent(view, QEnterEvent(point, point, point))


def test_a_click_chooses(pane: ConversationPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.conversation_selected) as said:
        _click(_view(pane).viewport(), _middle_of(pane, 2))
    assert said.args == [2]
    assert pane.selected == 2


def test_the_mode_of_the_clinic_is_drawn_once_it_is_told(pane: ConversationPane) -> None:
    before = pane.grab().toImage()
    pane.set_default_mode()
    suggests = pane.grab().toImage()
    said = pane.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "the AI suggests" in str(said)
    assert suggests != before
    pane.set_default_mode(AiMode.AUTO)
    assert pane.grab().toImage() != suggests


def test_a_click_on_a_heading_chooses_nothing(pane: ConversationPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.conversation_selected):
        _click(_view(pane).viewport(), QPoint(60, 10))


def test_arrows_move_and_enter_opens(pane: ConversationPane, qtbot: QtBot) -> None:
    pane.select(ConversationId(1))
    pane.focus_list()
    view = _view(pane)
    qtbot.waitUntil(view.hasFocus)
    with qtbot.assertNotEmitted(pane.conversation_selected):
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert pane.selected == 1
    with qtbot.waitSignal(pane.conversation_selected) as said:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert said.args == [10], "the heading between the groups is passed over"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.last_visible_row() == pane.model.rowCount() - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0, "the heading above the first row shows too"
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0


def test_neighbours_and_the_next_who_waits(pane: ConversationPane) -> None:
    assert pane.neighbour(1) == 1
    pane.select(ConversationId(2))
    assert pane.neighbour(1) == 10
    assert pane.neighbour(-1) == 1
    assert pane.next_waiting() == 1
    pane.select(ConversationId(1))
    assert pane.neighbour(-1) is None
    assert pane.next_waiting() == 2


def test_the_open_conversation_stays_marked_when_it_moves(pane: ConversationPane) -> None:
    pane.select(ConversationId(1))
    pane.model.upsert([answered(1, 0)])
    selected = _view(pane).selectionModel().selectedIndexes()
    assert [index.row() for index in selected] == [pane.model.row_of(ConversationId(1))]
    page = page_of(*(answered(number, number) for number in (1, 4, 5)))
    pane.model.set_page(_UP, page)
    assert _view(pane).selectionModel().selectedIndexes()


def test_rows_wait_while_the_pointer_is_in_the_list(pane: ConversationPane, qtbot: QtBot) -> None:
    view = _view(pane)
    _enter(view)
    pane.model.upsert([waiting(77, 90), waiting(78, 91)])
    assert pane.model.row_of(ConversationId(77)) is None
    button = next(item for item in pane.findChildren(QAbstractButton) if "new" in item.text())
    assert button.isVisible()
    _click(button)
    assert pane.model.row_of(ConversationId(78)) == 1
    assert not button.isVisible()
    pane.model.upsert([waiting(79, 95)])
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert pane.model.row_of(ConversationId(79)) == 1
    assert not button.isVisible()


def test_what_is_read_stays_in_place_when_rows_come_above(pane: ConversationPane) -> None:
    view = _view(pane)
    view.verticalScrollBar().setValue(700)
    top = view.indexAt(QPoint(5, 0)).data(Qt.ItemDataRole.UserRole).conversation.id
    offset = view.visualRect(pane.model.index(pane.model.row_of(top) or 0, 0)).top()
    pane.model.upsert([waiting(number, number) for number in range(200, 206)])
    row = pane.model.row_of(top)
    assert row is not None
    assert view.visualRect(pane.model.index(row, 0)).top() == offset


def test_older_pages_are_asked_for_once(pane: ConversationPane, qtbot: QtBot) -> None:
    conversations = [answered(100 + number, number) for number in range(60)]
    pane.model.set_page(_UP, page_of(*conversations, cursor="next"))
    asked: list[tuple[object, str]] = []
    pane.older_needed.connect(lambda section, cursor: asked.append((section, cursor)))
    bar = _view(pane).verticalScrollBar()
    bar.setValue(100)
    assert asked == []
    bar.setValue(bar.maximum() - 10)
    bar.setValue(bar.maximum())
    assert asked == [(_UP, "next")]


def test_tabs_by_mouse_and_keys(pane: ConversationPane, qtbot: QtBot) -> None:
    tabs = [item for item in pane.findChildren(QAbstractButton) if item.isCheckable()]
    assert [tab.accessibleName() for tab in tabs] == ["To answer, 2", "All, 32"]
    with qtbot.waitSignal(pane.filter_changed) as said:
        _click(tabs[1])
    assert said.args == [ConversationFilter.ALL]
    assert pane.model.rowCount() == 0
    with qtbot.waitSignal(pane.filter_changed) as said:
        QTest.keyClick(tabs[1], Qt.Key.Key_Left)
    assert said.args == [_WAITING]
    assert tabs[0].isChecked()


def _type(qtbot: QtBot, field: SearchField, text: str) -> None:
    field.setFocus()
    field.setText(text)


def test_search_shows_hits_and_escape_ends_it(pane: ConversationPane, qtbot: QtBot) -> None:
    field = _search(pane)
    with qtbot.waitSignal(pane.search_changed) as said:
        _type(qtbot, field, " laser ")
    assert said.args == ["laser"]
    hits = [
        SearchHit(conversation=answered(10, 1, name="Laser Ejemplo")),
        SearchHit(conversation=waiting(1, 60), message_text="¿el láser?", at=minutes_ago(3)),
    ]
    pane.show_hits("laser", hits)
    results = _view(pane, "Search results")
    assert results.isVisible()
    assert results.model().rowCount() == 4
    with qtbot.waitSignal(pane.conversation_selected) as said:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert said.args == [10]
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(results.hasFocus)
    with qtbot.waitSignal(pane.search_changed) as said:
        QTest.keyClick(results, Qt.Key.Key_Escape)
    assert said.args == [""]
    assert _view(pane).isVisible()
    assert field.hasFocus()


def test_answers_to_older_words_are_ignored(pane: ConversationPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.search_changed):
        _type(qtbot, _search(pane), "axila")
    pane.show_hits("axi", [SearchHit(conversation=answered(10, 1))])
    assert _view(pane, "Search results").model().rowCount() == 0


def _sentences(pane: ConversationPane) -> str:
    labels = [item for item in pane.findChildren(QWidget) if item.isVisible()]
    return " ".join(str(item.property("text")) for item in labels if item.property("text"))


def test_nothing_found_is_said_only_after_the_answer(pane: ConversationPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.search_changed):
        _type(qtbot, _search(pane), "laser axila")
    assert "Nothing matches" not in _sentences(pane)
    pane.show_hits("laser axila", [])
    assert "Nothing matches “laser axila”" in _sentences(pane)


def test_an_unused_inbox_offers_to_write(pane: ConversationPane, qtbot: QtBot) -> None:
    pane.model.set_page(_WAITING, page_of())
    pane.model.set_page(_UP, page_of())
    assert "No conversations yet" not in _sentences(pane)
    pane.set_counts(ConversationCounts())
    assert "No conversations yet" in _sentences(pane)
    button = next(item for item in pane.findChildren(QAbstractButton) if "Write to" in item.text())
    with qtbot.waitSignal(pane.new_chat_requested):
        _click(button)


def test_all_answered_and_filed_offers_the_rest(pane: ConversationPane, qtbot: QtBot) -> None:
    pane.model.set_page(_WAITING, page_of())
    pane.model.set_page(_UP, page_of())
    pane.set_counts(ConversationCounts(all=4))
    assert "Nobody is waiting" in _sentences(pane)
    button = next(item for item in pane.findChildren(QAbstractButton) if "Show all" in item.text())
    with qtbot.waitSignal(pane.filter_changed) as said:
        _click(button)
    assert said.args == [ConversationFilter.ALL]


def test_theme_and_text_size_change_while_shown(pane: ConversationPane, qapp: QApplication) -> None:
    view = _view(pane)
    before, height = pane.grab().toImage(), view.visualRect(pane.model.index(1, 0)).height()
    theme.apply(qapp, "dark", 1.3)
    assert pane.grab().toImage() != before
    assert view.visualRect(pane.model.index(1, 0)).height() == round(height * 1.3)
    pane.set_compact(True)
    assert view.visualRect(pane.model.index(1, 0)).height() == round(70 * 1.3)


def test_every_control_has_a_name_and_rows_are_read_out(pane: ConversationPane) -> None:
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QListView)
        for widget in pane.findChildren(kind)
    ]
    nameless = [
        widget
        for widget in controls
        if widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []
    row = QAccessible.queryAccessibleInterface(_view(pane)).child(1)
    assert "window closes in" in row.text(QAccessible.Text.Name)


def test_five_thousand_rows_are_measured_without_asking_each(
    pane: ConversationPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    delegate = _view(pane).itemDelegate()
    monkeypatch.setattr(type(delegate), "sizeHint", lambda *args: asked.append(1))
    pane.model.set_page(_UP, page_of(*(answered(1000 + n, n) for n in range(5000))))
    bar = _view(pane).verticalScrollBar()
    bar.setValue(bar.maximum())
    pane.grab()
    assert asked == []
    assert _view(pane).last_visible_row() == pane.model.rowCount() - 1
