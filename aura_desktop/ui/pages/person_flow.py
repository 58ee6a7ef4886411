"""Adding people and changing them: one dialog over the window, and what becomes of it."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.person import Person, Role
from aura_desktop.errors import InputError
from aura_desktop.services.people import People
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.person_dialog import PersonDialog
from aura_desktop.ui.widgets.toast import ToastStack


class PersonFlow(QObject):
    """The dialog is made when somebody asks for it."""

    def __init__(self, owner: QWidget, people: People, tasks: Tasks, toasts: ToastStack) -> None:
        super().__init__(owner)
        self._owner = owner
        self._people = people
        self._tasks = tasks
        self._toasts = toasts
        self.dialog: PersonDialog | None = None

    def add(self) -> None:
        """Somebody new."""
        self._dialog().open_new(is_first=not self._people.all)

    def change(self, person: Person) -> None:
        """Name and role."""
        self._dialog().open_change(person)

    def give_pin(self, person: Person) -> None:
        """A new PIN; one's own asks for the old one."""
        current = self._people.current
        self._dialog().open_pin(person, is_own=current is not None and current.id == person.id)

    def retire(self, person: Person) -> None:
        """Somebody works here no more."""
        self._tasks.spawn(self._retire(person))

    def close_flow(self) -> None:
        """Its dialog lies in the window, and goes with it."""
        if self.dialog is not None:
            self.dialog.finish()
            self.dialog.deleteLater()
            self.dialog = None

    def _dialog(self) -> PersonDialog:
        if self.dialog is None:
            dialog = self.dialog = PersonDialog(self._owner.window())
            dialog.add_requested.connect(self._on_add)
            dialog.change_requested.connect(self._on_change)
            dialog.pin_requested.connect(self._on_pin)
        return self.dialog

    def _on_add(self, name: str, role: Role, pin: str) -> None:
        done = self.tr("{name} can sign in now").format(name=" ".join(name.split()))
        self._tasks.spawn(self._carry_out(self._people.add(name, role, pin), done))

    def _on_change(self, person: Person, name: str, role: Role) -> None:
        self._tasks.spawn(
            self._carry_out(self._people.change(person.id, name, role), self.tr("Saved"))
        )

    def _on_pin(self, person: Person, pin: str, old: str) -> None:
        self._tasks.spawn(
            self._carry_out(
                self._people.change_pin(person.id, pin, old), self.tr("The new PIN counts now")
            )
        )

    async def _carry_out(self, work: Coroutine[Any, Any, object], done: str) -> None:
        try:
            await work
        except InputError as error:
            if self.dialog is not None:
                self.dialog.show_problem(error)
            return
        if self.dialog is not None:
            self.dialog.finish()
        self._toasts.show_toast(done, icon="check")

    async def _retire(self, person: Person) -> None:
        await self._people.retire(person.id)
        self._toasts.show_toast(
            self.tr("{name} is off the list").format(name=person.name), icon="check"
        )
