"""One data folder, many lives of the program over it: each is started, put under load, and ended or killed."""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import httpx

from tests.eventually import eventually
from tests.flows.processes import Program, environment
from tests.torture import left_behind, planted
from tests.torture.outside import PATIENTS, WORDS, Asked, Delivery, Outside

PATIENCE_S = 60.0
SENDERS, CLIENTS = 3, 2
FIRST_SENDS = 6
KILLED = {1, 15, 255} if sys.platform == "win32" else {-9, 255}
"""Exit codes of the dead; the last one where the system had let go of it before it was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """How a life ends: by the program itself around a call of a store function, or from outside after so long.

    The time counts from the start, not from the moment it is ready.
    """

    step: str = ""
    call: int = 1
    after_s: float = 0.0


class Child(Program):
    """The tortured program as a process; `started_s` is there once it is ready."""

    def __init__(self, environ: dict[str, str], said: IO[bytes], *arguments: str) -> None:
        super().__init__(environ, "-m", "tests.torture.program", *arguments, said=said)
        self.started_s = 0.0

    async def begin(self, patience_s: float = PATIENCE_S) -> str:
        """As any program begins; how long it took is noted."""
        began = time.monotonic()
        line = await super().begin(patience_s)
        self.started_s = time.monotonic() - began if self.webhook else 0.0
        return line

    @property
    def is_gone(self) -> bool:
        return self.process.returncode is not None

    async def answer_in_window(self, phone: str, text: str) -> bool:
        """A person types these words and presses Enter; True once the bubble stands there."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(OSError):
            self.process.stdin.write(json.dumps({"phone": phone, "text": text}).encode() + b"\n")
            await self.process.stdin.drain()
            return (await self.process.stdout.readline()).decode().strip() == f"answered {text}"
        return False


