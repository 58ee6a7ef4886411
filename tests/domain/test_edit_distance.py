"""How much of a draft was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.edit_distance import changed_share, edit_distance

WORDS = st.text("abc ", max_size=30)


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [("", "", 0), ("hola", "hola", 0), ("hola", "ola", 1), ("", "abc", 3), ("gato", "pato", 1)],
)
def test_characters(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right) == distance


@given(WORDS, WORDS)
def test_it_is_a_distance(left: str, right: str) -> None:
    found = edit_distance(left, right)
    assert found == edit_distance(right, left)
    assert (found == 0) is (left == right)
    assert abs(len(left) - len(right)) <= found <= max(len(left), len(right))


@given(WORDS, WORDS, WORDS)
def test_no_way_round_is_shorter(one: str, two: str, three: str) -> None:
    assert edit_distance(one, three) <= edit_distance(one, two) + edit_distance(two, three)


def test_long_texts_are_compared_by_words() -> None:
    left = "palabra " * 400
    assert edit_distance(left, left + "nueva") == len("nueva") + 1
    assert edit_distance(left, left) == 0


def test_share() -> None:
    assert changed_share(0, 0) == 0
    assert changed_share(3, 0) == 1
    assert changed_share(5, 100) == 0.05
    assert changed_share(500, 100) == 1
