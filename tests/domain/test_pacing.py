"""The pace of sending."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.pacing import ALL_BURST, PAIR_BURST, PAIR_EVERY, Pace

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
ONE, OTHER = ConversationId(1), ConversationId(2)


def leave(pace: Pace, conversation_id: ConversationId, now: datetime) -> datetime:
    """One message, as soon as it may; when that was."""
    at = pace.pair_next_at(conversation_id, now)
    pace.take(conversation_id, at)
    return at


def test_a_burst_to_one_patient_is_paid_for_in_full() -> None:
    pace = Pace(NOW)
    for number in range(20):
        assert leave(pace, ONE, NOW + timedelta(seconds=number / 10)) == NOW + timedelta(
            seconds=number / 10
        )
    after = NOW + timedelta(seconds=10)
    assert pace.pair_next_at(ONE, after) == NOW + timedelta(minutes=2)
    assert pace.pair_next_at(OTHER, after) == after, "others wait for nobody"


def test_no_burst_is_longer_than_meta_lends() -> None:
    pace = Pace(NOW)
    assert {leave(pace, ONE, NOW) for _ in range(PAIR_BURST)} == {NOW}
    assert leave(pace, ONE, NOW) == NOW + PAIR_BURST * PAIR_EVERY


def test_one_in_six_seconds_never_waits() -> None:
    pace = Pace(NOW)
    for number in range(100):
        now = NOW + number * PAIR_EVERY
        assert leave(pace, ONE, now) == now


def test_what_an_earlier_run_sent_is_paid_for_too() -> None:
    earlier = [(ONE, NOW - timedelta(seconds=3))] * 10
    pace = Pace(NOW, earlier)
    assert pace.pair_next_at(ONE, NOW) == NOW, "still the same burst"
    later = NOW + timedelta(seconds=3)
    assert pace.pair_next_at(ONE, later) == NOW + timedelta(seconds=57)
    assert pace.pair_next_at(OTHER, NOW) == NOW


def meta_refuses(times: list[datetime]) -> bool:
    """Meta's own words: 45 within six seconds at most, and a burst of n takes the time of n messages.

    Written without a look at the pace: bursts are found anew from the times alone.
    """
    at = 0
    while at < len(times):
        burst = [time for time in times[at:] if time - times[at] < PAIR_EVERY]
        if len(burst) > 45:
            return True
        paid_at = times[at] + len(burst) * timedelta(seconds=6)
        at += len(burst)
        if at < len(times) and times[at] < paid_at:
            return True
    return False


@given(gaps=st.lists(st.floats(0, 40) | st.floats(0, 0.2), min_size=1, max_size=150))
@settings(deadline=None)
def test_meta_never_has_a_reason_to_refuse(gaps: list[float]) -> None:
    pace, now, times = Pace(NOW), NOW, []
    for gap in gaps:
        now = leave(pace, ONE, now + timedelta(seconds=gap))
        times.append(now)
    assert not meta_refuses(times)


@given(gaps=st.lists(st.floats(0, 30), min_size=1, max_size=120))
@settings(deadline=None)
def test_nobody_waits_longer_than_what_was_lent(gaps: list[float]) -> None:
    pace, wanted = Pace(NOW), NOW
    for left, gap in enumerate(gaps):
        wanted += timedelta(seconds=gap)
        at = leave(pace, ONE, wanted)
        assert at - wanted <= min(left, PAIR_BURST) * PAIR_EVERY
        wanted = at


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
