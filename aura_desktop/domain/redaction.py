"""Identifiers ⇄ placeholders: what tells who a patient is stays on this PC, a language model reads marks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from aura_desktop.domain.common_words import COMMON
from aura_desktop.domain.first_names import ORDINARY, PROMPT_WORDS
from aura_desktop.domain.folded_text import FoldedText, bare_digits, folded
from aura_desktop.domain.identifier import Identifier, IdentifierKind, Known
from aura_desktop.domain.identifiers import (
    NUMERIC,
    cover_public,
    digit_runs,
    holds_together,
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

LONGEST = 4_096
LONGEST_TOGETHER = 20_000
"""Characters of one text and of all texts of a request."""

Find = Callable[[str, Known, Mapping[str, IdentifierKind]], tuple[Identifier, ...]]
_CHILEAN_PREFIXES = frozenset({"", "9", "09", "569", "0569", "5609", "00569"})
_ASKED = (
    (
        re.compile(
            r"\b(?:nombres?|apellidos?|como (?:te llamas|se llama)|con quien|(?:de|a) quien"
            r"|quien (?:nos |me )?(?:eres|es|habla|escribe|seria))\b[^.!]{0,80}$"
        ),
        IdentifierKind.NAME,
        "Nombre: ",
    ),
    (
        re.compile(r"\b(?:direccion|domicilio|donde vives?|vive)\b[^.!]{0,80}$"),
        IdentifierKind.ADDRESS,
        "vivo en ",
    ),
)
"""A question, what it is about, and how an answer to it is read."""
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

        Raises: InputError("ai_redaction_failed") if an identifier, or a value hidden before, is still in it, or if it
        is too long to be looked over.
        """
        _check_length((text,))
        return self._hidden(neutralised(text))

    def hide_all(self, texts: Iterable[str], *, earlier: Iterable[str] = ()) -> tuple[str, ...]:
        """Several texts in their order, where one may tell a name that another has said before.

        A value may begin in one of them and end in the next. `earlier`: what else was said; it is only learnt from.
        Raises: as `hide`.
        """
        texts = tuple(texts)
        _check_length(texts)
        earlier = (text[:LONGEST] for text in earlier)
        every = tuple(map(neutralised, texts))
        for text in (*map(neutralised, earlier), *every):
            self._hidden(text)
        self._learn_answers(every)
        return tuple(map(self._hidden, self._apart(every)))

    def _hidden(self, text: str) -> str:
        hidden = text
        for _ in range(len(hidden) + 1):
            found = self._find(hidden, self._known, self._learnt)
            if not found:
                break
            hidden = self._replaced(hidden, found)
        else:
            raise InputError("ai_redaction_failed")
        if self._holds_value(hidden, ORDINARY, frozenset()):
            raise InputError("ai_redaction_failed")
        self.check_text(hidden)
        return hidden

    def check_text(self, hidden: str) -> None:
        """Look over one text that was hidden, with the finder alone. Raises: InputError("ai_redaction_failed")."""
        if identifiers_after(hidden, self._known, self._learnt):
            raise InputError("ai_redaction_failed")

    def check(self, payload: str) -> None:
        """Look over a whole outgoing request, plain or JSON.

        Words that instructions use as well count only with a capital inside a sentence; words of the clinic's own
        texts do not count. Raises: InputError("ai_redaction_failed") if a hidden value or a known one is in it.
        """
        public = public_words(self._known.public)
        for text in {payload, _ESCAPE.sub(_unescaped, payload)}:
            if self._holds_value(text, PROMPT_WORDS, public):
                raise InputError("ai_redaction_failed")

    def _learn_answers(self, texts: tuple[str, ...]) -> None:
        """Who is asked for a name or an address answers with it, and with nothing that says what it is."""
        public = public_words(self._known.public)
        for asked, answered in pairwise(texts):
            for question, kind, head in _ASKED:
                if not question.search(folded(asked)):
                    continue
                for item in self._find(head + answered, self._known, self._learnt):
                    is_told = item.kind is kind and item.start >= len(head)
                    if is_told and folded(item.text) not in public:
                        self._learn(item)

    def _apart(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The texts with marks for what only shows once they are read as one, each part with a mark of its own."""
        names = {value: kind for value, kind in self._learnt.items() if kind is IdentifierKind.NAME}
        parts: list[list[Identifier]] = [[] for _ in texts]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        for item in self._find("\n".join(texts), self._known, names):
            first, last = (bisect_right(starts, at) - 1 for at in (item.start, item.end - 1))
            if item.kind is IdentifierKind.NAME or (first < last and not holds_together(item)):
                continue
            self._learn(item)
            for place in range(first, last + 1):
                parts[place] += _part(item, starts[place], texts[place])
        return tuple(
            self._replaced(text, tuple(found)) for text, found in zip(texts, parts, strict=True)
        )

    def _replaced(self, text: str, found: tuple[Identifier, ...]) -> str:
        parts: list[str] = []
        last = 0
        for item in found:
            parts += text[last : item.start], self._mark(item)
            last = item.end
        return "".join([*parts, text[last:]])

    def _mark(self, item: Identifier) -> str:
        self._learn(item)
        value = self._natural(item.text) if item.kind is IdentifierKind.NAME else item.text
        return self._placeholders.take(item.kind.value, value, key=_key(item.kind, item.text))

    def _learn(self, item: Identifier) -> None:
        if telling(item.kind, folded(item.text)):
            self._learnt[_common(item.kind, item.text)] = item.kind

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


def _check_length(texts: Sequence[str]) -> None:
    """Whole letters belong to people: the finder takes more than the square of a text's length."""
    if any(len(text) > LONGEST for text in texts) or sum(map(len, texts)) > LONGEST_TOGETHER:
        raise InputError("ai_redaction_failed")


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


def _part(item: Identifier, start: int, text: str) -> Iterator[Identifier]:
    """What of a piece stands in this text, which begins at `start`, without the blanks at its ends."""
    begin, end = max(item.start - start, 0), min(item.end - start, len(text))
    piece = text[begin:end]
    begin += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if re.search(r"[^\W_]", text[begin:end]):
        yield Identifier(kind=item.kind, text=text[begin:end], start=begin, end=end)


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
