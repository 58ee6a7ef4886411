"""The program of that day as a child: started, asked, and looked at from outside."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import time as hour
from pathlib import Path
from typing import Any, Self

import httpx

from aura_desktop.domain.allowance import MOST_CEILING
from aura_desktop.domain.setup import Choice, Clinic, ClinicService, OpeningHours, Setup
from aura_desktop.setup_file import SetupFile
from aura_desktop.store import holds, settings, sqlcipher
from aura_desktop.store.database import DatabaseKey
from tests.bench.process import ROOT
from tests.bench.resident import resident_bytes
from tests.bench.webhook import live_environment
from tests.bench.window_program import DATABASE_FILE
from tests.eventually import eventually
from tests.store.seeding import seed
from tests.torture.day_clock import BEGINS, DayClock
from tests.torture.planted import VARIABLE

ANSWER_S = 60.0
ASK_AGAIN_S = 0.5
OLD_CONVERSATIONS = 200
"""With messages of the days before; their service windows close in the course of this one."""
_KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT", "LD_LIBRARY_PATH", "XDG_RUNTIME_DIR", VARIABLE)


def day_environment(folder: Path, graph: str, display: str, old: int) -> dict[str, str]:
    """A live program on a store of `old` messages, of a clinic that knows its hours and prices."""
    environment = live_environment(folder)
    key = DatabaseKey.parse(environment["AURA_DB_KEY"])
    seed(folder / DATABASE_FILE, key, old, OLD_CONVERSATIONS, until=BEGINS)
    _let_all_leave(folder / DATABASE_FILE, key)
    hours = tuple(OpeningHours(weekday=day, opens=hour(9), closes=hour(19)) for day in range(5))
    services = (
        ClinicService(name="Limpieza facial", price_clp=35_000, duration_min=60),
        ClinicService(name="Evaluación", price_clp=15_000, duration_min=30),
    )
    clinic = Clinic(
        name="Clínica Ejemplo", address="Calle Ejemplo 000", hours=hours, services=services
    )
    SetupFile(folder).write(Setup(choice=Choice.LIVE, clinic=clinic))
    screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} if display else {}
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "QT_QPA_PLATFORM": "offscreen",
        **screen,
        **environment,
        "AURA_GRAPH_URL": graph,
        "AURA_TUNNEL": "off",
        "AURA_LANGUAGE": "es",
        "PYTHONUTF8": "1",
        "PYTHONFAULTHANDLER": "1",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """At one moment of the day; bytes, and how many messages the program had taken and sent by then."""

    messages: int
    private: int
    resident: int
    files: int
    threads: int
    tasks: int
    objects: int
    timers: int
    database: int
    log: int


def _let_all_leave(path: Path, key: DatabaseKey) -> None:
    """A clinic this busy has raised its own ceiling."""
    engine = sqlcipher.engine(path, key.reveal())
    with engine.begin() as tx:
        settings.put(tx, holds.CEILING, str(MOST_CEILING))
    engine.dispose()


class DayProgram:
    """`async with` starts it and waits until it serves; ended by its id."""

    def __init__(
        self, folder: Path, environment: dict[str, str], clock: DayClock, *, watch: bool
    ) -> None:
        self._folder = folder
        self._environment = environment
        self._watch = watch
        options = ["--watch"] if watch else []
        self._arguments = [str(clock.origin), str(clock.speed), *options]
        self.webhook = self.api = ""

    async def __aenter__(self) -> Self:
        ports = _free_ports()
        names = ("AURA_WEBHOOK_PORT", "AURA_API_PORT")
        self.webhook, self.api = (f"http://127.0.0.1:{port}" for port in ports)
        given = {name: str(port) for name, port in zip(names, ports, strict=True)}
        self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.torture.day_host",
            *self._arguments,
            cwd=ROOT,
            env={**self._environment, **given},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if self._watch else subprocess.DEVNULL,
            limit=2**24,
        )
        self.pid = self._child.pid
        key = self._environment["AURA_API_KEY"]
        self.client = httpx.AsyncClient(
            timeout=20,
            trust_env=False,
            headers={"Authorization": f"Bearer {key}"},
            verify=False,
        )
        try:
            await self._heard()
            await eventually(self._serves, ANSWER_S)
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()
        if self._child.returncode is None:
            self._child.kill()
        await self._child.wait()

    async def ask(self, command: str) -> dict[str, Any]:
        """Its answer to a command of `day_host`."""
        assert self._child.stdin is not None
        self._child.stdin.write(f"{command}\n".encode())
        await self._child.stdin.drain()
        return await self._heard()

    async def ended(self) -> int:
        """Asked politely; the exit code."""
        self._child.terminate()
        async with asyncio.timeout(ANSWER_S):
            return await self._child.wait()

    async def status(self) -> dict[str, Any]:
        """GET /whatsapp/status."""
        answer = await self.client.get(f"{self.api}/whatsapp/status")
        found: dict[str, Any] = answer.json()
        return found

    async def send(self, phone: str, words: str, key: str) -> str:
        """POST /whatsapp/send under this key, again where the answer is lost; "" if taken, else why not."""
        body = {"phone_number": phone, "message": words, "message_type": "text"}
        while True:
            try:
                answer = await self.client.post(
                    f"{self.api}/whatsapp/send", json=body, headers={"Idempotency-Key": key}
                )
            except httpx.TransportError:
                await asyncio.sleep(ASK_AGAIN_S)
                continue
            taken = answer.status_code == 202
            return "" if taken else f"{answer.status_code} {answer.json()['code']}"

    async def idle(self, within_s: float) -> bool:
        """Whether nothing waits in its queues, within so long."""
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            with suppress(httpx.TransportError):
                queues = (await self.status())["queues"]
                if not queues["inbox"] and not queues["outbox"]:
                    return True
            await asyncio.sleep(0.2)
        return False

    async def sample(self, messages: int) -> Sample:
        """Everything that must not grow."""
        counted = await self.ask("sample")
        return await asyncio.to_thread(self._sampled, messages, counted)

    def _sampled(self, messages: int, counted: dict[str, Any]) -> Sample:
        process = Path(f"/proc/{self.pid}")
        rollup = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
        private = sum(int(line.split()[1]) for line in rollup if line.startswith("Private_"))
        return Sample(
            messages=messages,
            private=private * 1024,
            resident=resident_bytes(self.pid),
            files=len(list((process / "fd").iterdir())),
            threads=len(list((process / "task").iterdir())),
            tasks=counted["tasks"],
            objects=counted["objects"],
            timers=counted["timers"],
            database=self._size(f"{DATABASE_FILE}*"),
            log=self._size("logs/aura.log*"),
        )

    def _size(self, pattern: str) -> int:
        return sum(path.stat().st_size for path in self._folder.glob(pattern))

    async def _heard(self) -> dict[str, Any]:
        assert self._child.stdout is not None
        async with asyncio.timeout(ANSWER_S):
            line = await self._child.stdout.readline()
        if not line:
            raise RuntimeError(f"the program of that day has ended: {await self._child.wait()}")
        found: dict[str, Any] = json.loads(line)
        return found

    async def _serves(self) -> bool:
        try:
            return "queues" in await self.status()
        except httpx.TransportError:
            return False


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
