"""What Graph refuses, kind by kind."""

from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import MESSAGES, error_of, of_kind, text

ACCEPTED = [
    text(),
    text(text={"body": "a" * 4096, "preview_url": True}),
    text(biz_opaque_callback_data="x" * 512),
    text(to="56 9 0000-0142"),
    of_kind("location", {"latitude": "-33.4", "longitude": -70.6, "name": "Clínica Ejemplo"}),
    of_kind("image", {"link": "https://clinica.example/foto.jpg", "caption": "a" * 1024}),
    of_kind("audio", {"link": "https://clinica.example/nota.ogg", "voice": True}),
    of_kind("document", {"link": "https://clinica.example/a.pdf", "filename": "a.pdf"}),
    of_kind("sticker", {"link": "https://clinica.example/s.webp"}),
    of_kind(
        "contacts",
        [
            {
                "name": {"formatted_name": "Paula Referencia", "first_name": "Paula"},
                "phones": [{"phone": "+56900000299", "type": "CELL"}],
                "org": {"company": "Clínica Ejemplo"},
                "birthday": "1990-01-31",
            }
        ],
    ),
]

REFUSED = [
    (text(messaging_product="telegram"), 100),
    (text(to=""), 100),
    (text(to="no es un número"), 131009),
    (text(to="CL.1353534567574"), 131026),
    (text(to="+56200000100"), 131021),
    (text(recipient_type="crowd"), 100),
    (text(type="carousel"), 131051),
    (text(text={}), 131008),
    (text(text={"body": ""}), 131008),
    (text(text={"body": "   "}), 131008),
    (text(text={"body": "a" * 4097}), 100),
    (text(text={"body": 7}), 100),
    (text(text={"body": "hola", "preview": True}), 100),
    (text(text={"body": "hola", "preview_url": "yes"}), 100),
    (text(text="hola"), 100),
    (text(image={"id": "1"}), 100),
    (text(biz_opaque_callback_data="x" * 513), 100),
    (text(context={"message_id": "nonsense"}), 131009),
    (text(context={"id": "wamid.HBgL"}), 100),
    (of_kind("image", {}), 100),
    (of_kind("image", {"id": "1", "link": "https://clinica.example/a.jpg"}), 100),
    (of_kind("image", {"id": "12345"}), 131009),
    (of_kind("image", {"link": "http://clinica.example/a.jpg"}), 131053),
    (of_kind("image", {"link": "https://clinica.example/a.jpg", "caption": "a" * 1025}), 100),
    (of_kind("audio", {"link": "https://clinica.example/a.ogg", "caption": "a"}), 100),
    (of_kind("location", {"latitude": 91, "longitude": 0}), 131009),
    (of_kind("location", {"latitude": "sur", "longitude": 0}), 100),
    (of_kind("location", {"latitude": 1}), 131008),
    (of_kind("contacts", []), 131009),
    (of_kind("contacts", [{"name": {"first_name": "Paula"}}]), 131008),
    (of_kind("contacts", [{"name": {"formatted_name": "P"}, "birthday": "31/01"}]), 131009),
    (of_kind("contacts", {"name": {}}), 100),
    (of_kind("reaction", {"emoji": "👍"}), 131008),
    (of_kind("reaction", {"message_id": "nonsense", "emoji": "👍"}), 131009),
]


@pytest.mark.parametrize("body", ACCEPTED)
async def test_a_correct_message_is_accepted(
    graph: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    answer = await graph.post(MESSAGES, json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["messages"][0]["id"].startswith("wamid.HBg")


@pytest.mark.parametrize(("body", "code"), REFUSED)
async def test_a_wrong_message_is_refused(
    graph: httpx.AsyncClient, body: dict[str, Any], code: int
) -> None:
    answer = await graph.post(MESSAGES, json=body)
    assert answer.status_code == 400
    assert error_of(answer)[0] == code, answer.text


async def test_the_refusal_names_the_limit(graph: httpx.AsyncClient) -> None:
    answer = await graph.post(MESSAGES, json=text(text={"body": "a" * 4097}))
    error = answer.json()["error"]
    assert error["message"] == "(#100) Invalid parameter"
    assert error["type"] == "OAuthException"
    assert error["error_data"] == {
        "messaging_product": "whatsapp",
        "details": "Param text['body'] must be at most 4096 characters long.",
    }
    assert error["fbtrace_id"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"hola"'])
async def test_a_body_that_is_no_object_is_refused(graph: httpx.AsyncClient, body: bytes) -> None:
    answer = await graph.post(MESSAGES, content=body)
    assert error_of(answer)[0] == 100


@pytest.mark.parametrize("emoji", ["👍", "❤️", "👨‍👩‍👧", "👋🏽", "1️⃣", ""])
async def test_a_reaction_is_one_emoji_or_none(graph: httpx.AsyncClient, emoji: str) -> None:
    target = (await graph.get("/__sandbox__/state")).json()["received"][0]
    answer = await graph.post(
        MESSAGES, json=of_kind("reaction", {"message_id": target, "emoji": emoji})
    )
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("emoji", ["ok", "á", "7", "👍👍 bien"])
async def test_a_reaction_of_words_is_refused(graph: httpx.AsyncClient, emoji: str) -> None:
    target = (await graph.get("/__sandbox__/state")).json()["received"][0]
    answer = await graph.post(
        MESSAGES, json=of_kind("reaction", {"message_id": target, "emoji": emoji})
    )
    assert error_of(answer)[0] == 131009


async def test_a_reaction_wants_a_known_message(graph: httpx.AsyncClient) -> None:
    content = {"message_id": "wamid.HBgLNTY5MDAwMDAxNDIVAgASGBQzMTRB", "emoji": "👍"}
    answer = await graph.post(MESSAGES, json=of_kind("reaction", content))
    assert error_of(answer)[0] == 131009


async def test_a_reaction_has_no_context(graph: httpx.AsyncClient) -> None:
    target = (await graph.get("/__sandbox__/state")).json()["received"][0]
    body = of_kind(
        "reaction", {"message_id": target, "emoji": "👍"}, context={"message_id": target}
    )
    assert error_of(await graph.post(MESSAGES, json=body))[0] == 100
