"""The clinic's table of synonyms, and texts marked by its groups."""

import pytest

from aura_desktop.domain.synonyms import (
    LONGEST_TABLE,
    SynonymProblem,
    SynonymTable,
    concepts,
    covered,
    marked,
    read_table,
    spoken,
)


def stems(text: str) -> tuple[str, ...]:
    return tuple(text.lower().replace("?", " ").split())


TABLE = read_table(
    "# precios\nprecio, valor, cuánto sale\n\nhora, cita  # lo mismo\na qué hora, horario\n", stems
)
STOP = {"a", "qué", "el", "de", "cuánto"}


def test_a_line_is_a_group_and_comments_are_not_read() -> None:
    assert TABLE.problems == ()
    assert len(set(TABLE.names.values())) == 3
    assert TABLE.names[("valor",)] == TABLE.names[("cuánto", "sale")]
    assert TABLE.longest == 3


@pytest.mark.parametrize(
    ("text", "code", "line", "word"),
    [
        ("a, b\nsolo", "synonyms_alone", 2, "solo"),
        ("a, b\n\n , ", "synonyms_alone", 3, ""),
        ("a, ?", "synonyms_unreadable", 1, "?"),
        ("a, b\nc, B", "synonyms_twice", 2, "B"),
        ("x" * (LONGEST_TABLE + 1), "synonyms_too_long", 1, ""),
    ],
)
def test_what_is_wrong_is_told_by_its_line(text: str, code: str, line: int, word: str) -> None:
    assert read_table(text, stems).problems == (SynonymProblem(code=code, line=line, word=word),)


def test_a_line_with_a_problem_costs_no_other() -> None:
    table = read_table("solo\na, b\na, c\nd, e", stems)
    assert [problem.line for problem in table.problems] == [1, 3]
    assert set(table.names) == {("a",), ("b",), ("d",), ("e",)}


def test_forms_with_one_stem_may_stand_in_a_line_together() -> None:
    assert read_table("pago, PAGO, abono", stems).problems == ()


def test_a_text_is_marked_before_each_phrase_of_a_group() -> None:
    name = TABLE.names[("precio",)]
    assert marked(TABLE, stems("el valor")) == ("el", name, "valor")
    assert marked(TABLE, stems("cuánto sale")) == (name, "cuánto", "sale")
    assert marked(TABLE, stems("sale cuánto")) == ("sale", "cuánto")
    assert marked(SynonymTable(), ("a", "b")) == ("a", "b")
    assert marked(TABLE, ()) == ()


def test_the_longest_phrase_counts() -> None:
    hour, hours = TABLE.names[("hora",)], TABLE.names[("horario",)]
    assert marked(TABLE, stems("a qué hora")) == (hours, "a", "qué", "hora")
    assert marked(TABLE, stems("qué hora")) == ("qué", hour, "hora")
    table = read_table("hora, cita\nhora libre, cupo", stems)
    assert marked(table, stems("hora libre")) == (table.names[("cupo",)], "hora", "libre")


def test_a_question_and_a_text_meet_in_the_name_of_a_group() -> None:
    asked = concepts(TABLE, stems("cuánto sale"), STOP)
    assert asked == ((TABLE.names[("precio",)], "sale"),)
    assert asked[0][0] in marked(TABLE, stems("el precio de hoy"))


def test_stop_words_and_repetitions_ask_for_nothing() -> None:
    assert concepts(TABLE, stems("a el de"), STOP) == ()
    assert concepts(TABLE, stems("láser el láser"), STOP) == (("láser",),)
    assert concepts(TABLE, stems("láser"), ()) == (("láser",),)


def test_how_much_of_a_question_a_text_speaks_of() -> None:
    asked = concepts(TABLE, stems("precio láser nariz cita"), STOP)
    told = marked(TABLE, stems("el valor de láser"))
    assert covered(asked, told) == 0.5
    assert covered(asked, ()) == 0.0
    assert covered((), told) == 0.0
    assert spoken(asked, told) == {asked[0][0], "láser"}
    assert spoken(asked, ()) == frozenset()
