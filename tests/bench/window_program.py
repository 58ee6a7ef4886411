"""The program with its window as a child process, and the empty window beside it."""

import contextlib
import http.client
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aura_desktop.store.database import DatabaseKey
from tests.bench.deliveries import PHONE_NUMBER_ID
from tests.bench.process import ROOT
from tests.bench.webhook import live_environment
from tests.store.seeding import seed

DATABASE_FILE = "aura.db"
ANSWER_S = 60.0
NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"


class Child:
    """A process that answers commands with lines of JSON."""

    def __init__(self, *arguments: str, environment: dict[str, str] | None = None) -> None:
        self._child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=_environment(environment or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self.pid = self._child.pid
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def heard(self) -> dict[str, Any]:
        """The next line it says. Raises: queue.Empty if there comes none, RuntimeError if it has ended."""
        line = self._lines.get(timeout=ANSWER_S)
        if not line:
            raise RuntimeError("the program that is measured has ended")
        found: dict[str, Any] = json.loads(line)
        return found

    def ask(self, command: str) -> dict[str, Any]:
        """Its answer to a command of `window_host`."""
        assert self._child.stdin is not None
        self._child.stdin.write(command + "\n")
        self._child.stdin.flush()
        return self.heard()

    def end(self) -> None:
        """End it, kindly first."""
        self._child.terminate()
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._reader.join()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                pipe.close()

    def _read(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self._lines.put(line)
        self._lines.put("")


class WindowProgram(Child):
    """The real program over a data folder; `framed_s` and `listed_s` since its process began."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.webhook_port, self.api_port = _free_ports()
        ports = {"AURA_WEBHOOK_PORT": str(self.webhook_port), "AURA_API_PORT": str(self.api_port)}
        started_at = str(time.monotonic())
        super().__init__(
            "-m", "tests.bench.window_host", started_at, environment={**environment, **ports}
        )
        try:
            self.framed_s: float = self.heard()["s"]
            self.listed_s: float = self.heard()["s"]
        except BaseException:
            self.end()
            raise

    def status(self) -> dict[str, Any]:
        """What the program says of itself."""
        connection = http.client.HTTPConnection("127.0.0.1", self.api_port, timeout=10)
        try:
            connection.request("GET", "/whatsapp/status")
            found: dict[str, Any] = json.loads(connection.getresponse().read())
        finally:
            connection.close()
        return found

    def wait_until_serving(self) -> None:
        """Until its ports answer; the inbox can be used before. Raises: TimeoutError."""
        deadline = time.monotonic() + ANSWER_S
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                self.status()
                return
            if time.monotonic() > deadline:
                raise TimeoutError("it does not listen")
            time.sleep(0.05)

    def wait_until_read(self) -> None:
        """Until no delivery waits in its inbox. Raises: TimeoutError."""
        deadline = time.monotonic() + ANSWER_S
        while self.status()["queues"]["inbox"]:
            if time.monotonic() > deadline:
                raise TimeoutError("deliveries still wait to be read")
            time.sleep(0.1)


@contextlib.contextmanager
def window_program(environment: dict[str, str]) -> Iterator[WindowProgram]:
    """The program until the block is left."""
    program = WindowProgram(environment)
    try:
        yield program
    finally:
        program.end()


@contextlib.contextmanager
def empty_window(timer_ms: int = 0) -> Iterator[tuple[Child, dict[str, float]]]:
    """The empty window, and what it said of itself: "painted_s", "resident_bytes"."""
    timer = [str(timer_ms)] if timer_ms else []
    child = Child("-m", "tests.bench.empty_window", str(time.monotonic()), *timer)
    try:
        yield child, child.heard()
    finally:
        child.end()


def seeded_environment(
    folder: Path, messages: int, conversations: int, largest: int = 0
) -> dict[str, str]:
    """The environment of a live program over a store of that size."""
    environment = live_environment(folder)
    key = DatabaseKey.parse(environment["AURA_DB_KEY"])
    seed(folder / DATABASE_FILE, key, messages, conversations, largest=largest)
    return environment


class _Graph(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        number = {"id": PHONE_NUMBER_ID, "display_phone_number": "+56 9 0000 0000"}
        self._answer({**number, "verified_name": "Clínica Ejemplo", "data": []})

    def _answer(self, found: dict[str, Any]) -> None:
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"success": True})

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def answering_graph() -> Iterator[str]:
    """A Graph address on loopback that knows one number, no templates, and takes marks of reading."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Graph)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _environment(changes: dict[str, str]) -> dict[str, str]:
    """Ours with changes; byte code is kept from one start to the next, as on anybody's PC."""
    kept = {name: value for name, value in os.environ.items() if name != NO_BYTE_CODE}
    return {**kept, **changes, "QT_QPA_PLATFORM": "offscreen"}


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
