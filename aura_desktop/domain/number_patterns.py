"""Finds RUTs, phones, cards, dates of birth and other long numbers; prices, hours and amounts stay."""

import re
from collections.abc import Callable, Iterator

from aura_desktop.domain.folded_text import STAYS, TAKEN, FoldedText
from aura_desktop.domain.identifier import Found, IdentifierKind

_GAP = r"[\s.\-/()]{0,3}"
_RUT_WORD = (
    r"(?:\b(?:r\.?u\.?[tn]\.?|carnet|carne|ci|cedula|dni|pasaporte|identidad)\b|\bc\.\s?i\.)"
)
_RUT_NEAR = re.compile(
    _RUT_WORD + r"[^\d\n\ue000\ue001]{0,24}\n?[^\d\n\ue000\ue001]{0,4}?"
    r"(\d(?:[\s.,\-]{0,3}\d){6,7}(?:[\s.\-]{0,3}[\dk])?)(?![\dk])"
)
_RUT_BEFORE = re.compile(
    r"(?<![\d$])(?<!\d[.\-])(\d(?:[.\-]?\d){6,7}[.\-]?[\dk]?)(?![\dk])(?=[^\d\n]{0,12}"
    + _RUT_WORD
    + r")"
)
_RUT_SHAPED = re.compile(
    r"(?<![\d.,$])(?:\d{1,2}\s?[.,]\s?\d{3}\s?[.,]\s?\d{3}|\d{1,2} \d{3} \d{3}|\d{6,8})\s?-\s?[\dk](?![\da-z]|[.,]\d)"
)
_RUT_GROUPED = re.compile(
    r"(?<![\d$+])(?<!\d[.,\- ])\d{1,2}([. ])\d{3}\1\d{3}[\s.\-]{1,3}[\dk]"
    r"(?![\da-z]|[.,\-]\d|\s?(?:sesion|zona|cuota|x\b))"
)
_RUT_BARE = re.compile(
    r"(?<![\d$+])(?<!\d[.,\-])(?:\d{1,2}[\s.\-]{0,3}\d{3}[\s.\-]{0,3}\d{3}|\d{6,8})[\s.\-]{0,3}[\dk](?![\da-z]|[.,\-]\d)"
)

_CHILEAN = re.compile(
    rf"(?<![\d+.,$])(?:\(?\+|00)?{_GAP}\(?56\)?{_GAP}\(?(?:0(?=[\s.\-/()]{{0,3}}[2-9]))?(?:{_GAP}\d){{9}}(?!\d)"
)
_MOBILE = re.compile(rf"(?<![\d+])(?!9\d{{7}}(?!\d))\(?(?:0{_GAP})?9(?:{_GAP}\d){{8}}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\d$])\(?0?(?:2\)?[\s.\-]{0,3}\d|3[2-5]|4[1-5]|5[1-8]|6[13457]|7[1-35])\)?"
    r"[\s.\-]{0,3}\d{3}[\s.\-]{0,3}\d{4}(?![\dk])"
)
_LENGTHS = {
    "1": 10,
    "34": 9,
    "51": 9,
    "57": 10,
    "58": 10,
    "591": 8,
    "593": 9,
    "595": 9,
    "598": 8,
    "54": 10,
    "549": 10,
}
"""Digits of a number after the code of its country."""
_FOREIGN = re.compile(
    r"(?:\+|(?<![\d.\-)])(?<![\d)] )00)[\s(]{0,2}(?:"
    + "|".join(rf"{code}(?:[ .\-()]{{0,3}}\d){{{length}}}" for code, length in _LENGTHS.items())
    + r"|54[ \-]?9(?:[ .\-()]{0,3}\d){10})(?!\d)"
)
_ABROAD = re.compile(
    r"(?:\+|(?<![\d.\-)])(?<![\d)] )00[1-9])[\s(]{0,2}\d(?:[ .\-()]{0,3}\d){6,13}(?!\d)"
)
_PHONE_WORD = re.compile(
    r"\b(?:fonos?|telefonos?|tel|cel|celu|celular|movil|numero|nro|n[°º]|contacto|llam\w+|wsp|wasap\w*|whatsapp|wp|wtsp|"
    r"marc\w+|ubic\w+)\b\.?(?:[^\d\n.;]|\.(?!\s)){0,30}\n?(\d(?:[ \-.]{0,2}\d){6,11})(?!\d)"
)
_PHONE_BEFORE = re.compile(
    r"(?<![\d$.])(\d{3,4}[ \-.]?\d{4})(?!\d)(?=\W{1,3}(?:es|seria|ese es)?\s?(?:mi|el|un)\s(?:\w+\s)?"
    r"(?:fono|telefono|cel\w*|numero|wsp|whatsapp|contacto))"
)

