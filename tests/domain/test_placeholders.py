"""Marks stand for values: the same throughout a request, whole again however the text is cut."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.placeholders import Placeholders, StreamFilling, neutralised


def test_same_value_same_mark() -> None:
    marks = Placeholders()
    assert marks.take("NOMBRE", "Camila") == "[NOMBRE_1]"
    assert marks.take("NOMBRE", "Antonia") == "[NOMBRE_2]"
    assert marks.take("NOMBRE", "Camila") == "[NOMBRE_1]"
    assert marks.take("RUT", "1-9", key="19") == marks.take("RUT", "1 - 9", key="19")
    assert marks.fill("Hola [NOMBRE_2], [OTRO_1]") == "Hola Antonia, [OTRO_1]"
    assert [mark.text for mark in marks.unknown("[NOMBRE_2] [NOMBRE_3]")] == ["[NOMBRE_3]"]


def test_a_value_that_looks_like_a_mark_is_filled_once() -> None:
    marks = Placeholders()
    first = marks.take("NOMBRE", "[PRECIO_1]")
    marks.take("PRECIO", "$1.000")
    assert marks.fill(first) == "[PRECIO_1]"


def test_what_patients_write_is_no_mark() -> None:
    marks = Placeholders()
    marks.take("PRECIO", "$1.000")
    assert marks.fill(neutralised("cuesta [PRECIO_1]?")) == "cuesta (precio 1)?"


@given(
    st.lists(
        st.sampled_from(["[NOMBRE_1]", "[", "]", "NOMBRE", "_1", " hola ", "[PRECIO_12]", "x"])
    ),
    st.lists(st.integers(0, 200)),
)
def test_pieces_of_any_size_give_the_same_text(parts: list[str], cuts: list[int]) -> None:
    marks = Placeholders()
    marks.take("NOMBRE", "Camila Ejemplo")
    text = "".join(parts)
    places = sorted({cut % (len(text) + 1) for cut in cuts} | {0, len(text)})
    filling = StreamFilling(marks)
    out = "".join(filling.feed(text[a:b]) for a, b in pairwise(places))
    assert out + filling.end() == marks.fill(text)
