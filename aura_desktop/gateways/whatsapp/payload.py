"""Reading Meta's JSON without trusting it: each reader gives a usable value for whatever it is handed."""

import json
import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

Object = dict[str, Any]

_EMPTY: Object = {}
_EXACT = 2**53
_MOST_DIGITS = 4_000
_DEEPEST = 100
_CUT = b'"too deep"'
# A text without end is one token too: tried again from each quote in it, it would take for ever.
_TOKENS = re.compile(rb'"(?:[^"\\]|\\.?)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)
_MILLISECONDS_FROM = 100_000_000_000
_FURTHEST_FUTURE = timedelta(days=366)


def parse(body: bytes) -> Any:
    """The JSON value; NaN and infinities, which JSON does not know, and endless numbers become None.

    Raises: ValueError; RecursionError for nesting deeper than Python reads.
    """
    try:
        return json.loads(body, parse_constant=lambda _: None)
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise
    except ValueError:
        # More digits than Python turns into a number: JSON all the same.
        return json.loads(body, parse_constant=lambda _: None, parse_int=_whole)


def shallow(body: bytes) -> bytes:
    """The JSON text with all that is nested too deep for any message cut out, and a word in its place."""
    parts: list[bytes] = []
    depth, kept_from = 0, 0
    for token in _TOKENS.finditer(body):
        if token[0] in (b"[", b"{"):
            depth += 1
            if depth == _DEEPEST + 1:
                parts += [body[kept_from : token.start()], _CUT]
        elif token[0] in (b"]", b"}"):
            depth -= 1
            if depth == _DEEPEST:
                kept_from = token.end()
    return b"".join([*parts, body[kept_from:]]) if depth <= _DEEPEST else body


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def obj(value: Any) -> Object:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else _EMPTY


def items(value: Any) -> Sequence[Any]:
    """The list, or an empty one."""
    return value if isinstance(value, list) else ()


def objects(value: Any) -> list[Object]:
    """The objects in a list; what else it holds is left out."""
    return [item for item in items(value) if isinstance(item, dict)]


def text(value: Any) -> str:
    """The text, or the digits of a number (ids come as either), or ""; free of what no database keeps."""
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _storable(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def text_or_none(value: Any) -> str | None:
    """`text`, with None for ""."""
    return text(value) or None


def integer(value: Any) -> int:
    """The whole number, from a number or its digits; 0 for anything else and beyond 2**53."""
    if isinstance(value, str):
        value = int(value) if value.isascii() and value.isdigit() and len(value) < 20 else 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value) if -_EXACT <= value <= _EXACT else 0


def number(value: Any) -> float | None:
    """The finite number, from a number or its text, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def moment(value: Any, now: datetime) -> datetime:
    """The time of a Unix timestamp in seconds (text or number); `now` where there is no sound one."""
    seconds: float = integer(value)
    if seconds > _MILLISECONDS_FROM:
        seconds /= 1000
    if seconds <= 0:
        return now
    try:
        at = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return now
    return at if at - now < _FURTHEST_FUTURE else now


def raw(value: Any) -> str:
    """The value as JSON text, for keeping."""
    return _storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _storable(value: str) -> str:
    if "\0" in value:
        value = value.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        value.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair: JSON can spell it, UTF-8 cannot.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
