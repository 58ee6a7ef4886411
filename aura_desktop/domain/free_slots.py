"""Free hours that somebody typed: read, and told in Spanish as long as they lie ahead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from aura_desktop.domain.knowledge import Entry, EntryKind

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "octubre", "noviembre", "diciembre"),
)

_NO_ACCENTS = str.maketrans("áéíóúü", "aeiouu")
_WEEKDAY_NUMBERS = {day.translate(_NO_ACCENTS): number for number, day in enumerate(WEEKDAYS)}
_MONTH_NUMBERS = {month: number for number, month in enumerate(MONTHS, 1)} | {"setiembre": 9}
_DAY = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAY_NUMBERS)})\b,? *)?"
    r"(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<figures>\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    rf"|(?P<day>\d{{1,2}}) de (?P<month>{'|'.join(_MONTH_NUMBERS)})(?: del? (?P<year>\d{{4}}))?)\b"
)
_HOUR = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_BETWEEN = re.compile(r"(?:[\s,;·.-]|\ba las?\b|\by\b|\bo\b|\bh(?:rs?|oras?)?\b)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLines:
    """`at`: clinic time without zone, in order, each once; `unreadable`: numbers of lines, from 1."""

    at: tuple[datetime, ...] = ()
    unreadable: tuple[int, ...] = ()


def read_slots(body: str, today: date) -> SlotLines:
    """One day a line with one hour or more: "2026-12-03 17:30", "jueves 3 de diciembre 10:00 y 17:30".

    A day without a year is the nearest to `today`; its weekday, if there is one, must be right.
    """
    found: set[datetime] = set()
    unreadable = []
    for number, line in enumerate(body.splitlines(), 1):
        plain = " ".join(line.lower().translate(_NO_ACCENTS).split()).lstrip("-*• ")
        if not plain:
            continue
        moments = _moments(plain, today)
        if not moments:
            unreadable.append(number)
        found.update(moments)
    return SlotLines(at=tuple(sorted(found)), unreadable=tuple(unreadable))


def ahead(body: str, now: datetime) -> tuple[datetime, ...]:
    """Those that are later than `now`, which is in the clinic's zone."""
    local = now.replace(tzinfo=None)
    return tuple(moment for moment in read_slots(body, local.date()).at if moment > local)


def spoken(moment: datetime) -> str:
    """ "jueves 3 de diciembre a las 17:30" """
    day = f"{WEEKDAYS[moment.weekday()]} {moment.day} de {MONTHS[moment.month - 1]}"
    return f"{day} a las {moment:%H:%M}"


def spoken_list(moments: Sequence[datetime]) -> str:
    """One a line."""
    return "\n".join(f"- {spoken(moment)}" for moment in moments)


def as_of(entry: Entry, now: datetime) -> Entry | None:
    """A SLOTS entry with what lies ahead as its text, None if nothing does; any other entry unchanged."""
    if entry.kind is not EntryKind.SLOTS:
        return entry
    moments = ahead(entry.body, now)
    return replace(entry, body=spoken_list(moments)) if moments else None


def _moments(plain: str, today: date) -> list[datetime]:
    match = _DAY.match(plain)
    if match is None:
        return []
    day = _day(match, today)
    rest = plain[match.end() :]
    if day is None or not _BETWEEN.fullmatch(_HOUR.sub("", rest)):
        return []
    try:
        return [
            datetime.combine(day, time(int(hour), int(minute)))
            for hour, minute in _HOUR.findall(rest)
        ]
    except ValueError:
        return []


def _day(match: re.Match[str], today: date) -> date | None:
    """The day a line names, None if there is no such day or its weekday is another."""
    weekday = _WEEKDAY_NUMBERS.get(match["weekday"] or "")
    try:
        days = _days(match, today)
    except ValueError:
        return None
    fitting = [day for day in days if weekday is None or day.weekday() == weekday]
    return min(fitting, key=lambda day: abs(day - today), default=None)


def _days(match: re.Match[str], today: date) -> list[date]:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return [date(year, month, day)]
    if match["figures"]:
        day, month, year = (int(part) for part in re.split("[-/.]", match["figures"]))
        return [date(year, month, day)]
    day, month = int(match["day"]), _MONTH_NUMBERS[match["month"]]
    if match["year"]:
        return [date(int(match["year"]), month, day)]
    return list(_about(today, month, day))


def _about(today: date, month: int, day: int) -> list[date]:
    """This day of the month in the years around; February the 29th is not in each."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        first = date(year, month, 1)
        wanted = first + timedelta(days=day - 1)
        if day > 0 and wanted.month == month:
            found.append(wanted)
    return found
