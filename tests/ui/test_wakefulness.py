"""Sleep is what a late look shows; the signal of the system only brings the look forward."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aura_desktop.ui.awake_clock import counted_through_sleep
from aura_desktop.ui.wakefulness import LOOK_EVERY_MS, Wakefulness

TICK_S = LOOK_EVERY_MS / 1000
ROOT = Path(__file__).parents[2]


class Clock:
    """Seconds, as told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.usefixtures("qapp")
class TestLooks:
    """With a clock that is turned by hand."""

    def test_a_look_in_time_says_nothing(self, qtbot: QtBot) -> None:
        clock = Clock()
        found = Wakefulness(clock=clock)
        with qtbot.assertNotEmitted(found.woke):
            for seconds in (TICK_S, TICK_S + 2, 0.0, TICK_S + 29.9):
                clock.now += seconds
                found.look()

    def test_a_late_look_tells_how_long_it_was(self, qtbot: QtBot) -> None:
        clock = Clock()
        found = Wakefulness(clock=clock)
        clock.now += 3600 + TICK_S
        with qtbot.waitSignal(found.woke) as woke:
            found.look()
        assert woke.args == [3600 + TICK_S]
        with qtbot.assertNotEmitted(found.woke):
            clock.now += TICK_S
            found.look()

    @pytest.mark.parametrize("seed", range(20))
    def test_each_sleep_is_told_once(self, seed: int) -> None:
        dice = random.Random(seed)  # the same dice each time
        clock = Clock()
        found = Wakefulness(clock=clock)
        told: list[float] = []
        found.woke.connect(told.append)
        slept: list[float] = []
        for _ in range(100):
            awake = TICK_S + dice.random()
            asleep = dice.choice([0.0, 0.0, 0.0, 60.0, 4 * 3600.0])
            clock.now += awake + asleep
            if asleep:
                slept.append(asleep)
            found.look()
        assert len(told) == len(slept)
        for heard, real in zip(told, slept, strict=True):
            assert real <= heard <= real + TICK_S + 1

    def test_time_before_the_start_is_no_sleep(self, qtbot: QtBot) -> None:
        clock = Clock()
        found = Wakefulness(clock=clock)
        clock.now += 3600
        found.start()
        with qtbot.assertNotEmitted(found.woke):
            found.look()
        found.close()


def test_the_clock_goes_forward() -> None:
    first = counted_through_sleep()
    assert counted_through_sleep() >= first


def test_the_systems_own_word_is_heard() -> None:
    """On a bus of its own: a program that hears PrepareForSleep looks at once."""
    if sys.platform != "linux":
        return
    runner = shutil.which("dbus-run-session")
    assert runner is not None, "dbus-run-session is missing: install dbus"
    ended = subprocess.run(
        [runner, "--", sys.executable, "-m", "tests.ui.sleeper_program"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )
    assert ended.stdout.split() == ["ready", "looked"], ended.stderr
