"""Entries out of a file: CSV with a line each, or Markdown with "# kind" and "## title"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any

from aura_desktop.domain.clinic_entries import folded
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import EntryKind, NewEntry
from aura_desktop.domain.service_list import csv_rows, decoded, read_duration, read_price
from aura_desktop.errors import InputError

LARGEST_BYTES = 1_000_000
MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """`line` from 1, 0 for the whole file; `column` as the file names it."""

    code: str
    line: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEntry:
    """An entry and the line on which it begins."""

    line: int
    entry: NewEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRead:
    """What a file holds; an entry with a problem is not among `entries`."""

    entries: tuple[ImportedEntry, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """`entry_id`: the entry that will be changed, None for a new one. `proposed`: care nobody approved."""

    line: int
    entry: NewEntry
    entry_id: EntryId | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do; nothing is done yet. `unchanged`: entries that are known as they are."""

    entries: tuple[PlannedEntry, ...] = ()
    unchanged: int = 0
    problems: tuple[ImportProblem, ...] = ()


KIND_NAMES = {
    EntryKind.SERVICE: "servicio servicios tratamiento tratamientos service services",
    EntryKind.HOURS: "horario horarios hours",
    EntryKind.ADDRESS: "direccion ubicacion address",
    EntryKind.PARKING: "estacionamiento parking",
    EntryKind.PAYMENT: "pago pagos payment payments",
    EntryKind.POLICY: "politica politicas policy policies",
    EntryKind.CARE: "cuidado cuidados indicaciones care",
    EntryKind.SLOTS: "horas slots",
    EntryKind.RECEIVED: "recibido received",
    EntryKind.QUICK_REPLY: "respuesta respuestas quick_reply",
    EntryKind.OTHER: "otro otros otra otras preguntas faq other",
}
"""First words, folded, by which a file may name a kind."""
_FIRST_WORDS = {"formas": EntryKind.PAYMENT, "medios": EntryKind.PAYMENT} | {
    word: kind for kind, words in KIND_NAMES.items() for word in words.split()
}
_LABELS = {
    "kind": "tipo clase categoria kind type",
    "title": "titulo nombre servicio tratamiento title name",
    "body": "texto respuesta contenido descripcion detalle body text answer",
    "questions": "preguntas pregunta questions",
    "price_clp": "precio valor costo price",
    "duration_min": "duracion minutos duration",
    "valid_until": "vence vigencia valido expires until",
    "owner": "responsable owner",
    "approved_by": "aprobado aprobada aprueba approved",
    "shortcut": "atajo shortcut",
}
_FIELD_OF_WORD = {word: field for field, words in _LABELS.items() for word in words.split()}
_LABEL_LINE = re.compile(r"[*_]{0,2}([^\W\d_]+(?: por)?)[*_]{0,2} ?:[*_]{0,2} *(.*)")
_ITEM = re.compile(r"\s*[-*•] +(.*)")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_MARKDOWN = frozenset(_LABELS) - {"kind", "title", "body"}


def read_entries(data: bytes, name: str) -> ImportRead:
    """Read a file by the end of its name (.md, .markdown, else CSV); "# …" on its first line is Markdown too.

    Shape: encodings and separators as in service_list. CSV needs a line of column names, Spanish or English.
    Markdown fields stand on lines of their own: "Precio: $29.990", "Duración: 60 min", "Vence: 31-12-2026",
    "Preguntas:" and a list.
    """
    if len(data) > LARGEST_BYTES:
        return _only(ImportProblem(code="import_too_large"))
    text = decoded(data)
    if not text.strip():
        return _only(ImportProblem(code="import_empty"))
    is_markdown = PurePath(name.lower()).suffix in {".md", ".markdown"}
    read = _markdown if is_markdown or text.lstrip().startswith("#") else _csv
    found = read(text)
    if len(found.entries) > MOST_ENTRIES:
        return _only(ImportProblem(code="import_too_many"))
    if not found.entries and not found.problems:
        return _only(ImportProblem(code="import_empty"))
    return found


def read_date(text: str) -> date | None:
    """31-12-2026, 31/12/2026, 2026-12-31; None for nothing. Raises: InputError("import_date_unreadable")."""
    plain = text.strip()
    if not plain:
        return None
    parts: list[int] = []
    if match := _YEAR_FIRST.fullmatch(plain):
        parts = [int(part) for part in match.groups()]
    elif match := _YEAR_LAST.fullmatch(plain):
        parts = [int(part) for part in reversed(match.groups())]
    try:
        return date(*parts)
    except (TypeError, ValueError):
        raise InputError("import_date_unreadable", field="valid_until") from None


def read_kind(text: str) -> EntryKind:
    """A kind by its Spanish or English name. Raises: InputError("import_kind_unknown")."""
    words = folded(text).split()
    kind = _FIRST_WORDS.get(words[0].strip(":")) if words else None
    if kind is None:
        raise InputError("import_kind_unknown", field="kind")
    return kind


