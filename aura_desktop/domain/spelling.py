"""How words sound when they are typed in a hurry: Chilean chat spelling brought to one form, and typos."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

_ENDS = frozenset(".!?\n…¡¿")
_BREAKS = _ENDS | frozenset(",;:()\r")
_APOSTROPHES = frozenset("'’")
_LONGEST = 40
_SHORT_FORMS = {
    "x": "por",
    "q": "que",
    "k": "que",
    "ke": "que",
    "qe": "que",
    "d": "de",
    "m": "me",
    "n": "en",
    "t": "te",
    "toy": "estoy",
    "toi": "estoy",
    "stoy": "estoy",
    "stoi": "estoy",
    "ta": "esta",
    "na": "nada",
    "pa": "para",
    "bn": "bien",
    "tngo": "tengo",
    "tng": "tengo",
    "dps": "despues",
    "dsp": "despues",
    "dsps": "despues",
    "desp": "despues",
    "tb": "tambien",
    "tmb": "tambien",
    "xq": "porque",
    "pq": "porque",
    "hj": "hoy",
    "doc": "doctora",
    "nao": "no",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text by its sound; `start` and `end` count characters of the text.

    `asked`: it stands in a question. `opens`: a comma, a full stop or a new line
    stands before it; `closes`: after it.
    """

    key: str
    start: int
    end: int
    asked: bool = False
    opens: bool = False
    closes: bool = False


def words_of(text: str) -> tuple[Word, ...]:
    """The words, in their order. Signs, emoji and invisible characters only part them or do nothing."""
    found: list[Word] = []
    for sentence in _sentences(text):
        found += _asked(list(_words(text, sentence)), {text[place] for place, _, _ in sentence})
    ends = [word.opens for word in found[1:]] + [True]
    return tuple(replace(word, closes=end) for word, end in zip(found, ends, strict=False))


def _asked(words: list[Word], signs: set[str]) -> Iterator[Word]:
    """Whoever writes only the second mark asks from the last comma on."""
    opening = max((place for place, word in enumerate(words) if word.opens), default=0)
    for place, word in enumerate(words):
        yield replace(word, asked="¿" in signs or ("?" in signs and place >= opening))


def key_of(word: str) -> str:
    """The sound of one word: "hinxado", "Hinchadoo" and "inchao" are the same."""
    return _sound("".join(_plain(sign) for sign in word))


def one_less(key: str) -> frozenset[str]:
    """The key itself and all that is left when one letter goes."""
    return frozenset({key, *(key[:place] + key[place + 1 :] for place in range(len(key)))})


def is_typo(typed: str, meant: str) -> bool:
    """One letter more, less, other or swapped with its neighbour; the first letter stands."""
    if typed == meant:
        return True
    short, long = sorted((typed, meant), key=len)
    if len(long) - len(short) > 1 or not short or short[0] not in long[:2]:
        return False
    same = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if len({*pair}) > 1),
        len(short),
    )
    if len(short) < len(long):
        return same > 0 and short[same:] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1]
    return (same > 0 and short[same + 1 :] == long[same + 1 :]) or (
        swapped and short[same + 2 :] == long[same + 2 :]
    )


_Sign = tuple[int, str, str]
"""Where a character stands, what it is folded, and its kind: a letter, a digit, nothing, or a parting."""


def _sentences(text: str) -> Iterator[list[_Sign]]:
    """The signs of each sentence, with the marks that end it."""
    signs: list[_Sign] = []
    ended = False
    for place, sign in enumerate(text):
        if sign in _ENDS:
            ended = bool(signs) or sign not in "¡¿"
        elif ended and _kind(sign) and not sign.isspace():
            yield signs
            signs, ended = [], False
        if sign in "¡¿" and ended:
            yield signs
            signs, ended = [], False
        signs.append((place, _plain(sign), _kind(sign)))
    yield signs


def _words(text: str, sentence: list[_Sign]) -> Iterator[Word]:
    start, raw, last, opens = -1, "", "", True
    for place, plain, kind in [*sentence, (sentence[-1][0] + 1 if sentence else 0, "", " ")]:
        if kind == "":
            continue
        if raw and kind != last:
            yield Word(key=_sound(raw), start=start, end=place, opens=opens)
            raw, opens = "", False
        if kind in "ad":
            start = start if raw else place
            raw += plain
        elif place < len(text) and text[place] in _BREAKS:
            opens = True
        last = kind


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """A character in small letters, without accent."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(part for part in apart if part.isalnum())


def _kind(sign: str) -> str:
    """ "a" for a letter, "d" for a digit, "" for what is not seen or heard, " " for what parts words."""
    category = unicodedata.category(sign)
    if sign in _APOSTROPHES or category in {"Mn", "Me", "Cf"}:
        return ""
    if category[0] == "L":
        return "a" if _plain(sign) else " "
    return "d" if category == "Nd" else " "


@lru_cache(maxsize=8192)
def _sound(raw: str) -> str:
    """Spanish as it is heard: b for v, s for z and soft c, no h, x for ch, one letter for two."""
    if raw.isdigit():
        return raw.lstrip("0") or "0"
    once = _once(raw)[:_LONGEST]
    once = _SHORT_FORMS.get(once, once)
    if once.endswith("ao") and len(once) > 4:
        once = once[:-1] + "do"
    heard: list[str] = []
    for place, sign in enumerate(once):
        after = once[place + 1 : place + 2]
        heard.append(
            _heard(sign, once[place - 1 : place] if place else "", after, once[place + 2 :])
        )
    return _once("".join(heard))


def _heard(sign: str, before: str, after: str, rest: str) -> str:
    if sign == "h":
        return "x" if before and before in "cs" else "f" if before == "p" else ""
    if after == "h" and sign in "csp":
        return ""
    if sign == "c":
        return "s" if after and after in "ei" else "k"
    if sign == "g" and after and after in "ei":
        return "j"
    if sign == "u" and before and before in "qg" and after and after in "ei":
        return ""
    if sign == "m" and after and after in "bpfv":
        return "n"
    return {"q": "k", "z": "s", "v": "b", "w": "gu", "y": "i"}.get(sign, sign)


def _once(raw: str) -> str:
    return "".join(sign for place, sign in enumerate(raw) if not place or raw[place - 1] != sign)
