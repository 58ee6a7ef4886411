"""Settings, People and lock: who may sign in, when the window locks, and who did what."""

from aura_desktop.domain.audit import Action
from aura_desktop.ui.lock import IDLE_CHOICES, IDLE_SETTING, idle_minutes
from aura_desktop.ui.pages.audit_pages import AuditPages
from aura_desktop.ui.pages.person_flow import PersonFlow
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left
from aura_desktop.ui.people_services import PeopleServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import PushButton
from aura_desktop.ui.widgets.people_list import PeopleList
from aura_desktop.ui.widgets.segmented_control import SegmentedControl


class PeopleSection(SettingsSection):
    """People count at once; the time when it is saved."""

    def __init__(self, desk: DeskServices, services: PeopleServices, tasks: Tasks) -> None:
        super().__init__("people")
        self._desk = desk
        self._services = services
        self._tasks = tasks
        self.list = PeopleList()
        self.flow = PersonFlow(self, services.people, tasks, desk.toasts)
        self.pages = AuditPages(self, services, tasks, desk.toasts)
        self._trail = PushButton(self.tr("Read the audit trail"), icon="scroll-text", compact=True)
        self.add_setting("people", self.list)
        self._make_idle()
        self.add_setting("trail", left(self._trail))
        self._leave = services.people.subscribe(self._show)
        self._connect()
        self._show()

    def begin(self) -> None:
        self._tasks.latest("people", self._fetch())

    async def save(self) -> None:
        minutes = self.tracked.value("idle")
        await self._desk.settings.put(IDLE_SETTING, str(minutes))
        self.tracked.keep(idle=minutes)
        await self._services.trail.note(Action.SETTING_CHANGED, IDLE_SETTING, {"to": str(minutes)})
        self._desk.idle_changed()

    def close_dialogs(self) -> None:
        self.flow.close_flow()
        self.pages.close_pages()

    async def close_section(self) -> None:
        self._leave()
        self.close_dialogs()

    def _make_idle(self) -> None:
        words = [
            self.tr("%n min", None, minutes) if minutes else self.tr("Never")
            for minutes in IDLE_CHOICES
        ]
        idle = SegmentedControl([("", each) for each in words], self.tr("Lock by itself"))
        self.add_setting("idle", left(idle))
        self.tracked.add(
            "idle",
            lambda: IDLE_CHOICES[idle.current()],
            lambda value: idle.choose(IDLE_CHOICES.index(value)),
            idle_minutes(""),
        )
        idle.chosen.connect(self.edited)

    def _connect(self) -> None:
        self.list.add_requested.connect(self.flow.add)
        self.list.change_requested.connect(self.flow.change)
        self.list.pin_requested.connect(self.flow.give_pin)
        self.list.retire_requested.connect(self.flow.retire)
        self._trail.clicked.connect(self.pages.open)

    async def _fetch(self) -> None:
        kept = await self._desk.settings.get(IDLE_SETTING)
        self.tracked.keep(idle=idle_minutes(kept))

    def _show(self) -> None:
        people = self._services.people
        current = people.current
        self.list.show_people(people.all, None if current is None else current.id)
