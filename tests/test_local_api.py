"""The local API: bodies, codes, keys, languages, and who is not served at all."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from aura_desktop.config import VERSION
from aura_desktop.domain.commands import Command, SendInteractive, SendTemplate, SendText
from aura_desktop.domain.content import ReplyButton, Text
from aura_desktop.domain.events import MessageReceived, Sender
from aura_desktop.domain.ids import UserId, WabaId, WaId, Wamid
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.message import Failure
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.local_api import MAX_BODY_BYTES, LocalApi
from aura_desktop.services.api_sending import ApiSending
from aura_desktop.services.intake import Intake
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.status import Status
from aura_desktop.store import allowance, conversations, events, inbox, outbox, settings, templates
from aura_desktop.store.database import Database, DatabaseKey
from tests.services.fakes import CAMILA, NUMBER, NUMBER_ID, Clock, FakeGraph, writes

KEY = "key-for-tests"
SECRET = Secret("secret-for-tests")
TOKEN = Secret("verify-for-tests")
PHONE = f"+{CAMILA}"
TEXT = {"phone_number": PHONE, "message": "Su hora está confirmada.", "message_type": "text"}
BUTTONS: dict[str, Any] = {
    "phone_number": PHONE,
    "title": "Su hora",
    "body": "¿Confirma para mañana a las 10:00?",
    "buttons": [
        {"type": "reply", "reply": {"id": "si", "title": "Confirmo"}},
        {"type": "reply", "reply": {"id": "no", "title": "No puedo"}},
    ],
}
REMINDER = Template(
    id="1",
    name="recordatorio_hora",
    language="es",
    status=TemplateStatus.APPROVED,
    category=TemplateCategory.UTILITY,
    parameter_format=ParameterFormat.POSITIONAL,
    components=(TemplateComponent(type="BODY", text="Hola {{1}}, le esperamos a las {{2}}."),),
)
NAMED = replace(
    REMINDER,
    id="2",
    name="confirmacion",
    parameter_format=ParameterFormat.NAMED,
    components=(TemplateComponent(type="BODY", text="Hola {{nombre}}."),),
)
HELLO = replace(
    REMINDER,
    id="3",
    name="hello_world",
    language="en_US",
    components=(TemplateComponent(type="BODY", text="Hello World"),),
)


class Api:
    """The app over its store, asked as a program on this PC would."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.link_health = LinkHealth(database, FakeGraph(), NUMBER_ID, clock)
        self.intake = Intake(database, clock)
        self.parts = LocalApi(
            sending=ApiSending(database, NUMBER_ID, "es", clock),
            status=Status(database, NUMBER_ID, clock),
            link_health=self.link_health,
            webhook=webhook_app(self.intake.accept, WebhookKeys(TOKEN, SECRET)),
            language="es",
            api_key=lambda: KEY,
        )
        self.client = self.client_of(self.parts)

    def client_of(self, parts: LocalApi) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(parts.app()),
            base_url="http://127.0.0.1:8000",
            headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
            verify=False,
        )

    async def post(self, path: str, body: object, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        # ASCII: half a surrogate pair can be spelled in JSON, and in UTF-8 it cannot.
        return await self.client.post(path, content=json.dumps(body).encode(), headers=named)

    async def jobs(self) -> list[Command]:
        now = self.clock()
        taken = await self.database.run(outbox.lease, "test", now, now, 10)
        return [job.command for job in taken]

    async def refused(self, path: str, body: object, **headers: str) -> tuple[str, str | None]:
        """The code and field of a 422."""
        answer = await self.post(path, body, **headers)
        assert answer.status_code == 422, answer.text
        assert answer.json()["message"]
        return answer.json()["code"], answer.json().get("field")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    store = Database(tmp_path / "aura.db", DatabaseKey.generate())
    await store.open()
    yield store
    await store.close()


@pytest.fixture
async def api(database: Database, clock: Clock) -> AsyncIterator[Api]:
    found = Api(database, clock)
    yield found
    await found.client.aclose()


@pytest.fixture
async def camila(database: Database, clock: Clock) -> None:
    await writes(database, clock())


async def test_a_text_is_accepted_and_can_be_followed(api: Api, camila: None) -> None:
    answer = await api.post("/whatsapp/send", TEXT)
    assert answer.status_code == 202
    accepted = answer.json()
    assert accepted == {
        "id": accepted["id"],
        "state": "queued",
        "href": f"/whatsapp/messages/{accepted['id']}",
    }
    followed = await api.client.get(accepted["href"])
    assert followed.status_code == 200
    assert followed.json() == {
        "id": accepted["id"],
        "state": "queued",
        "wamid": None,
        "waiting": None,
        "waiting_until": None,
        "error": None,
    }
    [command] = await api.jobs()
    assert isinstance(command, SendText)
    assert (command.body, command.to.phone) == ("Su hora está confirmada.", PHONE)
    now = api.clock()
    wamid = Wamid("wamid.out-1")
    await api.database.run(outbox.settle_accepted, accepted["id"], wamid, WaId(CAMILA), None, now)
    settled = (await api.client.get(accepted["href"])).json()
    assert (settled["state"], settled["wamid"]) == ("accepted", wamid)


async def test_what_waits_says_why_and_until_when(api: Api, camila: None) -> None:
    now = api.clock()
    await api.database.run(allowance.set_ceiling, 1, "", now)
    first = (await api.post("/whatsapp/send", TEXT)).json()
    await api.database.run(outbox.lease, "a run", now, now + timedelta(minutes=10), 9)
    await api.database.run(
        outbox.settle_accepted, first["id"], Wamid("wamid.1"), WaId(CAMILA), None, now
    )
    accepted = (await api.post("/whatsapp/send", TEXT)).json()
    await api.database.run(outbox.lease, "a run", now, now + timedelta(minutes=10), 9)
    told = (await api.client.get(accepted["href"])).json()
    assert (told["state"], told["waiting"]) == ("queued", "daily_ceiling")
    assert told["waiting_until"] == "2026-11-23T00:00:00Z"
    status = (await api.client.get("/whatsapp/status")).json()
    assert status["allowance"] == {
        "ceiling": 1,
        "sent_today": 1,
        "left_today": 0,
        "patients_limit": None,
        "patients_reached": 0,
        "patients_left": None,
        "held": 1,
    }


async def test_a_failure_is_told_in_the_callers_language(api: Api, camila: None) -> None:
    accepted = (await api.post("/whatsapp/send", TEXT)).json()
    now = api.clock()
    await api.jobs()
    failure = Failure(code="access_token_invalid", graph_code=190, detail="expired")
    await api.database.run(outbox.settle_failed, accepted["id"], failure, now)
    answer = await api.client.get(accepted["href"], headers={"Accept-Language": "en"})
    assert answer.json()["state"] == "failed"
    assert answer.json()["error"] == {
        "code": "access_token_invalid",
        "message": "Meta rejected the access token. Nothing can be sent until there is a new one.",
        "graph_code": 190,
        "detail": "expired",
    }


async def test_an_unknown_send_is_not_found(api: Api) -> None:
    answer = await api.client.get("/whatsapp/messages/none")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


async def test_buttons_are_accepted(api: Api, camila: None) -> None:
    answer = await api.post("/whatsapp/send-interactive", BUTTONS)
    assert answer.status_code == 202, answer.text
    [command] = await api.jobs()
    assert isinstance(command, SendInteractive)
    assert command.interactive.header == "Su hora"
    assert command.interactive.buttons == (
        ReplyButton(id="si", title="Confirmo"),
        ReplyButton(id="no", title="No puedo"),
    )


async def synced(api: Api, *found: Template) -> None:
    await api.database.run(templates.replace_all, WabaId("2000001"), found, api.clock())


async def test_the_default_template_needs_no_message(api: Api) -> None:
    body = {"phone_number": PHONE, "message": "", "message_type": "template"}
    await synced(api, HELLO, REMINDER)
    assert (await api.post("/whatsapp/send", body)).status_code == 202
    await api.database.run(settings.put, "default_template", "recordatorio_hora")
    assert await api.refused("/whatsapp/send", body) == ("empty_field", "variables.1")
    [command] = await api.jobs()
    assert isinstance(command, SendTemplate)
    assert (command.name, command.language) == ("hello_world", "en_US")


@pytest.mark.parametrize(
    ("name", "variables", "filled"),
    [
        ("recordatorio_hora", ["Camila", "10:00"], [(None, "Camila"), (None, "10:00")]),
        ("recordatorio_hora", ["Camila", 10], [(None, "Camila"), (None, "10")]),
        ("recordatorio_hora", {"1": "Camila", "2": "10"}, [(None, "Camila"), (None, "10")]),
        ("confirmacion", {"nombre": "Camila"}, [("nombre", "Camila")]),
        ("confirmacion", {"body.nombre": "Camila"}, [("nombre", "Camila")]),
        ("confirmacion", ["Camila"], [("nombre", "Camila")]),
    ],
)
async def test_variables_fill_a_template(
    api: Api, name: str, variables: object, filled: list[tuple[str | None, str]]
) -> None:
    await synced(api, REMINDER, NAMED)
    body = {
        "phone_number": PHONE,
        "message_type": "template",
        "template_name": name,
        "language": "es",
        "variables": variables,
    }
    answer = await api.post("/whatsapp/send", body)
    assert answer.status_code == 202, answer.text
    [command] = await api.jobs()
    assert isinstance(command, SendTemplate)
    assert [(value.name, value.text) for value in command.values] == filled


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"template_name": "Nueva"}, "template_not_found", "template_name"),
        ({"template_name": "a/../b"}, "template_not_found", "template_name"),
        ({"template_name": "x" * 513}, "template_not_found", "template_name"),
        ({"template_name": "\ud83d"}, "not_text", "template_name"),
        ({"language": "español"}, "template_not_found", "language"),
        ({"variables": {"": "x"}}, "unknown_variable", "variables."),
        ({"variables": {"Un Nombre": "x"}}, "unknown_variable", "variables.Un Nombre"),
        ({"variables": {"nombre": "x" * 1025}}, "too_long", "variables.nombre"),
        ({"variables": {"nombre": ""}}, "empty_field", "variables.nombre"),
        ({"variables": ["uno", ""]}, "empty_field", "variables.2"),
    ],
)
async def test_what_no_template_can_be_is_refused_before_the_list_is_known(
    api: Api, change: dict[str, object], code: str, field: str
) -> None:
    body = {"phone_number": PHONE, "message_type": "template", "template_name": "nueva"}
    assert await api.refused("/whatsapp/send", body | change) == (code, field)
    assert await api.jobs() == []


