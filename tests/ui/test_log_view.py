"""The log as a list: filter, search, follow, copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.log_line import LogLine
from aura_desktop.ui.widgets.log_view import KEPT, LogModel, LogView


def line(number: int, level: str = "INFO") -> LogLine:
    return LogLine(time="2026-11-23 10:00:00", level=level, source="core", text=f"number {number}")


@pytest.fixture
def view(qtbot: QtBot) -> LogView:
    made = LogView()
    qtbot.addWidget(made)
    made.resize(700, 420)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(view: LogView, place: int) -> None:
    buttons = view.level.findChildren(QAbstractButton)
    QTest.mouseClick(buttons[place], Qt.MouseButton.LeftButton)


def test_level_and_words_filter_together(view: LogView, qtbot: QtBot) -> None:
    view.set_lines([line(1), line(2, "WARNING"), line(3, "ERROR"), line(4, "CRITICAL")])
    choose(view, 1)
    assert [each.text for each in view.shown_lines()] == ["number 2", "number 3", "number 4"]
    choose(view, 2)
    QTest.keyClicks(view.search, "NUMBER 4")
    qtbot.waitUntil(lambda: [each.text for each in view.shown_lines()] == ["number 4"])
    view.add_lines([line(5, "ERROR"), line(4, "ERROR")])
    assert [each.text for each in view.shown_lines()] == ["number 4", "number 4"]


def test_it_follows_its_end_but_never_moves_what_somebody_reads(
    view: LogView, qtbot: QtBot
) -> None:
    view.set_lines([line(number) for number in range(100)])
    bar = view.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    view.add_lines([line(100)])
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QApplication.processEvents()
    bar.setValue(10)
    view.add_lines([line(101)])
    QApplication.processEvents()
    assert bar.value() == 10


def test_only_so_many_are_kept(view: LogView) -> None:
    view.set_lines([line(number) for number in range(KEPT)])
    view.add_lines([line(KEPT), line(KEPT + 1)])
    shown = view.shown_lines()
    assert (len(shown), shown[0].text) == (KEPT, "number 2")


def test_an_entry_is_shown_whole_and_copied(view: LogView) -> None:
    view.set_lines([line(1), LogLine(level="ERROR", source="core", text="broke\nValueError")])
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_End)
    (whole,) = view.findChildren(QPlainTextEdit)
    assert whole.isVisible()
    assert whole.toPlainText() == "ERROR core broke\nValueError"
    QTest.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "ERROR core broke\nValueError"


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = LogModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_lines([line(1), line(2, "ERROR")])
    model.add([line(3)])
    model.set_filter("ERROR", "")
    model.set_filter("DEBUG", "number 3")
    assert model.rowCount() == 1
