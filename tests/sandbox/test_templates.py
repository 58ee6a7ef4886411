"""Listing, creating, editing and deleting templates."""

from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import WABA, Desk, Json, error_of

EDGE = f"/v25.0/{WABA}/message_templates"


def new(**changed: Any) -> Json:
    body: Json = {
        "type": "BODY",
        "text": "Hola {{1}}, tenemos una hora libre.",
        "example": {"body_text": [["Camila"]]},
    }
    template: Json = {
        "name": "hora_libre",
        "category": "UTILITY",
        "language": "es_CL",
        "components": [body],
    }
    return template | changed


async def test_all_pages(graph: httpx.AsyncClient, scripts: Json) -> None:
    names: list[str] = []
    url: str | None = f"{EDGE}?limit=5&fields=name,status"
    while url:
        page = (await graph.get(url)).json()
        names += [template["name"] for template in page["data"]]
        assert set(page["data"][0]) == {"name", "status", "id"}
        url = page["paging"].get("next")
    assert names == [template["name"] for template in scripts["templates"]]


async def test_filters(graph: httpx.AsyncClient) -> None:
    paused = (await graph.get(f"{EDGE}?status=PAUSED")).json()["data"]
    assert [template["name"] for template in paused] == ["promo_amigos"]
    none = (await graph.get(f"{EDGE}?name=nada")).json()
    assert none == {"data": []}


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "after=x", "after=YXQ6eA=="])
async def test_wrong_pages(graph: httpx.AsyncClient, query: str) -> None:
    assert error_of(await graph.get(f"{EDGE}?{query}"))[0] == 100


async def test_a_new_template_is_reviewed(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    created = (await loud_graph.post(EDGE, json=new())).json()
    assert created["status"] == "PENDING"
    await desk.wait_for(lambda: len(desk.changes) == 2)
    change = desk.changes[-1]
    assert change["field"] == "message_template_status_update"
    assert change["value"]["event"] == "APPROVED"
    assert change["value"]["message_template_id"] == int(created["id"])
    (found,) = (await loud_graph.get(f"{EDGE}?name=hora_libre")).json()["data"]
    assert found["status"] == "APPROVED"


@pytest.mark.parametrize(
    "template",
    [
        new(name="Con Mayúsculas"),
        new(category="OTHER"),
        new(language=""),
        new(parameter_format="MIXED"),
        new(components=[]),
        new(colour="red"),
        new(name="hello_world", language="en_US"),
        new(components=[{"type": "BODY", "text": "a" * 1025}]),
        new(components=[{"type": "BODY", "text": "Hola {{1}}."}]),
        new(components=[{"type": "BODY", "text": "{{1}} hola", "example": {}}]),
        new(components=[{"type": "FOOTER", "text": "Hola {{1}}."}]),
        new(components=[{"type": "BUTTONS", "buttons": [{"type": "URL", "text": "a" * 26}]}]),
    ],
)
async def test_a_wrong_template_is_refused(graph: httpx.AsyncClient, template: Json) -> None:
    answer = await graph.post(EDGE, json=template)
    assert answer.status_code == 400


async def test_editing(graph: httpx.AsyncClient, scripts: Json) -> None:
    by_name = {template["name"]: template["id"] for template in scripts["templates"]}
    components = [{"type": "BODY", "text": "Hello again"}]
    edited = await graph.post(f"/v25.0/{by_name['hello_world']}", json={"components": components})
    assert edited.json() == {"success": True}
    found = (await graph.get(f"/v25.0/{by_name['hello_world']}")).json()
    assert (found["components"], found["status"]) == (components, "PENDING")
    pending = f"/v25.0/{by_name['campana_invierno']}"
    assert error_of(await graph.post(pending, json={"components": components}))[0] == 100


async def test_deleting(graph: httpx.AsyncClient) -> None:
    assert (await graph.delete(f"{EDGE}?name=promo_amigos")).json() == {"success": True}
    assert (await graph.delete(f"{EDGE}?name=promo_amigos")).json()["error"]["code"] == 100
    assert (await graph.delete(EDGE)).status_code == 400
    assert (await graph.delete(f"{EDGE}?name=hello_world&hsm_id=1")).status_code == 400
