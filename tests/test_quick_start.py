"""What a start leaves out of memory: seen in a program of its own, started as anybody starts it."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.processes import ROOT, environment

LONG_S = 60.0

LISTED = """
import json, sys
import main
from aura_desktop import program
settle_in = program.Program._settle_in
def settled(self):
    settle_in(self)
    print(json.dumps({"modules": sorted(sys.modules), "switch_s": sys.getswitchinterval()}))
    self._end()
program.Program._settle_in = settled
sys.exit(main.main([]))
"""
"""The program with its window; it ends once everything is there, and tells what is loaded by then."""


async def started(environ: dict[str, str]) -> dict[str, Any]:
    """A live start, once the inbox, the line and the listeners are there."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        LISTED,
        cwd=ROOT,
        env={**environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await asyncio.wait_for(process.communicate(), LONG_S)
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(out)
    return found


async def loaded(environ: dict[str, str]) -> set[str]:
    """The modules of such a start."""
    return set((await started(environ))["modules"])


async def test_a_start_leaves_out_what_libraries_bring_for_others(tmp_path: Path) -> None:
    modules = await loaded(environment(tmp_path, "http://127.0.0.1:9"))
    assert {"uvicorn.server", "httpx", "sqlalchemy"} <= modules, "it serves"
    assert not {"click", "multiprocessing", "rich", "uvicorn.supervisors"} & modules


async def test_a_start_loads_no_page_that_is_not_looked_at(tmp_path: Path) -> None:
    modules = await loaded(environment(tmp_path, "http://127.0.0.1:9"))
    pages = "aura_desktop.ui.pages"
    assert {f"{pages}.inbox", f"{pages}.health"} <= modules
    unseen = {f"{pages}.settings", f"{pages}.send_dialogs", "aura_desktop.ui.wizard.wizard"}
    assert not unseen & modules


async def test_a_busy_window_gives_way_to_the_listener_soon(tmp_path: Path) -> None:
    found = await started(environment(tmp_path, "http://127.0.0.1:9"))
    assert found["switch_s"] == pytest.approx(0.001)


@pytest.mark.parametrize(
    ("setting", "is_asked"),
    [({}, False), ({"AURA_TUNNEL": "ngrok"}, True)],
    ids=["nothing of it is in use", "a key that only it may have"],
)
async def test_a_start_that_is_given_all_it_uses_leaves_the_keyring_alone(
    tmp_path: Path, setting: dict[str, str], is_asked: bool
) -> None:
    given = environment(tmp_path, "http://127.0.0.1:9") | setting
    given["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent/bus"
    assert ("keyring" in await loaded(given)) is is_asked


async def test_the_web_server_is_whole_without_its_command_line() -> None:
    script = (
        "from aura_desktop import quick_start\n"
        "quick_start.leave_out()\n"
        "import uvicorn, uvicorn.server\n"
        "assert uvicorn.Server is uvicorn.server.Server\n"
        "assert uvicorn.Config.__module__ == 'uvicorn.config'\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert await asyncio.wait_for(process.wait(), LONG_S) == 0
