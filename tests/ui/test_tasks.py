"""Tasks: who reports what, which one is replaced, and that nothing outlives its page."""

import asyncio
import inspect

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from aura_desktop.errors import AuraError, InputError
from aura_desktop.ui.tasks import Tasks


async def test_a_foreseen_error_is_reported_with_its_code(qtbot: QtBot) -> None:
    tasks = Tasks()
    failed: list[AuraError] = []
    tasks.failed.connect(failed.append)

    async def refuse() -> None:
        raise InputError("empty_field", field="body")

    tasks.spawn(refuse())
    await tasks.settle()
    assert [error.code for error in failed] == ["empty_field"]


async def test_a_fault_is_told_without_its_words(qtbot: QtBot, caplog: object) -> None:
    tasks = Tasks()
    crashed, failed = QSignalSpy(tasks.crashed), QSignalSpy(tasks.failed)

    async def stumble() -> None:
        raise RuntimeError("words of a patient")

    tasks.spawn(stumble())
    await tasks.settle()
    assert (crashed.count(), failed.count()) == (1, 0)
    assert crashed.at(0) == []


async def test_the_latest_of_a_name_replaces_the_former(qtbot: QtBot) -> None:
    tasks = Tasks()
    ended: list[str] = []
    gate = asyncio.Event()

    async def work(name: str) -> None:
        await gate.wait()
        ended.append(name)

    tasks.latest("search", work("first"))
    await asyncio.sleep(0)
    tasks.latest("search", work("second"))
    tasks.latest("other", work("other"))
    gate.set()
    await tasks.settle()
    assert sorted(ended) == ["other", "second"]


async def test_closing_cancels_and_starts_nothing_more(qtbot: QtBot) -> None:
    tasks = Tasks()
    began, ended = [], []

    async def work() -> None:
        began.append(1)
        await asyncio.sleep(60)
        ended.append(1)

    tasks.spawn(work())
    await asyncio.sleep(0)
    await tasks.close()
    tasks.spawn(work())
    await tasks.settle()
    assert (began, ended) == ([1], [])


async def test_work_replaced_before_it_began_leaves_nothing_behind(qtbot: QtBot) -> None:
    """Else Python complains of a coroutine that nobody awaited, at some later moment."""
    tasks = Tasks()
    ended: list[str] = []

    async def work(name: str) -> None:
        ended.append(name)

    former = work("former")
    tasks.latest("search", former)
    tasks.latest("search", work("latter"))
    await tasks.settle()
    assert ended == ["latter"]
    assert inspect.getcoroutinestate(former) == inspect.CORO_CLOSED
