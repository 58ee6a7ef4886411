"""Entries out of files as clinics have them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.entry_import import (
    LARGEST_BYTES,
    MOST_ENTRIES,
    ImportProblem,
    ImportRead,
    read_date,
    read_entries,
    read_kind,
)
from aura_desktop.domain.knowledge import EntryKind, NewEntry
from aura_desktop.errors import InputError

FULL = """Tipo;Título;Respuesta;Preguntas;Precio;Duración;Vence;Responsable;Aprobado por;Atajo
Cuidados;Después del láser;Sin sol.;¿Puedo ir a la playa? | ¿Y sauna?;$29.990;1 h;31-12-2026;Pía;Dra. Ficticia;/laser
"""
ENTRY = NewEntry(
    kind=EntryKind.CARE,
    title="Después del láser",
    body="Sin sol.",
    questions=("¿Puedo ir a la playa?", "¿Y sauna?"),
    price_clp=29990,
    duration_min=60,
    valid_until=date(2026, 12, 31),
    owner="Pía",
    approved_by="Dra. Ficticia",
    shortcut="laser",
)


def only(read: ImportRead) -> NewEntry:
    assert read.problems == ()
    ((item),) = read.entries
    return item.entry


def told(text: str, name: str = "a.csv") -> list[tuple[int, str]]:
    return [(item.line, item.code) for item in read_entries(text.encode(), name).problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_csv_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    text = FULL.replace(";", separator)
    assert only(read_entries(text.encode(encoding), "lista.csv")) == ENTRY


def test_a_price_list_is_services() -> None:
    read = read_entries("Servicio;Precio\nPeeling;59.000\nLáser;consultar\n".encode(), "p.csv")
    peeling, laser = (item.entry for item in read.entries)
    assert (peeling.kind, peeling.price_clp) == (EntryKind.SERVICE, 59000)
    assert (laser.body, laser.price_clp) == ("Sí, tenemos Láser.", None)
    assert [item.line for item in read.entries] == [2, 3]


def test_without_kind_and_price_it_is_anything() -> None:
    entry = only(read_entries("título,texto\nWifi,Hay.\n".encode(), "p.csv"))
    assert entry.kind is EntryKind.OTHER


def test_short_rows_and_unknown_columns_do_no_harm() -> None:
    read = read_entries("texto;color;título;precio\nHay.;rojo;Wifi\n".encode(), "p.csv")
    assert (only(read).title, only(read).price_clp) == ("Wifi", None)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("servicio;A;b;caro;", "service_price_unreadable", "Precio"),
        ("servicio;A;b;1;2026-02-30", "import_date_unreadable", "Vence"),
        ("horóscopo;A;b;1;", "import_kind_unknown", "Tipo"),
        (";A;b;1;", "import_kind_unknown", "Tipo"),
        ("servicio;;b;1;", "import_title_missing", ""),
        ("horario;A;;1;", "import_text_missing", ""),
    ],
)
def test_a_cell_that_cannot_be_read_costs_its_line_only(row: str, code: str, column: str) -> None:
    text = f"Tipo;Título;Texto;Precio;Vence\n{row}\nservicio;B;c;2;\n"
    read = read_entries(text.encode(), "a.csv")
    assert [item.entry.title for item in read.entries] == ["B"]
    assert read.problems == (ImportProblem(code=code, line=2, column=column),)


@pytest.mark.parametrize(
    ("data", "name", "line", "code"),
    [
        (b"", "a.csv", 0, "import_empty"),
        (b" \n ", "a.md", 0, "import_empty"),
        (b"titulo;texto\n", "a.csv", 0, "import_empty"),
        (b"# Servicios\n", "a.md", 0, "import_empty"),
        (b"sep=;\n", "a.csv", 0, "import_empty"),
        (b"uno;dos\ntres;cuatro\n", "a.csv", 1, "import_no_title_column"),
        (b"x" * (LARGEST_BYTES + 1), "a.csv", 0, "import_too_large"),
        (
            b"titulo;texto\n" + b"a;b\n" * (MOST_ENTRIES + 1),
            *("a.csv", 0, "import_too_many"),
        ),
        (b'titulo;texto\n"' + b"x" * 140_000, "a.csv", 2, "import_unreadable"),
    ],
)
def test_what_is_wrong_with_a_whole_file(data: bytes, name: str, line: int, code: str) -> None:
    read = read_entries(data, name)
    assert read.entries == ()
    assert [(item.line, item.code) for item in read.problems] == [(line, code)]


MARKDOWN = """# Cuidados