async def test_before_the_list_is_known_meta_decides(api: Api) -> None:
    body = {
        "phone_number": PHONE,
        "message_type": "template",
        "template_name": "nueva",
        "variables": ["uno"],
    }
    assert (await api.post("/whatsapp/send", body)).status_code == 202
    [command] = await api.jobs()
    assert isinstance(command, SendTemplate)
    assert (command.name, [value.text for value in command.values]) == ("nueva", ["uno"])


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"template_name": "otra"}, "template_not_found", "template_name"),
        ({"language": "pt_BR"}, "template_not_found", "template_name"),
        ({"template_name": "pausada"}, "template_not_approved", "template_name"),
        ({"variables": ["a", "b", "c"]}, "too_many", "variables"),
        ({"variables": {"nombre": "x"}}, "unknown_variable", "variables.nombre"),
        ({"variables": "a"}, "wrong_type", "variables"),
        ({"message": []}, "wrong_type", "message"),
        ({"variables": [None]}, "wrong_type", "variables.1"),
        ({"variables": ["a"]}, "empty_field", "variables.2"),
        ({"variables": ["a", "b\nc"]}, "value_has_line_break", "variables.2"),
        ({"variables": {"1": "a"}}, "empty_field", "variables.body.2"),
        ({"variables": {"1": "a", "2": " "}}, "empty_field", "variables.2"),
        ({"variables": ["a", "x" * 1025]}, "too_long", "variables.2"),
        ({"variables": ["a", "\ud83d"]}, "not_text", "variables.2"),
        ({"variables": {"\ud83d": "a"}}, "not_text", "variables.?"),
        ({"variables": ["a", True]}, "wrong_type", "variables.2"),
    ],
)
async def test_a_template_that_cannot_be_sent_is_refused(
    api: Api, change: dict[str, object], code: str, field: str
) -> None:
    await synced(api, REMINDER, replace(REMINDER, name="pausada", status=TemplateStatus.PAUSED))
    body = {
        "phone_number": PHONE,
        "message_type": "template",
        "template_name": "recordatorio_hora",
        "variables": ["a", "b"],
    }
    assert await api.refused("/whatsapp/send", body | change) == (code, field)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"phone_number": "12"}, "invalid_phone_number", "phone_number"),
        ({"phone_number": None}, "empty_field", "phone_number"),
        ({"phone_number": 56912345678}, "wrong_type", "phone_number"),
        ({"message": ""}, "empty_field", "message"),
        ({"message": None}, "empty_field", "message"),
        ({"message": "x" * 4097}, "too_long", "message"),
        ({"message": "media carita \ud83d"}, "not_text", "message"),
        ({"message": "a\0b"}, "not_text", "message"),
        ({"phone_number": "\ud83d"}, "not_text", "phone_number"),
        ({"message_type": "\ud83d"}, "not_text", "message_type"),
        ({"message_type": "image"}, "unknown_message_type", "message_type"),
        ({"template_name": 1}, "wrong_type", "template_name"),
        ({"language": ["es"]}, "wrong_type", "language"),
        ({"variables": "x"}, "wrong_type", "variables"),
    ],
)
async def test_a_text_that_cannot_be_sent_is_refused(
    api: Api, camila: None, change: dict[str, object], code: str, field: str
) -> None:
    assert await api.refused("/whatsapp/send", TEXT | change) == (code, field)
    assert await api.jobs() == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"buttons": None}, "empty_field", "buttons"),
        ({"buttons": []}, "empty_field", "buttons"),
        ({"buttons": "x"}, "wrong_type", "buttons"),
        ({"buttons": ["x"]}, "wrong_type", "buttons.1"),
        ({"buttons": [{"type": "url"}]}, "wrong_type", "buttons.1"),
        ({"buttons": [{"type": "reply"}]}, "empty_field", "buttons.1.reply"),
        ({"buttons": [{"reply": {"id": 1, "title": "x"}}]}, "wrong_type", "buttons.1.id"),
        ({"buttons": BUTTONS["buttons"] * 2}, "too_many", "buttons"),
        ({"buttons": [{"reply": {"id": "a", "title": "x" * 21}}]}, "too_long", "buttons.1.title"),
        ({"body": None}, "empty_field", "body"),
        ({"title": "x" * 61}, "too_long", "title"),
        ({"title": "\0"}, "not_text", "title"),
        ({"buttons": [{"reply": {"id": "\ud83d", "title": "x"}}]}, "not_text", "buttons.1.id"),
    ],
)
async def test_buttons_that_cannot_be_sent_are_refused(
    api: Api, camila: None, change: dict[str, object], code: str, field: str
) -> None:
    assert await api.refused("/whatsapp/send-interactive", BUTTONS | change) == (code, field)


