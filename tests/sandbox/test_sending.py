"""Who may be written to, when, and what Graph answers."""

from collections.abc import Callable

import httpx
import pytest

from aura_desktop.sandbox.cloud_api import SandboxSettings
from tests.sandbox.conftest import (
    CAMILA,
    MESSAGES,
    Desk,
    Json,
    camila_writes,
    error_of,
    graph_of,
    of_kind,
    text,
)

HELLO = {"name": "hello_world", "language": {"code": "en_US"}}


async def test_the_answer_names_input_wa_id_and_user_id(graph: httpx.AsyncClient) -> None:
    answer = (await graph.post(MESSAGES, json=text(to="+56 9 0000 0142"))).json()
    assert answer["messaging_product"] == "whatsapp"
    (contact,) = answer["contacts"]
    assert contact["input"] == "+56 9 0000 0142"
    assert contact["wa_id"] == CAMILA
    assert contact["user_id"].startswith("CL.")
    assert "message_status" not in answer["messages"][0]


async def test_every_send_gets_another_wamid(graph: httpx.AsyncClient) -> None:
    wamids = {
        (await graph.post(MESSAGES, json=text())).json()["messages"][0]["id"] for _ in range(20)
    }
    assert len(wamids) == 20


async def test_free_text_needs_an_open_service_window(graph: httpx.AsyncClient) -> None:
    answer = await graph.post(MESSAGES, json=text(to="+56900000999"))
    assert error_of(answer)[0] == 131047


async def test_a_template_goes_out_at_any_time(graph: httpx.AsyncClient) -> None:
    answer = await graph.post(MESSAGES, json=of_kind("template", HELLO, to="+56900000999"))
    assert answer.status_code == 200


async def test_a_reaction_does_not_open_the_window(graph: httpx.AsyncClient) -> None:
    wamid = (await graph.post(MESSAGES, json=text())).json()["messages"][0]["id"]
    content = {"type": "reaction", "reaction": {"message_id": wamid, "emoji": "👍"}}
    order = {"phone": "56900000999", "content": content}
    await graph.post("/__sandbox__/inbound", json=order)
    assert error_of(await graph.post(MESSAGES, json=text(to="+56900000999")))[0] == 131047


async def test_a_person_without_phone_is_reached_by_user_id(graph: httpx.AsyncClient) -> None:
    user_id = "CL.1390000000000777"
    order = {"user_id": user_id, "username": "luna.anonima", "line": {"text": "Hola"}}
    await graph.post("/__sandbox__/inbound", json=order)
    body = text(recipient=user_id)
    del body["to"]
    (contact,) = (await graph.post(MESSAGES, json=body)).json()["contacts"]
    assert contact == {"input": user_id, "user_id": user_id}


async def test_an_unknown_user_id_is_undeliverable(graph: httpx.AsyncClient) -> None:
    body = text(recipient="CL.1")
    del body["to"]
    assert error_of(await graph.post(MESSAGES, json=body))[0] == 131026


async def test_with_both_addresses_the_phone_wins(graph: httpx.AsyncClient) -> None:
    answer = await graph.post(MESSAGES, json=text(recipient="CL.1"))
    assert answer.json()["contacts"][0]["wa_id"] == CAMILA


@pytest.mark.parametrize("header", [None, "", "Basic x", "Bearer ", "Bearer falso"])
async def test_a_wrong_token_is_refused(graph: httpx.AsyncClient, header: str | None) -> None:
    del graph.headers["authorization"]
    headers = {} if header is None else {"Authorization": header}
    answer = await graph.post(MESSAGES, json=text(), headers=headers)
    assert answer.status_code == 401
    assert error_of(answer)[0] == (190 if header == "Bearer falso" else 104)


async def test_a_wrong_number_does_not_exist(graph: httpx.AsyncClient) -> None:
    answer = await graph.post("/v25.0/42/messages", json=text())
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["error_subcode"]) == (400, 100, 33)
    assert error["type"] == "GraphMethodException"


@pytest.mark.parametrize("path", ["/", "/v25.0/a/b/c", "/messages", "/vx/1/messages"])
async def test_unknown_paths_have_an_envelope_too(graph: httpx.AsyncClient, path: str) -> None:
    answer = await graph.get(path)
    assert answer.status_code == 404
    assert error_of(answer)[0] == 2500


async def test_a_test_number_has_allowed_recipients(
    make_settings: Callable[..., SandboxSettings],
) -> None:
    settings = make_settings(allowed_recipients=frozenset({CAMILA}))
    async with graph_of(settings) as graph:
        await camila_writes(graph)
        assert (await graph.post(MESSAGES, json=text())).status_code == 200
        refused = await graph.post(MESSAGES, json=text(to="+56900000999"))
    assert error_of(refused)[0] == 131030


async def test_mark_as_read_and_typing(graph: httpx.AsyncClient) -> None:
    wamid = await camila_writes(graph)
    body: Json = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
    assert (await graph.post(MESSAGES, json=body)).json() == {"success": True}
    typing = body | {"typing_indicator": {"type": "text"}}
    assert (await graph.post(MESSAGES, json=typing)).json() == {"success": True}
    state = (await graph.get("/__sandbox__/state")).json()
    assert state["read"] == [wamid]
    assert state["typing"] == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"message_id": "wamid.HBgLNTY5"}, 131009),
        ({"message_id": ""}, 131008),
        ({"status": "seen"}, 100),
        ({"messaging_product": "x"}, 100),
        ({"typing_indicator": {"type": "audio"}}, 100),
        ({"to": "+56900000142"}, 100),
    ],
)
async def test_a_wrong_receipt_is_refused(
    graph: httpx.AsyncClient, changed: Json, code: int
) -> None:
    wamid = await camila_writes(graph)
    body = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid} | changed
    assert error_of(await graph.post(MESSAGES, json=body))[0] == code


async def test_statuses_climb_and_carry_the_opaque_data(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    body = text(biz_opaque_callback_data="trabajo-7")
    wamid = (await loud_graph.post(MESSAGES, json=body)).json()["messages"][0]["id"]
    await desk.wait_for(lambda: len(desk.statuses(wamid)) == 3)
    found = desk.statuses(wamid)
    assert [status["status"] for status in found] == ["sent", "delivered", "read"]
    assert {status["biz_opaque_callback_data"] for status in found} == {"trabajo-7"}
    assert {status["recipient_id"] for status in found} == {CAMILA}
    assert ["pricing" in status for status in found] == [True, True, False]
    assert all(isinstance(status["timestamp"], str) for status in found)
    assert "conversation" not in found[0]


async def test_a_reaction_only_gets_sent(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    target = desk.messages(CAMILA)[0]["id"]
    reaction = of_kind("reaction", {"message_id": target, "emoji": "👍"})
    first = (await loud_graph.post(MESSAGES, json=reaction)).json()["messages"][0]["id"]
    second = (await loud_graph.post(MESSAGES, json=text())).json()["messages"][0]["id"]
    await desk.wait_for(lambda: len(desk.statuses(second)) == 3)
    assert [status["status"] for status in desk.statuses(first)] == ["sent"]


async def test_a_number_that_is_not_on_whatsapp_fails_later(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    body = of_kind("template", HELLO, to="+56900000404")
    wamid = (await loud_graph.post(MESSAGES, json=body)).json()["messages"][0]["id"]
    await desk.wait_for(lambda: bool(desk.statuses(wamid)))
    (status,) = desk.statuses(wamid)
    assert status["status"] == "failed"
    assert status["errors"][0]["code"] == 131026
    assert "fbtrace_id" not in status["errors"][0]
