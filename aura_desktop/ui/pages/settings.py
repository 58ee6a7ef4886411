"""The settings page: sections at the left, one of them at the right, what is not saved below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aura_desktop.domain.person import Right
from aura_desktop.errors import InputError
from aura_desktop.services.keys import ApiAccess
from aura_desktop.services.settings import Settings
from aura_desktop.services.templates import Templates
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.settings_about import AboutSection
from aura_desktop.ui.pages.settings_ai import AiSection
from aura_desktop.ui.pages.settings_appearance import AppearanceSection
from aura_desktop.ui.pages.settings_clinic import ClinicSection
from aura_desktop.ui.pages.settings_closed import ClosedSection
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_general import GeneralSection
from aura_desktop.ui.pages.settings_index import SectionEntry, entries
from aura_desktop.ui.pages.settings_log import LogSection
from aura_desktop.ui.pages.settings_meta import MetaSection
from aura_desktop.ui.pages.settings_notifications import NotificationsSection
from aura_desktop.ui.pages.settings_people import PeopleSection
from aura_desktop.ui.pages.settings_privacy import PrivacySection
from aura_desktop.ui.pages.settings_section import SettingsSection
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.pages.settings_tunnel import TunnelSection
from aura_desktop.ui.people_services import PeopleServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.settings_footer import UnsavedBar
from aura_desktop.ui.widgets.settings_nav import NavSection, NavSetting, SettingsNav
from aura_desktop.ui.widgets.tab_order import last_stop, put_last
from aura_desktop.ui.widgets.toast import ToastStack

RIGHTS = {
    "meta": Right.KEYS,
    "tunnel": Right.KEYS,
    "ai": Right.KEYS,
    "people": Right.PEOPLE,
    "privacy": Right.RETENTION,
}
"""Sections that only an administrator opens."""


class SettingsPage(QWidget):
    """Sections are built when somebody opens them.

    Signals: wizard_requested(step), a domain.setup.Step; health_requested(); knowledge_requested();
    idle_changed(), another time for the lock is kept.
    """

    wizard_requested = Signal(str)
    health_requested = Signal()
    knowledge_requested = Signal()
    idle_changed = Signal()

    def __init__(
        self,
        *,
        appearance: Appearance,
        settings: Settings,
        templates: Templates,
        api_access: ApiAccess,
        api_port: int,
        bridge: FeedBridge,
        toasts: ToastStack,
        setup: SetupServices,
        people: PeopleServices,
    ) -> None:
        super().__init__()
        desk = DeskServices(
            appearance=appearance,
            settings=settings,
            templates=templates,
            api_access=api_access,
            api_port=api_port,
            bridge=bridge,
            toasts=toasts,
            trail=people.trail,
            may=people.people.may,
            idle_changed=self.idle_changed.emit,
        )
        self._toasts = toasts
        self._people = people.people
        self._closed: dict[str, ClosedSection] = {}
        self._leave = self._people.subscribe(self._on_people_changed)
        self.tasks = Tasks(self)
        self._makers = _makers(desk, setup, people, self.tasks)
        self._sections: dict[str, SettingsSection] = {}
        self._current = ""
        self._saving = False
        self.nav = SettingsNav([_nav_section(each) for each in entries()])
        self._stack = QStackedWidget()
        self.footer = UnsavedBar()
        self._build()
        self._connect()
        self.open_section("general")

    def section(self) -> str:
        """The section that is open."""
        return self._current

    def open_section(self, key: str, setting: str = "") -> None:
        """Open a section, and if asked for, go to one of its settings."""
        if key not in self._makers:
            return
        self._current = key
        self.nav.set_current(key)
        if not self._may_open(key):
            self._show_closed(key)
            return
        section = self._sections.get(key) or self._add(key)
        self._stack.setCurrentWidget(section)
        if self.isVisible():
            section.begin()
        if setting:
            section.reveal(setting)

    def changes(self) -> tuple[str, ...]:
        """The names of the settings that are not saved, section by section."""
        return tuple(name for section in self._sections.values() for name in section.changes())

    async def close_page(self) -> None:
        """End everything under way."""
        self._leave()
        await self.tasks.settle()
        for section in self._sections.values():
            await section.close_section()
        await self.tasks.close()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.nav.chosen.connect(self.open_section)
        self.footer.save_requested.connect(self._on_save)
        self.footer.undo_requested.connect(self._on_undo)
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._on_save)

    def _add(self, key: str) -> SettingsSection:
        after = last_stop(self.window())
        section = self._sections[key] = self._makers[key]()
        section.edited.connect(self._show_changes)
        section.wizard_requested.connect(self.wizard_requested)
        section.health_requested.connect(self.health_requested)
        section.knowledge_requested.connect(self.knowledge_requested)
        self._stack.addWidget(section)
        for stop in (self.footer.undo, self.footer.save):
            put_last(stop)
        if after is not None and not self.isAncestorOf(after):
            put_last(after)
        return section

    def _may_open(self, key: str) -> bool:
        return key not in RIGHTS or self._people.may(RIGHTS[key])

    def _show_closed(self, key: str) -> None:
        section = self._closed.get(key)
        if section is None:
            section = self._closed[key] = ClosedSection(key)
            self._stack.addWidget(section)
        self._stack.setCurrentWidget(section)

    def _on_people_changed(self) -> None:
        """What an administrator left unsaved or open is not for whoever comes next."""
        if self._people.is_locked:
            return
        for key, section in self._sections.items():
            if not self._may_open(key):
                section.close_dialogs()
                section.undo()
        self.open_section(self._current)

    def _show_changes(self) -> None:
        unsaved = {key for key, section in self._sections.items() if section.changes()}
        self.nav.set_unsaved(frozenset(unsaved))
        self.footer.set_changes(self.changes())

    def _on_undo(self) -> None:
        for section in self._sections.values():
            section.undo()
            section.problem()

    def _on_save(self) -> None:
        if self._saving or not self.changes():
            return
        for key, section in self._sections.items():
            if section.changes() and section.problem():
                self.open_section(key)
                return
        self.tasks.latest("save", self._save())

    async def _save(self) -> None:
        self._saving = True
        self.footer.set_busy(busy=True)
        try:
            for key, section in self._sections.items():
                try:
                    if section.changes():
                        await section.save()
                except InputError:
                    self.open_section(key)
                    return
            self._toasts.show_toast(self.tr("Saved"), icon="check")
        finally:
            self._saving = False
            self.footer.set_busy(busy=False)
            self._show_changes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        section = self._sections.get(self._current)
        if section is not None and self._may_open(self._current):
            section.begin()


def _makers(
    desk: DeskServices, setup: SetupServices, people: PeopleServices, tasks: Tasks
) -> dict[str, Callable[[], SettingsSection]]:
    return {
        "general": lambda: GeneralSection(desk, setup, tasks),
        "meta": lambda: MetaSection(desk, setup, tasks),
        "tunnel": lambda: TunnelSection(desk, setup, tasks),
        "ai": lambda: AiSection(setup, tasks),
        "clinic": lambda: ClinicSection(setup),
        "people": lambda: PeopleSection(desk, people, tasks),
        "privacy": lambda: PrivacySection(desk, setup, tasks),
        "notifications": lambda: NotificationsSection(setup),
        "appearance": lambda: AppearanceSection(desk.appearance),
        "log": lambda: LogSection(setup, tasks),
        "about": lambda: AboutSection(desk, setup, tasks),
    }


def _nav_section(entry: SectionEntry) -> NavSection:
    settings = tuple(
        NavSetting(key=each.key, title=each.title, words=each.words) for each in entry.settings
    )
    return NavSection(key=entry.key, icon=entry.icon, title=entry.title, settings=settings)
