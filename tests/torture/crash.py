"""The real program, killed again and again under load: at random moments, and between every two steps of both flows.

After each kill its file is opened and held against what Meta and another program were told. The start after a kill
is timed beside the start after an orderly end; only LONG judges it, for a busy machine tells little in few starts.
"""

import asyncio
import logging
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.torture import planted
from tests.torture.lives import Death, Lives
from tests.torture.load import Load
from tests.torture.outside import LosingGraph, Outside
from tests.torture.table import Row, Scale
from tests.virtual_screen import virtual_screen

LOST_EVERY = 5
"""Of so many messages that Graph took, the answer to the last one is lost."""
SLOWER = 1.5
CLEAN_EVERY = 6
TOLD_EVERY = 25
LOAD_S = 1.5
SHORT_STEPS = (
    "before:inbox.append",
    "inside:inbox.append",
    "after:inbox.append",
    "after:intake._apply_together",
    "after:outbox.lease",
    "before:outbox.settle_accepted",
)
"""Where most hangs on it; LONG takes all that were called."""
RANDOM, STEP, END = "killed at random", "killed between steps", "in the end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What becomes of one data folder; `steps` None: every one that is called, and at which no plan has killed yet."""

    name: str
    at_random: int
    steps: Sequence[str] | None
    seed: int
    window: bool = False


