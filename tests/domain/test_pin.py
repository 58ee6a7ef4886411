"""The PIN: which are accepted, how they are kept, and how wrong ones slow down."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.pin import (
    FREE_TRIES,
    LONGEST_WAIT,
    check_pin,
    hashed,
    matches,
    wait_after,
    wait_left,
)
from aura_desktop.errors import InputError
from tests.store.world import at

SALT = bytes(range(16))


@pytest.mark.parametrize("pin", ["4826", "90210", "73917391"[:7], "48265093"])
def test_a_pin_that_nobody_guesses_first_is_accepted(pin: str) -> None:
    check_pin(pin)


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("", "pin_shape"),
        ("482", "pin_shape"),
        ("482650931", "pin_shape"),
        ("48a6", "pin_shape"),
        ("٤٨٢٦", "pin_shape"),
        ("0000", "pin_too_simple"),
        ("1234", "pin_too_simple"),
        ("87654321", "pin_too_simple"),
        ("1212", "pin_too_simple"),
        ("123123", "pin_too_simple"),
    ],
)
def test_what_a_hand_tries_first_is_refused_with_a_reason(pin: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        check_pin(pin)
    assert (refused.value.code, refused.value.field) == (code, "pin")


def test_what_is_kept_says_how_it_was_made_and_not_what_it_is() -> None:
    kept = hashed("4826", SALT)
    assert kept.startswith("scrypt$15$8$1$")
    assert "4826" not in kept
    assert matches("4826", kept)
    assert not matches("4827", kept)
    assert hashed("4826", bytes(16)) != kept


def test_pins_of_an_older_making_still_count() -> None:
    older = "scrypt$10$8$1$AAECAwQFBgcICQoLDA0ODw==$" + hashed_with("4826", 10).rsplit("$", 1)[1]
    assert matches("4826", older)
    assert not matches("4827", older)


def hashed_with(pin: str, log_n: int) -> str:
    import base64
    import hashlib

    digest = hashlib.scrypt(pin.encode(), salt=SALT, n=1 << log_n, r=8, p=1, dklen=32)
    return f"scrypt${log_n}$8$1$x${base64.b64encode(digest).decode()}"


@pytest.mark.parametrize(
    "kept", ["", "scrypt", "scrypt$15$8$1$!$!", "plain$4826", "scrypt$60$8$1$AA==$AA==", "$$$$$"]
)
def test_what_cannot_be_read_lets_nobody_in(kept: str) -> None:
    assert not matches("4826", kept)
    assert not matches("", kept)


def test_three_wrong_ones_cost_five_seconds_and_then_it_doubles() -> None:
    waits = [wait_after(tries).total_seconds() for tries in range(13)]
    assert waits == [0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


@given(st.integers(0, 10**6))
def test_more_wrong_ones_never_wait_less_and_never_beyond_a_quarter_of_an_hour(tries: int) -> None:
    assert timedelta() <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT
    assert (wait_after(tries) > timedelta()) == (tries >= FREE_TRIES)


@given(st.integers(0, 60), st.integers(-(10**7), 10**7))
def test_no_clock_makes_anybody_wait_longer_than_a_whole_wait(tries: int, shift_s: int) -> None:
    until = at(0) + wait_after(tries)
    left = wait_left(tries, until, at(0) + timedelta(seconds=shift_s))
    assert timedelta() <= left <= wait_after(tries)
    if shift_s <= 0:
        assert left == wait_after(tries), "set back it helps nobody"
