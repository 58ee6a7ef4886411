"""What belongs to people is held, however it is spelt; the front desk's everyday questions are not."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain import phrases as phrases_module
from aura_desktop.domain.danger import Danger
from aura_desktop.domain.phrases import Reading
from aura_desktop.domain.red_list import holds, holds_in_reply, wants_person
from aura_desktop.domain.spelling import is_typo, key_of, words_of
from tests.bench.ai_red_list import FILES, Case, read_cases, red_list_scores

CASES = {name: read_cases(name) for name in FILES}
ALL = [case for cases in CASES.values() for case in cases]
WITH_WORDS = [case for case in ALL if any(sign.isalpha() for sign in case.text)]
DATA = Path(__file__).parents[1] / "data" / "ai"
REPLIES: dict[str, Any] = json.loads((DATA / "red_list_replies.json").read_text(encoding="utf-8"))
MORE_REPLIES: dict[str, dict[str, list[str]]] = {
    name: json.loads((DATA / f"red_list_{name}_replies.json").read_text(encoding="utf-8"))
    for name in ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
}
UNSEEN = ("\u200b", "\u200d", "\ufe0f", "\u00ad", "\u2060")
EMOJI = (" 😭 ", " 🤕🤕 ", " ❤️ ", " 👩🏽‍⚕️ ")


def dangers(text: str, *, photo: bool = False) -> frozenset[Danger]:
    return frozenset(hold.danger for hold in holds(text, has_photo=photo))


@pytest.mark.parametrize("name", FILES)
def test_every_severe_message_is_held_as_severe(name: str) -> None:
    missed = [
        case.text
        for case in CASES[name]
        if case.severe and not any(hold.severe for hold in case.held())
    ]
    assert missed == []


@pytest.mark.parametrize("name", FILES)
def test_the_danger_is_named(name: str) -> None:
    wrong = [
        case.text
        for case in CASES[name]
        if case.dangers and not case.dangers & {hold.danger for hold in case.held()}
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_at_most_one_in_twenty_harmless_messages_is_held(name: str) -> None:
    harmless = [case for case in CASES[name] if not case.dangers]
    held = [case.text for case in harmless if case.held()]
    assert len(held) <= len(harmless) * 0.05, held


def test_the_files_are_large_and_cover_every_danger() -> None:
    first = CASES["red_list"]
    assert len(first) >= 260
    assert sum(case.severe for case in first) >= 110
    assert sum(not case.dangers for case in first) >= 110
    assert {name for case in first for name in case.dangers} == {danger.value for danger in Danger}
    for later in FILES[1:]:
        assert len(CASES[later]) >= 80
    texts = [case.text for case in ALL if case.text]
    assert len(set(texts)) >= len(texts) * 0.98


def test_scores_for_the_bench() -> None:
    scores = red_list_scores()
    assert scores["severe_recall"] == 1
    assert scores["all_recall"] >= 0.99
    assert scores["false_alarms"] <= 0.05


def test_a_hold_quotes_the_patients_own_words() -> None:
    text = "Hola!! se me HINCHÓ el ojo  y tengo Fiebre"
    found = {hold.danger: hold for hold in holds(text)}
    assert found[Danger.FEVER].words == "Fiebre"
    assert "HINCHÓ" in found[Danger.SWELLING].words
    assert all(hold.words in text for hold in found.values())


def test_severe_holds_stand_first_and_each_danger_once() -> None:
    found = holds("quiero un reembolso, estoy sangrando, me sangra mucho la cara, pésima atención")
    assert [hold.severe for hold in found] == sorted((hold.severe for hold in found), reverse=True)
    assert len({hold.danger for hold in found}) == len(found) >= 3


def test_a_severe_phrase_counts_over_a_milder_one_of_the_same_danger() -> None:
    (hold,) = [
        h for h in holds("quiero poner un reclamo, los voy a demandar") if h.danger == "complaint"
    ]
    assert hold.severe


def test_messages_joined_by_lines_are_read_as_one() -> None:
    assert Danger.SIGHT in dangers("hola\nno veo\nbien")
    assert Danger.MINOR in dangers("quiero hacerme los labios\ntengo 16")


@pytest.mark.parametrize("text", ["", "   ", "👀", "hola", "mire", "así quedé", "¿es normal?"])
def test_a_photo_is_for_people(text: str) -> None:
    assert Danger.PHOTO_DIAGNOSIS in dangers(text, photo=True)


def test_a_receipt_is_no_photo_of_a_body() -> None:
    assert holds("este es el comprobante", has_photo=True) == ()
    assert dangers("el comprobante, y así me quedó", photo=True) == {Danger.PHOTO_DIAGNOSIS}
    assert holds("") == ()


def test_who_was_treated_does_not_ask_whether_it_hurts() -> None:
    assert holds("me interesa el botox, ¿duele?") == ()
    assert holds("¿duele tanto el botox?") == ()
    assert Danger.PAIN in dangers("¿duele tanto el botox? ayer me hice botox")
    assert Danger.SKIN_COLOUR in dangers("me inyectaron y tengo las ojeras moradas")
    assert holds("tengo las ojeras moradas") == ()


def test_words_nobody_foresaw_about_a_part_of_the_body_are_held() -> None:
    assert dangers("como que ando con la rodilla en llamas") == {Danger.UNKNOWN}
    assert dangers("¿cuánto vale? tengo la frente como acordeón") == {Danger.UNKNOWN}
    assert holds("quiero botox, tengo la frente como acordeón") == ()
    assert dangers("me hice botox y tengo la frente como acordeón, ¿precio del control?")


def test_what_speaks_of_no_matter_of_the_desk_is_held() -> None:
    assert dangers("tengo como una babosa adentro") == {Danger.UNKNOWN}
    assert dangers("quiero hora para el lunes pero tengo como una babosa adentro")
    assert holds("quiero hora para el lunes") == ()


@pytest.mark.parametrize(
    "text", ["Camila Ejemplo", "11.111.111-1", "el lunes", "ok dale", "soy Camila", "en la mañana"]
)
def test_an_answer_to_the_desk_tells_nothing(text: str) -> None:
    assert holds(text) == ()


def test_nothing_is_compiled_while_the_program_starts() -> None:
    asked = (
        "from aura_desktop.domain import red_list, red_list_rules;"
        "assert red_list_rules.red_list.cache_info().currsize == 0;"
        "assert red_list.holds('no veo');"
        "assert red_list_rules.red_list.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=60)


def test_an_idiom_does_not_cover_what_follows_a_comma() -> None:
    assert holds("no me duele nada") == ()
    assert Danger.PAIN in dangers("no, me duele. nada me calma")
    assert Danger.PAIN in dangers("soy Dolores, y me duele mucho")
    assert Danger.SELF_HARM in dangers(
        "me muero de ganas de ir jaja. no, en serio, me quiero morir"
    )


HARMLESS = [case.text for case in ALL if not case.dangers and not case.photo]
SEVERE = [case.text for case in ALL if case.severe and not case.photo]
NAMED = [
    text
    for text in SEVERE
    if any(hold.severe and hold.danger is not Danger.UNKNOWN for hold in holds(text))
]


@settings(deadline=None)
@given(
    st.sampled_from(HARMLESS), st.sampled_from(SEVERE), st.sampled_from(["! ", "\n"]), st.booleans()
)
def test_an_everyday_question_beside_it_hides_no_danger(
    harmless: str, severe: str, between: str, first: bool
) -> None:
    text = f"{harmless}{between}{severe}" if first else f"{severe}{between}{harmless}"
    assert any(hold.severe for hold in holds(text))


@settings(deadline=None)
@given(st.sampled_from(HARMLESS), st.sampled_from(NAMED), st.booleans())
def test_a_comma_hides_no_danger_that_has_a_name(harmless: str, severe: str, first: bool) -> None:
    text = f"{harmless}, {severe}" if first else f"{severe}, {harmless}"
    assert any(hold.severe for hold in holds(text))


def test_between_commas_the_body_counts_beside_the_desks_matters() -> None:
    text = "la cabeza me va a explotar"
    assert dangers(text) == {Danger.UNKNOWN}
    assert dangers(f"hola, {text}, quiero reservar hora para el lunes") == {Danger.UNKNOWN}


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for hold in (*holds(text), *holds_in_reply(text, [text])):
        assert hold.words in text
    wants_person(text)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["me", "duele", "no", "veo", "¿", "?", ",", "\n", "16", "ojo", "se"]))
)
def test_any_row_of_dangerous_words_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    assert all(hold.words in text for hold in holds(text, has_photo=True))


@settings(deadline=None)
@given(st.sampled_from(WITH_WORDS), st.data())
def test_case_accents_and_invisible_signs_change_nothing(case: Case, data: st.DataObject) -> None:
    text = case.text.translate(str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU"))
    text = "".join(
        data.draw(st.sampled_from((sign, sign.upper(), sign + data.draw(st.sampled_from(UNSEEN)))))
        for sign in text
    )
    assert dangers(text, photo=case.photo) == dangers(case.text, photo=case.photo)


@settings(deadline=None)
@given(st.sampled_from(WITH_WORDS), st.integers(0, 400), st.integers(2, 6))
def test_a_letter_held_down_changes_nothing(case: Case, at: int, times: int) -> None:
    letters = [place for place, sign in enumerate(case.text) if sign.isalpha()]
    place = letters[at % len(letters)]
    text = case.text[:place] + case.text[place] * times + case.text[place + 1 :]
    assert dangers(text, photo=case.photo) == dangers(case.text, photo=case.photo)


@settings(deadline=None)
@given(st.sampled_from(WITH_WORDS), st.sampled_from(EMOJI))
def test_emoji_between_words_change_nothing(case: Case, emoji: str) -> None:
    assert dangers(case.text.replace(" ", emoji), photo=case.photo) == dangers(
        case.text, photo=case.photo
    )


@pytest.mark.parametrize(
    "seed", ["me ", "no ", "tengo ", "se me ", "me duele ", "veo el ojo ", "ojo "]
)
def test_work_grows_with_the_length_of_the_message(
    seed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = 0
    within = Reading._within

    def counting(self: Reading, place: int, gap: int, over_breaks: bool) -> Any:
        nonlocal looked_at
        for after in within(self, place, gap, over_breaks):
            looked_at += 1
            yield after

    monkeypatch.setattr(phrases_module.Reading, "_within", counting)
    holds((seed * 2048)[:2048])
    half, looked_at = looked_at, 0
    holds((seed * 4096)[:4096])
    assert looked_at <= 2.2 * half + 1000


def test_a_message_without_an_end_is_read() -> None:
    for text in ("a" * 4096, "?" * 4096, "\n" * 4096, "9" * 4096, "😀" * 4096, "ñ´" * 2048):
        assert isinstance(holds(text), tuple)


@pytest.mark.parametrize("reply", REPLIES["held"], ids=lambda reply: str(reply["text"]))
def test_advice_comfort_and_promises_are_not_sent(reply: dict[str, str]) -> None:
    assert reply["danger"] in {hold.danger for hold in holds_in_reply(reply["text"])}


@pytest.mark.parametrize("text", REPLIES["sent"])
def test_the_front_desks_replies_are_sent(text: str) -> None:
    assert holds_in_reply(text) == ()


@pytest.mark.parametrize("name", MORE_REPLIES)
def test_replies_in_words_nobody_foresaw(name: str) -> None:
    held, sent = MORE_REPLIES[name]["held"], MORE_REPLIES[name]["sent"]
    assert [text for text in held if not holds_in_reply(text)] == []
    stopped = [text for text in sent if holds_in_reply(text)]
    assert len(stopped) <= len(sent) * 0.05, stopped


def test_what_the_clinic_wrote_itself_may_be_quoted_whole() -> None:
    entry = "Después del láser: Evita el sol por 15 días. No tomes ibuprofeno. ¿Duele? No."
    assert holds_in_reply("¡Hola! Después del láser: evita el sol por 15 DIAS.") != ()
    assert holds_in_reply("¡Hola! Después del láser: evita el sol por 15 DIAS.", [entry]) == ()
    assert holds_in_reply("No tomes ibuprofeno. Nos vemos.", [entry]) == ()


@pytest.mark.parametrize(
    "reply",
    [
        "Tomes ibuprofeno.",
        "Después del láser: evita el sol por 5 días.",
        "Evita el sol por 15 días. Puedes tomar paracetamol.",
        "¿Duele? Nunca.",
        "Evita el sol por 15 días, y ponte hielo.",
    ],
)
def test_half_a_sentence_a_changed_one_or_a_question_is_no_quotation(reply: str) -> None:
    entry = "Después del láser: evita el sol por 15 días. No tomes ibuprofeno. ¿Duele? No."
    assert holds_in_reply(reply, [entry]) != ()


@pytest.mark.parametrize("text", REPLIES["asks_for_person"])
def test_asks_for_a_person(text: str) -> None:
    assert wants_person(text)


@pytest.mark.parametrize("text", [*REPLIES["asks_for_nobody"], "", "😀"])
def test_asks_for_nobody(text: str) -> None:
    assert not wants_person(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hinxado", "hinchado"),
        ("INFLAMAO", "inflamado"),
        ("imflamada", "inflamada"),
        ("embarasaaada", "embarazada"),
        ("bista", "vista"),
        ("infecion", "infección"),
        ("qqqq", "que"),
        ("estacionamiento".replace("n", "n" * 30), "estacionamiento"),
        ("wawa", "guagua"),
        ("qeda", "queda"),
        ("alerjia", "alergia"),
        ("\uff44\uff55\uff45\uff4c\uff45", "duele"),
    ],
)
def test_words_that_sound_alike_are_one(typed: str, meant: str) -> None:
    assert key_of(typed) == key_of(meant)


@settings(deadline=None)
@given(st.text("abde", max_size=6), st.text("abde", max_size=6))
def test_one_slip_is_a_typo_either_way_round(one: str, other: str) -> None:
    assert is_typo(one, other) == is_typo(other, one)
    assert is_typo(one, one)


def test_slips() -> None:
    for typed in ("sangrndo", "sangrandoo", "sangramdo", "snagrando", "asngrando"):
        assert is_typo(typed, "sangrando")
    for typed in ("sangre", "mangrando", "angrando", "sagnrnado", ""):
        assert not is_typo(typed, "sangrando")


def test_words_know_their_clause() -> None:
    words = words_of("¿Duele? Tengo 16, d\u200b'\u200bolor")
    assert [word.key for word in words] == ["duele", "tengo", "16", "dolor"]
    assert [word.asked for word in words] == [True, False, False, False]
    assert [word.asked for word in words_of("me duele, es normal?")] == [False, False, True, True]
    assert [word.opens for word in words] == [True, True, False, True]
    assert [word.closes for word in words] == [True, False, True, True]


@pytest.mark.parametrize("before", [0, 3_990, 4_200, 7_998, 30_000])
def test_danger_is_found_wherever_it_stands_in_a_long_text(before: int) -> None:
    text = "hola " * (before // 5) + "\nme duele mucho la muela y sangra\n" + "hola " * 2_000
    assert any(hold.danger is not Danger.UNKNOWN for hold in holds(text))
    assert wants_person("hola " * (before // 5) + " quiero hablar con una persona " + "ya " * 2_000)


def test_a_long_text_without_danger_is_free() -> None:
    assert holds("hola " * 6_000) == ()
