"""The built bundle, started in every way; run by `python3 dev.py bundle --check`.

Its name keeps it out of the other tests: it needs a build of minutes.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from aura_desktop.gateways.ngrok_config import free_port
from tests.eventually import eventually
from tests.flows.line_chain import APP, APP_SECRET, NUMBER, WABA, open_meta
from tests.flows.line_chain import TOKEN as META_TOKEN
from tests.flows.processes import API_KEY, Program, environment
from tests.flows.strict_graph import TOKEN
from tests.tunnel.cloud import FakeCloud
from tests.virtual_screen import virtual_screen

if sys.platform == "linux":
    from tests.gateways.secret_service import running_secret_service
    from tests.ui.linux_desktop import NOTES, WATCHER, Desktop, Item, private_bus

FOLDER = Path(__file__).parent.parent / "dist" / "aura_desktop"
EXECUTABLE = str(FOLDER / ("aura_desktop.exe" if sys.platform == "win32" else "aura_desktop"))
INSIDE = FOLDER / "_internal"
MAX_BYTES = 200 * 1024 * 1024
LONG_S = 60.0


@pytest.fixture
def environ(tmp_path: Path) -> Mapping[str, str]:
    """What a person's PC gives, without anything of Python's."""
    names = ("PATH", "SYSTEMROOT", "TEMP", "LOCALAPPDATA", "USERPROFILE", "USERNAME")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    ports = {"AURA_API_PORT": "0", "AURA_WEBHOOK_PORT": "0", "AURA_API_KEY": API_KEY}
    return kept | ports | {"HOME": str(tmp_path), "AURA_DATA_DIR": str(tmp_path / "data")}


def test_it_is_small_and_holds_what_only_some_computers_need() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < MAX_BYTES
    assert (INSIDE / "tzdata" / "zoneinfo" / "America" / "Santiago").is_file()
    for name in ("translations/aura_es.qm", "sounds/alarm.wav", "troubles.json"):
        assert (INSIDE / "resources" / name).is_file()
    assert (INSIDE / "LICENSE").is_file()
    names = {path.name for path in files}
    assert "qtbase_es.qm" in names
    assert not {name for name in names if name.startswith("libxcb.so")}, "it must be the system's"
    assert not (INSIDE / "resources" / "readme").exists()


async def test_headless_it_answers_sends_and_ends(environ: Mapping[str, str]) -> None:
    async with Program(dict(environ), "--headless", "--demo", executable=EXECUTABLE) as program:
        await until_ok(program, "meta")
        # The number's country rules and the template's values: both are found by name at run time.
        sent = await program.send(
            phone_number="9 0000 0142",
            message="",
            message_type="template",
            template_name="hello_world",
        )
        assert sent.status_code == 202, sent.text
        await program.until_state(sent.json()["href"], "accepted", "sent", "delivered", "read")
        program.process.terminate()
        await ended_well(program.process)
        assert "Traceback" not in await program.errors()


async def until_ok(program: Program, *names: str) -> None:
    """Waits until these links are in order."""

    async def are_ok() -> bool:
        links: dict[str, Any] = (await program.status())["links"]
        return all(links[name]["state"] == "ok" for name in names)

    await eventually(are_ok, LONG_S)


async def checked(environ: Mapping[str, str]) -> tuple[int, list[str], str]:
    """What `--check` says: its exit code, its lines and the error stream."""
    process = await asyncio.create_subprocess_exec(
        EXECUTABLE,
        "--check",
        env=dict(environ),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(LONG_S):
        out, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode().splitlines(), said.decode()


async def test_an_empty_set_up_fails_its_check_in_words(environ: Mapping[str, str]) -> None:
    code, lines, said = await checked(environ)
    assert code == 1
    assert all(line.startswith(("ok ", "FAIL ")) for line in lines), lines
    assert any(line.startswith("FAIL access_token_missing ") for line in lines)
    assert "ok listener" in lines
    assert "Traceback" not in said, said


async def ended_well(process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(LONG_S):
        code = await process.wait()
    # Windows knows no polite signal: there the process just ends.
    assert code == 0 or sys.platform == "win32"


def screens() -> Iterator[dict[str, str]]:
    """A kind of screen after the other, as variables."""
    yield {"QT_QPA_PLATFORM": "offscreen"}
    if sys.platform == "linux":
        with virtual_screen() as display:
            yield {"DISPLAY": display}


async def test_its_window_opens_and_ends(environ: Mapping[str, str]) -> None:
    for screen in screens():
        process = await asyncio.create_subprocess_exec(
            EXECUTABLE,
            "--demo",
            env={**environ, **screen},
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stderr is not None
        said = b""
        async with asyncio.timeout(LONG_S):
            while b"templates fetched" not in said:
                line = await process.stderr.readline()
                assert line, said.decode()
                said += line
            process.terminate()
            said += await process.stderr.read()
        await ended_well(process)
        assert b"Traceback" not in said, said.decode()


if sys.platform == "linux":

    async def test_live_it_keeps_its_key_in_the_key_ring(
        environ: Mapping[str, str], tmp_path: Path
    ) -> None:
        live = environment(tmp_path, "http://127.0.0.1:9")
        for name in ("AURA_DB_KEY", "PYTHONPATH", "PYTHONWARNINGS"):
            del live[name]
        assert TOKEN in live.values()
        with running_secret_service():
            live["DBUS_SESSION_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
            for _ in range(2):  # the second time the key must be found
                async with Program(live, "--headless", executable=EXECUTABLE) as program:
                    await eventually(lambda: (tmp_path / "data" / "aura.db").exists())
                    program.process.terminate()
                    await ended_well(program.process)

    async def test_without_a_screen_it_says_so(environ: Mapping[str, str]) -> None:
        process = await asyncio.create_subprocess_exec(
            EXECUTABLE, "--demo", env=dict(environ), stderr=asyncio.subprocess.PIPE
        )
        _, said = await process.communicate()
        assert process.returncode == 2
        assert b"xvfb-run" in said

    async def test_its_first_start_asks_and_is_found_in_the_tray(
        environ: Mapping[str, str], tmp_path: Path
    ) -> None:
        """Started minimised, as at log-in: the tray's icon comes only once the wizard lies over the window."""
        with private_bus() as bus, Desktop(bus) as desktop, virtual_screen() as display:
            desktop.own(WATCHER)
            desktop.own(NOTES)
            variables = {
                "DISPLAY": display,
                "DBUS_SESSION_BUS_ADDRESS": bus,
                "AURA_LANGUAGE": "en",
                "TMPDIR": str(tmp_path),
            }
            process = await asyncio.create_subprocess_exec(
                EXECUTABLE,
                "--minimized",
                env={**environ, **variables},
                stderr=asyncio.subprocess.PIPE,
            )
            sender = await asyncio.to_thread(desktop.called, "RegisterStatusNotifierItem")
            item = Item(desktop, sender.sender)
            await eventually(lambda: "Not connected" in item.property("ToolTip")[2], LONG_S)
            written = json.loads((tmp_path / "data" / "setup.json").read_text(encoding="utf-8"))
            assert (written["choice"], written["wizard"]["is_open"]) == ("undecided", True)
            item.choose(item.menu()["Quit"])
            _, said = await process.communicate()
            await ended_well(process)
            assert b"Traceback" not in said, said.decode()

    def connected(folder: Path, graph_url: str, agent: Path) -> dict[str, str]:
        """A number that is connected, and an agent that notes what environment it is given."""
        launcher = folder / "agent of its own"
        noted = folder / "agent.env"
        launcher.write_text(f"#!/bin/sh\nenv >'{noted}'\nexec '{agent}' \"$@\"\n", encoding="utf-8")
        launcher.chmod(0o700)
        environ = environment(folder, graph_url) | {
            "WHATSAPP_ACCESS_TOKEN": META_TOKEN,
            "WHATSAPP_APP_SECRET": APP_SECRET,
            "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
            "WHATSAPP_BUSINESS_ACCOUNT_ID": WABA,
            "WHATSAPP_APP_ID": APP,
            "NGROK_AUTHTOKEN": "2ejemploficticio0000000000000_1Ejemplo2Ficticio3456",
            "AURA_NGROK_PATH": str(launcher),
            "AURA_LANGUAGE": "en",
            "DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"],
        }
        for name in ("PYTHONPATH", "PYTHONWARNINGS"):
            del environ[name]
        return environ

    async def test_it_opens_its_own_tunnel_and_the_check_finds_it_sound(tmp_path: Path) -> None:
        async with AsyncExitStack() as stack:
            stack.enter_context(running_secret_service())
            cloud = stack.enter_context(FakeCloud(tmp_path / "nube ÁÍ"))
            meta = await stack.enter_async_context(open_meta())
            environ = connected(tmp_path, meta.url, cloud.agent)
            async with Program(environ, "--headless", executable=EXECUTABLE) as program:
                await until_ok(program, "tunnel", "webhook")
                await meta.patient_writes("Hola desde afuera")
                await program.until_received(1)
                program.process.terminate()
                await ended_well(program.process)
            await eventually(lambda: not cloud.pids())
            given = (tmp_path / "agent.env").read_text(encoding="utf-8")
            assert str(INSIDE) not in given, "its libraries are for itself"
            assert META_TOKEN not in given
            code, lines, said = await checked(environ)
            assert (code, "Traceback" in said) == (0, False), (lines, said)
            assert {line.split()[0] for line in lines} == {"ok"}

    async def test_it_works_where_there_are_no_streams_at_all(
        environ: Mapping[str, str], tmp_path: Path
    ) -> None:
        """As a program with a window has none on Windows."""
        async with AsyncExitStack() as stack:
            stack.enter_context(running_secret_service())
            cloud = stack.enter_context(FakeCloud(tmp_path / "nube"))
            meta = await stack.enter_async_context(open_meta())
            api = f"http://127.0.0.1:{free_port()}"
            live = connected(tmp_path, meta.url, cloud.agent) | {"AURA_API_PORT": api[17:]}
            closed = 'exec "$0" --headless <&- >&- 2>&-'
            process = await asyncio.create_subprocess_exec(
                "/bin/sh", "-c", closed, EXECUTABLE, env=live
            )
            client = await stack.enter_async_context(
                httpx.AsyncClient(trust_env=False, verify=False)
            )

            async def is_sound() -> bool:
                try:
                    links = (await client.get(f"{api}/whatsapp/status")).json()["links"]
                except httpx.TransportError:
                    return False
                return bool(links["tunnel"]["state"] == links["webhook"]["state"] == "ok")

            try:
                await eventually(is_sound, LONG_S)
            finally:
                process.terminate()
            await ended_well(process)
            await eventually(lambda: not cloud.pids())
