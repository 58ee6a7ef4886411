"""The program in its own process, watched from outside: what it logs, holds open, weighs, and what its tables say."""

import asyncio
import hashlib
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

from sqlcipher3 import dbapi2

from tests.eventually import eventually
from tests.flows.processes import Program, environment
from tests.flows.strict_graph import StrictGraph
from tests.torture.parsers import memory_kb

FAULT = re.compile(r"Traceback|CRITICAL|ERROR|worker \S+ (?:failed|paused)|could not be")
_OWN_CLOCKS = ("'ai.looked_to'", "'alive_at'")
"""The autopilot's bookmark moves some time after an honest message, the heartbeat every minute."""
_DATABASE_KEY = "0f" * 32
_FEW_FILES = (
    "import resource, runpy, sys;"
    "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256));"
    "sys.argv = ['main.py', '--headless'];"
    "runpy.run_path('main.py', run_name='__main__')"
)


class Desk:
    """`few_files`: with no more open files than macOS gives a program, where that can be said."""

    def __init__(self, *, few_files: bool = False) -> None:
        self.has_few_files = few_files and sys.platform != "win32"
        self.graph = StrictGraph()
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.logged = ""

    async def __aenter__(self) -> Self:
        await self.graph.__aenter__()
        environ = environment(Path(self._folder.name), self.graph.url)
        arguments = ("-c", _FEW_FILES) if self.has_few_files else ()
        self.program = await Program(environ, *arguments).__aenter__()
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.program.process.returncode is None:
            self.program.process.kill()
        await self._reading
        await self.program.__aexit__()
        await self.graph.__aexit__()
        self._folder.cleanup()

    @property
    def webhook_port(self) -> int:
        return int(self.program.webhook.rpartition(":")[2])

    @property
    def api_port(self) -> int:
        return int(self.program.api.rpartition(":")[2])

    @property
    def is_alive(self) -> bool:
        return self.program.process.returncode is None

    def faults(self) -> list[str]:
        """Lines of its log that tell of a fault of its own."""
        return [line for line in self.logged.splitlines() if FAULT.search(line)]

    def memory_kb(self) -> int:
        """What it weighs, -1 where the system does not tell."""
        return memory_kb(self.program.process.pid)

    def open_files(self) -> int:
        """How many files and connections it holds, -1 where the system does not tell."""
        try:
            return len(list(Path(f"/proc/{self.program.process.pid}/fd").iterdir()))
        except OSError:
            return -1

    async def settled(self) -> dict[str, Any]:
        """Its status once nothing waits to be read."""
        found: dict[str, Any] = {}

        async def is_quiet() -> bool:
            nonlocal found
            found = await self.program.status()
            return bool(found["queues"]["inbox"] == 0)

        await eventually(is_quiet, 120)
        return found

    async def tables(self) -> dict[str, str]:
        """A hash of every row of every table."""
        return await asyncio.to_thread(self._tables)

    def _tables(self) -> dict[str, str]:
        (file,) = Path(self._folder.name, "data").glob("*.db")
        connection = dbapi2.connect(str(file), timeout=20)
        try:
            connection.execute(f"PRAGMA key = \"x'{_DATABASE_KEY}'\"")
            named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = sorted(name for (name,) in named.fetchall())
            return {name: _digest(connection, name) for name in names}
        finally:
            connection.close()

    async def _read(self) -> None:
        stream = self.program.process.stderr
        assert stream is not None
        while part := await stream.read(65_536):
            self.logged = (self.logged + part.decode("utf-8", "replace"))[-20_000_000:]


def _digest(connection: Any, table: str) -> str:
    rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"').fetchall()))
    told = [row for row in rows if not any(name in row for name in _OWN_CLOCKS)]
    return f"{len(rows)} {hashlib.sha256(repr(told).encode()).hexdigest()}"


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Tables that are not as they were."""
    return sorted(name for name in before | after if before.get(name) != after.get(name))
