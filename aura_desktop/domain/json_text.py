"""JSON as language models write it: read while it comes, and mended where it was cut short."""

import json
import re
from collections.abc import Generator, Mapping
from typing import Any, cast

_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_BLANKS = " \t\r\n"
_CLOSERS = {"{": "}", "[": "]"}
_HALVES = re.compile("[\ud800-\udfff]")
_THOUGHT, _THOUGHT_ENDS = "<think>", "</think>"
_LOST = "\N{REPLACEMENT CHARACTER}"
_DECODER = json.JSONDecoder(strict=False, object_pairs_hook=lambda pairs: dict(reversed(pairs)))
"""Of a name that stands twice the first counts: it is the one that was shown."""

_TOKENS = re.compile(
    r'"(?:[^"\\]|\\.)*+"|(?P<cut>"(?:[^"\\]|\\.)*+\\?\Z)|[\[\]{},]|[^"\[\]{},]++', re.DOTALL
)
_CUT_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*+(\\(?:u[0-9a-fA-F]{0,3})?)\Z")

Scan = Generator[str, str, str]
"""Is sent one character at a time, gives what each adds to the text, and ends with what is left to give."""


def whole_letters(text: str) -> str:
    """The text with pairs of surrogates joined and a half without its other half replaced."""
    if not _HALVES.search(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _HALVES.sub(_LOST, joined)


class FieldScanner:
    """Finds the object that has one of the `names` at its top, and gives the text of the first as it comes.

    What a model thinks aloud, other words and other objects before it are passed over.
    `at` is where the object begins, None while there is none.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._position = -1
        self._is_known = self._is_given = False
        self.at: int | None = None
        self.has_key = False
        self._scan = self._run()
        next(self._scan)

    def feed(self, text: str) -> str:
        """What these characters add to the field's text."""
        parts = []
        for char in text:
            self._position += 1
            parts.append(self._scan.send(char))
        return "".join(parts)

    def _run(self) -> Scan:
        char = yield from _nonblank("")
        if char == "<":
            char = yield from _after_thoughts()
        while not self._is_known:
            while char != "{":
                char = yield ""
            self.at, self.has_key = self._position, False
            char = yield from self._object()
            self._leave()
        while True:
            yield ""

    def _object(self) -> Scan:
        """Through one object; ends with the character that does not belong to it any more."""
        char = yield from _nonblank("")
        while char == '"':
            key = yield from _read_string()
            char = yield from _nonblank("")
            if char != ":":
                return char
            self.has_key = True
            self._is_known = self._is_known or key in self._names
            char = yield from _nonblank("")
            if key == self._names[0] and char == '"' and not self._is_given:
                self._is_given = True
                rest = yield from _string()
                char = yield from _nonblank(rest)
            else:
                char = yield from _passed_over(char)
            if char != ",":
                break
            char = yield from _nonblank("")
        if char == "}":
            self._leave()
            char = yield ""
        return char

    def _leave(self) -> None:
        if not self._is_known:
            self.at = None


def _nonblank(given: str) -> Scan:
    char = yield given
    while char in _BLANKS:
        char = yield ""
    return char


def _after_thoughts() -> Scan:
    """From "<" past <think>…</think>; anything else stays."""
    seen = "<"
    while _THOUGHT.startswith(seen) and seen != _THOUGHT:
        seen += yield ""
    if seen != _THOUGHT:
        return seen[-1]
    while not seen.endswith(_THOUGHT_ENDS):
        seen = (seen + (yield ""))[-len(_THOUGHT_ENDS) :]
    return (yield "")


def _read_string() -> Scan:
    """The text of a string, given only at its end."""
    scan, parts = _string(), []
    next(scan)
    while True:
        try:
            parts.append(scan.send((yield "")))
        except StopIteration as end:
            return "".join([*parts, end.value])


def _string() -> Scan:
    """To its closing quote."""
    half, new = "", ""
    while True:
        char = yield new
        if char == '"':
            return _LOST if half else ""
        if char == "\\":
            char = yield from _escaped()
        new = ""
        if half and "\udc00" <= char <= "\udfff":
            new, half = whole_letters(half + char), ""
            continue
        if half:
            new, half = _LOST, ""
        if "\ud800" <= char <= "\udbff":
            half = char
        else:
            new += _LOST if "\udc00" <= char <= "\udfff" else char


def _escaped() -> Scan:
    char = yield ""
    if char != "u":
        return _ESCAPES.get(char, char)
    digits = ""
    for _ in range(4):
        digits += yield ""
    try:
        return chr(int(digits, 16))
    except ValueError:
        return _LOST


def _passed_over(char: str) -> Scan:
    """Past a value that begins with this character."""
    if char == '"':
        yield from _read_string()
        return (yield from _nonblank(""))
    depth = 0
    while True:
        if char in _CLOSERS:
            depth += 1
        elif char == '"':
            yield from _read_string()
        elif char in "}],":
            if depth == 0:
                return char
            depth -= char != ","
            if depth == 0:
                return (yield from _nonblank(""))
        char = yield ""


def read_object(text: str) -> tuple[Mapping[str, Any], bool]:
    """The object that `text`, which begins with its bracket, holds; and whether its end had to be made up.

    Raises: ValueError for what is no JSON even then, or nested too deep.
    """
    mended, is_cut = "", False
    try:
        try:
            found, _ = _DECODER.raw_decode(text)
        except ValueError:
            mended, is_cut = _mended(text)
            found, _ = _DECODER.raw_decode(mended)
    except RecursionError:
        raise ValueError("too deep") from None
    return cast(Mapping[str, Any], found), is_cut


def _mended(text: str) -> tuple[str, bool]:
    """Without commas before a closing bracket; what is open at its end is closed, after the last whole value."""
    parts: list[str] = []
    closers: list[str] = []
    whole: tuple[int, list[str]] = (0, [])
    for token in _TOKENS.finditer(text):
        word = token[0]
        if word == ",":
            whole = (len(parts), closers[:])
        elif word in "}]":
            _drop_comma(parts)
            del closers[-1:]
        elif word in _CLOSERS:
            closers.append(_CLOSERS[word])
            whole = (len(parts) + 1, closers[:])
        parts.append(word if token["cut"] is None else _closed(word))
        if not closers:
            return "".join(parts), False
    mended = _joined(parts, closers)
    try:
        _DECODER.raw_decode(mended)
    except ValueError:
        count, closers = whole
        mended = _joined(parts[:count], closers)
    return mended, True


def _joined(parts: list[str], closers: list[str]) -> str:
    return "".join([*parts, *reversed(closers)])


def _drop_comma(parts: list[str]) -> None:
    blanks = 1 if parts[-1].isspace() else 0
    if parts[-1 - blanks :][:1] == [","]:
        del parts[-1 - blanks]


def _closed(string: str) -> str:
    """A string without its end, closed; an escape that was cut is left out."""
    escape = _CUT_ESCAPE.search(string)
    return (string[: escape.start(1)] if escape else string) + '"'
