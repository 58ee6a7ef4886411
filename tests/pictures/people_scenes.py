"""Pictures of who works at this PC: the lock screen, the list, the audit trail."""

from PySide6.QtWidgets import QAbstractButton

from aura_desktop.domain.person import LockReason, Role
from aura_desktop.ui.pages.settings import SettingsPage
from tests.eventually import eventually
from tests.flows.front_desk import LONG_S, FrontDesk
from tests.pictures.scenes import Scene, inbox

_TRAIL = "Leer el registro de auditoría"


async def locked(front: FrontDesk) -> None:
    """Two people, and nobody at the desk."""
    await inbox(front)
    await _staff(front)
    await front.core.people.lock(LockReason.PERSON)
    await eventually(front.window.curtain.is_drawn, LONG_S)


async def people(front: FrontDesk) -> None:
    """Who works here."""
    await _staff(front)
    await _section(front, "people")


async def trail(front: FrontDesk) -> None:
    """Who did what."""
    await inbox(front)
    await people(front)
    await front.hands.click(front.child(QAbstractButton, _TRAIL))


async def _staff(front: FrontDesk) -> None:
    await front.core.people.add("Paula Ejemplo", Role.ADMINISTRATOR, "4826")
    await front.core.people.add("Carla Demostración", Role.FRONT_DESK, "7391")


async def _section(front: FrontDesk, key: str) -> None:
    await front.hands.keys("Ctrl+,")
    page = front.window.findChild(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.open_section(key)


SCENES: dict[str, Scene] = {"locked": locked, "people": people, "trail": trail}
