"""Presence: what the program shows of itself outside its pages: tray, alarm, closing, new messages."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.absence import Absence, News
from aura_desktop.domain.link import GRACE, LinkState, Listening, silence
from aura_desktop.errors import AuraError
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.ui import wording, wording_absence, wording_errors, wording_time
from aura_desktop.ui.alarm import Alarm
from aura_desktop.ui.closing import Closing
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.news_bell import NewsBell
from aura_desktop.ui.presence_sources import AbsenceSource, Board, Leave
from aura_desktop.ui.sound import Sound, Sounds
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.tray import Tray
from aura_desktop.ui.tray_icon import TrayState, window_icon
from aura_desktop.ui.wakefulness import Wakefulness

ALARM, ABSENCE = "nobody_listening", "absence"
"""Keys in the window's notice bar."""
LOOK_EVERY_MS = 5_000
"""A silence becomes an alarm by lasting, and nobody reports that."""
LOG_OFF = timedelta(minutes=1)
"""Takes no longer, unless somebody called it off: another program had something unsaved."""
_WRONG = frozenset({LinkState.DOWN, LinkState.PAUSED, LinkState.DEGRADED})


class Presence(QObject):
    """One for the whole run; windows and Core come and go.

    Signals:
        quit_requested(): the program shall end; the window is hidden already.
        show_requested(): the window came to the front.
        check_requested(): somebody wants to know how the line is.
        repair_requested(str): the button of the alarm, an Action of troubles.py; "" leads to the status.
        woke(float): the PC slept for so many seconds.
    """

    quit_requested = Signal()
    show_requested = Signal()
    check_requested = Signal()
    repair_requested = Signal(str)
    woke = Signal(float)

    def __init__(
        self,
        book: SetupBook,
        clock: Callable[[], datetime],
        *,
        tray: Tray | None = None,
        sounds: Sounds | None = None,
        alarm: Alarm | None = None,
        bell: NewsBell | None = None,
        wakefulness: Wakefulness | None = None,
    ) -> None:
        super().__init__()
        self._book = book
        self._clock = clock
        self._window: MainWindow | None = None
        self._board: Board | None = None
        self._absences: AbsenceSource | None = None
        self._is_demo = False
        self._session_ended_at: datetime | None = None
        self._repair = ""
        self._woke_at: datetime | None = None
        self._leaves: list[Leave] = []
        self.tasks = Tasks(self)
        self._closing = Closing(book, self.tasks, self)
        self._tray = tray or Tray(self)
        self._sounds = sounds or Sounds(self)
        self._alarm = alarm or Alarm(self)
        self._bell = bell or NewsBell(self)
        self._wakefulness = wakefulness or Wakefulness(self)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._connect()

    def start(self, *, minimized: bool = False) -> None:
        """Tray and clock, once the start is over; `minimized`: nobody asked for the window yet."""
        QApplication.setWindowIcon(window_icon())
        self._tray.start()
        self._wakefulness.start()
        self._look()
        if minimized:
            self._tray.appeared.connect(self._on_tray_appeared)
            self._stay()

    def set_window(self, window: MainWindow) -> None:
        """This is the window now; its closing is decided here."""
        self._closing.forget_window()
        self._window = window
        window.close_requested.connect(self._on_close_requested)
        window.activated.connect(self._bell.look)
        window.notices.action_requested.connect(self._on_notice_action)
        window.notices.second_requested.connect(self._on_notice_second)
        window.curtain.silence_requested.connect(self._alarm.silence)
        self._tray.retranslate()
        self._look()
        self._show_alarm()

    def serve(self, board: Board, absences: AbsenceSource | None = None, *, demo: bool) -> None:
        """Core runs: from now on closing may keep it running, and silence is an alarm unless it is the demo."""
        self.rest()
        self._board, self._absences, self._is_demo = board, absences, demo
        self._leaves = [board.subscribe(self._look)]
        if absences is not None:
            self._leaves.append(absences.subscribe(self._on_absence))
            self._leaves.append(absences.subscribe_news(self._on_news))
        self._look()

    def rest(self) -> None:
        """Core stops; nothing is listened to, on purpose."""
        for leave in self._leaves:
            leave()
        self._leaves = []
        self._board = self._absences = None
        self._timer.stop()
        self._alarm.stop()
        self._bell.look()
        self._tray.set_alarm(is_ringing=False)
        if self._window is not None:
            self._window.notices.clear_notice(ALARM)
            self._window.curtain.tell_alarm("")
        self._look()

    def set_waiting(self, count: int) -> None:
        """How many conversations wait for an answer."""
        self._tray.set_waiting(count)

    def show_window(self) -> None:
        """Bring the window to the front, hidden, minimised or behind others; as large as it was."""
        window = self._window
        if window is None:
            return
        state = window.windowState() & ~Qt.WindowState.WindowMinimized
        window.setWindowState(state | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        self.show_requested.emit()

    def can_hide(self) -> bool:
        """Whether a hidden window could be found again."""
        return self._tray.is_available()

    async def close(self) -> None:
        """The end of the run; an answer that is still being written is kept."""
        await self.tasks.settle()
        self.rest()
        self._wakefulness.close()
        self._sounds.close()
        await self._tray.close()
        await self.tasks.close()

    def _connect(self) -> None:
        self._tray.open_requested.connect(self.show_window)
        self._tray.check_requested.connect(self._on_check_requested)
        self._tray.silence_requested.connect(self._alarm.silence)
        self._tray.quit_requested.connect(self._on_tray_quit)
        self._closing.stay_chosen.connect(self._stay)
        self._closing.quit_chosen.connect(self._quit)
        self._alarm.began.connect(self._on_alarm_began)
        self._alarm.rang.connect(self._on_alarm_rang)
        self._alarm.silenced.connect(self._show_alarm)
        self._alarm.ended.connect(self._on_alarm_ended)
        self._bell.rang.connect(self._on_bell_rang)
        self._wakefulness.woke.connect(self._on_woke)
        self._timer.timeout.connect(self._look)
        self.tasks.failed.connect(self._on_failed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._on_session_ends)
            if sys.platform == "darwin":
                app.applicationStateChanged.connect(self._on_application_state)

    # closing

    def _on_close_requested(self) -> None:
        if self._window is None:
            return
        if self._is_barred(self._window):
            self._stay()
            return
        self._closing.decide(self._window, may_stay=self._may_stay(), hides=self.can_hide())

    def _on_tray_quit(self) -> None:
        if self._window is not None and self._is_barred(self._window):
            # Whoever wants the end signs in first.
            self.show_window()
        else:
            self._quit()

    def _may_stay(self) -> bool:
        return self._board is not None and not self._is_demo and not self._session_ends()

    def _is_barred(self, window: MainWindow) -> bool:
        """Nobody is there to answer, and nobody who is not signed in stops the listening."""
        return self._may_stay() and window.curtain.is_drawn()

    def _stay(self) -> None:
        """Out of the way, and never out of reach."""
        if self._window is None:
            return
        if self.can_hide():
            self._window.hide()
        else:
            self._window.showMinimized()

    def _on_tray_appeared(self) -> None:
        # At log-in the panel may come after us; by then somebody may have opened the window.
        if self._window is not None and self._window.isMinimized():
            self._window.hide()

    def _quit(self) -> None:
        if self._window is not None:
            self._window.hide()
        self.quit_requested.emit()

    def _on_session_ends(self) -> None:
        # Nobody is asked any more: a question would hold up the whole log-off.
        self._session_ended_at = self._clock()

    def _session_ends(self) -> bool:
        ended_at = self._session_ended_at
        return ended_at is not None and abs(self._clock() - ended_at) < LOG_OFF

    # the line

    def _look(self) -> None:
        board = self._board
        if board is None:
            self._tray.set_state(TrayState.WARNING, self.tr("Not connected"))
            return
        if self._is_demo:
            self._tray.set_state(TrayState.DEMO, self.tr("Demo mode"))
            return
        self._watch_silence(board)
        # Else the silence of a whole night could be seen before the night is.
        self._wakefulness.look()
        if board.listening().can_hear:
            self._alarm.heal()
        elif self._alarm.is_on() or not self._has_just_woken():
            self._alarm.raise_it()
            self._show_alarm()
        self._show_state(board)

    def _watch_silence(self, board: Board) -> None:
        """What is well is told when it changes; nobody needs a clock for it."""
        if silence(board.links()) is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _has_just_woken(self) -> bool:
        """A silence that began as the PC fell asleep has its grace yet to come."""
        return self._woke_at is not None and abs(self._clock() - self._woke_at) < GRACE

    def _show_state(self, board: Board) -> None:
        if self._alarm.is_on():
            self._tray.set_state(TrayState.BROKEN, self._alarm_title(board.listening()))
        elif any(link.state in _WRONG for link in board.links()):
            self._tray.set_state(TrayState.WARNING, self.tr("Something needs attention"))
        else:
            self._tray.set_state(TrayState.OK, self.tr("Everything works"))

    def _alarm_title(self, heard: Listening) -> str:
        if heard.since is None:
            return self.tr("Nobody is listening")
        since = wording_time.since(heard.since, self._clock())
        return self.tr("Nobody is listening {since}").format(since=since)

    def _show_alarm(self) -> None:
        """The banner, as long as nobody listens."""
        if self._window is None or self._board is None or not self._alarm.is_on():
            return
        heard = self._board.listening()
        trouble = wording_errors.find_trouble(heard.code) if heard.code else None
        why = "" if trouble is None else f"{trouble.title}. {trouble.happened}"
        trouble = trouble or wording_errors.find_trouble(ALARM)
        self._repair = trouble.action.value if trouble is not None else ""
        rings = not self._alarm.is_silent()
        self._tray.set_alarm(is_ringing=rings)
        self._window.curtain.tell_alarm(self._alarm_title(heard), rings=rings)
        self._window.notices.show_notice(
            ALARM,
            self._alarm_title(heard),
            why or self.tr("What patients write does not arrive here."),
            icon="ear-off",
            tone="danger",
            action=(trouble.action_words if trouble is not None else "") or self.tr("See status"),
            second=self.tr("Silence") if rings else "",
        )

    def _on_alarm_began(self) -> None:
        self._show_alarm()
        is_known = self._alarm.is_silent()
        if not is_known and not self._is_watched() and self._board is not None:
            title = self._alarm_title(self._board.listening())
            text = self.tr("What patients write does not arrive here.")
            self._tray.notify(title, text, alarm=True)
            if self._window is not None and self._window.isVisible():
                # Minimised: its place in the task bar asks for attention.
                QApplication.alert(self._window)

    def _on_alarm_rang(self) -> None:
        self._sounds.play(Sound.ALARM)

    def _on_alarm_ended(self) -> None:
        self._tray.set_alarm(is_ringing=False)
        title, text = self.tr("Listening again"), self.tr("Messages arrive.")
        if self._window is not None:
            self._window.notices.clear_notice(ALARM)
            self._window.curtain.tell_alarm("")
            self._window.toasts.show_toast(title, text, icon="circle-check", ink="success")
        if not self._is_watched() and self._book.current.notifications:
            self._tray.notify(title, text)

    def _on_notice_action(self, key: str) -> None:
        if key == ALARM:
            self._alarm.silence()
            self.repair_requested.emit(self._repair)

    def _on_notice_second(self, key: str) -> None:
        if key == ALARM:
            self._alarm.silence()

    def _on_check_requested(self) -> None:
        self.show_window()
        self.check_requested.emit()

    # messages

    def _on_news(self, news: News) -> None:
        if not self._is_watched():
            self._bell.add(news.messages)

    def _on_bell_rang(self, count: int) -> None:
        self._call(self.tr("%n new message(s)", None, count), self.tr("Open AURA Desktop to read."))

    def _on_absence(self, absence: Absence) -> None:
        if not absence.messages:
            return
        title = wording_absence.absence_title(absence)
        text = wording_absence.absence_text(absence, self._clock())
        if self._window is not None:
            self._window.notices.show_notice(ABSENCE, title, text, icon="moon", can_close=True)
        if not self._is_watched():
            self._call(title, text)

    def _call(self, title: str, text: str) -> None:
        """Counts and hours only: anybody may see the screen."""
        setup = self._book.current
        if setup.notifications:
            self._tray.notify(title, text)
        if setup.sound:
            self._sounds.play(Sound.MESSAGE)

    def _is_watched(self) -> bool:
        """Whether somebody has the window before their eyes."""
        window = self._window
        return window is not None and window.isVisible() and window.isActiveWindow()

    # the rest

    def _on_woke(self, slept_s: float) -> None:
        self._woke_at = self._clock()
        if self._absences is not None:
            self._absences.woke(slept_s)
        self.woke.emit(slept_s)

    def _on_failed(self, error: AuraError) -> None:
        if self._window is not None:
            self._window.notices.show_notice(
                "trouble",
                self.tr("That did not work"),
                wording.error_sentence(error),
                can_close=True,
            )

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        # A click on the Dock's icon; other systems have the tray for it.
        is_active = state is Qt.ApplicationState.ApplicationActive
        if is_active and self._window is not None and self._window.isHidden():
            self.show_window()
