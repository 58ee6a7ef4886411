"""Times and spans in words, in the clinic's time zone and the window's language."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.ui import wording_count

CLINIC_ZONE = "America/Santiago"
"""Until `set_zone` names the clinic's own."""
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

translate = QCoreApplication.translate


_chosen = [CLINIC_ZONE]


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def set_zone(name: str) -> bool:
    """All times are in this zone from now on; whether it is another one. An unknown name changes nothing."""
    try:
        _zone(name)
    except (ValueError, LookupError, OSError):
        return False
    former, _chosen[:] = _chosen[0], [name]
    return former != name


def zone() -> ZoneInfo:
    """The clinic's."""
    return _zone(_chosen[0])


def zone_words() -> str:
    """Whose hours are meant, where others might be thought of: "Santiago time"."""
    return translate("wording_time", "{zone} time").format(zone=zone_name(_chosen[0]))


def local(at: datetime) -> datetime:
    """An aware time in the clinic's zone."""
    return at.astimezone(zone())


def clock(at: datetime) -> str:
    """Hour and minute, 24 hours: "10:18"."""
    return f"{local(at):%H:%M}"


def clock_with_seconds(at: datetime) -> str:
    """Hour, minute and second: "10:42:07"."""
    return f"{local(at):%H:%M:%S}"


def day_heading(day: date, today: date) -> str:
    """The heading over a day of the transcript: "Today, Tuesday 24 November"; the year only when another.

    Both are days in the clinic's zone.
    """
    pattern = (
        translate("wording_time", "{weekday} {day} {month}")
        if day.year == today.year
        else translate("wording_time", "{weekday} {day} {month} {year}")
    )
    words = pattern.format(weekday=_weekday(day), day=day.day, month=_month(day), year=day.year)
    if day == today:
        return translate("wording_time", "Today, {date}").format(date=words)
    if day == today - _DAY:
        return translate("wording_time", "Yesterday, {date}").format(date=words)
    return words[:1].upper() + words[1:]


def list_time(at: datetime, now: datetime) -> str:
    """The time in a list row: hour today, "Yesterday", weekday within a week, then the date."""
    then, today = local(at), local(now).date()
    days = (today - then.date()).days
    if days <= 0:
        return clock(at)
    if days == 1:
        return translate("wording_time", "Yesterday")
    if days < 7:
        words = _weekday(then.date())
        return words[:1].upper() + words[1:]
    return short_date(at, now)


def short_date(at: datetime, now: datetime) -> str:
    """Day and short month ("18 nov"), with the year when it is another one."""
    day, this_year = local(at).date(), local(now).year
    words = f"{day.day} {_short_month(day)}"
    return words if day.year == this_year else f"{words} {day.year}"


def month_and_year(at: datetime) -> str:
    """Short month and year, never on two lines: "mar 2025"."""
    day = local(at).date()
    return f"{_short_month(day)}\N{NO-BREAK SPACE}{day.year}"


def moment(at: datetime, now: datetime) -> str:
    """Date and hour for details and tooltips: "10:18" today, else "18 nov 10:18"."""
    if local(at).date() == local(now).date():
        return clock(at)
    return f"{short_date(at, now)} {clock(at)}"


def waited(span: timedelta) -> str:
    """An elapsed wait, its largest unit only: "1 min", "34 min", "23 h", "3 d"."""
    if span < _HOUR:
        minutes = max(span // _MINUTE, 1)
        return translate("wording_time", "{minutes} min").format(minutes=minutes)
    if span < 2 * _DAY:
        return translate("wording_time", "{hours} h").format(hours=span // _HOUR)
    return translate("wording_time", "{days} d").format(days=span // _DAY)


def remaining(span: timedelta) -> str:
    """Time left of a service window: "23 h 48 min", "42 min"."""
    hours, minutes = span // _HOUR, (span % _HOUR) // _MINUTE
    if not hours:
        return translate("wording_time", "{minutes} min").format(minutes=max(minutes, 1))
    return translate("wording_time", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def remaining_short(span: timedelta) -> str:
    """The same in a list row: "2 h 50", "42 min"."""
    hours, minutes = span // _HOUR, (span % _HOUR) // _MINUTE
    return f"{hours} h {minutes:02d}" if hours else remaining(span)


def spoken(span: timedelta) -> str:
    """A span written out for screen readers: "23 hours", "42 minutes"."""
    if span < _HOUR:
        return wording_count.minutes(max(span // _MINUTE, 1))
    if span < 2 * _DAY:
        return wording_count.hours(span // _HOUR)
    return wording_count.days(span // _DAY)


def since(at: datetime, now: datetime) -> str:
    """Since when something is as it is: "since 10:38", "since yesterday, 10:38", "since 18 nov, 10:38"."""
    days = (local(now).date() - local(at).date()).days
    if days == 0:
        return translate("wording_time", "since {time}").format(time=clock(at))
    if days == 1:
        return translate("wording_time", "since yesterday, {time}").format(time=clock(at))
    words = translate("wording_time", "since {date}, {time}")
    return words.format(date=short_date(at, now), time=clock(at))


def ago(at: datetime, now: datetime) -> str:
    """How long since a moment: "just now", "5 min ago", "2 h ago"."""
    span = now - at
    if span < _MINUTE:
        return translate("wording_time", "just now")
    return translate("wording_time", "{span} ago").format(span=waited(span))


def _weekday(day: date) -> str:
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat)


def _month(day: date) -> str:
    return QLocale().monthName(day.month, QLocale.FormatType.LongFormat)


def _short_month(day: date) -> str:
    return QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)[:3]


def zone_name(zone: str) -> str:
    """A time zone as people call it: "Easter Island" for "Pacific/Easter"; unknown ones by their city."""
    names = {
        "Pacific/Easter": translate("wording_time", "Easter Island"),
        "America/Bogota": "Bogotá",
        "America/Mexico_City": translate("wording_time", "Mexico City"),
    }
    return names.get(zone) or zone.rpartition("/")[2].replace("_", " ")
