"""The headless program that kills itself while it fetches a file: `media_crashing.py before:chunk 2`.

A step is before or after a function of the store; the number says at which of its calls.
"""

import os
import signal
import sys
from typing import Any

from aura_desktop import config, core, headless
from aura_desktop.store.database import Database
from aura_desktop.store.media import MediaStore

MOMENT, _, NAME = sys.argv[1].partition(":")
CALLS = iter(range(int(sys.argv[2]) - 1, -1, -1))


async def watched(name: str, work: Any) -> Any:
    """Ends at once, as when the power goes, if this is the call that was asked for."""
    if name != NAME:
        return await work
    now = next(CALLS, -1) == 0
    if now and MOMENT == "before":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    result = await work
    if now:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return result


class CrashingDatabase(Database):
    async def run(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return await watched(fn.__name__, super().run(fn, *args, **kwargs))


class CrashingStore(MediaStore):
    async def clear(self, month: str, message_id: int) -> None:
        await watched("clear", super().clear(month, message_id))

    async def put(self, month: str, message_id: int, number: int, chunk: bytes) -> None:
        await watched("chunk", super().put(month, message_id, number, chunk))


core.Database = CrashingDatabase  # type: ignore[attr-defined] # the one place where it is built
core.MediaStore = CrashingStore  # type: ignore[attr-defined] # the same
sys.exit(headless.run(*config.load(os.environ)))
