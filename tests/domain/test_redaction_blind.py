"""Messages as patients write them, a value cut in two among them; hours, prices and treatments stay."""

import pytest

from aura_desktop.domain.placeholders import MARK, Placeholders
from aura_desktop.domain.redaction import Known, Redaction
from tests.bench.ai_redaction_blind import Blind, blind, blind_scores

WHOLE = (
    "rut_words",
    "rut_split",
    "phone_split",
    "email",
    "card",
    "passport",
    "handle",
    "account",
    "plate",
    "record",
    "name_small",
    "birth",
    "words",
)
"""Groups of which at least this share stays here."""


NOBODY = Known()


def hide_all(*texts: str, known: Known = NOBODY) -> tuple[str, ...]:
    return Redaction(known, Placeholders()).hide_all(texts)


def test_scores() -> None:
    scores = blind_scores()
    assert scores["round 1"] >= 0.98
    assert scores["round 2"] >= 0.88
    assert scores["round 3"] == 1
    assert blind_scores(Known())["round 1"] >= 0.96
    assert all(scores[group] >= 0.9 or group in ("handle", "account") for group in WHOLE)


def test_the_set_is_large_enough() -> None:
    assert len([item for item in blind() if item.round == 1 and item.secrets]) >= 180
    assert len([item for item in blind() if item.round == 2 and item.secrets]) >= 50


@pytest.mark.parametrize("item", [item for item in blind() if item.keep or not item.secrets])
def test_prices_hours_and_treatments_stay(item: Blind) -> None:
    hidden = item.hidden()
    assert all(any(piece in text for text in hidden) for piece in item.keep)


def test_little_is_hidden_where_nothing_is_to_hide() -> None:
    harmless = [item for item in blind() if not item.secrets]
    touched = [item for item in harmless if MARK.search("\n".join(item.hidden()))]
    assert len(touched) <= 1


@pytest.mark.parametrize(
    ("texts", "hidden"),
    [
        (("mi rut es", "12.345.678", "-5"), ("mi rut es", "[RUT_1]", "[RUT_2]")),
        (("12.345.", "678-5"), ("[RUT_1]", "[RUT_2]")),
        (("mi run", "10.000.013", "K"), ("mi run", "[RUT_1]", "[RUT_2]")),
        (("al 9 0000", "0311", "gracias"), ("al [TELEFONO_1]", "[TELEFONO_2]", "gracias")),
        (("4111", "1111", "1111", "1111"), ("[TARJETA_1]", *("[TARJETA_2]",) * 3)),
        (
            ("mi rut es doce millones", "trescientos mil seiscientos"),
            ("mi rut es [RUT_1]", "[RUT_2]"),
        ),
        (("pasaporte", "XY0000777"), ("pasaporte", "[CODIGO_1]")),
        (("9", "10", "11", "12", "13"), ("9", "10", "11", "12", "13")),
        (("29990", "39990", "49990"), ("29990", "39990", "49990")),
        (("son 129000", "9 sesiones"), ("son 129000", "9 sesiones")),
        (("", "12.345.678-5 ", ""), ("", "[RUT_1] ", "")),
    ],
)
def test_a_value_over_several_messages(texts: tuple[str, ...], hidden: tuple[str, ...]) -> None:
    assert hide_all(*texts) == hidden


def test_both_halves_come_back_as_they_were() -> None:
    placeholders = Placeholders()
    texts = ("al 9 0000", "0311", "o sea 9 0000 0311")
    hidden = Redaction(Known(), placeholders).hide_all(texts)
    assert tuple(map(placeholders.fill, hidden)) == texts


@pytest.mark.parametrize(
    ("asked", "answered", "hidden"),
    [
        ("¿A nombre de quién?", "yunisa muestra", "[NOMBRE_1] [NOMBRE_2]"),
        ("¿Quién nos escribe?", "yunisa", "[NOMBRE_1]"),
        ("¿Cuál es tu dirección?", "los boldos inventados 145", "[DIRECCION_1]"),
        ("¿Me das tu nombre?", "quiero botox", "quiero botox"),
        ("¿Me das tu nombre?", "el de la muestra", "el de la muestra"),
        ("Tu nombre. ¿Qué hora te acomoda?", "yunisa", "yunisa"),
    ],
)
def test_an_answer_is_known_by_its_question(asked: str, answered: str, hidden: str) -> None:
    public = Known(public=("Clínica Muestra",))
    known = public if "muestra" in hidden else NOBODY
    assert hide_all(asked, answered, known=known)[1] == hidden


def test_what_was_said_long_ago_is_learnt_from() -> None:
    redaction = Redaction(Known(), Placeholders())
    assert redaction.hide_all(["la yunisa va"], earlier=["mi hija es Yunisa"]) == (
        "la [NOMBRE_1] va",
    )


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("soy c4m1la", "soy [NOMBRE_1]"),
        ("c.a.m.i.l.a", "[NOMBRE_1]"),
        ("horas: 9\n10\n11\n12\n13", "horas: 9\n10\n11\n12\n13"),
        ("el pack @ 3x2", "el pack @ 3x2"),
        ("soy @mica_supuesta ok", "soy @[USUARIO_1] ok"),
        ("va la BCDF-34", "va la [CODIGO_1]"),
        ("soy R. Ejemplar", "soy [NOMBRE_1]. [NOMBRE_2]"),
        ("https://maps.app.goo.gl/AbC12 acá", "[DIRECCION_1] acá"),
        ("soy del 82, no del 15 de mayo", "soy del [NACIMIENTO_1], no del 15 de mayo"),
    ],
)
def test_other_writings(text: str, hidden: str) -> None:
    assert hide_all(text, known=Known(names=("Camila Ejemplo",))) == (hidden,)
