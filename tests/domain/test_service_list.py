"""Services out of a spreadsheet."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.service_list import read_duration, read_price, read_services
from aura_desktop.domain.setup import ClinicService
from aura_desktop.errors import InputError

FACIAL = ClinicService(name="Limpieza facial", price_clp=29990, duration_min=30)
LASER = ClinicService(name="Láser; axilas", price_clp=129000, duration_min=90)


@pytest.mark.parametrize(
    "text",
    [
        'Servicio;Precio;Duración\nLimpieza facial;$29.990;30 min\n"Láser; axilas";129000;1 h 30\n',
        'Servicio,Precio,Duración\r\nLimpieza facial,"$29,990",30\r\n"Láser; axilas",129.000,1:30\r\n',
        "Duration\tName\tPrice (CLP)\n30'\tLimpieza  facial\t29990\n1,5 h\tLáser; axilas\t$ 129.000.-\n",
        'sep=;\nVALOR;TRATAMIENTO;TIEMPO\n29990;Limpieza facial;0:30\n\n129.000,00;"Láser; axilas";90m\n',
        'Limpieza facial;29.990;30\n"Láser; axilas";129.000;1h30\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_as_programs_write_it(text: str, encoding: str) -> None:
    assert read_services(text.encode(encoding)) == (FACIAL, LASER)


def test_price_and_duration_may_be_missing() -> None:
    data = b"nombre;notas;precio\nEvaluaci\xf3n;;consultar\nControl\n"
    names = [(item.name, item.price_clp, item.duration_min) for item in read_services(data)]
    assert names == [("Evaluación", None, None), ("Control", None, None)]


@pytest.mark.parametrize(
    ("text", "pesos"),
    [("$29.990", 29990), ("CLP 1.250.000", 1250000), ("0", 0), ("gratis", 0), ("", None)],
)
def test_prices(text: str, pesos: int | None) -> None:
    assert read_price(text) == pesos


@pytest.mark.parametrize("text", ["desde 20.000", "29.9", "-5", "12.34.567", "٣٠", "9" * 5000])
def test_a_price_that_would_have_to_be_guessed(text: str) -> None:
    with pytest.raises(InputError, match="service_price_unreadable"):
        read_price(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("45 minutos", 45), ("1 hora", 60), ("2 horas y 15 min", 135), ("-", None)],
)
def test_durations(text: str, minutes: int | None) -> None:
    assert read_duration(text) == minutes


@pytest.mark.parametrize("text", ["0", "un rato", "25:00", "9999", "1 h 30 s"])
def test_a_duration_nobody_can_mean(text: str) -> None:
    with pytest.raises(InputError, match="service_duration_unreadable"):
        read_duration(text)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("Nombre;Precio\nA;1\nB;caro\n", "service_price_unreadable", 3, "Precio"),
        ("Nombre;Duración\n\nA;siempre\n", "service_duration_unreadable", 3, "Duración"),
        ("Nombre;Precio\n;1000\n", "service_name_missing", 2, "Nombre"),
        ('Nombre;Precio\n"A\nB";1\nC;x\n', "service_price_unreadable", 4, "Precio"),
        ("A;x\n", "service_price_unreadable", 1, "2"),
        ("Precio;Duración\n1000;30\n", "service_list_no_name", 1, None),
        ("Nombre\n" + "x" * 121, "service_name_too_long", 2, "Nombre"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    text: str, code: str, line: int, column: str | None
) -> None:
    with pytest.raises(InputError) as caught:
        read_services(text.encode())
    assert caught.value.code == code
    assert caught.value.params["line"] == line
    assert caught.value.params.get("column") == column


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "service_list_empty"),
        (b"nombre;precio\n", "service_list_empty"),
        (b"x" * 1_000_001, "service_list_too_large"),
        (b"nombre\n" + b"a\n" * 501, "service_list_too_long"),
        (b'nombre\n"' + b"a" * 200_000, "service_list_unreadable"),
    ],
)
def test_files_that_hold_no_list(data: bytes, code: str) -> None:
    with pytest.raises(InputError, match=code):
        read_services(data)


@given(st.binary(max_size=400) | st.text(alphabet='a;,\t"\n$.1 hsep=', max_size=80).map(str.encode))
def test_nothing_but_an_input_error_comes_of_any_bytes(data: bytes) -> None:
    try:
        services = read_services(data)
    except InputError:
        return
    assert services
    assert all(item.name.strip() for item in services)


_NAMES = st.text(min_size=1, max_size=40).filter(lambda text: "".join(text.split()).isalnum())


@given(
    st.lists(
        st.tuples(
            _NAMES.map(lambda text: " ".join(text.split())),
            st.integers(0, 999_999_999) | st.none(),
            st.integers(1, 1440) | st.none(),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(";\t,"),
)
def test_what_was_written_is_read_back(
    rows: Sequence[tuple[str, int | None, int | None]], separator: str
) -> None:
    lines = [("price", "name", "duration")]
    lines += [
        (
            f'"${price:,}"'.replace(",", ".") if price is not None else "",
            f'"{name}"',
            str(time or ""),
        )
        for name, price, time in rows
    ]
    data = "\n".join(separator.join(line) for line in lines).encode()
    read = [(item.name, item.price_clp, item.duration_min) for item in read_services(data)]
    assert read == [(name, price, time) for name, price, time in rows]


def test_a_table_of_very_many_columns_is_none() -> None:
    with pytest.raises(InputError, match="service_list_unreadable"):
        read_services(b"Limpieza" + b";" * 500_000)
