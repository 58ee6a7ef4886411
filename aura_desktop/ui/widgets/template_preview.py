"""A template as the patient will see it, with its blanks marked."""

from collections.abc import Mapping

from aura_desktop.domain.template import Template, TemplateParameter, parameters, split_variables
from aura_desktop.ui import wording_template
from aura_desktop.ui.widgets.marked_text import marked, plain
from aura_desktop.ui.widgets.message_preview import Option, Preview

_BUTTON_ICONS = {"URL": "external-link", "PHONE_NUMBER": "phone", "COPY_CODE": "copy"}
_HEADER_ICONS = {"IMAGE": "image", "VIDEO": "video", "DOCUMENT": "file-text", "LOCATION": "map-pin"}


def of_template(template: Template, values: Mapping[str, str]) -> Preview:
    """Filled-in values on a light ground, missing ones in amber."""
    header = template.component("HEADER")
    body = template.component("BODY")
    footer = template.component("FOOTER")
    buttons = template.component("BUTTONS")
    return Preview(
        header=_filled(template, header.text, "header", values) if header else "",
        header_icon=_HEADER_ICONS.get(header.format, "") if header else "",
        body=_filled(template, body.text, "body", values) if body else "",
        footer=footer.text if footer else "",
        options=tuple(
            Option(icon=_BUTTON_ICONS.get(button.type, "reply"), title=button.text)
            for button in (buttons.buttons if buttons else ())
        ),
    )


def _filled(template: Template, text: str, part: str, values: Mapping[str, str]) -> str:
    known = {parameter.key: parameter for parameter in parameters(template)}
    pieces = []
    for literal, name in split_variables(text):
        parameter = known.get(f"{part}.{name}")
        if name is None or parameter is None:
            pieces.append(plain(literal))
        else:
            pieces.append(_blank(template, parameter, values.get(parameter.key, "").strip()))
    return "".join(pieces)


def _blank(template: Template, parameter: TemplateParameter, value: str) -> str:
    if value:
        return marked(value)
    return marked(wording_template.blank_words(template, parameter), missing=True)
