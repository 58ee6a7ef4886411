"""Nobody gets in: what proves who asks is compared in constant time, and every other way leads nowhere."""

import asyncio
import hmac
import itertools
import random
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from starlette.requests import Request

from aura_desktop import local_api
from aura_desktop.errors import AuraError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp import signature
from tests.flows.processes import API_KEY, APP_SECRET, text_delivery
from tests.torture.desk_process import Desk, changed
from tests.torture.input import quiet_tables
from tests.torture.knocks import (
    BEARER,
    DISGUISES,
    HOST,
    JSON,
    METHODS,
    ROOMS,
    SEND,
    hostile,
    post,
    spellings,
)
from tests.torture.planted import plant
from tests.torture.strangers import first_answer
from tests.torture.table import Row, Scale

_COMPARE = hmac.compare_digest


def rows(scale: Scale) -> list[Row]:
    """Every door of this PC."""
    plant()
    return [_in_constant_time(), *asyncio.run(_at_the_doors(scale))]


async def _at_the_doors(scale: Scale) -> list[Row]:
    async with Desk() as desk:
        return [
            await _replays(desk, scale),
            await _public_port(desk, scale),
            await _local_api(desk),
            await _near_misses(desk, scale),
        ]


# in constant time


def _in_constant_time() -> Row:
    """A comparison that lies decides each door: then nothing else can have."""
    wrong = int(_COMPARE.__module__ not in ("_operator", "_hashlib"))
    proofs = (_signature, _verify_token, _key)
    for proof, is_right, lie in itertools.product(proofs, (True, False), (True, False)):
        asked: list[tuple[Any, Any]] = []

        def liar(one: Any, other: Any, lie: bool = lie, asked: list[Any] = asked) -> bool:
            asked.append((one, other))
            return lie

        with _ComparedBy(liar):
            wrong += proof(is_right) != lie or len(asked) != 1
        wrong += any(len(one) == 0 for one, _ in asked)
    return Row(what="signature, verify token and key, compared", tried=12, wrong=wrong)


class _ComparedBy:
    """`hmac.compare_digest` of every module is this one; what a module compares by otherwise stays."""

    def __init__(self, compare: Callable[[Any, Any], bool]) -> None:
        self._compare = compare

    def __enter__(self) -> None:
        hmac.compare_digest = self._compare

    def __exit__(self, *_: object) -> None:
        hmac.compare_digest = _COMPARE


def _signature(is_right: bool) -> bool:
    body, secret = b"{}", Secret("secret-for-tests")
    header = signature.sign(body, secret if is_right else Secret("another"))
    return signature.is_valid(body, header, secret)


def _verify_token(is_right: bool) -> bool:
    return signature.token_matches("right" if is_right else "other", Secret("right"))


def _key(is_right: bool) -> bool:
    given = b"Bearer right" if is_right else b"Bearer other"
    request = Request({"type": "http", "headers": [(b"authorization", given)]})
    api: Any = SimpleNamespace(api_key=lambda: "right")
    try:
        local_api.LocalApi._check_key(api, request)
    except AuraError:
        return False
    return True


# replays


async def _replays(desk: Desk, scale: Scale) -> Row:
    """The same signed deliveries over and over, out of order: each is one bubble."""
    bodies = [text_delivery(number, time.time()) for number in range(5)]
    deliveries = bodies * scale.of(20, 200)
    random.Random(2026).shuffle(deliveries)
    statuses = [await desk.program.deliver(body) for body in deliveries]
    found = await desk.settled()
    received = found["messages"]["received"]
    return Row(
        what="signed deliveries, replayed",
        tried=len(deliveries),
        lost=max(0, len(bodies) - received),
        doubled=max(0, received - len(bodies)) + found["conversations"] - 1,
        wrong=sum(status != 200 for status in statuses) + len(desk.faults()),
        figures=f"{len(bodies)} messages, {received} bubbles",
    )


# the public port


async def _public_port(desk: Desk, scale: Scale) -> Row:
    """With the right key, even: nothing but the webhook's own refusals may come back."""
    knocks = [
        (method, target, disguise)
        for room in ROOMS
        for target in spellings(room)
        for method in METHODS
        for disguise in DISGUISES
    ]
    chosen = random.Random(2026).sample(knocks, scale.of(250, len(knocks)))
    before = await quiet_tables(desk)
    leaked = []
    for method, target, disguise in chosen:
        head = b"%b %b HTTP/1.1\r\n%b%b%b" % (method, target, disguise, BEARER, JSON)
        said = await first_answer(
            desk.webhook_port, head + b"Content-Length: %d\r\n\r\n" % len(SEND) + SEND
        )
        if _is_in(said):
            leaked.append(target)
    touched = changed(before, await quiet_tables(desk))
    return Row(
        what="the local API through the public port",
        tried=len(chosen),
        leaked=len(leaked),
        wrong=len(touched) + len(desk.faults()),
        figures=", ".join([*map(repr, leaked[:3]), *touched]),
    )


