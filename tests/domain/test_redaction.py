"""What tells who a patient is becomes a mark before a model reads it, and comes back in the draft."""

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain.placeholders import MARK, Placeholders, neutralised
from aura_desktop.domain.redaction import Identifier, IdentifierKind, Known, Redaction, identifiers
from aura_desktop.errors import InputError
from tests.bench.ai_redaction import redaction_scores
from tests.domain.identifier_sets import harmless, hidden, sentences, unseen

PATIENT = Known(
    names=("Camila Ejemplo", "cami.ejemplo92", "Ñ"),
    phones=("56900000142", "123"),
    public=(
        "Clínica Muestra",
        "Dra. Antonia Ficticia",
        "Av. Los Ensayos 123, oficina 45, Providencia",
        "+56 2 2000 0100",
        "hola@clinica-muestra.example",
        "a b, c",
    ),
)
NOBODY = Known()


def hide(text: str, known: Known = NOBODY) -> str:
    return Redaction(known, Placeholders()).hide(text)


def test_scores() -> None:
    scores = redaction_scores()
    assert scores["rut"] == 1
    assert scores["phone"] == 1
    assert scores["all"] >= 0.995
    assert scores["unseen"] >= 0.995
    assert scores["over_hidden"] <= 0.03


def test_the_sets_are_large_enough() -> None:
    assert len(sentences()) >= 2000
    assert len({item.text for item in harmless()}) >= 200
    assert len(harmless()) >= 300
    assert len(unseen()) >= 60


def test_prices_hours_and_dates_stay_readable() -> None:
    for item in (*sentences(3), *unseen(), *harmless(1)):
        result, _ = hidden(item.text)
        assert all(piece in result for piece in item.keep), result


def test_what_was_hidden_comes_back() -> None:
    for item in sentences(6):
        placeholders = Placeholders()
        result = Redaction(NOBODY, placeholders).hide(item.text)
        assert placeholders.fill(result).casefold() == item.text.casefold()
        if not (item.text.islower() or item.text.isupper()):
            assert placeholders.fill(result) == item.text or re.search(r"(?:^|\W)[a-z]", item.text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["soy ", "Camila ", "Camila Ejemplo", "camila", " rut ", " 11.111.111-1 ", " al ", " 9 0000 0142 ", "\n",
             ". ", "a@b.cl", " vivo en calle Los Ensayos 123, ", "[NOMBRE_1]", "$29.990", " nací el 12/03/1990, ",
             " a las 17:30", "Rosa ", "la ", " 2 sesiones", "\u200b", " 4111 1111 1111 1111, ", " y ", "Sra. ", "[",
             "]", " K ", "de "]
        )
    )
)  # fmt: skip
def test_any_mixture_comes_back_and_nothing_is_left(parts: list[str]) -> None:
    text = "".join(parts)
    placeholders = Placeholders()
    redaction = Redaction(PATIENT, placeholders)
    result = redaction.hide(text)
    redaction.check(result)
    assert "camila" not in result.lower()
    assert identifiers(result, PATIENT) == ()
    assert _letters(placeholders.fill(result)) == _letters(neutralised(text))


@settings(deadline=None)
@given(st.text())
def test_any_text_is_hidden_without_an_error(text: str) -> None:
    redaction = Redaction(PATIENT, Placeholders())
    redaction.check(redaction.hide(text))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


@pytest.mark.parametrize(
    "text",
    ["Camila", "camila", "CAMILA", "Cami", "la camii", "camilita", "CamilaEjemplo", "soy Camil"],
)
def test_every_form_of_a_known_name_is_hidden(text: str) -> None:
    assert "cam" not in hide(text, PATIENT).lower()


@pytest.mark.parametrize(
    "text",
    [
        "la ejemplo",
        "EJEMPLO",
        "cami.ejemplo92",
        "@Cami.Ejemplo92",
        "569 0000 0142",
        "(09)00000142",
        "0000 0142",
        "９００００ ０１４２",
    ],
)
def test_known_names_and_phones_in_any_spelling(text: str) -> None:
    assert MARK.fullmatch(hide(text, PATIENT).strip("@ la"))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("11.111.111-1 9 0000 0142 9 0000 0142", "[RUT_1] [TELEFONO_1] [TELEFONO_1]"),
        ("a las 10 569 0000 0142", "a las 10 [TELEFONO_1]"),
        ("+54 9 11 0000 0142", "[TELEFONO_1]"),
    ],
)
def test_a_known_phone_is_found_whole(text: str, result: str) -> None:
    assert hide(text, PATIENT) == result


