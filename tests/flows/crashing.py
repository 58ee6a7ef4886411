"""The headless program that kills itself at one named step of the store: `crashing.py before:lease 1`.

A step is before or after a store function; the number says at which of its calls.
"""

import asyncio
import os
import signal
import sys
from typing import Any

from aura_desktop import config, core, headless
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery

MOMENT, _, NAME = sys.argv[1].partition(":")
CALLS = iter(range(int(sys.argv[2]) - 1, -1, -1))


def counted_down() -> bool:
    """Whether this is the call that was asked for."""
    return next(CALLS, -1) == 0


def die() -> None:
    """At once, without any tidying up: as when the power goes."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


class CrashingDatabase(Database):
    """A real database whose process ends around one call."""

    async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._watched(fn.__name__, super().run(fn, *args, **kwargs))

    async def read(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._watched(fn.__name__, super().read(fn, *args, **kwargs))

    async def append_delivery(self, delivery: RawDelivery) -> int:
        found: int = await self._watched("append", super().append_delivery(delivery))
        return found

    async def _watched(self, name: str, work: Any) -> Any:
        if MOMENT == "before" and name == NAME and counted_down():
            die()
        result = await work
        # A lease that found no job is no step.
        if MOMENT == "after" and name == NAME and (result or name != "lease") and counted_down():
            die()
            await asyncio.sleep(60)
        return result


core.Database = CrashingDatabase  # type: ignore[attr-defined] # the one place where it is built
sys.exit(headless.run(*config.load(os.environ)))
