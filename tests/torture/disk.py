"""A disk that is full, a folder that cannot be written to, a database that another program holds.

What cannot be kept is refused, the program says why, and once the trouble is over everything is kept and goes on by
itself. Linux only: elsewhere there is no small disk that can be had without asking, and only the busy database runs.
"""

import asyncio
import logging
import random
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from tests.eventually import eventually
from tests.torture import left_behind
from tests.torture.lives import Lives
from tests.torture.load import PATIENCE_S, Load
from tests.torture.outside import LosingGraph, Outside
from tests.torture.small_disk import SmallDisk, small_disk
from tests.torture.table import Row, Scale

ROOT = Path(__file__).parents[2]
LONG_TEXT = 3000
MOST = 4000
FULL = {"disk_full", "io_error"}
"""A file system says the first, a quota the second."""
SENTENCES = {
    "not_writable": "The data folder cannot be written to.",
    "locked": "Another program is using the data file.",
}
IN_FLIGHT = 8
HOLD = """
import sys
from pathlib import Path
from aura_desktop.store import sqlcipher
connection = sqlcipher.connect(Path(sys.argv[1]), sys.stdin.readline().strip())
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""
"""Another program that has the database open and lets nobody write."""


def rows(scale: Scale) -> list[Row]:
    """One row a trouble."""
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    return asyncio.run(_all(scale))


async def _all(scale: Scale) -> list[Row]:
    troubles = [_busy(scale)]
    if sys.platform == "linux":
        troubles += [_full(scale), _read_only()]
    return await asyncio.gather(*troubles)


class Trouble:
    """What was said to Meta and to another program meanwhile."""

    def __init__(self, load: Load, codes: set[str]) -> None:
        self._load = load
        self._child = load.child
        self._outside = load.outside
        self._codes = codes
        self.refused: Counter[str] = Counter()

    async def begin(self) -> None:
        """Some sends get to Graph, which keeps its answer back."""
        graph = self._outside.graph
        graph.hold()
        goal = len(graph.bodies) + IN_FLIGHT
        while len(graph.bodies) < goal:
            await self._load.ask(self._outside.next_send())
            await asyncio.sleep(0.05)

    async def suffer(self, count: int) -> None:
        """So many deliveries are refused at least, and so many sends; the status must tell why."""
        outside = self._outside
        for _ in range(MOST):
            if self.refused["delivery"] >= count:
                break
            if await self._load.tell(outside.text(length=LONG_TEXT)) != 200:
                self.refused["delivery"] += 1
        await eventually(self._is_told, PATIENCE_S)
        outside.graph.hold(False)
        for _ in range(MOST):
            if self.refused["send"] >= count:
                break
            code = await self._load.ask(outside.next_send())
            if code:
                self.refused["send"] += 1
                if code not in self._codes:
                    outside.blame(f"wrong: a send was refused with {code}")

    async def _is_told(self) -> bool:
        found = await self._child.status()
        link = found["links"]["webhook"]
        is_down = link["state"] == "down" and link["code"] in self._codes
        return bool(is_down and found["status"] == "degraded")

    async def is_over(self) -> None:
        """What was refused is taken, the answers of Graph are known, and the status says that all is well."""
        child = self._child
        await self._load.drained()

        async def is_well() -> bool:
            return bool((await child.status())["links"]["webhook"]["state"] == "ok")

        await eventually(is_well, PATIENCE_S)
        for job_id in self._outside.graph.wamids:
            found = await child.message(f"/whatsapp/messages/{job_id}")
            if found["state"] == "unconfirmed":
                # The answer came, and only the disk did not take it.
                self._outside.blame(f"wrong: job {job_id} is unconfirmed, and its answer came")


async def _full(scale: Scale) -> Row:
    async with _ground() as (lives, disk):
        assert disk is not None
        refused: Counter[str] = Counter()

        async def until_it_heals(load: Load) -> None:
            await load.everybody_writes()
            for _ in range(scale.of(1, 5)):
                trouble = Trouble(load, FULL)
                await trouble.begin()
                disk.fill(load.child.process.pid)
                await trouble.suffer(scale.of(3, 20))
                disk.free(load.child.process.pid)
                await trouble.is_over()
                refused.update(trouble.refused)

        async def until_it_dies(load: Load) -> None:
            trouble = Trouble(load, FULL)
            await trouble.begin()
            disk.fill(load.child.process.pid)
            await trouble.suffer(scale.of(3, 20))
            refused.update(trouble.refused)

        await lives.ended(until_it_heals)
        await lives.compare(is_over=True)
        await lives.ended(until_it_dies, kindly=False)
        await lives.compare()
        said = await lives.refused()
        if said not in {"", *SENTENCES_OF_A_FULL_DISK}:
            lives.outside.blame(f"wrong: it said {said!r}")
        disk.free()
        await lives.ended(Load.drained)
        await lives.compare(is_over=True)
        return _row(
            "a full disk",
            lives.outside,
            sum(refused.values()),
            f"{disk.kind}: {refused['delivery']} deliveries answered 503 and kept later, "
            f"{refused['send']} sends refused and made later; a start on it {f'says: {said}' if said else 'succeeds'}",
        )


SENTENCES_OF_A_FULL_DISK = (
    "The disk is full. Free some space and try again.",
    "The disk did not answer. Check it and the space that is left on it.",
    SENTENCES["not_writable"],
)


async def _read_only() -> Row:
    async with _ground() as (lives, disk):
        assert disk is not None
        said = ""
        for work in (Load.everybody_writes, Load.drained):
            # Before the first start, and before one that has something to lose.
            disk.write_protect()
            said = await lives.refused()
            if said != SENTENCES["not_writable"]:
                lives.outside.blame(f"wrong: it said {said!r}")
            disk.write_protect(is_on=False)
            await lives.ended(work)
        await lives.compare(is_over=True)
        return _row("a folder that is read-only", lives.outside, 2, f"the start says: {said}")


async def _busy(scale: Scale) -> Row:
    async with _ground(with_disk=False) as (lives, _):
        refused: Counter[str] = Counter()

        async def until_it_is_free(load: Load) -> None:
            await load.everybody_writes()
            for _ in range(scale.of(1, 5)):
                trouble = Trouble(load, {"locked"})
                await trouble.begin()
                async with _held(lives.data):
                    await trouble.suffer(scale.of(1, 3))
                await trouble.is_over()
                refused.update(trouble.refused)

        await lives.ended(until_it_is_free)
        await lives.compare(is_over=True)
        async with _held(lives.data):
            said = await lives.refused()
        if said != SENTENCES["locked"]:
            lives.outside.blame(f"wrong: it said {said!r}")
        await lives.ended(Load.drained)
        await lives.compare(is_over=True)
        return _row(
            "a database that another program holds",
            lives.outside,
            sum(refused.values()),
            f"{refused['delivery']} deliveries answered 503 and kept later, "
            f"{refused['send']} sends refused and made later; the start says: {said}",
        )


@asynccontextmanager
async def _held(data: Path) -> AsyncIterator[None]:
    """Somebody else has the database for so long."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        HOLD,
        str(data / left_behind.FILE),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(left_behind.KEY.encode() + b"\n")
    assert await process.stdout.readline() == b"held\n"
    try:
        yield
    finally:
        await process.communicate(b"\n")


@asynccontextmanager
async def _ground(*, with_disk: bool = True) -> AsyncIterator[tuple[Lives, SmallDisk | None]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="aura-torture-")))
        disk = stack.enter_context(small_disk(folder / "data")) if with_disk else None
        async with LosingGraph() as graph:
            yield Lives(folder, Outside(graph, random.Random(22))), disk


def _row(what: str, outside: Outside, tried: int, figures: str) -> Row:
    kinds = Counter(line.partition(":")[0] for line in outside.harm)
    for line in outside.harm:
        print(f"{what}: {line}", file=sys.stderr)
    return Row(
        what=what,
        tried=tried,
        lost=kinds["lost"],
        doubled=kinds["doubled"],
        wrong=kinds["wrong"],
        leaked=kinds["leaked"],
        figures=figures,
    )
