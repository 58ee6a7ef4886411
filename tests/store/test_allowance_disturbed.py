"""What may leave, with a clock that is ahead and set right again, and with messages that reach nobody."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from aura_desktop.domain.allowance import HoldReason
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.store import allowance, holds, leases, outbox, settings
from tests.store.allowance_world import (
    DAY,
    accept,
    figures,
    hold,
    lease,
    meta_says,
    patient,
    template,
)
from tests.store.world import at, send, tell, ticked

AHEAD = 5 * 60


def test_patients_reached_by_a_clock_ahead_do_not_hold_up_the_outbox(tx: sa.Connection) -> None:
    meta_says(tx, "2", 0)
    for number in range(2):
        template(tx, patient(tx, number), AHEAD)
    for job in lease(tx, AHEAD + 1):
        accept(tx, job, AHEAD + 1)
    held = [template(tx, patient(tx, number), 10) for number in range(100, 112)]
    answer = send(tx, patient(tx, 500, 11), "Su hora es a las 16:00.", 12).job_id
    assert [job.id for job in lease(tx, 13, limit=10)] == [answer]
    assert {hold(tx, job_id) for job_id in held} == {
        (HoldReason.MESSAGING_LIMIT, at(DAY + 13), 2),
    }
    assert lease(tx, 14) == []
    assert leases.next_due(tx, at(14)) == at(DAY + 13), "nothing to be looked at before"
    assert [job.id for job in lease(tx, DAY + 13)] == held[:2]


def test_what_is_held_stands_before_nothing_else(
    tx: sa.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "_LONGEST_HOLD", timedelta())
    meta_says(tx, "1", 0)
    template(tx, patient(tx, 1))
    assert len(lease(tx, 2)) == 1
    for number in range(10, 22):
        template(tx, patient(tx, number))
    answer = send(tx, patient(tx, 99, wrote=0), "Sí", 3).job_id
    assert [job.id for job in lease(tx, 4, limit=10)] == [answer]


def test_patients_whom_meta_did_not_reach_make_room_for_others(tx: sa.Connection) -> None:
    meta_says(tx, "2", 0)
    jobs = [template(tx, patient(tx, number)) for number in range(5)]
    for job in lease(tx, 1):
        accept(tx, job, 1)
    assert figures(tx, 1) == (2, 2, 3)
    failure = Failure(code="recipient_unreachable", graph_code=131026)
    failed = ticked(f"wamid.{jobs[0]}", MessageStatus.FAILED, 2, job_id=jobs[0], failure=failure)
    for _ in range(2):  # Meta says things twice
        tell(tx, failed)
    assert figures(tx, 2) == (2, 1, 2)
    assert [job.id for job in lease(tx, 3)] == [jobs[2]]
    assert figures(tx, 3) == (3, 2, 2)


def test_a_failure_that_is_heard_before_the_answer_makes_room_too(tx: sa.Connection) -> None:
    meta_says(tx, "1", 0)
    first, second = (template(tx, patient(tx, number)) for number in range(2))
    (job,) = lease(tx, 1)
    tell(tx, ticked(f"wamid.{first}", MessageStatus.FAILED, 2, failure=Failure(code="x")))
    accept(tx, job, 2)
    assert figures(tx, 2) == (1, 0, 0)
    assert [job.id for job in lease(tx, 3)] == [second]


def test_a_limit_heard_by_a_clock_ahead_is_corrected(tx: sa.Connection) -> None:
    meta_says(tx, "250", 30 * DAY, now=30 * DAY)
    meta_says(tx, "2K", 10, now=10)
    assert holds.limit(tx).patients == 2_000


def test_a_clock_that_jumps_a_day_and_back_does_not_double_the_ceiling(
    tx: sa.Connection,
) -> None:
    allowance.set_ceiling(tx, 5, "", at(0))
    for number in range(5):
        template(tx, patient(tx, number))
    assert len(lease(tx, 1)) == 5
    for day in (1, 2):
        send(tx, patient(tx, 90 + day, 0), "mañana", 1)
        assert len(lease(tx, day * DAY)) == 1
    late = send(tx, patient(tx, 100, 0), "otra", 3).job_id
    assert lease(tx, 4) == []
    assert hold(tx, late) is not None
    assert figures(tx, 4)[0] == 5


def test_what_comes_back_is_given_to_the_day_it_left_on(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    tomorrow = send(tx, patient(tx, 1, 0), "uno", 1).job_id
    assert len(lease(tx, DAY)) == 1
    today = send(tx, patient(tx, 2, 0), "dos", 1).job_id
    assert [job.id for job in lease(tx, 2)] == [today]
    outbox.release(tx, today)
    assert (figures(tx, 3)[0], figures(tx, DAY)[0]) == (0, 1)
    outbox.release(tx, tomorrow)
    assert (figures(tx, 3)[0], figures(tx, DAY)[0]) == (0, 0)


def test_the_count_of_an_earlier_release_is_read(tx: sa.Connection) -> None:
    settings.put(tx, "sending.day", json.dumps(["2026-11-22", 999, 0]))
    for number in range(2):
        send(tx, patient(tx, number, 0), "hola", 1)
    assert len(lease(tx, 2)) == 1
    assert figures(tx, 2)[0] == 1_000
