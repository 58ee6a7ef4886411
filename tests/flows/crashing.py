"""The headless program that kills itself at one named step of the store: `crashing.py before:lease 1`.

A step is before or after a store function; the number says at which of its calls. A function is named as it
stands in its module, or with the module's last name before it: "lease", "outbox.lease".
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from aura_desktop import config, core, headless
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery

Watch = Callable[[str, Awaitable[Any]], Awaitable[Any]]
"""Is given the name of a step and its work, and returns what the work found."""


def die() -> None:
    """At once, without any tidying up: as when the power goes."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def name_of(fn: Any) -> str:
    """A store function with its module: "outbox.lease"."""
    module, name = getattr(fn, "__module__", ""), getattr(fn, "__name__", type(fn).__name__)
    return f"{module.rpartition('.')[2]}.{name}"


def crash_at(step: str, call: int = 1) -> Watch:
    """Ends the process around this call of one function."""
    moment, _, wanted = step.partition(":")
    calls = iter(range(call - 1, -1, -1))

    async def watched(name: str, work: Awaitable[Any]) -> Any:
        is_it = wanted in (name, name.rpartition(".")[2])
        if moment == "before" and is_it and next(calls, -1) == 0:
            die()
        result = await work
        # A lease that found no job is no step.
        is_it = is_it and (result or name != "outbox.lease")
        if moment == "after" and is_it and next(calls, -1) == 0:
            die()
            await asyncio.sleep(60)
        return result

    return watched


def watch_store(watch: Watch) -> None:
    """From now on every database that Core opens tells of each thing it is asked for."""

    class WatchedDatabase(Database):
        """A real one."""

        async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
            return await watch(name_of(fn), super().run(fn, *args, **kwargs))

        async def read(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
            return await watch(name_of(fn), super().read(fn, *args, **kwargs))

        async def append_delivery(self, delivery: RawDelivery) -> int:
            found: int = await watch("inbox.append", super().append_delivery(delivery))
            return found

    core.Database = WatchedDatabase  # type: ignore[attr-defined] # the one place where it is built


if __name__ == "__main__":
    watch_store(crash_at(sys.argv[1], int(sys.argv[2])))
    sys.exit(headless.run(*config.load(os.environ)))
