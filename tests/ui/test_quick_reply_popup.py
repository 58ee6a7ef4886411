"""The list of quick replies over the composer: what it shows, where it stands, what it says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.entry_page import QuickReply
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.quick_reply import lay_out, row_height
from aura_desktop.ui.models.quick_reply_list import QuickReplyListModel, first_line, matching
from aura_desktop.ui.widgets.quick_reply_popup import MOST_ROWS, QuickReplyPopup
from tests.ui.drafts import entry, labels


def reply(number: int, title: str, shortcut: str, text: str = "Texto de ejemplo.") -> QuickReply:
    return QuickReply(entry=replace(entry(number, title, text), shortcut=shortcut), text=text)


HOURS = reply(1, "Ofrecer horas", "hora", "Te puedo ofrecer estas horas:\n- jueves 26")
OPENING = reply(2, "Horario de atención", "horario")
WAY = reply(3, "Dirección y cómo llegar", "mapa")
ALL = (HOURS, OPENING, WAY)


class Desk(QWidget):
    """A field at the bottom of a window, as the composer stands."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.field)
        self.popup = QuickReplyPopup(self, self.field)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Desk:
    theme.apply(qapp, "light")
    made = Desk()
    qtbot.addWidget(made)
    made.resize(640, 600)
    made.show()
    qtbot.waitExposed(made)
    made.field.setFocus()
    return made


def rows(desk: Desk) -> QListView:
    found = desk.popup.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def gap(desk: Desk) -> int:
    """Between the lower edge of the card and the field; the shadow lies outside the card."""
    return desk.field.geometry().top() - (desk.popup.geometry().bottom() - 12)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [1, 2, 3]),
        ("hor", [1, 2]),
        ("HORA", [1, 2]),
        ("horario", [2]),
        ("ma", [3]),
        ("direccion", [3]),
        ("llegar", [3]),
        ("egar", []),
        ("x", []),
    ],
)
def test_shortcuts_first_then_titles_without_accents_and_case(words: str, found: list[int]) -> None:
    assert [item.entry.id for item in matching(ALL, words)] == found


def test_a_shortcut_stands_before_a_title_that_matches_too() -> None:
    titled = reply(4, "Mapa de sectores", "sectores")
    assert [item.entry.id for item in matching((titled, WAY), "mapa")] == [3, 4]


def test_only_the_first_line_is_shown_and_all_of_it_is_said(qtbot: QtBot) -> None:
    assert first_line(HOURS) == "Te puedo ofrecer estas horas:"
    model = QuickReplyListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_replies(ALL, "")
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ofrecer horas, /hora: Te puedo ofrecer estas horas:"
    assert model.index(0).data() == "Ofrecer horas"
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.reply_at(3) is None
    model.show_replies((), "x")
    assert model.rowCount() == 0
    tester.deleteLater()


def test_the_first_is_marked_and_the_arrows_go_round(desk: Desk) -> None:
    desk.popup.show_replies(ALL, "", total=3)
    assert desk.popup.current() == HOURS
    desk.popup.step(-1)
    assert desk.popup.current() == WAY
    desk.popup.step(1)
    desk.popup.step(1)
    assert desk.popup.current() == OPENING


def test_it_tells_how_many_match_and_why_there_are_none(desk: Desk) -> None:
    desk.popup.show_replies(ALL[:2], "hor", total=3)
    assert "2 match(es) for “hor”" in [label.strip() for label in labels(desk.popup)]
    desk.popup.show_replies((), "x", total=3)
    assert desk.popup.current() is None
    desk.popup.step(1)
    assert "No quick reply begins like this." in labels(desk.popup)
    assert not rows(desk).isVisible()
    desk.popup.show_replies((), "", total=0)
    assert "The clinic has no quick replies yet." in labels(desk.popup)
    desk.popup.show_replies(ALL, "", total=3)
    assert rows(desk).isVisible()


def test_a_click_chooses_and_leaves_the_keyboard_where_it_was(desk: Desk) -> None:
    desk.popup.show_replies(ALL, "", total=3)
    chosen = QSignalSpy(desk.popup.chosen)
    view = rows(desk)
    at = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.count() == 1
    assert chosen.at(0)[0] == OPENING
    assert desk.field.hasFocus()


def test_who_misses_one_can_ask_for_it(desk: Desk) -> None:
    desk.popup.show_replies(ALL, "", total=3)
    asked = QSignalSpy(desk.popup.create_requested)
    button = desk.popup.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.count() == 1
    assert desk.field.hasFocus()


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.3])
def test_it_stands_over_the_field_and_inside_the_window(
    desk: Desk, qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    many = tuple(reply(number, f"Respuesta {number}", f"r{number}") for number in range(20))
    desk.popup.show_replies(many, "", total=20)
    for height in (600, 380):
        desk.resize(640, height)
        qtbot.waitUntil(lambda: 0 < gap(desk) <= 12)
        assert desk.popup.geometry().top() >= -12, "the shadow may reach beyond it"
        assert rows(desk).height() % row_height() == 0
        assert 1 <= rows(desk).height() // row_height() <= MOST_ROWS
    theme.apply(qapp, "light")


def test_it_follows_the_field(desk: Desk, qtbot: QtBot) -> None:
    desk.popup.show_replies(ALL, "", total=3)
    low = desk.popup.geometry().bottom()
    desk.field.setFixedHeight(desk.field.height() + 60)
    qtbot.waitUntil(lambda: desk.popup.geometry().bottom() == low - 60)


@pytest.mark.parametrize("width", [320, 640, 900])
def test_nothing_of_a_row_overlaps(qapp: QApplication, width: int) -> None:
    at = lay_out(width, "Enter")
    assert at.shortcut.right() < at.title.left()
    assert at.title.right() < at.cap.left()
    assert at.cap.right() <= width - 8
    assert at.text.top() >= at.title.bottom()
    assert at.text.bottom() <= row_height()


def test_rows_look_other_when_marked(desk: Desk) -> None:
    desk.popup.show_replies(ALL, "hor", total=3)
    view = rows(desk)
    first = view.visualRect(view.model().index(0, 0))
    before = view.viewport().grab(first).toImage()
    desk.popup.step(1)
    assert view.viewport().grab(first).toImage() != before
    colors = theme.current()
    corner = view.viewport().grab().toImage().pixelColor(first.topLeft() + QPoint(1, 60))
    assert corner == colors.color("primary")
