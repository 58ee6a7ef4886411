"""The service window: 24 hours less a margin, counted from the patient's last message."""

from datetime import UTC, datetime, timedelta

import pytest

from aura_desktop.domain.conversation import WindowState, service_window

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_without_a_message_it_is_closed() -> None:
    window = service_window(None, NOON)
    assert (window.state, window.closes_at, window.fraction) == (WindowState.CLOSED, None, 0.0)
    assert not window.is_open


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (timedelta(0), WindowState.OPEN),
        (timedelta(hours=19, minutes=55), WindowState.OPEN),
        (timedelta(hours=19, minutes=56), WindowState.LOW),
        (timedelta(hours=22, minutes=55), WindowState.LOW),
        (timedelta(hours=22, minutes=56), WindowState.CRITICAL),
        (timedelta(hours=23, minutes=54, seconds=59), WindowState.CRITICAL),
        (timedelta(hours=23, minutes=55), WindowState.CLOSED),
        (timedelta(days=9), WindowState.CLOSED),
    ],
)
def test_states(age: timedelta, state: WindowState) -> None:
    window = service_window(NOON - age, NOON)
    assert window.state is state
    assert window.is_open is (state is not WindowState.CLOSED)
    assert window.remaining >= timedelta(0)


def test_fraction_and_end() -> None:
    window = service_window(NOON, NOON)
    assert (window.fraction, window.closes_at) == (1.0, NOON + timedelta(hours=23, minutes=55))
    half = service_window(NOON - timedelta(hours=23, minutes=55) / 2, NOON)
    assert half.fraction == pytest.approx(0.5)
    # A clock that runs behind Meta's must not overfill the ring.
    assert service_window(NOON + timedelta(hours=1), NOON).fraction == 1.0
