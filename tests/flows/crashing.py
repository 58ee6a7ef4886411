"""The headless program that kills itself at one named step of the store: `crashing.py before:lease 1`.

A step is before or after a store function, or inside of it: all is written and nothing is committed. The number says
at which of its calls. A function is named as it stands in its module, or with the module's last name before it:
"lease", "outbox.lease".
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Sequence
from typing import Any, Protocol

from aura_desktop import config, core, headless
from aura_desktop.store import inbox
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery


class Watch(Protocol):
    """Stands by at everything that is asked of the store."""

    async def around(self, name: str, work: Awaitable[Any]) -> Any:
        """Does the work of this function, and returns what it found."""

    def inside(self, name: str) -> None:
        """It has written, and nothing is committed; on the database thread."""


def die() -> None:
    """At once, without any tidying up: as when the power goes."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def name_of(fn: Any) -> str:
    """A store function with its module: "outbox.lease"."""
    module, name = getattr(fn, "__module__", ""), getattr(fn, "__name__", type(fn).__name__)
    return f"{module.rpartition('.')[2]}.{name}"


def is_step(name: str, result: Any) -> bool:
    """A lease that found no job is none."""
    return bool(result) or name != "outbox.lease"


class CrashAt:
    """Ends the process at this call of one step."""

    def __init__(self, step: str, call: int = 1) -> None:
        self._moment, _, self._wanted = step.partition(":")
        self._calls = iter(range(call - 1, -1, -1))

    async def around(self, name: str, work: Awaitable[Any]) -> Any:
        if self._is_now("before", name):
            die()
        result = await work
        if is_step(name, result) and self._is_now("after", name):
            die()
            await asyncio.sleep(60)
        return result

    def inside(self, name: str) -> None:
        if self._is_now("inside", name):
            die()

    def _is_now(self, moment: str, name: str) -> bool:
        is_it = self._wanted in (name, name.rpartition(".")[2])
        return moment == self._moment and is_it and next(self._calls, -1) == 0


def watch_store(watch: Watch) -> None:
    """From now on every database that Core opens tells of each thing it is asked for."""

    class WatchedDatabase(Database):
        """A real one."""

        async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
            name = name_of(fn)

            def told(*args: Any, **kwargs: Any) -> Any:
                result = fn(*args, **kwargs)
                if is_step(name, result):
                    watch.inside(name)
                return result

            return await watch.around(name, super().run(told, *args, **kwargs))

        async def read(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
            return await watch.around(name_of(fn), super().read(fn, *args, **kwargs))

        async def append_delivery(self, delivery: RawDelivery) -> int:
            found: int = await watch.around("inbox.append", super().append_delivery(delivery))
            return found

    append_raw = inbox.append_raw

    def appended(connection: Any, deliveries: Sequence[RawDelivery]) -> list[int]:
        ids = append_raw(connection, deliveries)
        watch.inside("inbox.append")
        return ids

    inbox.append_raw = appended
    core.Database = WatchedDatabase  # type: ignore[attr-defined] # the one place where it is built


if __name__ == "__main__":
    watch_store(CrashAt(sys.argv[1], int(sys.argv[2])))
    sys.exit(headless.run(*config.load(os.environ)))
