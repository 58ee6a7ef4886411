"""Makes bad input out of good: the same seed, the same input, on every machine."""

import copy
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

HOSTILE_WORDS = (
    "",
    " ",
    "\0",
    "\ud83d",
    "\u202eabc\u202c",
    "\u2066\u2067\u2068",
    "a\u0300" * 40 + "\u0301" * 200,
    "\u200b\u200d\ufeff",
    "<b>x</b><img src=http://127.0.0.1:9/x>",
    "{0.__class__}{x!r:>99}%s%n$(id)`id`",
    "'; DROP TABLE messages; --",
    "../../etc/passwd\\..\\con.txt",
    "=1+1|' /C calc'!A0",
    "a" * 65_536,
    "مرحبا 👩‍👩‍👧‍👦 שלום",
    "1e999",
    "-0",
    "9" * 4_000,
    "NaN",
    "\r\nX-Injected: 1\r\n\r\n",
)
"""What has broken programs before: in fields that hold words."""
HOSTILE_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    2**63,
    -(2**63) - 1,
    10**400,
    1.5,
    -0.0,
    float("nan"),
    float("inf"),
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"__proto__": {"x": 1}},
    *HOSTILE_WORDS,
)
DEEP = 100_000
RAW_JSON = (
    b"",
    b"null",
    b"[]",
    b'"x"',
    b"0",
    b"{",
    b"{}",
    b"NaN",
    b'{"a":NaN,"b":-Infinity,"c":1e999}',
    b"[" * DEEP,
    b'{"a":' * DEEP,
    b"[" * DEEP + b"]" * DEEP,
    b'{"a":' * 900 + b"1" + b"}" * 900,
    b'{"a":' + b"9" * 100_000 + b"}",
    b'{"a":1e' + b"9" * 10_000 + b"}",
    b'{"a":1,"a":2,"a":{"a":3}}',
    b'{"a":"' + b"x" * 65_536 + b'"}',
    b'{"a":"\xff\xfe\x80"}',
    b"\xff\xfe{\x00}\x00",
    b"\xef\xbb\xbf{}",
    b'{"a":"\\ud83d"}',
    b'{"a":"\\u0000"}',
    b'{"a":"\x01\x02"}',
    b"\x00" * 1_000,
    b"{}" * 1_000,
)
"""Bodies that are JSON in doubt."""


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path into a JSON value, parents before children."""
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, child in pairs:
        yield (*path, key)
        yield from places(child, (*path, key))


def replaced(value: Any, path: tuple[Any, ...], by: Any) -> Any:
    """A copy with one place changed."""
    found = copy.deepcopy(value)
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = by
    return found


def wrong_types(value: Any) -> Iterator[Any]:
    """The value once for each place and each wrong type in it."""
    for path in places(value):
        for by in (None, True, 7, 1.5, "x", [], {}, ["x"], {"x": "y"}, 10**30):
            yield replaced(value, path, by)


def mutated(chance: random.Random, value: Any) -> Any:
    """A copy with one to four places changed, dropped or doubled."""
    found = copy.deepcopy(value)
    for _ in range(chance.randint(1, 4)):
        paths = list(places(found))
        if not paths:
            return copy.deepcopy(chance.choice(HOSTILE_VALUES))
        path = chance.choice(paths)
        inner = found
        for key in path[:-1]:
            inner = inner[key]
        match chance.randrange(4):
            case 0:
                del inner[path[-1]]
            case 1 if isinstance(inner, list):
                inner.extend([copy.deepcopy(inner[path[-1]])] * chance.choice((1, 2, 50)))
            case 2 if isinstance(inner, dict):
                inner[chance.choice(HOSTILE_WORDS)[:200]] = inner.pop(path[-1])
            case _:
                inner[path[-1]] = copy.deepcopy(chance.choice(HOSTILE_VALUES))
    return found


def as_json(value: Any) -> bytes:
    """ASCII, so that half a surrogate pair can be spelled too."""
    return json.dumps(value).encode()


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """Bytes with a few of them changed, cut out, doubled or put in."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randint(0, len(found))
        to = min(len(found), at + chance.choice((1, 2, 8, 64)))
        match chance.randrange(4):
            case 0:
                del found[at:to]
            case 1:
                found[at:at] = found[at:to] * chance.choice((1, 3, 100))
            case 2:
                found[at:at] = chance.choice(_BYTES)
            case _:
                found[at:to] = chance.randbytes(to - at)
    return bytes(found)


_BYTES = (
    b"\x00",
    b"\xff",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\r\n",
    b"\n",
    b'"',
    b"'",
    b"{{",
    b"}}",
    b"{{1}}",
    b";",
    b",",
    b"#",
    b"##",
    b"=",
    b"$",
    b"\\",
    b"%",
    b"\xe2\x80\xae",
    b"9" * 100,
    b" " * 1_000,
    b"a" * 5_000,
)
REPEATED = (
    *(" ", "#", '"', ",", ";", ":", "*", "_", "~", "`", "(", "-", ".", "@", "9", "a", "a ", "\n"),
    *("\t", "# ", "- ", "a.", "9.", "9 ", "9-", '""', '","', "{{", "*a", "é", "\u0301", "www."),
    *("http://", "a@", "+56 ", "no ", "aA1", "https://a", "\u202e", "👩‍👩‍👧‍👦"),
)
"""Repeated a thousand times these find a pattern that takes the square of their length."""


def long_lines(
    length: int, before: Sequence[str] = ("", "# a", '"', "Precio: ", "- ")
) -> Iterator[str]:
    """Lines of this many characters, each the same few signs, with another one before and behind."""
    for sign in REPEATED:
        body = (sign * (length // len(sign) + 1))[:length]
        for first in before:
            yield f"{first}{body}x"
