"""The template list is fetched when it is old, and when Meta says it changed."""

import asyncio

import pytest

from aura_desktop.domain.ids import WabaId
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.services.templates import Templates
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.services.fakes import Clock, FakeGraph
from tests.services.test_sending import REMINDER

WABA = WabaId("2000001")


@pytest.fixture
def templates(database: Database, graph: FakeGraph, clock: Clock) -> Templates:
    graph.templates = [REMINDER]
    return Templates(database, graph, WABA, clock, clock.sleep)


async def test_a_refresh_replaces_the_list(
    templates: Templates, graph: FakeGraph, clock: Clock
) -> None:
    assert (await templates.all(), await templates.last_synced()) == ([], None)
    assert await templates.refresh() == 1
    assert await templates.all() == [REMINDER]
    assert await templates.last_synced() == clock()
    graph.templates = UnavailableError("service_unavailable")
    with pytest.raises(UnavailableError):
        await templates.refresh()
    assert await templates.all() == [REMINDER]


async def test_without_an_account_there_is_no_list(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    templates = Templates(database, graph, None, clock)
    with pytest.raises(SetupError, match="waba_missing"):
        await templates.refresh()
    await templates.run()
    assert graph.fetches == 0


async def test_the_loop_fetches_at_first_and_at_each_change(
    templates: Templates, graph: FakeGraph
) -> None:
    task = asyncio.create_task(templates.run())
    await eventually(lambda: graph.fetches == 1)
    templates.changed()
    await eventually(lambda: graph.fetches == 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_the_end_is_heard_also_when_a_change_comes_at_that_moment(
    templates: Templates, graph: FakeGraph
) -> None:
    task = asyncio.create_task(templates.run())
    await eventually(lambda: graph.fetches == 1)
    for _ in range(20):
        await templates.last_synced()
    templates.changed()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(asyncio.shield(task), 5)


async def test_the_loop_comes_back_after_a_fault(templates: Templates, graph: FakeGraph) -> None:
    graph.templates = UnavailableError("no_connection")
    task = asyncio.create_task(templates.run())
    await eventually(lambda: graph.fetches >= 3)
    graph.templates = [REMINDER]

    async def fetched() -> bool:
        return await templates.all() == [REMINDER]

    await eventually(fetched)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
