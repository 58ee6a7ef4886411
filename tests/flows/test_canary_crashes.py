"""Errors that nobody foresaw, with secrets and patients' words in hand, leave neither behind."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.eventually import eventually
from tests.flows.canaries import Spiteful, open_spiteful
from tests.flows.canary_runs import GIVEN, IDS, LONG_S, Place, Run, delivery, patient_writes


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
async def meta() -> AsyncIterator[Spiteful]:
    async with open_spiteful() as server:
        yield server


WITH_CORES = """
import resource, sys
import main

_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
sys.exit(main.main(sys.argv[1:]))
"""


async def test_a_crash_leaves_no_memory_behind(place: Place, meta: Spiteful) -> None:
    if sys.platform != "win32":
        place.decide(meta.url)
        environ = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_TUNNEL="off")
        async with Run(place, environ, place.script(WITH_CORES), "--headless") as run:
            await run.ready()
            assert await run.deliver(delivery(patient_writes())) == 200
            if sys.platform == "linux":
                limits = Path(f"/proc/{run.process.pid}/limits")
                told = await asyncio.to_thread(limits.read_text, "ascii")
                assert re.search(r"Max core file size +0 ", told)
            run.process.send_signal(signal.SIGABRT)
            assert await run.ended(ask=False) == -signal.SIGABRT
            assert "Fatal Python error: Aborted" in run.said()
        assert place.search() == []


UNFORESEEN = """
import sys
from tests.flows import unforeseen
import main

unforeseen.put_in()
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("options", [("--headless",), ("--check",), ()])
async def test_what_nobody_foresaw(place: Place, meta: Spiteful, options: tuple[str, ...]) -> None:
    place.decide(meta.url)
    environ = place.environ(**GIVEN, **IDS, AURA_GRAPH_URL=meta.url, AURA_TUNNEL="off")
    async with Run(place, environ, place.script(UNFORESEEN), *options) as run:
        if "--check" in options:
            assert await run.ended(ask=False) == 1
        else:
            await eventually(lambda: "all is done" in run.said(), LONG_S)
            await eventually(lambda: "worker upkeep failed" in place.log(), LONG_S)
            assert await run.ended() == 0
        told = run.said()
    assert place.search() == []
    for words in ("nobody to tell", "CRITICAL aura_desktop unforeseen", "in fail_later", "in fail"):
        assert words in told
    if not options:
        assert "in fail_in_slot" in told
        assert "in fail_in_event" in told
