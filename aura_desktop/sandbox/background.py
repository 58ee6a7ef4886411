"""Tasks of the sandbox that outlive a request, all ended with it, and its adjustable pace."""

import asyncio
import logging
import zlib
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

logger = logging.getLogger(__name__)


class Background:
    """Keeps strong references to running tasks; `speed` divides every pause."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Starts a task that ends with the sandbox at the latest."""
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)
        return task

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._speed)

    async def close(self) -> None:
        """Cancels what still runs and waits for it."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            logger.error("a sandbox task failed", exc_info=task.exception())


def utc_now() -> datetime:
    return datetime.now(UTC)


def steady(seed: str, low: float, high: float) -> float:
    """A number between the bounds that looks random and is the same for the same seed."""
    return low + (high - low) * (zlib.crc32(seed.encode()) / 0xFFFFFFFF)
