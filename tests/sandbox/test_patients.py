"""People who begin to write, and answer what they are sent."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from aura_desktop.sandbox.cloud_api import SandboxSettings
from aura_desktop.sandbox.delivery import Change, Courier
from aura_desktop.sandbox.patients import Patients
from aura_desktop.sandbox.simulator import build
from aura_desktop.sandbox.world import SentMessage
from tests.sandbox.conftest import CAMILA, MESSAGES, Desk, Json, graph_of, of_kind, text

MakeSettings = Callable[..., SandboxSettings]
PERSON = "56900000301"
SCRIPT: Json = {
    "name": "Elena Guionizada",
    "phone": PERSON,
    "after_s": 1,
    "lines": [{"wait_s": 0, "text": "Hola"}, {"wait_s": 1, "image": "esta mancha"}],
    "answers": [
        [{"wait_s": 1, "text": "Buenísimo", "quotes": True}, {"wait_s": 1, "react": "❤️"}],
    ],
    "taps": ["tarde"],
}


@pytest.fixture
async def graph(
    desk: Desk, make_settings: MakeSettings, scripts: Json
) -> AsyncIterator[httpx.AsyncClient]:
    """A sandbox with one live person, who has just written."""
    played = scripts | {
        "history": [],
        "live": [SCRIPT],
        "answers": [{"words": ["valor"], "lines": [{"wait_s": 1, "text": "¿Y hay hora?"}]}],
        "thanks": [{"wait_s": 1, "text": "¡Gracias!"}],
    }
    settings = make_settings(webhook_url=desk.url, scripts=played, live_patients=True)
    async with graph_of(settings) as client:
        await desk.wait_for(lambda: len(desk.messages(PERSON)) == 2)
        yield client


async def send(graph: httpx.AsyncClient, body: Json) -> str:
    answer = await graph.post(MESSAGES, json=body | {"to": f"+{PERSON}"})
    assert answer.status_code == 200, answer.text
    wamid: str = answer.json()["messages"][0]["id"]
    return wamid


async def next_messages(desk: Desk, count: int, before: int = 2) -> list[Json]:
    await desk.wait_for(lambda: len(desk.messages(PERSON)) >= before + count)
    return desk.messages(PERSON)[before:]


async def test_a_live_person_opens_the_conversation(graph: httpx.AsyncClient, desk: Desk) -> None:
    first, second = desk.messages(PERSON)
    assert first["text"] == {"body": "Hola"}
    assert second["type"] == "image"
    assert second["image"]["caption"] == "esta mancha"
    found = await graph.get(f"/v25.0/{second['image']['id']}")
    picture = await graph.get(found.json()["url"])
    assert picture.content.startswith(b"\x89PNG")


async def test_a_text_is_answered_as_scripted(graph: httpx.AsyncClient, desk: Desk) -> None:
    wamid = await send(graph, text())
    words, reaction = await next_messages(desk, 2)
    assert words["text"] == {"body": "Buenísimo"}
    assert words["context"]["id"] == wamid
    assert reaction["reaction"] == {"message_id": wamid, "emoji": "❤️"}


async def test_beyond_the_script_words_count_and_thanks_come_once(
    graph: httpx.AsyncClient, desk: Desk
) -> None:
    await send(graph, text())
    await next_messages(desk, 2)
    await send(graph, text(text={"body": "El valor es $129.000"}))
    (asked,) = await next_messages(desk, 1, before=4)
    assert asked["text"]["body"] == "¿Y hay hora?"
    await send(graph, text(text={"body": "Claro"}))
    (thanked,) = await next_messages(desk, 1, before=5)
    assert thanked["text"]["body"] == "¡Gracias!"


async def test_the_wanted_button_is_tapped(graph: httpx.AsyncClient, desk: Desk) -> None:
    shown = [
        {"type": "reply", "reply": {"id": slot, "title": title}}
        for slot, title in (("am", "En la mañana"), ("pm", "En la tarde"))
    ]
    part = {"type": "button", "body": {"text": "¿Cuándo?"}, "action": {"buttons": shown}}
    wamid = await send(graph, of_kind("interactive", part))
    (tap,) = await next_messages(desk, 1)
    assert tap["interactive"] == {
        "type": "button_reply",
        "button_reply": {"id": "pm", "title": "En la tarde"},
    }
    assert tap["context"] == {"from": "56200000100", "id": wamid}


async def test_a_row_of_a_list_is_tapped(graph: httpx.AsyncClient, desk: Desk) -> None:
    rows = [{"id": "1", "title": "Peeling", "description": "20 minutos"}]
    action = {"button": "Ver", "sections": [{"rows": rows}]}
    part = {"type": "list", "body": {"text": "Elige"}, "action": action}
    await send(graph, of_kind("interactive", part))
    (tap,) = await next_messages(desk, 1)
    assert tap["interactive"]["list_reply"] == rows[0]


@pytest.mark.parametrize(("payload", "expected"), [(None, "Sí, sigamos"), ("si", "si")])
async def test_a_quick_reply_of_a_template_is_tapped(
    graph: httpx.AsyncClient, desk: Desk, payload: str | None, expected: str
) -> None:
    parameters = [
        {"type": "text", "parameter_name": name, "text": "x"} for name in ("nombre", "tema")
    ]
    components: list[Json] = [{"type": "body", "parameters": parameters}]
    if payload:
        value = {"type": "payload", "payload": payload}
        components.append(
            {"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [value]}
        )
    part: dict[str, Any] = {"name": "retomar_conversacion", "language": {"code": "es_CL"}}
    await send(graph, of_kind("template", part | {"components": components}))
    (tap,) = await next_messages(desk, 1)
    assert tap["button"] == {"text": "Sí, sigamos", "payload": expected}


async def test_a_place_is_sent_when_asked_for(graph: httpx.AsyncClient, desk: Desk) -> None:
    part = {
        "type": "location_request_message",
        "body": {"text": "¿Dónde estás?"},
        "action": {"name": "send_location"},
    }
    wamid = await send(graph, of_kind("interactive", part))
    (place,) = await next_messages(desk, 1)
    assert place["type"] == "location"
    assert place["context"]["id"] == wamid


class Heard(Courier):
    """Keeps what would be posted."""

    heard: asyncio.Queue[Json]

    def post(self, *changes: Change) -> None:
        for _, value in changes:
            self.heard.put_nowait(value["messages"][0])


async def test_a_burst_gets_one_answer_and_a_tap_goes_first(
    make_settings: MakeSettings, scripts: Json
) -> None:
    played = scripts | {"history": [], "live": [SCRIPT]}
    settings = make_settings(scripts=played, live_patients=True)
    simulator = build(settings)
    courier = Heard(
        settings, simulator.client, simulator.callbacks, simulator.faults, simulator.background
    )
    courier.heard = asyncio.Queue()
    patients = Patients(settings, simulator.world, simulator.files, courier, simulator.background)
    patients.meet()
    person = simulator.world.by_phone(PERSON)
    shown = [{"type": "reply", "reply": {"id": "pm", "title": "En la tarde"}}]
    part = {"type": "button", "body": {"text": "¿Cuándo?"}, "action": {"buttons": shown}}
    bodies = [text(), of_kind("interactive", part), text(), text(text={"body": "x"})]
    for number, body in enumerate(bodies[:3]):
        patients.on_read(
            SentMessage(wamid=str(number), patient=person, body=body, at=datetime.now(UTC))
        )
    async with asyncio.timeout(10):
        tap = await courier.heard.get()
        assert tap["context"]["id"] == "1"
        patients.on_read(
            SentMessage(wamid="3", patient=person, body=bodies[3], at=datetime.now(UTC))
        )
        assert (await courier.heard.get())["text"]["body"] == "Buenísimo"
    await simulator.background.close()


async def test_a_stranger_answers_a_template_and_opens_the_window(
    graph: httpx.AsyncClient, desk: Desk
) -> None:
    hello = {"name": "hello_world", "language": {"code": "en_US"}}
    await graph.post(MESSAGES, json=of_kind("template", hello))
    await desk.wait_for(lambda: bool(desk.messages(CAMILA)))
    assert (await graph.post(MESSAGES, json=text())).status_code == 200


async def test_a_phone_that_is_off_gets_one_tick(
    desk: Desk, make_settings: MakeSettings, scripts: Json
) -> None:
    person = {**SCRIPT, "reachable": False}
    played = scripts | {"history": [], "live": [person]}
    settings = make_settings(webhook_url=desk.url, scripts=played, live_patients=True)
    async with graph_of(settings) as graph:
        await desk.wait_for(lambda: len(desk.messages(PERSON)) == 2)
        off = await send(graph, text())
        await graph.post("/__sandbox__/inbound", json={"phone": CAMILA, "line": {"text": "Hola"}})
        other = (await graph.post(MESSAGES, json=text())).json()["messages"][0]["id"]
        await desk.wait_for(lambda: len(desk.statuses(other)) == 3)
    assert [status["status"] for status in desk.statuses(off)] == ["sent"]


async def test_without_receipts_there_is_no_read(
    desk: Desk, make_settings: MakeSettings, scripts: Json
) -> None:
    played = scripts | {"history": [], "live": [{**SCRIPT, "receipts": False}]}
    settings = make_settings(webhook_url=desk.url, scripts=played, live_patients=True)
    async with graph_of(settings) as graph:
        await desk.wait_for(lambda: len(desk.messages(PERSON)) == 2)
        wamid = await send(graph, text())
        await next_messages(desk, 1)
    assert [status["status"] for status in desk.statuses(wamid)] == ["sent", "delivered"]
