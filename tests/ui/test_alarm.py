"""The alarm: at once, again after ever longer pauses, until somebody answers or it is well again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aura_desktop.ui.alarm import FIRST_PAUSE_S, LONGEST_PAUSE_S, WELL_AFTER_S, Alarm, Later


class Timer:
    """Runs when it is told to."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self.interval_ms: int | None = None

    def start(self, interval_ms: int, /) -> None:
        self.interval_ms = interval_ms

    def stop(self) -> None:
        self.interval_ms = None

    def pass_time(self) -> int:
        """What it waited for has come; how long that was, in seconds."""
        assert self.interval_ms is not None
        waited, self.interval_ms = self.interval_ms, None
        self._ring()
        return waited // 1000


class Bell:
    """An alarm and what it has said."""

    def __init__(self) -> None:
        self.timers: list[Timer] = []
        self.said: list[str] = []
        self.now_s = 1000.0
        self.alarm = Alarm(timer=self._make, clock=lambda: self.now_s)
        for name in ("began", "rang", "silenced", "ended"):
            getattr(self.alarm, name).connect(lambda word=name: self.said.append(word))

    def _make(self, owner: QObject, ring: Callable[[], None]) -> Later:
        self.timers.append(Timer(ring))
        return self.timers[-1]

    @property
    def timer(self) -> Timer:
        return self.timers[0]


@pytest.fixture
def bell(qapp: object) -> Bell:
    return Bell()


def test_it_rings_at_once_and_with_growing_pauses(bell: Bell) -> None:
    bell.alarm.raise_it()
    bell.alarm.raise_it()
    assert bell.said == ["began", "rang"]
    pauses = [bell.timer.pass_time() for _ in range(7)]
    assert pauses == [30, 60, 120, 240, 480, 600, 600]
    assert pauses[0] == FIRST_PAUSE_S
    assert pauses[-1] == LONGEST_PAUSE_S
    assert bell.said.count("rang") == 8


def test_somebody_answers_and_it_stays_to_be_seen(bell: Bell) -> None:
    bell.alarm.silence()
    bell.alarm.raise_it()
    bell.alarm.silence()
    bell.alarm.silence()
    bell.alarm.raise_it()
    assert bell.said == ["began", "rang", "silenced"]
    assert bell.timer.interval_ms is None
    assert bell.alarm.is_on()
    assert bell.alarm.is_silent()


def test_well_again_it_is_told_once_and_the_next_one_starts_anew(bell: Bell) -> None:
    bell.alarm.heal()
    bell.alarm.raise_it()
    bell.timer.pass_time()
    bell.alarm.heal()
    bell.alarm.heal()
    assert bell.said == ["began", "rang", "rang", "ended"]
    assert bell.timer.interval_ms is None
    bell.now_s += WELL_AFTER_S
    bell.alarm.raise_it()
    assert bell.timer.pass_time() == 30


def test_silenced_once_it_rings_for_the_next_time(bell: Bell) -> None:
    bell.alarm.raise_it()
    bell.alarm.silence()
    bell.alarm.heal()
    assert not bell.alarm.is_silent()
    bell.said.clear()
    bell.now_s += WELL_AFTER_S
    bell.alarm.raise_it()
    assert bell.said == ["began", "rang"]


def test_a_line_that_is_well_for_moments_only_is_one_trouble(bell: Bell) -> None:
    """Somebody ends the agent each minute: it rings no more often for that."""
    for _ in range(60):
        bell.alarm.raise_it()
        bell.now_s += 35
        bell.alarm.heal()
        bell.now_s += 25
    assert bell.said.count("rang") <= 10
    bell.alarm.raise_it()
    assert bell.timer.interval_ms is not None
    bell.alarm.silence()
    bell.said.clear()
    for _ in range(60):
        bell.alarm.heal()
        bell.now_s += 25
        bell.alarm.raise_it()
        bell.now_s += 35
    assert "rang" not in bell.said, "whoever answered has answered"
    assert bell.alarm.is_on()
    assert bell.alarm.is_silent()


def test_a_pause_goes_on_where_it_was(bell: Bell) -> None:
    bell.alarm.raise_it()
    bell.now_s += 10
    bell.alarm.heal()
    bell.now_s += 5
    bell.alarm.raise_it()
    assert bell.said == ["began", "rang", "ended", "began"]
    assert bell.timer.pass_time() == 15
    assert bell.timer.pass_time() == 60


def test_stopped_it_forgets_who_answered(bell: Bell) -> None:
    bell.alarm.raise_it()
    bell.alarm.silence()
    bell.alarm.stop()
    bell.said.clear()
    bell.alarm.raise_it()
    assert bell.said == ["began", "rang"]


def test_stopped_it_says_nothing(bell: Bell) -> None:
    bell.alarm.raise_it()
    bell.said.clear()
    bell.alarm.stop()
    assert bell.said == []
    assert not bell.alarm.is_on()


def test_its_own_timer_rings(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aura_desktop.ui.alarm.FIRST_PAUSE_S", 0.01)
    alarm = Alarm()
    alarm.raise_it()
    with qtbot.waitSignal(alarm.rang):
        pass
    alarm.stop()
