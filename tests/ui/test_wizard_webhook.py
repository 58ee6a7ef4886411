"""The wizard's third step, with fakes for the line and the tunnel's program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.setup import Credential, Setup, Step, TunnelChoice, TunnelKind
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.ui.wizard.webhook import WebhookPage
from aura_desktop.ui.wizard.webhook_help import WebhookHelp
from tests.eventually import eventually
from tests.ui.dialogs import nameless
from tests.ui.wizard_desk import (
    VERIFY_TOKEN,
    FakeAgents,
    FakeLine,
    WizardDesk,
    failing,
    line_status,
)

AUTHTOKEN = "2abcEJEMPLO_0000000000000000000142"
CONNECTED = Setup(
    phone_number_id="000000000000142",
    display_phone_number="+56200000100",
    tunnel=TunnelChoice(kind=TunnelKind.NGROK),
)


def opened(qtbot: QtBot, desk: WizardDesk) -> WebhookPage:
    page = WebhookPage(desk.services)
    qtbot.addWidget(page)
    page.resize(690, 800)
    page.show()
    page.begin()
    return page


async def test_without_a_number_it_leads_back_to_the_credentials(qtbot: QtBot) -> None:
    page = opened(qtbot, WizardDesk(Setup()))
    asked: list[Step] = []
    page.step_requested.connect(asked.append)
    assert page.absent.isVisible()
    assert not page.can_continue()
    page.absent.action_requested.emit()
    assert asked == [Step.CREDENTIALS]
    await page.close_page()


async def test_key_and_program_make_a_tunnel(qtbot: QtBot) -> None:
    line = FakeLine(line_status(0))
    agents = FakeAgents(Path("ngrok"))
    desk = WizardDesk(Setup(phone_number_id="000000000000142"), line=line, agents=agents)
    page = opened(qtbot, desk)
    await page.tasks.settle()
    assert page.hint() == "Paste your key at ngrok"
    assert not page.is_unsaved()
    QGuiApplication.clipboard().setText(f"ngrok config add-authtoken {AUTHTOKEN}")
    page.form.authtoken.line.setFocus()
    QTest.keyClick(page.form.authtoken.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.can_continue()
    assert page.is_unsaved()
    assert not await page.finish()
    assert not page.is_unsaved()
    kept = desk.vault.get(Credential.NGROK_AUTHTOKEN)
    assert kept is not None and kept.reveal() == AUTHTOKEN
    assert page.form.authtoken.line.text() == ""
    assert desk.book.current.tunnel.kind is TunnelKind.NGROK
    assert line.heard == ["wake"]
    assert page.checks.isVisible()
    await page.close_page()


async def test_a_download_is_asked_for_shown_and_can_be_cancelled(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(phone_number_id="1"), line=FakeLine(line_status(0)))
    page = opened(qtbot, desk)
    await page.tasks.settle()
    chooser = page.form.agent
    QTest.mouseClick(chooser.download, Qt.MouseButton.LeftButton)
    assert chooser.agree.isVisible()
    QTest.mouseClick(chooser.agree, Qt.MouseButton.LeftButton)
    await eventually(lambda: chooser.bar.value() == 387)
    assert page.hint() == "The download is under way"
    QTest.mouseClick(chooser.cancel, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert desk.agents.was_cancelled
    assert chooser.download.isVisible()
    chooser.download_requested.emit()
    desk.agents.go_on.set()
    await page.tasks.settle()
    assert "3.30.0" in chooser.title.text()
    await page.close_page()


async def test_a_program_that_cannot_be_used_is_said(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(phone_number_id="1"), line=FakeLine(line_status(0)))
    desk.agents.refusal = SetupError("agent_unusable")
    page = opened(qtbot, desk)
    page.form.use_file("not-ngrok")
    await page.tasks.settle()
    assert page.form.agent.title.text() == "The tunnel's program cannot be used"
    assert not page.can_continue()
    await page.close_page()


@pytest.mark.parametrize(
    ("text", "is_well"),
    [("https://clinica.ejemplo.invalid/", True), ("http://clinica.ejemplo.invalid", False)],
)
async def test_an_own_address_must_be_https(qtbot: QtBot, text: str, is_well: bool) -> None:
    desk = WizardDesk(Setup(phone_number_id="1"), line=FakeLine(line_status(0)))
    page = opened(qtbot, desk)
    QTest.mouseClick(page.form.cards.cards[1], Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.form.address.line, text)
    page.form.address.settled.emit()
    assert page.can_continue() is is_well
    assert bool("https" in page.form.address.sentence())
    if is_well:
        await page.finish()
        assert desk.book.current.tunnel.public_url == "https://clinica.ejemplo.invalid"
    await page.close_page()


async def test_it_waits_for_a_message_and_says_what_to_try_after_two_minutes(qtbot: QtBot) -> None:
    line = FakeLine(line_status(5))
    desk = WizardDesk(CONNECTED, line=line, given={Credential.VERIFY_TOKEN: Secret(VERIFY_TOKEN)})
    page = opened(qtbot, desk)
    assert page.rail_words() == "4 of 6 checked"
    desk.pass_time(72)
    page._on_tick()
    waiting = page.checks.lines()[4]
    assert (waiting.figure, waiting.is_active) == ("1:12", True)
    assert "+56 2 0000 0100" in waiting.detail
    assert page.late.isHidden()
    desk.pass_time(48)
    page._on_tick()
    assert page.late.isVisible()
    line.set_status(line_status(7))
    assert page.late.isHidden()
    assert page.help.trying.phone.has_arrived()
    assert page.can_continue()
    assert await page.finish()
    await page.end()
    assert line.callbacks == []
    await page.close_page()


async def test_the_verify_token_is_copied_without_a_trace_in_histories(qtbot: QtBot) -> None:
    desk = WizardDesk(
        CONNECTED,
        line=FakeLine(line_status(5)),
        given={Credential.VERIFY_TOKEN: Secret(VERIFY_TOKEN)},
    )
    page = opened(qtbot, desk)
    QTest.mouseClick(page.verify.button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == VERIFY_TOKEN
    assert data.hasFormat("x-kde-passwordManagerHint")
    # As Windows calls them; Qt passes such names on untouched.
    assert data.hasFormat("ExcludeClipboardContentFromMonitorProcessing")
    assert bytes(data.data("CanIncludeInClipboardHistory").data()) == b"\0\0\0\0"
    assert nameless(page) == []
    await page.close_page()


async def test_a_wrong_app_secret_leads_to_the_credentials(qtbot: QtBot) -> None:
    line = FakeLine(failing(CheckName.SUBSCRIBED, "app_secret_wrong"))
    page = opened(qtbot, WizardDesk(CONNECTED, line=line))
    assert page.mend.isVisible()
    assert page.checks.lines()[3].state is CheckState.FAIL
    assert page.hint() == "One check needs you"
    await page.close_page()


async def test_a_key_that_ngrok_rejects_is_asked_for_where_it_is_pasted(qtbot: QtBot) -> None:
    line = FakeLine(line_status(0))
    desk = WizardDesk(CONNECTED, line=line, agents=FakeAgents(Path("ngrok")))
    page = opened(qtbot, desk)
    assert not page.new_key.isVisible()
    line.set_status(failing(CheckName.TUNNEL, "tunnel_authtoken_invalid"))
    assert page.new_key.isVisible()
    QTest.mouseClick(page.new_key, Qt.MouseButton.LeftButton)
    assert page.form.isVisible()
    assert page.focusWidget() is page.form.authtoken.line
    assert "ngrok rejected" in page.form.authtoken.sentence()
    # Whoever comes to the step by the button of the banner is there at once.
    again = opened(qtbot, desk)
    assert again.form.isVisible()
    assert "ngrok rejected" in again.form.authtoken.sentence()
    for each in (page, again):
        await each.close_page()


async def test_a_tunnel_that_failed_is_started_again(qtbot: QtBot) -> None:
    line = FakeLine(failing(CheckName.TUNNEL, "tunnel_session_limit"))
    page = opened(qtbot, WizardDesk(CONNECTED, line=line))
    QTest.mouseClick(page.again, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert line.heard == ["restart_tunnel", "wake", "prove"]
    QTest.mouseClick(page.help.trying.diagnose, Qt.MouseButton.LeftButton)
    page.help.trying.diagnose.click()
    await page.tasks.settle()
    assert page.help.trying.finding.text()
    await page.close_page()


async def test_another_pc_is_asked_about_never_fought(qtbot: QtBot) -> None:
    line = FakeLine(line_status(2, foreign_host="otro-pc.ejemplo.invalid"))
    page = opened(qtbot, WizardDesk(CONNECTED, line=line))
    assert "otro-pc.ejemplo.invalid" in page.foreign.words.text()
    assert line.heard == []
    QTest.mouseClick(page.foreign.leave, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    QTest.mouseClick(page.foreign.take_over, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert line.heard == ["leave_it_there", "take_over"]
    await page.close_page()


def test_another_number_leaves_one_list_of_steps_to_be_seen(qtbot: QtBot) -> None:
    pane = WebhookHelp()
    qtbot.addWidget(pane)
    pane.trying.show()
    pane.show()
    pane.trying.set_number("+56 2 0000 0100")
    QApplication.processEvents()  # shows what is new; what is old would still be there
    seen = [label.text() for label in pane.trying.findChildren(QLabel) if label.isVisible()]
    assert sum("1." in words for words in seen) == 1
