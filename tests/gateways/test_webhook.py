"""The webhook over real HTTP: handshake, signature, sizes, slow senders, a store that fails."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from aura_desktop.gateways.whatsapp.webhook import MAX_BODY_BYTES, PATH, WebhookKeys, webhook_app
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

BODY = b'{"object":"whatsapp_business_account","entry":[]}'
HANDSHAKE = {
    "hub.mode": "subscribe",
    "hub.verify_token": VERIFY_TOKEN.reveal(),
    "hub.challenge": "1158201444",
}


@pytest_asyncio.fixture
async def webhook() -> AsyncIterator[Webhook]:
    async with running_webhook(Acceptor()) as running:
        yield running


async def test_the_handshake_answers_the_challenge_and_nothing_else(webhook: Webhook) -> None:
    response = await webhook.client.get(PATH, params=HANDSHAKE)
    assert (response.status_code, response.text) == (200, "1158201444")
    assert response.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "changes",
    [
        {"hub.verify_token": "otro"},
        {"hub.verify_token": ""},
        {"hub.verify_token": None},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": None},
    ],
)
async def test_a_handshake_without_our_token_is_forbidden(
    webhook: Webhook, changes: dict[str, str | None]
) -> None:
    params = {key: value for key, value in (HANDSHAKE | changes).items() if value is not None}
    response = await webhook.client.get(PATH, params=params)
    assert response.status_code == 403
    assert "1158201444" not in response.text


@pytest.mark.parametrize("name", sorted(HANDSHAKE))
async def test_a_handshake_says_each_thing_once(webhook: Webhook, name: str) -> None:
    without = [(key, value) for key, value in HANDSHAKE.items() if key != name]
    twice = [*HANDSHAKE.items(), (name, HANDSHAKE[name])]
    for said in (without, twice):
        params = httpx.QueryParams(tuple(said))
        assert (await webhook.client.get(PATH, params=params)).status_code == 403


async def test_a_challenge_is_never_a_page(webhook: Webhook) -> None:
    params = HANDSHAKE | {"hub.challenge": "<script>alert('ñ')</script>"}
    response = await webhook.client.get(PATH, params=params)
    assert response.text == "<script>alert('ñ')</script>"
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_signed_delivery_is_accepted_byte_for_byte(webhook: Webhook) -> None:
    body = rb'{"text":"Ma\u00f1ana \/ \ud83d\ude42"}'
    response = await webhook.post_signed(body)
    assert (response.status_code, response.content) == (200, b"")
    assert webhook.acceptor.bodies == [body]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Hub-Signature-256": ""},
        {"X-Hub-Signature-256": "sha256=" + "0" * 64},
        {"X-Hub-Signature-256": signature.sign(BODY, Secret("otro"))},
        {"X-Hub-Signature-256": signature.sign(BODY + b" ", APP_SECRET)},
        {"X-Hub-Signature": "sha1=" + "0" * 40},
    ],
)
async def test_an_unsigned_delivery_is_refused_and_not_kept(
    webhook: Webhook, headers: dict[str, str]
) -> None:
    response = await webhook.post(BODY, **headers)
    assert response.status_code == 401
    assert webhook.acceptor.arrivals == 0


async def test_a_store_that_fails_makes_meta_come_back(webhook: Webhook) -> None:
    webhook.acceptor.failing = True
    assert (await webhook.post_signed(BODY)).status_code == 503
    webhook.acceptor.failing = False
    assert (await webhook.post_signed(BODY)).status_code == 200
    assert webhook.acceptor.bodies == [BODY]


async def test_200_comes_only_after_the_body_is_kept() -> None:
    acceptor = Acceptor(holding=True)
    async with running_webhook(acceptor) as webhook:
        posting = asyncio.create_task(webhook.post_signed(BODY))
        await acceptor.until_held()
        # Another delivery is answered meanwhile, this one is not.
        assert (await webhook.post_signed(b"{}")).status_code == 200
        assert not posting.done()
        acceptor.release()
        assert (await posting).status_code == 200
    assert acceptor.bodies == [b"{}", BODY]


async def test_concurrent_deliveries_are_all_kept(webhook: Webhook) -> None:
    bodies = [b'{"n":%d}' % number for number in range(256)]

    async def sender(own: list[bytes]) -> None:
        async with raw_connection(webhook.port) as (reader, writer):
            for body in own:
                header = signature.sign(body, APP_SECRET)
                writer.write(_head(f"Content-Length: {len(body)}", signed=header) + body)
                answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), DEADLINE_S)
                assert answer.startswith(b"HTTP/1.1 200 ")

    await asyncio.gather(*(sender(bodies[start::64]) for start in range(64)))
    assert sorted(webhook.acceptor.bodies) == sorted(bodies)


async def test_3_mb_pass(webhook: Webhook) -> None:
    body = b"x" * MAX_BODY_BYTES
    assert (await webhook.post_signed(body)).status_code == 200
    assert webhook.acceptor.bodies == [body]


async def test_more_than_3_mb_are_refused_by_their_content_length(webhook: Webhook) -> None:
    async with raw_connection(webhook.port) as (reader, writer):
        # The body is announced and not sent: the answer must not wait for it.
        writer.write(_head(f"Content-Length: {MAX_BODY_BYTES + 1}"))
        line = await asyncio.wait_for(reader.readline(), DEADLINE_S)
    assert line.split()[1] == b"413"


async def test_more_than_3_mb_are_refused_without_content_length(webhook: Webhook) -> None:
    sent = 0

    async def chunks() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent <= MAX_BODY_BYTES:
            sent += 65536
            yield b"x" * 65536

    headers = {"X-Hub-Signature-256": "sha256=" + "0" * 64}
    response = await webhook.client.post(PATH, content=chunks(), headers=headers)
    assert response.status_code == 413
    assert webhook.acceptor.arrivals == 0


async def test_a_chunked_delivery_is_put_together(webhook: Webhook) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(BODY), 7):
            yield BODY[start : start + 7]

    headers = {"X-Hub-Signature-256": signature.sign(BODY, APP_SECRET)}
    response = await webhook.client.post(PATH, content=chunks(), headers=headers)
    assert response.status_code == 200
    assert webhook.acceptor.bodies == [BODY]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("POST", "/", 404),
        ("GET", "/whatsapp/status", 404),
        ("POST", "/whatsapp/send", 404),
        ("POST", PATH + "/", 404),
        ("PUT", PATH, 405),
        ("DELETE", PATH, 405),
        ("OPTIONS", PATH, 405),
    ],
)
async def test_nothing_else_is_served(
    webhook: Webhook, method: str, path: str, status: int
) -> None:
    response = await webhook.client.request(method, path)
    assert response.status_code == status
    assert (response.headers.get("allow") == "GET, POST") == (status == 405)


def _head(*lines: str, signed: str = signature.sign(BODY, APP_SECRET)) -> bytes:
    head = [f"POST {PATH} HTTP/1.1", "Host: aura.example", f"X-Hub-Signature-256: {signed}"]
    return "\r\n".join([*head, *lines, "", ""]).encode()


async def test_a_sender_that_never_ends_its_header_is_cut_off() -> None:
    async with (
        running_webhook(Acceptor(), header_timeout_s=0.2) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        writer.write(_head("X-More: ")[:-4])
        assert await until_closed(reader) == b""


async def test_a_sender_that_says_nothing_is_cut_off() -> None:
    async with (
        running_webhook(Acceptor(), header_timeout_s=0.2) as webhook,
        raw_connection(webhook.port) as (reader, _),
    ):
        assert await until_closed(reader) == b""


async def test_dripping_a_header_does_not_win_time() -> None:
    async with (
        running_webhook(Acceptor(), header_timeout_s=0.3) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        closed = asyncio.create_task(until_closed(reader))
        for byte in _head("X-More: " + "a" * 10_000):
            writer.write(bytes([byte]))
            done, _ = await asyncio.wait({closed}, timeout=0.02)
            if done:
                break
        assert closed.done()
        assert await closed == b""


async def test_a_sender_that_never_ends_its_body_is_told_and_cut_off() -> None:
    acceptor = Acceptor()
    async with (
        running_webhook(acceptor, header_timeout_s=0.2, request_timeout_s=0.4) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        writer.write(_head(f"Content-Length: {len(BODY)}") + BODY[:10])
        assert (await until_closed(reader)).startswith(b"HTTP/1.1 408 ")
    assert acceptor.arrivals == 0


async def test_a_second_request_on_the_same_connection_has_its_own_time() -> None:
    acceptor = Acceptor()
    async with (
        running_webhook(acceptor, header_timeout_s=0.2, request_timeout_s=0.4) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        whole = _head(f"Content-Length: {len(BODY)}") + BODY
        for _ in range(2):
            writer.write(whole)
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), DEADLINE_S)
            assert answer.startswith(b"HTTP/1.1 200 ")
        writer.write(whole[:-1])
        assert (await until_closed(reader)).startswith(b"HTTP/1.1 408 ")
    assert acceptor.bodies == [BODY, BODY]


async def test_a_waiting_store_is_no_slow_sender() -> None:
    acceptor = Acceptor(holding=True)
    async with (
        running_webhook(acceptor, header_timeout_s=0.1, request_timeout_s=0.2) as webhook,
        raw_connection(webhook.port) as (reader, writer),
    ):
        writer.write(_head(f"Content-Length: {len(BODY)}") + BODY)
        answer = asyncio.create_task(reader.readline())
        await acceptor.until_held()
        # Several limits pass while the store waits.
        done, _ = await asyncio.wait({answer}, timeout=0.6)
        assert not done
        acceptor.release()
        assert (await asyncio.wait_for(answer, DEADLINE_S)).startswith(b"HTTP/1.1 200")


async def test_a_header_without_end_is_cut_off(webhook: Webhook) -> None:
    async with raw_connection(webhook.port) as (reader, writer):
        writer.write(f"POST {PATH} HTTP/1.1\r\n".encode())
        closed = asyncio.create_task(until_closed(reader))
        for number in range(100):
            writer.write(b"X-%d: " % number + b"a" * 2000 + b"\r\n")
            try:
                await writer.drain()
            except ConnectionError:
                break
        assert await closed == b""


async def test_a_sender_that_leaves_early_is_not_kept(webhook: Webhook) -> None:
    async with raw_connection(webhook.port) as (_, writer):
        writer.write(_head(f"Content-Length: {len(BODY)}") + BODY[:10])
        await writer.drain()
    assert (await webhook.post_signed(BODY)).status_code == 200
    assert webhook.acceptor.bodies == [BODY]


async def test_logs_never_hold_bodies_tokens_or_signatures(
    webhook: Webhook, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    canary = b'{"text":"canario-secreto +56900000142"}'
    await webhook.post_signed(canary)
    await webhook.post(canary, **{"X-Hub-Signature-256": "sha256=canario-firma"})
    await webhook.client.get(PATH, params=HANDSHAKE | {"hub.verify_token": "canario-token"})
    webhook.acceptor.failing = True
    await webhook.post_signed(canary)
    own = [record for record in caplog.records if not record.name.startswith(("http", "asyncio"))]
    text = "\n".join(record.getMessage() for record in own)
    assert "disk_full" in text
    for word in ("canario", "56900000142", VERIFY_TOKEN.reveal(), APP_SECRET.reveal()):
        assert word not in text


async def test_a_flood_of_refusals_is_a_line_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="aura_desktop")
    now = 0.0
    acceptor = Acceptor()
    keys = WebhookKeys(VERIFY_TOKEN, APP_SECRET)
    app = webhook_app(acceptor.accept, keys, ticks=lambda: now)

    async def ask(path: str, method: str = "POST") -> None:
        scope = {"type": "http", "path": path, "method": method, "query_string": b"", "headers": []}

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": BODY}

        async def send(_: Any) -> None:
            """Nobody reads it."""

        await app(scope, receive, send)

    for now in (0.0, 1.0, 2.0, 59.9, 60.0):  # noqa: B007  # the clock of the app
        await ask("/otra")
    await ask(PATH)
    assert [record.getMessage() for record in caplog.records] == [
        "webhook request refused: not_found",
        "webhook request refused: not_found, and 3 before it",
        "webhook request refused: signature_missing",
    ]


async def test_other_servers_may_hand_bodies_over_in_other_pieces() -> None:
    sent: list[Any] = []
    acceptor = Acceptor()
    app = webhook_app(acceptor.accept, WebhookKeys(VERIFY_TOKEN, APP_SECRET))
    scope = {
        "type": "http",
        "path": PATH,
        "method": "POST",
        "query_string": b"",
        "headers": [(b"x-hub-signature-256", b"sha256=0")],
    }
    parts: list[list[dict[str, Any]]] = [
        [{"type": "http.disconnect"}],
        [{"type": "http.request", "body": b"a", "more_body": True}, {"type": "http.disconnect"}],
    ]
    for messages in parts:

        async def receive(left: list[dict[str, Any]] = messages) -> dict[str, Any]:
            return left.pop(0)

        async def send(message: Any) -> None:
            sent.append(message)

        await app(scope, receive, send)
    assert sent == []

    async def whole() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x" * (MAX_BODY_BYTES + 1)}

    await app(scope, whole, send)
    assert sent[0]["status"] == 413
    assert acceptor.arrivals == 0