async def test_free_text_to_a_stranger_is_refused_without_a_trace(
    api: Api, database: Database
) -> None:
    assert await api.refused("/whatsapp/send", TEXT) == ("service_window_closed", "phone_number")
    assert (await database.read(conversations.counts)).all == 0
    assert (await api.client.get("/whatsapp/status")).json()["messages"]["sent"] == 0


async def test_while_the_token_is_wrong_nothing_more_is_taken(api: Api, camila: None) -> None:
    await api.database.run(outbox.pause, "access_token_invalid", api.clock())
    assert await api.refused("/whatsapp/send", TEXT) == ("access_token_invalid", None)
    assert await api.jobs() == []


async def test_a_repeated_key_is_answered_as_the_first_time(api: Api, camila: None) -> None:
    first = (await api.post("/whatsapp/send", TEXT, Idempotency_Key="abc")).json()
    await api.database.run(
        outbox.settle_accepted, first["id"], Wamid("wamid.1"), WaId(CAMILA), None, api.clock()
    )
    api.clock.advance(days=2)  # the window has closed meanwhile
    again = await api.post("/whatsapp/send", TEXT, Idempotency_Key="abc")
    assert again.status_code == 202
    assert again.json()["id"] == first["id"]
    assert len(await api.jobs()) <= 1


