"""A load client of its own process: N keep-alive connections, each waits for its answer.

    python -m tests.bench.load PORT CONNECTIONS SECONDS PREFIX

Prints one JSON line: {"rate": answers a second, "p50_ms", "p99_ms", "max_ms", "bad": answers other than 200}.
Only ever talks to 127.0.0.1.
"""

import asyncio
import json
import sys
import time

from tests.bench.deliveries import SECRET, request_bytes, signed_text

WARM_UP = 0.15


class Connection(asyncio.Protocol):
    """Sends one request at a time until the clock runs out."""

    def __init__(self, prefix: str, until: float, done: asyncio.Future[None]) -> None:
        self._prefix = prefix
        self._until = until
        self._done = done
        self._number = 0
        self._sent_at = 0.0
        self._buffer = b""
        self.latencies: list[tuple[float, float]] = []
        self.bad = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < _content_length(head):
            return
        now = time.perf_counter()
        self.latencies.append((self._sent_at, now - self._sent_at))
        self.bad += not head.startswith(b"HTTP/1.1 200")
        self._buffer = b""
        if now < self._until:
            self._send()
        else:
            self._finish()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self.bad += 1
        self._finish()

    def _send(self) -> None:
        body = signed_text(f"{self._prefix}{self._number:07d}")
        self._number += 1
        payload = request_bytes(body, SECRET)
        self._sent_at = time.perf_counter()
        self._transport.write(payload)

    def _finish(self) -> None:
        if not self._done.done():
            self._done.set_result(None)
        self._transport.close()


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def run(port: int, connections: int, seconds: float, prefix: str) -> dict[str, float]:
    """Load the listener on 127.0.0.1:port and measure, leaving out the first moments."""
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    protocols: list[Connection] = []
    waits: list[asyncio.Future[None]] = []
    for index in range(connections):
        done: asyncio.Future[None] = loop.create_future()
        protocol = Connection(f"{prefix}{index:02d}", start + seconds, done)
        await loop.create_connection(lambda p=protocol: p, "127.0.0.1", port)  # type: ignore[misc] # bound in the loop
        protocols.append(protocol)
        waits.append(done)
    await asyncio.gather(*waits)
    counted_from = start + seconds * WARM_UP
    kept = sorted(
        latency
        for protocol in protocols
        for sent_at, latency in protocol.latencies
        if sent_at >= counted_from
    )
    return {
        "rate": len(kept) / (seconds * (1 - WARM_UP)),
        "p50_ms": 1000 * kept[len(kept) // 2],
        "p99_ms": 1000 * kept[int(len(kept) * 0.99)],
        "max_ms": 1000 * kept[-1],
        "bad": sum(protocol.bad for protocol in protocols),
    }


if __name__ == "__main__":
    port, connections, seconds, prefix = sys.argv[1:]
    print(json.dumps(asyncio.run(run(int(port), int(connections), float(seconds), prefix))))
