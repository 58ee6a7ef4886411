"""Text of strangers is drawn safely."""

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_text import (
    LONGEST,
    Look,
    Paragraph,
    Stretch,
    one_line,
    readable,
    real_host,
    styled,
)


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Hola\r\n¿qué tal?\rbien", "Hola\n¿qué tal?\nbien"),
        ("factura\u202egpj.exe", "facturagpj.exe"),
        ("\u2066a\u2069\u200eb\u200f", "ab"),
        ("in\u200bvi\ufeffsible\u2060", "invisible"),
        ("nulo\x00 y campana\x07", "nulo y campana"),
        ("familia 👨\u200d👩\u200d👧", "familia 👨\u200d👩\u200d👧"),
        ("ñandú Ñ áé", "ñandú Ñ áé"),
        ("a" + "\u0301" * 40, "a" + "\u0301" * 6),
        ("a\u2028b", "a\nb"),
        ("\tx", "    x"),
    ],
)
def test_hidden_and_reversing_signs_are_left_out(written: str, drawn: str) -> None:
    assert readable(written) == drawn


def test_endless_text_is_cut() -> None:
    assert readable("x" * (LONGEST + 5)) == "x" * LONGEST + "…"
    assert one_line("uno\n\n dos\ttres ") == "uno dos tres"


@pytest.mark.parametrize(
    ("written", "text", "stretches"),
    [
        ("parte en *$129.000*.", "parte en $129.000.", [(9, 8, Look.BOLD)]),
        ("🙂 *sí* y ~no~", "🙂 sí y no", [(3, 2, Look.BOLD), (8, 2, Look.STRUCK)]),
        ("_suave_ ```x = 1```", "suave x = 1", [(0, 5, Look.LEANING), (6, 5, Look.CODE)]),
        ("2 * 3 * 4 y a*b*c", "2 * 3 * 4 y a*b*c", []),
        ("nombre_de_archivo_x", "nombre_de_archivo_x", []),
        ("* lista * y **", "* lista * y **", []),
    ],
)
def test_marks_become_looks(
    written: str, text: str, stretches: list[tuple[int, int, Look]]
) -> None:
    made = styled(written)
    assert made.text == text
    assert [(item.start, item.length, item.look) for item in made.stretches] == stretches


def test_links_are_found_without_the_sentence_around_them() -> None:
    made = styled("🙂 Mira (https://ejemplo.cl/a_b_c?x=1). O www.ejemplo.cl, ¿sí?")
    assert made.text == "🙂 Mira (https://ejemplo.cl/a_b_c?x=1). O www.ejemplo.cl, ¿sí?"
    assert made.stretches == (
        Stretch(9, 28, Look.LINK, "https://ejemplo.cl/a_b_c?x=1"),
        Stretch(42, 14, Look.LINK, "https://www.ejemplo.cl"),
    )


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "http://", "hola.cl"]
)
def test_other_addresses_are_no_links(text: str) -> None:
    assert styled(text).stretches == ()


def test_the_real_host_shows_through() -> None:
    assert real_host("https://banco.example@otro.example/x") == "otro.example"
    assert real_host("https://аpple.example/") == "xn--pple-43d.example"
    assert real_host("http://[") == ""


def paragraph(text: str, width: float) -> Paragraph:
    return Paragraph(styled(text), theme.font("body"), 20.0, width)


def test_lines_stand_on_one_grid_and_stay_inside(qtbot: QtBot) -> None:
    made = paragraph("Hola 🙂 " * 20 + "y" * 300, 200)
    assert made.height == 20 * made.layout.lineCount()
    assert made.width <= 200
    for number in range(made.layout.lineCount()):
        line = made.layout.lineAt(number)
        baseline = line.y() + line.ascent()
        assert (
            abs(
                baseline
                - (made.layout.lineAt(0).y() + made.layout.lineAt(0).ascent())
                - 20 * number
            )
            < 0.01
        )


def test_line_breaks_and_empty_text(qtbot: QtBot) -> None:
    assert paragraph("a\n\nb", 200).height == 60
    assert paragraph("", 200).height == 20
    assert paragraph("uno dos", 400).last_width == paragraph("uno dos", 400).width


def test_a_link_over_two_lines_has_two_rectangles(qtbot: QtBot) -> None:
    made = paragraph("Mira https://ejemplo.cl/" + "a" * 60, 240)
    found = made.links()
    assert len(found) >= 2
    assert {target for _, target in found} == {"https://ejemplo.cl/" + "a" * 60}
    assert all(rect.right() <= 241 and rect.height() == 20 for rect, _ in found)


def test_bold_is_wider_than_plain(qtbot: QtBot) -> None:
    assert paragraph("*valor exacto*", 400).width > paragraph("valor exacto", 400).width
    assert theme.font("body").weight() == QFont.Weight.Normal
