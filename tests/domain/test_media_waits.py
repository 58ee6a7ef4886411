"""How long files wait after each kind of trouble, in seconds."""

from datetime import UTC, datetime, timedelta

from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.media_waits import LONGEST, Waits

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
ONE, TWO = MessageId(1), MessageId(2)


def held_s(waits: Waits) -> float:
    return (waits.until(NOW) - NOW).total_seconds()


def test_a_file_that_nobody_could_be_asked_for_waits_longer_than_the_others() -> None:
    waits = Waits(NOW)
    assert [waits.unreachable(NOW, ONE, 0.0) for _ in range(5)] == [31, 62, 124, 248, 256]
    assert held_s(waits) == 16
    assert waits.unreachable(NOW, TWO, 0.0) == 32 + 30


def test_what_the_set_up_refuses_is_tried_ever_more_rarely_and_never_less_than_hourly() -> None:
    waits = Waits(NOW)
    found = [waits.set_up_wrong(NOW, ONE) for _ in range(9)]
    assert found == [120, 180, 300, 540, 1020, 1980, 3660, 3660, 3660]
    assert held_s(waits) == 60
    assert found[-1] < LONGEST.total_seconds()
    waits.given_up(ONE)
    assert waits.set_up_wrong(NOW, ONE) == 120


def test_a_full_disk_is_tried_ever_more_rarely_until_something_found_room() -> None:
    waits = Waits(NOW)
    found = [waits.store_refused(NOW, "disk_full") for _ in range(8)]
    assert found == [30, 60, 120, 240, 480, 960, 1800, 1800]
    assert held_s(waits) == 1800
    assert [waits.store_refused(NOW, "locked"), waits.store_refused(NOW)] == [30, 30]
    waits.kept(ONE)
    assert waits.store_refused(NOW, "disk_full") == 30


def test_a_proof_and_a_person_end_the_hold() -> None:
    waits = Waits(NOW)
    for _ in range(3):
        waits.unreachable(NOW, ONE, 0.0)
    waits.end(NOW)
    assert held_s(waits) == 0
    waits.hold(NOW, 9)
    waits.proved(NOW)
    assert held_s(waits) == 0
    assert waits.unreachable(NOW, ONE, 0.0) == 31


def test_a_hold_of_a_clock_that_was_ahead_counts_nothing() -> None:
    waits = Waits(NOW + timedelta(days=1))
    waits.hold(NOW + timedelta(days=1), 30)
    assert held_s(waits) == 0
    waits.hold(NOW, 30)
    assert held_s(waits) == 30
