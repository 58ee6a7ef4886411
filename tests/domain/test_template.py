"""Templates: their blanks in sending order, filled in, and read."""

from dataclasses import replace

import pytest

from aura_desktop.domain.commands import TemplatePart, TemplateValue
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateButton,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
    fill,
    needs_media,
    parameters,
    render,
    split_variables,
)
from aura_desktop.errors import InputError

NAMED = Template(
    id="1",
    name="confirmar_hora",
    language="es",
    status=TemplateStatus.APPROVED,
    category=TemplateCategory.UTILITY,
    parameter_format=ParameterFormat.NAMED,
    components=(
        TemplateComponent(
            type="HEADER", format="TEXT", text="Hora de {{name}}", examples=(("name", "Camila"),)
        ),
        TemplateComponent(type="BODY", text="{{day}} a las {{ hour }}, {{day}}"),
        TemplateComponent(type="FOOTER", text="Clínica Ejemplo"),
        TemplateComponent(
            type="BUTTONS",
            buttons=(
                TemplateButton(type="QUICK_REPLY", text="Confirmo"),
                TemplateButton(type="URL", text="Mapa", url="https://ejemplo.test/{{1}}"),
                TemplateButton(type="URL", text="Web", url="https://ejemplo.test/"),
                TemplateButton(type="COPY_CODE", text="Copiar"),
            ),
        ),
    ),
)
POSITIONAL = replace(
    NAMED,
    parameter_format=ParameterFormat.POSITIONAL,
    components=(TemplateComponent(type="BODY", text="{{2}} {{10}} {{1}} {{x}} {{2}}"),),
)
VALUES = {
    "header.name": "Camila",
    "body.day": "el jueves",
    "body.hour": " 16:30 ",
    "button.1": "142",
    "button.3": "ABC",
}


def test_blanks_in_sending_order() -> None:
    assert [parameter.key for parameter in parameters(NAMED)] == list(VALUES)
    assert parameters(NAMED)[0].example == "Camila"
    assert [parameter.part for parameter in parameters(NAMED)][3:] == [
        TemplatePart.URL_BUTTON,
        TemplatePart.COPY_CODE,
    ]


def test_positional_blanks_go_by_number() -> None:
    assert [parameter.name for parameter in parameters(POSITIONAL)] == ["1", "2", "10", "x"]


def test_named_values_carry_their_names_and_buttons_their_places() -> None:
    assert fill(NAMED, VALUES) == (
        TemplateValue(part=TemplatePart.HEADER, text="Camila", name="name"),
        TemplateValue(part=TemplatePart.BODY, text="el jueves", name="day"),
        TemplateValue(part=TemplatePart.BODY, text="16:30", name="hour"),
        TemplateValue(part=TemplatePart.URL_BUTTON, text="142", button_index=1),
        TemplateValue(part=TemplatePart.COPY_CODE, text="ABC", button_index=3),
    )


def test_positional_values_carry_none() -> None:
    values = {f"body.{name}": name for name in ("1", "2", "10", "x")}
    assert [value.name for value in fill(POSITIONAL, values)] == [None] * 4


def test_an_empty_blank_is_named() -> None:
    with pytest.raises(InputError) as caught:
        fill(NAMED, VALUES | {"body.hour": "  "})
    assert (caught.value.code, caught.value.field) == ("empty_field", "body.hour")


def test_what_the_patient_reads() -> None:
    assert render(NAMED, VALUES | {"body.hour": ""}) == TemplateMessage(
        name="confirmar_hora",
        language="es",
        header="Hora de Camila",
        header_format="TEXT",
        body="el jueves a las {{ hour }}, el jueves",
        footer="Clínica Ejemplo",
        buttons=("Confirmo", "Mapa", "Web", "Copiar"),
    )
    assert render(replace(NAMED, components=()), {}) == TemplateMessage(
        name="confirmar_hora", language="es"
    )


def test_a_header_with_a_picture_has_no_text_to_fill() -> None:
    picture = replace(
        NAMED, components=(TemplateComponent(type="HEADER", format="IMAGE", text="{{1}}"),)
    )
    assert needs_media(picture)
    assert not needs_media(NAMED)
    assert not needs_media(POSITIONAL)
    assert parameters(picture) == ()


def test_pieces_for_a_preview() -> None:
    assert split_variables("Hola {{name}}, a las {{ hour }}") == (
        ("Hola ", None),
        ("", "name"),
        (", a las ", None),
        ("", "hour"),
    )
    assert split_variables("{{1}}!") == (("", "1"), ("!", None))
    assert split_variables("") == ()
