"""The keyboard stays in sight: when it is given away from below the fold, and when a page grows above it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.focus_follower import FocusFollower, show_whole
from aura_desktop.ui.widgets.wizard_chrome import quiet_scroll


class Page(QWidget):
    """A field below the fold."""

    def __init__(self) -> None:
        super().__init__()
        held = QWidget()
        column = QVBoxLayout(held)
        self.above, self.field = QWidget(), QLineEdit()
        self.above.setFixedHeight(900)
        column.addWidget(QLineEdit())
        column.addWidget(self.above)
        column.addWidget(self.field)
        column.addSpacing(600)
        self.area = quiet_scroll(held)
        self.follower = FocusFollower(self.area)
        QVBoxLayout(self).addWidget(self.area)
        self.resize(600, 400)

    def is_seen(self) -> bool:
        port = self.area.viewport()
        top = self.field.mapTo(port, QPoint(0, 0)).y()
        return top >= 0 and top + self.field.height() <= port.height()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_it_goes_where_the_keyboard_is_sent(page: Page) -> None:
    assert not page.is_seen()
    page.field.setFocus()
    assert page.is_seen()


def test_it_stays_when_the_page_grows_above(page: Page, qtbot: QtBot) -> None:
    page.field.setFocus()
    page.above.setFixedHeight(1400)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 1400)
    qtbot.waitUntil(page.is_seen)


def test_who_scrolled_away_is_not_called_back(page: Page, qtbot: QtBot) -> None:
    page.field.setFocus()
    page.area.verticalScrollBar().setValue(0)
    page.above.setFixedHeight(1400)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 1400)
    assert page.area.verticalScrollBar().value() == 0


def test_what_appears_below_the_fold_is_shown(page: Page, qtbot: QtBot) -> None:
    page.field.hide()
    show_whole(page.field)
    page.field.show()
    qtbot.waitUntil(page.is_seen)
