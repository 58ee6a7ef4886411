"""Numbers as WhatsApp writes them, and as people read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain.phone import digits, for_reading, variants


def test_digits() -> None:
    assert digits("+56 9 0000-0142 ext٣") == "56900000142"


@pytest.mark.parametrize(
    ("number", "other"),
    [
        ("+52 1 55 1234 5678", "525512345678"),
        ("+54 9 11 2233 4455", "541122334455"),
        ("+55 11 9 8765 4321", "551187654321"),
    ],
)
def test_countries_with_two_forms(number: str, other: str) -> None:
    assert variants(number) == {digits(number), other} == variants(other)


@pytest.mark.parametrize("number", ["+56 9 0000 0142", "5255", "55119", "", "+1 202 555 0100"])
def test_others_have_one(number: str) -> None:
    assert variants(number) == {digits(number)}


@settings(max_examples=500, deadline=None, database=None)
@given(st.from_regex(r"(52|521|54|549|55)?9?[0-9]{6,11}", fullmatch=True))
def test_forms_of_one_number_agree(number: str) -> None:
    for form in variants(number):
        assert variants(form) == variants(number)


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("56900000142", "+56 9 0000 0142"),
        ("+56220000142", "+56 2 2000 0142"),
        ("5491122334455", "+54 9112 2334 455"),
        ("+12025550100", "+12 0255 5010 0"),
        ("camila.ejemplo", "camila.ejemplo"),
    ],
)
def test_for_reading(number: str, read: str) -> None:
    assert for_reading(number) == read
