"""Reads the figures of a text: prices, hours, dates, links, phones, names; Chilean spellings first."""

import re
from collections.abc import Callable
from fractions import Fraction

from aura_desktop.domain.calendar_words import dates, weekdays
from aura_desktop.domain.clock_words import durations, hours
from aura_desktop.domain.figure import Figure, FigureKind, Finds, Found, folded
from aura_desktop.domain.lazy_pattern import LazyPattern
from aura_desktop.domain.number_words import DIGITS, NUMBER, WORDS, amount, plain
from aura_desktop.domain.placeholders import MARK
from aura_desktop.domain.proper_names import names

__all__ = ["COUNTED", "Figure", "FigureKind", "figures"]

_MARK = LazyPattern(MARK.pattern, re.IGNORECASE)
_EMAIL = LazyPattern(r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_ENDINGS = (
    "cl|com|net|org|io|app|co|info|site|online|page|shop|store|web|bio|health|clinic|dev|xyz|ai|biz"
)
_LINK = LazyPattern(
    r"\b(?:https?://|www\.)[^\s<>\"\0]*\w/*"
    rf"|(?<![\w@./-])(?:[a-z0-9-]+\.){{1,3}}(?:{_ENDINGS})\b(?![\w@-])(?:[/?#][^\s<>\"\0]*)?"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.){1,3}[a-z]{2,6}/[^\s<>\"\0]*"
    r"|(?<![\w@./-])(?:wa\.me|t\.me|linktr\.ee|bit\.ly|goo\.gl|forms\.gle)\b"
)
_HANDLE = LazyPattern(r"(?<![\w@.])@[a-z_][\w.]{1,40}")
_AFTER_LINK = ".,;:!?)]}*_'\"»…"
_ITEM = LazyPattern(r"(?m)^[ *]*\d{1,2}(?:[.)] |\.?-[ )])|\d\ufe0f?\u20e3")
_CURRENCY = r"(?:clp ?\$?|us ?\$|usd ?\$?|uf|eur|€|\$)"
_UNITS = r"(?:pesos?(?: chilenos)?|clp|usd|us\$|dolares|dollars|euros|uf|€)"
_SUM = rf"(?:\d{{1,3}}(?: \d{{3}})+(?![.,]?\d)|{NUMBER})"
_TIMES = r"(?:mil(?: \d{3})?|k|lucas?|palos?|millon(?:es)?|million|thousand)"
_PRICE = LazyPattern(
    rf"(?P<c>{_CURRENCY}) ?(?P<n>{_SUM})(?: ?(?P<t>{_TIMES})\b)?(?: (?:de )?(?P<u>{_UNITS})(?!\w))?"
    rf"|(?P<n2>{_SUM})(?: ?(?P<t2>{_TIMES})\b)? ?(?:de )?(?P<u2>{_UNITS})(?!\w)"
    rf"|(?P<n3>{DIGITS}) ?(?P<t3>{_TIMES})\b|(?P<n4>{WORDS}) (?P<t4>lucas?|palos?)\b"
)
_LOWER_PRICE = LazyPattern(
    rf"(?:{_CURRENCY} ?)?(?P<n>{NUMBER})"
    rf"(?= ?(?:a|y|o|-|hasta) ?\$? ?(?:{NUMBER} ?(?P<t>mil|k|lucas?|millones)\b|(?P<w>{WORDS})))"
)
_HALF_MILLION = LazyPattern(r"\bmedio millon\b(?: de pesos)?")
_FACTORS = {"mill": 10**6, "mil": 1000, "k": 1000, "luca": 1000, "thousand": 1000, "palo": 10**6}
_FOREIGN = {"us": "usd ", "do": "usd ", "uf": "uf ", "eu": "eur ", "€": "eur "}
_GROUPED = LazyPattern(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![.,]?\d)|(?<![\d.,])[1-9]\d{4,6}(?![.,]?\d)"
)
_PERCENT = LazyPattern(rf"({NUMBER}) ?(?:%|por ?ciento\b|percent\b)")
_HALF_PRICE = LazyPattern(r"\b(?:a )?mitad de precio\b|\bhalf price\b")
_LOWER_PERCENT = LazyPattern(rf"({NUMBER})(?= ?(?:al?|y|o|-|to) ?(?:{NUMBER}) ?%)")
_PHONE = LazyPattern(
    r"(?<![\w+])(?:\+\d(?:[ ().-]{0,2}\d){7,14}|(?:\(?56\)?[ -]?)?9(?:[ .-]?\d){8}"
    r"|(?:\(?56\)?[ -]?)?\(?0?\d{1,2}\)[ -]?\d(?:[ .-]?\d){6,7}|(?:56[ -]?)?2[ -]?2\d{3}[ -]?\d{4}"
    r"|[68]00[ -]\d{3}[ -]?\d{3,4}|\d{1,2}[ -]\d{3,4}[ -]\d{4}|\d{4}[ -]\d{4}|\d{8,12})(?![\w]|[.,]\d)"
)
_RUT = LazyPattern(r"(?<![\d.])\d{1,2}(?:\.?\d{3}){2}-[\dk]\b")
_ALWAYS = LazyPattern(r"(?<![\d/])24 ?/ ?7(?![\d/])")
_CODE = LazyPattern(r"\b(?!(?:clp|usd?|uf|eur|x|n)\d)[a-z]+\d+[a-z]*\b")
_DEAL = LazyPattern(r"(?<!\w)(\d) ?x ?(\d)(?!\w)|\bdos por uno\b")
_PLACES = {
    **{"piso": "floor", "floor": "floor", "oficina": "office", "of": "office", "office": "office"},
    **{"depto": "flat", "departamento": "flat", "local": "shop", "box": "box", "sala": "room"},
    **{"torre": "tower", "suite": "suite"},
}
_PLACE = LazyPattern(rf"\b({'|'.join(_PLACES)})\b\.? (?:n[°º.]? ?)?(\d{{1,5}})(?![.,]?\d)")
_STOREYS = ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "septimo", "octavo")
_STOREY = LazyPattern(rf"\b({'|'.join(_STOREYS)}) piso\b")
_NOUNS = {
    **{"sesion": "session", "session": "session", "zona": "area", "area": "area", "zone": "area"},
    **{"cuota": "instalment", "instalment": "instalment", "installment": "instalment", "ml": "ml"},
    **{"cc": "ml", "mg": "mg", "cm": "cm", "ui": "unit", "unidad": "unit", "unit": "unit"},
    **{"persona": "person", "people": "person", "vial": "vial", "ampolla": "ampoule", "box": "box"},
    **{"jeringa": "syringe", "syringe": "syringe", "visita": "visit", "visit": "visit"},
    **{
        "control": "check",
        "aplicacion": "application",
        "tratamiento": "treatment",
        "cabina": "room",
    },
    **{"treatment": "treatment", "profesional": "staff", "sucursal": "branch", "sede": "branch"},
    **{"vez": "time", "vece": "time", "time": "time", "grado": "degree", "sitting": "session"},
}
COUNTED = frozenset(_NOUNS.values())
"""What a number may be a number of; its value ends with one of them."""
_COUNTED = LazyPattern(
    rf"({NUMBER}) ?({'|'.join(sorted(_NOUNS, key=len, reverse=True))})(?:e?s)?\b"
)
_TALK = LazyPattern(
    r" (?:opcion|pregunt|alternativ|cos(?:as|itas)|dato|detalle|forma|option|question|thing|palabra)"
)
_STEP = LazyPattern(r"\b(?:pasos?|opcion|alternativa|punto|pregunta|step|option) $")
_POINTING = LazyPattern(
    r"\b(?:[ld]os|las|estos|estas|esos|esas|the|these|those|ustedes|nosotros) $"
)
_SELDOM_COUNTS = ("un", "uno", "una", "one", "mil", "ten", "thousand", "once", "ciento")
_BARE = LazyPattern(rf"({DIGITS})|({WORDS})|(\d[\d.,]*\d|\d)")


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text in its order; none overlaps another."""
    whole, found = folded(text), list[Figure]()
    left = list(whole)
    for finder in _FINDERS:
        for find in finder("".join(left), whole):
            _claim(find, text, left, found)
    as_written = "".join(
        char if kept != "\0" else kept for char, kept in zip(text, left, strict=True)
    )
    for find in names(as_written):
        _claim(find, text, left, found)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _claim(find: Found, text: str, left: list[str], found: list[Figure]) -> None:
    """Take the stretch for this figure, and blank it, unless part of it is taken."""
    start, end, kind, value = find
    if "\0" in left[start:end]:
        return
    left[start:end] = "\0" * (end - start)
    if kind is not None:
        found.append(Figure(kind=kind, text=text[start:end], start=start, end=end, value=value))


def _skipped(text: str, _whole: str) -> Finds:
    for at in _MARK.finditer(text):
        yield Found(at.start(), at.end())
    for at in _ITEM.finditer(text):
        yield Found(at.start(), at.end())


def _codes(text: str, _whole: str) -> Finds:
    for at in _CODE.finditer(text):
        yield Found(at.start(), at.end(), FigureKind.NAME, at.group())


def _addresses(text: str, _whole: str) -> Finds:
    for at in _EMAIL.finditer(text):
        yield Found(at.start(), at.end(), FigureKind.EMAIL, at.group())
    for at in _LINK.finditer(text):
        link = at.group().rstrip(_AFTER_LINK)
        value = re.sub(r"^(?:https?://)?(?:www\.)?", "", link).rstrip("/")
        yield Found(at.start(), at.start() + len(link), FigureKind.LINK, value)
    for at in _HANDLE.finditer(text):
        handle = at.group().rstrip("._")
        yield Found(at.start(), at.start() + len(handle), FigureKind.LINK, handle)


def _prices(text: str, _whole: str) -> Finds:
    for at in _HALF_MILLION.finditer(text):
        yield Found(at.start(), at.end(), FigureKind.PRICE, "500000")
    yield from _lower_prices(text)
    for at in _PRICE.finditer(text):
        number = amount(at["n"] or at["n2"] or at["n3"] or at["n4"])
        if number is None or (at["n"] and at["n"][0].isalpha()):
            continue
        times = at["t"] or at["t2"] or at["t3"] or at["t4"]
        unit = (at["u"] or at["u2"] or at["c"] or "").strip()
        value = number * _factor(times) + _rest(times)
        yield Found(at.start(), at.end(), FigureKind.PRICE, _money(value, unit))
    for at in re.finditer(WORDS, text):
        if (spelt := amount(at.group())) is not None and spelt >= 1000 and at.group() != "mil":
            yield Found(at.start(), at.end(), FigureKind.PRICE, _money(spelt))


def _lower_prices(text: str) -> Finds:
    """The first sum of "20 a 30 mil": its thousands are said with the second."""
    for at in _LOWER_PRICE.finditer(text):
        number, other = amount(at["n"]), amount(at["w"] or "0")
        times = at["t"] or ("mil" if other is not None and other >= 1000 else None)
        if times and number is not None and number < 1000:
            yield Found(at.start(), at.end("n"), FigureKind.PRICE, _money(number * _factor(times)))


def _factor(times: str | None) -> int:
    return next((by for name, by in _FACTORS.items() if (times or "").startswith(name)), 1)


def _rest(times: str | None) -> int:
    return int(times[4:]) if times and times.startswith("mil ") else 0


def _money(value: Fraction, unit: str = "") -> str:
    """Pesos from 1.000 on are told by the number alone, so that a bare number may mean them."""
    foreign = _FOREIGN.get(unit[:2]) or _FOREIGN.get(unit[:1], "")
    return foreign + plain(value) if foreign or value >= 1000 else "$" + plain(value)


def _grouped(text: str, _whole: str) -> Finds:
    for at in _GROUPED.finditer(text):
        value = re.sub(r"\D", "", at.group())
        yield Found(at.start(), at.end(), FigureKind.PRICE, _money(Fraction(value)))


def _phones(text: str, _whole: str) -> Finds:
    for at in _RUT.finditer(text):
        yield Found(at.start(), at.end(), FigureKind.NUMBER, re.sub(r"[.]", "", at.group()))
    for at in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", at.group())
        value = digits[2:] if len(digits) in (11, 10) and digits.startswith("56") else digits
        yield Found(at.start(), at.end(), FigureKind.PHONE, value.lstrip("0"))


def _rates(text: str, _whole: str) -> Finds:
    for at in _HALF_PRICE.finditer(text):
        yield Found(at.start(), at.end(), FigureKind.PERCENT, "50%")
    for at in _ALWAYS.finditer(text):
        yield Found(at.start(), at.end(), FigureKind.HOUR, "24/7")
    for pattern in (_LOWER_PERCENT, _PERCENT):
        for at in pattern.finditer(text):
            if (number := amount(at[1])) is not None:
                yield Found(at.start(), at.end(), FigureKind.PERCENT, f"{plain(number)}%")


def _counts(text: str, _whole: str) -> Finds:
    for at in _DEAL.finditer(text):
        value = f"{at[1]}x{at[2]}" if at[1] else "2x1"
        yield Found(at.start(), at.end(), FigureKind.NUMBER, value)
    for at in _PLACE.finditer(text):
        value = f"{int(at[2])} {_PLACES[at[1]]}"
        yield Found(at.start(), at.end(), FigureKind.NUMBER, value)
    for at in _STOREY.finditer(text):
        value = f"{_STOREYS.index(at[1]) + 1} floor"
        yield Found(at.start(), at.end(), FigureKind.NUMBER, value)
    for at in _COUNTED.finditer(text):
        number = amount(at[1])
        if number is not None and at[1] not in _SELDOM_COUNTS:
            value = f"{plain(number)} {_NOUNS[at[2]]}"
            yield Found(at.start(), at.end(), FigureKind.NUMBER, value)
    for at in _BARE.finditer(text):
        if _counts_something(at, text):
            number = amount(at[1] or at[2]) if at[1] or at[2] else None
            value = plain(number) if number is not None else at.group()
            yield Found(at.start(), at.end(), FigureKind.NUMBER, value)


def _counts_something(at: re.Match[str], text: str) -> bool:
    if _TALK.match(text, at.end()) or _STEP.search(text, max(at.start() - 14, 0), at.start()):
        return False
    if at[2] is None:
        return True
    return at[2] not in _SELDOM_COUNTS and not _POINTING.search(
        text, max(at.start() - 12, 0), at.start()
    )


_FINDERS: tuple[Callable[[str, str], Finds], ...] = (
    _skipped,
    _addresses,
    _codes,
    _rates,
    _prices,
    dates,
    _phones,
    _grouped,
    hours,
    durations,
    weekdays,
    _counts,
)
