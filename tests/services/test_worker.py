"""A worker's loop is kept going."""

import asyncio
import logging

import pytest

from aura_desktop.errors import StoreError
from aura_desktop.services.worker import LONGEST_PAUSE_S, keep_running


async def test_faults_are_waited_out_ever_longer_and_logged_without_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pauses: list[float] = []
    faults: list[Exception] = [StoreError("disk_full"), ValueError("palabras"), KeyError("x")]

    async def run() -> None:
        if faults:
            raise faults.pop(0)

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with caplog.at_level(logging.INFO, "aura_desktop"):
        await keep_running("intake", run, sleep=sleep)
    assert pauses == [1, 2, 4]
    assert [record.getMessage() for record in caplog.records] == [
        "worker intake paused: StoreError: disk_full",
        "worker intake failed",
        "worker intake failed",
    ]


async def test_the_pause_has_an_end() -> None:
    pauses: list[float] = []

    async def run() -> None:
        if len(pauses) < 12:
            raise ValueError

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    await keep_running("intake", run, sleep=sleep)
    assert pauses[-1] == LONGEST_PAUSE_S


async def test_the_end_of_the_program_ends_it() -> None:
    task = asyncio.create_task(keep_running("intake", asyncio.Event().wait))  # type: ignore[arg-type] # what it returns is not looked at
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_fault_on_the_way_out_does_not_keep_it_going() -> None:
    rounds = 0

    async def run() -> None:
        nonlocal rounds
        rounds += 1
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise StoreError("locked") from None

    task = asyncio.create_task(keep_running("dispatch", run))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 5)
    assert rounds == 1
