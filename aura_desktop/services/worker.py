"""Keeps a worker's loop going: a bug is logged, the loop starts again after a pause."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aura_desktop import log
from aura_desktop.errors import AuraError

logger = logging.getLogger(__name__)

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0

Sleep = Callable[[float], Awaitable[None]]


async def keep_running(
    name: str, run: Callable[[], Awaitable[None]], *, sleep: Sleep = asyncio.sleep
) -> None:
    """Runs `run` until cancelled; a store in trouble and a bug are both waited out, ever longer."""
    pause_s = FIRST_PAUSE_S
    while True:
        started = asyncio.get_running_loop().time()
        try:
            await run()
            return
        except AuraError as error:
            logger.error("worker %s paused: %s", name, log.describe(error))
        except Exception:
            logger.exception("worker %s failed", name)
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            # The fault came on the way out: one more round would have nobody left to end it.
            raise asyncio.CancelledError
        if asyncio.get_running_loop().time() - started > LONGEST_PAUSE_S:
            pause_s = FIRST_PAUSE_S
        await sleep(pause_s)
        pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