async def test_a_repeated_template_is_answered_as_the_first_time_whatever_was_learnt(
    api: Api,
) -> None:
    body = {"phone_number": PHONE, "message": "", "message_type": "template"}
    first = await api.post("/whatsapp/send", body, Idempotency_Key="abc")
    assert first.status_code == 202
    await synced(api, HELLO, REMINDER)
    again = await api.post("/whatsapp/send", body, Idempotency_Key="abc")
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
    await synced(api, REMINDER)  # Meta has taken the template away
    again = await api.post("/whatsapp/send", body, Idempotency_Key="abc")
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
    other = body | {"template_name": "recordatorio_hora", "variables": ["a", "b"]}
    code, _ = await api.refused("/whatsapp/send", other, Idempotency_Key="abc")
    assert code == "idempotency_key_reused"
    assert len(await api.jobs()) == 1


async def test_a_repeated_key_finds_its_send_after_two_contacts_became_one(
    api: Api, camila: None, database: Database
) -> None:
    first = (await api.post("/whatsapp/send", TEXT, Idempotency_Key="abc")).json()
    known = Sender(user_id=UserId("CL.1"), profile_name="Camila Ejemplo")
    both = Sender(wa_id=WaId(CAMILA), user_id=UserId("CL.1"))
    for number, sender in enumerate((known, both)):
        told = MessageReceived(
            number=NUMBER,
            sender=sender,
            wamid=Wamid(f"wamid.join-{number}"),
            at=api.clock(),
            content=Text(body="Hola"),
        )
        assert await database.run(events.apply_all, [told], api.clock()) == []
    again = await api.post("/whatsapp/send", TEXT, Idempotency_Key="abc")
    assert (again.status_code, again.json()["id"]) == (202, first["id"])


