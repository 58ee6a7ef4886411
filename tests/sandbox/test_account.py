"""The set-up endpoints."""

import httpx
import pytest

from tests.sandbox.conftest import (
    APP,
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

APP_TOKEN = f"{APP}|{SECRET}"
AS_APP = {"Authorization": f"Bearer {APP_TOKEN}"}
SUBSCRIPTIONS = f"/v25.0/{APP}/subscriptions"
SUBSCRIBED = f"/v25.0/{WABA}/subscribed_apps"


async def test_the_number(graph: httpx.AsyncClient) -> None:
    facts = (await graph.get(f"/v25.0/{NUMBER}")).json()
    assert facts["display_phone_number"] == "+56 2 0000 0100"
    assert facts["verified_name"] == "Clínica Ejemplo"
    assert facts["id"] == NUMBER
    assert "status" not in facts


async def test_chosen_fields_come_with_the_id(graph: httpx.AsyncClient) -> None:
    fields = "status,platform_type,health_status"
    facts = (await graph.get(f"/v25.0/{NUMBER}?fields={fields}")).json()
    assert set(facts) == {"status", "platform_type", "health_status", "id"}
    assert facts["status"] == "CONNECTED"


async def test_an_unknown_field_is_refused(graph: httpx.AsyncClient) -> None:
    answer = await graph.get(f"/v25.0/{NUMBER}?fields=mood")
    assert error_of(answer) == (
        100,
        "(#100) Tried accessing nonexisting field (mood) on node type",
    )


async def test_the_numbers_of_the_waba(graph: httpx.AsyncClient) -> None:
    answer = (await graph.get(f"/v25.0/{WABA}/phone_numbers")).json()
    assert [number["id"] for number in answer["data"]] == [NUMBER]
    assert "cursors" in answer["paging"]
    assert (await graph.get(f"/v25.0/{WABA}")).json() == {"id": WABA, "name": "Clínica Ejemplo"}


async def test_the_token(graph: httpx.AsyncClient) -> None:
    good = await graph.get("/v25.0/debug_token", params={"input_token": TOKEN})
    data = good.json()["data"]
    assert (data["is_valid"], data["app_id"], data["expires_at"]) == (True, APP, 0)
    assert "whatsapp_business_messaging" in data["scopes"]
    bad = await graph.get("/debug_token", params={"input_token": "x", "access_token": APP_TOKEN})
    assert bad.json()["data"]["is_valid"] is False
    assert error_of(await graph.get("/debug_token"))[0] == 100


async def test_the_apps_own_token(graph: httpx.AsyncClient) -> None:
    query = {"grant_type": "client_credentials", "client_id": APP, "client_secret": SECRET}
    good = await graph.get("/oauth/access_token", params=query)
    assert good.json() == {"access_token": APP_TOKEN, "token_type": "bearer"}
    for key in query:
        bad = await graph.get("/v25.0/oauth/access_token", params=query | {key: "x"})
        assert bad.status_code == 400


async def test_a_callback_is_verified_before_it_is_kept(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    form = {
        "object": "whatsapp_business_account",
        "callback_url": desk.url + "?nuevo=1",
        "verify_token": VERIFY,
        "fields": "messages,account_alerts",
    }
    answer = await loud_graph.post(SUBSCRIPTIONS, data=form, headers=AS_APP)
    assert answer.json() == {"success": True}
    (entry,) = (await loud_graph.get(SUBSCRIPTIONS, headers=AS_APP)).json()["data"]
    assert entry["callback_url"] == form["callback_url"]
    assert [field["name"] for field in entry["fields"]] == ["account_alerts", "messages"]
    state = (await loud_graph.get("/__sandbox__/state")).json()
    assert state["verified"] == [form["callback_url"]]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"verify_token": "otra"}, 2200),
        ({"callback_url": "http://127.0.0.1:9/"}, 2200),
        ({"callback_url": "http://clinica.example/"}, 100),
        ({"callback_url": ""}, 131008),
        ({"object": "page"}, 100),
        ({"fields": "messages,moods"}, 100),
    ],
)
async def test_a_wrong_subscription_is_refused(
    loud_graph: httpx.AsyncClient, desk: Desk, changed: Json, code: int
) -> None:
    form = {
        "object": "whatsapp_business_account",
        "callback_url": desk.url,
        "verify_token": VERIFY,
        "fields": "messages",
    }
    answer = await loud_graph.post(SUBSCRIPTIONS, json=form | changed, headers=AS_APP)
    assert error_of(answer)[0] == code


