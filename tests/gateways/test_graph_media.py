"""Files of messages over a Graph that lies, stalls and leads away; the token goes nowhere else."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from aura_desktop.domain import retry
from aura_desktop.domain.ids import MediaId
from aura_desktop.domain.media import MediaFacts
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp import graph_media
from aura_desktop.gateways.whatsapp.graph import GraphClient
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app
from aura_desktop.sandbox.pictures import photo
from aura_desktop.services import dispatch, media

TOKEN = "EAA-ficticio"
PHOTO = MediaId("300000000000001")
HERE = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1"
LIMIT = 1000

Handler = Callable[[httpx.Request], httpx.Response]


class Graph:
    """Answers what a test says, and keeps whom the token was shown to."""

    def __init__(self, handler: Handler, url: str = "https://graph.example/") -> None:
        self.shown: list[str] = []
        self._handler = handler
        self._url = url

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if TOKEN in request.headers.get("authorization", ""):
            self.shown.append(request.url.host)
        return self._handler(request)

    async def look_up(self) -> MediaFacts:
        async with self._client() as client:
            return await client.look_up_media(PHOTO)

    async def read(self, url: str = HERE, limit: int = LIMIT) -> bytes:
        parts = bytearray()

        async def take(part: bytes) -> None:
            parts.extend(part)

        async with self._client() as client:
            await client.read_media(MediaFacts(url=url), limit, take)
        return bytes(parts)

    def _client(self) -> GraphClient:
        transport = httpx.MockTransport(self._answer)
        return GraphClient(transport, self._url, "v25.0", lambda: Secret(TOKEN))


class Raw(httpx.AsyncByteStream):
    def __init__(self, content: bytes) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content


def bytes_of(content: bytes, status: int = 200, encoding: str = "identity") -> httpx.Response:
    """An answer that is still to be read, as those of the network are."""
    return httpx.Response(status, headers={"content-encoding": encoding}, stream=Raw(content))


def always(response: httpx.Response) -> Handler:
    return lambda request: response


async def refusal(graph: Graph, **how: object) -> AuraError:
    with pytest.raises(AuraError) as caught:
        await graph.read(**how)  # type: ignore[arg-type]
    return caught.value


async def test_a_look_up_tells_where_the_file_lies() -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        facts = {"url": HERE, "mime_type": "image/jpeg", "sha256": "AB" * 32, "file_size": 7}
        return httpx.Response(200, json=facts)

    found = await Graph(handler).look_up()
    assert asked == [f"https://graph.example/v25.0/{PHOTO}"]
    assert found == MediaFacts(url=HERE, mime_type="image/jpeg", sha256="ab" * 32, size_bytes=7)


async def test_a_file_that_meta_no_longer_has_is_gone_and_no_trouble_of_the_set_up() -> None:
    error = {"code": 100, "error_subcode": 33, "message": "Unsupported get request."}
    with pytest.raises(RefusedError) as caught:
        await Graph(always(httpx.Response(400, json={"error": error}))).look_up()
    assert caught.value.code == "media_gone"


async def test_a_page_that_is_not_graphs_is_no_file() -> None:
    with pytest.raises(UnavailableError) as caught:
        await Graph(always(httpx.Response(200, text="<html>"))).look_up()
    assert caught.value.code == "not_graph"


async def test_an_answer_about_this_file_without_an_address_says_nothing_of_others() -> None:
    with pytest.raises(UnavailableError) as caught:
        await Graph(always(httpx.Response(200, json={"id": "1"}))).look_up()
    assert caught.value.code == "media_download_failed"
    assert not retry.is_unreachable(caught.value)


async def test_an_address_that_is_none_says_nothing_of_other_files() -> None:
    error = await refusal(Graph(always(bytes_of(b"foto"))), url=HERE + "\x01")
    assert (type(error), error.code) == (UnavailableError, "media_download_failed")


@pytest.mark.parametrize("status", [400, 401, 403, 418])
async def test_a_wordless_refusal_of_the_files_host_is_about_this_file(status: int) -> None:
    error = await refusal(Graph(always(bytes_of(b"<html>", status))))
    assert (type(error), error.code) == (UnavailableError, "media_download_failed")


async def test_the_bytes_come_as_they_are() -> None:
    content = bytes(range(256)) * 3
    graph = Graph(always(bytes_of(content)))
    assert await graph.read() == content
    assert graph.shown == ["lookaside.fbsbx.com"]


@pytest.mark.parametrize(
    "url",
    [
        "https://ladron.example/foto",
        "http://lookaside.fbsbx.com/foto",
        "https://lookaside.fbsbx.com.ladron.example/foto",
        "https://xfbsbx.com/foto",
        "https://lookaside.fbsbx.com:8443/foto",
        "https://lookaside.fbsbx.com@ladron.example/foto",
        "https://u:p@lookaside.fbsbx.com/foto",
        "ftp://lookaside.fbsbx.com/foto",
        "http://graph.example/foto",
        "http://127.0.0.1/foto",
        "file:///etc/passwd",
        "https://[::1",
        "",
        "nada",
    ],
)
async def test_the_token_is_not_taken_to_an_address_that_is_not_metas(url: str) -> None:
    graph = Graph(always(bytes_of(b"foto")))
    error = await refusal(graph, url=url)
    assert (type(error), error.code, graph.shown) == (RefusedError, "media_address_foreign", [])


async def test_a_graph_on_this_pc_sends_nothing_away_from_it() -> None:
    graph = Graph(always(bytes_of(b"foto")), "http://127.0.0.1:8765")
    assert (await refusal(graph)).code == "media_address_foreign"
    other = "http://127.0.0.1:9999/foto"
    assert (await refusal(graph, url=other)).code == "media_address_foreign"
    assert graph.shown == []
    assert await graph.read("http://127.0.0.1:8765/__media__/x") == b"foto"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_is_followed(status: int) -> None:
    answer = httpx.Response(status, headers={"location": "https://ladron.example/foto"})
    graph = Graph(always(answer))
    assert (await refusal(graph)).code == "media_address_foreign"
    assert graph.shown == ["lookaside.fbsbx.com"]


async def test_a_size_that_is_announced_too_large_is_not_read() -> None:
    read: list[int] = []

    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield bytes(LIMIT)

    answer = httpx.Response(200, headers={"content-length": str(LIMIT + 1)}, content=body())
    error = await refusal(Graph(always(answer)))
    assert (error.code, read) == ("media_too_large", [])


async def test_a_body_without_end_is_left_at_the_limit() -> None:
    given: list[int] = []

    async def body() -> AsyncIterator[bytes]:
        while True:
            given.append(1)
            yield bytes(300)

    graph = Graph(always(httpx.Response(200, content=body())))
    assert (await refusal(graph)).code == "media_too_large"
    assert sum(given) * 300 < 2 * graph_media.PART_BYTES


async def test_what_was_packed_on_the_way_stays_packed() -> None:
    """A few bytes that unpack to gigabytes count as the few bytes they are."""
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["accept-encoding"])
        return bytes_of(b"\x1f\x8b??", encoding="gzip")

    assert await Graph(handler).read() == b"\x1f\x8b??"
    assert asked == ["identity"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (httpx.ReadError(""), "media_incomplete"),
        (httpx.RemoteProtocolError(""), "media_incomplete"),
        (httpx.ReadTimeout(""), "media_incomplete"),
        (httpx.ConnectError(""), "no_connection"),
        (httpx.ConnectTimeout(""), "no_connection"),
    ],
)
async def test_a_line_that_breaks_is_tried_again(error: Exception, code: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    found = await refusal(Graph(handler))
    assert (type(found), found.code) == (UnavailableError, code)


async def test_bytes_that_trickle_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_media, "_PATIENCE_S", 0.0)
    never = asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b"f"
        await never.wait()

    error = await refusal(Graph(always(httpx.Response(200, content=body()))))
    assert (error.code, error.detail) == ("media_incomplete", "TimeoutError")


async def test_an_address_that_is_over_is_asked_for_anew() -> None:
    error = await refusal(Graph(always(httpx.Response(404))))
    assert (type(error), error.code) == (UnavailableError, "media_address_old")


async def test_a_refused_token_is_a_trouble_of_the_set_up_and_is_not_repeated() -> None:
    told = {"error": {"code": 190, "message": f"Bad token {TOKEN}"}}
    error = await refusal(Graph(always(bytes_of(json.dumps(told).encode(), 401))))
    assert (type(error), error.code) == (SetupError, "access_token_invalid")
    assert TOKEN not in f"{error.detail} {error.params}"


@pytest.mark.parametrize(("status", "code"), [(500, "service_unavailable"), (429, "call_rate")])
async def test_a_server_in_trouble_is_waited_for(status: int, code: str) -> None:
    error = await refusal(Graph(always(bytes_of(b"<html>", status))))
    assert (type(error), error.code) == (UnavailableError, code)


async def test_the_sandbox_and_the_client_understand_each_other() -> None:
    settings = SandboxSettings(
        access_token=TOKEN,
        app_secret="s",
        verify_token="v",
        phone_number_id="1",
        waba_id="2",
        app_id="3",
        display_phone_number="+56 9 0000 0100",
        webhook_url="http://127.0.0.1:9/",
        scripts={"patients": [], "templates": []},
    )
    listener = Listener(create_app(settings), name="sandbox")
    root = f"http://127.0.0.1:{await listener.start()}"
    try:
        async with httpx.AsyncClient(base_url=root, trust_env=False, verify=False) as sandbox:
            answer = await sandbox.post(
                "/v25.0/1/media",
                headers={"authorization": f"Bearer {TOKEN}"},
                data={"messaging_product": "whatsapp", "type": "image/png"},
                files={"file": ("foto.png", photo("x"), "image/png")},
            )
        got = bytearray()

        async def take(part: bytes) -> None:
            got.extend(part)

        async with GraphClient(None, root, "v25.0", lambda: Secret(TOKEN)) as client:
            facts = await client.look_up_media(MediaId(answer.json()["id"]))
            await client.read_media(facts, 10**6, take)
    finally:
        await listener.stop()
    assert (bytes(got), facts.size_bytes) == (photo("x"), len(photo("x")))


async def test_sends_and_files_and_questions_have_a_connection_each() -> None:
    """Who found none would be told that there is no network."""
    most = dispatch.MAX_IN_FLIGHT + media.MOST_AT_ONCE + 4
    there = [0]
    all_there = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        there[0] += 1
        if there[0] == most:
            all_there.set()
        await all_there.wait()
        body = b'{"url": "https://x"}'
        head = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: %d\r\n\r\n"
        writer.write(head % len(body) + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        async with GraphClient(None, root, "v25.0", lambda: Secret(TOKEN)) as client:
            found = await asyncio.gather(*(client.look_up_media(PHOTO) for _ in range(most)))
    finally:
        all_there.set()
        server.close()
        await server.wait_closed()
    assert [each.url for each in found] == ["https://x"] * most
