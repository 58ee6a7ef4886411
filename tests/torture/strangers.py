"""Those who knock from outside: requests that are hardly HTTP, and crowds that hold connections.

`python -m tests.torture.strangers PORT KIND COUNT` is such a crowd in a process of its own: it says "ready" and
goes on until its standard input ends.
"""

import asyncio
import random
import re
import sys
from collections.abc import Iterator
from contextlib import suppress

from tests.torture import mutations

PATH = "/whatsapp/webhook"
HOST = b"Host: 127.0.0.1\r\n"
SIGNED = b"X-Hub-Signature-256: sha256=" + b"0" * 64 + b"\r\n"
PATIENCE_S = 12.0


def raw_requests(chance: random.Random, count: int) -> Iterator[bytes]:
    """Bytes for a port, from nearly right to nothing of the kind."""
    post = f"POST {PATH} HTTP/1.1\r\n".encode() + HOST + SIGNED
    good = post + b"Content-Length: 2\r\n\r\n{}"
    yield from _lengths(post)
    yield from _headers(post)
    yield from _first_lines()
    for _ in range(count):
        yield mutations.spoilt(chance, good)


def _lengths(post: bytes) -> Iterator[bytes]:
    for length in (
        b"-1",
        b"+2",
        b"0x2",
        b"2,2",
        b"2 2",
        b"",
        b"9" * 30,
        b"1e3",
        b"\xb2",
        b"3145729",
    ):
        yield post + b"Content-Length: " + length + b"\r\n\r\n{}"
    yield post + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
    yield post + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    yield post + b"Content-Length: 1\r\n\r\n{}GET / HTTP/1.1\r\n\r\n"
    chunked = post + b"Transfer-Encoding: chunked\r\n\r\n"
    for chunk in (
        b"zz\r\n",
        b"-1\r\n{}\r\n",
        b"FFFFFFFFFFFFFFFFF\r\n",
        b"2\r\n{}",
        b"2;" + b"x" * 99_999,
    ):
        yield chunked + chunk
    yield chunked + b"1\r\n{\r\n" * 1_000 + b"0\r\n\r\n"
    yield post + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
    yield post + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"


def _headers(post: bytes) -> Iterator[bytes]:
    end = b"Content-Length: 0\r\n\r\n"
    yield post + b"X-Long: " + b"a" * 65_536 + b"\r\n" + end
    yield post + b"".join(b"X-%d: a\r\n" % number for number in range(5_000)) + end
    yield post + b"X-" + b"n" * 70_000 + b": a\r\n" + end
    for line in (
        b": empty\r\n",
        b"No colon\r\n",
        b"X-Nul: a\x00b\r\n",
        b"X-Bytes: \xff\xfe\xed\xa0\x80\r\n",
        b"X-Bare: a\nX-Other: b\r\n",
        b" folded\r\n",
        b"X Space: a\r\n",
        b"Expect: 100-continue\r\n",
        b"Expect: 200-maybe\r\n",
        b"Connection: close, keep-alive, upgrade\r\nUpgrade: h2c\r\n",
        b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n",
        b"Content-Encoding: gzip\r\n",
        SIGNED * 50,
        b"X-Hub-Signature-256: \xff\xff\r\n",
        b"X-Hub-Signature-256: sha256=" + "é".encode() * 64 + b"\r\n",
    ):
        yield post + line + end


