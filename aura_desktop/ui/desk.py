"""Puts pages into a window and joins them; what app.py opens once the services are there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from aura_desktop.domain.ids import ConversationId
from aura_desktop.errors import AuraError
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.feed import Feed
from aura_desktop.services.keys import ApiAccess
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.notices import Notices
from aura_desktop.services.patients import Patients
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.services.status import Status
from aura_desktop.services.templates import Templates
from aura_desktop.ui import wording
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.pages.chat import ChatPage
from aura_desktop.ui.pages.connection import ConnectionWatch
from aura_desktop.ui.pages.health import HealthPage
from aura_desktop.ui.pages.inbox import InboxPage
from aura_desktop.ui.pages.settings import SettingsPage
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.shortcuts_sheet import ShortcutsSheet

TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the pages are given; each page takes only its own."""

    feed: Feed
    conversations: Conversations
    patients: Patients
    sending: Sending
    templates: Templates
    settings: Settings
    notices: Notices
    status: Status
    link_health: LinkHealth
    api_access: ApiAccess
    api_port: int
    clock: Callable[[], datetime]


class Desk(QObject):
    """The pages of one window, from opening to closing."""

    def __init__(self, window: MainWindow, services: Services, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self.bridge = FeedBridge(services.feed, self)
        self.chat = self._make_chat(services)
        self.inbox = InboxPage(
            chat=self.chat,
            conversations=services.conversations,
            sending=services.sending,
            settings=services.settings,
            bridge=self.bridge,
            clock=services.clock,
        )
        self.health = HealthPage(
            link_health=services.link_health,
            status=services.status,
            notices=services.notices,
            bridge=self.bridge,
            clock=services.clock,
        )
        self.settings = SettingsPage(
            appearance=appearance,
            settings=services.settings,
            templates=services.templates,
            api_access=services.api_access,
            api_port=services.api_port,
            bridge=self.bridge,
            toasts=window.toasts,
        )
        self.connection = self._watch(services)
        self._sheet = ShortcutsSheet(window)
        window.toasts.stand_above(self.chat.composer)
        self._connect()
        for section, page in self._pages().items():
            window.add_page(section, page)

    def start(self, section: str = "inbox", conversation_id: ConversationId | None = None) -> None:
        """Open a section and fetch what it shows."""
        self._window.show_section(section)
        self.inbox.start()
        self.health.start()
        if conversation_id is not None:
            self.inbox.open(conversation_id)

    async def close(self) -> None:
        """Drafts are kept, nothing runs any more."""
        self.bridge.close()
        for page in (self.inbox, self.health, self.settings, self.connection):
            await page.close_page()

    def _pages(self) -> dict[str, InboxPage | HealthPage | SettingsPage]:
        return {"inbox": self.inbox, "health": self.health, "settings": self.settings}

    def _make_chat(self, services: Services) -> ChatPage:
        return ChatPage(
            conversations=services.conversations,
            patients=services.patients,
            sending=services.sending,
            templates=services.templates,
            settings=services.settings,
            bridge=self.bridge,
            toasts=self._window.toasts,
            clock=services.clock,
        )

    def _watch(self, services: Services) -> ConnectionWatch:
        return ConnectionWatch(
            link_health=services.link_health,
            status=services.status,
            bridge=self.bridge,
            chain=self._window.chain,
            notices=self._window.notices,
            toasts=self._window.toasts,
            clock=services.clock,
        )

    def _tasks(self) -> tuple[Tasks, ...]:
        pages = (self.inbox, self.health, self.settings, self.connection)
        return (self.chat.tasks, *(page.tasks for page in pages))

    def _connect(self) -> None:
        window = self._window
        window.shortcuts.pressed.connect(self._on_key)
        window.activated.connect(self.inbox.window_activated)
        self.inbox.waiting_changed.connect(window.set_waiting)
        self.health.notices_counted.connect(window.rail.set_notices)
        self.connection.changed.connect(self.health.refresh)
        self.connection.diagnosis_requested.connect(self._on_diagnosis_requested)
        for tasks in self._tasks():
            tasks.failed.connect(self._on_failed)
            tasks.crashed.connect(self._on_crashed)

    def _on_key(self, name: str) -> None:
        match name:
            case "inbox" | "health" | "settings":
                self._window.show_section(name)
            case "shortcuts":
                self._sheet.open()
            case "undo":
                self._window.toasts.undo()
            case "larger_text":
                self._appearance.step_text(1)
            case "smaller_text":
                self._appearance.step_text(-1)
            case _:
                self._window.show_section("inbox")
                self.inbox.command(name)

    def _on_diagnosis_requested(self) -> None:
        self._window.show_section("health")

    def _on_failed(self, error: AuraError) -> None:
        self._window.notices.show_notice(
            TROUBLE, self.tr("That did not work"), wording.error_sentence(error), can_close=True
        )

    def _on_crashed(self) -> None:
        self._window.notices.show_notice(
            TROUBLE,
            self.tr("Something went wrong"),
            self.tr("Nothing was lost. The details are in the log."),
            can_close=True,
        )
