"""The first step: demo or own number, the phone, and an existing settings file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Choice, Credential, Step
from aura_desktop.gateways.credentials import Secret
from tests.eventually import eventually
from tests.ui.wizard_by_hand import NUMBER_ID, TOKEN, WizardDesk, at

ENV = f"""# of another program
export WHATSAPP_ACCESS_TOKEN="{TOKEN}"
WHATSAPP_PHONE_NUMBER_ID={NUMBER_ID}
WHATSAPP_VERIFY_TOKEN=aura-k7m2-demo
"""


async def test_the_demo_is_one_click_and_one_key_away(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.WELCOME)).start()
    assert not desk.wizard.footer.go_on.isEnabled()
    await desk.hands.click(desk.welcome().demo)
    asked: list[bool] = []
    desk.wizard.demo_requested.connect(lambda: asked.append(True))
    await desk.hands.keys("Ctrl+Return")
    await eventually(lambda: bool(asked))
    assert desk.book.current.choice is Choice.DEMO
    assert not desk.book.current.wizard.is_open
    await desk.wizard.close_page()


async def test_the_own_number_asks_about_the_phone_and_says_what_is_lost(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.WELCOME)).start()
    page = desk.welcome()
    assert not page.words.isVisible()
    await desk.hands.click(page.live)
    assert "phone" in desk.wizard.footer.hint.text()
    desk.wizard.go_on()
    assert page.only_here.hasFocus()
    await desk.hands.keys("Space")
    assert page.words.isVisible()
    await desk.hands.keys("Ctrl+Return")
    await eventually(lambda: desk.wizard.at() is Step.CREDENTIALS)
    assert desk.book.current.keeps_phone_app is False
    await desk.wizard.close_page()


async def test_the_answer_about_the_phone_can_be_changed(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.WELCOME)).start()
    page = desk.welcome()
    for card in (page.live, page.only_here, page.both):
        await desk.hands.click(card)
    assert [page.live.isChecked(), page.only_here.isChecked()] == [True, False]
    await desk.hands.click(desk.wizard.footer.go_on)
    await eventually(lambda: desk.wizard.at() is Step.CREDENTIALS)
    assert desk.book.current.keeps_phone_app is True
    await desk.wizard.close_page()


async def test_a_dropped_file_fills_the_next_step_and_shows_no_value(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("\ufeff" + ENV, encoding="utf-8")
    desk = await WizardDesk(qtbot, at(Step.WELCOME)).start()
    page = desk.welcome()
    await desk.hands.click(page.live)
    await desk.hands.click(page.only_here)
    _drop(desk, QUrl.fromLocalFile(str(file)))
    await eventually(lambda: "Found" in page.files.result.words.text())
    said = page.files.result.words.text()
    assert "access token" in said
    assert "Verification word" in said
    assert TOKEN not in said
    assert NUMBER_ID not in said
    await desk.hands.click(desk.wizard.footer.go_on)
    await eventually(lambda: desk.wizard.at() is Step.CREDENTIALS)
    await eventually(lambda: f"number {NUMBER_ID}" in desk.meta.calls)
    assert desk.vault.get(Credential.VERIFY_TOKEN) == Secret("aura-k7m2-demo")
    await eventually(lambda: desk.vault.get(Credential.ACCESS_TOKEN) == Secret(TOKEN))
    await desk.wizard.close_page()


async def test_a_file_of_something_else_is_said_to_be_so(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "photo.bin"
    file.write_bytes(bytes(range(256)) * 2000)
    desk = await WizardDesk(qtbot, at(Step.WELCOME)).start()
    page = desk.welcome()
    await desk.hands.click(page.live)
    _drop(desk, QUrl.fromLocalFile(str(file)))
    await eventually(lambda: "nothing in it" in page.files.result.words.text())
    await desk.wizard.close_page()


async def test_the_text_of_a_file_can_be_pasted(qtbot: QtBot) -> None:
    desk = await WizardDesk(qtbot, at(Step.WELCOME)).start()
    page = desk.welcome()
    await desk.hands.click(page.live)
    QGuiApplication.clipboard().setText(ENV)
    await desk.hands.click(page.files.paste)
    assert "Found" in page.files.result.words.text()
    QGuiApplication.clipboard().clear()
    await desk.wizard.close_page()


def _drop(desk: WizardDesk, url: QUrl) -> None:
    data = QMimeData()
    data.setUrls([url])
    box = desk.welcome().files
    way, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(QPoint(5, 5), way, data, left, none)
    QApplication.sendEvent(box, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(box, QDropEvent(QPointF(5, 5), way, data, left, none))
