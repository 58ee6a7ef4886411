"""Closing, the alarm and new messages, with a tray and sounds that only note what they are told."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.absence import Absence, AbsenceReason, News
from aura_desktop.domain.link import GRACE, Link, LinkName, LinkState, Listening
from aura_desktop.domain.setup import OnClose, Setup
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.ui import theme
from aura_desktop.ui.alarm import Alarm
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.news_bell import NewsBell
from aura_desktop.ui.presence import ABSENCE, ALARM, Presence
from aura_desktop.ui.sound import Sound, Sounds
from aura_desktop.ui.tray import Tray
from aura_desktop.ui.tray_icon import TrayState, tray_pixmap
from aura_desktop.ui.wakefulness import Wakefulness
from aura_desktop.ui.widgets.close_question import CloseQuestion
from tests.ui.test_alarm import Timer

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
SILENCE = Listening(can_hear=False, since=NOW - timedelta(minutes=4), code="agent_died")


class Timers:
    """Makes timers that are run by hand."""

    def __init__(self) -> None:
        self.made: list[Timer] = []

    def __call__(self, owner: QObject, ring: Callable[[], None]) -> Timer:
        self.made.append(Timer(ring))
        return self.made[-1]

    def pass_time(self) -> None:
        self.made[-1].pass_time()


class NotingTray(Tray):
    """Never shown; notes states and notifications."""

    def __init__(self, *, is_there: bool) -> None:
        super().__init__()
        self.is_there = is_there
        self.states: list[tuple[TrayState, str]] = []
        self.notes: list[tuple[str, str, bool]] = []
        self.can_silence = False
        self.waits = 0

    def start(self) -> None:
        pass

    def is_available(self) -> bool:
        return self.is_there

    def set_state(self, state: TrayState, words: str) -> None:
        super().set_state(state, words)
        self.states.append((state, words))

    def set_waiting(self, count: int) -> None:
        super().set_waiting(count)
        self.waits = count

    def set_alarm(self, *, is_ringing: bool) -> None:
        self.can_silence = is_ringing

    def notify(self, title: str, text: str, *, alarm: bool = False) -> None:
        self.notes.append((title, text, alarm))


class NotingSounds(Sounds):
    """Silent."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


