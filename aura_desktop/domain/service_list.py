"""A clinic's services out of a spreadsheet's CSV file: names, prices in pesos, durations in minutes."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aura_desktop.domain.setup import ClinicService
from aura_desktop.errors import InputError

LARGEST_BYTES = 1_000_000
MOST_SERVICES = 500
LONGEST_NAME = 120
DEAREST_CLP = 999_999_999
LONGEST_MIN = 24 * 60
MOST_COLUMNS = 200

_SEPARATORS = ";\t,"
_ON_REQUEST = frozenset({"", "-", "–", "—", "consultar", "a convenir", "on request", "s/p"})
_FREE = frozenset({"gratis", "sin costo", "free"})
_PRICE = re.compile(r"([0-9]{1,3}(?:[.,' ][0-9]{3})+|[0-9]+)(?:[.,]0{1,2})?")
_HOURS = re.compile(
    r"([0-9]{1,2})(?:[.,]([0-9]))? ?(?:h|hr|hrs|hora|horas|hour|hours)\.?"
    r"(?: ?(?:y |and )?([0-9]{1,2}) ?(?:'|m|min|mins|minuto|minutos|minute|minutes)?\.?)?"
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_MINUTES = re.compile(r"([0-9]{1,4}) ?(?:'|m|min|mins|minuto|minutos|minute|minutes)?\.?")


class _Column(StrEnum):
    NAME = "name"
    PRICE = "price"
    DURATION = "duration"


_HEADERS = {
    _Column.NAME: {"nombre", "servicio", "servicios", "tratamiento", "prestacion", "procedimiento"}
    | {"name", "service", "services", "treatment", "procedure", "item"},
    _Column.PRICE: {"precio", "precios", "valor", "costo", "tarifa", "arancel", "monto"}
    | {"price", "prices", "cost", "fee", "amount"},
    _Column.DURATION: {"duracion", "tiempo", "minutos", "min", "duration", "time", "minutes"}
    | {"length"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Which cell is what; `names` as the file has them, for what is said about a cell."""

    places: dict[_Column, int]
    names: Sequence[str]
    has_header: bool

    def cell(self, row: Sequence[str], column: _Column) -> str:
        place = self.places.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""

    def said(self, column: _Column) -> str:
        """The column's name in the file, else its number."""
        place = self.places[column]
        return self.names[place].strip() if self.has_header else str(place + 1)


def read_services(data: bytes) -> tuple[ClinicService, ...]:
    """Read a file with a line for each service.

    Shape: UTF-8 with or without mark, UTF-16 with mark, or Windows-1252; cells parted by ; tab or ,;
    a first line of Spanish or English names in any order, else name, price, duration.
    Raises: InputError service_list_…, service_name_…, service_price_unreadable,
    service_duration_unreadable; with `line` (from 1) and `column` where one cell is meant.
    """
    if len(data) > LARGEST_BYTES:
        raise InputError("service_list_too_large", limit=LARGEST_BYTES)
    rows = list(csv_rows(decoded(data)))
    if not rows:
        raise InputError("service_list_empty")
    layout = _layout(rows[0][1])
    found = tuple(_service(layout, line, row) for line, row in rows[layout.has_header :])
    if not found:
        raise InputError("service_list_empty")
    if len(found) > MOST_SERVICES:
        raise InputError("service_list_too_long", limit=MOST_SERVICES, length=len(found))
    return found


def read_price(text: str) -> int | None:
    """Whole pesos: "$29.990", "29990", "29,990.00"; None where it is told on request.

    Raises: InputError("service_price_unreadable").
    """
    plain = _plain(text)
    if plain in _ON_REQUEST:
        return None
    if plain in _FREE:
        return 0
    plain = re.sub(r"clp|pesos?|\$|\.-$|,-$", "", plain).strip()
    match = _PRICE.fullmatch(plain)
    if match is None:
        raise InputError("service_price_unreadable", field="price")
    # A number of many thousand digits would be refused by int() itself.
    figures = re.sub(r"[^0-9]", "", match.group(1))
    if len(figures) > len(str(DEAREST_CLP)):
        raise InputError("service_price_unreadable", field="price")
    return int(figures)


