"""Changing the clinic's standing at Meta behind the program's back."""

from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import (
    APP,
    CAMILA,
    MESSAGES,
    NUMBER,
    SECRET,
    TOKEN,
    VERIFY,
    WABA,
    Desk,
    Json,
    camila_writes,
    error_of,
    text,
)

ORDERS = "/__sandbox__/meta"
AS_APP = {"Authorization": f"Bearer {APP}|{SECRET}"}
NUMBER_PATH = f"/v25.0/{NUMBER}?fields=status,platform_type"


async def order(graph: httpx.AsyncClient, **orders: Any) -> Json:
    answer = await graph.post(ORDERS, json=orders)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def test_what_stands_at_first(graph: httpx.AsyncClient) -> None:
    state = (await graph.get(ORDERS)).json()
    assert (state["token_valid"], state["token_type"], state["registered"]) == (
        True,
        "SYSTEM_USER",
        True,
    )
    assert TOKEN not in str(state)


async def test_a_token_expires_and_is_replaced(graph: httpx.AsyncClient) -> None:
    await order(graph, expire_token=True)
    refused = await graph.get(NUMBER_PATH)
    error = refused.json()["error"]
    assert (error["code"], error["error_subcode"]) == (190, 463)
    await order(graph, replace_token="EAAnuevo")
    assert (await graph.get(NUMBER_PATH)).json()["error"]["error_subcode"] == 467
    anew = await graph.get(NUMBER_PATH, headers={"Authorization": "Bearer EAAnuevo"})
    assert anew.status_code == 200


async def test_facts_of_a_token(graph: httpx.AsyncClient) -> None:
    async def facts(**headers: str) -> httpx.Response:
        return await graph.get("/v25.0/debug_token", params={"input_token": TOKEN}, headers=headers)

    scopes = ["whatsapp_business_messaging"]
    await order(graph, token_expires_in_s=3600, token_type="USER", scopes=scopes)
    data = (await facts()).json()["data"]
    assert (data["type"], data["scopes"]) == ("USER", scopes)
    assert data["granular_scopes"] == [{"scope": scopes[0], "target_ids": [WABA]}]
    assert data["expires_at"] > 1_700_000_000
    await order(graph, token_app_id="9", token_expires_in_s=0)
    assert (await facts()).json()["data"]["expires_at"] == 0
    assert error_of(await facts(**AS_APP))[0] == 100


async def test_a_missing_scope_closes_its_endpoints(graph: httpx.AsyncClient) -> None:
    await order(graph, scopes=["whatsapp_business_management"])
    assert error_of(await graph.post(MESSAGES, json=text()))[0] == 200
    assert (await graph.get(f"/v25.0/{WABA}/phone_numbers")).status_code == 200
    await order(graph, scopes=["whatsapp_business_messaging"])
    assert (await graph.post(MESSAGES, json=text())).status_code == 200
    assert error_of(await graph.get(f"/v25.0/{WABA}/phone_numbers"))[0] == 200


async def test_a_number_is_no_longer_registered(graph: httpx.AsyncClient) -> None:
    await order(graph, registered=False)
    facts = (await graph.get(NUMBER_PATH)).json()
    assert facts["platform_type"] == "NOT_APPLICABLE"
    assert error_of(await graph.post(MESSAGES, json=text()))[0] == 133010


async def test_apps_of_others_do_not_count(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, unsubscribe_app=True, foreign_apps={"9": "Otra"})
    apps = (await loud_graph.get(f"/v25.0/{WABA}/subscribed_apps")).json()["data"]
    assert [app["whatsapp_business_api_data"]["id"] for app in apps] == ["9"]
    before = len(desk.messages(CAMILA))
    await camila_writes(loud_graph)
    await order(loud_graph, app_subscribed=True)
    await camila_writes(loud_graph)
    await desk.wait_for(lambda: len(desk.messages(CAMILA)) > before)
    assert len(desk.messages(CAMILA)) == before + 1


async def test_a_subscription_goes_and_another_comes(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    await order(loud_graph, remove_subscription=True)
    path = f"/v25.0/{APP}/subscriptions"
    assert (await loud_graph.get(path, headers=AS_APP)).json() == {"data": []}
    facts = await loud_graph.get(f"/v25.0/{NUMBER}?fields=webhook_configuration")
    assert facts.json()["webhook_configuration"] == {}
    state = await order(loud_graph, callback_url=desk.url, fields=["messages"])
    assert (state["callback_url"], state["active"]) == (desk.url, True)
    (entry,) = (await loud_graph.get(path, headers=AS_APP)).json()["data"]
    assert [field["name"] for field in entry["fields"]] == ["messages"]


async def test_the_verify_token_changes(loud_graph: httpx.AsyncClient) -> None:
    assert (await order(loud_graph, verify_token=VERIFY))["verified"] is True
    assert (await order(loud_graph, verify_token="otra"))["verified"] is False


async def test_nothing_answers_and_nothing_is_delivered_while_offline(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    await order(loud_graph, offline=True)
    with pytest.raises(httpx.TransportError):
        await loud_graph.get(NUMBER_PATH)
    before, attempts = len(desk.messages(CAMILA)), desk.attempts
    await camila_writes(loud_graph)
    assert desk.attempts == attempts
    await order(loud_graph, offline=False)
    await desk.wait_for(lambda: len(desk.messages(CAMILA)) == before + 1)


@pytest.mark.parametrize(
    "body", [{"hola": 1}, {"fields": ["hola"]}, {"scopes": "a"}, {"token_type": "X"}]
)
async def test_orders_are_read_strictly(graph: httpx.AsyncClient, body: Json) -> None:
    assert (await graph.post(ORDERS, json=body)).status_code == 400
