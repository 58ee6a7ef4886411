"""Hours of the day and durations as people write them, Spanish first; on folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from aura_desktop.domain.figure import FigureKind, Finds, Found
from aura_desktop.domain.lazy_pattern import LazyPattern
from aura_desktop.domain.number_words import NUMBER, WORDS, amount, plain

_MINUTES = {"min": 1, "h": 60, "d": 1440, "w": 10080}
_UNIT = (
    r"(?:(?P<min>min(?:s|utos?|utes?|utitos)?\b|')|(?P<h>h(?:rs?|or(?:it)?as?|ours?)?\b)"
    r"|(?P<bd>dias? habil(?:es)?\b|business days?\b)|(?P<d>dias?\b|days?\b)"
    r"|(?P<w>semanas?\b|weeks?\b)|(?P<mo>mes(?:es)?\b|months?\b)|(?P<y>anos?\b|years?\b)"
    r"|(?P<s>seg(?:undos?)?\b|sec(?:onds?)?\b))"
)
_MINUTE = r"(?:min(?:s|utos?|utes?)?\b|')"
_HOUR = r"h(?:rs?|or(?:it)?as?|ours?)?\b"
_HALF = LazyPattern(r"\bmedia hor(?:a|ita)\b|\bhalf an hour\b|\bhalf hour\b")
_QUARTERS = LazyPattern(
    r"\b(tres cuartos|un cuarto|three quarters|a quarter) (?:de hora\b|of an hour\b)"
)
_AND_PART = LazyPattern(
    rf"(?:({NUMBER}) ?)?\bho(?:ra|ur)s? (?:y|and) (media|cuarto|tres cuartos|a half)\b"
)
_AND_MINUTES = LazyPattern(
    rf"({NUMBER}) ?(?:{_HOUR}) ?(?:(?:y|con|and) )?({NUMBER}) ?(?:{_MINUTE})"
    rf"|(?<![\d:.,])(\d{{1,2}}) ?h ?([0-5]\d)\b"
)
_LONG_HALF = LazyPattern(rf"(?:({NUMBER}) )?\b(dia|semana|mes|ano)(?:e?s)? y medi[oa]\b")
_LONG = {"dia": "d", "semana": "w", "mes": "mo", "ano": "y"}
_MIXED = LazyPattern(r"(?:(\d{1,2}) ?)?(?:½|\b1/2) ?horas?\b")
_PAIR = LazyPattern(r"\b(?:un par de|a couple of) (?=[a-z])")
_PLAIN = LazyPattern(rf"(?P<n>{NUMBER}|\ban?\b) ?-?{_UNIT}")
_LOWER = LazyPattern(rf"(?P<n>{NUMBER})(?= ?(?:al?|y|o|u|-|to|and|or) ?(?:{NUMBER}) ?-?{_UNIT})")
_IDIOM = LazyPattern(r"\b(?:un|una|one|a) (?:min(?:uto|utito|ute)?|segundo|seg|sec(?:ond)?)\b")
_BOOKED = LazyPattern(
    r"(?:agend|reserv|pid|ped|tomar|solicit|busc|cambi|confirm|cancel|anul|quier|necesit|querias?|ten|tien"
    r"|hay|dar|doy|dej|coordin|consegu|libera|book|ofre|encontr|asign)[a-z]*(?: [a-z]+){0,2} $"
)
_APPOINTMENT = LazyPattern(
    r" (?:disponible|libre|para|con|a las?|el|temprano|agendada|reservada|tomada|de atencion|medica)\b"
)
_LASTING = LazyPattern(
    r"(?:dur|demor|toma|tard|por|durante|cada|total|aprox|sesion(?:es)? de|lleva|takes|lasts|for)[a-z.:]*"
    r"(?: (?:de|unas?|unos|cerca|solo|entre|a|about|aproximadamente|es|son|y|:|\d{1,2}))* ?$"
)
_TAKES = LazyPattern(
    r"(?:dur|demor|tard|lleva)[a-z.:]*(?: (?:de|unas?|aprox[a-z.]*|cerca|solo|entre|:))* ?$"
)
_CLOCKED = LazyPattern(r"(?<![\d:.,])(\d{1,2}):([0-5]\d)(?![:\d])(?: ?h(?:rs?|oras?)?\b)?")
_DAY_OF = LazyPattern(
    r"(?:dura|durante|por|en|de|con|cada|tras|despues de|antes de|within|for|in) $"
)
_SUFFIX = (
    r"(?P<s>[ap]m\b|[ap]\. ?m\b\.?|hrs?\b|h\b|horas\b|o'clock\b"
    r"|(?:de|por|en) la (?:manana|tarde|noche)\b|in the (?:morning|afternoon|evening)\b)"
)
_CLOCK = LazyPattern(
    rf"(?<![\d$])(?<!\d[.,:/])(?P<n>\d{{1,2}}|{WORDS})(?:(?P<sep>[:.h])(?P<m>[0-5]\d))?(?![.,:/]?\d)"
    rf"(?: y (?P<q>media|cuarto|cinco|diez|veinte|veinticinco|tres cuartos)\b)?(?: ?{_SUFFIX})?"
)
_TO_THE_HOUR = LazyPattern(
    r"\b(?:un |a )?(cuarto|quarter|cinco|diez|veinte|veinticinco|\d{1,2}) (?:para las?|to)"
    rf" ({NUMBER})(?: ?{_SUFFIX})?"
)
_NAMED = (
    (LazyPattern(r"\bmediodia\b|\bal medio dia\b|\bnoon\b|\bmidday\b"), "12:00"),
    (LazyPattern(r"\bmedianoche\b|\bmidnight\b"), "00:00"),
)
_PARTS = {"media": 30, "cuarto": 15, "tres cuartos": 45, "cinco": 5, "diez": 10, "veinte": 20}
_PARTS |= {"veinticinco": 25, "a half": 30, "quarter": 15}
_ARTICLE = LazyPattern(r"\b(?:las?|at|until|till) $")
_AT = LazyPattern(
    r"\b(?:a|de|desde|hasta|sobre|tipo|y|o|entre|para|son|es|hacia|por|tras|despues de|antes de|,) las? $"
    r"|\b(?:at|until|till) $"
)
_FOLLOWER = LazyPattern(
    r"(?: ?[.,;:?!)\n-]| ?$| (?:del?|y|o|a|al|hasta|en|con|el|los?|para|si|te|ya|no|est[ae]|hoy|manana|tenemos|hay"
    r"|por|que|como|aprox\w*|queda|libre|disponible|lun|mar|mie|jue|vie|sab|dom|on|to|and|or|for|with|[^a-z0-9])\w*)"
)
_BETWEEN = LazyPattern(r" ?(?:a|-|,|hasta|y|to|and|o|or|until) ?(?:(?:a )?las? )?")
_OPENER = LazyPattern(
    r"(?:\b(?:de|desde|entre|from|between|las?|horarios?|hrs?|abiert[oa]s?|abrimos|atendemos|atencion)|dias?|s|[:,(|-]|^|\n"
    r"|\b(?:lu|ma|mi|ju|vi|sa|do)[a-z]*\.?|\b[lmjvsd]) ?:? ?$"
)
_SCHEDULE = LazyPattern(
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|habiles|semana|horario|atend|atenc|abr|abiert"
    r"|cerr|cierr|open|day|hora|\b(?:lun?|mar?|mie?|jue?|vie?|sab?|dom?|[lv])\b"
)


def durations(text: str, whole: str) -> Finds:
    """Every length of time, in minutes or in months."""
    for at in _HALF.finditer(text):
        yield _minutes(at, Fraction(30))
    for at in _QUARTERS.finditer(text):
        yield _minutes(at, Fraction(45 if at[1][0] == "t" else 15))
    for at in _AND_PART.finditer(text):
        yield _minutes(at, (amount(at[1] or "1") or Fraction(1)) * 60 + _PARTS[at[2]])
    for at in _AND_MINUTES.finditer(text):
        hours, minutes = amount(at[1] or at[3]), amount(at[2] or at[4])
        if hours is not None and minutes is not None:
            yield _minutes(at, hours * 60 + minutes)
    for at in _CLOCKED.finditer(text):
        yield _minutes(at, Fraction(int(at[1]) * 60 + int(at[2])))
    for at in _MIXED.finditer(text):
        yield _minutes(at, Fraction(int(at[1] or 0) * 60 + 30))
    for at in _LONG_HALF.finditer(text):
        number = (amount(at[1] or "1") or 1) + Fraction(1, 2)
        yield Found(at.start(), at.end(), FigureKind.DURATION, _length(number, _LONG[at[2]]))
    for at in _PAIR.finditer(text):
        unit = re.compile(_UNIT).match(text, at.end())
        if unit is not None:
            yield Found(
                at.start(), unit.end(), FigureKind.DURATION, _length(Fraction(2), unit.lastgroup)
            )
    for at in _IDIOM.finditer(text):
        yield Found(at.start(), at.end())
    yield from _counted(text, whole)


def _minutes(at: re.Match[str], minutes: Fraction) -> Found:
    return Found(at.start(), at.end(), FigureKind.DURATION, f"{plain(minutes)} min")


def _counted(text: str, whole: str) -> Finds:
    for pattern in (_LOWER, _PLAIN):
        for at in pattern.finditer(text):
            number = Fraction(1) if at["n"] in ("a", "an") else amount(at["n"])
            if number is None or not _is_length(at, whole):
                continue
            yield Found(at.start(), at.end(), FigureKind.DURATION, _length(number, at.lastgroup))


def _is_length(at: re.Match[str], whole: str) -> bool:
    before = whole[max(at.start() - 40, 0) : at.start()]
    if at["n"] in ("un", "una", "uno", "a", "an", "one"):
        if at["h"] is not None:
            booked = _BOOKED.search(before) or _APPOINTMENT.match(whole, at.end())
            return not booked or _LASTING.search(before) is not None
        return at["d"] is None or _DAY_OF.search(before) is not None
    return True


def _length(number: Fraction, name: str | None) -> str:
    if name in _MINUTES:
        return f"{plain(number * _MINUTES[name])} min"
    if name == "y":
        return f"{plain(number * 12)} mo"
    return f"{plain(number)} {name}"


@dataclass(slots=True)
class _Time:
    at: re.Match[str]
    hour: int
    minute: int
    half: str
    sure: bool

    def value(self) -> str:
        hour = self.hour
        if self.half == "pm" and hour < 12:
            hour += 12
        elif self.half == "am" and hour == 12:
            hour = 0
        return f"{hour:02}:{self.minute:02}"


def hours(text: str, whole: str) -> Finds:
    """Every time of day; a number alone is one only beside words that say so."""
    for pattern, value in _NAMED:
        for at in pattern.finditer(text):
            yield Found(at.start(), at.end(), FigureKind.HOUR, value)
    for at in _TO_THE_HOUR.finditer(text):
        hour, minutes = amount(at[2]), _PARTS.get(at[1]) or int(at[1])
        if hour is not None and 1 <= hour <= 24 and 0 < minutes < 60:
            time = _Time(at, int(hour) - 1, 60 - minutes, _half(at["s"], int(hour) - 1), True)
            yield Found(at.start(), at.end(), FigureKind.HOUR, time.value())
    times = list(_times(text, whole))
    for first, second in pairwise(times):
        _join(first, second, whole)
    for time in times:
        if time.sure:
            yield Found(time.at.start(), time.at.end(), FigureKind.HOUR, time.value())


def _times(text: str, whole: str) -> Iterator[_Time]:
    for at in _CLOCK.finditer(text):
        number = amount(at["n"])
        if number is None or number > 24:
            continue
        hour, minute = int(number), int(at["m"] or _PARTS.get(at["q"] or "", 0))
        yield _Time(at, hour, minute, _half(at["s"], hour), _is_clock(at, hour, whole))


def _half(suffix: str | None, hour: int) -> str:
    suffix = (suffix or "").replace(" ", "").replace(".", "")
    if suffix.endswith("noche") and hour == 12:
        return "am"
    if suffix in ("pm",) or suffix.endswith(("tarde", "noche", "afternoon", "evening")):
        return "pm"
    return "am" if suffix == "am" else ""


def _is_clock(at: re.Match[str], hour: int, whole: str) -> bool:
    before = whole[max(at.start() - 40, 0) : at.start()]
    suffix = (at["s"] or "").replace(".", "")
    article = (_ARTICLE if at["n"].isdigit() else _AT).search(before) is not None
    if at["sep"] == ":" and suffix in ("", "h", "hr", "hrs", "horas") and _TAKES.search(before):
        return False
    if at["sep"] == ":" or suffix not in ("", "h", "hr", "hrs", "horas"):
        return True
    if article and (suffix or _FOLLOWER.match(whole, at.end())):
        return True
    if _LASTING.search(before):
        return False
    if at["sep"] is not None:
        return bool(suffix) or (at["sep"] == "h" and hour >= 5)
    if suffix == "horas":
        return 13 <= hour < 24 and _SCHEDULE.search(before) is not None
    return bool(suffix) and 5 <= hour < 24 and at["q"] is None


def _join(first: _Time, second: _Time, whole: str) -> None:
    """A span tells of both its ends: what one says of the other's half of the day, or that it is an hour."""
    start, end = first.at.start(), second.at.end()
    if not _BETWEEN.fullmatch(whole, first.at.end(), second.at.start()):
        return
    before = whole[max(start - 60, 0) : start]
    if _LASTING.search(before) and not (first.at["sep"] or second.at["sep"]):
        first.sure = second.sure = False
        return
    listed = whole[first.at.end() : second.at.start()].lstrip()[:2] in (", ", "o ", ",")
    opened = not listed and _OPENER.search(before) is not None
    follows = _FOLLOWER.match(whole, end) is not None
    scheduled = opened and _SCHEDULE.search(before) is not None
    suffix = (second.at["s"] or "").replace(".", "")
    if (second.sure and opened) or (scheduled and (follows or suffix)):
        first.sure = second.sure = True
    elif first.sure and follows:
        second.sure = True
    elif opened and suffix in ("hr", "hrs", "h", "horas") and second.hour > 12:
        first.sure = second.sure = True
    if not listed and not second.half and second.hour < first.hour <= 12:
        second.half = "pm"
    if second.half == "pm" and not first.half and first.hour < second.hour < 12:
        first.half = "pm"
