"""One run of the program with a window: Core and the pages behind the frame, and an orderly end."""

import asyncio
import contextlib
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from aura_desktop import garbage, kept_look, log, signals
from aura_desktop.config import Config, Mode, Secrets, renewed
from aura_desktop.domain.person import Right
from aura_desktop.domain.setup import Choice, Step
from aura_desktop.errors import AuraError, SetupError, StoreError
from aura_desktop.files import own_folder
from aura_desktop.furnishing import (
    ai_services_of,
    furnish,
    load_back_rooms,
    load_core,
    room_services,
    services_of,
)
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.restore_room import RestoreRoom
from aura_desktop.setting_up import SettingUp, utc_now
from aura_desktop.troubles import Action
from aura_desktop.ui import clinic_zone
from aura_desktop.ui.appearance import FrameMemory
from aura_desktop.ui.application import Application
from aura_desktop.ui.frame import Frame
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.single_instance import SingleInstance
from aura_desktop.ui.widgets.start_notice import DEMO, QUIT, RESTORE
from aura_desktop.wizard_room import WizardRoom

if TYPE_CHECKING:
    from aura_desktop.core import Core
    from aura_desktop.domain.ids import ConversationId
    from aura_desktop.ui.back_rooms import BackRooms
    from aura_desktop.ui.desk import Desk
    from aura_desktop.ui.presence import Presence

logger = logging.getLogger(__name__)

PATIENCE_S = 8.0
"""A start that takes longer waits for something, mostly for a key ring that asks for its password."""
BREAK_OFF_S = 2.0
"""A start comes to its own end within this, once nobody wants it any more; else it waits for a person."""
_QT_ENDED = "Event loop stopped before"
"""What qasync says of a loop that Qt has left by itself."""


def run(frame: Frame, config: Config, secrets: Secrets, single: SingleInstance) -> int:
    """Stay until the window is closed; the exit code."""
    _begin_log(config)
    try:
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(frame.app)) as runner:
            code = runner.run(Program(frame, config, secrets, single).run())
    except RuntimeError as error:
        if not str(error).startswith(_QT_ENDED):
            raise
        # The screen is gone: a session ended. Qt runs no more, and what the store holds is whole at any moment.
        logger.error("ended by the screen")
        code = 1
    finally:
        single.release()
    # Not after an error nobody foresaw: the log is where it is told, masked.
    log.close()
    return code


def _begin_log(config: Config) -> None:
    """The demo keeps nothing of itself."""
    if config.mode is Mode.DEMO:
        log.set_up(None)
        return
    # Before anything else makes it with the usual rights; what is wrong with it the store will tell.
    with contextlib.suppress(OSError):
        own_folder(config.data_folder)
    log.set_up(config.data_folder / "logs")


