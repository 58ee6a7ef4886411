"""Banner and toasts: one banner, three toasts, undo while it lasts."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.errors import SetupError, StoreError
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.start_notice import DEMO, QUIT, RETRY, StartNotice
from aura_desktop.ui.widgets.toast import Toast, ToastStack


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(host: QWidget) -> list[Toast]:
    return [item for item in host.findChildren(Toast) if item.isVisible()]


def test_a_banner_is_taken_away_by_its_own_key_only(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("offline", "Offline", "You can keep typing.", action="Try again")
    bar.clear_notice("meta")
    assert bar.isVisible()
    asked = QSignalSpy(bar.action_requested)
    button = next(item for item in bar.findChildren(QPushButton) if item.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.at(0) == ["offline"]
    bar.clear_notice("offline")
    assert not bar.isVisible()
    assert bar.shown_key() == ""


def test_an_earlier_banner_comes_back_when_the_later_one_goes(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("offline", "Offline", "You can keep typing.", action="Try again")
    bar.show_notice("trouble", "That did not work", "", can_close=True)
    bar.show_notice("offline", "Offline", "Two messages wait.", action="Try again")
    assert bar.shown_key() == "trouble"
    close = next(item for item in bar.findChildren(QToolButton) if item.isVisible())
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.shown_key() == "offline"
    assert bar.accessibleName() == "Offline. Two messages wait."
    bar.clear_notice("offline")
    assert not bar.isVisible()


def test_words_that_need_more_than_a_line_get_it_and_give_it_back(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.resize(1066, 44)
    bar.show()
    bar.show_notice("long", "No resultó", "Palabras que no caben en una línea. " * 6, action="Ver")
    words = bar.findChild(QLabel, "words")
    assert isinstance(words, QLabel)
    qtbot.waitUntil(lambda: bar.height() > 44)
    assert words.height() >= words.heightForWidth(words.width())
    bar.resize(3000, bar.height())
    qtbot.waitUntil(lambda: bar.height() == 44)
    bar.resize(600, bar.height())
    bar.show_notice("short", "Corto", "Una línea.", can_close=True)
    qtbot.waitUntil(lambda: bar.height() == 44)


def test_a_banner_may_have_a_quieter_second_button(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("alarm", "Nobody is listening", "", action="Check", second="Silence")
    first, second = QSignalSpy(bar.action_requested), QSignalSpy(bar.second_requested)
    buttons = {item.text(): item for item in bar.findChildren(QPushButton) if item.isVisible()}
    assert set(buttons) == {"Check", "Silence"}
    QTest.mouseClick(buttons["Silence"], Qt.MouseButton.LeftButton)
    assert second.at(0) == ["alarm"]
    assert first.count() == 0
    bar.show_notice("alarm", "Nobody is listening", "", action="Check")
    assert not buttons["Silence"].isVisible()


def test_at_most_three_toasts_stand_above_one_another(host: QWidget) -> None:
    stack = ToastStack(host)
    for number in range(4):
        stack.show_toast(f"Notice {number}")
    names = [toast.accessibleName() for toast in shown(host)]
    assert sorted(names) == ["Notice 1", "Notice 2", "Notice 3"]
    tops = [toast.y() for toast in shown(host)]
    assert tops == sorted(tops), "the newest is the lowest"
    assert all(host.rect().contains(toast.geometry().center()) for toast in shown(host))


def test_a_toast_leaves_the_composer_free(host: QWidget, qtbot: QtBot) -> None:
    composer = QWidget(host)
    composer.setGeometry(300, 680, 900, 80)
    composer.show()
    stack = ToastStack(host, bottom=28)
    toast = stack.show_toast("Notice")
    assert toast.geometry().intersects(composer.geometry())
    stack.stand_above(composer)
    composer.setGeometry(300, 640, 900, 120)
    qtbot.waitUntil(
        lambda: not toast.geometry().adjusted(0, 0, 0, -12).intersects(composer.geometry())
    )
    composer.hide()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > 700)


def test_a_toast_leaves_free_whatever_can_be_seen_of_several(host: QWidget, qtbot: QtBot) -> None:
    composer, footer = QWidget(host), QWidget(host)
    composer.setGeometry(300, 640, 900, 120)
    footer.setGeometry(0, 700, 1200, 72)
    stack = ToastStack(host)
    for widget in (composer, footer):
        stack.stand_above(widget)
    footer.show()
    toast = stack.show_toast("Notice")
    qtbot.waitUntil(lambda: toast.geometry().bottom() - 12 <= footer.y())
    assert toast.geometry().bottom() > composer.y()
    footer.deleteLater()
    QApplication.sendPostedEvents(footer, QEvent.Type.DeferredDelete.value)
    another = stack.show_toast("Another")
    assert another.geometry().bottom() - 12 > 700


def test_a_toast_goes_by_itself_but_not_under_the_pointer(host: QWidget, qtbot: QtBot) -> None:
    stack = ToastStack(host)
    first = stack.show_toast("Short", visible_ms=30)
    qtbot.waitUntil(lambda: not shown(host))
    assert first not in shown(host)
    second = stack.show_toast("Held", visible_ms=30)
    where = QPointF(5, 5)
    QApplication.sendEvent(second, QEnterEvent(where, where, where))
    third = stack.show_toast("Short", visible_ms=60)
    qtbot.waitUntil(lambda: third not in shown(host))
    assert shown(host) == [second]
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not shown(host))


def test_undo_takes_back_the_latest_first_each_once_and_not_after_it_is_gone(
    host: QWidget, qtbot: QtBot
) -> None:
    stack = ToastStack(host)
    undone: list[str] = []
    stack.undo()
    stack.show_undo("Resolved", "A", lambda: undone.append("A"))
    stack.show_undo("Resolved", "B", lambda: undone.append("B"))
    for _ in range(3):
        stack.undo()
    assert undone == ["B", "A"]
    toast = stack.show_undo("Resolved", "C", lambda: undone.append("C"))
    assert stack.can_undo()
    toast.gone.emit()
    stack.undo()
    assert undone == ["B", "A"]
    assert not stack.can_undo()


def test_the_start_notice_offers_ways_out(host: QWidget) -> None:
    chosen: list[str] = []
    for error, names in (
        (StoreError("wrong_key"), ["Close program", "Try again"]),
        (
            SetupError("missing_settings", names="X"),
            ["Close program", "Open the demo", "Try again"],
        ),
    ):
        notice = StartNotice(host, error)
        notice.chosen.connect(chosen.append)
        notice.open()
        buttons = {item.accessibleName(): item for item in notice.findChildren(QPushButton)}
        assert [name for name in names if name in buttons] == names
        assert ("Open the demo" in buttons) == ("Open the demo" in names)
        for name in names:
            buttons[name].click()
    assert chosen == [QUIT, RETRY, QUIT, DEMO, RETRY]


def test_escape_on_the_start_notice_means_quit(host: QWidget) -> None:
    notice = StartNotice(host, StoreError("disk_full"))
    chosen = QSignalSpy(notice.chosen)
    notice.open()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert chosen.at(0) == [QUIT]
