"""Template messages against the definitions the clinic has."""

from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import MESSAGES, error_of, of_kind

Json = dict[str, Any]
REMINDER = ["Benjamín", "viernes 27, 16:00", "Dr. Supuesto", "llegar 10 minutos antes"]


def template(name: str, *components: Json, language: str = "es_CL") -> Json:
    part: Json = {"name": name, "language": {"code": language}}
    return part | ({"components": list(components)} if components else {})


def body(*texts: str) -> Json:
    return {"type": "body", "parameters": [{"type": "text", "text": text} for text in texts]}


def named(kind: str, **values: str) -> Json:
    parameters = [
        {"type": "text", "parameter_name": name, "text": text} for name, text in values.items()
    ]
    return {"type": kind, "parameters": parameters}


def button(kind: str, index: object, **parameter: str) -> Json:
    return {"type": "button", "sub_type": kind, "index": index, "parameters": [parameter]}


FORM_BODY = named("body", fecha="jueves 26", minutos="20")
FORM_HEADER = named("header", nombre="Camila")
FORM_LINK = button("url", "0", type="text", text="abc123")
PICTURE = {
    "type": "header",
    "parameters": [{"type": "image", "image": {"link": "https://clinica.example/a.jpg"}}],
}

ACCEPTED = [
    template("hello_world", language="en_US"),
    template("recordatorio_hora", body(*REMINDER)),
    template(
        "recordatorio_hora",
        body(*REMINDER),
        button("quick_reply", 0, type="payload", payload="si"),
        button("QUICK_REPLY", "1", type="payload", payload="no"),
    ),
    template("retomar_conversacion", named("body", tema="la limpieza", nombre="Sofía")),
    template("ficha_ingreso", FORM_HEADER, FORM_BODY, FORM_LINK),
    template("como_llegar", PICTURE, body("Matías")),
]

REFUSED = [
    (template("no_existe"), 132001),
    (template("recordatorio_hora", body(*REMINDER), language="es"), 132001),
    (template("campana_invierno", body("limpieza")), 132001),
    (template("hora_disponible", body("a", "b")), 132001),
    (template("promo_amigos", body("Antonia")), 132015),
    ({"name": "hello_world"}, 131008),
    ({"name": "hello_world", "language": {"code": "en_US", "policy": "fallback"}}, 100),
    (template("hello_world", body("sobra"), language="en_US"), 132000),
    (template("recordatorio_hora"), 132000),
    (template("recordatorio_hora", body(*REMINDER[:3])), 132000),
    (template("recordatorio_hora", body("", *REMINDER[1:])), 131008),
    (template("recordatorio_hora", body("a\nb", *REMINDER[1:])), 132012),
    (template("recordatorio_hora", body("a    b", *REMINDER[1:])), 132012),
    (template("recordatorio_hora", body("a" * 1000, *REMINDER[1:])), 132005),
    (template("recordatorio_hora", named("body", a="1", b="2", c="3", d="4")), 132012),
    (template("recordatorio_hora", body(*REMINDER), body(*REMINDER)), 100),
    (template("recordatorio_hora", {"type": "footer", "parameters": []}), 100),
    (
        template(
            "recordatorio_hora",
            body(*REMINDER),
            button("quick_reply", 2, type="payload", payload="x"),
        ),
        131009,
    ),
    (
        template("recordatorio_hora", body(*REMINDER), button("url", 0, type="text", text="x")),
        132012,
    ),
    (template("retomar_conversacion", body("Sofía", "la limpieza")), 100),
    (template("retomar_conversacion", named("body", nombre="Sofía", asunto="x")), 132000),
    (template("ficha_ingreso", FORM_HEADER, FORM_BODY), 131008),
    (template("ficha_ingreso", FORM_BODY, FORM_LINK), 132000),
    (template("ficha_ingreso", FORM_HEADER, FORM_BODY, FORM_LINK, FORM_LINK), 131009),
    (
        template(
            "ficha_ingreso", FORM_HEADER, FORM_BODY, button("url", "x", type="text", text="a")
        ),
        131009,
    ),
    (template("como_llegar", body("Matías")), 132012),
    (template("como_llegar", named("header", x="texto"), body("Matías")), 132012),
    (
        template(
            "como_llegar",
            {"type": "header", "parameters": [{"type": "image", "image": {"id": "404"}}]},
            body("Matías"),
        ),
        131009,
    ),
]


@pytest.mark.parametrize("part", ACCEPTED)
async def test_a_filled_template_is_accepted(graph: httpx.AsyncClient, part: Json) -> None:
    answer = await graph.post(MESSAGES, json=of_kind("template", part))
    assert answer.status_code == 200, answer.text
    assert answer.json()["messages"][0]["message_status"] == "accepted"


@pytest.mark.parametrize(("part", "code"), REFUSED)
async def test_a_wrong_template_is_refused(graph: httpx.AsyncClient, part: Json, code: int) -> None:
    answer = await graph.post(MESSAGES, json=of_kind("template", part))
    assert error_of(answer)[0] == code, answer.text


async def test_the_refusal_counts_the_parameters(graph: httpx.AsyncClient) -> None:
    part = template("recordatorio_hora", body("Benjamín"))
    answer = await graph.post(MESSAGES, json=of_kind("template", part))
    assert error_of(answer)[1] == (
        "body: number of localizable_params (1) does not match the expected number of params (4)"
    )


async def test_a_missing_template_is_a_404(graph: httpx.AsyncClient) -> None:
    answer = await graph.post(MESSAGES, json=of_kind("template", template("no_existe")))
    assert answer.status_code == 404
    assert error_of(answer)[1] == "template name (no_existe) does not exist in es_CL"
