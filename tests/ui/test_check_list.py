"""The rows of checks: what runs turns, everything else stands still."""

from pytestqt.qtbot import QtBot

from aura_desktop.domain.check import CheckState
from aura_desktop.ui.widgets.check_list import CheckLine, CheckList
from aura_desktop.ui.widgets.controls import IconLabel


def test_only_what_runs_turns_and_words_stand_beside_it(qtbot: QtBot) -> None:
    checks = CheckList("Checks")
    qtbot.addWidget(checks)
    checks.show_lines([CheckLine(state=state, title="Túnel") for state in CheckState])
    checks.show()
    turning = [row.line().state for row in checks.rows if row.turning.isVisible()]
    assert turning == [CheckState.RUNNING]
    for row in checks.rows:
        icon = row.findChild(IconLabel)
        assert isinstance(icon, IconLabel)
        assert icon.isVisible() is not row.turning.isVisible()
        assert row.title.isVisible()
    checks.show_lines([CheckLine(state=CheckState.OK, title="Túnel")])
    assert not checks.rows[0].turning.isVisible()
