"""The wizard's frame: steps, footer, keys, and where it was after the program was killed."""

import asyncio
from typing import cast

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Choice, Credential, Progress, Setup, Step, StepState
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.vault import Vault
from aura_desktop.ui.widgets.step_rail import RailState
from tests.eventually import eventually
from tests.ui.dialogs import nameless
from tests.ui.wizard_by_hand import WizardDesk, at


def _state(desk: WizardDesk, step: Step) -> RailState:
    return desk.wizard.rail.buttons[list(Step).index(step)].step().state


async def test_a_step_that_is_finished_is_done_and_the_next_one_is_written(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.AI)).start()
    await desk.hands.click(desk.wizard.footer.go_on)
    await eventually(lambda: desk.wizard.at() is Step.CLINIC)
    progress = desk.book.current.wizard
    assert (progress.at, progress.is_open) == (Step.CLINIC, True)
    assert progress.state(Step.AI) is StepState.DONE
    assert _state(desk, Step.AI) is RailState.DONE
    assert _state(desk, Step.CLINIC) is RailState.CURRENT
    await desk.wizard.close_page()


async def test_a_disk_that_takes_it_again_ends_the_words_about_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await WizardDesk(qtbot, at(Step.AI)).start()
    change = desk.book.change

    async def full(**_fields: object) -> None:
        raise SetupError("setup_not_writable")

    monkeypatch.setattr(desk.book, "change", full)
    await desk.hands.click(desk.wizard.footer.skip)
    await eventually(lambda: desk.wizard.at() is Step.CLINIC)
    assert not desk.wizard.notices.isHidden()
    monkeypatch.setattr(desk.book, "change", change)
    await desk.hands.click(desk.wizard.footer.skip)
    await eventually(lambda: desk.wizard.at() is Step.TEST)
    assert desk.wizard.notices.isHidden()
    await desk.wizard.close_page()


class ShutKeyring:
    """Takes a secret once somebody has given its password."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()

    async def put(self, _name: str, _secret: Secret) -> None:
        await self.opened.wait()


async def test_a_step_that_waits_for_the_key_ring_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aura_desktop.ui.wizard.wizard._PATIENCE_MS", 20)
    keyring = ShutKeyring()
    desk = WizardDesk(qtbot, at(Step.AI))
    desk.give(Vault(cast(Credentials, keyring)))
    await desk.start()
    page = desk.wizard.page(Step.AI)

    async def finish() -> bool:
        await desk.vault.put(Credential.AI_KEY, Secret("sk-ejemplo"))
        return False

    monkeypatch.setattr(page, "finish", finish)
    before = desk.wizard.footer.hint.text()
    await desk.hands.click(desk.wizard.footer.go_on)
    await eventually(lambda: "password of the key ring" in desk.wizard.footer.hint.text())
    assert not desk.wizard.footer.go_on.isEnabled()
    keyring.opened.set()
    await eventually(desk.wizard.footer.go_on.isEnabled)
    assert desk.wizard.footer.hint.text() == before
    await desk.wizard.close_page()


async def test_a_step_that_is_left_out_says_so_and_can_be_gone_back_to(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.AI)).start()
    await desk.hands.click(desk.wizard.footer.skip)
    await eventually(lambda: desk.wizard.at() is Step.CLINIC)
    button = desk.wizard.rail.buttons[3]
    assert button.step().state is RailState.SKIPPED
    assert "skipped" in button.accessibleName()
    await desk.hands.click(button)
    await eventually(lambda: desk.wizard.at() is Step.AI)
    await desk.wizard.close_page()


async def test_steps_nobody_has_come_to_cannot_be_opened(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.WEBHOOK)).start()
    await desk.hands.click(desk.wizard.rail.buttons[5])
    await desk.settle()
    assert desk.wizard.at() is Step.WEBHOOK
    await desk.hands.click(desk.wizard.rail.buttons[1])
    await eventually(lambda: desk.wizard.at() is Step.CREDENTIALS)
    await desk.wizard.close_page()


async def test_a_killed_program_comes_back_to_the_same_step(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.WEBHOOK)).start()
    await desk.hands.keys("Ctrl+Return")
    await eventually(lambda: desk.wizard.at() is Step.AI)
    await desk.again()
    assert desk.wizard.at() is Step.AI
    assert _state(desk, Step.WEBHOOK) is RailState.DONE
    await desk.wizard.close_page()


async def test_after_the_last_step_it_is_over(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.TEST)).start()
    over: list[bool] = []
    desk.wizard.finished.connect(lambda: over.append(desk.book.current.wizard.is_open))
    assert "Finish" in desk.wizard.footer.go_on.text()
    await desk.hands.keys("Return")
    await eventually(lambda: over == [False])
    assert desk.book.current.wizard.state(Step.TEST) is StepState.DONE
    await desk.wizard.close_page()


async def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.CLINIC)).start()
    desk.wizard.footer.back.setFocus()
    await desk.hands.keys("Return")
    await eventually(lambda: desk.wizard.at() is Step.AI)
    await desk.hands.keys("Escape")
    await desk.settle()
    assert desk.wizard.at() is Step.AI
    await desk.wizard.close_page()


@pytest.mark.parametrize("choice", [Choice.UNDECIDED, Choice.LIVE])
async def test_it_can_be_put_away_once_something_is_decided(qtbot: QtBot, choice: Choice) -> None:
    setup = Setup(choice=choice, wizard=Progress(is_open=True, at=Step.AI))
    desk = await WizardDesk(qtbot, setup).start()
    leave = desk.wizard.footer.leave
    assert leave.isVisible() is (choice is Choice.LIVE)
    if leave.isVisible():
        over: list[bool] = []
        desk.wizard.finished.connect(lambda: over.append(True))
        await desk.hands.click(leave)
        await eventually(lambda: bool(over))
        assert desk.book.current.wizard.at is Step.AI
    await desk.wizard.close_page()


async def test_tab_comes_to_everything_and_everything_has_a_name(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.CREDENTIALS)).start()
    assert nameless(desk.wizard) == []
    for name in ("Phone number ID (Phone number ID)", "Back", "Open Meta in the browser"):
        await desk.hands.tab_to(name)
    await desk.wizard.close_page()


@pytest.mark.parametrize("size", [(1180, 640), (1366, 768), (1440, 900)])
async def test_no_button_is_cut_off(qtbot: QtBot, size: tuple[int, int]) -> None:
    desk = await WizardDesk(qtbot, at(Step.CREDENTIALS), size).start()
    for button in desk.wizard.findChildren(QPushButton):
        if button.isVisible():
            room = button.parentWidget()
            assert room is not None
            assert room.rect().contains(button.geometry()), button.text()
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    assert desk.wizard.form.area.horizontalScrollBar().maximum() == 0
    await desk.wizard.close_page()
