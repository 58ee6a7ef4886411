"""A model's answer: read while it comes, tolerant of form, strict about what was cut."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.answer import (
    ANSWER_SCHEMA,
    LONGEST_ANSWER,
    LONGEST_WORD,
    Answer,
    AnswerClaim,
    AnswerReader,
    tidy,
    visible,
)
from aura_desktop.domain.draft import DraftAction, Risk
from aura_desktop.errors import AuraError, InputError

REPLY = "La limpieza facial cuesta $29.990 y dura 45 minutos."
FULL = {
    "reply": REPLY,
    "claims": [{"text": REPLY, "sources": ["k1", "k2"]}],
    "intent": "precio",
    "risk": "none",
    "missing": "",
    "action": "reply",
    "language": "es",
}


def read(text: str, finish: str = "stop", size: int = 3) -> tuple[str, Answer]:
    """What was shown piece by piece, and the answer."""
    reader = AnswerReader()
    shown = "".join(reader.feed(text[at : at + size]) for at in range(0, len(text), size))
    return shown, reader.end(finish)


def refused(text: str, finish: str = "stop") -> str:
    with pytest.raises(InputError) as caught:
        read(text, finish)
    return caught.value.code


def test_a_whole_answer() -> None:
    shown, answer = read(json.dumps(FULL))
    assert shown == REPLY
    assert answer == Answer(
        reply=REPLY,
        claims=(AnswerClaim(text=REPLY, sources=("k1", "k2")),),
        intent="precio",
        risk=Risk.NONE,
        action=DraftAction.REPLY,
        language="es",
    )


def test_the_schema_takes_it_and_nothing_more() -> None:
    jsonschema.Draft202012Validator.check_schema(ANSWER_SCHEMA)
    jsonschema.validate(FULL, ANSWER_SCHEMA)
    for wrong in ({**FULL, "more": 1}, {**FULL, "risk": "unknown"}, {"reply": REPLY}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, ANSWER_SCHEMA)
    assert next(iter(ANSWER_SCHEMA["properties"])) == "reply"


@pytest.mark.parametrize(
    "text",
    [
        "```json\n{}\n```",
        'Claro, aquí está {nombre} {"a": [1, {"reply": "no"}]}:\n{}\nEspero que sirva {x}.',
        '<think>{"reply": "ni esto"} tal vez</think>\n{}',
        "<table> {} </table>",
        "[{}]",
        "\n\n  {}",
    ],
)
def test_words_around_the_json_do_not_matter(text: str) -> None:
    shown, answer = read(text.replace("{}", json.dumps(FULL, indent=2)))
    assert (shown, answer.reply) == (REPLY, REPLY)


def test_the_reply_need_not_come_first_and_counts_once() -> None:
    text = json.dumps(
        {"claims": [{"text": 'a } " ,', "sources": ["k1"]}], "risk": "care", "n": -1.5e3}
    )
    text = text[:-1] + ', "x": null, "reply" : "Hola", "reply": "Otra", "y": {"reply": "b"}}'
    shown, answer = read(text)
    assert (shown, answer.reply, answer.risk) == ("Hola", "Hola", Risk.CARE)


def test_letters_cut_anywhere() -> None:
    text = r'{"reply": "\ud83d\ude00 \u00e1 \ud83d x \ude00 \n\"\\\/ \ud83d"}'
    for size in range(1, len(text)):
        shown, _ = read(text, size=size)
        assert shown == '😀 á � x � \n"\\/ �'
    # A server may cut a letter's two halves apart, and even lose one.
    reader = AnswerReader()
    given_ = ['{"reply": "a\ud83d', "\ude00b\ud83d", 'c"}']
    assert [reader.feed(piece) for piece in given_] == ["a", "😀b", "�c"]
    assert reader.end("stop").reply == "a😀b�c"


def test_a_reply_is_shown_as_it_comes() -> None:
    reader = AnswerReader()
    assert reader.feed('{"reply": "Ho') == "Ho"
    assert reader.feed("la\\") == "la"
    assert reader.feed("n") == "\n"
    assert reader.feed('¿Q"') == "¿Q"
    assert reader.feed(', "claims": []') == ""


@pytest.mark.parametrize("cut_at", range(1, len(json.dumps(FULL))))
def test_what_is_cut_is_no_answer_unless_the_model_stopped_there(cut_at: int) -> None:
    text = json.dumps(FULL)[:cut_at]
    assert refused(text, "") == refused(text, "length") == "ai_cut"
    if cut_at <= len('{"reply": '):
        assert refused(text) == "ai_corrupt"
        return
    _, answer = read(text)
    assert REPLY.startswith(answer.reply)
    assert len(answer.claims) <= 1


def test_a_forgotten_bracket_costs_nothing() -> None:
    _, answer = read(json.dumps(FULL)[:-1])
    assert (answer.reply, answer.claims[0].sources) == (REPLY, ("k1", "k2"))
    _, answer = read(
        '{"reply": "Hola", "claims": [{"text": "Hola", "sources": ["k1",], }, ], "risk": "ca'
    )
    assert answer.claims == (AnswerClaim(text="Hola", sources=("k1",)),)
    _, answer = read('{"reply": "Hola\\u00')
    assert answer.reply == "Hola"
    _, answer = read('{"reply": "Hola\\\\')
    assert answer.reply == "Hola\\"


def test_lines_and_commas_that_json_does_not_allow() -> None:
    shown, answer = read('{"reply": "uno\ndos", "claims": [],\n}')
    assert (shown, answer.reply) == ("uno\ndos", "uno\ndos")


@pytest.mark.parametrize(
    "text",
    [
        '{"reply": "El "láser" duele"}',
        '{"reply": Hola}',
        "",
        " \n",
        "```json\n```",
        "{}",
        '{"a": 1}',
        "[]",
        '{"reply": "a", "x": ' + "[" * 100_000,
        '{"reply" "a"}',
        r'{"reply": "\uz00d"}',
    ],
)
def test_what_cannot_be_read_is_said(text: str) -> None:
    assert refused(text) in {"ai_corrupt", "ai_too_long"}


def test_nesting_without_end_is_no_answer() -> None:
    assert refused('{"reply": "a", "x": ' + "[" * 50_000 + "]" * 5_000 + "}") == "ai_corrupt"


def test_words_alone_are_the_reply_and_rest_on_nothing() -> None:
    shown, answer = read("Hola, **abrimos** a las 9. Di {hora} ")
    assert shown == ""
    assert answer == Answer(reply="Hola, abrimos a las 9. Di {hora}", action=DraftAction.REPLY)
    assert read("<think>mmm {</think>Hola {", "")[1].reply == "Hola {"
    assert refused("Hola", "length") == "ai_cut"


def test_wrong_kinds_are_left_out_one_by_one() -> None:
    odd: dict[str, Any] = {
        "reply": ["no"],
        "claims": [
            1,
            {"text": 2},
            {"text": "a", "sources": "k1"},
            {"text": "b", "sources": [1, "k1", "k1 "]},
        ],
        "intent": {"a": 1},
        "risk": "CARE ",
        "missing": "x" * 500,
        "action": 7,
        "language": "es-CL",
    }
    shown, answer = read(json.dumps(odd))
    assert shown == ""
    assert answer.claims == (AnswerClaim(text="a"), AnswerClaim(text="b", sources=("k1",)))
    assert (answer.reply, answer.intent, answer.language) == ("", "", "es")
    assert (answer.risk, answer.action) == (Risk.CARE, DraftAction.UNKNOWN)
    assert len(answer.missing) == LONGEST_WORD
    assert read('{"reply": "a", "language": "pt", "claims": 1}')[1].language == "pt"
    assert read('{"reply": "a", "language": "castellano"}')[1].language == "es"


def test_an_answer_without_end_is_not_kept() -> None:
    reader = AnswerReader()
    reader.feed("a" * LONGEST_ANSWER)
    with pytest.raises(InputError, match="ai_too_long"):
        reader.feed("a")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Hola**, _cómo_ *estás* ~~no~~ `x`", "Hola, cómo estás no x"),
        ("# Precios\n\n\n\n* uno\n+ dos\n- tres", "Precios\n\n- uno\n- dos\n- tres"),
        ("Mira [la web](https://ejemplo.cl/a)", "Mira la web (https://ejemplo.cl/a)"),
        ("[https://ejemplo.cl](https://ejemplo.cl)", "https://ejemplo.cl"),
        ("> cita\n---\nfin", "cita\nfin"),
        ("```\ncódigo\n```", "código"),
        ("5 * 3 * 2, mi_nombre_x, $10.000*, a*b*c", "5 * 3 * 2, mi_nombre_x, $10.000*, a*b*c"),
        ("a\u200bb\u202ec\x00d\ufeffe\u3164f\tg\r\nh\u2028i", "abcdef g\nh\ni"),
        ("❤️ ñandú — «sí»", "❤️ ñandú — «sí»"),
    ],
)
def test_a_reply_is_plain_text(text: str, plain: str) -> None:
    assert tidy(text) == plain


ANSWERS = st.dictionaries(
    st.sampled_from(["claims", "intent", "risk", "nota", "a"]),
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    max_size=3,
)


@given(
    ANSWERS,
    st.text(max_size=40),
    st.integers(0, 3),
    st.booleans(),
    st.lists(st.integers(1, 9), min_size=1, max_size=9),
    st.sampled_from(["", "Aquí va: ", "```json\n", '{x} {"b": 2} ']),
)
def test_any_answer_cut_anywhere_shows_exactly_its_reply(
    rest: dict[str, Any], reply: str, place: int, ascii_: bool, sizes: list[int], before: str
) -> None:
    items = list(rest.items())
    items.insert(min(place, len(items)), ("reply", reply))
    text = before + json.dumps(dict(items), ensure_ascii=ascii_, indent=place or None)
    reader, shown, at = AnswerReader(), "", 0
    while at < len(text):
        size = sizes[at % len(sizes)]
        shown += reader.feed(text[at : at + size])
        at += size
    assert shown == visible(reply)
    assert reader.end().reply == tidy(reply)


@given(
    st.lists(
        st.text(max_size=12)
        | st.sampled_from(
            [
                '{"reply":',
                '"',
                "\\",
                "\\u",
                "{",
                "}",
                "[",
                ",",
                ":",
                '"reply"',
                "d83d",
                "\ud83d",
                "<think>",
                "```",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["", "stop", "length"]),
)
def test_whatever_comes_it_is_an_answer_or_one_of_our_errors(
    pieces: list[str], finish: str
) -> None:
    reader = AnswerReader()
    try:
        for piece in pieces:
            reader.feed(piece).encode()
        answer = reader.end(finish)
    except AuraError:
        return
    assert answer.reply.encode() is not None
    assert visible(answer.reply) == answer.reply
