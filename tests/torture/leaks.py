"""Marked words, names, numbers and keys go through the program in every kind of trouble; none may be left anywhere.

Searched, in every usual writing: log, data and temporary folders, what Qt and the desktop keep of a program in
its home, both streams, what a crash leaves, command lines and the environment of children, answers of the local
API, titles of windows as they come, the clipboard, and the report of the diagnosis.
"""

import asyncio
import json
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import httpx

from tests.eventually import eventually
from tests.flows.canaries import SECRETS, Leak, Search, Spiteful, open_spiteful
from tests.flows.canary_life import has_link, live_through, look_at_processes
from tests.flows.canary_runs import (
    GIVEN,
    IDS,
    LONG_S,
    Place,
    Run,
    delivery,
    patient_writes,
    what_nobody_foresaw,
)
from tests.torture.planted import VARIABLE
from tests.torture.table import Row, Scale
from tests.tunnel.cloud import FakeCloud

HOST = ("-m", "tests.torture.leak_host")
DELIVERIES = 12
Trouble = Callable[[Place, Search, Spiteful], Awaitable[int]]
"""Lives through it and searches; how many things that were to happen did not, so that nothing was proven."""


def rows(scale: Scale) -> list[Row]:
    """One row a kind of trouble; the short run leaves out what other tests live through already."""
    troubles: dict[str, Trouble] = {
        "errors nobody foresaw, no window": partial(_unforeseen, options=("--headless",)),
        "the store fails, then killed": _store_fails,
        "a window in use, then killed": _window,
    }
    if scale is Scale.LONG:
        troubles |= {
            "everybody refuses and repeats": _refused,
            "errors nobody foresaw, in the window": partial(_unforeseen, options=()),
            "aborted, cores asked for": _aborted,
        }
    return asyncio.run(_rows(troubles))


async def _rows(troubles: dict[str, Trouble]) -> list[Row]:
    """All at once: each waits most of its time."""
    work = (_row(f"leaks: {name}", trouble) for name, trouble in troubles.items())
    return list(await asyncio.gather(*work))


async def _row(what: str, trouble: Trouble) -> Row:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place, search = Place(Path(folder)), Search()
        async with open_spiteful(131026) as meta:
            place.decide(meta.url)
            missed = await trouble(place, search, meta)
        place.look(search)
    found = search.found()
    return Row(
        what=what,
        tried=search.places,
        leaked=len(found),
        wrong=missed,
        figures="places searched" + "".join(f"; {leak}" for leak in found[:3]),
    )


def _environ(place: Place, meta: Spiteful, **more: str) -> dict[str, str]:
    planted = {VARIABLE: os.environ[VARIABLE]} if VARIABLE in os.environ else {}
    given = {**GIVEN, **IDS, **planted, "AURA_GRAPH_URL": meta.url, "AURA_TUNNEL": "off"}
    return place.environ(**{**given, **more})


def _host(place: Place, *troubles: str) -> tuple[str, ...]:
    return (*HOST, ",".join(troubles), str(_report(place)))


def _report(place: Place) -> Path:
    return place.scripts / "report.json"


async def _refused(place: Place, search: Search, meta: Spiteful) -> int:
    """With an agent, every answer Meta may give, bad deliveries, bad requests, and all of the log."""
    with FakeCloud(place.scripts / "cloud") as cloud:
        agent = place.recorder.program("ngrok", cloud.agent)
        environ = _environ(place, meta, AURA_NGROK_PATH=str(agent))
        del environ["AURA_TUNNEL"]
        async with Run(place, environ, *_host(place, "debug"), "--headless") as run:
            await run.ready()
            for number, answer in enumerate(await live_through(run, meta)):
                # Whom it was to is in the answer; what the keys are never.
                _look_for_secrets(search, f"answer {number}", answer)
            look_at_processes(search, run.process.pid)
            code = await run.ended()
    place.recorder.look(search, "ngrok", ("ngrok authtoken",))
    told = "".join(meta.asked)
    carried = [SECRETS[name] in told for name in ("access token", "AI key", "app secret")]
    return carried.count(False) + (code != 0) + ("muela canaria" not in told)