def read_duration(text: str) -> int | None:
    """Minutes: "30", "30 min", "1 h 30", "1,5 h", "1:30"; None for nothing.

    Raises: InputError("service_duration_unreadable").
    """
    plain = _plain(text)
    if plain in _ON_REQUEST:
        return None
    minutes = _minutes(plain)
    if minutes is None or not 0 < minutes <= LONGEST_MIN:
        raise InputError("service_duration_unreadable", field="duration", limit=LONGEST_MIN)
    return minutes


def _minutes(plain: str) -> int | None:
    if match := _HOURS.fullmatch(plain):
        hours, tenths, minutes = (int(part or 0) for part in match.groups())
        return hours * 60 + tenths * 6 + minutes
    if match := _CLOCK.fullmatch(plain):
        return int(match.group(1)) * 60 + int(match.group(2))
    if match := _MINUTES.fullmatch(plain):
        return int(match.group(1))
    return None


def _service(layout: _Layout, line: int, row: Sequence[str]) -> ClinicService:
    name = " ".join(layout.cell(row, _Column.NAME).split())
    column = layout.said(_Column.NAME)
    if not name:
        raise InputError("service_name_missing", field="name", line=line, column=column)
    if len(name) > LONGEST_NAME:
        raise InputError(
            "service_name_too_long", field="name", line=line, column=column, limit=LONGEST_NAME
        )
    return ClinicService(
        name=name,
        price_clp=_number(layout, line, row, _Column.PRICE),
        duration_min=_number(layout, line, row, _Column.DURATION),
    )


def _number(layout: _Layout, line: int, row: Sequence[str], column: _Column) -> int | None:
    read = read_price if column is _Column.PRICE else read_duration
    try:
        return read(layout.cell(row, column))
    except InputError as error:
        raise InputError(error.code, field=column, line=line, column=layout.said(column)) from error


def _layout(first: Sequence[str]) -> _Layout:
    places: dict[_Column, int] = {}
    for place, cell in enumerate(first):
        words = re.findall(r"[a-z]+", _plain(cell))
        for column, names in _HEADERS.items():
            if words and words[0] in names and not re.search("[0-9]", cell):
                places.setdefault(column, place)
    # "Tratamiento facial" on the first line is a service; a lone name column needs its exact word.
    is_header = len(places) > 1 or (bool(places) and len(first) == len(places) == _words(first))
    if not is_header:
        columns = dict(zip(_Column, range(max(1, len(first))), strict=False))
        return _Layout(places=columns, names=(), has_header=False)
    if _Column.NAME not in places:
        raise InputError("service_list_no_name", field="name", line=1)
    return _Layout(places=places, names=first, has_header=True)


def _words(cells: Sequence[str]) -> int:
    return sum(len(cell.split()) for cell in cells)


def decoded(data: bytes) -> str:
    """The text of UTF-8 with or without mark, UTF-16 with mark, or Windows-1252."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that say anything, with the number on which each begins; cells parted by ; tab or ,.

    Raises: InputError("service_list_unreadable").
    """
    separator = _separator(text)
    lines = io.StringIO(text.replace("\0", ""), newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    begins = 1
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise InputError("service_list_unreadable", line=begins)
            told = begins == 1 and len(row) <= 2 and row[:1] and row[0].startswith("sep=")
            if any(cell.strip() for cell in row) and not told:
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError("service_list_unreadable", line=begins) from error


def _separator(text: str) -> str:
    """The one the first line has most of, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.startswith("sep=") and first[4:5] in tuple(_SEPARATORS):
        return first[4]
    bare = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=bare.count)


def _plain(text: str) -> str:
    """Lower case, without accents, single spaces."""
    parts = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(kept.lower().split())
