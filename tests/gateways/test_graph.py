"""GraphClient over a transport of our own: requests, answers, and all ways to fail."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest

from aura_desktop.domain.commands import MarkRead, Recipient, SendText
from aura_desktop.domain.ids import JobId, PhoneNumberId, UserId, WabaId, WaId
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateButton,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import graph_http
from aura_desktop.gateways.whatsapp.graph import Accepted, GraphClient, NumberInfo
from tests.gateways.recorded import DATA, load, wamid

NUMBER = PhoneNumberId("200000000000002")
WABA = WabaId("100000000000001")
JOB = JobId("6f1c1f64-0a5e-4e0e-9d0a-000000000001")
TEXT = SendText(to=Recipient(phone="+56900000142"), body="Hola")
TOKEN = Secret("EAA-ficticio")

Handler = Callable[[httpx.Request], httpx.Response]


def _graph(handler: Handler, token: Secret | None = TOKEN) -> GraphClient:
    return GraphClient(
        httpx.MockTransport(handler), "https://graph.example/", "v25.0", lambda: token
    )


def _answer(name: str, status: int = 200) -> Handler:
    content = load(DATA / "graph" / f"{name}.json")
    return lambda request: httpx.Response(status, json=content)


async def _send(handler: Handler, command: Any = TEXT) -> Accepted:
    async with _graph(handler) as graph:
        return await graph.send(NUMBER, command, JOB)


async def test_a_send_is_one_post_with_the_token_in_its_header() -> None:
    requests: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return _answer("send_text")(request)

    accepted = await _send(handler)
    [request] = requests
    assert request.method == "POST"
    assert str(request.url) == "https://graph.example/v25.0/200000000000002/messages"
    assert request.headers["authorization"] == "Bearer EAA-ficticio"
    body = json.loads(request.content)
    assert (body["text"]["body"], body["biz_opaque_callback_data"]) == ("Hola", JOB)
    assert accepted == Accepted(
        wamid=wamid(90), wa_id=WaId("56900000142"), user_id=UserId("CL.1000000000000142")
    )


@pytest.mark.parametrize(
    ("name", "accepted"),
    [
        (
            "send_template",
            Accepted(
                wamid=wamid(91),
                wa_id=WaId("5215512345678"),
                message_status="held_for_quality_assessment",
            ),
        ),
        ("send_to_user_id", Accepted(wamid=wamid(92), user_id=UserId("CL.1000000000000155"))),
    ],
)
async def test_other_answers_to_a_send(name: str, accepted: Accepted) -> None:
    assert await _send(_answer(name)) == accepted


async def test_a_reading_mark_has_no_wamid() -> None:
    assert await _send(_answer("mark_read"), MarkRead(target=wamid(1))) == Accepted()


async def test_graphs_refusal_is_told_with_its_codes() -> None:
    with pytest.raises(RefusedError) as raised:
        await _send(_answer("error_window", 400))
    error = raised.value
    assert (error.code, error.graph_code) == ("service_window_closed", 131047)
    assert error.fbtrace_id == "AbCdEfGhIjKlMnOp"


@pytest.mark.parametrize("content", [b"", b"<html>", b"{}", b'{"messages":[]}', b"[1]"])
async def test_a_200_without_wamid_leaves_the_outcome_open(content: bytes) -> None:
    with pytest.raises(OutcomeUnknownError, match="answer_lost"):
        await _send(lambda request: httpx.Response(200, content=content))


async def test_a_502_leaves_a_send_open_and_a_question_not() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(502, text="Bad gateway")

    with pytest.raises(OutcomeUnknownError, match="answer_lost"):
        await _send(handler)
    async with _graph(handler) as graph:
        with pytest.raises(UnavailableError, match="service_unavailable"):
            await graph.fetch_number(NUMBER)


@pytest.mark.parametrize(
    ("failure", "sending", "asking"),
    [
        (httpx.ConnectError, UnavailableError, UnavailableError),
        (httpx.ConnectTimeout, UnavailableError, UnavailableError),
        (httpx.PoolTimeout, UnavailableError, UnavailableError),
        (httpx.ProxyError, UnavailableError, UnavailableError),
        (httpx.UnsupportedProtocol, UnavailableError, UnavailableError),
        (httpx.ReadTimeout, OutcomeUnknownError, UnavailableError),
        (httpx.WriteTimeout, OutcomeUnknownError, UnavailableError),
        (httpx.ReadError, OutcomeUnknownError, UnavailableError),
        (httpx.WriteError, OutcomeUnknownError, UnavailableError),
        (httpx.RemoteProtocolError, OutcomeUnknownError, UnavailableError),
        (httpx.DecodingError, OutcomeUnknownError, UnavailableError),
    ],
)
async def test_a_broken_connection(
    failure: type[httpx.TransportError], sending: type[AuraError], asking: type[AuraError]
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise failure("canario +56900000142")

    with pytest.raises(sending) as raised:
        await _send(handler)
    assert "canario" not in f"{raised.value!r} {raised.value.detail} {raised.value.__cause__}"
    async with _graph(handler) as graph:
        with pytest.raises(asking, match="no_connection"):
            await graph.fetch_templates(WABA)


@pytest.mark.parametrize(
    ("token", "code"),
    [
        (None, "access_token_missing"),
        (Secret(""), "access_token_missing"),
        (Secret(" \n"), "access_token_missing"),
        (Secret("EAAñ"), "access_token_invalid"),
        (Secret("EAA\r\nX-Evil: 1"), "access_token_invalid"),
    ],
)
async def test_a_token_that_cannot_be_one(token: Secret | None, code: str) -> None:
    async with _graph(_answer("send_text"), token) as graph:
        with pytest.raises(SetupError, match=code):
            await graph.send(NUMBER, TEXT, JOB)


async def test_the_token_is_read_anew_for_each_request() -> None:
    tokens = [Secret("uno"), Secret(" dos\n")]
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return _answer("number")(request)

    transport = httpx.MockTransport(handler)
    async with GraphClient(transport, "https://a.example", "v25.0", lambda: tokens.pop(0)) as graph:
        await graph.fetch_number(NUMBER)
        await graph.fetch_number(NUMBER)
    assert seen == ["Bearer uno", "Bearer dos"]


async def test_the_number() -> None:
    async with _graph(_answer("number")) as graph:
        assert await graph.fetch_number(NUMBER) == NumberInfo(
            phone_number_id=NUMBER,
            display_phone_number="+56 2 2200 0000",
            verified_name="Consulta Ficticia",
            quality_rating="GREEN",
            status="CONNECTED",
        )


async def test_the_messaging_limit_comes_with_the_number() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert "whatsapp_business_manager_messaging_limit" in request.url.params["fields"]
        limit = {"whatsapp_business_manager_messaging_limit": "TIER_2K"}
        return httpx.Response(200, json={"id": NUMBER, "status": "CONNECTED"} | limit)

    async with _graph(handler) as graph:
        assert (await graph.fetch_number(NUMBER)).messaging_limit == "TIER_2K"


async def test_a_version_without_the_limit_still_knows_the_number() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if "messaging_limit" in request.url.params["fields"]:
            error = {"code": 100, "message": "(#100) nonexisting field"}
            return httpx.Response(400, json={"error": error})
        return httpx.Response(200, json={"id": NUMBER, "status": "CONNECTED"})

    async with _graph(handler) as graph:
        number = await graph.fetch_number(NUMBER)
    assert (number.status, number.messaging_limit) == ("CONNECTED", "")


async def test_templates_come_from_all_pages() -> None:
    urls: list[httpx.URL] = []

    def handler(request: httpx.Request) -> httpx.Response:
        urls.append(request.url)
        page = "templates_2" if "after" in request.url.params else "templates_1"
        return _answer(page)(request)

    async with _graph(handler) as graph:
        templates = await graph.fetch_templates(WABA)
    assert [url.params.get("after") for url in urls] == [None, "MjQZD"]
    assert {url.host for url in urls} == {"graph.example"}
    assert templates == [
        Template(
            id="600000000000006",
            name="recordatorio_hora",
            language="es",
            status=TemplateStatus.APPROVED,
            category=TemplateCategory.UTILITY,
            parameter_format=ParameterFormat.POSITIONAL,
            components=(
                TemplateComponent(
                    type="HEADER",
                    format="TEXT",
                    text="Hora en {{1}}",
                    examples=(("1", "Providencia"),),
                ),
                TemplateComponent(
                    type="BODY",
                    text="Hola {{1}}, te esperamos el {{2}}.",
                    examples=(("1", "Camila"), ("2", "jueves")),
                ),
                TemplateComponent(type="FOOTER", text="Consulta ficticia"),
                TemplateComponent(
                    type="BUTTONS",
                    buttons=(
                        TemplateButton(type="QUICK_REPLY", text="Confirmar"),
                        TemplateButton(type="URL", text="Ver", url="https://a.example/{{1}}"),
                        TemplateButton(
                            type="PHONE_NUMBER", text="Llamar", phone_number="+56222000000"
                        ),
                    ),
                ),
            ),
        ),
        Template(
            id="600000000000007",
            name="bienvenida",
            language="es_CL",
            status=TemplateStatus.REJECTED,
            category=TemplateCategory.MARKETING,
            parameter_format=ParameterFormat.NAMED,
            components=(
                TemplateComponent(
                    type="BODY", text="Hola {{nombre}}", examples=(("nombre", "Camila"),)
                ),
            ),
            rejected_reason="INVALID_FORMAT",
        ),
        Template(
            id="600000000000008",
            name="hello_world",
            language="en_US",
            status=TemplateStatus.UNKNOWN,
            category=TemplateCategory.UNKNOWN,
            parameter_format=ParameterFormat.POSITIONAL,
            components=(
                TemplateComponent(type="HEADER", format="IMAGE"),
                TemplateComponent(type="BODY", text="Hello"),
            ),
        ),
    ]


async def test_a_cursor_that_stands_still_ends_the_pages() -> None:
    asked = 0

    def handler(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        return _answer("templates_1")(request)

    async with _graph(handler) as graph:
        await graph.fetch_templates(WABA)
    assert asked == 2


async def test_ids_cannot_reach_another_address() -> None:
    urls: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        urls.append(request.url.raw_path)
        return _answer("number")(request)

    async with _graph(handler) as graph:
        await graph.fetch_number(PhoneNumberId("../me?x=1#"))
    assert urls[0].startswith(b"/v25.0/..%2Fme%3Fx%3D1%23?fields=")


async def test_a_token_never_leaves_unencrypted() -> None:
    graph = GraphClient(None, "http://graph.example", "v25.0", lambda: TOKEN)
    with pytest.raises(SetupError, match="graph_url_insecure"):
        async with graph:
            pass


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"])
async def test_nobody_at_home_is_no_connection(address: str) -> None:
    async with GraphClient(None, address, "v25.0", lambda: TOKEN) as graph:
        with pytest.raises(UnavailableError, match="no_connection"):
            await graph.send(NUMBER, TEXT, JOB)


async def test_trust_is_built_for_the_network() -> None:
    async with GraphClient(None, "https://127.0.0.1:1", "v25.0", lambda: TOKEN) as graph:
        with pytest.raises(UnavailableError, match="no_connection"):
            await graph.send(NUMBER, TEXT, JOB)


async def test_before_and_after_its_time_it_says_so() -> None:
    graph = _graph(_answer("number"))
    with pytest.raises(UnavailableError, match="not_started"):
        await graph.fetch_number(NUMBER)
    async with graph:
        await graph.fetch_number(NUMBER)
    with pytest.raises(UnavailableError, match="not_started"):
        await graph.fetch_number(NUMBER)


async def _answer_and_hang_up(
    answer: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await reader.readuntil(b"}}")
    writer.write(answer)
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"]
)
async def test_a_connection_cut_after_the_request_leaves_the_outcome_open(answer: bytes) -> None:
    server = await asyncio.start_server(
        lambda reader, writer: _answer_and_hang_up(answer, reader, writer), "127.0.0.1", 0
    )
    port = server.sockets[0].getsockname()[1]
    async with (
        server,
        GraphClient(None, f"http://127.0.0.1:{port}", "v25.0", lambda: TOKEN) as graph,
    ):
        with pytest.raises(OutcomeUnknownError, match="answer_lost"):
            await graph.send(NUMBER, TEXT, None)


async def test_an_answer_that_trickles_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_http, "ANSWER_WITHIN_S", 0.3)
    hung_up = asyncio.Event()

    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}}")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        while not reader.at_eof():
            writer.write(b" ")
            with suppress(TimeoutError):
                await asyncio.wait_for(reader.read(1), 0.02)
        writer.transport.abort()
        hung_up.set()

    server = await asyncio.start_server(trickle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with (
        server,
        asyncio.timeout(10),
        GraphClient(None, f"http://127.0.0.1:{port}", "v25.0", lambda: TOKEN) as graph,
    ):
        with pytest.raises(OutcomeUnknownError, match="answer_lost"):
            await graph.send(NUMBER, TEXT, None)
        await hung_up.wait()


async def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    read = 0

    async def flood() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1024 * 1024
            yield b" " * 1024 * 1024

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=flood())

    with pytest.raises(OutcomeUnknownError, match="answer_lost"):
        await _send(handler)
    assert read < 2 * graph_http.MAX_ANSWER_BYTES


@pytest.mark.parametrize("page", [b"", b"<html>", b"{}", b"[]", b'{"data":"x"}'])
async def test_somebody_elses_page_is_no_empty_list(page: bytes) -> None:
    async with _graph(lambda request: httpx.Response(200, content=page)) as graph:
        with pytest.raises(UnavailableError, match="not_graph"):
            await graph.fetch_templates(WABA)


@pytest.mark.parametrize("page", [b"", b"<html>", b"{}", b"[]"])
async def test_somebody_elses_page_is_no_number(page: bytes) -> None:
    async with _graph(lambda request: httpx.Response(200, content=page)) as graph:
        with pytest.raises(UnavailableError, match="not_graph"):
            await graph.fetch_number(NUMBER)