def test_a_full_name_is_a_mark_for_each_word() -> None:
    placeholders = Placeholders()
    redaction = Redaction(PATIENT, placeholders)
    assert redaction.hide("hola, soy camila EJEMPLO") == "hola, soy [NOMBRE_1] [NOMBRE_2]"
    assert redaction.hide("Camila otra vez") == "[NOMBRE_1] otra vez"
    assert placeholders.fill("Hola, [NOMBRE_1] [NOMBRE_2]") == "Hola, Camila Ejemplo"


def test_names_in_small_letters_come_back_as_names_are_written() -> None:
    known = Known(names=("María José McMuestra",))
    placeholders = Placeholders()
    redaction = Redaction(known, placeholders)
    hidden_text = redaction.hide("soy maria jose MCMUESTRA, mi hija es YANARA")
    assert placeholders.fill(hidden_text) == "soy María José Mcmuestra, mi hija es Yanara"


def test_marks_are_stable_over_the_messages_of_a_request() -> None:
    redaction = Redaction(NOBODY, Placeholders())
    assert redaction.hide("soy Yuyunis, rut 11.111.111-1") == "soy [NOMBRE_1], rut [RUT_1]"
    assert (
        redaction.hide("yuyunis de nuevo: 111111111, al 9 0000 0142")
        == "[NOMBRE_1] de nuevo: [RUT_1], al [TELEFONO_1]"
    )
    assert redaction.hide("o 56900000142") == "o [TELEFONO_1]"


def test_values_told_once_are_known_afterwards() -> None:
    redaction = Redaction(NOBODY, Placeholders())
    redaction.hide("vivo en los ensayos 123. mi mail a@b.cl, nací el 12/03/1990")
    assert "[DIRECCION_1]" in redaction.hide("llego caminando, Los Ensayos, 123 queda cerca")
    assert redaction.hide("vivo en Ñuñoa") == "vivo en [DIRECCION_2]"
    assert redaction.hide("¿atienden en Ñuñoa?") == "¿atienden en Ñuñoa?"


def test_a_name_told_later_is_hidden_before_as_well() -> None:
    redaction = Redaction(NOBODY, Placeholders())
    texts = redaction.hide_all(["la yuyunis quiere ir", "ella se llama Yuyunis"])
    assert texts == ("la [NOMBRE_1] quiere ir", "ella se llama [NOMBRE_1]")
    redaction.check("\n".join(texts))


@pytest.mark.parametrize(
    "text",
    [
        "¿Están en Av. Los Ensayos 123, oficina 45, Providencia?",
        "llamé al 2 2000 0100",
        "escribí a hola@clinica-muestra.example",
        "la Dra. Antonia Ficticia y la dra antonia",
        "¿Está Antonia hoy?",
        "Clínica Muestra les informa",
        "por ejemplo, una muestra",
    ],
)
def test_the_clinics_own_texts_stay(text: str) -> None:
    assert hide(text, PATIENT) == text


def test_a_patient_with_the_name_of_a_professional_is_hidden() -> None:
    assert hide("soy Antonia", PATIENT) == "soy [NOMBRE_1]"


@pytest.mark.parametrize(
    ("known", "stays"),
    [
        ("Rosa Flores", "tengo la piel rosa y flores en casa"),
        ("Luz Caro", "la luz pulsada es muy caro"),
        ("La Jefa", "la jefa no está"),
        ("Jo Muestra", "jo, qué caro"),
    ],
)
def test_words_that_are_names_stay_where_they_are_words(known: str, stays: str) -> None:
    assert hide(stays, Known(names=(known,))) == stays