class Line(QObject):
    """Links as told."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = self.way_in = LinkState.OK
        self.silence = Listening(can_hear=True)
        self.callbacks: list[Callable[[], None]] = []

    def links(self) -> tuple[Link, ...]:
        return (
            Link(name=LinkName.WEBHOOK, state=self.way_in, since=NOW),
            Link(name=LinkName.META, state=self.state, since=NOW),
        )

    def listening(self) -> Listening:
        return self.silence

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def says(self, silence: Listening) -> None:
        self.silence = silence
        for callback in list(self.callbacks):
            callback()


class Late:
    """Absences and news as told."""

    def __init__(self) -> None:
        self.absence: list[Callable[[Absence], None]] = []
        self.news: list[Callable[[News], None]] = []
        self.slept: list[float] = []

    def subscribe(self, callback: Callable[[Absence], None]) -> Callable[[], None]:
        self.absence.append(callback)
        return lambda: self.absence.remove(callback)

    def subscribe_news(self, callback: Callable[[News], None]) -> Callable[[], None]:
        self.news.append(callback)
        return lambda: self.news.remove(callback)

    def woke(self, slept_s: float) -> None:
        self.slept.append(slept_s)


class Stage:
    """A Presence with everything around it."""

    def __init__(
        self, *, tray: bool = True, demo: bool = False, setup: Setup | None = None
    ) -> None:
        self.now = NOW
        self.book = SetupBook(None, setup or Setup())
        self.tray = NotingTray(is_there=tray)
        self.sounds = NotingSounds()
        self.rings, self.gathers = Timers(), Timers()
        self.line, self.late = Line(), Late()
        self.wakefulness = Wakefulness()
        self.presence = Presence(
            self.book,
            lambda: self.now,
            tray=self.tray,
            sounds=self.sounds,
            alarm=Alarm(timer=self.rings),
            bell=NewsBell(timer=self.gathers),
            wakefulness=self.wakefulness,
        )
        self.quits = 0
        self.is_closed = False
        self.presence.quit_requested.connect(self._on_quit)
        self.window = MainWindow(demo=demo)
        self.presence.set_window(self.window)
        self.presence.serve(self.line, self.late, demo=demo)
        self.window.resize(1200, 800)

    def _on_quit(self) -> None:
        self.quits += 1

    def question(self) -> CloseQuestion | None:
        asked = self.window.findChildren(CloseQuestion)
        return next((item for item in asked if item.isVisible()), None)

    def answer(self, words: str, *, remember: bool = False) -> None:
        question = self.question()
        assert question is not None
        if remember:
            question.findChildren(QCheckBox)[0].setChecked(True)
        buttons = {item.text().strip(): item for item in question.findChildren(QPushButton)}
        QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)

    def show(self, qtbot: QtBot) -> None:
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def banner_buttons(self) -> dict[str, QPushButton]:
        buttons = self.window.notices.findChildren(QPushButton)
        return {item.text(): item for item in buttons if item.isVisible()}

    async def close(self) -> None:
        if self.is_closed:
            return
        self.is_closed = True
        self.window.hide()
        self.window.deleteLater()
        await self.presence.close()


StageMaker = Callable[..., Stage]


@pytest.fixture
async def make_stage(qtbot: QtBot) -> AsyncIterator[StageMaker]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    made: list[Stage] = []

    def make(**values: object) -> Stage:
        made.append(Stage(**values))  # type: ignore[arg-type]  # the names are the caller's
        return made[-1]

    yield make
    for stage in made:
        await stage.close()


# closing


async def test_the_first_close_asks_and_keeps_the_window(
    qtbot: QtBot, make_stage: StageMaker
) -> None:
    stage = make_stage()
    stage.show(qtbot)
    stage.window.close()
    assert stage.question() is not None
    assert stage.window.isVisible()
    stage.window.close()
    assert len(stage.window.findChildren(CloseQuestion)) == 1
    stage.answer("Keep running")
    assert stage.window.isHidden()
    assert stage.quits == 0
    assert stage.book.current.on_close is OnClose.ASK


async def test_the_answer_is_kept_when_asked_to(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.show(qtbot)
    stage.window.close()
    stage.answer("Keep running", remember=True)
    await stage.presence.tasks.settle()
    assert stage.book.current.on_close is OnClose.KEEP_RUNNING
    stage.presence.show_window()
    stage.window.close()
    assert stage.question() is None
    assert stage.window.isHidden()


async def test_quit_hides_at_once_and_ends(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.show(qtbot)
    stage.window.close()
    stage.answer("Quit", remember=True)
    assert stage.quits == 1
    assert stage.window.isHidden()
    await stage.close()
    assert stage.book.current.on_close is OnClose.QUIT


async def test_esc_goes_back_to_the_window(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.show(qtbot)
    stage.window.close()
    question = stage.question()
    assert question is not None
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert stage.question() is None
    assert stage.window.isVisible()
    assert stage.quits == 0


async def test_without_a_tray_the_window_stays_in_reach(
    qtbot: QtBot, make_stage: StageMaker
) -> None:
    stage = make_stage(tray=False, setup=Setup(on_close=OnClose.KEEP_RUNNING))
    stage.show(qtbot)
    stage.window.close()
    assert not stage.window.isHidden()
    assert stage.window.isMinimized()
    assert stage.quits == 0
    stage.presence.show_window()
    assert not stage.window.isMinimized()


async def test_shown_again_it_is_as_large_as_it_was(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage(setup=Setup(on_close=OnClose.KEEP_RUNNING))
    stage.show(qtbot)
    stage.window.showMaximized()
    stage.window.close()
    stage.presence.show_window()
    assert stage.window.isMaximized()
    stage.window.showMinimized()
    stage.presence.show_window()
    assert stage.window.isVisible()
    assert stage.window.isMaximized()
    assert not stage.window.isMinimized()


@pytest.mark.parametrize("why", ["demo", "no core", "session ends", "decided"])
async def test_nobody_is_asked_where_there_is_nothing_to_decide(
    qtbot: QtBot, make_stage: StageMaker, why: str
) -> None:
    kept = Setup(on_close=OnClose.QUIT) if why == "decided" else Setup()
    stage = make_stage(demo=why == "demo", setup=kept)
    stage.show(qtbot)
    if why == "no core":
        stage.presence.rest()
    elif why == "session ends":
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.commitDataRequest.emit(None)
    stage.window.close()
    assert stage.question() is None
    assert stage.quits == 1


async def test_the_windows_bear_the_mark(qtbot: QtBot, make_stage: StageMaker) -> None:
    QApplication.setWindowIcon(QIcon())
    stage = make_stage()
    stage.presence.start()
    drawn = stage.window.windowIcon().pixmap(48).toImage()
    assert drawn == tray_pixmap(TrayState.OK, 48).toImage()


async def test_a_log_off_that_was_called_off_is_forgotten(
    qtbot: QtBot, make_stage: StageMaker
) -> None:
    stage = make_stage(setup=Setup(on_close=OnClose.KEEP_RUNNING))
    stage.show(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.commitDataRequest.emit(None)
    stage.now += timedelta(minutes=5)
    stage.window.close()
    assert stage.window.isHidden()
    assert stage.quits == 0


async def test_started_at_log_in_it_stays_out_of_the_way(
    qtbot: QtBot, make_stage: StageMaker
) -> None:
    stage = make_stage()
    stage.presence.start(minimized=True)
    assert stage.window.isHidden()
    late = make_stage(tray=False)
    late.presence.start(minimized=True)
    assert late.window.isMinimized()
    late.tray.is_there = True
    late.tray.appeared.emit()
    assert late.window.isHidden()
    late.presence.show_window()
    late.tray.appeared.emit()
    assert late.window.isVisible()


# the alarm


async def test_nobody_is_listening(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.show(qtbot)
    assert stage.tray.states[-1] == (TrayState.OK, "Everything works")
    stage.line.says(SILENCE)
    assert stage.window.notices.shown_key() == ALARM
    assert stage.window.notices.accessibleName().startswith("Nobody is listening since 10:38.")
    assert stage.tray.states[-1] == (TrayState.BROKEN, "Nobody is listening since 10:38")
    assert stage.sounds.played == [Sound.ALARM]
    stage.rings.pass_time()
    assert stage.sounds.played == [Sound.ALARM, Sound.ALARM]
    assert stage.tray.can_silence
    QTest.mouseClick(stage.banner_buttons()["Silence"], Qt.MouseButton.LeftButton)
    assert "Silence" not in stage.banner_buttons()
    assert not stage.tray.can_silence
    stage.line.says(SILENCE)
    assert "Silence" not in stage.banner_buttons()
    assert stage.sounds.played == [Sound.ALARM, Sound.ALARM]
    stage.line.says(Listening(can_hear=True))
    assert stage.window.notices.shown_key() == ""
    assert stage.tray.states[-1] == (TrayState.OK, "Everything works")
    assert stage.sounds.played == [Sound.ALARM, Sound.ALARM]


async def test_a_silence_becomes_an_alarm_by_lasting_and_a_well_line_needs_no_clock(
    qtbot: QtBot, make_stage: StageMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aura_desktop.ui.presence.LOOK_EVERY_MS", 5)
    stage = make_stage()
    clocks = stage.presence.findChildren(QTimer)
    assert not any(clock.isActive() for clock in clocks)
    stage.line.way_in = LinkState.DOWN
    stage.line.says(Listening(can_hear=True))
    assert stage.sounds.played == []
    # It has lasted: nobody says so.
    stage.line.silence = Listening(can_hear=False, since=NOW)
    qtbot.waitUntil(lambda: stage.sounds.played == [Sound.ALARM])
    stage.line.way_in = LinkState.OK
    stage.line.says(Listening(can_hear=True))
    assert not any(clock.isActive() for clock in clocks)


async def test_the_one_repair_is_asked_for(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.show(qtbot)
    stage.line.says(replace(SILENCE, code=""))
    (button,) = (item for words, item in stage.banner_buttons().items() if words != "Silence")
    with qtbot.waitSignal(stage.presence.repair_requested) as asked:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["open_health"]
    assert not stage.tray.can_silence


async def test_while_nobody_looks_the_alarm_is_a_notification_too(make_stage: StageMaker) -> None:
    quiet = Setup(sound=False, notifications=False)
    stage = make_stage(setup=quiet)
    stage.line.says(SILENCE)
    text = "What patients write does not arrive here."
    assert stage.tray.notes == [("Nobody is listening since 10:38", text, True)]
    assert stage.sounds.played == [Sound.ALARM]
    stage.line.says(Listening(can_hear=True))
    assert len(stage.tray.notes) == 1


async def test_a_new_window_shows_the_alarm_too(make_stage: StageMaker, qtbot: QtBot) -> None:
    stage = make_stage()
    stage.line.says(SILENCE)
    another = MainWindow(demo=False)
    qtbot.addWidget(another)
    stage.presence.set_window(another)
    assert another.notices.shown_key() == ALARM


async def test_in_the_demo_there_is_no_alarm(make_stage: StageMaker) -> None:
    stage = make_stage(demo=True)
    stage.line.says(SILENCE)
    assert stage.sounds.played == []
    assert stage.window.notices.shown_key() == ""
    assert stage.tray.states[-1][0] is TrayState.DEMO


async def test_core_that_stops_on_purpose_ends_the_alarm(make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.line.says(SILENCE)
    stage.presence.rest()
    assert stage.window.notices.shown_key() == ""
    assert stage.line.callbacks == []
    assert stage.late.news == []
    assert stage.tray.states[-1] == (TrayState.WARNING, "Not connected")


async def test_a_weak_link_is_a_triangle(make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.line.state = LinkState.DEGRADED
    stage.line.says(Listening(can_hear=True))
    assert stage.tray.states[-1] == (TrayState.WARNING, "Something needs attention")


# messages


def tell(stage: Stage, messages: int) -> None:
    for callback in stage.late.news:
        callback(News(messages=messages, conversations=1))


async def test_new_messages_call_once_for_all_of_them(make_stage: StageMaker) -> None:
    stage = make_stage()
    tell(stage, 1)
    tell(stage, 2)
    assert stage.tray.notes == []
    stage.gathers.pass_time()
    assert stage.tray.notes == [("3 new message(s)", "Open AURA Desktop to read.", False)]
    assert stage.sounds.played == [Sound.MESSAGE]
    for _ in range(200):
        tell(stage, 1)
    stage.gathers.pass_time()
    assert stage.tray.notes[1:] == [("203 new message(s)", "Open AURA Desktop to read.", False)]
    stage.gathers.pass_time()
    assert len(stage.tray.notes) == 2


async def test_who_looks_at_the_window_is_not_called(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    tell(stage, 1)
    stage.show(qtbot)
    tell(stage, 1)
    assert stage.gathers.made[-1].interval_ms is None
    assert (stage.tray.notes, stage.sounds.played) == ([], [])


async def test_the_switches_are_heeded(make_stage: StageMaker) -> None:
    stage = make_stage(setup=Setup(sound=False))
    tell(stage, 1)
    stage.gathers.pass_time()
    assert (len(stage.tray.notes), stage.sounds.played) == (1, [])
    stage = make_stage(setup=Setup(notifications=False))
    tell(stage, 1)
    stage.gathers.pass_time()
    assert (stage.tray.notes, stage.sounds.played) == ([], [Sound.MESSAGE])


def absence(messages: int) -> Absence:
    return Absence(
        since=NOW - timedelta(hours=10),
        until=NOW - timedelta(minutes=5),
        reason=AbsenceReason.SLEPT,
        messages=messages,
        conversations=2,
    )


async def test_what_came_late_is_one_notice(make_stage: StageMaker) -> None:
    stage = make_stage()
    for callback in stage.late.absence:
        callback(absence(0))
        callback(absence(4))
    assert stage.window.notices.shown_key() == ABSENCE
    assert stage.window.notices.accessibleName() == (
        "This computer was asleep. 4 message(s) in 2 conversation(s) came late: 00:42 to 10:37."
    )
    assert len(stage.tray.notes) == 1


async def test_waking_is_passed_on(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    with qtbot.waitSignal(stage.presence.woke) as woke:
        stage.wakefulness.woke.emit(3600.0)
    assert woke.args == [3600.0]
    assert stage.late.slept == [3600.0]


async def test_a_silence_that_began_as_the_pc_fell_asleep_has_not_lasted_yet(
    make_stage: StageMaker,
) -> None:
    """The network goes a moment before the PC sleeps and is back some seconds after it wakes."""
    stage = make_stage()
    now = [NOW]
    stage.presence._clock = lambda: now[0]
    stage.wakefulness._looked_at -= 3600
    silence = Listening(can_hear=False, since=NOW - timedelta(hours=1), code="tunnel_no_network")
    stage.line.says(silence)
    assert stage.late.slept, "whoever looks first notices the sleep"
    assert (stage.sounds.played, stage.tray.notes) == ([], [])
    now[0] += GRACE - timedelta(seconds=1)
    stage.line.says(silence)
    assert stage.sounds.played == []
    now[0] += timedelta(seconds=1)
    stage.line.says(silence)
    assert stage.sounds.played == [Sound.ALARM]
    stage.wakefulness._looked_at -= 3600
    stage.line.says(silence)
    assert stage.presence._alarm.is_on(), "one that was raised stays"


async def test_the_tray_leads_back_to_the_window(qtbot: QtBot, make_stage: StageMaker) -> None:
    stage = make_stage()
    stage.presence.set_waiting(3)
    assert stage.tray.waits == 3
    assert stage.window.isHidden()
    with qtbot.waitSignal(stage.presence.check_requested):
        stage.tray.check_requested.emit()
    assert stage.window.isVisible()
    stage.line.says(SILENCE)
    stage.tray.silence_requested.emit()
    assert not stage.tray.can_silence
    stage.tray.quit_requested.emit()
    assert stage.quits == 1


async def test_a_locked_window_that_is_closed_asks_nobody_and_goes_on_listening(
    qtbot: QtBot, make_stage: StageMaker
) -> None:
    stage = make_stage()
    stage.show(qtbot)
    await stage.book.change(on_close=OnClose.QUIT)
    stage.window.curtain.draw(QWidget())
    stage.window.close()
    assert stage.question() is None
    assert stage.quits == 0
    assert stage.window.isHidden()


async def test_the_tray_does_not_end_it_while_it_is_locked(
    qtbot: QtBot, make_stage: StageMaker
) -> None:
    stage = make_stage()
    stage.show(qtbot)
    stage.window.curtain.draw(QWidget())
    stage.window.close()
    assert stage.window.isHidden()
    stage.tray.quit_requested.emit()
    assert stage.quits == 0
    assert stage.window.isVisible(), "to sign in there"
    stage.window.curtain.lift()
    stage.tray.quit_requested.emit()
    assert stage.quits == 1


async def test_the_alarm_is_told_on_the_curtain_and_silenced_from_there(
    make_stage: StageMaker,
) -> None:
    stage = make_stage()
    told: list[tuple[str, bool]] = []
    stage.window.curtain.alarm_told.connect(lambda *words: told.append(words))
    stage.line.says(SILENCE)
    words, rings = told[-1]
    assert words.startswith("Nobody is listening")
    assert rings
    stage.window.curtain.silence_requested.emit()
    assert told[-1] == (words, False)
    stage.line.says(Listening(can_hear=True))
    assert stage.window.curtain.alarm == ("", False)
