"""A front desk at work: the real Core with the sandbox's patients, and the real window over it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Direction, Message
from aura_desktop.domain.setup import AiChoice
from aura_desktop.furnishing import ai_services_of, room_services, services_of
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.setting_up import SettingUp
from aura_desktop.ui.appearance import Appearance, Look
from aura_desktop.ui.back_rooms import BackRooms
from aura_desktop.ui.desk import Desk
from aura_desktop.ui.main_window import MainWindow
from tests.eventually import eventually
from tests.flows.hands import Hands, name_of
from tests.gateways.memory_keyring import MemoryKeyring

LONG_S = 40.0
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDesk:
    """Core, its window, the hands of the person before it, and the way to the patients."""

    core: Core
    window: MainWindow
    desk: Desk
    appearance: Appearance
    hands: Hands
    sandbox: httpx.AsyncClient

    async def patient_writes(self, phone: str, name: str, words: str) -> None:
        """A patient writes a text now."""
        body = {"phone": phone, "name": name, "line": {"text": words}}
        await self.order("inbound", body)

    async def order(self, what: str, body: dict[str, Any]) -> None:
        """An order to the sandbox itself: "inbound", "faults", "status"."""
        (await self.sandbox.post(f"/__sandbox__/{what}", json=body)).raise_for_status()

    async def sent_to(self, phone: str) -> list[dict[str, Any]]:
        """The bodies of what reached the sandbox for this patient."""
        sent = (await self.sandbox.get("/__sandbox__/state")).json()["sent"]
        return [item["body"] for item in sent if item["to"] == phone]

    async def conversation_of(self, name: str) -> ConversationId:
        """The conversation of this patient, once it is there."""
        found: list[ConversationId] = []

        async def is_there() -> bool:
            page = await self.core.conversations.page(ConversationFilter.ALL)
            found[:] = [item.id for item in page.conversations if name in _names(item.contact)]
            return bool(found)

        await eventually(is_there, LONG_S)
        return found[0]

    def messages(self) -> list[Message]:
        """What the transcript on the screen holds."""
        model = self.desk.chat.timeline.model()
        role = Qt.ItemDataRole.UserRole + 1
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def of_desk(self) -> list[Message]:
        """Those of them that went out from the clinic."""
        return [item for item in self.messages() if item.direction is Direction.OUTBOUND]

    def child(self, kind: type[W], name: str = "") -> W:
        """The visible widget of this kind, of this name if one is given."""
        for widget in self.window.findChildren(kind):
            if widget.isVisible() and (not name or name == name_of(widget)):
                return widget
        raise AssertionError(f"no {kind.__name__} {name!r} can be seen")


def _names(contact: Any) -> tuple[str | None, ...]:
    return contact.name, contact.profile_name, contact.phone


@asynccontextmanager
async def open_front_desk(
    folder: Path,
    look: Look,
    size: tuple[int, int] = (1440, 900),
    ai: AiChoice | None = None,
    before: Callable[[Core], Awaitable[None]] | None = None,
) -> AsyncIterator[FrontDesk]:
    """The demo as `main.py --demo` runs it, in this process; `ai`: the server the environment names.

    `before` is done while there is no page in the window yet.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    config = Config(
        mode=Mode.DEMO,
        data_folder=folder,
        api_port=0,
        webhook_port=0,
        language=look.language,
        ai=ai,
    )
    appearance = Appearance(app, look)
    async with (
        Core(config, Secrets()) as core,
        httpx.AsyncClient(base_url=core.config.graph_url, trust_env=False, verify=False) as sandbox,
    ):
        if before is not None:
            await before(core)
        window = MainWindow(demo=True)
        window.resize(*size)
        setting_up = SettingUp(config, Secrets(), Credentials(MemoryKeyring()))
        desk = Desk(window, services_of(core), appearance)
        window.show()
        window.activateWindow()
        desk.start()
        desk.add(
            BackRooms(
                window,
                services_of(core),
                desk.bridge,
                appearance,
                core.api_access,
                core.api_port,
                *room_services(core, setting_up),
                ai_services_of(core),
            )
        )
        try:
            yield FrontDesk(
                core=core,
                window=window,
                desk=desk,
                appearance=appearance,
                hands=Hands(window),
                sandbox=sandbox,
            )
        finally:
            await desk.close()
            await setting_up.close()
            appearance.close()
            window.hide()
            window.deleteLater()