@pytest.mark.parametrize(
    "text",
    [
        "hola Rosa!",
        "mi tía rosa",
        "anota rosa porfa",
        "con Rosa Flores",
        "Rosa Flores dijo",
        "soy rosa flores",
    ],
)
def test_words_that_are_names_are_hidden_where_they_are_names(text: str) -> None:
    result = hide(text, Known(names=("Rosa Flores",))).lower()
    assert "rosa" not in result
    assert "flores" not in result


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("11111111-1", IdentifierKind.RUT),
        ("RUT 11111111 1", IdentifierKind.RUT),
        ("rut 12.345.678-9", IdentifierKind.RUT),
        ("+56 9 0000 0142", IdentifierKind.PHONE),
        ("camila punto ejemplo arroba gmail", IdentifierKind.EMAIL),
        ("4111-1111-1111-1111", IdentifierKind.CARD),
        ("nací el doce de marzo de mil novecientos noventa", IdentifierKind.BIRTH_DATE),
        ("comprobante 0000142003711", IdentifierKind.NUMBER),
        ("depto 45", IdentifierKind.ADDRESS),
    ],
)
def test_kinds(text: str, kind: IdentifierKind) -> None:
    (found,) = identifiers(text, NOBODY)
    assert found.kind is kind
    assert text[found.start : found.end] == found.text
    assert text.endswith(found.text)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("91066793 9 00 09 09 14", "[RUT_1] [TELEFONO_1]"),
        ("+34 600 00 09 11 27.014.628-7", "[TELEFONO_1] [RUT_1]"),
        ("17:30 2 2000 0476, $9.990\n120.000", "17:30 [TELEFONO_1], $9.990\n120.000"),
        ("5.614.017-4 / 3.09.1972", "[RUT_1] / [NACIMIENTO_1]"),
        ("+51 900 001 183 2 sesiones", "[TELEFONO_1] 2 sesiones"),
        (
            "120.000 3 zonas, 26 nov 10 ml, 29990-35000",
            "120.000 3 zonas, 26 nov 10 ml, 29990-35000",
        ),
        ("calle El Ejemplo 8000", "[DIRECCION_1]"),
        ("visa 1234567890123, orden 000000000", "visa [TARJETA_1], orden [NUMERO_1]"),
        ("9 a 20, 12/03/2026 o 12-03-26", "9 a 20, 12/03/2026 o 12-03-26"),
        ("nací el 12/03/2026; 12-03-85", "nací el [NACIMIENTO_1]; [NACIMIENTO_2]"),
        ("soy José\u0301, sí", "soy [NOMBRE_1], sí"),
    ],
)
def test_what_stands_side_by_side_is_told_apart(text: str, result: str) -> None:
    assert hide(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Yuyunis Rojas dijo que no", "[NOMBRE_1] [NOMBRE_2] dijo que no"),
        ("confirmo, Zarela Figurado viernes", "confirmo, [NOMBRE_1] [NOMBRE_2] viernes"),
        ("quiero Soprano Titanium en Las Condes", "quiero Soprano Titanium en Las Condes"),
        ("¿cuánto valen?", "¿cuánto valen?"),
        ("Zarela Camila Maylenka", "[NOMBRE_1] [NOMBRE_2] [NOMBRE_3]"),
        ("Gracias!\nVale", "Gracias!\n[NOMBRE_1]"),
        ("soy camila de la muestra de", "soy [NOMBRE_1] de la [NOMBRE_2] de"),
        (
            "la hora de Camila y Rosa, Camila y punto",
            "la hora de [NOMBRE_1] y [NOMBRE_2], [NOMBRE_1] y punto",
        ),
        (
            "soy la mamá de rocio, ¿está esperanza hoy?",
            "soy la mamá de [NOMBRE_1], ¿está [NOMBRE_2] hoy?",
        ),
        ("Aa Bb Cc Dd Ee Ff Camila Gg Hh Ii Jj Kk Ll Mm Nn Oo", None),
        ("llego a San Felipe, metro Manuel Montt", "llego a San Felipe, metro Manuel Montt"),
        ("la Zarela camila dijo", "la [NOMBRE_1] [NOMBRE_2] dijo"),
        ("la Zarela Camila dijo", "la [NOMBRE_1] [NOMBRE_2] dijo"),
        ("Rosa\nVale\nSantiago", "[NOMBRE_1]\nVale\nSantiago"),
        ("soy la mi la mi la", "soy la mi la mi la"),
        ("¿Muchas Gracias?", "¿Muchas Gracias?"),
        ("mi hermana", "mi hermana"),
        ("me llamo", "me llamo"),
    ],
)
def test_names_end_where_other_words_begin(text: str, result: str | None) -> None:
    hidden_text = hide(text)
    assert "Camila" not in hidden_text
    assert result is None or hidden_text == result


