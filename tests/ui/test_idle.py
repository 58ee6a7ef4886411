"""Idle: what counts as somebody being there, and that sleep does not."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.ui.idle import Idle

MINUTE = 60.0


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """A window that is watched for ten minutes."""

    def __init__(self, window: QWidget) -> None:
        self.window, self.clock, self.passed = window, Clock(), 0
        self.idle = Idle(window, self.clock)
        self.idle.passed.connect(self._on_passed)
        self.idle.watch(window, 10 * MINUTE)

    def _on_passed(self) -> None:
        self.passed += 1

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.idle.look()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = QWidget()
    window.resize(200, 100)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return Desk(window)


def test_it_passes_once_and_not_before(desk: Desk) -> None:
    desk.wait(10 * MINUTE - 1)
    assert desk.passed == 0
    desk.wait(1)
    assert desk.passed == 1
    desk.wait(30 * MINUTE)
    assert desk.passed == 1, "until it is watched again"


def test_a_key_and_a_move_begin_it_anew(desk: Desk) -> None:
    handle = desk.window.windowHandle()
    desk.wait(9 * MINUTE)
    QTest.keyClick(handle, Qt.Key.Key_A)
    desk.wait(9 * MINUTE)
    QTest.mouseMove(handle, QPoint(40, 40))
    desk.wait(9 * MINUTE)
    assert desk.passed == 0
    desk.wait(MINUTE)
    assert desk.passed == 1


def test_after_a_long_sleep_the_first_key_finds_it_locked(desk: Desk) -> None:
    desk.clock.now += 8 * 60 * MINUTE
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_A)
    assert desk.passed == 1


def test_never_is_never(desk: Desk) -> None:
    desk.idle.watch(desk.window, 0)
    desk.wait(24 * 60 * MINUTE)
    assert desk.passed == 0


def test_a_short_time_passes_by_the_clock_of_the_program_itself(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    idle = Idle(window)
    with qtbot.waitSignal(idle.passed, timeout=5000):
        idle.watch(window, 0.02)
