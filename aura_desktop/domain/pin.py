"""The PIN of a person: which are accepted, how one is kept, and how long wrong ones make somebody wait."""

import base64
import binascii
import hashlib
import hmac
import itertools
from datetime import datetime, timedelta

from aura_desktop.errors import InputError

SHORTEST, LONGEST = 4, 8
SALT_BYTES = 16
FREE_TRIES = 3
"""So many wrong ones in a row cost nothing but the last of them."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
LONGEST_WAIT_AT_START = timedelta(minutes=1)
_LOG_N, _R, _P = 15, 8, 1
"""32 MB and about a tenth of a second a try; written with each PIN, so that they may change."""
_HIGHEST_LOG_N = 20
_DIGITS = frozenset("0123456789")


def check_pin(pin: str) -> None:
    """Raises: InputError pin_shape, pin_too_simple (field "pin")."""
    if not SHORTEST <= len(pin) <= LONGEST or not set(pin) <= _DIGITS:
        raise InputError("pin_shape", field="pin", least=SHORTEST, limit=LONGEST)
    steps = {int(after) - int(before) for before, after in itertools.pairwise(pin)}
    # 0000, 1234 and 9876; 1212 and 123123 too: what a hand tries first.
    repeats = any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
    if steps in ({1}, {-1}) or repeats:
        raise InputError("pin_too_simple", field="pin")


def hashed(pin: str, salt: bytes) -> str:
    """What is kept of it: `scrypt$log n$r$p$salt$hash`. Takes a tenth of a second: in a thread only."""
    digest = _scrypt(pin, salt, _LOG_N, _R, _P)
    parts = ("scrypt", str(_LOG_N), str(_R), str(_P), _text(salt), _text(digest))
    return "$".join(parts)


def matches(pin: str, kept: str) -> bool:
    """Whether this is the PIN that is kept; compared in constant time. In a thread only."""
    try:
        kind, log_n, r, p, salt, digest = kept.split("$")
        if kind != "scrypt" or int(log_n) > _HIGHEST_LOG_N:
            return False
        found = _scrypt(pin, base64.b64decode(salt), int(log_n), int(r), int(p))
        return hmac.compare_digest(found, base64.b64decode(digest))
    except (ValueError, binascii.Error):
        return False


def wait_after(wrong_tries: int) -> timedelta:
    """How long the next try has to wait after so many wrong ones in a row."""
    over = wrong_tries - FREE_TRIES
    if over < 0:
        return timedelta()
    # Beyond this the power is far over the longest wait.
    return min(FIRST_WAIT * (1 << min(over, 16)), LONGEST_WAIT)


def wait_at_start(wrong_tries: int) -> timedelta:
    """The least wait after the program began, whatever the clock says: it may have been set while nothing ran.

    Never long, for whoever comes in the morning has waited all night.
    """
    return min(wait_after(wrong_tries), LONGEST_WAIT_AT_START)


def wait_left(wrong_tries: int, wait_until: datetime | None, now: datetime) -> timedelta:
    """What is left of it by this clock; never more than a whole wait, wherever the clock was set."""
    if wait_until is None:
        return timedelta()
    return max(timedelta(), min(wait_until - now, wait_after(wrong_tries)))


def _scrypt(pin: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    n = 1 << log_n
    return hashlib.scrypt(
        pin.encode("utf-8"), salt=salt, n=n, r=r, p=p, maxmem=256 * n * r + (1 << 20), dklen=32
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