async def test_a_key_used_for_something_else_is_refused(api: Api, camila: None) -> None:
    await api.post("/whatsapp/send", TEXT, Idempotency_Key="abc")
    other = TEXT | {"message": "Otra cosa."}
    code, _ = await api.refused("/whatsapp/send", other, Idempotency_Key="abc")
    assert code == "idempotency_key_reused"
    long = "x" * 256
    code, _ = await api.refused("/whatsapp/send", TEXT, Idempotency_Key=long)
    assert code == "idempotency_key_invalid"


@pytest.mark.parametrize("path", ["/whatsapp/send", "/whatsapp/send-interactive"])
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff", b"[" * 100_000])
async def test_a_body_that_is_no_object_is_refused(api: Api, path: str, body: bytes) -> None:
    answer = await api.client.post(path, content=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "not_json")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
async def test_numbers_that_are_none_are_refused(api: Api, value: str) -> None:
    body = json.dumps({"phone_number": PHONE, "message_type": "template", "template_name": "nueva"})
    sent = f'{body[:-1]}, "variables": [{value}]}}'.encode()
    answer = await api.client.post("/whatsapp/send", content=sent)
    assert (answer.status_code, answer.json()["code"]) in {(422, "not_json"), (422, "wrong_type")}
    assert await api.jobs() == []


@pytest.mark.parametrize(
    "kinds",
    [
        [],
        ["text/plain"],
        ["text/plain; charset=application/json"],
        ["application/x-www-form-urlencoded"],
        ["multipart/form-data; boundary=x"],
        ["application/jsonp"],
        ["text/plain", "application/json"],
        ["application/json", "text/plain"],
        [""],
    ],
)
@pytest.mark.parametrize("path", ["/whatsapp/send", "/whatsapp/send-interactive"])
async def test_only_json_is_read(api: Api, camila: None, path: str, kinds: list[str]) -> None:
    del api.client.headers["content-type"]
    headers = [("Content-Type", kind) for kind in kinds]
    body = json.dumps(TEXT if path == "/whatsapp/send" else BUTTONS).encode()
    answer = await api.client.post(path, content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "wrong_content_type")
    assert await api.jobs() == []


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON", "application/json; charset=utf-8"]
)
async def test_json_is_read_however_it_is_spelled(api: Api, camila: None, kind: str) -> None:
    answer = await api.post("/whatsapp/send", TEXT, Content_Type=kind)
    assert answer.status_code == 202


