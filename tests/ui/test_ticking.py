"""Words about time are looked at again when they would be wrong, not all the time."""

from datetime import UTC, datetime, timedelta

import pytest

from aura_desktop.domain.conversation import SAFETY_MARGIN, SERVICE_WINDOW, service_window
from aura_desktop.ui.ticking import TICK_MS, next_tick_ms

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def left(span: timedelta) -> datetime:
    """When a patient wrote whose window is open for so long from NOW."""
    return NOW + span - (SERVICE_WINDOW - SAFETY_MARGIN)


@pytest.mark.parametrize(
    ("span", "wait_ms"),
    [
        (timedelta(hours=3, seconds=5), TICK_MS),
        (timedelta(minutes=41, seconds=20), 20_050),
        (timedelta(minutes=41, seconds=50), 50_050),
        (timedelta(minutes=41, seconds=0.2), 1_000),
        (timedelta(minutes=60, seconds=7), 7_050),
        (timedelta(seconds=3), 3_050),
        (timedelta(0), TICK_MS),
    ],
)
def test_the_minute_of_a_window_that_closes_soon_is_met(span: timedelta, wait_ms: int) -> None:
    windows = [service_window(left(timedelta(hours=20)), NOW), service_window(left(span), NOW)]
    assert next_tick_ms(windows) == wait_ms


def test_without_windows_half_a_minute() -> None:
    assert next_tick_ms([]) == TICK_MS
    assert next_tick_ms([service_window(None, NOW)]) == TICK_MS
