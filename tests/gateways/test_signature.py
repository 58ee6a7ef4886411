"""The signature of a delivery, and the verify token."""

import pytest

from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature

APP_SECRET = Secret("secreto-ficticio")
# As Meta writes JSON: \u escapes in lower case, slashes escaped. Only these very bytes are signed.
BODY = rb'{"text":{"body":"Ma\u00f1ana \ud83d\ude42 https:\/\/mapa.example\/1 \u0040"}}'


def test_a_known_signature() -> None:
    # From the HMAC-SHA256 test vector of RFC 4231, case 2.
    signed = signature.sign(b"what do ya want for nothing?", Secret("Jefe"))
    assert signed == ("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")


def test_what_was_signed_is_valid() -> None:
    assert signature.is_valid(BODY, signature.sign(BODY, APP_SECRET), APP_SECRET)


def test_the_same_json_written_otherwise_is_not_valid() -> None:
    header = signature.sign(BODY, APP_SECRET)
    assert not signature.is_valid(BODY.replace(rb"\/", b"/"), header, APP_SECRET)
    assert not signature.is_valid(BODY + b"\n", header, APP_SECRET)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        "sha1=" + "0" * 40,
        "sha256=ñ",
        signature.sign(BODY, Secret("otro secreto")),
        signature.sign(BODY, APP_SECRET).removeprefix("sha256="),
        signature.sign(BODY, APP_SECRET).upper(),
        signature.sign(BODY, APP_SECRET) + " ",
    ],
)
def test_anything_else_is_not_valid(header: str | None) -> None:
    assert not signature.is_valid(BODY, header, APP_SECRET)


def test_an_empty_secret_signs_nothing() -> None:
    empty = Secret("")
    assert not signature.is_valid(BODY, signature.sign(BODY, empty), empty)


@pytest.mark.parametrize(
    ("given", "expected", "matches"),
    [
        ("token-ficticio", "token-ficticio", True),
        ("token-Ficticio", "token-ficticio", False),
        ("", "token-ficticio", False),
        (None, "token-ficticio", False),
        ("", "", False),
        (None, "", False),
        ("ñ", "ñ", True),
        ("\udcff", "ñ", False),
    ],
)
def test_the_verify_token(given: str | None, expected: str, matches: bool) -> None:
    assert signature.token_matches(given, Secret(expected)) is matches
