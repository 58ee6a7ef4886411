"""An open window that nobody touches: processor time and wake-ups, beside an empty window's."""

import sys
import tempfile
import time
from pathlib import Path

from tests.bench.resident import ThreadFigures, thread_figures
from tests.bench.table import Row, at_most, bounded
from tests.bench.window_program import (
    answering_graph,
    empty_window,
    seeded_environment,
    window_program,
)

SECONDS = 60.0
"""Longer than asked for, so that each slow clock of the program has its turn."""
TIMER_MS = 1000
SETTLE_S = 8.0
Figures = dict[int, ThreadFigures]


def difference(before: Figures, after: Figures) -> tuple[float, float, str]:
    """Processor milliseconds of all threads, and the busiest thread's wake-ups a second with its name."""
    spent_ms = 0.0
    busiest, name = 0.0, ""
    for thread, figures in after.items():
        earlier = before.get(thread, ThreadFigures(name="", processor_s=0.0, wakes=0))
        spent_ms += 1000 * (figures.processor_s - earlier.processor_s)
        wakes = (figures.wakes - earlier.wakes) / SECONDS
        if wakes > busiest:
            busiest, name = wakes, figures.name
    return spent_ms, busiest, name


def rows() -> list[Row]:
    """The windows at the same time, for a minute.

    An empty one uses nothing at all, which nothing can be a multiple of: ours is measured against one whose
    only timer does nothing, once a second, the fastest pace that is allowed.
    """
    with (
        answering_graph() as graph,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
    ):
        environment = seeded_environment(Path(folder), 10_000, 500)
        environment["AURA_GRAPH_URL"] = graph
        with (
            empty_window() as (empty, _),
            empty_window(TIMER_MS) as (beating, _),
            window_program(environment) as program,
        ):
            program.ask("open 2")
            time.sleep(SETTLE_S)
            before = [thread_figures(child.pid) for child in (program, beating, empty)]
            time.sleep(SECONDS)
            after = [thread_figures(child.pid) for child in (program, beating, empty)]
            timers = program.ask("timers")["timers"]
    ours, theirs, nothing = (difference(*pair) for pair in zip(before, after, strict=True))
    fastest = ", ".join(f"{owner} {interval} ms" for interval, owner in timers)
    print(f"idle: repeating timers: {fastest}; busiest thread: {ours[2]}", file=sys.stderr)
    return [
        at_most(
            f"idle for {SECONDS:.0f} s, processor time, vs a Qt loop with one timer of 1 s "
            f"(one without: {nothing[0]:.1f} ms)",
            ours[0],
            theirs[0],
            2,
            unit="ms",
        ),
        bounded(
            "idle, wake-ups of the busiest thread (of that Qt loop)",
            ours[1],
            theirs[1],
            1,
            unit="/s",
        ),
        bounded(
            "idle, the window's fastest repeating timer, times a second (none)",
            max((1000 / interval for interval, _ in timers), default=0.0),
            0.0,
            1,
            unit="/s",
        ),
    ]