def _blind(_: str, __: Known, ___: Mapping[str, IdentifierKind]) -> tuple[Identifier, ...]:
    return ()


def _endless(text: str, _: Known, __: Mapping[str, IdentifierKind]) -> tuple[Identifier, ...]:
    return (Identifier(kind=IdentifierKind.NAME, text=text[:1], start=0, end=1),)


def _half_blind(text: str, _: Known, __: Mapping[str, IdentifierKind]) -> tuple[Identifier, ...]:
    """Sees each word "Zulma" once, at the start of a text."""
    if not text.startswith("Zulma"):
        return ()
    return (Identifier(kind=IdentifierKind.NAME, text="Zulma", start=0, end=5),)


@pytest.mark.parametrize(
    "text",
    [
        "soy Valentina",
        "rut 11.111.111-1",
        "al 9 0000 0142",
        "a@b.cl",
        "camila",
        "pasaje Los Ensayos 123",
    ],
)
def test_nothing_goes_out_where_the_finder_fails(text: str) -> None:
    with pytest.raises(InputError) as caught:
        Redaction(PATIENT, Placeholders(), find=_blind).hide(text)
    assert caught.value.code == "ai_redaction_failed"
    assert text not in repr(caught.value.__dict__)


def test_a_finder_that_never_ends_is_stopped() -> None:
    with pytest.raises(InputError):
        Redaction(NOBODY, Placeholders(), find=_endless).hide("ab")


def test_nothing_goes_out_where_a_hidden_value_is_left() -> None:
    with pytest.raises(InputError):
        Redaction(NOBODY, Placeholders(), find=_half_blind).hide("Zulma dice que zulma viene")


@pytest.mark.parametrize(
    "leak",
    ["Camila", "CAMILA", "de Ejemplo,", "+56 9 0000 0142", "(9) 0000-0142", "YUYUNIS", "11.111.111-1", "111111111",
     "pasaje los ensayos, 456", "A@b.cl", "4111111111111111", "\\u0043amila", "camila\\nmañana"],
)  # fmt: skip
def test_a_leak_in_the_whole_request_is_caught(leak: str) -> None:
    redaction = Redaction(PATIENT, Placeholders())
    said = "soy Yuyunis, rut 11.111.111-1, a@b.cl, vivo en pasaje los ensayos 456, visa 4111 1111 1111 1111"
    hidden_text = redaction.hide(said)
    redaction.check(json.dumps({"messages": [{"role": "user", "content": hidden_text}]}))
    with pytest.raises(InputError):
        redaction.check(
            f'{{"content": "Contesta {leak} a la paciente: {json.dumps(hidden_text)}"}}'
        )


def test_instructions_and_the_clinics_texts_pass_the_check() -> None:
    redaction = Redaction(PATIENT, Placeholders())
    redaction.hide("soy Camila Ejemplo y cumplo el 12 de diciembre, vivo en Providencia")
    redaction.check(
        "Ejemplo: por ejemplo, una muestra. Horas: 12 de diciembre 17:30. Fono +56 2 2000 0100. Desde $29.990. "
        "Av. Los Ensayos 123, oficina 45, Providencia. Atiende la Dra. Antonia Ficticia; Antonia no atiende martes."
    )


@pytest.mark.parametrize("texts", [["9 " * 2_100], ["a " * 2_000] * 6])
def test_what_is_too_long_to_be_looked_over_does_not_leave(texts: list[str]) -> None:
    with pytest.raises(InputError, match="ai_redaction_failed"):
        Redaction(NOBODY, Placeholders()).hide_all(texts)


def test_what_was_said_earlier_may_be_long() -> None:
    redaction = Redaction(NOBODY, Placeholders())
    assert redaction.hide_all(["Hola"], earlier=["Hola " * 20_000]) == ("Hola",)
