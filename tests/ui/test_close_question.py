"""The question at closing: what it says, and that it can be answered by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import OnClose
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.close_question import CloseQuestion
from tests.ui.dialogs import make_host, nameless, press


def words(question: CloseQuestion) -> str:
    return " ".join(label.text() for label in question.findChildren(QLabel))


def test_it_says_what_closing_means(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    question = CloseQuestion(host)
    question.present()
    assert "Nothing arrives here until you start the program again" in words(question)
    assert "up to 7 days" in words(question)
    assert "beside the clock" in words(question)
    assert nameless(question.card) == []


def test_without_a_tray_it_names_the_task_bar(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    question = CloseQuestion(host, hides=False)
    question.present()
    assert "task bar" in words(question)
    assert "beside the clock" not in words(question)


def test_keys_alone_answer_it(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    question = CloseQuestion(host)
    chosen = QSignalSpy(question.chosen)
    question.present()
    for _ in range(6):
        if isinstance(QApplication.focusWidget(), QCheckBox):
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.at(0) == [OnClose.KEEP_RUNNING, True]
    assert question.isHidden()


def test_wherever_the_box_is_clicked_it_hears(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    question = CloseQuestion(host)
    question.present()
    box = question.findChildren(QCheckBox)[0]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()


def test_nothing_is_cut_off_at_any_text_size(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    host = make_host(qtbot)
    try:
        for scale in theme.TEXT_SIZES:
            theme.apply(app, "light", scale)
            question = CloseQuestion(host)
            question.present()
            QApplication.processEvents()
            for label in question.findChildren(QLabel):
                if label.wordWrap():
                    assert label.height() >= label.heightForWidth(label.width()), scale
    finally:
        theme.apply(app, "light")
