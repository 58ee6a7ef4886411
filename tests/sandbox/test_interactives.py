"""Limits of buttons, lists, links and their kin."""

from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import MESSAGES, error_of, of_kind

Json = dict[str, Any]


def buttons(*titles: str, **more: Any) -> Json:
    shown = [{"type": "reply", "reply": {"id": t or "x", "title": t}} for t in titles]
    part: Json = {"type": "button", "body": {"text": "¿Qué horario?"}, "action": {"buttons": shown}}
    return part | more


def rows(*counts: int, **more: Any) -> Json:
    sections = [
        {
            "title": f"Día {number}",
            "rows": [{"id": f"{number}.{row}", "title": f"Hora {row}"} for row in range(count)],
        }
        for number, count in enumerate(counts)
    ]
    action = {"button": "Ver horas", "sections": sections}
    return {"type": "list", "body": {"text": "Horas"}, "action": action} | more


def link(text: str = "Abrir", url: str = "https://clinica.example/ficha") -> Json:
    parameters = {"display_text": text, "url": url}
    action = {"name": "cta_url", "parameters": parameters}
    return {"type": "cta_url", "body": {"text": "Tu ficha"}, "action": action}


def location(**more: Any) -> Json:
    action = {"name": "send_location"}
    part: Json = {"type": "location_request_message", "body": {"text": "¿Dónde?"}, "action": action}
    return part | more


def flow(**parameters: Any) -> Json:
    wanted = {"flow_message_version": "3", "flow_id": "1", "flow_cta": "Empezar"} | parameters
    action = {"name": "flow", "parameters": wanted}
    return {"type": "flow", "body": {"text": "Ficha"}, "action": action}


def products(count: int, **more: Any) -> Json:
    items = [{"product_retailer_id": str(number)} for number in range(count)]
    sections = [{"title": "Cremas", "product_items": items[:30]}]
    if count > 30:
        sections.append({"title": "Más", "product_items": items[30:]})
    action = {"catalog_id": "1", "sections": sections}
    header = {"type": "text", "text": "Productos"}
    part: Json = {"type": "product_list", "header": header, "body": {"text": "Mira"}}
    return part | {"action": action} | more


ACCEPTED = [
    buttons("En la mañana"),
    buttons("a" * 20, "b", "c", header={"type": "text", "text": "a" * 60}),
    buttons("Sí", header={"type": "image", "image": {"link": "https://clinica.example/a.jpg"}}),
    rows(10),
    rows(5, 5, body={"text": "a" * 4096}, footer={"text": "a" * 60}),
    link("a" * 20),
    location(),
    flow(mode="draft", flow_action="navigate"),
    products(30),
    {"type": "product", "action": {"catalog_id": "1", "product_retailer_id": "2"}},
    {"type": "catalog_message", "body": {"text": "x"}, "action": {"name": "catalog_message"}},
]

REFUSED = [
    ({"type": "poll", "body": {"text": "x"}, "action": {}}, 131009),
    ({"type": "button", "action": {"buttons": []}}, 131008),
    (buttons(), 131009),
    (buttons("a", "b", "c", "d"), 131009),
    (buttons("a" * 21), 131009),
    (buttons(""), 131008),
    (buttons("a", "a"), 131009),
    (buttons("a", body={"text": "a" * 1025}), 131009),
    (buttons("a", body={"text": " "}), 131009),
    (buttons("a", footer={"text": "a" * 61}), 131009),
    (buttons("a", header={"type": "text", "text": "a" * 61}), 131009),
    (buttons("a", header={"type": "image", "image": {"id": "404"}}), 131009),
    (buttons("a", header={"type": "image", "image": {}}), 100),
    (buttons("a", headline="x"), 100),
    (
        {
            "type": "button",
            "body": {"text": "x"},
            "action": {"buttons": [{"type": "reply", "reply": {"id": " a", "title": "a"}}]},
        },
        131009,
    ),
    (
        {
            "type": "button",
            "body": {"text": "x"},
            "action": {"buttons": [{"type": "reply", "reply": {"id": "a" * 257, "title": "a"}}]},
        },
        131009,
    ),
    (rows(), 131009),
    (rows(0), 131009),
    (rows(11), 131009),
    (rows(6, 5), 131009),
    (rows(1, header={"type": "image", "image": {"link": "https://a.example/a.jpg"}}), 131009),
    (rows(1, body={"text": "a" * 4097}), 131009),
    (link("a" * 21), 131009),
    (link(url="clinica.example"), 131009),
    (link(url="javascript:alert(1)"), 131009),
    (location(header={"type": "text", "text": "x"}), 131009),
    (location(footer={"text": "x"}), 131009),
    (flow(flow_name="ficha"), 100),
    (flow(flow_cta="a" * 31), 131009),
    (flow(flow_message_version="2"), 131009),
    (products(31), 131009),
    (products(1, header=None), 131008),
]


@pytest.mark.parametrize("part", ACCEPTED)
async def test_within_the_limits(graph: httpx.AsyncClient, part: Json) -> None:
    answer = await graph.post(MESSAGES, json=of_kind("interactive", part))
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(("part", "code"), REFUSED)
async def test_beyond_the_limits(graph: httpx.AsyncClient, part: Json, code: int) -> None:
    answer = await graph.post(MESSAGES, json=of_kind("interactive", part))
    assert error_of(answer)[0] == code, answer.text


async def test_two_sections_need_titles(graph: httpx.AsyncClient) -> None:
    part = rows(1, 1)
    del part["action"]["sections"][1]["title"]
    answer = await graph.post(MESSAGES, json=of_kind("interactive", part))
    assert error_of(answer)[0] == 131008


async def test_row_ids_are_unique_over_all_sections(graph: httpx.AsyncClient) -> None:
    part = rows(1, 1)
    part["action"]["sections"][1]["rows"][0]["id"] = "0.0"
    answer = await graph.post(MESSAGES, json=of_kind("interactive", part))
    assert error_of(answer) == (131009, "Row ids must be unique.")