def _first_lines() -> Iterator[bytes]:
    rest = b" HTTP/1.1\r\n" + HOST + b"\r\n"
    for target in (
        b"*",
        b"/",
        b"//",
        b"/\xff\xfe",
        b"/" + b"a" * 70_000,
        b"/%",
        b"/%zz%00%ff",
        b"http://[::1/x",
        b"http://" + b"a" * 3_000,
        b"evil.example:80",
        b"/whatsapp/webhook?" + b"a=b&" * 10_000,
        b"/whatsapp/webhook?hub.mode=%ff&hub.verify_token=%00%ed%a0%80&hub.challenge[]=1",
        b"/whatsapp/webhook?hub.verify_token=" + b"a" * 30_000,
    ):
        for method in (b"GET ", b"POST ", b"OPTIONS ", b"CONNECT ", b"HEAD "):
            yield method + target + rest
    yield b"GET / HTTP/9.9\r\n\r\n"
    yield b"GET / HTTP/1.0\r\n\r\n"
    yield b"GET /\r\n"
    yield b"BREW /pot HTTP/1.1\r\n\r\n"
    yield b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    yield b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 512
    yield b"\r\n" * 1_000
    yield b"\x00" * 10_000
    yield b"SSH-2.0-OpenSSH_9.6\r\n"
    yield b"a" * 200_000
    yield b"GET / HTTP/1.1\r\n" + HOST + b"\r\n" + b"GET / HTTP/1.1\r\n" * 500


async def answers(port: int, request: bytes) -> list[int]:
    """The statuses that come back; 0 if nothing was said."""
    said = await exchange(port, request)
    return [int(part[2:5]) for part in said.split(b"HTTP/1.")[1:] if part[2:5].isdigit()] or [0]


async def exchange(port: int, request: bytes) -> bytes:
    """All that is said until the other side hangs up, or our patience ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = bytearray()
    try:
        with suppress(OSError):
            writer.write(request)
            await writer.drain()
            if writer.can_write_eof():
                writer.write_eof()  # else half a request would be waited for until its time is over
            async with asyncio.timeout(PATIENCE_S):
                while part := await reader.read(65_536):
                    said += part
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    return bytes(said)


async def first_answer(port: int, request: bytes) -> bytes:
    """One whole answer, with what came in the same breath; nothing if there is none."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = b""
    try:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.write(request)
            async with asyncio.timeout(PATIENCE_S / 3):
                said = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", said)
                has_body = length is not None and not request.startswith(b"HEAD ")
                said += await reader.readexactly(int(length[1]) if length and has_body else 0)
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    return said


# crowds

PAUSE_S = 1.0
DRIP_S = 0.1


async def _idle(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await reader.read()
    writer.close()


async def _slow(port: int) -> None:
    """Byte by byte, a header first and a body after it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST {PATH} HTTP/1.1\r\n".encode() + HOST + SIGNED + b"Content-Length: 3000\r\n\r\n"
    reading = asyncio.create_task(reader.read())
    try:
        for byte in head if id(writer) % 3 else head[:20]:
            writer.write(bytes([byte]))
            await writer.drain()
        while not reading.done():
            writer.write(b"x")
            await asyncio.sleep(DRIP_S)
    finally:
        writer.close()
        await asyncio.gather(reading, return_exceptions=True)


async def _half_open(port: int) -> None:
    """Half a request, and no word more in either direction."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"POST {PATH} HTTP/1.1\r\n".encode() + HOST + SIGNED + b"Content-Length: 9\r\n\r\n{"
    )
    await reader.read()
    writer.close()


async def _deaf(port: int) -> None:
    """Many questions, and no answer is ever taken."""
    _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    while True:
        writer.write((f"GET {PATH} HTTP/1.1\r\n".encode() + HOST + b"\r\n") * 100)
        await writer.drain()
        await asyncio.sleep(DRIP_S)


KINDS = {"idle": _idle, "slow": _slow, "half-open": _half_open, "deaf": _deaf}


async def _crowd(port: int, kind: str, count: int) -> None:
    async def again_and_again() -> None:
        while True:
            with suppress(OSError):
                await KINDS[kind](port)
            await asyncio.sleep(PAUSE_S * (0.5 + random.random()))  # not all in the same moment

    tasks = [asyncio.create_task(again_and_again()) for _ in range(count)]
    await asyncio.sleep(PAUSE_S)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(_crowd(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
