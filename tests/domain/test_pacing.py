"""The pace of sending."""

from datetime import UTC, datetime, timedelta

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.pacing import ALL_BURST, PAIR_BURST, PAIR_EVERY, Pace

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
ONE, OTHER = ConversationId(1), ConversationId(2)


def test_a_burst_to_one_patient_then_one_every_six_seconds() -> None:
    pace = Pace(NOW)
    now = NOW
    for _ in range(PAIR_BURST):
        assert pace.pair_next_at(ONE, now) == now
        pace.take(ONE, now)
    assert pace.pair_next_at(ONE, now) == now + PAIR_EVERY
    assert pace.pair_next_at(OTHER, now) == now
    now += PAIR_EVERY
    assert pace.pair_next_at(ONE, now) == now
    pace.take(ONE, now)
    assert pace.pair_next_at(ONE, now) == now + PAIR_EVERY


def test_ten_a_second_in_all() -> None:
    pace = Pace(NOW)
    for index in range(ALL_BURST):
        assert pace.free(NOW) == ALL_BURST - index
        pace.take(None, NOW)
    assert pace.free(NOW) == 0
    later = pace.next_at(NOW)
    assert later == NOW + timedelta(seconds=0.1)
    assert pace.free(later) == 1
    assert pace.free(NOW + timedelta(seconds=1)) == ALL_BURST


def test_patients_of_long_ago_are_forgotten() -> None:
    pace = Pace(NOW)
    for number in range(2_000):
        pace.take(ConversationId(number), NOW)
    later = NOW + timedelta(hours=1)
    pace.take(ONE, later)
    assert len(pace._pairs) == 1
