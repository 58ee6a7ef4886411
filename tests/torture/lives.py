"""One data folder, many lives of the program over it: each is started, put under load, and ended or killed."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.flows.processes import environment
from tests.torture import left_behind, planted
from tests.torture.load import PATIENCE_S, Child, Load
from tests.torture.outside import WORDS, Outside

UNDER_LOAD_S = 2.5
KILLED = {1, 15, 255} if sys.platform == "win32" else {-9, 255}
"""Exit codes of the dead; the last one where the system had let go of it before it was asked."""


Work = Callable[[Load], Coroutine[Any, Any, None]]
"""What is done with one life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """How a life ends: by the program itself at a step of crashing.py, or from outside.

    `at` is a part of the time that a start takes and UNDER_LOAD_S: some die before they are ready.
    """

    step: str = ""
    call: int = 1
    at: float = 0.0


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
        self._starts = 0
        self._usual_start_s = 0.0
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
        """The data folder."""
        return self.folder / "data"

    async def killed(self, death: Death, within_s: float = 30.0) -> bool:
        """A life under load until it dies; whether its step came. What it left is compared."""
        arguments = ["--die", death.step, str(death.call)] if death.step else []
        killer: asyncio.Task[None] | None = None
        with self._said() as said:
            child = Child(self._environ, said, *self._options(), *arguments)
            try:
                beginning = asyncio.create_task(child.begin())
                if death.at:
                    after_s = death.at * (self._usual_start_s + UNDER_LOAD_S)
                    killer = asyncio.create_task(self._kill_later(child, after_s))
                await beginning
                self._note_start(child, arguments)
                if child.webhook:
                    await Load(child, self.outside).go_on(within_s)
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
        work: Work,
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
                await work(Load(child, self.outside))
                if kindly:
                    child.process.terminate()
                    async with asyncio.timeout(PATIENCE_S):
                        code = await child.process.wait()
                    # Windows knows no polite signal: there it just ends.
                    if code != 0 and sys.platform != "win32":
                        self.outside.blame(f"wrong: it ended with {code}")
            except TimeoutError:
                # One life that hangs is harm; it must not cost the figures of all the others.
                self.outside.blame(f"wrong: life {self._starts} was not done in time")
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

    # how it begins and ends

    def _options(self) -> list[str]:
        return ["--window"] if self._window else []

    def _said(self) -> IO[bytes]:
        return (self.folder / "said.txt").open("ab")

    def _note_start(self, child: Child, arguments: Sequence[str]) -> None:
        """Of the same program on the same folder only: not of the first, nor of one that is watched from inside."""
        self._starts += 1
        self._usual_start_s = child.started_s or self._usual_start_s
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
