"""Finding searched words without regard to accents and case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.ui import matching


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("¿el láser de axila cuántas sesiones son?", "laser axila", ["láser", "axila"]),
        ("me hice láser en axilas", "LÁSER axila", ["láser", "axilas"]),
        ("maxilar", "axila", []),
        ("Benjamín Ensayo", "benja", ["Benjamín"]),
        ("Benjami\u0301n", "benjamín", ["Benjami\u0301n"]),
        ("İstanbul", "istan", ["İstanbul"]),
        ("nada", "", []),
        ("", "x", []),
    ],
)
def test_hits(text: str, words: str, hits: list[str]) -> None:
    assert [piece.text for piece in matching.pieces(text, words) if piece.hit] == hits


@given(st.text(), st.text())
def test_pieces_together_are_the_text(text: str, words: str) -> None:
    assert "".join(piece.text for piece in matching.pieces(text, words)) == text


def test_a_late_hit_is_brought_to_the_front() -> None:
    text = "Hola, una consulta muy larga: ¿el láser de axila?"
    assert matching.around_first_hit(text, "laser") == "…larga: ¿el láser de axila?"
    assert matching.around_first_hit("el láser", "laser") == "el láser"
    assert matching.around_first_hit("sin nada de eso en el texto", "laser") == (
        "sin nada de eso en el texto"
    )
