"""When a command that was certainly not carried out may be tried again; pure rules.

Source: Cloud API, error codes and pair rate limits.
"""

from aura_desktop.errors import UnavailableError

USUAL_TRIES = 5
LONGEST_S = 600.0
OFFLINE_LONGEST_S = 60.0
_UNREACHABLE = frozenset({"no_connection", "connection_not_trusted", "not_graph"})
_EVERYONE = frozenset({"call_rate", "throughput", "account_maintenance"})
_PAIR = "pair_rate"


def is_unreachable(error: UnavailableError) -> bool:
    """Whether nobody at Graph heard us: that says nothing of the message and may last for hours."""
    return error.code in _UNREACHABLE


def holds_everyone(error: UnavailableError) -> bool:
    """Whether other messages would fare no better."""
    return error.code in _EVERYONE


def wait_s(error: UnavailableError, attempts: int, jitter: float) -> float | None:
    """Seconds until the next try after `attempts` failed ones, None when enough were made.

    Doubles each time (to one patient: four times), from what Graph asks for or one second.
    `jitter` between 0 and 1 adds up to half.
    """
    if attempts > error.params.get("tries", USUAL_TRIES):
        return None
    factor = 4.0 if error.code == _PAIR else 2.0
    wait = (error.retry_after_s or 1.0) * factor ** (attempts - 1)
    return max(min(wait, LONGEST_S) * (1 + jitter / 2), error.retry_after_s or 0.0)


def offline_wait_s(failures: int, jitter: float) -> float:
    """Seconds to wait for the network after so many failures in a row."""
    return float(min(2.0 ** min(failures - 1, 10), OFFLINE_LONGEST_S)) * (1 + jitter / 2)
