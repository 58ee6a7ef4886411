"""Errors in the window's own language: the translator that is at work decides, not the figures' locale."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.message import Failure
from aura_desktop.errors import InputError, RefusedError, SetupError
from aura_desktop.troubles import Action
from aura_desktop.ui import wording, wording_errors


class Marker(QTranslator):
    """Knows one word: the code of the language it stands for."""

    def __init__(self, parent: QApplication, language: str) -> None:
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return self._language if (context, source) == ("wording", "en") else ""


def speak(app: QApplication, language: str) -> Iterator[None]:
    marker = Marker(app, language)
    app.installTranslator(marker)
    yield
    app.removeTranslator(marker)


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    yield from speak(qapp, "es")


@pytest.fixture
def strange(qapp: QApplication) -> Iterator[None]:
    yield from speak(qapp, "xx")


def test_without_a_translator_it_is_english(qapp: QApplication) -> None:
    assert wording_errors.language() == "en"
    assert wording.code_sentence("template_not_found").startswith("Meta cannot find this template.")


def test_spanish_follows_the_translator(spanish: None) -> None:
    assert wording_errors.language() == "es"
    assert wording.code_sentence("recipient_unreachable").startswith(
        "No se pudo entregar a este número."
    )
    error = SetupError("port_in_use", port=8001)
    assert (
        wording.error_sentence(error) == "Otro programa usa el puerto 8001. Ciérralo y reintenta."
    )
    found = wording_errors.error_trouble(error)
    assert (found.title, found.action) == ("Otro programa usa el puerto 8001", Action.RETRY)


def test_an_unknown_language_is_english(strange: None) -> None:
    assert wording_errors.language() == "en"


def test_params_of_a_check_make_its_sentence_exact(spanish: None) -> None:
    plain = wording_errors.code_sentence("access_token_expires_soon")
    exact = wording_errors.code_sentence("access_token_expires_soon", {"days": 3})
    assert plain.startswith("El token de acceso vence pronto.")
    assert exact.startswith("El token de acceso vence en 3 días.")
    found = wording_errors.find_trouble("webhook_foreign", {"host": "otra.ejemplo.app"})
    assert found and "otra.ejemplo.app" in found.happened
    assert wording_errors.find_trouble("brand_new") is None


def test_a_card_for_a_message_that_was_given_up(qapp: QApplication) -> None:
    failure = Failure(code="template_not_found", graph_code=132001, title="(#132001)")
    found = wording_errors.failure_trouble(failure)
    assert (found.title, found.mark) == ("Message template not found", "132001")
    exact = wording_errors.failure_trouble(failure, {"template": "recordatorio_hora"})
    assert "“recordatorio_hora”" in exact.happened
    assert wording_errors.technical_words(failure).splitlines()[:2] == [
        "Code: template_not_found",
        "Meta's code: 132001",
    ]


def test_fields_keep_their_own_short_sentences(qapp: QApplication) -> None:
    assert wording.error_sentence(InputError("empty_field", field="body")) == (
        "This field is empty."
    )
    assert "too_long" in wording_errors.codes()
    assert "agent_died" in wording_errors.codes()


def test_metas_words_stay_in_the_sentence_of_a_refusal(qapp: QApplication) -> None:
    error = RefusedError("graph_error", graph_code=999001, title="Something new")
    assert wording.error_sentence(error) == "WhatsApp refused the message: Something new"
