"""Garbage goes on the thread of the loop, young garbage soon."""

import asyncio
import gc
import threading
import weakref
from collections.abc import AsyncIterator

import pytest

from aura_desktop import garbage


class Knot:
    """Only a collection can free it."""

    def __init__(self, ended_on: list[str], ended: asyncio.Event) -> None:
        self.itself = self

        def tell() -> None:
            ended_on.append(threading.current_thread().name)
            ended.set()

        weakref.finalize(self, tell)


async def test_garbage_made_elsewhere_ends_on_the_home_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, "LOOK_EVERY_S", 0.001)
    monkeypatch.setattr(garbage, "YOUNG_OBJECTS", 10)
    assert not gc.isenabled()
    ended_on: list[str] = []
    ended = asyncio.Event()

    def litter() -> None:
        Knot(ended_on, ended)
        [[number] for number in range(100_000)]

    await asyncio.to_thread(litter)
    assert ended_on == []
    task = asyncio.create_task(garbage.collect_here())
    kept = [[number] for number in range(1_000)]
    async with asyncio.timeout(10):
        await ended.wait()
    task.cancel()
    assert ended_on == [threading.current_thread().name]
    assert len(kept) == 1_000


@pytest.mark.qt_async
async def test_a_generator_that_was_left_is_closed_by_a_task_of_the_window() -> None:
    closed_by: list[object] = []
    closed = asyncio.Event()

    async def parts() -> AsyncIterator[int]:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            closed_by.append(asyncio.current_task())
            closed.set()

    generator = parts()
    assert await anext(generator) == 1
    del generator
    async with asyncio.timeout(10):
        await closed.wait()
    assert closed_by != [None]


async def test_on_a_busy_day_few_are_collected_at_a_time_and_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, "YOUNG_OBJECTS", 500)
    gc.collect()
    kept: list[list[int]] = []
    pauses: list[float] = []

    async def sleep(pause_s: float) -> None:
        pauses.append(pause_s)
        if len(pauses) == 5:
            raise asyncio.CancelledError
        if len(pauses) in (2, 3):
            kept.extend([number] for number in range(1_000))

    with pytest.raises(asyncio.CancelledError):
        await garbage.collect_here(sleep)
    # As long as much is young the next look comes soon.
    calm, busy = garbage.LOOK_EVERY_S, garbage.BUSY_LOOK_S
    assert pauses == [calm, calm, busy, busy, calm]
    assert len(kept) == 2_000