class Tally:
    """Harm by the kind of death after which it was seen."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.missed: list[str] = []
        self._harm: Counter[tuple[str, str]] = Counter()

    def count(self, kind: str, outside: Outside) -> None:
        """One more was tried; what is new of the harm is its doing."""
        self.tried[kind] += 1
        for line in outside.news():
            print(f"{kind}: {line}", file=sys.stderr, flush=True)
            self._harm[kind, line.partition(":")[0]] += 1

    def is_enough(self) -> bool:
        """With a planted fault one harm proves that it was noticed."""
        return bool(self._harm and os.environ.get(planted.VARIABLE))

    def row(self, name: str, kind: str, figures: str = "") -> Row:
        """What came of all deaths of this kind."""
        return Row(
            what=f"{name}, {kind}",
            tried=self.tried[kind],
            lost=self._harm[kind, "lost"],
            doubled=self._harm[kind, "doubled"],
            wrong=self._harm[kind, "wrong"],
            leaked=self._harm[kind, "leaked"],
            figures=figures,
        )


def rows(scale: Scale) -> list[Row]:
    """What was lost, doubled and wrong over all kills, and how long starts took."""
    is_short = scale is Scale.SHORT
    plans = (
        Plan(
            name="without a window",
            at_random=scale.of(2, 80),
            steps=SHORT_STEPS if is_short else None,
            seed=20,
        ),
        Plan(
            name="with its window",
            at_random=scale.of(1, 25),
            steps=() if is_short else None,
            seed=21,
            window=True,
        ),
    )
    # Answers are cut off on purpose, and whoever is killed may have been dead already: that is no news.
    logging.getLogger("uvicorn.error").disabled = True
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    return asyncio.run(_all(plans, scale))


async def _all(plans: Sequence[Plan], scale: Scale) -> list[Row]:
    if scale is Scale.SHORT and not os.environ.get(planted.VARIABLE):
        both = await asyncio.gather(*(_carried_out(plan, scale, set()) for plan in plans))
        return [row for found in both for row in found]
    table: list[Row] = []
    known: set[str] = set()
    for plan in plans:
        table += await _carried_out(plan, scale, known)
        if os.environ.get(planted.VARIABLE) and any(row.is_red for row in table):
            break
    return table


async def _carried_out(plan: Plan, scale: Scale, known: set[str]) -> list[Row]:
    """`known` are the steps at which another plan kills; those of this one join them."""
    tally = Tally()
    async with _ground(plan) as lives:
        at_first, later = await _traced(lives, tally, is_wanted=plan.steps is None)
        if tally.is_enough():
            return [tally.row(plan.name, END)]
        deaths = _deaths(plan, [step for step in later if step not in known])
        for number, (kind, death) in enumerate(deaths, start=1):
            await _died(lives, tally, kind, death)
            if tally.is_enough():
                return [tally.row(plan.name, kind)]
            if number % CLEAN_EVERY == 0:
                # One start after a kill, and one after an orderly end.
                await lives.ended(_some_load)
                await lives.ended(_some_load)
            if number % TOLD_EVERY == 0:
                print(f"{plan.name}: {number} of {len(deaths)} kills", file=sys.stderr, flush=True)
        await _over(lives, tally)
        figures = _figures(lives.outside)
        starts = _starts(plan, lives, scale)
    at_first = [step for step in at_first if step not in known]
    known.update(at_first, later)
    for step in at_first:
        async with _ground(plan) as lives:
            await _died(lives, tally, STEP, Death(step=step))
            await lives.ended(Load.everybody_writes)
            await _over(lives, tally)
    steps = {step.partition(":")[2] for step in [*at_first, *(death.step for _, death in deaths)]}
    missed = f"; not again: {', '.join(tally.missed)}" if tally.missed else ""
    found = [
        tally.row(plan.name, RANDOM),
        tally.row(
            plan.name, STEP, f"before, in and after {len(steps - {''})} calls of the store{missed}"
        ),
        tally.row(plan.name, END, figures),
        starts,
    ]
    # The short run kills the window at random only.
    return [row for row in found if row.tried or not row.what.endswith(STEP)]


async def _died(lives: Lives, tally: Tally, kind: str, death: Death) -> None:
    """Some steps come by chance, as when much is sent to one patient: it is told which did not come again."""
    if not await lives.killed(death) and death.step:
        tally.missed.append(death.step)
        kind = RANDOM
    tally.count(kind, lives.outside)


async def _over(lives: Lives, tally: Tally) -> None:
    await lives.ended(Load.drained)
    await lives.compare(is_over=True)
    tally.count(END, lives.outside)


async def _traced(lives: Lives, tally: Tally, *, is_wanted: bool) -> tuple[list[str], list[str]]:
    """Everybody writes; the steps that only the first life has, and those that any life has."""
    steps: list[set[str]] = []
    for life in range(2 if is_wanted else 1):
        path = lives.folder / f"trace-{life}.txt"

        async def work(load: Load, life: int = life) -> None:
            if life == 0:
                await load.everybody_writes()
            if is_wanted:
                await load.go_on(4 * LOAD_S)

        await lives.ended(work, *(("--trace", str(path)) if is_wanted else ()))
        steps.append(set(path.read_text(encoding="utf-8").split()) if is_wanted else set())
    await lives.compare()
    tally.count(END, lives.outside)
    return sorted(steps[0] - steps[-1]), sorted(steps[-1])


@asynccontextmanager
async def _ground(plan: Plan) -> AsyncIterator[Lives]:
    has_screen = plan.window and sys.platform == "linux"
    with (
        tempfile.TemporaryDirectory(prefix="aura-torture-") as folder,
        virtual_screen() if has_screen else nullcontext("") as screen,
    ):
        async with LosingGraph(LOST_EVERY) as graph:
            outside = Outside(graph, random.Random(plan.seed))
            yield Lives(Path(folder), outside, window=plan.window, screen=screen)


def _deaths(plan: Plan, called: Sequence[str]) -> list[tuple[str, Death]]:
    """All kills in an order of chance."""
    chance = random.Random(plan.seed)
    steps = called if plan.steps is None else plan.steps
    deaths = [(STEP, Death(step=step)) for step in steps]
    deaths += [(RANDOM, Death(at=chance.uniform(0.1, 1))) for _ in range(plan.at_random)]
    if plan.steps is None:
        chance.shuffle(deaths)
    return deaths


async def _some_load(load: Load) -> None:
    await load.go_on(LOAD_S / 2)


def _figures(outside: Outside) -> str:
    graph = outside.graph
    return (
        f"{outside.acknowledged:,} deliveries acknowledged, "
        f"{len(outside.asked):,} sends of a program, {len(outside.answered):,} typed, "
        f"{len(graph.bodies):,} at Graph, "
        f"{graph.lost} answers lost there"
    )


def _starts(plan: Plan, lives: Lives, scale: Scale) -> Row:
    after, clean = (median(times) if times else 0.0 for times in (lives.killed_s, lives.clean_s))
    ratio = after / clean if clean else 0.0
    return Row(
        what=f"{plan.name}, started after a kill",
        tried=len(lives.killed_s),
        wrong=int(scale is Scale.LONG and not 0 < ratio <= SLOWER),
        figures=f"{after:.2f} s after a kill"
        + (f", {clean:.2f} s after an orderly end, ratio {ratio:.2f}" if ratio else ""),
    )