## Después del láser
Sin sol.
Precio: $29.990
**Duración:** 60 min
Vence: 31-12-2026
Responsable: Pía
Aprobado por: Dra. Ficticia
Atajo: /laser
Preguntas:

- ¿Puedo ir a la playa?
* ¿Y sauna?

# Formas de pago

## Tarjetas ##
Hasta 3 cuotas:
- débito
- crédito

Ojo: sin cheques.
Preguntas: ¿Cuotas? | ¿Débito?
Seguimos aquí.
"""


def test_markdown_has_kinds_titles_fields_and_lists() -> None:
    read = read_entries(MARKDOWN.encode("cp1252"), "notas.MD")
    assert read.problems == ()
    first, second = read.entries
    assert (first.line, first.entry) == (3, ENTRY)
    assert (second.line, second.entry.kind) == (18, EntryKind.PAYMENT)
    assert second.entry.title == "Tarjetas"
    assert second.entry.questions == ("¿Cuotas?", "¿Débito?")
    assert second.entry.body.splitlines() == [
        *("Hasta 3 cuotas:", "- débito", "- crédito", "", "Ojo: sin cheques.", "Seguimos aquí."),
    ]


def test_a_hash_on_the_first_line_is_markdown_whatever_the_name() -> None:
    assert only(read_entries(b"\n## Wifi\nHay.", "notas.txt")).title == "Wifi"


def test_what_markdown_lacks_is_told_by_line() -> None:
    text = "hola\n# Horóscopo\n## A\ntexto\n## B\n## C\nPrecio: caro\ntexto\n### no es título\n"
    read = read_entries(text.encode(), "a.md")
    assert [(item.line, item.code) for item in read.problems] == [
        (1, "import_title_missing"),
        (2, "import_kind_unknown"),
        (5, "import_text_missing"),
        (6, "service_price_unreadable"),
    ]
    assert read.problems[3].column == "Precio"
    ((kept),) = read.entries
    assert (kept.entry.title, kept.entry.kind) == ("A", EntryKind.OTHER)


@pytest.mark.parametrize("text", ["31-12-2026", "31/12/2026", "31.12.2026", " 2026-12-31 "])
def test_dates(text: str) -> None:
    assert read_date(text) == date(2026, 12, 31)


def test_no_date_and_no_such_date() -> None:
    assert read_date(" ") is None
    for wrong in ("31-13-2026", "pronto", "31-12", "0-0-0000"):
        with pytest.raises(InputError):
            read_date(wrong)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Servicios", EntryKind.SERVICE),
        ("FORMAS DE PAGO", EntryKind.PAYMENT),
        ("Políticas:", EntryKind.POLICY),
        ("Horas libres", EntryKind.SLOTS),
        ("horario de atención", EntryKind.HOURS),
        ("quick_reply", EntryKind.QUICK_REPLY),
        ("Preguntas frecuentes", EntryKind.OTHER),
    ],
)
def test_kinds_by_their_names(text: str, kind: EntryKind) -> None:
    assert read_kind(text) is kind


@given(st.text(max_size=200), st.sampled_from(["a.csv", "a.md", "a"]))
def test_any_text_is_read_without_a_fault(text: str, name: str) -> None:
    read = read_entries(text.encode("utf-8", "replace"), name)
    assert read.entries or read.problems


@given(st.lists(st.sampled_from(["# Pago", "## A", "# ", "#", "Precio:", "Preguntas:", "- x", ""])))
def test_any_order_of_lines_is_read_without_a_fault(lines: list[str]) -> None:
    read = read_entries("\n".join(["# Pago", *lines]).encode(), "a.md")
    assert all(item.entry.title and item.entry.body for item in read.entries)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_a_fault(data: bytes) -> None:
    read = read_entries(data, "a.csv")
    assert read.entries or read.problems


@pytest.mark.parametrize("sign", [" ", "#", "# ", " #"])
def test_a_heading_of_a_million_signs_is_read_like_any_other(sign: str) -> None:
    # A pattern that takes the square of its length would not end today.
    text = "## a" + sign * (900_000 // len(sign)) + "b\nTexto"
    assert read_entries(text.encode(), "a.md").entries[0].entry.body == "Texto"


def test_the_signs_that_close_a_heading_are_no_part_of_it() -> None:
    assert only(read_entries(b"## Limpieza # 2 ## # \nTexto", "a.md")).title == "Limpieza # 2"


def test_a_table_of_very_many_columns_is_none() -> None:
    read = read_entries(b"titulo;" + b";" * 500_000, "a.csv")
    assert [problem.code for problem in read.problems] == ["import_unreadable"]
