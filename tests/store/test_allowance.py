"""What may leave today, kept in the transaction that leases; nothing is dropped, and each says why it waits."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from aura_desktop.domain.allowance import HoldReason
from aura_desktop.domain.audit import Action
from aura_desktop.domain.commands import MarkRead
from aura_desktop.domain.events import AccountNoticed
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import JobId, Wamid
from aura_desktop.domain.message import Failure, MessageOrigin, MessageStatus
from aura_desktop.store import allowance, audit, conversations, feed, holds, leases, outbox
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
from tests.store.world import at, send, tell, thread, ticked

SANTIAGO = ZoneInfo("America/Santiago")


# the ceiling


def test_a_thousand_a_day_until_somebody_says_otherwise(tx: sa.Connection) -> None:
    assert holds.ceiling(tx) == 1_000
    allowance.set_ceiling(tx, 2, "Pía", at(0))
    assert holds.ceiling(tx) == 2
    (entry,) = audit.page(tx, None, 10)
    assert (entry.action, entry.person) == (Action.CEILING_CHANGED, "Pía")
    assert entry.detail == {"from": 1_000, "to": 2}
    allowance.set_ceiling(tx, 2, "Pía", at(1))
    assert len(audit.page(tx, None, 10)) == 1, "nothing was changed"


def test_above_the_ceiling_later_ones_wait_for_tomorrow_and_say_so(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 2, "", at(0))
    jobs = [send(tx, patient(tx, n, 0), f"uno {n}", 1).job_id for n in range(4)]
    assert [job.id for job in lease(tx, 2)] == jobs[:2]
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    assert hold(tx, jobs[1]) is None
    assert hold(tx, jobs[2]) == (HoldReason.DAILY_CEILING, midnight, 2)
    assert figures(tx, 2) == (2, 0, 2)
    assert leases.next_due(tx, at(3)) == midnight
    (bubble,) = [m for m in thread(tx, patient(tx, 3)) if m.job_id == jobs[3]]
    assert bubble.status is MessageStatus.QUEUED
    assert bubble.hold is not None and bubble.hold.until == midnight
    assert lease(tx, 11 * 60 + 59) == []
    assert [job.id for job in lease(tx, 12 * 60)] == jobs[2:], "in order, none lost"
    assert hold(tx, jobs[2]) is None


def test_what_stands_behind_a_held_message_says_the_same(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    camila = patient(tx, 1, 0)
    first, second, third = (send(tx, camila, f"{n}", 1).job_id for n in range(3))
    (job,) = lease(tx, 2)
    accept(tx, job, 2)
    assert lease(tx, 3) == []
    assert hold(tx, first) is None
    assert hold(tx, second) == hold(tx, third) != None  # noqa: E711
    assert [m.hold is not None for m in thread(tx, camila)[1:]] == [False, True, True]


def test_the_day_is_the_clinics_own(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    send(tx, patient(tx, 1, 0), "uno", 1)
    other = send(tx, patient(tx, 2, 0), "dos", 1).job_id
    late = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # ten at night in Santiago
    until = late + timedelta(minutes=10)
    assert len(outbox.lease(tx, "this run", late, until, 10, SANTIAGO)) == 1
    assert hold(tx, other) == (
        HoldReason.DAILY_CEILING,
        datetime(2026, 11, 23, 3, 0, tzinfo=UTC),
        1,
    )


def test_a_higher_ceiling_counts_at_once_and_wakes_the_sender(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    jobs = [send(tx, patient(tx, n, 0), f"{n}", 1).job_id for n in range(3)]
    lease(tx, 2)
    seen = feed.last_seq(tx)
    allowance.set_ceiling(tx, 2, "Pía", at(3))
    topics = {item.topic for item in feed.after(tx, seen)}
    assert {Topic.JOB, Topic.MESSAGE} <= topics, "the sender and the bubbles"
    assert [job.id for job in lease(tx, 3)] == [jobs[1]]
    assert hold(tx, jobs[2]) is not None


def test_an_automatic_answer_does_not_wait_for_tomorrow(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    send(tx, patient(tx, 1, 0), "uno", 1)
    asks = patient(tx, 2, 0)
    job_id = send(tx, asks, "Respuesta automática", 1, origin=MessageOrigin.AUTOPILOT).job_id
    assert len(lease(tx, 2)) == 1
    view = outbox.job(tx, job_id)
    assert view is not None and view.state is MessageStatus.FAILED
    conversation = conversations.get(tx, asks)
    assert conversation is not None and conversation.waiting_since is not None


def test_marks_of_reading_are_no_messages(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    for number in range(3):
        outbox.enqueue(
            tx,
            patient(tx, number, 0),
            MarkRead(target=Wamid(f"w-{number}-0")),
            at(1),
            origin=MessageOrigin.DESK,
        )
    assert len(lease(tx, 2)) == 3
    assert figures(tx, 2) == (0, 0, 0)


def two_for_one(tx: sa.Connection) -> tuple[JobId, JobId]:
    """One that is being sent, and one that waits because of it."""
    allowance.set_ceiling(tx, 1, "", at(0))
    meta_says(tx, "1", 0)
    first, second = template(tx, patient(tx, 1)), template(tx, patient(tx, 2))
    assert [job.id for job in lease(tx, 2)] == [first]
    assert figures(tx, 2) == (1, 1, 1)
    return first, second


def test_what_was_refused_costs_nothing_and_another_goes_instead(tx: sa.Connection) -> None:
    first, second = two_for_one(tx)
    outbox.settle_failed(tx, first, Failure(code="recipient_unreachable"), at(2))
    assert figures(tx, 2) == (0, 0, 0)
    assert [job.id for job in lease(tx, 3)] == [second]


@pytest.mark.parametrize("end", ["release", "retry"])
def test_what_goes_again_keeps_its_place(tx: sa.Connection, end: str) -> None:
    first, second = two_for_one(tx)
    if end == "release":
        outbox.release(tx, first, at(5))
    else:
        outbox.retry_at(tx, first, at(5), at(2), "service_unavailable")
    assert figures(tx, 2) == (0, 0, 1)
    assert lease(tx, 3) == []
    assert [job.id for job in lease(tx, 5)] == [first]
    assert hold(tx, second) is not None


def test_what_may_have_been_sent_is_paid_for(tx: sa.Connection) -> None:
    job_id = template(tx, patient(tx, 1))
    lease(tx, 2)
    outbox.settle_unconfirmed(tx, job_id, at(2))
    assert figures(tx, 3) == (1, 1, 0)
    outbox.settle_failed(tx, job_id, Failure(code="x"), at(3))
    assert figures(tx, 3) == (1, 1, 0), "a late failure does not undo the sending"


def test_what_a_dead_run_left_is_paid_for(tx: sa.Connection) -> None:
    template(tx, patient(tx, 1))
    lease(tx, 2)
    outbox.recover(tx, "another run", at(3))
    assert figures(tx, 3) == (1, 1, 0)


def test_around_midnight_the_former_day_keeps_what_it_leased(tx: sa.Connection) -> None:
    job_id = send(tx, patient(tx, 1, 0), "uno", 1).job_id
    other = send(tx, patient(tx, 2, 0), "dos", 1).job_id
    lease(tx, 12 * 60 - 1, limit=1)
    lease(tx, 12 * 60 + 1, limit=1)
    outbox.release(tx, job_id)
    assert figures(tx, 12 * 60 + 2)[0] == 1
    assert outbox.job(tx, other) is not None


# the messaging limit


def test_patients_written_to_first_count_once_in_a_day_and_night(tx: sa.Connection) -> None:
    meta_says(tx, "TIER_250", 0)
    for _ in range(2):
        template(tx, patient(tx, 1))
    template(tx, patient(tx, 2, wrote=0))
    for minutes in (2, 3):
        for job in lease(tx, minutes):
            accept(tx, job, minutes)
    assert figures(tx, 4) == (3, 1, 0), "two to one, and one answer"
    assert figures(tx, DAY + 4) == (0, 0, 0)


def test_above_the_limit_new_patients_wait_each_for_a_turn_of_its_own(tx: sa.Connection) -> None:
    meta_says(tx, "2", 0)
    jobs = [template(tx, patient(tx, number)) for number in range(4)]
    (first,) = lease(tx, 10, limit=1)
    accept(tx, first, 10)
    (second,) = lease(tx, 20, limit=1)
    accept(tx, second, 20)
    assert lease(tx, 30) == []
    assert hold(tx, jobs[2]) == (HoldReason.MESSAGING_LIMIT, at(DAY + 10), 2)
    assert hold(tx, jobs[3]) == (HoldReason.MESSAGING_LIMIT, at(DAY + 20), 2)
    assert lease(tx, DAY + 9) == []
    assert [job.id for job in lease(tx, DAY + 10)] == [jobs[2]]
    assert [job.id for job in lease(tx, DAY + 20)] == [jobs[3]]


def test_answers_and_patients_already_reached_are_not_held_up(tx: sa.Connection) -> None:
    meta_says(tx, "1", 0)
    known, new, asks = patient(tx, 1), patient(tx, 2), patient(tx, 3, wrote=0)
    template(tx, known)
    for job in lease(tx, 2):
        accept(tx, job, 2)
    held = template(tx, new)
    again = template(tx, known)
    answer = template(tx, asks)
    text = send(tx, patient(tx, 4, wrote=0), "Sí, a las 10:00.", 2).job_id
    assert [job.id for job in lease(tx, 3)] == [again, answer, text]
    assert hold(tx, held) is not None


def test_many_held_do_not_stand_before_an_answer(tx: sa.Connection) -> None:
    meta_says(tx, "1", 0)
    for number in range(30):
        template(tx, patient(tx, number))
    assert len(lease(tx, 2, limit=1)) == 1
    answer = send(tx, patient(tx, 99, wrote=0), "Sí", 3).job_id
    assert [job.id for job in lease(tx, 4, limit=1)] == [answer]


def test_who_writes_meanwhile_is_answered_at_once(tx: sa.Connection) -> None:
    meta_says(tx, "1", 0)
    template(tx, patient(tx, 1))
    held = template(tx, patient(tx, 2))
    lease(tx, 2)
    assert hold(tx, held) is not None
    patient(tx, 2, wrote=5)
    assert hold(tx, held) is None
    assert [job.id for job in lease(tx, 6)] == [held]
    assert figures(tx, 6)[1] == 1


def test_a_higher_limit_counts_at_once(tx: sa.Connection) -> None:
    meta_says(tx, "TIER_50", 0)
    meta_says(tx, "1", 1)
    jobs = [template(tx, patient(tx, number)) for number in range(2)]
    lease(tx, 2)
    meta_says(tx, "TIER_2K", 0)
    assert hold(tx, jobs[1]) is not None, "that was said before"
    meta_says(tx, "TIER_NOT_SET", 3)
    assert holds.limit(tx).patients == 1, "nothing was said"
    meta_says(tx, "TIER_2K", 3)
    assert [job.id for job in lease(tx, 4)] == [jobs[1]]


@pytest.mark.parametrize("tier", ["", "TIER_UNLIMITED"])
def test_without_a_limit_nobody_waits_and_all_are_counted(tx: sa.Connection, tier: str) -> None:
    meta_says(tx, tier, 0)
    for number in range(12):
        template(tx, patient(tx, number))
    assert len(lease(tx, 2)) == 12
    assert figures(tx, 2) == (12, 12, 0)


def test_a_lowered_limit_waits_until_enough_have_been_reached_long_ago(tx: sa.Connection) -> None:
    for number in range(3):
        template(tx, patient(tx, number), 1)
        lease(tx, 10 * (number + 1))
    meta_says(tx, "1", 40)
    held = template(tx, patient(tx, 9), 41)
    lease(tx, 42)
    assert hold(tx, held) == (HoldReason.MESSAGING_LIMIT, at(DAY + 30), 1)


def test_meta_tells_of_a_new_limit_by_webhook(tx: sa.Connection) -> None:
    tell(
        tx,
        AccountNoticed(
            field="business_capability_update",
            event="",
            at=at(5),
            detail="",
            raw="{}",
            limit="2000",
        ),
    )
    limit = holds.limit(tx)
    assert (limit.patients, limit.at) == (2_000, at(5))


def test_a_clock_set_back_does_not_hold_for_weeks(tx: sa.Connection) -> None:
    allowance.set_ceiling(tx, 1, "", at(0))
    send(tx, patient(tx, 1, 0), "uno", 1)
    send(tx, patient(tx, 2, 0), "dos", 1)
    assert len(lease(tx, 20 * DAY)) == 1
    allowance.set_ceiling(tx, 5, "", at(1))
    allowance.set_ceiling(tx, 1, "", at(1))
    assert lease(tx, 20 * DAY) == []
    assert len(lease(tx, 2)) == 1, "its hold is of a time to come"


def test_what_left_lately_is_known_to_the_next_run(tx: sa.Connection) -> None:
    one, other = patient(tx, 1, 0), patient(tx, 2, 0)
    send(tx, one, "hace mucho", 1)
    accept(tx, lease(tx, 2)[0], 2)
    send(tx, one, "aceptado", 10)
    accept(tx, lease(tx, 10)[0], 10)
    send(tx, other, "perdido", 10)
    lost = lease(tx, 11)[0]
    outbox.settle_unconfirmed(tx, lost.id, at(11))
    send(tx, patient(tx, 3, 0), "rechazado", 11)
    outbox.settle_failed(tx, lease(tx, 12)[0].id, Failure(code="x"), at(12))
    send(tx, patient(tx, 4, 0), "en cola", 12)
    assert leases.recent(tx, at(9)) == [(one, at(10)), (other, at(11))]


def test_a_status_proves_and_pays_as_an_answer_does(tx: sa.Connection) -> None:
    job_id = template(tx, patient(tx, 1))
    (job,) = lease(tx, 2)
    outbox.settle_unconfirmed(tx, job.id, at(2))
    tell(tx, ticked("wamid.x", MessageStatus.SENT, 3, job_id=job_id))
    assert figures(tx, 4) == (1, 1, 0)
