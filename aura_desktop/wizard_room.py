"""The wizard of one run: laid over whatever window is there, and alive while Core is built anew beneath it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aura_desktop.domain.person import Right
from aura_desktop.domain.setup import Choice, Step
from aura_desktop.setting_up import SettingUp, utc_now
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from aura_desktop.services.people import People
    from aura_desktop.ui.services import Services
    from aura_desktop.ui.wizard.services import WizardServices
    from aura_desktop.ui.wizard.wizard import Wizard


class WizardRoom(QObject):
    """It lies before nobody who may not see to keys: for who comes instead it is put away as it was left.

    Signals: reconfigured(), Core is to be built anew from what was written; closed(ConversationId | None), the
    window is free again, and this is what to show in it.
    """

    reconfigured = Signal()
    closed = Signal(object)

    def __init__(self, setting_up: SettingUp) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self._setting_up = setting_up
        self._wizard: Wizard | None = None
        self._services: WizardServices | None = None
        self._desk: Services | None = None
        self._window: MainWindow | None = None
        self._is_errand = False
        self._people: People | None = None
        self._leave_people: Callable[[], None] | None = None
        self._waits_over: MainWindow | None = None

    async def open(self, window: MainWindow, step: Step | None = None) -> None:
        """Cover this window with the wizard, at this step or where it was left. Raises: SetupError.

        Where it was left it waits for somebody who may.
        """
        if not self._may_open():
            self._waits_over = window if step is None else self._waits_over
            return
        self._waits_over = None
        book = self._setting_up.book
        wizard = book.current.wizard
        at = wizard.at if step is None else step
        if not wizard.is_open or wizard.at is not at:
            await book.change(wizard=replace(wizard, is_open=True, at=at))
            await self._discard()
        if self._wizard is None:
            # Asked from the desk for one thing: it is done there, and the desk comes back.
            one_thing = step is not None and step is not Step.WELCOME
            self._is_errand = one_thing and self._desk is not None
            await self._cover(window)
        self.move_to(window)

    async def _cover(self, window: MainWindow) -> None:
        self._wizard = await self._made()
        self._lay_over(window, self._wizard)
        self._wizard.start()
        # Somebody else may have come while it was made.
        self._on_people_changed()

    def move_to(self, window: MainWindow) -> None:
        """Lie over this window from now on; the former one may go."""
        if self._wizard is not None and self._window is not window:
            if self._window is not None:
                self._window.uncover()
            self._lay_over(window, self._wizard)

    def _lay_over(self, window: MainWindow, wizard: "Wizard") -> None:
        self._window = window
        window.cover(wizard)
        window.toasts.stand_above(wizard.footer)

    def set_desk(self, desk: "Services | None") -> None:
        """Core's services while the real number is connected."""
        self._desk = desk
        if self._wizard is not None:
            self._wizard.set_desk(desk)

    def guard(self, people: "People | None") -> None:
        """Who is at the desk of this window; None while Core stands still."""
        if self._leave_people is not None:
            self._leave_people()
        self._people, self._waits_over = people, None
        self._leave_people = None if people is None else people.subscribe(self._on_people_changed)
        self._on_people_changed()

    def _may_open(self) -> bool:
        return self._people is None or self._people.may(Right.KEYS)

    def _on_people_changed(self) -> None:
        """What lies under the curtain lies there well; what counts is who comes in."""
        if self._people is not None and self._people.is_locked:
            return
        if self._may_open():
            if self._waits_over is not None:
                self.tasks.spawn(self.open(self._waits_over))
        elif self._wizard is not None and self._window is not None:
            self._waits_over = self._window
            # At once, before anything is painted; what is under way in it ends in its own time.
            self._window.uncover()
            self.tasks.spawn(self._discard())

    async def speak_anew(self, window: MainWindow) -> None:
        """The same step over another window, in another language."""
        if self._wizard is not None:
            await self._discard()
            await self._cover(window)

    async def close(self) -> None:
        """Nothing of it runs any more; what was written stays."""
        await self.tasks.close()
        await self._discard()
        await self._setting_up.close()

    async def _made(self) -> "Wizard":
        tools = await self._setting_up.tools()
        from aura_desktop.ui.wizard.pages import maker
        from aura_desktop.ui.wizard.services import WizardServices
        from aura_desktop.ui.wizard.wizard import Wizard

        services = self._services = WizardServices(
            book=self._setting_up.book,
            vault=self._setting_up.vault,
            onboarding=tools.onboarding,
            agents=self._setting_up.agents,
            clock=utc_now,
            desk=self._desk,
        )
        wizard = Wizard(services, maker(services), is_errand=self._is_errand)
        wizard.finished.connect(self._on_finished)
        wizard.demo_requested.connect(self._on_demo_requested)
        wizard.reconfigured.connect(self.reconfigured)
        return wizard

    async def _discard(self) -> None:
        wizard, self._wizard = self._wizard, None
        if wizard is None:
            return
        if self._window is not None:
            self._window.uncover()
        self._window = None
        await wizard.close_page()
        wizard.deleteLater()

    def _on_finished(self) -> None:
        self.tasks.spawn(self._leave(for_demo=False))

    def _on_demo_requested(self) -> None:
        self.tasks.spawn(self._leave(for_demo=True))

    async def _leave(self, *, for_demo: bool) -> None:
        """Without a number there is only the demo to go to."""
        book = self._setting_up.book
        setup = book.current
        is_chosen = setup.choice is Choice.LIVE and setup.phone_number_id
        to_demo = for_demo or not (is_chosen or self._desk is not None)
        changes: dict[str, object] = {"wizard": replace(setup.wizard, is_open=False)}
        if to_demo:
            changes["choice"] = Choice.DEMO
        await book.change(**changes)
        await self._discard()
        if to_demo:
            self.reconfigured.emit()
        services, self._services = self._services, None
        self.closed.emit(None if services is None else services.shown_next)