def _look_for_secrets(search: Search, where: str, text: str) -> None:
    secrets = Search(SECRETS)
    secrets.text(where, text)
    search.places += 1
    search.leaks += secrets.leaks


async def _unforeseen(
    place: Place, search: Search, meta: Spiteful, *, options: tuple[str, ...]
) -> int:
    """In slots, tasks, threads, finalisers and workers, with everything in hand."""
    host = _host(place, "unforeseen", "debug")
    async with Run(place, _environ(place, meta), *host, *options) as run:
        await eventually(lambda: "all is done" in run.said(), LONG_S)
        await eventually(lambda: "worker upkeep failed" in place.log(), LONG_S)
        if options:
            await run.ready()
            await _deliver_everything(run)
        look_at_processes(search, run.process.pid)
        code = await run.ended()
        wanted = ["nobody to tell", "CRITICAL aura_desktop unforeseen", "in fail_later"]
        wanted += [] if options else ["in fail_in_slot", "in fail_in_event"]
        return sum(words not in run.said() for words in wanted) + (code != 0)


async def _deliver_everything(run: Run) -> None:
    """What a patient writes, what nobody can read, and what is not Meta's."""
    await run.deliver(delivery(patient_writes()))
    for odd in what_nobody_foresaw():
        await run.deliver(delivery(odd))
    await run.deliver(delivery(patient_writes(3)), secret="otra")


async def _store_fails(place: Place, search: Search, meta: Spiteful) -> int:
    """Errors that quote what was to be stored, while deliveries come and answers go."""
    host = _host(place, "store", "debug")
    async with Run(place, _environ(place, meta), *host, "--headless") as run:
        await run.ready()
        for number in range(DELIVERIES):
            await run.deliver(delivery(patient_writes(number)))
            answer = await run.send("Hasta mañana")
            _look_for_secrets(search, "an answer", answer.text)
        await eventually(lambda: "could not be settled" in place.log(), LONG_S)
        look_at_processes(search, run.process.pid)
        run.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        await run.ended(ask=False)
    return 0


async def _window(place: Place, search: Search, meta: Spiteful) -> int:
    """Somebody reads, types, sends what is refused, searches, asks for a diagnosis; then the power goes."""
    ports = _free_ports()
    named = {"AURA_WEBHOOK_PORT": str(ports[0]), "AURA_API_PORT": str(ports[1])}
    environ = _environ(place, meta, **named)
    async with Run(place, environ, *_host(place, "hands", "debug")) as run:
        run.webhook, run.api = (f"http://127.0.0.1:{port}" for port in ports)
        await eventually(partial(_serves, run), LONG_S)
        await _deliver_everything(run)
        await eventually(_report(place).exists, LONG_S)
        look_at_processes(search, run.process.pid)
        run.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        await run.ended(ask=False)
    told = json.loads(_report(place).read_text(encoding="utf-8"))
    search.places += told["places"]
    # They were found in another process, by the same search.
    # Found in the other process, by the same search.
    search.leaks += [Leak(**leak) for leak in told["leaks"]]
    return len(told["failed"])


async def _serves(run: Run) -> bool:
    try:
        return await has_link(run, "webhook", "ok")
    except httpx.TransportError:
        return False


async def _aborted(place: Place, search: Search, meta: Spiteful) -> int:
    """By a fault of its own; the system was asked to keep a picture of its memory."""
    if sys.platform == "win32":
        return 0
    async with Run(place, _environ(place, meta), *_host(place, "debug"), "--headless") as run:
        await run.ready()
        await _deliver_everything(run)
        look_at_processes(search, run.process.pid)
        run.process.send_signal(signal.SIGABRT)
        await run.ended(ask=False)
        return int("Fatal Python error: Aborted" not in run.said())


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
