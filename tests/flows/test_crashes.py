"""The program is killed between any two steps of both flows: nothing is lost, nothing is sent twice."""

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.eventually import eventually
from tests.flows.processes import Program, environment, status_delivery, text_delivery
from tests.flows.strict_graph import StrictGraph

CRASHING = "tests/flows/crashing.py"
PHONE = "+56900000142"


@pytest.fixture
async def graph() -> AsyncIterator[StrictGraph]:
    async with StrictGraph() as found:
        yield found


async def crash(environ: dict[str, str], step: str, call: int, *, send: bool) -> list[int]:
    """Run up to the step; the answers that got through before the program died."""
    answers: list[int] = []
    async with Program(environ, CRASHING, step, str(call)) as program:
        answers.append(await program.deliver(text_delivery(1, time.time())))
        try:
            if send:
                await program.until_received(1)
                answer = await program.send("key-1", **MESSAGE)
                answers.append(answer.status_code)
        except (httpx.TransportError, ValueError):
            answers.append(0)
        await eventually(lambda: program.process.returncode is not None)
        assert program.process.returncode != 0
    return answers


MESSAGE: dict[str, Any] = {
    "phone_number": PHONE,
    "message": "Sí, a las 10:00.",
    "message_type": "text",
}


@pytest.mark.parametrize(
    ("step", "acknowledged"),
    [
        ("before:append", False),
        ("after:append", False),
        ("before:next_batch", None),
        ("before:_apply_together", True),
        ("after:_apply_together", True),
    ],
)
async def test_a_delivery_is_never_lost_nor_counted_twice(
    tmp_path: Path, graph: StrictGraph, step: str, acknowledged: bool | None
) -> None:
    environ = environment(tmp_path, graph.url)
    call = 2 if step == "before:next_batch" else 1  # the first one is at the start
    [answer] = await crash(environ, step, call, send=False)
    if acknowledged is not None:
        assert (answer == 200) is acknowledged
    async with Program(environ) as program:
        if answer != 200:
            # Meta comes back with what was not acknowledged.
            assert await program.deliver(text_delivery(1, time.time())) == 200
        await program.until_received(1)
        assert (await program.status())["messages"] == {"received": 1, "sent": 0}


@pytest.mark.parametrize(
    ("step", "requests", "state"),
    [
        ("before:_enqueue", 0, None),
        ("after:_enqueue", None, None),
        ("after:lease", 0, "unconfirmed"),
        ("before:settle_accepted", 1, "unconfirmed"),
        ("after:settle_accepted", 1, "accepted"),
    ],
)
async def test_a_message_is_never_lost_nor_sent_twice(
    tmp_path: Path, graph: StrictGraph, step: str, requests: int | None, state: str | None
) -> None:
    environ = environment(tmp_path, graph.url)
    await crash(environ, step, 1, send=True)
    before = len(graph.bodies)
    if requests is not None:
        assert before == requests
    async with Program(environ) as program:
        # The caller does not know what became of it, and asks again with the same key.
        answer = await program.send("key-1", **MESSAGE)
        assert answer.status_code == 202
        sent = answer.json()
        found = await program.until_state(sent["href"], "accepted", "unconfirmed")
        if state is not None:
            assert found["state"] == state
        assert len(graph.bodies) <= 1
        assert (await program.status())["messages"] == {"received": 1, "sent": 1}
        if wamid := graph.wamids.get(sent["id"]):
            await program.deliver(status_delivery(wamid, sent["id"], "delivered", time.time()))
            settled = await program.until_state(sent["href"], "delivered")
            assert settled["wamid"] == wamid
