"""The curtain of the window: what is under it waits, whatever happens meanwhile."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui import theme
from aura_desktop.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    made = MainWindow(demo=False)
    qtbot.addWidget(made)
    page = QLineEdit()
    made.add_page("inbox", page)
    made.show_section("inbox")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    page.setFocus()
    return made


def test_it_hides_the_pages_and_gives_them_back_with_the_keyboard(window: MainWindow) -> None:
    page = QApplication.focusWidget()
    assert isinstance(page, QLineEdit)
    curtain = QWidget()
    window.curtain.draw(curtain)
    assert curtain.isVisible()
    assert not page.isVisible()
    assert not window.rail.isVisible()
    window.curtain.lift()
    assert page.isVisible()
    assert QApplication.focusWidget() is page


def test_the_title_says_nothing_while_it_is_drawn(window: MainWindow) -> None:
    window.set_waiting(3)
    assert window.windowTitle() == "(3) AURA Desktop"
    window.curtain.draw(QWidget())
    assert window.windowTitle() == "AURA Desktop"
    window.set_waiting(4)
    assert window.windowTitle() == "AURA Desktop"
    window.curtain.lift()
    assert window.windowTitle() == "(4) AURA Desktop"


def test_a_cover_that_comes_or_goes_meanwhile_changes_nothing_in_sight(window: MainWindow) -> None:
    curtain, cover = QWidget(), QWidget()
    window.curtain.draw(curtain)
    window.cover(cover)
    assert curtain.isVisible()
    assert not cover.isVisible()
    window.curtain.lift()
    assert cover.isVisible()
    window.curtain.draw(curtain)
    window.uncover()
    assert curtain.isVisible()
    assert not window.rail.isVisible()
    window.curtain.lift()
    assert window.rail.isVisible()


def test_the_keys_of_the_window_rest_until_nothing_covers_it(window: MainWindow) -> None:
    heard = window.shortcuts._shortcuts[0]
    window.cover(QWidget())
    window.curtain.draw(QWidget())
    window.curtain.lift()
    assert not heard.isEnabled(), "the wizard still lies there"
    window.curtain.draw(QWidget())
    window.uncover()
    assert not heard.isEnabled()
    window.curtain.lift()
    assert heard.isEnabled()


def test_a_second_curtain_takes_the_place_of_the_first(window: MainWindow) -> None:
    first, second = QWidget(), QWidget()
    window.curtain.draw(first)
    window.curtain.draw(second)
    assert second.isVisible()
    assert not first.isVisible()
    window.curtain.lift()
    assert window.rail.isVisible()


def test_a_window_over_the_window_goes_and_comes(window: MainWindow) -> None:
    other = QWidget(window)
    other.setWindowFlag(other.windowFlags().Window)
    other.show()
    window.curtain.draw(QWidget())
    assert not other.isVisible()
    window.curtain.lift()
    assert other.isVisible()
    other.hide()


def test_toasts_wait_and_have_their_whole_time_afterwards(window: MainWindow) -> None:
    shown = window.toasts.show_toast("Antes")
    window.curtain.draw(QWidget())
    later = window.toasts.show_toast("Después")
    assert not shown.isVisible()
    assert not later.isVisible()
    assert not shown._timer.isActive()
    window.curtain.lift()
    assert shown.isVisible()
    assert later.isVisible()
    assert shown._timer.isActive()
    assert later._timer.isActive()
