"""What a reply says is held by what the clinic wrote, or is found; marks fill back to the same text."""

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aura_desktop.domain.figures import figures
from aura_desktop.domain.grounding import Sentence, Unsupported, protect, sentences, unsupported
from aura_desktop.domain.placeholders import MARK, Placeholders
from tests.bench.ai_grounding import FILES, cases, grounding_scores, judged
from tests.domain.test_figures import TEXTS

CASES = [case for name in FILES for case in cases(name)]
SUPPORTED = [case for case in CASES if case["sources"] and not case["unsupported"]]


@pytest.mark.parametrize("case", CASES, ids=[case["reply"][:40] for case in CASES])
def test_labelled_cases(case: dict[str, Any]) -> None:
    assert judged(case) == case["unsupported"]


def test_scores_count_missed_pieces_and_false_alarms() -> None:
    assert grounding_scores() == {"missed": 0.0, "false_alarms": 0.0}
    assert len(cases(FILES[0])) >= 120
    assert len(cases(FILES[1])) >= 40


@given(TEXTS)
def test_a_reply_that_repeats_its_source_is_supported(text: str) -> None:
    assert unsupported(text, [text]) == ()
    assert unsupported(text, [], allowed=["otra cosa", text]) == ()


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_protected_and_filled_is_the_same_text(texts: list[str]) -> None:
    placeholders = Placeholders()
    protected = [protect(text, placeholders) for text in texts]
    assert [placeholders.fill(text) for text in protected] == texts


def _changed(case: dict[str, Any], place: int, by: int) -> str:
    """The reply with one digit of its prices and hours changed."""
    reply: str = case["reply"]
    digits = [
        index
        for figure in figures(reply)
        if figure.kind in ("price", "hour")
        for index in range(figure.start, figure.end)
        if reply[index].isdigit()
    ]
    assume(digits)
    index = digits[place % len(digits)]
    return reply[:index] + str((int(reply[index]) + by) % 10) + reply[index + 1 :]


@given(st.sampled_from(SUPPORTED), st.integers(0, 50), st.integers(1, 9))
def test_a_changed_digit_is_found(case: dict[str, Any], place: int, by: int) -> None:
    reply = _changed(case, place, by)
    held = {figure.value for source in case["sources"] for figure in figures(source)}
    changed = [figure.value for figure in figures(reply) if figure.kind in ("price", "hour")]
    assume(any(value not in held for value in changed))
    assert unsupported(reply, case["sources"], allowed=case["allowed"])


@given(st.integers(1000, 999_999), st.integers(0, 5), st.integers(1, 9))
def test_a_changed_price_is_never_held(pesos: int, place: int, by: int) -> None:
    digits = str(pesos)
    place %= len(digits)
    other = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    source = f"Limpieza facial: ${pesos:,}".replace(",", ".")
    assert unsupported(f"Cuesta {pesos} pesos.", [source]) == ()
    assert len(unsupported(f"Cuesta ${other}.", [source])) == 1


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_another_hour_is_never_held(hour: int, minute: int, other: int, second: int) -> None:
    assume((hour, minute) != (other, second))
    source = f"Libre: {hour:02}:{minute:02}"
    assert unsupported(f"Hay hora a las {hour}:{minute:02}", [source]) == ()
    assert len(unsupported(f"Hay hora a las {other}:{second:02}", [source])) == 1


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        ("$29.990", "$129.990"),
        ("$129.990", "$29.990"),
        ("9:00", "19:00"),
        ("$29.990", "$29,99"),
        ("$2", "2 sesiones"),
        ("3 sesiones", "3 zonas"),
        ("ejemplo.cl/a", "ejemplo.cl/ab"),
        ("900000001", "9000000012"),
        ("sábado", "lunes a viernes"),
        ("jueves 26", "26 de noviembre"),
        ("hoy", "mañana"),
        ("30 min", "30%"),
    ],
)
def test_a_part_or_another_thing_does_not_hold(reply: str, source: str) -> None:
    assert [figure.text for figure in unsupported(reply, [source])] == [reply]


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        ("jueves", "jueves 26 de noviembre"),
        ("jueves", "26/11/2026"),
        ("noviembre", "26/11"),
        ("lunes y martes", "lunes a viernes"),
        ("3 sesiones", "Sesiones: 3"),
        ("somos 3", "3 profesionales"),
        ("queda en 0", "$0"),
        ("Dr. Marta", "Dra. Marta Ficticia"),
    ],
)
def test_less_than_the_source_says_is_held(reply: str, source: str) -> None:
    assert unsupported(reply, [source]) == ()


