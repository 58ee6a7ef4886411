"""Numbers as people type them."""

import pytest

from aura_desktop.errors import InputError
from aura_desktop.gateways.phone_numbers import normalise


@pytest.mark.parametrize(
    "text",
    [
        "+56912345678",
        "56912345678",
        "912345678",
        "9 1234 5678",
        "09 1234 5678",
        "569 1234 5678",
        "0056 9 1234 5678",
        "+56 9 1234 5678",
        "(+56) 9 1234-5678",
        "+56 (9) 1234.5678",
        "+56 09 1234 5678",
        "\u202a+56 9 1234 5678\u202c",
        "+56\u00a09\u00a01234\u00a05678",
        "９１２３４５６７８",
        "٩١٢٣٤٥٦٧٨",
        " +56 9 1234–5678\n",
    ],
)
def test_all_ways_to_write_a_chilean_mobile(text: str) -> None:
    assert normalise(text) == "+56912345678"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+56 2 2345 6789", "+56223456789"),
        ("2 2345 6789", "+56223456789"),
        ("+54 9 11 2345 6789", "+5491123456789"),
        ("+52 55 1234 5678", "+525512345678"),
        ("+55 11 91234-5678", "+5511912345678"),
        ("+1 650 555 1234", "+16505551234"),
        ("001 650 555 1234", "+16505551234"),
        ("+34 612 34 56 78", "+34612345678"),
    ],
)
def test_other_numbers(text: str, number: str) -> None:
    assert normalise(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "+",
        "hola",
        "12345678",
        "5491123456789",
        "+56 9 1234 567",
        "+56 9 1234 56789",
        "+999 1234 5678",
        "912345678 anexo 3",
        "9 1234 5678, 9 8765 4321",
        "+56+912345678",
        "1234567890123456789",
        "0",
        "00",
        "91234567 8x",
    ],
)
def test_what_is_no_number_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(InputError) as raised:
        normalise(text)
    assert (raised.value.code, raised.value.field) == ("invalid_phone_number", "phone_number")
    assert text not in str(raised.value) or not text.strip()


def test_eight_digits_hint_at_the_missing_9() -> None:
    with pytest.raises(InputError) as raised:
        normalise("1234 5678")
    assert raised.value.params == {"hint": "mobile_prefix"}


def test_another_region() -> None:
    assert normalise("650 555 1234", "US") == "+16505551234"
    assert normalise("612 345 678", "ES") == "+34612345678"
    with pytest.raises(InputError):
        normalise("1", "US")
    with pytest.raises(ValueError, match="XX"):
        normalise("912345678", "XX")
