"""Pictures of what a patient may ask about data: consents, a copy, erasure, periods."""

from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from aura_desktop.domain.consent import ConsentKind, ConsentWay, NewConsent
from aura_desktop.ui.pages.settings import SettingsPage
from aura_desktop.ui.widgets.erase_dialog import EraseDialog
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk
from tests.pictures.scenes import Scene, opened

WHO = "Rodrigo Prueba"


async def panel(front: FrontDesk) -> None:
    """What a patient agreed to, in the panel."""
    await opened(front, WHO)
    conversation = front.desk.chat.conversation()
    assert conversation is not None
    contact_id = conversation.contact.id
    now = front.core.conversations._clock()
    if not await front.core.consents.of(contact_id):
        for number, kind in enumerate(
            (ConsentKind.DATA, ConsentKind.MESSAGES, ConsentKind.MARKETING)
        ):
            words = (await front.core.consents.wordings())[kind]
            at = now - timedelta(days=200 - number)
            new = NewConsent(kind=kind, given=True, at=at, way=ConsentWay.PAPER, wording=words)
            await front.core.consents.record(contact_id, new)
        gone = NewConsent(
            kind=ConsentKind.MARKETING, given=False, at=now, way=ConsentWay.WHATSAPP, wording="BAJA"
        )
        await front.core.consents.record(contact_id, gone)
    front.desk.chat.show_panel()


async def consents(front: FrontDesk) -> None:
    """Writing down a consent."""
    await panel(front)
    await _press(front, "Consentimientos…")


async def export(front: FrontDesk) -> None:
    """A copy of everything."""
    await panel(front)
    await _press(front, "Exportar…")


async def erase(front: FrontDesk) -> None:
    """The second question."""
    await panel(front)
    await _press(front, "Borrar definitivamente…")
    await front.hands.click(front.child(QLineEdit, "Para confirmar"))
    await front.hands.write("BORRAR")
    await front.hands.click(front.child(QAbstractButton, "Borrar definitivamente"))


async def receipt(front: FrontDesk) -> None:
    """What is left of it."""
    await erase(front)
    await front.hands.click(front.child(QAbstractButton, "Sí, borrar definitivamente"))
    dialog = front.window.findChild(EraseDialog)
    assert isinstance(dialog, EraseDialog)
    await eventually(dialog.receipt.isVisible, LONG_S)


async def settings(front: FrontDesk) -> None:
    """How long what is kept."""
    await front.hands.keys("Ctrl+,")
    page = front.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.open_section("privacy")


async def _press(front: FrontDesk, name: str) -> None:
    button = front.child(QAbstractButton, name)
    front.desk.chat.panel.reveal(button)
    await front.hands.click(button)
    await front.desk.chat.tasks.settle()


SCENES: dict[str, Scene] = {
    "rights-panel": panel,
    "rights-consents": consents,
    "rights-export": export,
    "rights-erase": erase,
    "rights-settings": settings,
    "rights-receipt": receipt,
}
