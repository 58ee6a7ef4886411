"""Cyclic garbage is collected on the home thread alone.

Left to itself Python collects on whichever thread happens to allocate; on the database's or a listener's
thread that would end Qt objects which belong to the window, and with them the process.
"""

import asyncio
import gc

LOOK_EVERY_S = 10.0
YOUNG_OBJECTS = 5_000
LOOKS_TO_OLD = 12


def leave_start_alone() -> None:
    """What the start made stays for good: never look at it again."""
    gc.freeze()


async def collect_here() -> None:
    """Runs until cancelled; only on the home loop, and only where automatic collection is off."""
    looks = 0
    while True:
        await asyncio.sleep(LOOK_EVERY_S)
        looks += 1
        if looks % LOOKS_TO_OLD == 0:
            gc.collect()
        elif gc.get_count()[0] > YOUNG_OBJECTS:
            gc.collect(1)