async def test_subscriptions_want_the_apps_token(graph: httpx.AsyncClient) -> None:
    assert error_of(await graph.get(SUBSCRIPTIONS))[0] == 15


async def test_without_a_subscription_nothing_comes(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    assert (await loud_graph.delete(SUBSCRIBED)).json() == {"success": True}
    assert (await loud_graph.get(SUBSCRIBED)).json() == {"data": []}
    await camila_writes(loud_graph, text="nadie oye")
    override = {"override_callback_uri": desk.url, "verify_token": VERIFY}
    assert error_of(await loud_graph.post(SUBSCRIBED, json=override))[0] == 100
    assert (await loud_graph.post(SUBSCRIBED)).json() == {"success": True}
    (app,) = (await loud_graph.get(SUBSCRIBED)).json()["data"]
    assert app["whatsapp_business_api_data"]["id"] == APP
    await camila_writes(loud_graph, text="ahora sí")
    await desk.wait_for(lambda: len(desk.messages()) == 2)
    assert desk.messages()[-1]["text"]["body"] == "ahora sí"
    await loud_graph.delete(SUBSCRIPTIONS, headers=AS_APP)
    await camila_writes(loud_graph)
    assert (await loud_graph.get("/__sandbox__/state")).json()["webhooks"]["silent"] == 2


async def test_overrides_and_their_order(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    override = {"override_callback_uri": desk.url + "?waba=1", "verify_token": VERIFY}
    assert (await loud_graph.post(SUBSCRIBED, json=override)).status_code == 200
    number = {"override_callback_uri": desk.url + "?numero=1", "verify_token": VERIFY}
    body = {"webhook_configuration": number}
    assert (await loud_graph.post(f"/v25.0/{NUMBER}", json=body)).status_code == 200
    facts = (await loud_graph.get(f"/v25.0/{NUMBER}?fields=webhook_configuration")).json()
    assert facts["webhook_configuration"] == {
        "application": desk.url,
        "whatsapp_business_account": desk.url + "?waba=1",
        "phone_number": desk.url + "?numero=1",
    }
    reset = {"webhook_configuration": {"override_callback_uri": ""}}
    await loud_graph.post(f"/v25.0/{NUMBER}", json=reset)
    await loud_graph.post(SUBSCRIBED)
    facts = (await loud_graph.get(f"/v25.0/{NUMBER}?fields=webhook_configuration")).json()
    assert facts["webhook_configuration"] == {"application": desk.url}


async def test_registration(graph: httpx.AsyncClient) -> None:
    register = f"/v25.0/{NUMBER}/register"
    await graph.post(f"/v25.0/{NUMBER}/deregister")
    assert error_of(await graph.post(MESSAGES, json=text()))[0] == 133010
    for pin in ("123", "abcdef", ""):
        answer = await graph.post(register, json={"messaging_product": "whatsapp", "pin": pin})
        assert answer.status_code == 400
    answer = await graph.post(register, json={"messaging_product": "whatsapp", "pin": "000000"})
    assert answer.json() == {"success": True}
    other = await graph.post(register, json={"messaging_product": "whatsapp", "pin": "111111"})
    assert error_of(other)[0] == 133005
    assert (await graph.post(MESSAGES, json=text())).status_code == 200


async def test_the_block_list(graph: httpx.AsyncClient) -> None:
    block = f"/v25.0/{NUMBER}/block_users"
    body = {"messaging_product": "whatsapp", "block_users": [{"user": "+56900000142"}]}
    added = (await graph.post(block, json=body)).json()["block_users"]["added_users"]
    assert added == [{"input": "+56900000142", "wa_id": "56900000142"}]
    assert (await graph.get(block)).json()["data"][0]["wa_id"] == "56900000142"
    assert error_of(await graph.post(MESSAGES, json=text()))[0] == 130403
    await graph.request("DELETE", block, json=body)
    assert (await graph.post(MESSAGES, json=text())).status_code == 200


async def test_what_is_not_there(graph: httpx.AsyncClient) -> None:
    for path in ("/v25.0/42", f"/v25.0/{APP}/phone_numbers", f"/v25.0/{NUMBER}/messages"):
        answer = await graph.get(path)
        assert answer.json()["error"]["error_subcode"] == 33
    assert (await graph.delete(f"/v25.0/{NUMBER}")).json()["error"]["error_subcode"] == 33
