"""Numbers as people write them, in digits or in words, Spanish first; on folded text."""

import re
from decimal import Decimal
from fractions import Fraction

_ONES = {
    **{"un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6},
    **{"siete": 7, "ocho": 8, "nueve": 9, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"six": 6, "seven": 7, "eight": 8, "nine": 9},
}
_TEENS = {
    **{"diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15},
    **{"dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20},
    **{"veintiun": 21, "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23},
    **{"veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27},
    **{"veintiocho": 28, "veintinueve": 29, "ten": 10, "eleven": 11, "twelve": 12},
    **{"fifteen": 15, "eighteen": 18},
}
_TENS = {
    **{"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70},
    **{"ochenta": 80, "noventa": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
    **{"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
_HUNDREDS = {
    **{"cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400},
    **{"quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800},
    **{"novecientos": 900},
}
_VALUES = {**_ONES, **_TEENS, **_TENS, **_HUNDREDS}
_THOUSAND = ("mil", "thousand")
_MILLION = ("millon", "millones", "million")


def _either(words: object) -> str:
    assert isinstance(words, dict)
    return r"(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b"


_SUB_100 = (
    rf"(?:{_either(_TENS)}(?:(?: y |[ -]){_either(_ONES)})?|{_either(_TEENS)}|{_either(_ONES)})"
)
_SUB_1000 = rf"(?:{_either(_HUNDREDS)}(?: {_SUB_100})?|{_SUB_100})"
_SUB_MILLION = rf"(?:(?:{_SUB_1000} )?(?:mil|thousand)\b(?: {_SUB_1000})?|{_SUB_1000})"
_MILLIONS = rf"{_SUB_1000} (?:millon|millones|million)\b(?: {_SUB_MILLION})?"
WORDS = rf"\b(?>{_MILLIONS}|{_SUB_MILLION})"
"""A number in words, whole, to be built into an expression."""
DIGITS = r"(?<!\d)(?<!\d[.,])\d{1,9}(?:[.,]\d{1,9}){0,3}(?![.,]?\d)"
"""A whole number in digits, never a part of a longer one."""
NUMBER = rf"(?:{DIGITS}|{WORDS})"
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d{1,2}))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")


def amount(text: str) -> Fraction | None:
    """What a number in digits or words comes to; "29.990" are thousands, "1,5" is one and a half."""
    text = " ".join(text.split())
    if not text[:1].isdigit():
        return _in_words(text)
    text = text.replace(" ", "")
    if _GROUPED.fullmatch(text):
        cut = len(text) - 3 if text[-3] in ".," else len(text) - 2 if text[-2] in ".," else None
        whole = re.sub(r"\D", "", text[:cut])
        return Fraction(f"{whole}.{text[cut + 1 :]}" if cut is not None else whole)
    if decimal := _DECIMAL.fullmatch(text):
        return Fraction(f"{decimal[1]}.{decimal[2]}")
    return Fraction(text) if text.isdigit() else None


def _in_words(text: str) -> Fraction | None:
    total = part = 0
    for word in re.findall(r"[a-z]+", text):
        if word in _THOUSAND:
            total, part = total + max(part, 1) * 1000, 0
        elif word in _MILLION:
            total, part = max(total + part, 1) * 1_000_000, 0
        else:
            part += _VALUES.get(word, 0)
    return Fraction(total + part) if total + part else None


def plain(number: Fraction) -> str:
    """The number in digits, without needless zeros."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
