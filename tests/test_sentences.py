"""Sentences for the API and the terminal."""

import pytest

from aura_desktop import sentences


def test_blanks_are_filled_in_both_languages() -> None:
    params = {"field": "message", "length": 5000, "limit": 4096}
    assert sentences.sentence("too_long", "es", params) == (
        "El campo message es demasiado largo: 5000 caracteres, máximo 4096."
    )
    assert sentences.sentence("too_long", "en", params) == (
        "The field message is too long: 5000 characters, at most 4096."
    )


def test_an_unknown_code_still_makes_a_sentence() -> None:
    assert sentences.sentence("brand_new", "en") == "This was not possible (brand_new)."
    assert not sentences.has_sentence("brand_new")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "es"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("es-CL, en;q=0.8", "es"),
        ("en;q=0.2, es;q=0.8", "es"),
        ("fr, de;q=0.9", "es"),
        ("fr, en;q=0.1", "en"),
        ("en;q=0", "es"),
        ("*", "es"),
        ("en;q=strange", "es"),
        ("EN", "en"),
    ],
)
def test_the_language_follows_the_header(header: str, language: str) -> None:
    assert sentences.negotiate(header, "es") == language
