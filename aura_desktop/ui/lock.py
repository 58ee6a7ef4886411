"""The lock of a window: draws the curtain when somebody leaves or nobody is there, and lifts it for a PIN."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from aura_desktop.domain.person import LockReason, PersonId
from aura_desktop.errors import AuraError
from aura_desktop.services.people import People
from aura_desktop.services.settings import Settings
from aura_desktop.ui import wording_people
from aura_desktop.ui.idle import Idle
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from aura_desktop.ui.widgets.lock_screen import LockScreen

IDLE_SETTING = "lock_after_min"
IDLE_CHOICES = (0, 5, 10, 15, 30)
"""Minutes; 0 is never."""
IDLE_DEFAULT = 10


def idle_minutes(kept: str) -> int:
    """The setting as it was kept."""
    return int(kept) if kept.isdigit() and int(kept) in IDLE_CHOICES else IDLE_DEFAULT


class Lock(QObject):
    """One for each window. Nothing of it is there while no person is defined.

    Signals: opened(): somebody has signed in, or nobody has to; people_missing(): there is nobody who
    could unlock it again.
    """

    opened = Signal()
    people_missing = Signal()

    def __init__(
        self, window: MainWindow, people: People, settings: Settings, idle: Idle | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._people = people
        self._settings = settings
        self._screen: LockScreen | None = None
        self._last: PersonId | None = None
        self._waiting = 0
        self.tasks = Tasks(self)
        self.idle = idle or Idle(self)
        self.idle.passed.connect(self._on_idle)
        self._leave = people.subscribe(self._follow)
        window.curtain.alarm_told.connect(self._on_alarm_told)

    def start(self) -> None:
        """Before anything is painted: covered, if somebody has to sign in first."""
        window = self._window
        window.winId()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._follow()

    async def close(self) -> None:
        """The window's pages go. What is covered stays covered, but the program may speak over it."""
        self._leave()
        self.idle.stop()
        if (handle := self._window.windowHandle()) is not None:
            handle.removeEventFilter(self)
        await self.tasks.settle()
        await self.tasks.close()
        if self._screen is not None:
            self._screen.retire()
            self._window.curtain.allow_dialogs()

    def lock(self, reason: LockReason = LockReason.PERSON) -> None:
        """Cover everything now; without people there is nobody to lift it."""
        if not self._people.all:
            self.people_missing.emit()
        elif not self._people.is_locked:
            current = self._people.current
            self._last = None if current is None or reason is LockReason.SWITCH else current.id
            self._cover()
            self.tasks.spawn(self._people.lock(reason))

    def set_waiting(self, count: int) -> None:
        """How many conversations wait for an answer."""
        self._waiting = count
        if self._screen is not None:
            self._screen.set_waiting(count)

    def count_idle(self) -> None:
        """The setting of the time is another now."""
        self.tasks.latest("idle", self._count_idle())

    def _follow(self) -> None:
        if self._people.is_locked:
            self._cover()
            if self._screen is not None:
                self._screen.show_people(self._people.all, self._last)
        elif self._screen is not None:
            self._uncover()
        else:
            # One of an earlier desk may still hang here.
            self._window.curtain.lift()
            self.count_idle()

    def _cover(self) -> None:
        if self._screen is not None:
            return
        self.idle.stop()
        # Loaded now: where no person is defined nobody ever sees it.
        from aura_desktop.ui.widgets.lock_screen import LockScreen

        screen = self._screen = LockScreen()
        screen.show_people(self._people.all, self._last)
        screen.set_waiting(self._waiting)
        curtain = self._window.curtain
        words, rings = curtain.alarm
        screen.show_alarm(words, rings=rings)
        screen.silence_requested.connect(curtain.silence_requested)
        screen.person_chosen.connect(self._on_person_chosen)
        screen.pin_entered.connect(self._on_pin_entered)
        screen.new_pin_entered.connect(self._on_new_pin_entered)
        curtain.draw(screen)
        screen.take_keyboard()
        chosen = screen.chosen()
        if chosen is not None:
            self._on_person_chosen(chosen.id)

    def _uncover(self) -> None:
        screen, self._screen = self._screen, None
        self._window.curtain.lift()
        if screen is not None:
            screen.deleteLater()
        self.count_idle()
        self.opened.emit()

    async def _count_idle(self) -> None:
        minutes = idle_minutes(await self._settings.get(IDLE_SETTING))
        if self._people.current is not None:
            self.idle.watch(self._window, minutes * 60.0)
        else:
            self.idle.stop()

    async def _sign_in(self, person_id: PersonId, pin: str, *, is_new: bool) -> None:
        screen = self._screen
        try:
            if is_new:
                await self._people.change_pin(person_id, pin)
            await self._people.sign_in(person_id, pin)
        except AuraError as error:
            # Also of the store: its notice would lie under the curtain.
            if screen is not None and screen is self._screen:
                self._show_problem(screen, person_id, error)

    def _show_problem(self, screen: "LockScreen", person_id: PersonId, error: AuraError) -> None:
        if error.code == "person_unknown":
            screen.choose_nobody()
        elif (seconds := self._people.wait_s(person_id)) > 0:
            screen.show_wait(seconds)
            return
        screen.show_problem(wording_people.problem_sentence(error))

    def _on_alarm_told(self, words: str, rings: bool) -> None:
        if self._screen is not None:
            self._screen.show_alarm(words, rings=rings)

    def _on_idle(self) -> None:
        self.lock(LockReason.IDLE)

    def _on_person_chosen(self, person_id: int) -> None:
        if self._screen is not None:
            self._screen.show_wait(self._people.wait_s(PersonId(person_id)))

    def _on_pin_entered(self, person_id: int, pin: str) -> None:
        self.tasks.latest("sign in", self._sign_in(PersonId(person_id), pin, is_new=False))

    def _on_new_pin_entered(self, person_id: int, pin: str) -> None:
        self.tasks.latest("sign in", self._sign_in(PersonId(person_id), pin, is_new=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Dialogs and the wizard take every key for themselves: here it has not reached them yet.
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if held and event.key() == Qt.Key.Key_L and not self._people.is_locked:
            self.lock()
            return True
        return False
