"""Signed webhooks: bytes as Meta writes them, retried until 200, disordered on demand."""

import json
from typing import Any

import httpx

from aura_desktop.sandbox.delivery import encode, sign
from tests.sandbox.conftest import Desk, camila_writes


async def order(graph: httpx.AsyncClient, **faults: Any) -> None:
    answer = await graph.post("/__sandbox__/faults", json=faults)
    assert answer.status_code == 200, answer.text


def texts(desk: Desk) -> list[str]:
    return [message["text"]["body"] for message in desk.messages()]


def test_bodies_carry_metas_escapes() -> None:
    body = encode({"text": "¿Cuánto? https://clinica.example/ 🙂"})
    assert body == (
        b'{"text":"\\u00bfCu\\u00e1nto? https:\\/\\/clinica.example\\/ \\ud83d\\ude42"}'
    )
    assert json.loads(body) == {"text": "¿Cuánto? https://clinica.example/ 🙂"}


def test_the_signature_is_metas() -> None:
    # Computed once with: printf '{"a":1}' | openssl dgst -sha256 -hmac clave
    assert sign(b'{"a":1}', "clave") == (
        "sha256=21a69fefed490f3f56de59be0b248591d506dde035781bc6cd160095378c6501"
    )


async def test_the_desk_can_verify_every_byte(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await camila_writes(loud_graph, text="Mañana / pasado <ñandú> 50%")
    await desk.wait_for(lambda: len(desk.messages()) == 2)
    assert desk.bad_signatures == 0
    assert b"Ma\\u00f1ana \\/ pasado" in desk.bodies[-1]


async def test_the_envelope(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    payload = json.loads(desk.bodies[0])
    assert payload["object"] == "whatsapp_business_account"
    (entry,) = payload["entry"]
    assert entry["id"] == "200000000000002"
    (change,) = entry["changes"]
    value = change["value"]
    assert value["metadata"] == {
        "display_phone_number": "56200000100",
        "phone_number_id": "100000000000001",
    }
    assert value["contacts"][0]["profile"] == {"name": "Camila Ejemplo"}
    assert value["messages"][0]["from_user_id"] == value["contacts"][0]["user_id"]


async def test_a_refused_delivery_comes_again(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    desk.refuse_next = 3
    wamid = await camila_writes(loud_graph)
    await desk.wait_for(lambda: len(desk.messages()) == 2)
    assert desk.messages()[-1]["id"] == wamid
    assert desk.attempts == 5


async def test_a_refused_delivery_does_not_hold_up_the_next(
    loud_graph: httpx.AsyncClient, desk: Desk
) -> None:
    desk.refuses = lambda body: b"primero" in body and "segundo" not in texts(desk)
    await camila_writes(loud_graph, text="primero")
    await camila_writes(loud_graph, text="segundo")
    await desk.wait_for(lambda: len(desk.messages()) == 3)
    assert texts(desk)[1:] == ["segundo", "primero"]


async def test_duplicates(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, duplicate_webhooks=2)
    await camila_writes(loud_graph, text="otra vez")
    await desk.wait_for(lambda: len(desk.messages()) == 4)
    assert texts(desk)[1:] == ["otra vez"] * 3


async def test_disorder(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, reorder_webhooks=True)
    await camila_writes(loud_graph, text="primero")
    await camila_writes(loud_graph, text="segundo")
    await desk.wait_for(lambda: len(desk.messages()) == 3)
    assert texts(desk)[1:] == ["segundo", "primero"]


async def test_a_held_delivery_is_let_go_at_last(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, reorder_webhooks=True)
    await camila_writes(loud_graph, text="solo")
    await desk.wait_for(lambda: len(desk.messages()) == 2)


async def test_delay(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    await order(loud_graph, delay_webhooks_ms=60_000)
    await camila_writes(loud_graph, text="tarde")
    await order(loud_graph, delay_webhooks_ms=0)
    await camila_writes(loud_graph, text="a tiempo")
    await desk.wait_for(lambda: len(desk.messages()) == 3)
    assert texts(desk)[1:] == ["a tiempo", "tarde"]


async def test_any_change_can_be_posted(loud_graph: httpx.AsyncClient, desk: Desk) -> None:
    change = {"field": "account_alerts", "value": {"entity_id": "1"}}
    await loud_graph.post("/__sandbox__/webhook", json={"changes": [change, change]})
    await desk.wait_for(lambda: len(desk.changes) == 3)
    payload = json.loads(desk.bodies[-1])
    assert payload["entry"][0]["changes"] == [change, change]
    assert isinstance(payload["entry"][0]["time"], int)