async def test_a_name_that_stands_twice_is_refused(api: Api, camila: None) -> None:
    body = json.dumps(TEXT)[:-1] + ', "message": "Otra cosa."}'
    answer = await api.client.post("/whatsapp/send", content=body.encode())
    assert (answer.status_code, answer.json()["code"]) == (422, "not_unique")
    assert answer.json()["field"] == "message"
    assert await api.jobs() == []


async def test_a_browser_that_says_it_comes_from_elsewhere_is_not_served(api: Api) -> None:
    for site in ("cross-site", "same-site", ""):
        answer = await api.client.get("/whatsapp/status", headers={"Sec-Fetch-Site": site})
        assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")
    for site in ("none", "same-origin"):
        answer = await api.client.get("/whatsapp/status", headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 200


async def test_a_path_is_never_led_elsewhere(api: Api) -> None:
    for path in ("/whatsapp/status/", "/whatsapp/send/", "//whatsapp/status", "/whatsapp/webhook/"):
        assert (await api.client.get(path)).status_code == 404


async def test_two_hosts_are_none(api: Api) -> None:
    headers = httpx.Headers([("Host", "127.0.0.1:8000"), ("Host", "evil.example")])
    answer = await api.client.get("/whatsapp/status", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_host")


async def test_a_body_without_end_is_refused(api: Api) -> None:
    answer = await api.client.post("/whatsapp/send", content=b" " * (MAX_BODY_BYTES + 1))
    assert (answer.status_code, answer.json()["code"]) == (422, "too_large")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "api_key_missing"),
        ("Basic abc", "api_key_missing"),
        ("Bearer ", "api_key_missing"),
        ("Bearer wrong", "api_key_invalid"),
        ("Bearer ñ", "api_key_invalid"),
    ],
)
async def test_sending_and_following_need_the_key(api: Api, header: str, code: str) -> None:
    headers = httpx.Headers([(b"Authorization", header.encode("latin-1"))])
    for method, path in (
        ("POST", "/whatsapp/send"),
        ("POST", "/whatsapp/send-interactive"),
        ("GET", "/whatsapp/messages/x"),
    ):
        answer = await api.client.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, code)
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_without_a_key_of_our_own_nobody_may_send(api: Api) -> None:
    async with api.client_of(replace(api.parts, api_key=lambda: None)) as client:
        answer = await client.post("/whatsapp/send", json=TEXT)
        assert (answer.status_code, answer.json()["code"]) == (401, "api_key_unset")
        assert (await client.get("/whatsapp/status")).status_code == 200


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Host": "evil.example"}, "foreign_host"),
        ({"Host": "evil.example:8000"}, "foreign_host"),
        ({"Host": "127.0.0.1.evil.example:8000"}, "foreign_host"),
        ({"Host": "169.254.169.254"}, "foreign_host"),
        ({"Host": ""}, "foreign_host"),
        ({"Host": "127.0.0.1:"}, "foreign_host"),
        ({"Host": "127.0.0.1:80@evil.example"}, "foreign_host"),
        ({"Origin": "https://evil.example"}, "foreign_origin"),
        ({"Origin": "null"}, "foreign_origin"),
        ({"Origin": "http://127.0.0.1:3000"}, "foreign_origin"),
        ({"Origin": ""}, "foreign_origin"),
    ],
)
async def test_web_pages_are_not_served(api: Api, headers: dict[str, str], code: str) -> None:
    for method, path in (
        ("GET", "/whatsapp/status"),
        ("POST", "/whatsapp/send"),
        ("OPTIONS", "/whatsapp/send"),
        ("GET", "/whatsapp/webhook"),
        ("POST", "/whatsapp/webhook"),
    ):
        answer = await api.client.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, code)
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
async def test_this_pc_is_served_by_each_of_its_names(api: Api, host: str) -> None:
    answer = await api.client.get("/whatsapp/status", headers={"Host": host})
    assert answer.status_code == 200
    own = {"Host": host, "Origin": f"http://{host}"}
    assert (await api.client.get("/whatsapp/status", headers=own)).status_code == 200


