"""The mark of a check: it turns only for what takes its time."""

from pytestqt.qtbot import QtBot

from aura_desktop.domain.check import CheckState
from aura_desktop.ui.widgets import state_mark
from aura_desktop.ui.widgets.check_list import CheckLine, CheckRow
from aura_desktop.ui.widgets.state_mark import MarkState, StateMark


def test_it_turns_only_after_a_while(qtbot: QtBot) -> None:
    assert state_mark.PATIENCE_MS == 300
    mark = StateMark()
    qtbot.addWidget(mark)
    mark.show()
    blank = mark.grab().toImage()
    mark.set_state(MarkState.CHECKING)
    assert not mark.is_turning()
    assert mark.grab().toImage() == blank
    qtbot.waitUntil(mark.is_turning)
    assert mark.grab().toImage() != blank
    mark.set_state(MarkState.CHECKING)
    assert mark.is_turning(), "the same check goes on"
    mark.set_state(MarkState.OK)
    mark.set_state(MarkState.CHECKING)
    assert not mark.is_turning(), "another one begins"


def test_a_row_of_a_list_of_checks_does_as_well(qtbot: QtBot) -> None:
    row = CheckRow()
    qtbot.addWidget(row)
    row.show()
    for _ in range(2):
        row.show_line(CheckLine(state=CheckState.RUNNING, title="Keyring"))
        assert row.turning.isVisible()
        assert not row.turning.is_turning()
        qtbot.waitUntil(row.turning.is_turning)
        row.show_line(CheckLine(state=CheckState.OK, title="Keyring"))
        assert not row.turning.isVisible()