_TWICE_FOUR = re.compile(
    r"(?<![\d$.,:\-])(?<!\d )(?!(?:19|20)\d\d.(?:19|20))(?!\d\d[05]0.\d\d[05]0)\d{4}[ \-]\d{4}(?![\d.,:%\-]| \d)"
)

_CARD = re.compile(
    r"(?<!\d)(?:\d{4}([ \-.\n]{0,2})\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ \-])\d{6}\2\d{4,5}|\d{13,19})(?!\d)"
)
_CARD_NEAR = re.compile(
    r"\b(?:tarjetas?|visa|master\w*|amex|debito|credito|cuenta(?: rut| vista| corriente)?)\b[^\d\n]{0,30}"
    r"(\d(?:[\s.\-/]{0,3}\d){11,18})(?!\d)"
)
_CARD_LOOSE = re.compile(r"(?<!\d)\d(?:[\s.\-/_,]{0,3}\d){12,18}(?!\d)")

_MONTH = (
    r"(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|sep(?:t|tiembre)?|"
    r"set(?:iembre)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?)\b\.?"
)
_YEAR = r"((?:19|20)\d{2}|'?\d{2})(?!\d|:|\s?(?:hrs?|horas|a\s?las|sesion|lucas|mil))"
_FULL_DATE = re.compile(
    rf"(?<![\d.,$\-/])(?:(?:\d{{1,2}}(\s?[/.\-]\s?)(?:\d{{1,2}}|{_MONTH})\1{_YEAR})"
    rf"|(?:\d{{1,2}} (?:de )?{_MONTH},? (?:ano )?((?:19|20)\d{{2}})(?!\d))"
    rf"|(?:\d{{1,2}} (?:de )?{_MONTH},? del? (?:ano )?{_YEAR})"
    rf"|(?:{_MONTH} \d{{1,2}},? (?:del? )?((?:19|20)\d{{2}}))(?!\d)"
    r"|(?:((?:19|20)\d{2})\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2})(?!\d)"
    r"|(?:\d{1,2} \d{1,2} ((?:19|20)\d{2}))(?!\d| \d{3}))"
)
_DAY_WORD = r"(?:primero|[a-z]+(?: y [a-z]+)?)"
_ANY_DATE = (
    rf"(?:\d{{1,2}}\s?[/.\- ]\s?(?:\d{{1,2}}|{_MONTH})(?:\s?[/.\- ]\s?(?:\d{{4}}|\d{{2}}))?(?!\d)"
    rf"|(?:\d{{1,2}}|{_DAY_WORD}) (?:de )?{_MONTH}(?:,? (?:del? )?(?:ano )?"
    r"(?:\d{4}|'?\d{2}|(?:mil|dos mil|noventa|ochenta|setenta|sesenta)(?: [a-z]+(?: y [a-z]+)?){0,3}))?"
    rf"|{_MONTH} (?:de(?:l)? )?(?:19|20)\d{{2}}"
    r"|(?:19|20)\d{2}\s?[/.\- ]\s?\d{1,2}\s?[/.\- ]\s?\d{1,2}|\d{8}(?!\d)|\d{6}(?!\d)|(?:19|20)\d{2}(?!\d))"
)
_BIRTH_WORD = (
    r"(?:\bnaci(?:mos|o|da|do|eron)?\b|\bnacimiento\b|\bf(?:echa|ec)?\.?\s?(?:de\s)?nac\b\.?|\bnac\.|\bfdn\b|\bf\.?n\.?(?=\W)"
    r"|\bcumple(?:anos|n)?\b|\bcumplo\b|\bcumpli\b)"
)
_BIRTH_FILLER = (
    r"(?:[\s:.,()=\-]|\b(?:es|son|el|la|los|fue|del?|dia|en|un|ano|anos|mi|mia|hija?o?|ella|yo|fecha|nacimiento|que|seria|"
    r"chile|santiago|tambien|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b){0,14}?"
)
_BORN = re.compile(rf"{_BIRTH_WORD}{_BIRTH_FILLER}\b({_ANY_DATE})")
_BORN_BEFORE = re.compile(
    rf"(?<![\w.,$])({_ANY_DATE})(?:[\s:.,()\-]|\b(?:es|fue|ese|dia|mi|fecha|de|la|el|estoy|esta|mama|hija?o?)\b){{1,8}}"
    r"(?:nacimiento|fecha de nac|cumpleanos|naci\b|cumplo\b)"
)
_ENGLISH_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?"
_BORN_ABROAD = re.compile(
    r"\b(?:birthday|birth|born|dob|nascid[oa]|nasci)\b[^\d\n]{0,20}?"
    rf"({_ENGLISH_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of |de )?(?:{_ENGLISH_MONTH}|{_MONTH})(?:,? (?:de )?\d{{4}})?"
    r"|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})(?!\d)"
)
_TENS = r"(?:mil novecientos )?(?:cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y [a-z]+)?"
_BORN_IN = re.compile(
    rf"\bsoy del? ((?:{_DAY_WORD}|\d{{1,2}}) (?:de )?{_MONTH},? del? (?:ano )?(?:'?\d{{2}}|19\d{{2}}|{_TENS})\b)"
    r"|\bsoy (?:del (?:ano )?|clase (?:del? )?)('?[4-9]\d|19\d\d)(?!\d|[.,:]\d|\s?%|\s(?:por ciento|sesion|ano))"
)
_RECENT = 2023
"""A date of this year or later, or up to `_FAR`, is one of an appointment unless a word says birth."""
_FAR = 40

