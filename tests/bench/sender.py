"""Deliveries at a pace, each sent when it is due whatever became of those before; times of the monotonic clock."""

import socket
import threading
import time
from dataclasses import dataclass

from tests.bench.deliveries import SECRET, request_bytes, signed_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One delivery that was answered with 200."""

    wamid: str
    due_at: float
    answered_at: float

    @property
    def took_ms(self) -> float:
        """From the moment it was due, so that a stalled server is not excused."""
        return 1000 * (self.answered_at - self.due_at)


def _connected(port: int) -> socket.socket:
    """The listener follows the inbox, so it may be a moment late."""
    deadline = time.monotonic() + 10
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def deliver(
    port: int, count: int, prefix: str, *, connections: int, rate: float = 0.0, patients: int = 1
) -> list[Sent]:
    """Send `count` texts of `patients` in turn, `rate` a second (0: as fast as they are answered).

    Raises: RuntimeError if one was not answered with 200.
    """
    found: list[list[Sent]] = [[] for _ in range(connections)]
    errors: list[BaseException] = []
    begin = time.monotonic() + 0.05

    def work(lane: int) -> None:
        try:
            with _connected(port) as connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for number in range(lane, count, connections):
                    due = begin + number / rate if rate else time.monotonic()
                    time.sleep(max(due - time.monotonic(), 0))
                    unique = f"{prefix}{number:06d}"
                    body = signed_text(unique, 1 + number % patients)
                    connection.sendall(request_bytes(body, SECRET))
                    _expect_ok(connection)
                    at = time.monotonic()
                    found[lane].append(Sent(wamid=f"wamid.{unique}", due_at=due, answered_at=at))
        except BaseException as error:  # told to whoever measures, below
            errors.append(error)

    lanes = [threading.Thread(target=work, args=(lane,)) for lane in range(connections)]
    for each in lanes:
        each.start()
    for each in lanes:
        each.join()
    if errors:
        raise RuntimeError("a delivery was not answered") from errors[0]
    return sorted((sent for lane in found for sent in lane), key=lambda sent: sent.due_at)


def percentile(figures: list[float], part: float) -> float:
    """The figure that only `1 - part` of all exceed."""
    return sorted(figures)[min(int(len(figures) * part), len(figures) - 1)]


def _expect_ok(connection: socket.socket) -> None:
    answer = b""
    while b"\r\n\r\n" not in answer:
        received = connection.recv(4096)
        if not received:
            raise ConnectionError("closed without an answer")
        answer += received
    if not answer.startswith(b"HTTP/1.1 200"):
        raise ConnectionError(answer[:40].decode("latin-1"))
