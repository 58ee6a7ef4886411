"""The Spanish of a front desk: words by their stems, and the synonyms that came with the program.

snowballstemmer is imported on first use: call `load` before, in a thread.
"""

import importlib.util
import sys
import threading
import unicodedata
from functools import cache, lru_cache
from types import ModuleType
from typing import Any

from aura_desktop import paths
from aura_desktop.domain import synonyms
from aura_desktop.domain.synonyms import SynonymTable

_MOST_WORDS = 20_000
_LIBRARY = "snowballstemmer"

_STOP_TEXT = """
a al algo alguien algun alguna algunas alguno algunos ahi alla alli aca aqui ante asi aun bien buen
buena buenas bueno buenos cada como con cual cuales cualquier cuando cuanto cuanta cuantos cuantas de del
desde dia dias donde dos e el ella ellas ellos en entonces entre era es esa esas ese eso esos esta
estan estar estas este esto estos estoy fue gracias ha han has hay hace hacen hacer hice hizo hola igual ir la las
le les lo los mas me mi mis mucho mucha muchas muchos muy necesito ni no nos nosotros o otra otro otras otros
para pero poco por porfa porfavor favor porque puede pueden puedo podria podrian pues que quien quiero
quisiera queria saber se sera ser si sin sobre solo son soy su sus tambien tan tanto te tengo tener tiene
tienen tenia ti tu tus u un una unas uno unos ustedes usted va van voy y ya yo disculpa disculpe perdon
consulta pregunta duda cosa tal oye ojala alo tardes noches
the do you i is it how are can have for to of and in on my please hi hello
"""
STOP_WORDS = frozenset(_STOP_TEXT.split())
"""Words that ask for nothing, without accents; they count only inside a synonym of several words."""

_ONE_AT_A_TIME = threading.Lock()
"""The stemmer keeps the word it is at: two threads would cut each other's, and the wrong stem would stay cached."""


@cache
def _stemmer() -> Any:
    """Of Spanish alone: the package itself would load that of every language, 3 MB."""
    if _LIBRARY not in sys.modules:
        place = importlib.util.find_spec(_LIBRARY)
        package = ModuleType(_LIBRARY)
        package.__path__ = list(place.submodule_search_locations or []) if place else []
        sys.modules[_LIBRARY] = package
    from snowballstemmer.spanish_stemmer import (  # type: ignore[import-untyped]  # no types; in a thread, and not before somebody searches
        SpanishStemmer,
    )

    return SpanishStemmer()


def load() -> None:
    """Import and read what is needed; blocks."""
    synonym_table(installed_synonyms())


@cache
def installed_synonyms() -> str:
    """The table that came with the program; reads a file the first time."""
    return (paths.resources() / "ai" / "synonyms.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def synonym_table(text: str) -> SynonymTable:
    """The table a text holds."""
    return synonyms.read_table(text, stems)


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order: lower case, without accents; nothing but letters and digits."""
    return tuple(_stem(word) for word in words(text))


def words(text: str) -> list[str]:
    """Letters and digits between everything else, lower case, without accents."""
    parts = unicodedata.normalize("NFKD", text.lower())
    kept = (
        char if unicodedata.category(char)[0] in "LN" else " "
        for char in parts
        if not unicodedata.combining(char)
    )
    return "".join(kept).split()


@lru_cache(maxsize=_MOST_WORDS)
def _stem(word: str) -> str:
    """A stop word stays as it is, and no other becomes one: "láser" would be "las"."""
    if word in STOP_WORDS:
        return word
    with _ONE_AT_A_TIME:
        stem: str = _stemmer().stemWord(word)
    return word if stem in STOP_WORDS else stem
