"""What is read aloud: each trouble once and at once, results when there is one, counting never."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui import announcing
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.widgets import timeline_actions
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.result_line import ResultLine
from aura_desktop.ui.widgets.state_mark import MarkState

URGENT = QAccessible.AnnouncementPoliteness.Assertive
POLITE = QAccessible.AnnouncementPoliteness.Polite


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QAccessible.AnnouncementPoliteness]]:
    """What a screen reader would get."""
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    class Reader:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(announcing, "QAccessible", Reader)
    return heard


def test_a_notice_is_said_once_and_not_while_it_counts(
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]], qtbot: QtBot
) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    for minutes in ("1 minute", "2 minutes"):
        bar.show_notice("deaf", "Nobody listens", f"For {minutes}.", tone="danger")
    assert said == [("Nobody listens. For 1 minute.", URGENT)]
    for _ in range(2):
        bar.show_notice("trouble", "That did not work", "Try again.", can_close=True)
    assert said[1:] == [("That did not work. Try again.", POLITE)] * 2


def test_only_answers_are_said_not_that_one_waits(
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]], qtbot: QtBot
) -> None:
    line = ResultLine()
    qtbot.addWidget(line)
    line.show()
    line.show_state(MarkState.CHECKING, "Asking the server…")
    line.show_state(MarkState.ERROR, "The server does not answer.")
    line.show_state(MarkState.ERROR, "The server does not answer.")
    line.show_state(MarkState.OK, "It answered in 1.6 s.")
    assert said == [("The server does not answer.", URGENT), ("It answered in 1.6 s.", POLITE)]


def test_under_the_curtain_nothing_is_said_and_on_it_is(
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]], qtbot: QtBot
) -> None:
    window = MainWindow(demo=False)
    qtbot.addWidget(window)
    window.show()
    curtain = QWidget()
    window.curtain.draw(curtain)
    announcing.say(window.notices, "Elena Inventada")
    announcing.say(curtain, "Locked")
    window.curtain.lift()
    announcing.say(window.rail, "Inbox")
    assert [words for words, _ in said] == ["Locked", "Inbox"]


def test_a_message_that_comes_while_it_is_locked_is_not_read_aloud(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []

    class Reader:
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: object) -> None:
            heard.append(event)

    monkeypatch.setattr(timeline_actions, "QAccessible", Reader)
    window = MainWindow(demo=False)
    qtbot.addWidget(window)
    view = QWidget()
    actions = timeline_actions.TimelineActions(view)
    window.add_page("inbox", view)
    window.show_section("inbox")
    window.show()
    window.curtain.draw(QWidget())
    actions.announce("Elena Inventada: Me duele la cicatriz")
    assert heard == []
    window.curtain.lift()
    actions.announce("Elena Inventada: Me duele la cicatriz")
    assert len(heard) == 1
