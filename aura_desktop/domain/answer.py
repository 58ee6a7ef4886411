"""A model's answer: the reply, what it rests on, and what else the model says of it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aura_desktop.domain.draft import DraftAction, Risk
from aura_desktop.domain.json_text import FieldScanner, read_object, whole_letters
from aura_desktop.errors import InputError

LONGEST_ANSWER = 60_000
LONGEST_WORD = 120
MOST_CLAIMS, MOST_SOURCES = 60, 20
_NAMES = ("reply", "claims", "intent", "risk", "missing", "action", "language")
_TEXT = {"type": "string"}


def _one_of(words: type[Risk] | type[DraftAction]) -> dict[str, Any]:
    return {"type": "string", "enum": [word.value for word in words if word.name != "UNKNOWN"]}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


ANSWER_SCHEMA: Mapping[str, Any] = _object(
    reply=_TEXT,
    claims={
        "type": "array",
        "items": _object(text=_TEXT, sources={"type": "array", "items": _TEXT}),
    },
    intent=_TEXT,
    risk=_one_of(Risk),
    missing=_TEXT,
    action=_one_of(DraftAction),
    language=_TEXT,
)
"""JSON Schema in the strict form that servers ask for; the reply stands first, so that it can be shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerClaim:
    """A sentence of the reply and the marks of the sources it is said to rest on."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """UNKNOWN: the model did not say, or not in a known word. `language`: "es", "en", "pt" …"""

    reply: str
    claims: tuple[AnswerClaim, ...] = ()
    intent: str = ""
    risk: Risk = Risk.UNKNOWN
    missing: str = ""
    action: DraftAction = DraftAction.UNKNOWN
    language: str = "es"


class AnswerReader:
    """Reads one answer while it comes; fences and words around its JSON do not matter."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._half = ""
        self._scanner = FieldScanner(_NAMES)

    def feed(self, piece: str) -> str:
        """What `piece` adds to the reply, to be shown at once; "" outside of it, and for an answer without JSON.

        Raises: InputError("ai_too_long").
        """
        piece, self._half = self._half + piece, ""
        if piece and "\ud800" <= piece[-1] <= "\udbff":
            # A letter that was cut between two pieces.
            piece, self._half = piece[:-1], piece[-1]
        return self._taken(whole_letters(piece))

    def end(self, finish: str = "") -> Answer:
        """The whole of it; `finish` is what the server said of the end.

        Without any JSON the words are the reply, and rest on nothing. A reply that was cut is none: only where
        the model itself stopped ("stop") is what it left open closed.
        Raises: InputError ai_cut, ai_corrupt, ai_too_long.
        """
        self._taken(whole_letters(self._half))
        self._half = ""
        text = "".join(self._parts)
        if self._scanner.at is None or not self._is_object(text):
            return self._plain(text, finish)
        try:
            found, is_cut = read_object(text[self._scanner.at :])
        except ValueError:
            raise InputError("ai_corrupt") from None
        if is_cut and finish != "stop":
            raise InputError("ai_cut")
        if not found.keys() & set(_NAMES):
            raise InputError("ai_corrupt")
        return _answer(found)

    def _taken(self, piece: str) -> str:
        self._length += len(piece)
        if self._length > LONGEST_ANSWER:
            raise InputError("ai_too_long")
        self._parts.append(piece)
        return visible(self._scanner.feed(piece))

    def _is_object(self, text: str) -> bool:
        """Whether the bracket that was found begins one; at the very end it may be one of prose."""
        return self._scanner.has_key or not _bare(text[: self._scanner.at])

    def _plain(self, text: str, finish: str) -> Answer:
        reply = tidy(_bare(text))
        if finish not in {"", "stop"}:
            raise InputError("ai_cut")
        if not reply or reply[0] in "{[":
            raise InputError("ai_corrupt")
        return Answer(reply=reply, action=DraftAction.REPLY)


