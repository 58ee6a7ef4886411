"""A client that is closed leaves no connection behind, however far its requests had come."""

import asyncio
from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

import httpx
import httpx2
import pytest

from aura_desktop.gateways.parting import client_type
from tests.eventually import eventually

LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2])
TURNS = 40
"""Of the loop: after so many a request on loopback has long been sent."""
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Host:
    """Answers, or is silent, and keeps every connection open until the other end goes."""

    def __init__(self) -> None:
        self.answers = True
        self.came = 0
        self.open = 0
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.came += 1
        self.open += 1
        try:
            while await reader.readline():
                if self.answers:
                    writer.write(ANSWER)
                    self.answers = False
        except ConnectionError:
            pass
        finally:
            self.open -= 1
            writer.close()


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    host = Host()
    await host.start()
    yield host
    await host.stop()


def client_of(library: ModuleType) -> Any:
    return client_type(library)(trust_env=False, verify=False)


@LIBRARIES
async def test_it_hangs_up_however_far_a_request_has_come(library: ModuleType, host: Host) -> None:
    host.answers = False
    for turns in range(TURNS):
        client = client_of(library)
        asking = asyncio.create_task(client.get(host.url))
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(10):
            await client.aclose()
            await asyncio.wait({asking})
        # Before the first turn there was no request yet, and the library says so.
        found = asking.exception()
        assert isinstance(found, library.ReadError if turns else RuntimeError), turns
        await eventually(lambda: host.open == 0)
    assert host.came > TURNS / 2


@LIBRARIES
async def test_whoever_asks_at_the_same_time_is_told(library: ModuleType, host: Host) -> None:
    host.answers = False
    async with client_of(library) as client:
        several = [asyncio.create_task(client.get(host.url)) for _ in range(5)]
        await eventually(lambda: host.open == 5)
    for each in await asyncio.gather(*several, return_exceptions=True):
        assert isinstance(each, library.ReadError)
    await eventually(lambda: host.open == 0)


@LIBRARIES
async def test_it_may_be_closed_by_two_at_once_and_again(library: ModuleType, host: Host) -> None:
    host.answers = False
    client = client_of(library)
    asking = asyncio.create_task(client.get(host.url))
    await eventually(lambda: host.open == 1)
    async with asyncio.timeout(10):
        await asyncio.gather(client.aclose(), client.aclose())
        await client.aclose()
    with pytest.raises(library.ReadError):
        await asking
    assert client.is_closed


@LIBRARIES
async def test_an_answer_is_an_answer_and_its_connection_ends(
    library: ModuleType, host: Host
) -> None:
    client = client_of(library)
    assert (await client.get(host.url)).text == "ok"
    assert host.open == 1
    await client.aclose()
    await eventually(lambda: host.open == 0)


@LIBRARIES
async def test_other_ends_stay_what_they_are(library: ModuleType, host: Host) -> None:
    host.answers = False
    client = client_of(library)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.get(host.url)
    with pytest.raises(library.ReadTimeout):
        await client.get(host.url, timeout=0.05)
    asking = asyncio.create_task(client.get(host.url))
    came = host.came
    await eventually(lambda: host.came > came)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await client.aclose()


async def test_a_timeout_of_a_transport_is_not_taken_for_the_close() -> None:
    def transport(request: httpx.Request) -> httpx.Response:
        raise TimeoutError

    client = client_type(httpx)(transport=httpx.MockTransport(transport))
    with pytest.raises(TimeoutError):
        await client.get("http://127.0.0.1/")
    await client.aclose()
