"""A patient asks for what the law gives: consent, a copy, erasure; with the real window, by hand."""

import json
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from aura_desktop.domain.audit import Action
from aura_desktop.domain.consent import ConsentKind, standing
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ContactId
from aura_desktop.store import audit
from aura_desktop.store.erasure_book import FILE
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.widgets.choice_card import ChoiceCard
from aura_desktop.ui.widgets.conversation_view import ConversationView
from aura_desktop.ui.widgets.erase_dialog import EraseDialog
from aura_desktop.ui.widgets.export_dialog import ExportDialog
from aura_desktop.ui.widgets.message_edit import MessageEdit
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk, open_front_desk

LOOK = Look(theme="light", language="en")
PHONE, NAME = "56900000977", "Elisa Inventada"
WORDS = "Hola, soy alérgica al tejidocanario"
ANSWER = "Gracias por avisar, lo anotamos"


async def test_consent_copy_and_erasure_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_front_desk(tmp_path / "data", LOOK) as front:
        await front.patient_writes(PHONE, NAME, WORDS)
        front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
        await eventually(lambda: len(front.messages()) == 1, LONG_S)
        await eventually(lambda: isinstance(front.hands.focus(), MessageEdit), LONG_S)
        await front.hands.write(ANSWER)
        await front.hands.keys("Return")
        await eventually(lambda: len(front.of_desk()) == 1, LONG_S)
        await eventually(lambda: front.desk.chat.conversation() is not None, LONG_S)
        conversation = front.desk.chat.conversation()
        assert conversation is not None
        contact_id = conversation.contact.id
        await _record_consent(front, contact_id)
        await _copy(front, tmp_path / "copia.html", PRINT)
        await _copy(front, tmp_path / "copia.json", MACHINE)
        _check_copies(tmp_path)
        await _erase(front, contact_id)
        await _check_gone(front, contact_id, tmp_path / "data")


PRINT, MACHINE = "To read or print", "For another program"


async def _press(front: FrontDesk, name: str) -> None:
    button = front.child(QAbstractButton, name)
    front.desk.chat.panel.reveal(button)
    await front.hands.click(button)


async def _record_consent(front: FrontDesk, contact_id: ContactId) -> None:
    await _press(front, "Consents…")
    await eventually(lambda: _sees(front, QComboBox, "What about"), LONG_S)
    box = front.child(QComboBox, "What about")
    await eventually(lambda: front.hands.focus() is box, LONG_S)
    await front.hands.keys("Down")
    assert box.currentText() == "Health data"
    await front.hands.keys("Ctrl+Return")
    consents = front.core.consents

    async def is_there() -> bool:
        return bool(await consents.of(contact_id))

    await eventually(is_there, LONG_S)
    found = standing(await consents.of(contact_id))
    assert found[ConsentKind.DATA].given
    await front.hands.keys("Escape")
    lines = front.desk.chat.panel.rights._lines
    await eventually(lambda: "given" in lines[ConsentKind.DATA].accessibleName(), LONG_S)


async def _copy(front: FrontDesk, path: Path, form: str) -> None:
    await _press(front, "Export…")
    await eventually(lambda: _sees(front, ChoiceCard, form), LONG_S)
    await front.hands.click(front.child(ChoiceCard, form))
    await front.hands.keys("Ctrl+Return")
    await eventually(lambda: bool(front.window.findChildren(QFileDialog)), LONG_S)
    [files] = front.window.findChildren(QFileDialog)
    proposed = files.selectedFiles()[0]
    assert NAME not in proposed, "files are seen by others"
    files.fileSelected.emit(str(path))
    files.close()
    await eventually(path.exists, LONG_S)
    dialog = front.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    await eventually(dialog.isHidden, LONG_S)
    await eventually(lambda: not front.window.findChildren(QFileDialog), LONG_S)
    # As window managers do once a dialog of the system is closed.
    front.window.activateWindow()
    await eventually(front.window.isActiveWindow, LONG_S)


def _check_copies(folder: Path) -> None:
    page = (folder / "copia.html").read_text(encoding="utf-8")
    for words in (NAME, WORDS, ANSWER, "+56 9 0000 0977", "Health data"):
        assert words in page, words
    file = json.loads((folder / "copia.json").read_text(encoding="utf-8"))
    assert [message["text"] for message in file["messages"]] == [WORDS, ANSWER]
    assert file["contact"]["phone"] == f"+{PHONE}"
    assert len(file["consents"]) == 1


async def _erase(front: FrontDesk, contact_id: ContactId) -> None:
    await _press(front, "Erase for good…")
    await eventually(lambda: _sees(front, QLineEdit, "To confirm"), LONG_S)
    dialog = front.window.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    await eventually(lambda: front.hands.focus() is dialog.cancel, LONG_S)
    await front.hands.click(front.child(QLineEdit, "To confirm"))
    await front.hands.write(NAME)
    await front.hands.click(dialog.erase)
    assert front.hands.focus() is dialog.cancel
    assert await front.core.consents.of(contact_id), "nothing has gone yet"
    await front.hands.click(dialog.erase)
    await eventually(dialog.receipt.isVisible, LONG_S)
    assert front.desk.chat.current_id() is None
    await front.hands.click(dialog.copy)
    receipt = (await front.core.erasing.receipts())[0]
    assert receipt.receipt in QGuiApplication.clipboard().text()
    assert NAME not in QGuiApplication.clipboard().text()
    await front.hands.keys("Escape")


async def _check_gone(front: FrontDesk, contact_id: ContactId, data: Path) -> None:
    page = await front.core.conversations.page(ConversationFilter.ALL)
    assert NAME not in {each.contact.profile_name for each in page.conversations}
    assert await front.core.conversations.search("tejidocanario") == []
    rows = front.child(ConversationView).model()
    # The list hears of it by the feed, a moment after the receipt is there.
    await eventually(
        lambda: not any(NAME in str(rows.index(n, 0).data()) for n in range(rows.rowCount())),
        LONG_S,
    )
    entries = await front.core._database.read(audit.page, None, 9, contact_id)
    assert [entry.action for entry in entries] == [
        Action.DATA_ERASED,
        Action.DATA_EXPORTED,
        Action.DATA_EXPORTED,
        Action.CONSENT_RECORDED,
    ]
    noted = json.loads((front.core.config.data_folder / "backups" / FILE).read_text())
    assert [each["contact_id"] for each in noted["erasures"]] == [contact_id]
    # The patient writes again: somebody new, and of before there is nothing.
    await front.patient_writes(PHONE, NAME, "Hola de nuevo")
    front.desk.inbox.open(await front.conversation_of(NAME), focus=True)
    await eventually(lambda: len(front.messages()) == 1, LONG_S)
    await eventually(lambda: front.desk.chat.conversation() is not None, LONG_S)
    again = front.desk.chat.conversation()
    assert again is not None
    assert again.contact.id > contact_id


def _sees(front: FrontDesk, kind: type, name: str) -> bool:
    try:
        front.child(kind, name)
    except AssertionError:
        return False
    return True
