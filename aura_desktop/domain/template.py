"""Message templates: their definition, their variables, and what a filled-in one reads like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aura_desktop.domain.commands import TemplatePart, TemplateValue
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.errors import InputError

_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")


class TemplateStatus(StrEnum):
    APPROVED = "APPROVED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
    PAUSED = "PAUSED"
    DISABLED = "DISABLED"
    IN_APPEAL = "IN_APPEAL"
    PENDING_DELETION = "PENDING_DELETION"
    DELETED = "DELETED"
    ARCHIVED = "ARCHIVED"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    UNKNOWN = "UNKNOWN"


class TemplateCategory(StrEnum):
    MARKETING = "MARKETING"
    UTILITY = "UTILITY"
    AUTHENTICATION = "AUTHENTICATION"
    UNKNOWN = "UNKNOWN"


class ParameterFormat(StrEnum):
    NAMED = "NAMED"
    POSITIONAL = "POSITIONAL"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateButton:
    """`type` is Meta's word: QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, FLOW …"""

    type: str
    text: str = ""
    url: str = ""
    phone_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateComponent:
    """`type` HEADER, BODY, FOOTER or BUTTONS; `examples` maps a variable's name to its example."""

    type: str
    format: str = ""
    text: str = ""
    buttons: tuple[TemplateButton, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    id: str
    name: str
    language: str
    status: TemplateStatus
    category: TemplateCategory
    parameter_format: ParameterFormat
    components: tuple[TemplateComponent, ...]
    rejected_reason: str = ""

    def component(self, kind: str) -> TemplateComponent | None:
        """The component of this type, if the template has one."""
        return next((part for part in self.components if part.type == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateParameter:
    """One blank to fill. `key` is unique in the template ("body.1", "header.first_name", "button.0")."""

    key: str
    part: TemplatePart
    name: str
    example: str = ""
    button_index: int | None = None


def parameters(template: Template) -> tuple[TemplateParameter, ...]:
    """The blanks of a template in the order they must be sent: header, body, buttons."""
    found: list[TemplateParameter] = []
    for kind, part in (("HEADER", TemplatePart.HEADER), ("BODY", TemplatePart.BODY)):
        component = template.component(kind)
        if component is None or (kind == "HEADER" and component.format not in {"", "TEXT"}):
            continue
        examples = dict(component.examples)
        for name in _variables(component.text, template.parameter_format):
            found.append(
                TemplateParameter(
                    key=f"{part}.{name}", part=part, name=name, example=examples.get(name, "")
                )
            )
    buttons = template.component("BUTTONS")
    for index, button in enumerate(buttons.buttons if buttons else ()):
        if button.type == "URL" and _VARIABLE.search(button.url):
            found.append(_button_parameter(TemplatePart.URL_BUTTON, index, button))
        elif button.type == "COPY_CODE":
            found.append(_button_parameter(TemplatePart.COPY_CODE, index, button))
    return tuple(found)


def needs_media(template: Template) -> bool:
    """Whether the header wants a file or a place, which a text field cannot give."""
    header = template.component("HEADER")
    return header is not None and header.format not in {"", "TEXT"}


def fill(template: Template, values: Mapping[str, str]) -> tuple[TemplateValue, ...]:
    """The values in sending order, from parameter key to text.

    Raises: InputError("empty_field", field=key) for the first blank left empty.
    """
    filled: list[TemplateValue] = []
    for parameter in parameters(template):
        text = values.get(parameter.key, "").strip()
        if not text:
            raise InputError("empty_field", field=parameter.key)
        named = (
            template.parameter_format is ParameterFormat.NAMED and parameter.button_index is None
        )
        filled.append(
            TemplateValue(
                part=parameter.part,
                text=text,
                name=parameter.name if named else None,
                button_index=parameter.button_index,
            )
        )
    return tuple(filled)


def render(template: Template, values: Mapping[str, str]) -> TemplateMessage:
    """What the patient will read; blanks without a value show as {{name}}."""
    header = template.component("HEADER")
    footer = template.component("FOOTER")
    buttons = template.component("BUTTONS")
    body = template.component("BODY")
    return TemplateMessage(
        name=template.name,
        language=template.language,
        header=_substitute(header.text, "header", values) if header else "",
        header_format=header.format if header else "",
        body=_substitute(body.text, "body", values) if body else "",
        footer=footer.text if footer else "",
        buttons=tuple(button.text for button in buttons.buttons) if buttons else (),
    )


def split_variables(text: str) -> tuple[tuple[str, str | None], ...]:
    """The text cut into (literal, None) and ("", variable) pieces, for a live preview."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for match in _VARIABLE.finditer(text):
        if match.start() > end:
            pieces.append((text[end : match.start()], None))
        pieces.append(("", match.group(1)))
        end = match.end()
    if end < len(text):
        pieces.append((text[end:], None))
    return tuple(pieces)


def _variables(text: str, parameter_format: ParameterFormat) -> list[str]:
    names = list(dict.fromkeys(_VARIABLE.findall(text)))
    if parameter_format is not ParameterFormat.NAMED:
        names.sort(key=lambda name: (not name.isdigit(), int(name) if name.isdigit() else 0, name))
    return names


def _button_parameter(part: TemplatePart, index: int, button: TemplateButton) -> TemplateParameter:
    return TemplateParameter(key=f"button.{index}", part=part, name=button.text, button_index=index)


def _substitute(text: str, part: str, values: Mapping[str, str]) -> str:
    def value_of(match: re.Match[str]) -> str:
        return values.get(f"{part}.{match.group(1)}", "").strip() or match.group(0)

    return _VARIABLE.sub(value_of, text)
