"""Whoever leaves in the middle of it, at whatever point: nothing stays open, and it can begin again."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from aura_desktop.domain.line import callback_of
from aura_desktop.domain.setup import Credential
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.line.keeper import LineKeeper
from tests.services.line_world import HERE, MOVED, OTHER, make_line, running, settle

STEPS = range(0, 160, 3)


async def steps(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_the_line_may_end_at_any_point_and_begin_again() -> None:
    for count in STEPS:
        line = await make_line()
        task = asyncio.create_task(line.keeper.run())
        await steps(count)
        task.cancel()
        [ended] = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(ended, asyncio.CancelledError), (count, ended)
        assert line.tunnels.opened <= line.tunnels.closed, count
        # One that was made in its thread when nobody wanted it any more was never opened.
        await settle()
        line.tunnels.made.clear()
        line.tunnels.closed = 0
        assert line.keeper.status().public_url == ""
        async with running(line):
            await line.becomes("ok")
            assert line.meta.callback_url == callback_of(HERE)


@pytest.mark.parametrize(
    "act",
    [LineKeeper.prove, LineKeeper.take_over, LineKeeper.restart_tunnel],
    ids=lambda act: act.__name__,
)
async def test_a_person_may_leave_at_any_point(
    act: Callable[[LineKeeper], Awaitable[object]],
) -> None:
    line = await make_line()
    line.meta.callback_url = OTHER
    line.world.alive[OTHER] = None
    async with running(line):
        await line.becomes("down webhook_foreign")
        before = len(asyncio.all_tasks())
        for count in STEPS:
            task = asyncio.ensure_future(act(line.keeper))
            await steps(count)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await settle()
        assert len(asyncio.all_tasks()) <= before
        # It may have to try twice while the tunnel opens, and only the test lets time pass.
        taking = asyncio.ensure_future(line.keeper.take_over())
        await line.becomes("ok", within_s=30)
        await taking


async def test_changes_of_book_and_vault_come_at_any_point_of_a_look() -> None:
    """The last word counts: address, token and verify token, whenever they came."""
    for count in STEPS:
        line = await make_line()
        async with running(line):
            await line.becomes("ok")
            fresh = Secret(f"palabra-ficticia-{count}")
            line.keeper.wake()
            await steps(count)
            line.tunnels.verify_token = fresh
            line.tunnels.move(MOVED)
            await steps(count % 7)
            await line.vault.put(Credential.VERIFY_TOKEN, fresh)
            await steps(count % 5)
            line.meta.access_token = fresh
            await line.vault.put(Credential.ACCESS_TOKEN, fresh)
            await line.passes(60)
            await line.becomes("ok")
            assert line.meta.callback_url == callback_of(MOVED)
            assert line.keeper.status().public_url == MOVED