def _is_in(said: bytes) -> bool:
    """Whether an answer is any but a refusal of the webhook's listener."""
    statuses = [part[2:5] for part in said.split(b"HTTP/1.")[1:]]
    refusals = {b"400", b"401", b"403", b"404", b"405", b"408", b"413"}
    local = (b"application/json", b"www-authenticate", b"content-language", b"location:")
    return any(status not in refusals for status in statuses) or any(
        word in said.lower() for word in local
    )


# the local API


async def _local_api(desk: Desk) -> Row:
    """What a web page, another site or a program without the key can make of it."""
    before = await quiet_tables(desk)
    tried = leaked = 0
    strange = []
    for what, request, expected in hostile():
        tried += 1
        said = await first_answer(desk.api_port, request)
        status = int(said[9:12] or 0)
        leaked += 200 <= status < 400 or b"access-control-allow" in said.lower()
        if status not in (expected, 400):
            strange.append(f"{what}: {status}")
    touched = changed(before, await quiet_tables(desk))
    return Row(
        what="the local API from a web page, or without its key",
        tried=tried,
        leaked=leaked,
        wrong=len(strange) + len(touched) + len(desk.faults()),
        figures=", ".join([*strange[:3], *touched]),
    )


# nearly right


async def _near_misses(desk: Desk, scale: Scale) -> Row:
    """Keys, signatures and tokens that are almost the right ones."""
    before = await quiet_tables(desk)
    chance = random.Random(2026)
    body = text_delivery(7_000, time.time())
    right = signature.sign(body, Secret(APP_SECRET))
    tried = leaked = 0
    for words, request in (
        (right.encode(), lambda given: _signed(body, given)),
        (
            API_KEY.encode(),
            lambda given: post(HOST + JSON + b"Authorization: Bearer " + given + b"\r\n"),
        ),
        (b"verify-for-tests", _handshake),
    ):
        for given in _almost(chance, words, scale.of(15, 2_000)):
            port = (
                desk.api_port
                if request is not _handshake and words != right.encode()
                else desk.webhook_port
            )
            tried += 1
            said = await first_answer(port, request(given))
            leaked += b"HTTP/1.1 2" in said
    touched = changed(before, await quiet_tables(desk))
    return Row(
        what="keys, signatures and tokens, nearly right",
        tried=tried,
        leaked=leaked,
        wrong=len(touched) + len(desk.faults()) + await _locked_out(desk, body, right),
        figures=", ".join(touched),
    )


async def _locked_out(desk: Desk, body: bytes, right: str) -> int:
    """How many of the right ones do not open: a door that is always shut proves nothing."""
    await desk.program.deliver(text_delivery(1, time.time()))
    await desk.settled()
    key = HOST + JSON + BEARER
    said = [
        await first_answer(desk.webhook_port, _signed(body, right.encode())),
        await first_answer(desk.webhook_port, _handshake(b"verify-for-tests")),
        await first_answer(desk.api_port, post(key)),
    ]
    return sum(b"HTTP/1.1 2" not in answer for answer in said)


def _almost(chance: random.Random, words: bytes, count: int) -> Iterator[bytes]:
    yield from (b"", words[:-1], words + b"0", words[1:], words.upper(), words + words, words[::-1])
    yield from (b"\x00" + words, words + b"%00", words.replace(b"e", "е".encode()), words[:1])
    for _ in range(count):
        found = bytearray(words)
        at = chance.randrange(len(found))
        found[at] = ord(chance.choice("0123456789abcdefxyz-"))
        if bytes(found) != words:
            yield bytes(found)


def _signed(body: bytes, given: bytes) -> bytes:
    head = (
        b"POST /whatsapp/webhook HTTP/1.1\r\n" + HOST + b"X-Hub-Signature-256: " + given + b"\r\n"
    )
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def _handshake(given: bytes) -> bytes:
    told = "".join(f"%{sign:02x}" for sign in given).encode()
    query = b"hub.mode=subscribe&hub.challenge=7&hub.verify_token=" + told
    return b"GET /whatsapp/webhook?" + query + b" HTTP/1.1\r\n" + HOST + b"\r\n"
