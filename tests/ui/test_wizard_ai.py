"""The wizard's step of the AI."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import AiChoice, AiProvider, Credential, Setup
from aura_desktop.errors import SetupError
from aura_desktop.ui.wizard.ai import PROVIDERS, AiPage
from tests.ui.dialogs import nameless
from tests.ui.wizard_desk import WizardDesk


def opened(qtbot: QtBot, desk: WizardDesk) -> AiPage:
    page = AiPage(desk.services)
    qtbot.addWidget(page)
    page.resize(690, 800)
    page.show()
    page.begin()
    return page


async def test_without_ai_nothing_is_asked(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup(ai=AiChoice(provider=AiProvider.OPENAI, model="modelo-a")))
    page = opened(qtbot, desk)
    assert page.hint() == "Paste the key"
    QTest.mouseClick(page.cards.cards[0], Qt.MouseButton.LeftButton)
    assert page.can_continue()
    assert await page.finish()
    assert desk.book.current.ai == AiChoice()
    await page.close_page()


async def test_a_key_brings_models_and_an_answer(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup())
    page = opened(qtbot, desk)
    QTest.keyClicks(page.key.line, "sk-ejemplo-0000000142")
    page.key.settled.emit()
    await page.tasks.settle()
    assert page.model.currentText() == "modelo-a"
    QTest.mouseClick(page.test_button, Qt.MouseButton.LeftButton)
    await page.tasks.settle()
    assert page.test_result.text() == "Answered in 1,6 s · 10:41"
    assert nameless(page) == []
    assert await page.finish()
    assert desk.vault.get(Credential.AI_KEY)
    assert page.key.line.text() == ""
    assert desk.book.current.ai == AiChoice(provider=AiProvider.OPENAI, model="modelo-a")
    await page.close_page()


async def test_a_server_in_the_clinic_needs_an_address_and_no_key(qtbot: QtBot) -> None:
    desk = WizardDesk(Setup())
    page = opened(qtbot, desk)
    page.provider.setCurrentIndex(PROVIDERS.index(AiProvider.COMPATIBLE))
    page._on_provider_chosen()
    assert page.hint() == "Write the server's address"
    desk.onboarding.refusal = SetupError("ai_unreachable")
    QTest.keyClicks(page.address.line, "http://192.168.1.20:8000/v1/")
    page.address.settled.emit()
    await page.tasks.settle()
    assert page.models_result.text()
    line = page.model.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "local")
    assert page.can_continue()
    await page.finish()
    assert desk.book.current.ai.base_url == "http://192.168.1.20:8000/v1"
    await page.close_page()