async def test_the_status_counts_and_names_nobody(api: Api, camila: None) -> None:
    await api.post("/whatsapp/send", TEXT)
    await api.intake.accept(b"{}")
    api.link_health.report(LinkName.INTERNET, LinkState.OK)
    api.link_health.report(LinkName.META, LinkState.DOWN, "access_token_invalid")
    answer = await api.client.get("/whatsapp/status", headers={"Authorization": ""})
    assert answer.status_code == 200
    found = answer.json()
    assert found["status"] == "degraded"
    assert found["version"] == VERSION
    assert found["number"] == NUMBER_ID
    assert found["messages"] == {"received": 1, "sent": 1}
    assert found["conversations"] == 1
    assert (found["queues"]["inbox"], found["queues"]["outbox"]) == (1, 1)
    assert found["last_delivery_at"] == "2026-11-22T15:00:00Z"
    assert {name: link["state"] for name, link in found["links"].items()} == {
        "internet": "ok",
        "tunnel": "off",
        "webhook": "connecting",
        "meta": "down",
        "ai": "off",
    }
    assert found["links"]["meta"]["code"] == "access_token_invalid"
    for personal in (CAMILA, "Camila", "Su hora", "wamid"):
        assert personal not in answer.text


async def test_an_empty_desk_has_a_status_too(api: Api) -> None:
    found = (await api.client.get("/whatsapp/status")).json()
    assert found["messages"] == {"received": 0, "sent": 0}
    assert found["last_delivery_at"] is None


async def test_the_webhook_is_the_listeners(api: Api, database: Database) -> None:
    query = {
        "hub.mode": "subscribe",
        "hub.verify_token": TOKEN.reveal(),
        "hub.challenge": "1158201444",
    }
    shake = await api.client.get("/whatsapp/webhook", params=query)
    assert (shake.status_code, shake.text) == (200, "1158201444")
    body = json.dumps({"object": "whatsapp_business_account", "entry": []}).encode()
    headers = {"X-Hub-Signature-256": signature.sign(body, SECRET)}
    assert (await api.client.post("/whatsapp/webhook", content=body)).status_code == 401
    answer = await api.client.post("/whatsapp/webhook", content=body, headers=headers)
    assert answer.status_code == 200
    assert (await database.read(inbox.counts)).waiting == 1


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/whatsapp/send", 405, "method_not_allowed"),
        ("DELETE", "/whatsapp/status", 405, "method_not_allowed"),
        ("GET", "/", 404, "not_found"),
        ("GET", "/docs", 404, "not_found"),
    ],
)
async def test_what_is_not_here(api: Api, method: str, path: str, status: int, code: str) -> None:
    answer = await api.client.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("wish", "language", "words"),
    [
        ("", "es", "El número de teléfono no es válido."),
        ("en-GB,en;q=0.9", "en", "The phone number is not valid."),
        ("fr", "es", "El número de teléfono no es válido."),
    ],
)
async def test_sentences_follow_the_callers_language(
    api: Api, wish: str, language: str, words: str
) -> None:
    answer = await api.post("/whatsapp/send", TEXT | {"phone_number": "x"}, Accept_Language=wish)
    assert answer.headers["content-language"] == language
    assert answer.json()["message"].startswith(words)


async def test_a_closed_store_is_said_to_be_unavailable(api: Api, database: Database) -> None:
    await database.close()
    answer = await api.client.get("/whatsapp/status")
    assert (answer.status_code, answer.json()["code"]) == (503, "closed")


def test_the_key_does_not_show_itself(database: Database, clock: Clock) -> None:
    assert KEY not in repr(Api(database, clock).parts)
