"""The listener: its port, its thread, and how it ends."""

import asyncio
import logging
import socket
import threading
from typing import Any

import httpx
import pytest

from aura_desktop.errors import SetupError
from aura_desktop.gateways import listener as listener_module
from aura_desktop.gateways.listener import Listener
from tests.gateways.servers import DEADLINE_S, raw_connection


class App:
    """Answers with "hola" in two writes; /hang never answers, /bug raises; follows the lifespan."""

    def __init__(self, *, fail_at_start: bool = False) -> None:
        self.lifespan: list[str] = []
        self.fail_at_start = fail_at_start
        self.thread = ""
        self.hanging = threading.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        self.thread = threading.current_thread().name
        if scope["path"] == "/hang":
            self.hanging.set()
            await asyncio.Event().wait()
        if scope["path"] == "/bug":
            raise ValueError("canario-secreto")
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"hola"})

    async def _live(self, receive: Any, send: Any) -> None:
        while True:
            event = (await receive())["type"]
            self.lifespan.append(event)
            if self.fail_at_start:
                raise RuntimeError("no start")
            await send({"type": f"{event}.complete"})
            if event == "lifespan.shutdown":
                return


async def _get(port: int, path: str = "/") -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False, verify=False, timeout=DEADLINE_S) as client:
        return await client.get(f"http://127.0.0.1:{port}{path}")


async def test_it_serves_in_a_thread_of_its_own_and_stops() -> None:
    app = App()
    listener = Listener(app, name="webhook")
    port = await listener.start()
    response = await _get(port)
    assert response.text == "hola"
    assert app.thread == "webhook"
    assert "server" not in response.headers
    await listener.stop()
    assert app.lifespan == ["lifespan.startup", "lifespan.shutdown"]
    assert "webhook" not in {thread.name for thread in threading.enumerate()}
    with pytest.raises(httpx.ConnectError):
        await _get(port)


async def test_it_starts_again_on_the_same_port() -> None:
    listener = Listener(App())
    port = await listener.start()
    await _get(port)
    await listener.stop()
    again = Listener(App(), port=port)
    assert await again.start() == port
    assert (await _get(port)).text == "hola"
    await again.stop()


async def test_stopping_twice_or_before_the_start_has_no_effect() -> None:
    listener = Listener(App())
    await listener.stop()
    await listener.start()
    await listener.stop()
    await listener.stop()


async def test_who_gives_up_waiting_for_its_end_does_not_disturb_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    unforeseen: list[object] = []
    monkeypatch.setattr(threading, "excepthook", unforeseen.append)
    app = App()
    server = Listener(app, name="probe")
    await server.start()
    (thread,) = (each for each in threading.enumerate() if each.name == "probe")
    stopping = asyncio.create_task(server.stop())
    await asyncio.sleep(0)
    stopping.cancel()
    await asyncio.gather(stopping, return_exceptions=True)
    await asyncio.to_thread(thread.join)
    assert app.lifespan == ["lifespan.startup", "lifespan.shutdown"]
    assert unforeseen == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_who_gives_up_waiting_for_its_start_can_still_end_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = App()
    server = Listener(app, name="probe")
    starting = asyncio.create_task(server.start())
    await asyncio.sleep(0)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    (thread,) = (each for each in threading.enumerate() if each.name == "probe")
    async with asyncio.timeout(DEADLINE_S):
        await server.stop()
    await asyncio.to_thread(thread.join)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError) as raised:
            await Listener(App(), port=port).start()
    assert (raised.value.code, raised.value.params) == ("port_in_use", {"port": port})


async def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(SetupError, match="port_refused"):
        # Kept for documentation (RFC 5737): no machine has it.
        await Listener(App(), host="192.0.2.1").start()


async def test_an_app_that_does_not_start_is_told() -> None:
    with pytest.raises(SetupError, match="listener_failed"):
        await Listener(App(fail_at_start=True)).start()


async def test_idle_connections_do_not_hold_it_up() -> None:
    listener = Listener(App())
    port = await listener.start()
    async with raw_connection(port) as (reader, writer):
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.wait_for(reader.readuntil(b"hola"), DEADLINE_S)
        async with raw_connection(port) as (_, other):
            other.write(b"GET / HT")
            await other.drain()
            await asyncio.wait_for(listener.stop(), 2)


async def test_a_request_that_hangs_is_cut_after_the_graceful_time(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(listener_module, "STOP_TIMEOUT_S", 0.3)
    app = App()
    listener = Listener(app)
    port = await listener.start()
    async with raw_connection(port) as (reader, writer):
        writer.write(b"GET /hang HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.to_thread(app.hanging.wait, DEADLINE_S)
        await asyncio.wait_for(listener.stop(), DEADLINE_S)
        await asyncio.wait_for(reader.read(), DEADLINE_S)
    assert app.lifespan[-1] == "lifespan.shutdown"
    assert "Traceback" not in caplog.text


async def test_a_bug_in_the_app_answers_500_and_logs_no_texts(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="uvicorn")
    listener = Listener(App())
    port = await listener.start()
    response = await _get(port, "/bug")
    assert response.status_code == 500
    assert (await _get(port)).text == "hola"
    await listener.stop()
    assert "ValueError in __call__" in caplog.text
    assert "canario" not in caplog.text


async def test_it_does_not_wait_for_acknowledgements() -> None:
    # asyncio turns Nagle's algorithm off only for sockets that name their protocol.
    bound = listener_module._bound_socket("127.0.0.1", 0)
    with bound:
        assert bound.proto == socket.IPPROTO_TCP


async def test_too_many_connections_are_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener_module, "MAX_CONNECTIONS", 2)
    monkeypatch.setattr(listener_module, "STOP_TIMEOUT_S", 0.3)
    app = App()
    listener = Listener(app)
    port = await listener.start()
    async with raw_connection(port) as (_, writer):
        writer.write(b"GET /hang HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.to_thread(app.hanging.wait, DEADLINE_S)
        assert (await _get(port)).status_code == 503
        writer.transport.abort()
    await listener.stop()
