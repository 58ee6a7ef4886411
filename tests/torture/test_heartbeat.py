"""What the heartbeat tells of a loop that was held up."""

import asyncio
import time

import pytest
from pytestqt.qtbot import QtBot

from tests.eventually import eventually
from tests.torture.heartbeat import Heartbeat, Lateness

LATE_S = 0.08


def test_a_long_wait_stands_for_all_beats_that_did_not_come() -> None:
    lateness = Lateness()
    lateness.note(0.021)
    assert lateness.total == 5
    assert lateness.over(15) == 2
    assert lateness.longest_s == 0.021
    assert lateness.percentile_ms(0.5) == pytest.approx(11.0)


@pytest.mark.qt_async
async def test_work_on_the_home_thread_is_its_own(qtbot: QtBot) -> None:
    heart = Heartbeat(watch=True)
    heart.start()
    await eventually(lambda: heart.wall.total > 3)
    until = time.thread_time() + LATE_S
    while time.thread_time() < until:
        pass
    await eventually(lambda: heart.wall.longest_s >= LATE_S - 0.01)
    assert heart.burst.longest_s >= LATE_S
    assert heart.own.longest_s >= LATE_S - 0.01
    # Where it was seen: here.
    assert any(
        "test_heartbeat.py" in place
        for _, _, seen in heart.figures(50.0)["slow"]
        for place, _ in seen
    )


@pytest.mark.qt_async
async def test_a_wait_for_somebody_else_costs_no_processor(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    await asyncio.sleep(0)
    time.sleep(LATE_S)  # noqa: ASYNC251  # the loop is to be held up
    await eventually(lambda: heart.wall.longest_s >= LATE_S - 0.01)
    assert heart.burst.longest_s < heart.wall.longest_s