def test_a_name_that_hangs_on_a_price_is_its_own_source() -> None:
    assert unsupported("$9.990Peeling", ["$9.990Peeling"]) == ()


def test_figures_lie_in_the_reply() -> None:
    reply = "Hola Camila, cuesta $9.990"
    [figure] = unsupported(reply, [], allowed=["Camila"])
    assert Unsupported(figure=figure).figure.start == reply.index("$")


def test_protected_texts_hold_no_value_a_model_could_copy_wrongly() -> None:
    text = (
        "Limpieza $29.990 (45 min), 20% menos hasta el 26 de noviembre a las 19:00. $29.990 en "
        "ejemplo.cl/a, +56 9 0000 0001, hola@ejemplo.cl. Dos zonas, lunes, mañana, en diciembre. [HORA_9]"
    )
    protected = protect(text, Placeholders())
    assert protected == (
        "Limpieza [PRECIO_1] ([DURACION_1]), [PORCENTAJE_1] menos hasta el [FECHA_1] a las [HORA_1]. "
        "[PRECIO_1] en [ENLACE_1], [FONO_1], [CORREO_1]. Dos zonas, lunes, mañana, en diciembre. [TEXTO_1]"
    )


def test_a_reply_with_filled_marks_is_supported() -> None:
    placeholders = Placeholders()
    source = "Peeling: 40 lucas, media hora, con la Dra. Ficticia."
    protect(source, placeholders)
    reply = placeholders.fill("Vale [PRECIO_1] y dura [DURACION_1].")
    assert not MARK.search(reply)
    assert unsupported(reply, [source]) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Hola. ¿Qué tal? ¡Bien!", ["Hola.", "¿Qué tal?", "¡Bien!"]),
        ("Vale $29.990. Dura 1.5 horas.", ["Vale $29.990.", "Dura 1.5 horas."]),
        (
            "Te ve la Dra. Ficticia en Av. Ejemplo 1. Sí.",
            ["Te ve la Dra. Ficticia en Av. Ejemplo 1.", "Sí."],
        ),
        ("De 9 a 20 hrs. de lunes a viernes.", ["De 9 a 20 hrs. de lunes a viernes."]),
        ("De 9 a 20 hrs. Los sábados no.", ["De 9 a 20 hrs.", "Los sábados no."]),
        (
            "A las 8 p.m. en punto. Hasta las 8 p. m.",
            ["A las 8 p.m. en punto.", "Hasta las 8 p. m."],
        ),
        ("Uno\n\n- dos\n1. Tres. Y más", ["Uno", "- dos", "1. Tres.", "Y más"]),
        ("Bueno... ya veo... Sí", ["Bueno... ya veo...", "Sí"]),
        ("¡Listo! 😊 Te esperamos 🎉. Chao", ["¡Listo! 😊", "Te esperamos 🎉.", "Chao"]),
        ("Mira ejemplo.cl/a. Está *todo.* Bien", ["Mira ejemplo.cl/a.", "Está *todo.*", "Bien"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@given(TEXTS)
def test_sentences_lie_in_the_text_and_leave_only_blanks(text: str) -> None:
    found = sentences(text)
    assert all(text[it.start : it.end] == it.text == it.text.strip() != "" for it in found)
    assert all(it == Sentence(text=it.text, start=it.start, end=it.end, sources=()) for it in found)
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(it.text for it in found))