_CLEAR = re.compile(
    r"\$\s?(?:\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6})(?!\d|[.,]\d)|(?<![\d:])\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?<![\d.,\-])\d{1,3}(?:[.,]\d{3}){1,2}(?=\s?(?:pesos|clp|lucas))"
)
"""Sums and hours that nothing else can be."""
_AMOUNT = re.compile(
    r"\$\s?\d{1,3}(?:[.,]\d{3}){0,2}(?![\d\-]|[.,]\d)|\$\s?\d{1,8}(?![\d.\-])"
    r"|(?<![\d.,])\d{1,3}(?:[.,]\d{3}){1,2}(?!\s?-\s?[\dk](?!\d)|[\d]|[.,]\d)"
    r"|(?<![\d.,])\d{1,8}(?=\s?(?:pesos|clp|lucas|mil\b|millon|uf\b|usd|%|cuotas|sesion))"
    r"|(?<![\d.,\-])[1-9]\d{3,4}000(?![\d\-]|[.,]\d|\s\d)"
    r"|(?<=vale )\d{4,8}\b|(?<=cuesta )\d{4,8}\b|(?<=sale )\d{4,8}\b|(?<=precio )\d{4,8}\b"
)
_HOURS = re.compile(
    r"(?<!\d)\d{1,2}\s?[:.]\s?[0-5]\d(?:\s?(?:hrs?|horas|am|pm|h))?(?![\d.\-]|:\d)(?=\D|$)"
)
_LONG = re.compile(
    r"(?<!\d)(?!\d{4,6}\s?-\s?\d{4,6}(?!\d))(?:\d{7,}|\d(?:[ .\-()/]{0,2}\d){8,})(?!\d)"
)


def _digits(text: str) -> str:
    return "".join(re.findall(r"[\dk]", text))


def is_rut(text: str) -> bool:
    """Whether the last character is the check digit (modulo 11) of the others."""
    body, given = text[:-1], text[-1:]
    if not body.isdigit() or int(body) == 0:
        return False
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(body)))
    return "0123456789k0"[11 - total % 11] == given


def passes_luhn(digits: str) -> bool:
    """Whether the last digit of a card number fits."""
    doubled = (
        int(digit) * 2 if place % 2 else int(digit) for place, digit in enumerate(reversed(digits))
    )
    return (
        sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
        and len(set(digits)) > 1
    )


