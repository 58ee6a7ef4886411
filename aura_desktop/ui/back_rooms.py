"""What a window needs besides its inbox; loaded and built once that can be used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.knowledge import NewEntry
from aura_desktop.domain.person import Right
from aura_desktop.domain.setup import Step
from aura_desktop.services.keys import ApiAccess
from aura_desktop.ui.ai_services import AiServices
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.pages.chat import ChatPage
from aura_desktop.ui.pages.connection import ConnectionWatch
from aura_desktop.ui.pages.draft_desk import DraftDesk
from aura_desktop.ui.pages.health import HealthPage
from aura_desktop.ui.pages.health_services import HealthServices
from aura_desktop.ui.pages.message_records import MessageRecords
from aura_desktop.ui.pages.patient_rights import PatientRightsPage, RightsDesk
from aura_desktop.ui.pages.quick_replies import QuickReplies
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.people_services import PeopleServices
from aura_desktop.ui.remedies import Remedies
from aura_desktop.ui.services import Services
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.shortcuts_sheet import ShortcutsSheet

if TYPE_CHECKING:
    from aura_desktop.ui.pages.knowledge import KnowledgePage
    from aura_desktop.ui.pages.person_flow import PersonFlow
    from aura_desktop.ui.pages.send_dialogs import SendDialogs
    from aura_desktop.ui.pages.settings import SettingsPage


class BackRooms(QObject):
    """Status page and the watch over the links; settings and dialogs once they are asked for.

    Signals:
        section_requested(str), key_requested(str), quit_requested(), restore_requested(str name, str person).
        wizard_requested(Step): the set-up is to be opened there.
        page_built(Tasks): a page came later, its errors are told there.
        idle_changed(): another time for the lock is kept.
    """

    section_requested = Signal(str)
    key_requested = Signal(str)
    quit_requested = Signal()
    restore_requested = Signal(str, str)
    wizard_requested = Signal(object)
    page_built = Signal(object)
    idle_changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        bridge: FeedBridge,
        appearance: Appearance,
        access: ApiAccess,
        api_port: int,
        setup: SetupServices,
        looking_back: HealthServices,
        ai: AiServices,
    ) -> None:
        super().__init__(window)
        self._ai = ai
        self._knowledge: KnowledgePage | None = None
        self._window = window
        self._services = services
        self._bridge = bridge
        self.health = HealthPage(
            link_health=services.link_health,
            status=services.status,
            notices=services.notices,
            bridge=bridge,
            clock=services.clock,
            looking_back=looking_back,
        )
        self._setup = setup
        self.remedies = self._make_remedies()
        self._appearance = appearance
        self._access = access
        self._api_port = api_port
        self._settings: SettingsPage | None = None
        self.connection = self._watch()
        self._sheet: ShortcutsSheet | None = None
        self._pin_flow: PersonFlow | None = None
        self._connect()
        if services.line is not None:
            self.health.check_requested.connect(services.line.wake)
        self.health.start()

    async def close(self) -> None:
        """Nothing runs any more."""
        for page in (self.health, self._settings, self._knowledge, self.connection):
            if page is not None:
                await page.close_page()
        await self.remedies.close()

    def tasks(self) -> tuple[Tasks, ...]:
        """Where their errors are told."""
        return (self.health.tasks, self.connection.tasks, self.remedies.tasks)

    def open_shortcuts(self) -> None:
        """Show the keys."""
        if self._sheet is None:
            self._sheet = ShortcutsSheet(self._window)
        self._sheet.open()

    def open_people(self) -> None:
        """Show where the clinic's people are added."""
        self.section_requested.emit("settings")
        if self._settings is not None:
            self._settings.open_section("people")

    def change_own_pin(self) -> None:
        """Of who is signed in."""
        people = self._services.people
        if people.current is None:
            return
        if self._pin_flow is None:
            # Loaded now, for the same reason as the dialogs.
            from aura_desktop.ui.pages.person_flow import PersonFlow

            self._pin_flow = PersonFlow(
                self._window, people, self.remedies.tasks, self._window.toasts
            )
        self._pin_flow.give_pin(people.current)

    def send_dialogs(self, chat: ChatPage) -> "SendDialogs":
        """New dialogs for a chat."""
        # Loaded now, in few milliseconds: most starts never open them, and they would stay in memory.
        from aura_desktop.ui.pages.send_dialogs import SendDialogs

        services = self._services
        return SendDialogs(
            chat, services.sending, services.templates, self._bridge, chat.tasks, services.clock
        )

    def draft_desk(self, chat: ChatPage) -> DraftDesk:
        """What shows drafts in a chat."""
        desk = DraftDesk(chat, self._ai, chat.tasks, self._window.toasts, self._bridge)
        desk.entry_requested.connect(self._on_entry_requested)
        desk.answer_missing.connect(self._on_answer_missing)
        MessageRecords(chat, self._ai, chat.tasks, self._window.toasts)
        # After the draft: the list that lies on top is asked for Tab first.
        quick = QuickReplies(chat, self._ai, chat.tasks)
        quick.create_requested.connect(self._on_answer_missing)
        return desk

    def patient_rights(self, chat: ChatPage) -> PatientRightsPage:
        """What joins consents, copies and erasure with a chat."""
        book = self._services.book
        desk = RightsDesk(
            tasks=chat.tasks,
            toasts=self._window.toasts,
            bridge=self._bridge,
            clock=self._services.clock,
            clinic=lambda: book.current.clinic.name,
        )
        return PatientRightsPage(chat, self._services.rights, desk)

    async def policy(self) -> AiPolicy:
        """What the AI may do."""
        return await self._ai.desk.policy()

    def is_allowed(self, right: Right) -> bool:
        """Whether who is signed in may; who may not is told."""
        if self._services.people.may(right):
            return True
        self._window.toasts.show_toast(
            self.tr("Only an administrator can do this"),
            self.tr("Ask one to sign in here"),
            icon="lock",
        )
        return False

    def _make_remedies(self) -> Remedies:
        return Remedies(
            self,
            link_health=self._services.link_health,
            line=self._services.line,
            vault=self._services.vault,
            templates=self._services.templates,
            toasts=self._window.toasts,
        )

    def _watch(self) -> ConnectionWatch:
        return ConnectionWatch(
            link_health=self._services.link_health,
            status=self._services.status,
            bridge=self._bridge,
            chain=self._window.chain,
            notices=self._window.notices,
            toasts=self._window.toasts,
            clock=self._services.clock,
        )

    def _connect(self) -> None:
        self._window.add_page("health", self.health)
        self._window.section_missing.connect(self._on_section_missing)
        self.health.notices_counted.connect(self._window.rail.set_notices)
        self.connection.changed.connect(self.health.refresh)
        self.connection.repair_requested.connect(self.remedies.act)
        self.health.action_requested.connect(self.remedies.act)
        self.health.restore_requested.connect(self._on_restore_requested)
        self.remedies.section_requested.connect(self.section_requested)
        self.remedies.key_requested.connect(self.key_requested)
        self.remedies.quit_requested.connect(self.quit_requested)
        self.remedies.wizard_requested.connect(self._on_wizard_requested)

    def _on_section_missing(self, section: str) -> None:
        if section == "knowledge" and self._knowledge is None:
            self._build_knowledge()
        if section != "settings" or self._settings is not None:
            return
        # Loaded now, for the same reason as the dialogs.
        from aura_desktop.ui.pages.settings import SettingsPage

        self._setup.ask_keyring()
        self._settings = SettingsPage(
            appearance=self._appearance,
            settings=self._services.settings,
            templates=self._services.templates,
            api_access=self._access,
            api_port=self._api_port,
            bridge=self._bridge,
            toasts=self._window.toasts,
            setup=self._setup,
            people=PeopleServices(
                people=self._services.people,
                trail=self._services.audit_trail,
                clock=self._services.clock,
            ),
        )
        self._settings.idle_changed.connect(self.idle_changed)
        self._settings.wizard_requested.connect(self._on_wizard_requested)
        self._settings.health_requested.connect(self._on_health_requested)
        self._settings.knowledge_requested.connect(self._on_knowledge_requested)
        self._window.add_page("settings", self._settings)
        self.page_built.emit(self._settings.tasks)

    def _build_knowledge(self) -> None:
        # Loaded now, for the same reason as the dialogs.
        from aura_desktop.ui.pages.knowledge import KnowledgePage

        page = self._knowledge = KnowledgePage(
            knowledge=self._ai.knowledge,
            entries=self._ai.entries,
            bridge=self._bridge,
            toasts=self._window.toasts,
            clock=self._services.clock,
            author=self._signed_in,
        )
        page.proposals_counted.connect(self._window.rail.set_proposals)
        self._window.add_page("knowledge", page)
        page.start()
        self.page_built.emit(page.tasks)

    def _signed_in(self) -> str:
        return self._services.people.current_name

    def _on_knowledge_requested(self) -> None:
        self.section_requested.emit("knowledge")

    def _on_entry_requested(self, entry_id: int) -> None:
        self.section_requested.emit("knowledge")
        if self._knowledge is not None:
            self._knowledge.open_entry(entry_id)

    def _on_answer_missing(self, new: NewEntry) -> None:
        self.section_requested.emit("knowledge")
        if self._knowledge is not None:
            self._knowledge.new_entry(new)

    def _on_wizard_requested(self, step: str) -> None:
        if self.is_allowed(Right.KEYS):
            self.wizard_requested.emit(Step(step) if step else Step.WELCOME)

    def _on_restore_requested(self, name: str) -> None:
        if self.is_allowed(Right.RESTORE):
            self.restore_requested.emit(name, self._services.people.current_name)

    def _on_health_requested(self) -> None:
        self.section_requested.emit("health")
