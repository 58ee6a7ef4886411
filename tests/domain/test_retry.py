"""Waits between tries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain import retry
from aura_desktop.errors import UnavailableError


def waits(error: UnavailableError, jitter: float = 0.0) -> list[float]:
    found = []
    for attempts in range(1, 20):
        wait = retry.wait_s(error, attempts, jitter)
        if wait is None:
            break
        found.append(wait)
    return found


def test_the_usual_fault_is_retried_five_times_doubling() -> None:
    assert waits(UnavailableError("service_unavailable")) == [1, 2, 4, 8, 16]


def test_jitter_adds_up_to_half() -> None:
    assert waits(UnavailableError("service_unavailable"), 1.0) == [1.5, 3, 6, 12, 24]


def test_graphs_own_figures_rule() -> None:
    assert waits(UnavailableError("temporary_fault", tries=2)) == [1, 2]
    assert waits(UnavailableError("call_rate", retry_after_s=60.0, tries=3)) == [60, 120, 240]
    assert waits(UnavailableError("call_rate", retry_after_s=3600.0, tries=2)) == [3600, 3600]


def test_one_patient_gets_four_times_the_patience_and_no_jitter() -> None:
    assert waits(UnavailableError("pair_rate"), 1.0) == [1, 4, 16, 64, 256]


def test_rates_of_the_whole_account_begin_at_their_own_figure() -> None:
    assert waits(UnavailableError("call_rate")) == [60, 120, 240, 480, 960]
    assert waits(UnavailableError("account_maintenance")) == [30, 60, 120, 240, 480]
    assert waits(UnavailableError("throughput")) == [1, 2, 4, 8, 16]


@given(
    code=st.sampled_from(["pair_rate", "call_rate", "throughput", "service_unavailable"]),
    asked=st.none() | st.floats(0, 3600),
    tries=st.integers(1, 8),
    jitter=st.floats(0, 1),
)
def test_waits_only_grow_never_fall_short_of_what_graph_asks_and_end(
    code: str, asked: float | None, tries: int, jitter: float
) -> None:
    found = waits(UnavailableError(code, retry_after_s=asked, tries=tries), jitter)
    assert len(found) == tries
    assert found == sorted(found)
    assert found[0] >= max(asked or 0, 1)
    least = waits(UnavailableError(code, tries=tries))
    most = 1 if code == "pair_rate" else 1.5
    for wait, usual in zip(found, least, strict=True):
        assert usual <= wait <= max(usual * most, asked or 0)


def test_offline_waits_grow_to_a_minute_and_never_end() -> None:
    found = [retry.offline_wait_s(failures, 0.0) for failures in range(1, 9)]
    assert found == [1, 2, 4, 8, 16, 32, 60, 60]
    assert retry.offline_wait_s(10_000, 0.0) == 60


@pytest.mark.parametrize(
    ("code", "unreachable", "everyone"),
    [
        ("no_connection", True, False),
        ("connection_not_trusted", True, False),
        ("not_graph", True, False),
        ("call_rate", False, True),
        ("throughput", False, True),
        ("service_unavailable", False, False),
        ("pair_rate", False, False),
    ],
)
def test_whom_a_fault_concerns(code: str, unreachable: bool, everyone: bool) -> None:
    error = UnavailableError(code)
    assert retry.is_unreachable(error) is unreachable
    assert retry.holds_everyone(error) is everyone
