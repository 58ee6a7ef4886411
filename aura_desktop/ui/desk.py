"""Puts the inbox into a window and joins it with the rest; what is opened once the services are there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.person import LockReason
from aura_desktop.errors import AuraError
from aura_desktop.ui import wording
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.lock import Lock
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.pages.chat import ChatPage
from aura_desktop.ui.pages.inbox import InboxPage
from aura_desktop.ui.pages.media_desk import MediaDesk
from aura_desktop.ui.services import Services
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.rail_person import RailPerson

if TYPE_CHECKING:
    from aura_desktop.ui.back_rooms import BackRooms

TROUBLE = "trouble"


class Desk(QObject):
    """The pages of one window, from opening to closing: the inbox at once, the others by `add`."""

    def __init__(self, window: MainWindow, services: Services, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._rooms: BackRooms | None = None
        self.bridge = FeedBridge(services.feed, self)
        self._services = services
        self._person = RailPerson()
        self.lock = Lock(window, services.people, services.settings)
        self.inbox = InboxPage(
            make_chat=self._make_chat,
            parent=window.room(),
            conversations=services.conversations,
            sending=services.sending,
            settings=services.settings,
            bridge=self.bridge,
            clock=services.clock,
        )
        self.chat = self.inbox.chat
        self.media = MediaDesk(self.chat, services.media, self.chat.tasks, window.toasts)
        window.toasts.stand_above(self.chat.composer)
        self._connect()
        window.add_page("inbox", self.inbox)

    def start(self, conversation_id: ConversationId | None = None) -> None:
        """Open the inbox and fetch what it shows, under the curtain if somebody has to sign in."""
        self.lock.start()
        self._window.show_section("inbox")
        self.inbox.start()
        if conversation_id is not None:
            self.inbox.open(conversation_id)

    def add(self, rooms: "BackRooms") -> None:
        """Status page, settings and dialogs are there too."""
        self._rooms = rooms
        self.chat.set_dialogs(rooms.send_dialogs)
        self.chat.set_drafts(rooms.draft_desk(self.chat))
        rooms.patient_rights(self.chat)
        self.inbox.follow_policy(rooms.policy, self.bridge)
        rooms.section_requested.connect(self._window.show_section)
        rooms.key_requested.connect(self._on_key)
        self.chat.remedy_requested.connect(rooms.remedies.act)
        self._person.pin_requested.connect(rooms.change_own_pin)
        rooms.idle_changed.connect(self.lock.count_idle)
        rooms.page_built.connect(self._on_page_built)
        self._hear(rooms.tasks())

    async def close(self) -> None:
        """Drafts are kept, nothing runs any more."""
        self.bridge.close()
        self.media.close()
        await self.inbox.close_page()
        if self._rooms is not None:
            await self._rooms.close()
        for leave in self._leaves:
            leave()
        await self.lock.close()
        self._person.hide()
        self._person.deleteLater()

    def _make_chat(self, parent: QWidget) -> ChatPage:
        services = self._services
        return ChatPage(
            conversations=services.conversations,
            patients=services.patients,
            sending=services.sending,
            settings=services.settings,
            bridge=self.bridge,
            toasts=self._window.toasts,
            clock=services.clock,
            parent=parent,
        )

    def _connect(self) -> None:
        window = self._window
        window.shortcuts.pressed.connect(self._on_key)
        window.activated.connect(self.inbox.window_activated)
        self.inbox.waiting_changed.connect(window.set_waiting)
        self.inbox.waiting_changed.connect(self.lock.set_waiting)
        self._connect_people(window)
        self._hear((self.chat.tasks, self.inbox.tasks, self.lock.tasks))

    def _connect_people(self, window: MainWindow) -> None:
        person = self._person
        window.rail.add_foot(person)
        person.lock_requested.connect(self.lock.lock)
        person.switch_requested.connect(self._on_switch)
        self.lock.people_missing.connect(self._on_people_missing)
        self.lock.opened.connect(self._on_unlocked)
        self.chat.opened.connect(self._on_opened)
        self._leaves = [self._services.people.subscribe(self._show_person)]
        self._show_person()

    def _show_person(self) -> None:
        self._person.show_person(self._services.people.current)

    def _on_switch(self) -> None:
        self.lock.lock(LockReason.SWITCH)

    def _on_people_missing(self) -> None:
        self._window.toasts.show_toast(
            self.tr("There is nobody who could unlock it"),
            self.tr("Add the clinic's people in the settings"),
            icon="lock",
            action=self.tr("Settings"),
            on_action=self._open_people,
        )

    def _open_people(self) -> None:
        if self._rooms is not None:
            self._rooms.open_people()

    def _on_opened(self, conversation_id: ConversationId) -> None:
        self.lock.tasks.spawn(self._services.audit_trail.opened(conversation_id))

    def _on_unlocked(self) -> None:
        """What lies open is looked at now, by whoever came in."""
        conversation_id = self.chat.current_id()
        if conversation_id is not None and self.chat.isVisible():
            self._on_opened(conversation_id)

    def _hear(self, all_tasks: Iterable[Tasks]) -> None:
        for tasks in all_tasks:
            tasks.failed.connect(self._on_failed)
            tasks.crashed.connect(self._on_crashed)

    def _on_page_built(self, tasks: Tasks) -> None:
        self._hear((tasks,))

    def _on_key(self, name: str) -> None:
        match name:
            case "inbox" | "knowledge" | "health" | "settings":
                self._window.show_section(name)
            case "shortcuts":
                if self._rooms is not None:
                    self._rooms.open_shortcuts()
            case "lock":
                self.lock.lock()
            case "undo":
                if not self.chat.undo_draft():
                    self._window.toasts.undo()
            case "larger_text":
                self._appearance.step_text(1)
            case "smaller_text":
                self._appearance.step_text(-1)
            case _:
                self._window.show_section("inbox")
                self.inbox.command(name)

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
