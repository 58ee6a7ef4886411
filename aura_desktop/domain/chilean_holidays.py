"""The public holidays of a year in Chile, as its laws set them; days of elections are not known beforehand."""

from datetime import UTC, date, datetime, timedelta, timezone

from aura_desktop.domain.setup import Holiday

_WINTER_TIME = timezone(timedelta(hours=-4))
_TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _SATURDAY = 1, 2, 3, 4, 5
FIRST_YEAR, LAST_YEAR = 2022, 2100


def holidays(year: int) -> tuple[Holiday, ...]:
    """In order of days. Raises: ValueError outside 2022 to 2100, whose laws these are not.

    Source: laws 2.977, 19.668, 19.973, 20.148, 20.215, 20.299, 20.983 and 21.357.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    easter = _easter(year)
    days = [
        (date(year, 1, 1), "Año Nuevo"),
        (easter - timedelta(days=2), "Viernes Santo"),
        (easter - timedelta(days=1), "Sábado Santo"),
        (date(year, 5, 1), "Día del Trabajo"),
        (date(year, 5, 21), "Glorias Navales"),
        (_winter_solstice(year), "Pueblos Indígenas"),
        (_on_monday(date(year, 6, 29)), "San Pedro y San Pablo"),
        (date(year, 7, 16), "Virgen del Carmen"),
        (date(year, 8, 15), "Asunción de la Virgen"),
        (date(year, 9, 18), "Fiestas Patrias"),
        (date(year, 9, 19), "Glorias del Ejército"),
        (_on_monday(date(year, 10, 12)), "Encuentro de Dos Mundos"),
        (_on_friday(date(year, 10, 31)), "Iglesias Evangélicas"),
        (date(year, 11, 1), "Todos los Santos"),
        (date(year, 12, 8), "Inmaculada Concepción"),
        (date(year, 12, 25), "Navidad"),
        *_bridges(year),
    ]
    return tuple(Holiday(day=day, name=name) for day, name in sorted(days))


def _bridges(year: int) -> list[tuple[date, str]]:
    """Days between a holiday and a week-end that the law gives too."""
    found = []
    if date(year, 1, 1).weekday() == 6:
        found.append((date(year, 1, 2), "Año Nuevo"))
    if date(year, 9, 18).weekday() in {_TUESDAY, _SATURDAY}:
        found.append((date(year, 9, 17), "Fiestas Patrias"))
    if date(year, 9, 19).weekday() == _THURSDAY:
        found.append((date(year, 9, 20), "Fiestas Patrias"))
    return found


def _on_monday(day: date) -> date:
    """From Tuesday to Thursday it moves to the Monday before, from Friday to the Monday after."""
    if day.weekday() in {_TUESDAY, _WEDNESDAY, _THURSDAY}:
        return day - timedelta(days=day.weekday())
    return day + timedelta(days=3) if day.weekday() == _FRIDAY else day


def _on_friday(day: date) -> date:
    """A Tuesday moves to the Friday before, a Wednesday to the Friday after."""
    return day + timedelta(days={_TUESDAY: -4, _WEDNESDAY: 2}.get(day.weekday(), 0))


def _winter_solstice(year: int) -> date:
    """The day of it in Chile. Source: Meeus, Astronomical Algorithms, mean solstice; some 15 minutes exact."""
    span = (year - 2000) / 1000
    julian_day = (
        2451716.56767
        + 365241.62603 * span
        + 0.00325 * span**2
        + 0.00888 * span**3
        - 0.0003 * span**4
    )
    noon_of_2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
    return (noon_of_2000 + timedelta(days=julian_day - 2451545.0)).astimezone(_WINTER_TIME).date()


def _easter(year: int) -> date:
    """Easter Sunday. Source: the anonymous Gregorian algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
