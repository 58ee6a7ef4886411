"""When a command that was certainly not carried out may be tried again; pure rules.

Source: Cloud API, error codes and pair rate limits.
"""

from aura_desktop.errors import UnavailableError

USUAL_TRIES = 5
OFFLINE_LONGEST_S = 60.0
_UNREACHABLE = frozenset({"no_connection", "connection_not_trusted", "not_graph"})
_EVERYONE = frozenset({"call_rate", "throughput", "account_maintenance"})
_PAIR = "pair_rate"
_FIRST_S = {"call_rate": 60.0, "account_maintenance": 30.0}
"""Of all others: one second."""


def is_unreachable(error: UnavailableError) -> bool:
    """Whether nobody at Graph heard us: that says nothing of the message and may last for hours."""
    return error.code in _UNREACHABLE


def holds_everyone(error: UnavailableError) -> bool:
    """Whether other messages would fare no better."""
    return error.code in _EVERYONE


def wait_s(error: UnavailableError, attempts: int, jitter: float) -> float | None:
    """Seconds until the next try after `attempts` failed ones, None when enough were made.

    Doubles each time, and `jitter` between 0 and 1 adds up to half. To one patient 1, 4, 16, 64, 256 s
    and no more. Never sooner than Graph asks for.
    """
    if attempts > error.params.get("tries", USUAL_TRIES):
        return None
    if error.code == _PAIR:
        wait = 4.0 ** (attempts - 1)
    else:
        wait = _FIRST_S.get(error.code, 1.0) * 2.0 ** (attempts - 1) * (1 + jitter / 2)
    return max(wait, error.retry_after_s or 0.0)


def offline_wait_s(failures: int, jitter: float) -> float:
    """Seconds to wait for the network after so many failures in a row."""
    return float(min(2.0 ** min(failures - 1, 10), OFFLINE_LONGEST_S)) * (1 + jitter / 2)