_READERS: dict[str, Callable[[str], Any]] = {
    "kind": read_kind,
    "price_clp": read_price,
    "duration_min": read_duration,
    "valid_until": read_date,
    "questions": lambda text: tuple(part.strip() for part in text.split("|") if part.strip()),
    "shortcut": lambda text: text.strip().removeprefix("/"),
}


@dataclass(slots=True, kw_only=True)
class _Block:
    """An entry while its lines are read."""

    line: int
    fields: dict[str, Any]
    columns: dict[str, str]


def _entry(block: _Block, default: EntryKind) -> NewEntry:
    """Raises: InputError with field and `column`."""
    values: dict[str, Any] = {"kind": default, "body": ""}
    for field, text in block.fields.items():
        try:
            values[field] = _READERS.get(field, str.strip)(text)
        except InputError as error:
            column = block.columns.get(field, "")
            raise InputError(error.code, field=field, column=column) from error
    if not values.get("title"):
        raise InputError("import_title_missing", field="title")
    entry = NewEntry(**values)
    if not entry.body and entry.kind is EntryKind.SERVICE:
        entry = replace(entry, body=f"Sí, tenemos {entry.title}.")
    if not entry.body:
        raise InputError("import_text_missing", field="body")
    return entry


def _read(blocks: Iterable[_Block], default: EntryKind) -> ImportRead:
    entries, problems = [], []
    for block in blocks:
        try:
            entry = _entry(block, default)
        except InputError as error:
            column = error.params.get("column", "")
            problems.append(ImportProblem(code=error.code, line=block.line, column=column))
        else:
            entries.append(ImportedEntry(line=block.line, entry=entry))
    return ImportRead(entries=tuple(entries), problems=tuple(problems))


def _csv(text: str) -> ImportRead:
    try:
        rows = list(csv_rows(text))
    except InputError as error:
        return _only(ImportProblem(code="import_unreadable", line=error.params["line"]))
    if not rows:
        return _only(ImportProblem(code="import_empty"))
    line, header = rows[0]
    places = _places(header)
    if "title" not in places:
        return _only(ImportProblem(code="import_no_title_column", line=line))
    columns = {field: header[place].strip() for field, place in places.items()}
    blocks = [
        _Block(
            line=line,
            fields={field: row[place] for field, place in places.items() if place < len(row)},
            columns=columns,
        )
        for line, row in rows[1:]
    ]
    return _read(blocks, EntryKind.SERVICE if "price_clp" in places else EntryKind.OTHER)


def _places(header: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        words = re.findall("[a-z_]+", folded(cell))
        field = _FIELD_OF_WORD.get(words[0]) if words else None
        if field is not None:
            places.setdefault(field, place)
    return places


def _markdown(text: str) -> ImportRead:
    """One pass over the lines: headings open kinds and entries, the rest belongs to the entry above."""
    blocks: list[_Block] = []
    problems: list[ImportProblem] = []
    kind = ""
    in_questions = False
    for number, line in enumerate(text.splitlines(), 1):
        level, heading = _heading(line)
        if level == 1:
            kind, in_questions = heading, False
            if folded(kind).split()[0].strip(":") not in _FIRST_WORDS:
                problems.append(ImportProblem(code="import_kind_unknown", line=number))
                kind = ""
        elif level == 2:
            fields = {"title": heading, "body": ""} | ({"kind": kind} if kind else {})
            blocks.append(_Block(line=number, fields=fields, columns={}))
            in_questions = False
        elif blocks:
            in_questions = _take(blocks[-1], line, in_questions)
        elif line.strip():
            problems.append(ImportProblem(code="import_title_missing", line=number))
    read = _read(blocks, EntryKind.OTHER)
    ordered = sorted([*problems, *read.problems], key=lambda problem: problem.line)
    return replace(read, problems=tuple(ordered))


def _heading(line: str) -> tuple[int, str]:
    """1 or 2 and the heading's words; 0 for any other line."""
    match = re.fullmatch(r"(#{1,2}) *([^#\s].*)", line.strip())
    # The closing "##" is taken off here: by the pattern it would take the square of the line's length.
    return (len(match[1]), match[2].rstrip(" #")) if match else (0, "")


def _take(block: _Block, line: str, in_questions: bool) -> bool:
    """Add a line to its entry; returns whether a list of questions goes on."""
    item = _ITEM.fullmatch(line)
    if in_questions and (item or not line.strip()):
        if item:
            _add(block, "questions", item[1], " | ")
        return True
    label = _LABEL_LINE.fullmatch(line.strip())
    words = folded(label[1]).split() if label else []
    field = _FIELD_OF_WORD.get(words[0]) if words else None
    if label is None or field not in _IN_MARKDOWN:
        _add(block, "body", line, "\n")
        return False
    _add(block, field, label[2], " | ")
    block.columns[field] = label[1]
    return field == "questions"


def _add(block: _Block, field: str, text: str, between: str) -> None:
    known = block.fields.get(field, "")
    block.fields[field] = f"{known}{between}{text}" if known else text


def _only(problem: ImportProblem) -> ImportRead:
    return ImportRead(problems=(problem,))
