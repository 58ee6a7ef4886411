"""What leaves for the AI, shown as it is: whole, marked, to be read and copied but not changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.request_dialog import RequestDialog, ShownRequest
from tests.ui.drafts import buttons, labels

REQUEST = ShownRequest(
    text='{"role": "user", "content": "🙂 Soy [PACIENTE_1], mi celular es [CELULAR_1] <b>"}\n' * 30,
    host="ia.ejemplo.invalid",
    model="modelo-ejemplo",
    marks=("[PACIENTE_1]", "[CELULAR_1]"),
    hidden=2,
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    theme.apply(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    theme.apply(qapp, "light")


@pytest.fixture
def dialog(window: QWidget) -> RequestDialog:
    made = RequestDialog(window)
    made.show_request(REQUEST)
    made.open()
    QApplication.processEvents()
    return made


def text_of(dialog: RequestDialog) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def test_every_sign_of_the_request_is_shown(dialog: RequestDialog) -> None:
    assert text_of(dialog).toPlainText() == REQUEST.text


def test_it_says_where_it_goes_and_what_is_hidden(dialog: RequestDialog) -> None:
    count = dialog.locale().toString(len(REQUEST.text))
    assert labels(dialog) == [
        "This is exactly what leaves",
        f"To ia.ejemplo.invalid · modelo-ejemplo · {count} character(s) · 2 identifier(s) hidden",
        "Marked words stand for a value that stays on this PC.",
    ]


def test_no_more_is_claimed_than_is_known(window: QWidget) -> None:
    dialog = RequestDialog(window)
    dialog.show_request(ShownRequest(text="Hola", host="ia.ejemplo.invalid", model=""))
    dialog.open()
    assert "No identifier was found in it." in labels(dialog)
    assert not any(" ·  · " in words for words in labels(dialog))


def test_placeholders_are_marked_where_they_stand(dialog: RequestDialog) -> None:
    QApplication.processEvents()
    block = text_of(dialog).document().firstBlock()
    marked = [
        block.text().encode("utf-16-le")[2 * item.start : 2 * (item.start + item.length)]
        for item in block.layout().formats()
    ]
    assert [piece.decode("utf-16-le") for piece in marked] == ["[PACIENTE_1]", "[CELULAR_1]"]


def test_of_two_placeholders_that_begin_alike_the_whole_one_is_marked(window: QWidget) -> None:
    dialog = RequestDialog(window)
    marks = ("PACIENTE_1", "PACIENTE_12")
    dialog.show_request(
        ShownRequest(text="Soy PACIENTE_12.", host="ia.ejemplo.invalid", model="", marks=marks)
    )
    dialog.open()
    QApplication.processEvents()
    formats = text_of(dialog).document().firstBlock().layout().formats()
    assert [(item.start, item.length) for item in formats] == [(4, len("PACIENTE_12"))]


def test_it_can_be_read_by_key_and_not_changed(dialog: RequestDialog) -> None:
    text = text_of(dialog)
    assert text.hasFocus()
    QTest.keyClicks(text, "abc")
    assert text.toPlainText() == REQUEST.text
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().hasSelection()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_all_of_it_can_be_copied(dialog: RequestDialog) -> None:
    copied = QSignalSpy(dialog.copy_requested)
    buttons(dialog)["Copy"].click()
    assert copied.at(0) == [REQUEST.text]


def test_escape_closes_it(dialog: RequestDialog) -> None:
    gone = QSignalSpy(dialog.dismissed)
    QTest.keyClick(text_of(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert gone.count() == 1


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_everything_is_inside_at_the_smallest_window(
    dialog: RequestDialog, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "dark", scale)
    qapp.processEvents()
    for button in buttons(dialog).values():
        area = QRect(button.mapTo(dialog.card, QPoint(0, 0)), button.size())
        assert dialog.card.rect().contains(area), button.accessibleName()
    assert text_of(dialog).height() > 150
