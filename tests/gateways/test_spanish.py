"""Spanish stems: what patients write without accents meets what the clinic wrote with them."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from aura_desktop.gateways import spanish


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("depilación", "DEPILACION"),
        ("¿Estacionamientos?", "estacionamiento"),
        ("pagar", "pago"),
        ("labios", "labio"),
        ("sesión", "sesiones"),
        ("cuánto", "cuanto"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert spanish.stems(one) == spanish.stems(other) != ()


def test_only_letters_and_digits_are_left_in_order() -> None:
    assert spanish.words('¡Ñandú! "vale" $29.990 — OR* 🙂 (NEAR)') == [
        *("nandu", "vale", "29", "990", "or", "near")
    ]
    assert spanish.stems("🙂 ¿? —") == ()


def test_decomposed_accents_are_the_same_word() -> None:
    assert spanish.stems("depilacio\u0301n") == spanish.stems("depilaci\u00f3n")


def test_stop_words_stay_as_they_are() -> None:
    assert spanish.STOP_WORDS.issuperset(spanish.stems("¿Ustedes tienen de los que hay para mí?"))


@pytest.mark.parametrize("word", ["láser", "laser", "comer", "parar", "precio", "hora", "antes"])
def test_no_other_word_becomes_a_stop_word(word: str) -> None:
    assert spanish.stems(word)[0] not in spanish.STOP_WORDS


def test_nothing_is_imported_before_the_first_use() -> None:
    code = (
        "import sys; from aura_desktop.services import knowledge, knowledge_desk;"
        "from aura_desktop.gateways import spanish; assert 'snowballstemmer' not in sys.modules;"
        "spanish.load(); assert 'snowballstemmer' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=50)


def test_searches_at_the_same_time_cut_the_same_stems() -> None:
    words = [f"{start}{end}" for start in _BEGINNINGS for end in _ENDINGS]
    alone = spanish.stems(" ".join(words))
    spanish._stem.cache_clear()
    before = sys.getswitchinterval()
    orders = [" ".join(words), " ".join(words[::-1])] * 2
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(spanish.stems, orders))
    finally:
        sys.setswitchinterval(before)
    assert together == [alone, alone[::-1]] * 2


_BEGINNINGS = [
    f"{first}{second}"
    for first in ("de", "re", "con", "sub")
    for second in ("pil", "hidrat", "limpi", "evalu", "trat")
]
_ENDINGS = (
    "aciones",
    "andonos",
    "amientos",
    "aremos",
    "adoras",
    "ando",
    "arían",
    "ación",
    "arse",
    "ísimas",
)


def test_only_the_stemmer_of_spanish_is_loaded() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\n"
            "from aura_desktop.gateways import spanish\n"
            "print(spanish._stemmer().stemWord('limpiezas'))\n"
            "print(*sorted(name for name in sys.modules if name.endswith('_stemmer')))",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert told == ["limpiez", "snowballstemmer.spanish_stemmer"]
