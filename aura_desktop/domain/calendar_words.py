"""Dates and days of the week as people write them, Spanish first; on folded text."""

import re
from datetime import date

from aura_desktop.domain.figure import FigureKind, Finds, Found

_DAYS = {
    **{"lunes": 1, "martes": 2, "miercoles": 3, "jueves": 4, "viernes": 5, "sabados": 6},
    **{"sabado": 6, "domingos": 7, "domingo": 7, "lun": 1, "mie": 3, "jue": 4, "vie": 5, "sab": 6},
}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS |= {name + s: i for i, name in enumerate(_ENGLISH, 1) for s in ("", "s")}
_SHORT = {
    **{"lu": 1, "l": 1, "ma": 2, "mar": 2, "mi": 3, "ju": 4, "vi": 5, "v": 5, "sa": 6, "s": 6},
    **{
        "do": 7,
        "dom": 7,
        "d": 7,
        "mon": 1,
        "tue": 2,
        "wed": 3,
        "thu": 4,
        "fri": 5,
        "sat": 6,
        "sun": 7,
    },
}
_MONTHS = {
    **{"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7},
    **{"agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11},
    **{"diciembre": 12, "january": 1, "february": 2, "april": 4, "june": 6, "july": 7},
    **{"august": 8, "september": 9, "october": 10, "november": 11, "december": 12},
}
_BESIDE_A_DAY = {
    **{"ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sep": 9},
    **{
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dic": 12,
        "march": 3,
        "jan": 1,
        "apr": 4,
        "aug": 8,
        "dec": 12,
    },
}
_ALL_MONTHS = {**_MONTHS, **_BESIDE_A_DAY}


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WEEKDAY = rf"\b(?:{_either(_DAYS)})\b"
_ANY_WEEKDAY = rf"\b(?:{_either({**_DAYS, **_SHORT})})\b\.?"
_MONTH = rf"\b(?:{_either(_ALL_MONTHS)})\b"
_BEFORE = rf"(?:({_WEEKDAY}),? (?:el )?(?:dia )?)?"
_YEAR = r"(?:,? (?:del? )?(20\d\d))?(?!\d)"
_DAY = r"(?<![\d/.,:-])(\d{1,2}|primero)"
_NTH = r"(?:°|º|ro|st|nd|rd|th)?"
_NO_CLOCK = r"(?![:.,/]?\d)(?! ?(?:hrs?|h|horas?|am|pm|[ap]\. ?m|%|-|a \d|hasta \d)\b)(?! ?[%-])"

_DAY_MONTH = re.compile(rf"{_BEFORE}{_DAY}{_NTH} (?:de |of )?({_MONTH}){_YEAR}")
_MONTH_DAY = re.compile(rf"{_BEFORE}({_MONTH}) (?:the )?(\d{{1,2}}){_NTH}{_YEAR}")
_SLASHED_FULL = re.compile(
    rf"{_BEFORE}(?<![\d/.,-])(\d{{1,2}})([/.-])(\d{{1,2}})\3(20\d\d|\d\d)(?![/.-]?\d)"
)
_SLASHED_SHORT = re.compile(rf"{_BEFORE}(?<![\d/.,-])(\d{{1,2}})/(\d{{1,2}})(?![/.-]?\d)")
_ISO = re.compile(r"(?<![\d-])(20\d\d)-(\d\d)-(\d\d)(?![\d-])")
_RANGE_START = re.compile(
    rf"{_DAY}(?=(?: ?(?:al?|y|o|-|,|hasta|to) ?(?:el )?\d{{1,2}}{_NTH}){{1,4}} (?:de |of )?({_MONTH}))"
)
_WEEKDAY_DAY = re.compile(rf"({_WEEKDAY}),? (?:el )?(?:dia )?(\d{{1,2}})\b{_NO_CLOCK}")
_THE_DAY = re.compile(rf"\bel (?:dia )?(\d{{1,2}})\b{_NO_CLOCK}")
_MONTH_ALONE = re.compile(rf"\b({_either(_MONTHS)})\b{_YEAR}")
_RELATIVE = (
    (re.compile(r"\bpasado manana\b|\bday after tomorrow\b"), "after tomorrow"),
    (
        re.compile(r"(?<!\bla )(?<!\besta )(?<!\bmedia )(?<!\buna )\bmanana\b|\btomorrow\b"),
        "tomorrow",
    ),
    (re.compile(r"\bhoy(?: mismo| dia)?\b(?! en dia)|\btoday\b|\btonight\b"), "today"),
)
_COURTESY = re.compile(r"(?:ayud|escrib|contact|comunic|help)\w*(?: you)? $")
_PERIODS = (
    (re.compile(r"\best[ea] (?:fin de )?semana\b|\bthis week(?:end)?\b"), "this week"),
    (re.compile(r"\beste mes\b|\bthis month\b"), "this month"),
    (re.compile(r"\bproxima semana\b|\bsemana que viene\b|\bnext week\b"), "next week"),
    (re.compile(r"\bproximo mes\b|\bmes que viene\b|\bnext month\b"), "next month"),
)
_SPAN = re.compile(
    rf"({_ANY_WEEKDAY}) ?(?:a|al|-|hasta|to|through|thru) ?(?:el |los )?({_ANY_WEEKDAY})(?<!\.)"
)
_GROUPS = (
    (
        re.compile(r"\btodos los dias\b|\bevery ?day\b|\b7 dias (?:a|de) la semana\b"),
        "1 2 3 4 5 6 7",
    ),
    (
        re.compile(r"\bdias habiles\b|\bdias de (?:la )?semana\b|\bentre semana\b|\bweekdays\b"),
        "1 2 3 4 5",
    ),
    (re.compile(r"\bfin(?:es)? de semana\b|\bfindes?\b|\bweekends?\b"), "6 7"),
)
_WISH = re.compile(r"\b(?:buen|lindo|linda|feliz|excelente|nice|great|good|lovely) $")


def moment(year: int | None, month: int | None, day: int | None, weekday: int | None = None) -> str:
    """A date's value, "2026-11-26 4": the parts that are known, * for the others."""
    if year and month and day and weekday is None:
        weekday = date(year, month, day).isoweekday()
    known = ("*" if part is None else str(part) for part in (year, month, day))
    return f"{'-'.join(known)} {weekday or '*'}"


def dates(text: str, _whole: str) -> Finds:
    """Every date with a day or a month, and today and tomorrow."""
    for at in _ISO.finditer(text):
        yield from _date(at, at[1], at[2], at[3])
    for at in _SLASHED_FULL.finditer(text):
        yield from _date(at, at[5], at[4], at[2], at[1])
    for at in _SLASHED_SHORT.finditer(text):
        yield from _date(at, None, at[3], at[2], at[1])
    for at in _DAY_MONTH.finditer(text):
        yield from _date(at, at[4], at[3], at[2], at[1])
    for at in _MONTH_DAY.finditer(text):
        yield from _date(at, at[4], at[2], at[3], at[1])
    for at in _RANGE_START.finditer(text):
        yield from _date(at, None, at[2], at[1])
    for at in _WEEKDAY_DAY.finditer(text):
        yield from _date(at, None, None, at[2], at[1])
    for at in _THE_DAY.finditer(text):
        if 1 <= int(at[1]) <= 31:
            yield Found(at.start(1), at.end(1), FigureKind.DATE, moment(None, None, int(at[1])))
    for at in _MONTH_ALONE.finditer(text):
        yield from _date(at, at[2], at[1], None)
    yield from _relative(text)


def _date(
    at: re.Match[str],
    year: str | None,
    month: str | None,
    day: str | None,
    weekday: str | None = None,
) -> Finds:
    try:
        value = moment(
            int(year) + (2000 if len(year) == 2 else 0) if year else None,
            (int(month) if month.isdigit() else _ALL_MONTHS[month]) if month else None,
            (1 if day == "primero" else int(day)) if day else None,
            _DAYS[weekday] if weekday else None,
        )
        date(2000, *(int(part) if part != "*" else 1 for part in value.split()[0].split("-")[1:]))
    except ValueError:
        return
    end = at.end(1) if at.re is _RANGE_START else at.end()
    yield Found(at.start(), end, FigureKind.DATE, value)


def _relative(text: str) -> Finds:
    for pattern, value in _RELATIVE:
        for at in pattern.finditer(text):
            polite = _COURTESY.search(text, max(at.start() - 30, 0), at.start())
            yield Found(at.start(), at.end(), None if polite else FigureKind.DATE, value)
    for pattern, value in _PERIODS:
        for at in pattern.finditer(text):
            stop = re.compile(r"[.!?\n]|$").search(text, at.end())
            asked = stop is not None and stop.group() == "?"
            yield Found(at.start(), at.end(), None if asked else FigureKind.DATE, value)


def weekdays(text: str, _whole: str) -> Finds:
    """Every day of the week; a span of days is one figure that holds them all."""
    for at in _SPAN.finditer(text):
        first, last = (_weekday(at[1]), _weekday(at[2]))
        days = sorted((first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1))
        yield Found(at.start(), at.end(), FigureKind.WEEKDAY, " ".join(map(str, days)))
    for pattern, value in _GROUPS:
        for at in pattern.finditer(text):
            yield Found(at.start(), at.end(), _unless_wished(text, at), value)
    for at in re.finditer(_WEEKDAY, text):
        yield Found(at.start(), at.end(), _unless_wished(text, at), str(_weekday(at[0])))


def _weekday(name: str) -> int:
    return {**_DAYS, **_SHORT}[name.rstrip(".")]


def _unless_wished(text: str, at: re.Match[str]) -> FigureKind | None:
    wished = _WISH.search(text, max(at.start() - 20, 0), at.start())
    return None if wished else FigureKind.WEEKDAY
