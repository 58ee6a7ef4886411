"""Identifiers ⇄ placeholders: what tells who a patient is stays on this PC, a language model reads marks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from aura_desktop.domain.common_words import COMMON
from aura_desktop.domain.first_names import ORDINARY, PROMPT_WORDS
from aura_desktop.domain.folded_text import FoldedText, bare_digits, folded
from aura_desktop.domain.identifier import Identifier, IdentifierKind, Known
from aura_desktop.domain.identifiers import (
    NUMERIC,
    cover_public,
    digit_runs,
    identifiers,
    identifiers_after,
    phone_cores,
    phrase,
    public_words,
    telling,
)
from aura_desktop.domain.known_names import known_words
from aura_desktop.domain.name_patterns import cover_idioms
from aura_desktop.domain.placeholders import Placeholders, neutralised
from aura_desktop.errors import InputError

__all__ = ["Identifier", "IdentifierKind", "Known", "Redaction", "identifiers"]

Find = Callable[[str, Known, Mapping[str, IdentifierKind]], tuple[Identifier, ...]]
_CHILEAN_PREFIXES = frozenset({"", "9", "09", "569", "0569", "5609", "00569"})
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")


class Redaction:
    """Hides the identifiers of one request; the same value has the same mark in all its texts.

    Each word of a name has a mark of its own, whatever its case: "Camila Ejemplo" is "[NOMBRE_1] [NOMBRE_2]", so that
    "Hola [NOMBRE_1]" reads "Hola Camila". A name in small or block letters comes back as names are written; other
    values come back as they were written first.
    """

    def __init__(
        self, known: Known, placeholders: Placeholders, *, find: Find = identifiers_after
    ) -> None:
        self._known = known
        self._placeholders = placeholders
        self._find = find
        self._learnt: dict[str, IdentifierKind] = {}

    def hide(self, text: str) -> str:
        """The text with marks for its identifiers, and nothing that looks like a mark of the patient's.

        Raises: InputError("ai_redaction_failed") if an identifier, or a value hidden before, is still in it.
        """
        hidden = neutralised(text)
        for _ in range(len(hidden) + 1):
            found = self._find(hidden, self._known, self._learnt)
            if not found:
                break
            hidden = self._replaced(hidden, found)
        else:
            raise InputError("ai_redaction_failed")
        if self._holds_value(hidden, ORDINARY, frozenset()) or identifiers_after(
            hidden, self._known, self._learnt
        ):
            raise InputError("ai_redaction_failed")
        return hidden

    def hide_all(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Several texts, where one may tell a name that another has said before."""
        every = tuple(texts)
        for text in every:
            self.hide(text)
        return tuple(self.hide(text) for text in every)

    def check(self, payload: str) -> None:
        """Look over a whole outgoing request, plain or JSON.

        Words that instructions use as well count only with a capital inside a sentence; words of the clinic's own
        texts do not count. Raises: InputError("ai_redaction_failed") if a hidden value or a known one is in it.
        """
        public = public_words(self._known.public)
        for text in {payload, _ESCAPE.sub(_unescaped, payload)}:
            if self._holds_value(text, PROMPT_WORDS, public):
                raise InputError("ai_redaction_failed")

    def _replaced(self, text: str, found: tuple[Identifier, ...]) -> str:
        parts: list[str] = []
        last = 0
        for item in found:
            parts += text[last : item.start], self._mark(item)
            last = item.end
        return "".join([*parts, text[last:]])

    def _mark(self, item: Identifier) -> str:
        if telling(item.kind, folded(item.text)):
            self._learnt[_common(item.kind, item.text)] = item.kind
        value = self._natural(item.text) if item.kind is IdentifierKind.NAME else item.text
        return self._placeholders.take(item.kind.value, value, key=_key(item.kind, item.text))

    def _natural(self, word: str) -> str:
        if not word.isalpha() or not (word.islower() or (word.isupper() and len(word) > 1)):
            return word
        for name in self._known.names:
            for spelt in re.findall(r"[^\W\d_]+", name):
                if folded(spelt) == folded(word) and spelt.istitle():
                    return str(spelt)
        return word.capitalize()

    def _holds_value(self, text: str, ordinary: frozenset[str], public: frozenset[str]) -> bool:
        view = FoldedText(text)
        cover_public(view, self._known.public)
        return (
            self._holds_number(view)
            or self._holds_phrase(view)
            or self._holds_name(view, ordinary, public)
        )

    def _holds_number(self, view: FoldedText) -> bool:
        values = [value for value, kind in self._learnt.items() if kind in NUMERIC]
        values += phone_cores(self._known.phones)
        return any(value in run for run, _ in digit_runs(view.lower) for value in values)

    def _holds_phrase(self, view: FoldedText) -> bool:
        return any(
            phrase(value).search(view.lower)
            for value, kind in self._learnt.items()
            if kind not in NUMERIC and kind is not IdentifierKind.NAME
        )

    def _holds_name(
        self, view: FoldedText, ordinary: frozenset[str], public: frozenset[str]
    ) -> bool:
        cover_idioms(view)
        learnt = (value for value, kind in self._learnt.items() if kind is IdentifierKind.NAME)
        words = known_words((*map(folded, self._known.names), *learnt)) - COMMON - public
        return any(word in words for word in _names_in(view, ordinary))


def _names_in(view: FoldedText, ordinary: frozenset[str]) -> Iterator[str]:
    """The words that may be names: an ordinary one only with a capital inside a sentence."""
    for found in re.finditer(r"[^\W\d_]{3,}", view.lower):
        word = found.group()
        before, first = (
            view.cased[max(found.start() - 2, 0) : found.start()],
            view.cased[found.start()],
        )
        inside = re.fullmatch(r"[^\W\d_A-Z] |, ", before) is not None
        if word not in ordinary or (
            inside and first.isupper() and not view.cased[found.end() - 1].isupper()
        ):
            yield word


def _common(kind: IdentifierKind, text: str) -> str:
    """What all spellings of a value have in common, for finding it again."""
    if kind is IdentifierKind.PHONE:
        return next(phone_cores((text,)))
    return bare_digits(text) if kind in NUMERIC else folded(text)


def _key(kind: IdentifierKind, text: str) -> str:
    """The same for two spellings only where the one may come back for the other."""
    if kind is IdentifierKind.ADDRESS:
        return " ".join(re.findall(r"[^\W_]+", folded(text)))
    if kind not in NUMERIC:
        return folded(text).replace(" ", "")
    digits = bare_digits(text) or folded(text)
    if kind is IdentifierKind.PHONE and digits[:-8] in _CHILEAN_PREFIXES:
        return digits[-8:]
    return digits


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16)) if found.group(1) else "\n"
