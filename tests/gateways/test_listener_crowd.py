"""More connections than the listener keeps, and senders who never take their answers."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from aura_desktop.gateways import listener as listener_module
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.gateways.whatsapp.webhook import PATH
from tests.gateways.servers import (
    APP_SECRET,
    DEADLINE_S,
    VERIFY_TOKEN,
    Acceptor,
    Webhook,
    raw_connection,
    running_webhook,
    until_closed,
)

FEW = 8
BODY = b'{"entry": []}'


@asynccontextmanager
async def small_webhook(acceptor: Acceptor, most: int = FEW) -> AsyncIterator[Webhook]:
    """A webhook with room for few connections."""
    patch = pytest.MonkeyPatch()
    patch.setattr(listener_module, "MAX_CONNECTIONS", most)
    try:
        async with running_webhook(acceptor) as webhook:
            yield webhook
    finally:
        patch.undo()


def delivery(body: bytes, more: str = "X-More: none") -> bytes:
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: aura.example\r\nContent-Length: {len(body)}\r\n"
        f"X-Hub-Signature-256: {signature.sign(body, APP_SECRET)}\r\n{more}\r\n\r\n"
    )
    return head.encode() + body


async def test_senders_who_say_nothing_give_way_to_one_who_speaks() -> None:
    acceptor = Acceptor()
    async with small_webhook(acceptor) as webhook, AsyncExitStack() as idle:
        for _ in range(4 * FEW):
            await idle.enter_async_context(raw_connection(webhook.port))
        for number in range(3):
            assert (await webhook.post_signed(b'{"n":%d}' % number)).status_code == 200
    assert acceptor.bodies == [b'{"n":0}', b'{"n":1}', b'{"n":2}']


async def test_half_a_body_gives_way_and_is_told() -> None:
    acceptor = Acceptor()
    async with small_webhook(acceptor) as webhook, AsyncExitStack() as slow:
        readers = []
        for _ in range(FEW):
            reader, writer = await slow.enter_async_context(raw_connection(webhook.port))
            writer.write(delivery(BODY, "Expect: 100-continue")[:-3])
            assert b" 100 " in await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), DEADLINE_S)
            readers.append(reader)
        assert (await webhook.post_signed(b"{}")).status_code == 200
        told = await until_closed(readers[0])
    assert told.startswith(b"HTTP/1.1 408 ")
    assert acceptor.bodies == [b"{}"]


async def test_a_delivery_that_is_being_kept_gives_way_to_nobody() -> None:
    acceptor = Acceptor(holding=True)
    async with small_webhook(acceptor) as webhook, AsyncExitStack() as idle:
        reader, writer = await idle.enter_async_context(raw_connection(webhook.port))
        writer.write(delivery(BODY))
        await acceptor.until_held()
        for _ in range(4 * FEW):
            await idle.enter_async_context(raw_connection(webhook.port))
        assert (await webhook.post_signed(b"{}")).status_code == 200
        acceptor.release()
        line = await asyncio.wait_for(reader.readline(), DEADLINE_S)
    assert line.startswith(b"HTTP/1.1 200 ")
    assert acceptor.bodies == [b"{}", BODY]


async def test_who_never_takes_the_answers_is_cut_off() -> None:
    ask = (
        f"GET {PATH}?hub.mode=subscribe&hub.verify_token={VERIFY_TOKEN.reveal()}"
        f"&hub.challenge={'a' * 60_000} HTTP/1.1\r\nHost: aura.example\r\n\r\n"
    ).encode()
    async with running_webhook(Acceptor(), header_timeout_s=0.2, request_timeout_s=0.4) as webhook:
        reader, writer = await asyncio.open_connection("127.0.0.1", webhook.port, limit=1024)

        async def ask_on() -> None:
            while True:
                writer.write(ask)
                await writer.drain()

        with pytest.raises(ConnectionError):
            async with asyncio.timeout(DEADLINE_S):
                await ask_on()
        del reader
        assert (await webhook.post_signed(BODY)).status_code == 200


async def test_who_asks_on_and_on_without_waiting_is_cut_off() -> None:
    acceptor = Acceptor(holding=True)
    async with (
        running_webhook(acceptor) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        writer.write(delivery(BODY))
        await acceptor.until_held()
        writer.write(delivery(b'{"other": 1}') * 100)
        assert await until_closed(reader) == b""
        acceptor.release()
        assert (await webhook.post_signed(b"{}")).status_code == 200
    assert acceptor.bodies == [BODY, b"{}"]


async def test_a_few_requests_may_be_sent_ahead() -> None:
    acceptor = Acceptor()
    async with (
        running_webhook(acceptor) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        bodies = [b'{"n":%d}' % number for number in range(8)]
        writer.write(b"".join(map(delivery, bodies)))
        for _ in bodies:
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), DEADLINE_S)
            assert answer.startswith(b"HTTP/1.1 200 ")
    assert acceptor.bodies == bodies


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(("allowed", "most"), [(20_000, 256), (256, 64), (4, 2), (-1, 256)])
def test_few_open_files_mean_few_connections(
    monkeypatch: pytest.MonkeyPatch, allowed: int, most: int
) -> None:
    import resource

    monkeypatch.setattr(resource, "getrlimit", lambda _: (allowed, allowed))
    assert listener_module._most_connections() == most
