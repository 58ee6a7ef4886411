"""An agent whose program was killed: ended at the next start, and only that one."""

import asyncio
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from aura_desktop.gateways import ngrok_leftover
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok import NgrokTunnel
from tests.eventually import eventually
from tests.tunnel.cloud import FakeCloud

ROOT = Path(__file__).parents[2]

PROGRAM = """
import asyncio, sys
from pathlib import Path
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok import NgrokTunnel

async def main():
    agent, folder = map(Path, sys.argv[1:])
    tunnel = NgrokTunnel(agent=agent, authtoken=Secret("ficticio"), domain="", port=1, folder=folder)
    print(await tunnel.open(), flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path / "nube") as running:
        yield running


@asynccontextmanager
async def bystander() -> AsyncIterator[int]:
    """A process that is none of ours."""
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    process = await asyncio.create_subprocess_exec(*command, stdin=subprocess.PIPE)
    try:
        yield process.pid
        assert process.returncode is None
    finally:
        process.kill()
        await process.wait()


def note(folder: Path, text: str) -> None:
    (folder / ngrok_leftover.FILE_NAME).write_text(text, encoding="utf-8")


def noted(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / ngrok_leftover.FILE_NAME).read_text("utf-8"))
    return found


async def test_the_agent_of_a_killed_run_makes_room(cloud: FakeCloud, tmp_path: Path) -> None:
    folder = tmp_path / "datos"
    # A second agent of the account is refused while the first lives: ERR_NGROK_108.
    cloud.scenario(outlives_parent=True, one_session=True)
    killed = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PROGRAM, str(cloud.agent), str(folder)),
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert killed.stdout is not None
    assert (await killed.stdout.readline()).decode().strip() == cloud.edge_url
    (orphan,) = cloud.pids()
    assert noted(folder)["pid"] == orphan
    killed.kill()
    await killed.wait()
    if sys.platform != "win32":  # there the job has ended it already
        assert ngrok_leftover.start_time(orphan)
    tunnel = NgrokTunnel(
        agent=cloud.agent, authtoken=Secret("ficticio"), domain="", port=1, folder=folder
    )
    assert await tunnel.open() == cloud.edge_url
    assert ngrok_leftover.start_time(orphan) == ""
    await tunnel.close()
    await eventually(lambda: not cloud.pids())


async def test_another_process_with_its_number_is_left_alone(tmp_path: Path) -> None:
    async with bystander() as pid:
        note(tmp_path, json.dumps({"pid": pid, "started": "another boot 1234"}))
        assert not ngrok_leftover.end_leftover(tmp_path)
        assert ngrok_leftover.start_time(pid)
    assert not (tmp_path / ngrok_leftover.FILE_NAME).exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"pid": -1, "started": "x"}',
        '{"pid": 0, "started": ""}',
        '{"pid": "1", "started": "x"}',
        '{"pid": true, "started": 1}',
    ],
)
def test_a_damaged_note_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("it ended something"))
    note(tmp_path, text)
    assert not ngrok_leftover.end_leftover(tmp_path)


async def test_one_that_does_not_listen_is_ended_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ngrok_leftover, "GRACE_S", 0.2)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); input()"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", deaf), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    await process.stdout.readline()
    note(
        tmp_path,
        json.dumps({"pid": process.pid, "started": ngrok_leftover.start_time(process.pid)}),
    )
    assert await asyncio.to_thread(ngrok_leftover.end_leftover, tmp_path)
    if sys.platform != "win32":
        assert await process.wait() == -signal.SIGKILL


async def test_the_start_time_is_one_process_own() -> None:
    ours = ngrok_leftover.start_time(os.getpid())
    assert ours
    assert ours == ngrok_leftover.start_time(os.getpid())
    async with bystander() as pid:
        await eventually(lambda: bool(ngrok_leftover.start_time(pid)))
        assert ngrok_leftover.start_time(pid) != ours
    await eventually(lambda: ngrok_leftover.start_time(pid) == "")


def test_a_process_that_has_ended_but_was_not_collected_is_none() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        while ngrok_leftover.start_time(process.pid):
            pass
        if sys.platform == "linux":
            assert Path(f"/proc/{process.pid}").exists()


def posix_ps(command: list[str]) -> str:
    """What macOS answers: the first "=" of an option makes everything behind it the heading of its column."""
    states = {"7": "S", "8": "Z+"}
    options = list(itertools.pairwise(command))
    state = states.get(next(value for name, value in options if name == "-p"))
    formats = [value.partition("=") for name, value in options if name == "-o"]
    cells = {"stat": f"{state or '':4}", "lstart": "Mon Nov 23 16:20:00 2026"}
    rows = [[heading for _, _, heading in formats]] if any(each[2] for each in formats) else []
    if state is not None:
        rows.append([cells[name] for name, _, _ in formats])
    return "".join(f"{' '.join(row)}\n" for row in rows)


def test_the_way_of_the_other_unixes(monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS has no /proc: ps tells."""
    zones: list[object] = []

    def run(
        command: list[str], env: dict[str, str], **_: object
    ) -> subprocess.CompletedProcess[bytes]:
        assert command[0] == "/bin/ps"
        zones.append(env.get("TZ"))
        return subprocess.CompletedProcess(command, 0, posix_ps(command).encode())

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", run)
    assert ngrok_leftover.start_time(7) == "Mon Nov 23 16:20:00 2026"
    assert ngrok_leftover.start_time(8) == ""
    assert ngrok_leftover.start_time(9) == ""
    assert set(zones) == {"UTC"}, "summer time must not make another process of it"


def test_the_note_needs_no_writable_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ngrok_leftover.remember(tmp_path / "file", os.getpid())
    ngrok_leftover.forget(tmp_path / "file", os.getpid())
    assert (tmp_path / "file").read_text() == ""


async def test_the_agent_of_a_program_that_runs_is_left_alone(tmp_path: Path) -> None:
    async with bystander() as pid:
        ngrok_leftover.remember(tmp_path, pid)
        before = noted(tmp_path)
        assert before["by"] == os.getpid()
        assert not ngrok_leftover.end_leftover(tmp_path)
        assert noted(tmp_path) == before
        ngrok_leftover.forget(tmp_path, pid + 1)
        assert noted(tmp_path) == before
        # The same note, once the program that wrote it is gone and its number belongs to another.
        note(tmp_path, json.dumps({**before, "started": "long ago", "by_started": "long ago"}))
        assert not ngrok_leftover.end_leftover(tmp_path)
    assert not (tmp_path / ngrok_leftover.FILE_NAME).exists()
