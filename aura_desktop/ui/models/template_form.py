"""What the form of a template starts with, and whether it can be sent by hand."""

import re
from collections.abc import Mapping

from aura_desktop.domain.commands import TemplatePart
from aura_desktop.domain.template import (
    Template,
    TemplateCategory,
    TemplateParameter,
    TemplateStatus,
    needs_media,
    parameters,
    split_variables,
)
from aura_desktop.ui.matching import folded

FIRST_NAME = "first_name"
NAME = "name"
PHONE = "phone"
"""Facts of the patient's record that a prefill may hold, besides keys and names of variables."""

_GREETING = re.compile(
    r"\b(hola|hi|hello|hey|dear|estimad[oa]|querid[oa]|buen[oa]s (dias|tardes|noches))[ ,]*$"
)
_FACT_BY_NAME = {
    FIRST_NAME: {
        "first_name",
        "name",
        "nombre",
        "primer_nombre",
        "paciente",
        "nombre_paciente",
        "cliente",
        "nombre_cliente",
        "patient",
        "patient_name",
        "customer_name",
    },
    NAME: {"full_name", "nombre_completo"},
    PHONE: {"phone", "phone_number", "telefono", "celular"},
}
_BY_HAND = frozenset({"QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "VOICE_CALL"})


def is_sendable(template: Template) -> bool:
    """Whether a person can send it from here now."""
    return refusal(template) == ""


def refusal(template: Template) -> str:
    """Why it cannot be sent, as a code: "status", "code", "media" or "button"; "" if it can."""
    if template.status is not TemplateStatus.APPROVED:
        return "status"
    if template.category is TemplateCategory.AUTHENTICATION:
        return "code"
    if needs_media(template):
        return "media"
    buttons = template.component("BUTTONS")
    if buttons and any(button.type not in _BY_HAND for button in buttons.buttons):
        return "button"
    return ""


def prefilled(template: Template, facts: Mapping[str, str]) -> dict[str, str]:
    """Values by parameter key that follow from `facts`.

    `facts` may be keyed by parameter key ("body.1"), by a variable's name ("nombre"), or hold
    "first_name", "name" and "phone" of the record; a numbered variable after a greeting is a first name.
    """
    values: dict[str, str] = {}
    for parameter in parameters(template):
        value = _value(template, parameter, facts).strip()
        if value:
            values[parameter.key] = value
    return values


def _value(template: Template, parameter: TemplateParameter, facts: Mapping[str, str]) -> str:
    if parameter.key in facts:
        return facts[parameter.key]
    if parameter.button_index is not None:
        return ""
    if parameter.name.isdigit():
        greeted = _GREETING.search(folded(words_before(template, parameter)))
        return facts.get(FIRST_NAME, "") if greeted else ""
    if parameter.name in facts:
        return facts[parameter.name]
    name = parameter.name.lower()
    return next((facts.get(fact, "") for fact, names in _FACT_BY_NAME.items() if name in names), "")


def words_before(template: Template, parameter: TemplateParameter) -> str:
    """What stands before a variable in its line."""
    return _around(template, parameter)[0].rsplit("\n", 1)[-1]


def words_after(template: Template, parameter: TemplateParameter) -> str:
    """What stands after a variable in its line."""
    return _around(template, parameter)[1].split("\n", 1)[0]


def _around(template: Template, parameter: TemplateParameter) -> tuple[str, str]:
    component = template.component("HEADER" if parameter.part is TemplatePart.HEADER else "BODY")
    pieces = split_variables(component.text) if component else ()
    for place, (_, name) in enumerate(pieces):
        if name == parameter.name:
            before = pieces[place - 1][0] if place else ""
            after = pieces[place + 1][0] if place + 1 < len(pieces) else ""
            return before, after
    return "", ""
