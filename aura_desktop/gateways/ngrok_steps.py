"""Steps that must not be left half done."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def to_the_end(step: Coroutine[Any, Any, T]) -> T:
    """Do it whole even if the caller is cancelled meanwhile; the cancellation is raised after it."""
    task = asyncio.ensure_future(step)
    was_cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            was_cancelled = True
    if was_cancelled:
        # Its own error counts less than the wish to stop; asked for, so that nobody misses it.
        task.cancelled() or task.exception()
        raise asyncio.CancelledError
    return task.result()
