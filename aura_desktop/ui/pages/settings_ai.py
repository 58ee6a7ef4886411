"""Settings, Artificial intelligence: what it may do, with whom, at what cost, and what it has done."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.errors import InputError
from aura_desktop.ui.pages.settings_ai_parts import (
    AutomaticPart,
    BudgetPart,
    ClinicalPart,
    ModePart,
    PolicyPart,
    TonePart,
    TopicsPart,
)
from aura_desktop.ui.pages.settings_ai_policy import PolicyControl, PolicyForm
from aura_desktop.ui.pages.settings_ai_register import RegisterPart
from aura_desktop.ui.pages.settings_ai_server import ServerForm
from aura_desktop.ui.pages.settings_section import SettingsSection
from aura_desktop.ui.pages.settings_services import AiClerk, SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.entries_row import EntriesRow

_PHONE = "professional_phone"


class AiSection(SettingsSection):
    """Server and key stand in the set-up, everything else in the policy; one Save keeps both."""

    def __init__(self, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("ai")
        self._setup = setup
        self._tasks = tasks
        self._policy = AiPolicy()
        self._wanted: PolicyControl | None = None
        self._form = PolicyForm(self.tracked)
        self.mode, self.tone = ModePart(), TonePart()
        self.clinical, self.topics = ClinicalPart(), TopicsPart()
        self.automatic = AutomaticPart()
        self.budget = BudgetPart()
        self.entries = EntriesRow()
        self._register = RegisterPart(setup.ai, tasks, setup.clock)
        self._form.add(self.mode.controls)
        self._server = ServerForm(setup, tasks, self.tracked)
        for part in self._parts()[1:]:
            self._form.add(part.controls)
        self._build()
        self._connect()

    def begin(self) -> None:
        self._server.begin()
        if self._setup.ai is not None:
            self._tasks.latest("ai", self._fetch(self._setup.ai))
        if self._setup.knowledge_counts is not None:
            self._tasks.latest("knowledge", self._count())
        if self._wanted is not None:
            self._go_to(self._wanted)

    def problem(self) -> str:
        found = self._server.problem()
        error = self._form.find_problem(self._policy) if self._form.is_changed() else None
        control = self._form.show_problem(error)
        if control is not None:
            self._go_to(control)
        return found or ("" if error is None else error.code)

    async def save(self) -> None:
        if self._form.is_changed() and self._setup.ai is not None:
            await self._save_policy(self._setup.ai)
        if self._server.is_changed():
            await self._server.save()

    def close_dialogs(self) -> None:
        self._register.close_part()

    async def close_section(self) -> None:
        self._server.close_form()
        self.close_dialogs()

    # building

    def _parts(self) -> tuple[PolicyPart, ...]:
        return self.mode, self.tone, self.clinical, self.topics, self.automatic, self.budget

    def _build(self) -> None:
        shown: tuple[tuple[str, QWidget], ...] = (
            ("mode", self.mode),
            ("provider", self._server),
            ("documents", self.entries),
            ("tone", self.tone),
            ("clinical", self.clinical),
            ("topics", self.topics),
            ("automatic", self.automatic),
            ("budget", self.budget),
            ("register", self._register),
        )
        for key, content in shown:
            self.add_setting(key, content)
        if self._setup.ai is None:
            # No Core yet, or another one runs it: there is nobody to keep a policy.
            for part in (*self._parts(), self._register):
                part.setEnabled(False)

    def _connect(self) -> None:
        self._server.edited.connect(self.edited)
        self.entries.open_requested.connect(self.knowledge_requested)
        self.clinical.phone.editor.editingFinished.connect(self._on_phone_typed)
        for part in self._parts():
            part.edited.connect(self._on_part_edited)

    # doing

    def _on_part_edited(self, stop: QWidget) -> None:
        self._form.clear_problem(stop)
        self.edited.emit()

    def _on_phone_typed(self) -> None:
        if self.tracked.changed(_PHONE) and self.tracked.value(_PHONE):
            self._tasks.latest("phone", self._look_at_phone())

    async def _look_at_phone(self) -> None:
        typed = self.tracked.value(_PHONE)
        try:
            await self._read_phone(typed)
        except InputError as error:
            if self.tracked.value(_PHONE) == typed:
                self._form.show_problem(error)

    async def _fetch(self, ai: AiClerk) -> None:
        self._policy = await ai.policy()
        self._form.keep(self._policy)
        self.topics.rows.show_records(await ai.topics())
        self.budget.show_spending(await ai.spending())

    async def _count(self) -> None:
        if self._setup.knowledge_counts is not None:
            self.entries.show_counts(await self._setup.knowledge_counts())

    async def _save_policy(self, ai: AiClerk) -> None:
        """What is changed here goes on top of what holds now. Raises: InputError, shown at its field."""
        try:
            if self.tracked.changed(_PHONE):
                phone = await self._read_phone(self.tracked.value(_PHONE))
                self.clinical.show_phone(phone)
            policy = self._form.typed(await ai.policy())
            await ai.put_policy(policy)
        except InputError as error:
            control = self._form.show_problem(error)
            if control is not None:
                self._go_to(control)
            raise
        await self._fetch(ai)

    async def _read_phone(self, typed: str) -> str:
        """In E.164. Raises: InputError at the phone's field."""
        if not typed:
            return ""
        try:
            # In a thread: the first number loads a library.
            return await asyncio.to_thread(self._setup.read_phone, typed)
        except InputError as error:
            raise InputError(error.code, field=_PHONE, **error.params) from None

    def _go_to(self, control: PolicyControl) -> None:
        """Give it the keyboard, now or when the section comes into sight."""
        self._wanted = None if self.isVisible() else control
        if self.automatic.fold.isAncestorOf(control.stop):
            self.automatic.fold.open()
        control.stop.setFocus(Qt.FocusReason.OtherFocusReason)
