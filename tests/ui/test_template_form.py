"""What a template's form starts with, and why some cannot be sent by hand."""

import pytest

from aura_desktop.domain.template import (
    TemplateButton,
    TemplateCategory,
    TemplateStatus,
    parameters,
)
from aura_desktop.ui import wording_template
from aura_desktop.ui.models.template_form import is_sendable, prefilled, refusal
from tests.ui.dialogs import HELLO, INTAKE, MAP, REMINDER, WINTER, template

FACTS = {"first_name": "Camila", "name": "Camila Ejemplo", "phone": "+56900000142"}


def test_a_number_after_a_greeting_is_the_first_name() -> None:
    assert prefilled(REMINDER, FACTS) == {"body.1": "Camila"}


@pytest.mark.parametrize("greeting", ["Hola", "¡Hola", "Hi", "Buenos días,", "Estimada"])
def test_greetings(greeting: str) -> None:
    assert prefilled(template("x", f"{greeting} {{{{1}}}}."), FACTS) == {"body.1": "Camila"}


@pytest.mark.parametrize("words", ["Tu hora es el", "Cahola", "Paga"])
def test_other_numbers_stay_empty(words: str) -> None:
    assert prefilled(template("x", f"{words} {{{{1}}}}."), FACTS) == {}


def test_named_variables_take_what_their_name_says() -> None:
    named = template("x", "{{nombre}} {{full_name}} {{celular}} {{tema}} {{hora}}", named=True)
    assert prefilled(named, {**FACTS, "hora": "16:00"}) == {
        "body.nombre": "Camila",
        "body.full_name": "Camila Ejemplo",
        "body.celular": "+56900000142",
        "body.hora": "16:00",
    }


def test_a_key_wins_and_buttons_are_never_guessed() -> None:
    assert prefilled(INTAKE, {**FACTS, "button.1": "abc"}) == {
        "header.nombre": "Camila",
        "button.1": "abc",
    }
    assert "button.1" not in prefilled(INTAKE, FACTS)


def test_a_blank_fact_fills_nothing() -> None:
    assert prefilled(REMINDER, {"first_name": " "}) == {}


@pytest.mark.parametrize("status", [s for s in TemplateStatus if s != TemplateStatus.APPROVED])
def test_only_approved_ones_can_be_sent(status: TemplateStatus) -> None:
    other = template("x", "Hola", status=status)
    assert refusal(other) == "status"
    assert wording_template.refusal_sentence(other)
    assert wording_template.status(status)
    assert len(wording_template.status_look(status)) == 3


def test_other_reasons_have_their_own_words() -> None:
    code = template("x", "{{1}}", category=TemplateCategory.AUTHENTICATION)
    flow = template("x", "Hola", buttons=(TemplateButton(type="FLOW", text="Abrir"),))
    assert [refusal(item) for item in (MAP, code, flow)] == ["media", "code", "button"]
    sentences = {wording_template.refusal_sentence(item) for item in (MAP, code, flow, WINTER)}
    assert len(sentences) == 4
    assert is_sendable(HELLO)
    assert wording_template.refusal_sentence(HELLO) == ""


def test_labels_say_what_is_around_a_number() -> None:
    labels = [wording_template.parameter_label(REMINDER, item) for item in parameters(REMINDER)]
    assert labels == ["Hola …", "tu hora del …", "con …", "Para ese día: …"]
    first = template("x", "{{1}}, tu hora está lista {{2}}{{3}}")
    labels = [wording_template.parameter_label(first, item) for item in parameters(first)]
    assert labels == ["… tu hora está", "hora está lista …", "Value 3"]


def test_labels_of_names_links_and_codes() -> None:
    code = TemplateButton(type="COPY_CODE", text="Copiar")
    coupon = template("x", "{{nombre_paciente}}", named=True, buttons=(code,))
    labels = [wording_template.parameter_label(coupon, item) for item in parameters(coupon)]
    assert labels == ["Nombre paciente", "Code that can be copied"]
    (link,) = [item for item in parameters(INTAKE) if item.button_index is not None]
    assert "Completar" in wording_template.parameter_label(INTAKE, link)


def test_languages_and_categories_in_words() -> None:
    assert wording_template.language("es_CL") == "Español (Chile)"
    assert wording_template.language("es") == "Español"
    assert wording_template.language("en_US").startswith("English (")
    assert wording_template.language("fr").lower().startswith("fran")
    assert all(wording_template.category(item) for item in TemplateCategory)
    assert "Recordatorio hora" in wording_template.spoken(REMINDER)