def visible(text: str) -> str:
    """The text without characters that are not seen: control, joiners, marks of direction, fillers."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(filter(None, map(_seen, text)))


def tidy(text: str) -> str:
    """Plain text as it can be sent: visible characters, no markdown, no blank lines in a row."""
    text = visible(text)
    for pattern, instead in _MARKDOWN:
        text = pattern.sub(instead, text)
    return text.strip()


_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_LINE_ENDS = frozenset("\n\u2028\u2029\x85\x0b\x0c")
_MARKDOWN = tuple(
    (re.compile(pattern, re.MULTILINE), instead)
    for pattern, instead in (
        (r"^[ ]*(?:```|~~~)[\w+-]*[ ]*$\n?", ""),
        (r"`{1,3}([^`\n]+)`{1,3}", r"\1"),
        (r"!?\[([^\[\]\n]*)\]\(\s*<?([^()\s<>]+)>?(?:\s+\"[^\"\n]*\")?\s*\)", r"\1 (\2)"),
        (r"(?<!\w)(https?://\S+) \(\1\)", r"\1"),
        (r"^[ ]{0,3}#{1,6}[ ]+(.+?)[ ]*#*$", r"\1"),
        (r"^[ ]{0,3}(?:[-*_][ ]*){3,}$\n?", ""),
        (r"^[ ]{0,3}(?:>[ ]?)+", ""),
        (r"^([ ]*)[*+•][ ]+", r"\1- "),
        (r"\*\*(?=\S)([^*\n]*[^*\s])\*\*", r"\1"),
        (r"(?<!\w)__(?=\S)([^_\n]*[^_\s])__(?!\w)", r"\1"),
        (r"~~(?=\S)([^~\n]*[^~\s])~~", r"\1"),
        (r"(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])", r"\1"),
        (r"[ ]+$", ""),
        (r"\n{3,}", "\n\n"),
    )
)


def _seen(char: str) -> str:
    if char in _LINE_ENDS:
        return "\n"
    if char == "\t":
        return " "
    unseen = unicodedata.category(char) in {"Cc", "Cf"} or char in _FILLERS
    return "" if unseen else char


def _bare(text: str) -> str:
    """Without a thought at its beginning and the mark of a fence."""
    text = re.sub(r"\A\s*<think>.*?(?:</think>|\Z)", "", text, flags=re.DOTALL)
    return re.sub(r"\A\s*```\w*\s*|\s*```\s*\Z", "", text).strip()


def _answer(found: Mapping[str, Any]) -> Answer:
    language = re.match(r"[a-z]{2,3}(?![a-z])", _text(found.get("language")).strip().lower())
    return Answer(
        reply=tidy(_text(found.get("reply"))),
        claims=tuple(_claims(found.get("claims"))),
        intent=_line(found.get("intent")),
        risk=_word(Risk, found.get("risk")),
        missing=_line(found.get("missing")),
        action=_word(DraftAction, found.get("action")),
        language=language[0] if language else "es",
    )


def _text(value: Any) -> str:
    return whole_letters(value) if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return " ".join(tidy(_text(value)).split())[:LONGEST_WORD].strip()


def _word(words: Any, value: Any) -> Any:
    wanted = _text(value).strip().lower()
    return next((word for word in words if word.value == wanted), words.UNKNOWN)


def _claims(value: Any) -> list[AnswerClaim]:
    found = []
    for item in value[:MOST_CLAIMS] if isinstance(value, list) else ():
        text = tidy(_text(item.get("text"))) if isinstance(item, dict) else ""
        if text:
            found.append(AnswerClaim(text=text, sources=_sources(item.get("sources"))))
    return found


def _sources(value: Any) -> tuple[str, ...]:
    named = value[:MOST_SOURCES] if isinstance(value, list) else ()
    marks = (_line(mark) for mark in named)
    return tuple(dict.fromkeys(mark for mark in marks if mark))