def _is_bare_rut(text: str) -> bool:
    plain = _digits(text)
    round_sum = plain.endswith("000") and len(plain) <= 8
    return (
        is_rut(plain)
        and not round_sum
        and not (len(plain) == 9 and plain[0] == "9" and text.isdigit())
    )


def _is_past(year: str) -> bool:
    value = int(year.strip("'"))
    if len(year.strip("'")) == 4:
        return 1900 <= value < _RECENT
    return value < _RECENT - 2000 or value > _FAR


def _is_birth_date(found: re.Match[str]) -> bool:
    return any(_is_past(year) for year in found.groups() if year and year[-1].isdigit())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the blanks and points at its ends."""
    piece = text[start:end]
    return end - len(piece.lstrip(" \n.-/,:")), start + len(piece.rstrip(" \n.-/,:"))


def _is_no_list(found: re.Match[str]) -> bool:
    """Hours, one a line, are no phone."""
    return "\n" not in found.group() or max(map(len, re.findall(r"\d+", found.group()))) >= 3


def _always(_: re.Match[str]) -> bool:
    return True


_Rule = tuple[IdentifierKind | None, re.Pattern[str], Callable[[re.Match[str]], bool]]

_RULES: tuple[_Rule, ...] = (
    (None, _CLEAR, _always),
    (IdentifierKind.CARD, _CARD, lambda found: passes_luhn(_digits(found.group()))),
    (IdentifierKind.RUT, _RUT_SHAPED, _always),
    (IdentifierKind.RUT, _RUT_GROUPED, lambda found: is_rut(_digits(found.group()))),
    (IdentifierKind.PHONE, _CHILEAN, _always),
    (IdentifierKind.PHONE, _FOREIGN, _always),
    (IdentifierKind.PHONE, _ABROAD, _always),
    (IdentifierKind.BIRTH_DATE, _BORN, _always),
    (IdentifierKind.BIRTH_DATE, _BORN_BEFORE, _always),
    (IdentifierKind.BIRTH_DATE, _BORN_ABROAD, _always),
    (IdentifierKind.BIRTH_DATE, _BORN_IN, _always),
    (IdentifierKind.CARD, _CARD_NEAR, _always),
    (IdentifierKind.RUT, _RUT_NEAR, _always),
    (IdentifierKind.RUT, _RUT_BEFORE, _always),
    (IdentifierKind.BIRTH_DATE, _FULL_DATE, _is_birth_date),
    (None, _FULL_DATE, _always),
    (IdentifierKind.PHONE, _MOBILE, _is_no_list),
    (IdentifierKind.PHONE, _LANDLINE, _always),
    (IdentifierKind.RUT, _RUT_BARE, lambda found: _is_bare_rut(found.group())),
    (None, _AMOUNT, _always),
    (IdentifierKind.PHONE, _PHONE_WORD, _always),
    (IdentifierKind.PHONE, _PHONE_BEFORE, _always),
    (IdentifierKind.PHONE, _TWICE_FOUR, _always),
    (IdentifierKind.CARD, _CARD_LOOSE, lambda found: passes_luhn(_digits(found.group()))),
    (None, _HOURS, _always),
    (IdentifierKind.NUMBER, _LONG, _always),
)
"""In this order; None covers what may stay, so that no later rule takes it."""


def numbers(text: FoldedText) -> Iterator[Found]:
    """Every number that tells who somebody is; covers what it has looked at."""
    for kind, pattern, holds in _RULES:
        for found in list(pattern.finditer(text.lower)):
            if not holds(found):
                continue
            group = found.lastindex or 0 if kind is not None and pattern in _GROUPED else 0
            start, end = _trimmed(text.lower, *found.span(group))
            text.take(start, end, TAKEN if kind else STAYS)
            if kind is not None:
                yield kind, start, end


_GROUPED = frozenset(
    {
        _BORN,
        _BORN_BEFORE,
        _BORN_ABROAD,
        _BORN_IN,
        _CARD_NEAR,
        _RUT_NEAR,
        _RUT_BEFORE,
        _PHONE_WORD,
        _PHONE_BEFORE,
    }
)