class Program(QObject):
    """One run: Core may be built anew under another set-up, the window in another language."""

    def __init__(
        self,
        frame: Frame,
        config: Config,
        secrets: Secrets,
        single: SingleInstance,
        credentials: Credentials | None = None,
    ) -> None:
        super().__init__()
        self._setting_up = SettingUp(config, secrets, credentials or Credentials())
        clinic_zone.follow(self._setting_up.book)
        self._wizard = WizardRoom(self._setting_up)
        self._reconfigured = asyncio.Event()
        self._restores = RestoreRoom(config, secrets, self._setting_up.credentials)
        self._presence: Presence | None = None
        self._waiting = 0
        self._desk: Desk | None = None
        self._rooms: BackRooms | None = None
        self._config = config
        self._secrets = secrets
        self._memory = frame.memory
        self._appearance = frame.appearance
        self._ended = asyncio.Event()
        self._is_starting = False
        self._main: asyncio.Task[object] | None = None
        self._changed = asyncio.Event()
        self._answers: asyncio.Queue[str] = asyncio.Queue()
        self._collecting: asyncio.Task[None] | None = None
        self._window = frame.window
        self._window.connect_requested.connect(self._on_connect_requested)
        # Until everything is there, closing means the end.
        self._window.close_requested.connect(self._on_close_before_start)
        self._wizard.reconfigured.connect(self._reconfigured.set)
        self._wizard.closed.connect(self._on_wizard_closed)
        self._appearance.language_changed.connect(self._on_language_changed)
        if isinstance(frame.app, Application):
            frame.app.quit_requested.connect(self._end)
        self._single = single
        single.activation_requested.connect(self._on_activation_requested)

    async def run(self) -> int:
        """Start Core, serve the person in front of the frame; the exit code."""
        self._main = asyncio.current_task()
        signals.on_end(self._end)
        if not self._window.isMinimized():
            self._window.show()
        patience = asyncio.get_running_loop().call_later(PATIENCE_S, self._ask_for_patience)
        try:
            while not self._ended.is_set():
                await self._live()
        except asyncio.CancelledError:
            if self._main is None or not self._ended.is_set():
                raise
            self._main.uncancel()
            logger.info("the start was broken off")
        self._is_starting = False
        patience.cancel()
        await self._wizard.close()
        if self._presence is not None:
            await self._presence.close()
        if self._collecting is not None:
            self._collecting.cancel()
        self._close_window()
        return 0

    async def _live(self) -> None:
        """Under one set-up, until there is another or the end comes."""
        self._reconfigured.clear()
        self._is_starting = True
        try:
            if self._config.mode is Mode.SETUP:
                await self._set_up()
            else:
                await self._restores.fulfil(self._window)
                await self._work()
        except (SetupError, StoreError) as error:
            logger.error("cannot start: %s", log.describe(error))
            await self._ask_what_next(error)
        if self._reconfigured.is_set():
            self._take_new_setup()

    async def _set_up(self) -> None:
        """Nobody has said what to connect: the wizard asks, over an empty window."""
        while not (self._ended.is_set() or self._reconfigured.is_set()):
            await self._wizard.open(self._window)
            self._settle_in()
            await self._until_something_happens()
            if self._changed.is_set():
                self._replace_window()
                await self._wizard.speak_anew(self._window)

    async def _work(self) -> None:
        # Importing takes a second; the frame stays alive meanwhile.
        core_type = await asyncio.to_thread(load_core)
        core = core_type(
            self._config,
            self._secrets,
            credentials=self._setting_up.credentials,
            book=self._setting_up.book,
            vault=self._setting_up.vault,
            reads_first=True,
        )
        async with core:
            await self._serve(core)

    def _take_new_setup(self) -> None:
        former, self._config = self._config, renewed(self._config, self._setting_up.book.current)
        is_demo = self._config.mode is Mode.DEMO
        if former.mode is not self._config.mode:
            _begin_log(self._config)
            self._single.become(Mode.DEMO if is_demo else Mode.LIVE)
            self._memory = FrameMemory(None if is_demo else self._config.data_folder)
        if is_demo or not self._window.is_empty():
            self._replace_window()

    def _on_close_before_start(self) -> None:
        if self._presence is None:
            self._end()

    def _on_connect_requested(self) -> None:
        if self._rooms is None or self._rooms.is_allowed(Right.KEYS):
            self._open_wizard()

    def _open_wizard(self, step: Step | None = None) -> None:
        self._wizard.tasks.spawn(self._wizard.open(self._window, step))

    def _on_wizard_closed(self, conversation_id: "ConversationId | None") -> None:
        self._window.setFocus()
        if self._desk is not None and conversation_id is not None:
            self._desk.inbox.open(conversation_id, focus=True)

    async def _serve(self, core: "Core") -> None:
        """Windows, one after another when the language changes, until the end."""
        await kept_look.take(core, self._appearance, self._memory, self._window)
        if self._changed.is_set():
            self._replace_window()
        section, conversation_id = "inbox", None
        while not (self._ended.is_set() or self._reconfigured.is_set()):
            desk = self._desk = furnish(self._window, core, self._appearance)
            desk.inbox.waiting_changed.connect(self._on_waiting_changed)
            self._wizard.guard(core.people)
            try:
                desk.start(conversation_id)
                await self._complete(desk, core)
                self._window.show_section(section)
                await self._until_something_happens()
                section, conversation_id = self._window.section(), desk.chat.current_id()
            finally:
                self._wizard.set_desk(None)
                self._wizard.guard(None)
                self._desk = self._rooms = None
                if self._presence is not None:
                    self._presence.rest()
                await desk.close()
            await kept_look.keep(core, self._appearance, self._memory, self._window)
            if self._changed.is_set() and not self._ended.is_set():
                self._replace_window()
                await self._wizard.speak_anew(self._window)

    async def _complete(self, desk: "Desk", core: "Core") -> None:
        """What nobody needs in order to read, once the inbox is on the screen."""
        await desk.inbox.tasks.settle()
        rooms_type = await asyncio.to_thread(load_back_rooms)
        if not core.is_serving:
            await core.serve()
        services = services_of(core)
        setup, looking_back = room_services(core, self._setting_up)
        rooms = self._rooms = rooms_type(
            self._window,
            services,
            desk.bridge,
            self._appearance,
            core.api_access,
            core.api_port,
            setup,
            looking_back,
            ai_services_of(core),
        )
        rooms.wizard_requested.connect(self._open_wizard)
        rooms.quit_requested.connect(self._end)
        rooms.restore_requested.connect(self._on_restore_requested)
        desk.add(rooms)
        self._restores.tell(self._window)
        if not core.is_demo:
            self._wizard.set_desk(services)
        if self._is_wizard_wanted(core):
            await self._wizard.open(self._window)
        self._settle_in()
        assert self._presence is not None
        self._presence.serve(core.link_health, core.absences, demo=core.is_demo)

    def _is_wizard_wanted(self, core: "Core") -> bool:
        """It was left open; a demo that was asked for by its option shows itself, though."""
        setup = self._setting_up.book.current
        return setup.wizard.is_open and (not core.is_demo or setup.choice is Choice.DEMO)

    def _ask_for_patience(self) -> None:
        if self._presence is None:
            self._window.set_patient(waits=True)

    def _settle_in(self) -> None:
        """The start is over."""
        self._is_starting = False
        self._window.set_patient(waits=False)
        if self._collecting is None:
            garbage.leave_start_alone()
            self._collecting = asyncio.create_task(garbage.collect_here(), name="garbage")
        if self._presence is None:
            self._presence = self._made_presence()
        self._single.listen()

    def _made_presence(self) -> "Presence":
        # After the inbox, for a quick start.
        from aura_desktop.ui.presence import Presence

        presence = Presence(self._setting_up.book, utc_now)
        presence.quit_requested.connect(self._end)
        presence.check_requested.connect(self._on_check_requested)
        presence.repair_requested.connect(self._on_repair_requested)
        presence.woke.connect(self._on_woke)
        presence.set_window(self._window)
        # Counted while there was no tray yet, and told again only when it changes.
        presence.set_waiting(self._waiting)
        presence.start(minimized=self._window.isMinimized())
        return presence

    def _on_restore_requested(self, name: str, person: str) -> None:
        """Core ends in order, the file is put back, and another Core begins."""
        self._restores.wish(name, person)
        self._reconfigured.set()

    def _on_waiting_changed(self, count: int) -> None:
        self._waiting = count
        if self._presence is not None:
            self._presence.set_waiting(count)

    def _on_check_requested(self) -> None:
        self._window.show_section("health")
        self._on_repair_requested(Action.CHECK_AGAIN)

    def _on_repair_requested(self, name: str) -> None:
        if self._rooms is not None:
            self._rooms.remedies.act(name or Action.OPEN_HEALTH)

    def _on_woke(self, slept_s: float) -> None:
        """Nothing that was proven before it counts any more, nor that somebody was there."""
        if self._desk is not None:
            self._desk.lock.idle.look()
        self._on_repair_requested(Action.CHECK_AGAIN)

    async def _until_something_happens(self) -> None:
        events = (self._ended, self._changed, self._reconfigured)
        waits = [asyncio.ensure_future(event.wait()) for event in events]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()

    def _replace_window(self) -> None:
        former, self._window = self._window, MainWindow(demo=self._config.mode is Mode.DEMO)
        # From here on another language is another change, however long the rest of this window takes.
        self._changed.clear()
        self._window.connect_requested.connect(self._on_connect_requested)
        if self._presence is not None:
            self._presence.set_window(self._window)
        self._window.restoreGeometry(former.saveGeometry())
        self._wizard.move_to(self._window)
        self._window.show()
        former.hide()
        former.deleteLater()

    async def _ask_what_next(self, error: AuraError) -> None:
        self._settle_in()
        notice = await self._restores.notice(self._window, error)
        notice.chosen.connect(self._answers.put_nowait)
        notice.present()
        choice = await self._answers.get()
        notice.deleteLater()
        if choice == QUIT:
            self._ended.set()
        elif choice == RESTORE:
            self._restores.wish_offered()
        elif choice == DEMO:
            self._config = replace(self._config, mode=Mode.DEMO, api_port=0, webhook_port=0)
            self._memory = FrameMemory(None)
            self._replace_window()

    def _close_window(self) -> None:
        self._window.hide()
        self._window.deleteLater()
        self._appearance.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _end(self) -> None:
        self._window.hide()
        self._answers.put_nowait(QUIT)
        if not self._ended.is_set():
            self._ended.set()
            asyncio.get_running_loop().call_later(BREAK_OFF_S, self._break_off)

    def _break_off(self) -> None:
        """A key ring may wait longer for its password than anybody for the end of the program."""
        if self._is_starting and self._main is not None:
            self._main.cancel()

    def _on_language_changed(self) -> None:
        self._changed.set()

    def _on_activation_requested(self) -> None:
        if self._presence is not None:
            self._presence.show_window()
