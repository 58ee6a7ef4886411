"""The tortured program as a process, and all that comes over it from outside."""

import asyncio
import contextlib
import json
import time
from typing import IO

import httpx

from tests.eventually import eventually
from tests.flows.processes import Program
from tests.torture.outside import PATIENTS, Asked, Delivery, Outside

PATIENCE_S = 60.0
DRAINED_WITHIN_S = 600.0
"""Of much that waits for one patient a message leaves each six seconds."""
SENDERS, CLIENTS = 3, 2
FIRST_SENDS = 6


class Child(Program):
    """The tortured program as a process; `started_s` is there once it is ready."""

    def __init__(self, environ: dict[str, str], said: IO[bytes], *arguments: str) -> None:
        super().__init__(environ, "-m", "tests.torture.program", *arguments, said=said)
        self.started_s = 0.0
        self.has_window = "--window" in arguments

    async def begin(self, patience_s: float = PATIENCE_S) -> str:
        """As any program begins; how long it took is noted."""
        began = time.monotonic()
        line = await super().begin(patience_s)
        self.started_s = time.monotonic() - began if self.webhook else 0.0
        return line

    @property
    def is_gone(self) -> bool:
        """Whether it has ended."""
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


class Load:
    """Meta, another program and a person before the window, all busy with one life of the program."""

    def __init__(self, child: Child, outside: Outside) -> None:
        self.child = child
        self.outside = outside
        self._is_over = False

    async def go_on(self, for_s: float) -> None:
        """All of them at once, for so long or until it dies; each finishes what it is doing.

        Not cancelled: of several dead connections the library closes only the first, then.
        """
        self._is_over = False
        loops = [self._deliver() for _ in range(SENDERS)]
        loops += [self._send() for _ in range(CLIENTS)] + [self._watch()]
        if self.child.has_window:
            loops.append(self._type())
        tasks = [asyncio.create_task(loop) for loop in loops]
        gone = asyncio.create_task(self.child.process.wait())
        await asyncio.wait({gone}, timeout=for_s)
        gone.cancel()
        self._is_over = True
        for found in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(found, Exception):
                raise found

    async def everybody_writes(self) -> None:
        """Each patient once, so that each may be answered; some are, and their ticks come in the wrong order."""
        for patient in PATIENTS:
            await self.tell(self.outside.text(patient))
        # Not by their number: of an earlier life more may be there than it acknowledged.
        await eventually(self.is_quiet, PATIENCE_S)
        self.outside.is_everybody_known = True
        for _ in range(FIRST_SENDS):
            await self.ask(self.outside.next_send())
        if self.child.has_window and not await self._type_once():
            self.outside.blame("wrong: nothing can be typed in the window")
        await eventually(self.is_quiet, PATIENCE_S)
        for job_id, wamid in list(self.outside.graph.wamids.items()):
            for status in ("read", "sent"):
                await self.tell(self.outside.tick(job_id, wamid, status))
        await eventually(self.is_quiet, PATIENCE_S)

    async def drained(self) -> None:
        """All that got no answer is asked again, until every one has got it and nothing is under way."""
        outside = self.outside
        while outside.waiting:
            await self.tell(outside.waiting.popleft())
        for asked in outside.asked:
            if not asked.job_id:
                await self.ask(asked)
        await eventually(self.is_quiet, DRAINED_WITHIN_S)
        for job_id, wamid in list(outside.graph.wamids.items())[::2]:
            # Half of what nobody knows is settled by a tick.
            await self.tell(outside.tick(job_id, wamid, "delivered"))
        await eventually(self.is_quiet, PATIENCE_S)

    async def is_quiet(self) -> bool:
        """Whether nothing waits, neither to be read nor to be sent."""
        queues = (await self.child.status())["queues"]
        return bool(queues["inbox"] == 0 and queues["outbox"] == 0)

    async def tell(self, delivery: Delivery) -> int:
        """Deliver once; what it said."""
        code = await self.child.deliver(delivery.body)
        self.outside.answer(delivery, code)
        return code

    def _is_done(self) -> bool:
        return self._is_over or self.child.is_gone

    async def _deliver(self) -> None:
        # In the first moments too there is something that must not be lost.
        delivery = self.outside.text()
        while not self._is_done():
            code = 0
            try:
                code = await self.child.deliver(delivery.body)
            finally:
                self.outside.answer(delivery, code)
            await asyncio.sleep(self.outside.chance.uniform(0.01, 0.05))
            delivery = self.outside.next_delivery()

    async def _send(self) -> None:
        while not self._is_done():
            await self.ask(self.outside.next_send())
            await asyncio.sleep(self.outside.chance.uniform(0.02, 0.2))

    async def ask(self, asked: Asked) -> str:
        """Send once; the code of its refusal, "" if it was taken or died over it."""
        fields = {"phone_number": asked.phone, "message": asked.text, "message_type": "text"}
        with contextlib.suppress(httpx.TransportError, ValueError):
            answer = await self.child.send(asked.key, **fields)
            self.outside.took(asked, answer.status_code, answer.json())
            return str(answer.json().get("code", ""))
        return ""

    async def _watch(self) -> None:
        while not self._is_done():
            known = [each.job_id for each in self.outside.asked if each.job_id]
            if known:
                job_id = self.outside.chance.choice(known[-40:])
                with contextlib.suppress(httpx.TransportError, ValueError):
                    found = await self.child.message(f"/whatsapp/messages/{job_id}")
                    self.outside.saw(job_id, found.get("state", "gone"))
            if self.outside.chance.random() < 0.1:
                with contextlib.suppress(httpx.TransportError, ValueError):
                    await self.child.status()
            await asyncio.sleep(0.02)

    async def _type(self) -> None:
        while not self._is_done():
            await self._type_once()

    async def _type_once(self) -> bool:
        phone, text = self.outside.next_words()
        stands_there = await self.child.answer_in_window(phone, text)
        if stands_there:
            self.outside.answered.add(text)
        return stands_there