class Lives:
    """What is left behind by one life is the ground of the next; `outside` remembers across all of them."""

    def __init__(
        self, folder: Path, outside: Outside, *, window: bool = False, screen: str = ""
    ) -> None:
        self.folder = folder
        self.outside = outside
        self.clean_s: list[float] = []
        self.killed_s: list[float] = []
        self._window = window
        self._was_killed = False
        self._typed = 0
        self._starts = 0
        self._looked_at = 0
        self._environ = environment(folder, outside.graph.url) | {
            "AURA_LANGUAGE": "en",
            "TMPDIR": str(folder),
            **({"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"} if screen else {}),
            **({} if screen else {"QT_QPA_PLATFORM": "offscreen"}),
            planted.VARIABLE: os.environ.get(planted.VARIABLE, ""),
        }

    @property
    def data(self) -> Path:
        return self.folder / "data"

    async def killed(self, death: Death, within_s: float = 15.0) -> bool:
        """A life under load until it dies; whether its step came. What it left is compared."""
        arguments = ["--die", death.step, str(death.call)] if death.step else []
        killer: asyncio.Task[None] | None = None
        with self._said() as said:
            child = Child(self._environ, said, *self._options(), *arguments)
            try:
                beginning = asyncio.create_task(child.begin())
                if death.after_s:
                    killer = asyncio.create_task(self._kill_later(child, death.after_s))
                await beginning
                self._note_start(child, arguments)
                if child.webhook:
                    await self.loaded(child, within_s)
                has_come = child.is_gone or not child.webhook
            finally:
                await self._buried(child, killer)
        if child.process.returncode not in KILLED:
            self.outside.blame(f"wrong: it ended with {child.process.returncode}: {self.log()}")
        self._was_killed = True
        await self.compare()
        return has_come

    async def ended(
        self,
        work: Callable[[Child], Coroutine[Any, Any, None]],
        *arguments: str,
        kindly: bool = True,
    ) -> None:
        """A life that does this work and is then asked to end, or killed."""
        with self._said() as said:
            child = Child(self._environ, said, *self._options(), *arguments)
            try:
                line = await child.begin()
                assert child.webhook, f"it did not start: {line} {self.log()}"
                self._note_start(child, arguments)
                await work(child)
                if kindly:
                    child.process.terminate()
                    async with asyncio.timeout(PATIENCE_S):
                        code = await child.process.wait()
                    # Windows knows no polite signal: there it just ends.
                    if code != 0 and sys.platform != "win32":
                        self.outside.blame(f"wrong: it ended with {code}")
            finally:
                await self._buried(child, None)
        self._was_killed = not kindly

    async def refused(self) -> str:
        """A start that is refused: its last line; "" if it starts all the same."""
        with self._said() as said:
            before = said.tell()
            child = Child(self._environ, said, *self._options())
            try:
                await child.begin()
                if child.webhook:
                    return ""
                async with asyncio.timeout(PATIENCE_S):
                    code = await child.process.wait()
                if code != 2:
                    self.outside.blame(f"wrong: a refused start ended with {code}")
            finally:
                await self._buried(child, None)
        lines = (self.folder / "said.txt").read_bytes()[before:].decode().splitlines()
        return lines[-1] if lines else ""

    async def compare(self, *, is_over: bool = False) -> None:
        """Hold what it left against what the world knows."""
        left = await asyncio.to_thread(left_behind.look, self.data)
        self.outside.blame(*left_behind.compare(left, self.outside, is_over=is_over))
        said = (self.folder / "said.txt").read_bytes()[self._looked_at :].decode()
        self._looked_at += len(said.encode())
        self.outside.blame(*(f"leaked: {words!r} was logged" for words in WORDS if words in said))
        if "Traceback" in said:
            self.outside.blame(f"wrong: it stumbled: {said[said.index('Traceback') :][:2000]}")

    def log(self) -> str:
        """What the lives said on their error stream."""
        return (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")[-4000:]

    # what goes on while it lives

    async def loaded(self, child: Child, for_s: float) -> None:
        """Load for so long, or until it dies."""
        loops = [self._deliver(child) for _ in range(SENDERS)]
        loops += [self._send(child) for _ in range(CLIENTS)] + [self._watch(child)]
        if self._window:
            loops.append(self._type(child))
        tasks = [asyncio.create_task(loop) for loop in loops]
        gone = asyncio.create_task(child.process.wait())
        await asyncio.wait({gone}, timeout=for_s)
        gone.cancel()
        for task in tasks:
            task.cancel()
        for found in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(found, Exception):
                raise found

    async def everybody_writes(self, child: Child) -> None:
        """Each patient once, so that each may be answered; some are, and their ticks come in the wrong order."""
        for patient in PATIENTS:
            await self.tell(child, self.outside.text(patient))
        await child.until_received(len(self.outside.kept))
        self.outside.is_everybody_known = True
        for _ in range(FIRST_SENDS):
            await self.ask(child, self.outside.next_send())
        await eventually(lambda: self.is_quiet(child), PATIENCE_S)
        for job_id, wamid in list(self.outside.graph.wamids.items()):
            for status in ("read", "sent"):
                await self.tell(child, self.outside.tick(job_id, wamid, status))
        await eventually(lambda: self.is_quiet(child), PATIENCE_S)

    async def drained(self, child: Child) -> None:
        """All that got no answer is asked again, until every one has got it and nothing is under way."""
        outside = self.outside
        while outside.waiting:
            await self.tell(child, outside.waiting.popleft())
        for asked in outside.asked:
            if not asked.job_id:
                await self.ask(child, asked)
        await eventually(lambda: self.is_quiet(child), PATIENCE_S)
        for job_id, wamid in list(outside.graph.wamids.items())[::2]:
            # Half of what nobody knows is settled by a tick.
            await self.tell(child, outside.tick(job_id, wamid, "delivered"))
        await eventually(lambda: self.is_quiet(child), PATIENCE_S)

    async def is_quiet(self, child: Child) -> bool:
        queues = (await child.status())["queues"]
        return bool(queues["inbox"] == 0 and queues["outbox"] == 0)

    async def tell(self, child: Child, delivery: Delivery) -> int:
        """Deliver once; what it said."""
        code = await child.deliver(delivery.body)
        self.outside.answer(delivery, code)
        return code

    async def _deliver(self, child: Child) -> None:
        # In the first moments too there is something that must not be lost.
        delivery = self.outside.text()
        while not child.is_gone:
            code = 0
            try:
                code = await child.deliver(delivery.body)
            finally:
                self.outside.answer(delivery, code)
            await asyncio.sleep(self.outside.chance.uniform(0.01, 0.05))
            delivery = self.outside.next_delivery()

    async def _send(self, child: Child) -> None:
        while not child.is_gone:
            await self.ask(child, self.outside.next_send())
            await asyncio.sleep(self.outside.chance.uniform(0.02, 0.2))

    async def ask(self, child: Child, asked: Asked) -> str:
        """Send once; the code of its refusal, "" if it was taken or died over it."""
        fields = {"phone_number": asked.phone, "message": asked.text, "message_type": "text"}
        with contextlib.suppress(httpx.TransportError, ValueError):
            answer = await child.send(asked.key, **fields)
            self.outside.took(asked, answer.status_code, answer.json())
            return str(answer.json().get("code", ""))
        return ""

    async def _watch(self, child: Child) -> None:
        while not child.is_gone:
            known = [each.job_id for each in self.outside.asked if each.job_id]
            if known:
                job_id = self.outside.chance.choice(known[-40:])
                with contextlib.suppress(httpx.TransportError, ValueError):
                    found = await child.message(f"/whatsapp/messages/{job_id}")
                    self.outside.saw(job_id, found.get("state", "gone"))
            if self.outside.chance.random() < 0.1:
                with contextlib.suppress(httpx.TransportError, ValueError):
                    await child.status()
            await asyncio.sleep(0.02)

    async def _type(self, child: Child) -> None:
        while not child.is_gone:
            self._typed += 1
            text = f"V{self._typed}."
            phone = f"+{self.outside.chance.choice(PATIENTS)}"
            if await child.answer_in_window(phone, text):
                self.outside.answered.add(text)

    # how it begins and ends

    def _options(self) -> list[str]:
        return ["--window"] if self._window else []

    def _said(self) -> IO[bytes]:
        return (self.folder / "said.txt").open("ab")

    def _note_start(self, child: Child, arguments: Sequence[str]) -> None:
        """Of the same program on the same folder only: not of the first, nor of one that is watched from inside."""
        self._starts += 1
        if child.started_s and self._starts > 1 and not arguments:
            (self.killed_s if self._was_killed else self.clean_s).append(child.started_s)

    async def _kill_later(self, child: Child, after_s: float) -> None:
        await asyncio.sleep(after_s)
        if hasattr(child, "process") and not child.is_gone:
            child.process.kill()

    async def _buried(self, child: Child, killer: asyncio.Task[None] | None) -> None:
        if killer is not None:
            await killer
        if hasattr(child, "process"):
            if not child.is_gone:
                child.process.kill()
            await child.process.communicate()
        await child.client.aclose()
