"""Cyclic garbage is collected on the home thread alone.

Left to itself Python collects on whichever thread happens to allocate; on the database's or a listener's
thread that would end Qt objects which belong to the window, and with them the process.
"""

import asyncio
import gc
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

LOOK_EVERY_S, BUSY_LOOK_S = 10.0, 1.0
"""On a busy day the young are collected often: so few at a time hold nobody up."""
YOUNG_OBJECTS = 2_000
OLD_EVERY_S = 600.0


def leave_start_alone() -> None:
    """What the start made stays for good: never look at it again."""
    gc.freeze()


def close_generators(loop: asyncio.AbstractEventLoop) -> None:
    """What nobody reads to its end is closed by a task of this thread's loop; Qt's leaves that to the collector.

    Outside of a task a half-read answer of a model's server could not be closed, and would complain.
    """

    def close(generator: AsyncGenerator[Any, Any]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: loop.create_task(generator.aclose()))

    sys.set_asyncgen_hooks(finalizer=close)


async def collect_here(sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Runs until cancelled; only on the home loop, and only where automatic collection is off."""
    if sys.get_asyncgen_hooks().finalizer is None:
        close_generators(asyncio.get_running_loop())
    busy, waited_s = False, 0.0
    while True:
        pause_s = BUSY_LOOK_S if busy else LOOK_EVERY_S
        await sleep(pause_s)
        waited_s += pause_s
        busy = gc.get_count()[0] > YOUNG_OBJECTS
        if waited_s >= OLD_EVERY_S:
            waited_s = 0.0
            gc.collect()
        elif busy:
            gc.collect(1)
