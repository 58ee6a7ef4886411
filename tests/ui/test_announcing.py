"""What is read aloud: each trouble once and at once, results when there is one, counting never."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from aura_desktop.ui import announcing
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
