"""Sentences for the API and the terminal."""

import pytest

from aura_desktop import sentences


def test_blanks_are_filled_in_both_languages() -> None:
    params = {"field": "message", "length": 5000, "limit": 4096}
    assert sentences.sentence("too_long", "es", params) == (
        "El campo message es demasiado largo: 5000 caracteres, máximo 4096."
    )
    assert sentences.sentence("too_long", "en", params) == (
        "The field message is too long: 5000 characters, at most 4096."
    )


def test_an_unknown_code_still_makes_a_sentence() -> None:
    assert sentences.sentence("brand_new", "en") == "This was not possible (brand_new)."
    assert not sentences.has_sentence("brand_new")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "es"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("es-CL, en;q=0.8", "es"),
        ("en;q=0.2, es;q=0.8", "es"),
        ("fr, de;q=0.9", "es"),
        ("fr, en;q=0.1", "en"),
        ("en;q=0", "es"),
        ("*", "es"),
        ("en;q=strange", "es"),
        ("EN", "en"),
    ],
)
def test_the_language_follows_the_header(header: str, language: str) -> None:
    assert sentences.negotiate(header, "es") == language


@pytest.mark.parametrize(
    ("code", "params", "spanish", "english"),
    [
        (
            "keyring_missing",
            {},
            "define AURA_DB_KEY (64 dígitos hexadecimales) y AURA_API_KEY.",
            "set AURA_DB_KEY (64 hexadecimal digits) and AURA_API_KEY.",
        ),
        (
            "missing_settings",
            {"names": "WHATSAPP_APP_ID"},
            "Falta configurar WHATSAPP_APP_ID: defínelo",
            "Not set: WHATSAPP_APP_ID. Put",
        ),
        ("port_in_use", {"port": 8001}, "el puerto 8001. Ciérralo", "port 8001. Close it"),
        ("bad_setting", {"name": "AURA_API_PORT"}, "El valor de AURA_API_PORT", "AURA_API_PORT"),
        ("closed", {}, "El programa se está cerrando.", "The program is closing."),
        ("method_not_allowed", {}, "Ese método no se admite aquí.", "That method is not supported"),
        ("invalid_phone_number", {}, "Usa el formato internacional", "the international form"),
    ],
)
def test_programs_and_the_terminal_are_told_what_helps_without_a_window(
    code: str, params: dict[str, object], spanish: str, english: str
) -> None:
    assert spanish in sentences.sentence(code, "es", params)
    assert english in sentences.sentence(code, "en", params)


def test_a_failure_is_told_by_meta_only_where_meta_says_more() -> None:
    known = sentences.failure_sentence("recipient_unreachable", "Undeliverable", "es")
    assert known.startswith("No se pudo entregar a este número.")
    assert sentences.failure_sentence("graph_error", "Something new", "es") == "Something new"
    assert sentences.failure_sentence("brand_new", "Something new", "es") == "Something new"
    assert sentences.failure_sentence("brand_new", "", "en").startswith("This was not possible")
