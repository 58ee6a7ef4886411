"""The wizard without eyes or without a mouse: names, focus that can be seen, the way of Tab."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from aura_desktop.domain.check import CheckName
from aura_desktop.domain.line import LineStatus
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Choice,
    Setup,
    Step,
    TunnelChoice,
    TunnelKind,
)
from aura_desktop.ui import theme
from aura_desktop.ui.wizard.clinic import ClinicPage
from aura_desktop.ui.wizard.pages import maker
from aura_desktop.ui.wizard.wizard import Wizard
from tests.eventually import eventually
from tests.flows.hands import Hands, name_of
from tests.ui.dialogs import nameless
from tests.ui.focus_marks import tab_round
from tests.ui.settings_desk import a_setup
from tests.ui.wizard_desk import FakeAgents, FakeLine, WizardDesk, failing, line_status

CHOOSING = replace(a_setup(), choice=Choice.LIVE, tunnel=TunnelChoice())
CONNECTED = replace(
    a_setup(), choice=Choice.LIVE, tunnel=TunnelChoice(kind=TunnelKind.NGROK), ai=AiChoice()
)
SUGGESTING = replace(CONNECTED, ai=AiChoice(provider=AiProvider.COMPATIBLE))
FOREIGN = replace(
    failing(CheckName.WEBHOOK_VERIFIED, "webhook_foreign"), foreign_host="otra.ejemplo.invalid"
)
STATES = {
    "welcome": (Setup(), None, Step.WELCOME),
    "credentials": (CONNECTED, None, Step.CREDENTIALS),
    "no number": (Setup(), None, Step.WEBHOOK),
    "tunnel": (CHOOSING, line_status(0), Step.WEBHOOK),
    "line": (CONNECTED, line_status(4), Step.WEBHOOK),
    "line elsewhere": (CONNECTED, FOREIGN, Step.WEBHOOK),
    "line broken": (
        CONNECTED,
        failing(CheckName.TUNNEL, "tunnel_session_limit"),
        Step.WEBHOOK,
    ),
    "AI": (SUGGESTING, line_status(6), Step.AI),
    "clinic": (CONNECTED, line_status(6), Step.CLINIC),
    "no test": (Setup(), None, Step.TEST),
}


@asynccontextmanager
async def opened(
    setup: Setup, status: LineStatus | None, step: Step, look: theme.ThemeName = "light"
) -> AsyncIterator[tuple[Wizard, Hands]]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, look)
    line = None if status is None else FakeLine(status)
    desk = WizardDesk(setup, line=line, agents=FakeAgents(Path("ngrok")))
    wizard = Wizard(desk.services, maker(desk.services))
    wizard.resize(1366, 768)
    wizard.show()
    wizard.activateWindow()
    await eventually(wizard.isActiveWindow)
    wizard.start(step)
    await wizard.tasks.settle()
    await wizard.page(step).tasks.settle()
    try:
        yield wizard, Hands(wizard)
    finally:
        await wizard.close_page()
        wizard.hide()
        wizard.deleteLater()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
async def test_every_control_has_a_name_and_shows_that_it_has_the_focus(
    state: str, look: theme.ThemeName, qtbot: QtBot
) -> None:
    async with opened(*STATES[state], look) as (wizard, hands):
        assert nameless(wizard) == []
        await hands.keys("Tab")
        stops, alike = await tab_round(hands, wizard)
        assert alike == []
        panes = [wizard.form, wizard.help, wizard.footer, wizard.rail]
        way = [next(pane for pane in panes if pane.isAncestorOf(stop)) for stop in stops]
        assert way == sorted(way, key=panes.index), [name_of(stop) for stop in stops]
        assert way[0] is wizard.form


async def test_tab_comes_to_a_row_that_was_added_where_it_stands(qtbot: QtBot) -> None:
    async with opened(*STATES["clinic"]) as (wizard, hands):
        page = wizard.page(Step.CLINIC)
        assert isinstance(page, ClinicPage)
        page.holidays.add_button.setFocus()
        await hands.keys("Space")
        row = page.holidays.rows[-1]
        assert hands.focus() is row.editors[0]
        for wanted in (row.editors[1], row.bin, page.holidays.add_button):
            await hands.keys("Tab")
            assert hands.focus() is wanted


async def test_cards_are_spoken_as_a_choice_of_one(qtbot: QtBot) -> None:
    for state in ("welcome", "tunnel", "AI"):
        async with opened(*STATES[state]) as (wizard, _):
            cards = [each for each in wizard.form.findChildren(QRadioButton) if each.isVisible()]
            assert len(cards) >= 2, state
            for card in cards:
                spoken = QAccessible.queryAccessibleInterface(card)
                assert spoken.role() is QAccessible.Role.RadioButton
                assert spoken.text(QAccessible.Text.Name)
                assert spoken.text(QAccessible.Text.Description)
