"""The program without a window, in a process of its own, against a strict Graph on loopback."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from aura_desktop import config, headless
from tests.eventually import eventually
from tests.flows.processes import (
    API_KEY,
    APP_SECRET,
    ROOT,
    Program,
    environment,
    status_delivery,
    text_delivery,
)
from tests.flows.strict_graph import TOKEN, StrictGraph

PHONE = "+56900000142"


@pytest.fixture
async def graph() -> AsyncIterator[StrictGraph]:
    async with StrictGraph() as found:
        yield found


async def test_a_message_survives_a_kill_right_after_the_answer(
    tmp_path: Path, graph: StrictGraph
) -> None:
    environ = environment(tmp_path, graph.url)
    async with Program(environ) as program:
        assert await program.deliver(text_delivery(1, time.time())) == 200
        program.process.kill()
        await program.process.wait()
    async with Program(environ) as program:
        await program.until_received(1)
        found = await program.status()
    assert found["conversations"] == 1
    assert found["last_delivery_at"] is not None


async def test_a_send_reaches_graph_and_earns_its_ticks(tmp_path: Path, graph: StrictGraph) -> None:
    async with Program(environment(tmp_path, graph.url)) as program:
        await program.deliver(text_delivery(1, time.time()))
        await program.until_received(1)
        answer = await program.send(
            phone_number="9 0000 0142", message="Sí, a las 10:00.", message_type="text"
        )
        assert answer.status_code == 202
        sent = answer.json()
        await program.until_state(sent["href"], "accepted")
        [body] = graph.bodies
        assert body == {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": PHONE,
            "type": "text",
            "text": {"preview_url": False, "body": "Sí, a las 10:00."},
            "biz_opaque_callback_data": sent["id"],
        }
        wamid = graph.wamids[sent["id"]]
        for status in ("read", "sent", "delivered"):
            await program.deliver(status_delivery(wamid, sent["id"], status, time.time()))
        assert await program.until_state(sent["href"], "read") == {
            "id": sent["id"],
            "state": "read",
            "wamid": wamid,
            "waiting": None,
            "waiting_until": None,
            "error": None,
        }
        found = await program.status()
        assert found["messages"] == {"received": 1, "sent": 1}
        assert found["number"] == "+56 9 0000 0100"
        assert found["links"]["meta"]["state"] == "ok"
    assert graph.refused == []


async def test_a_template_and_buttons_reach_graph(tmp_path: Path, graph: StrictGraph) -> None:
    async with Program(environment(tmp_path, graph.url)) as program:
        template = {"phone_number": PHONE, "message": "", "message_type": "template"}
        sent = (await program.send("key-1", **template)).json()
        again = (await program.send("key-1", **template)).json()
        assert again["id"] == sent["id"]
        await program.until_state(sent["href"], "accepted")
        await program.deliver(text_delivery(1, time.time()))
        await program.until_received(1)
        buttons = [{"type": "reply", "reply": {"id": "si", "title": "Confirmo"}}]
        answer = await program.client.post(
            f"{program.api}/whatsapp/send-interactive",
            json={"phone_number": PHONE, "title": "Su hora", "body": "¿Viene?", "buttons": buttons},
        )
        await program.until_state(answer.json()["href"], "accepted")
    first, second = graph.bodies
    assert first["template"] == {"name": "hello_world", "language": {"code": "en_US"}}
    assert second["interactive"] == {
        "type": "button",
        "header": {"type": "text", "text": "Su hora"},
        "body": {"text": "¿Viene?"},
        "action": {"buttons": buttons},
    }


async def test_the_webhook_port_serves_nothing_else(tmp_path: Path, graph: StrictGraph) -> None:
    async with Program(environment(tmp_path, graph.url)) as program:
        for path in ("/whatsapp/status", "/whatsapp/send", "/", "/whatsapp/messages/x"):
            answer = await program.client.get(program.webhook + path)
            assert answer.status_code == 404
        answer = await program.client.post(f"{program.webhook}/whatsapp/send", json={})
        assert answer.status_code == 404
        unsigned = await program.client.post(f"{program.api}/whatsapp/webhook", content=b"{}")
        assert unsigned.status_code == 401


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly_and_in_time(
    tmp_path: Path, graph: StrictGraph, number: signal.Signals
) -> None:
    async with Program(environment(tmp_path, graph.url)) as program:
        await program.status()
        began = time.monotonic()
        program.process.send_signal(number)
        assert await asyncio.wait_for(program.process.wait(), 5) == 0
        assert time.monotonic() - began < 5
        errors = await program.errors()
    assert "Traceback" not in errors
    assert "ERROR" not in errors


class SilentGraph:
    """Takes every question and answers none."""

    def __init__(self) -> None:
        self.asked = b""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await reader.read(65536):
            self.asked += part
        writer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
async def test_a_signal_ends_it_in_time_whatever_hangs(tmp_path: Path) -> None:
    silent = SilentGraph()
    server = await asyncio.start_server(silent.serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    environ = environment(tmp_path, url)
    async with server, Program(environ) as program, AsyncExitStack() as stack:
        await program.deliver(text_delivery(1, time.time()))
        await program.until_received(1)
        sent = (await program.send(phone_number=PHONE, message="Hola", message_type="text")).json()
        await eventually(lambda: sent["id"].encode() in silent.asked)
        hanging: list[asyncio.StreamWriter] = []
        for base, path, header in (
            (program.webhook, "/whatsapp/webhook", "X-Hub-Signature-256: sha256=00"),
            (
                program.api,
                "/whatsapp/send",
                f"Host: 127.0.0.1\r\nAuthorization: Bearer {API_KEY}\r\nContent-Type: application/json",
            ),
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", int(base.split(":")[2]))
            hanging.append(writer)
            stack.callback(writer.close)
            head = f"POST {path} HTTP/1.1\r\n{header}\r\nContent-Length: 100\r\n"
            writer.write(f"{head}Expect: 100-continue\r\n\r\n".encode())
            assert b"100 Continue" in await reader.readline()
        began = time.monotonic()
        program.process.terminate()
        assert await asyncio.wait_for(program.process.wait(), 10) == 0
        assert time.monotonic() - began < 5
        async with Program(environ) as again:
            assert (await again.message(sent["href"]))["state"] == "unconfirmed"
    assert silent.asked.count(sent["id"].encode()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
async def test_a_signal_breaks_off_a_start_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting, left = asyncio.Event(), asyncio.Event()

    class LockedCore:
        """Waits for a keyring that nobody unlocks."""

        def __init__(self, *_: object) -> None: ...

        async def __aenter__(self) -> None:
            waiting.set()
            try:
                await asyncio.Event().wait()
            finally:
                left.set()

        async def __aexit__(self, *_: object) -> None: ...

    monkeypatch.setattr(headless, "Core", LockedCore)
    serving = asyncio.create_task(headless._serve(*config.load({})))
    await waiting.wait()
    signal.raise_signal(signal.SIGTERM)
    signal.raise_signal(signal.SIGTERM)
    assert await asyncio.wait_for(serving, 5) == 0
    assert left.is_set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
async def test_nobody_need_read_the_ready_line(tmp_path: Path, graph: StrictGraph) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "main.py",
        "--headless",
        cwd=ROOT,
        env=environment(tmp_path, graph.url),
        stdout=writing,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(writing)
    log_file = tmp_path / "data" / "logs" / "aura.log"
    await eventually(lambda: log_file.exists() and "everything runs" in log_file.read_text("utf-8"))
    process.terminate()
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, b"Traceback" in errors) == (0, False)


async def test_no_secret_and_no_word_of_a_patient_in_any_log(
    tmp_path: Path, graph: StrictGraph
) -> None:
    words = "canario-palabra-de-paciente"
    async with Program(environment(tmp_path, graph.url)) as program:
        await program.deliver(text_delivery(1, time.time(), words))
        await program.deliver(b'{"canario-palabra-de-paciente')
        await program.until_received(1)
        await program.send(phone_number=PHONE, message=words, message_type="text")
        await eventually(lambda: bool(graph.bodies))
        program.process.terminate()
        await program.process.wait()
        logged = await program.errors()
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            logged += path.read_bytes().decode("latin-1")
    for secret in (words, TOKEN, APP_SECRET, API_KEY, "0f" * 32, "56900000142", "Camila"):
        assert secret not in logged


async def refusal(environ: dict[str, str], *arguments: str) -> tuple[int | None, str]:
    """Exit code and the sentence of a start that is refused."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "main.py",
        "--headless",
        *arguments,
        cwd=ROOT,
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await asyncio.wait_for(process.communicate(), 30)
    assert output == b""
    return process.returncode, errors.decode().splitlines()[-1]


async def test_what_is_missing_is_named_in_one_sentence(tmp_path: Path) -> None:
    complete = environment(tmp_path, "http://127.0.0.1:9") | {"AURA_LANGUAGE": "en"}
    token, number = "WHATSAPP_ACCESS_TOKEN", "WHATSAPP_PHONE_NUMBER_ID"
    without_number = {name: value for name, value in complete.items() if name != number}
    code, words = await refusal(without_number)
    assert (code, token in words, number in words) == (2, False, True)
    code, words = await refusal(
        {name: without_number[name] for name in without_number.keys() - {token}}
    )
    assert (code, token in words, number in words, "--demo" in words) == (2, True, True, True)
    code, words = await refusal(complete | {"AURA_API_PORT": "eight"})
    assert (code, "AURA_API_PORT" in words) == (2, True)
    code, words = await refusal(complete | {"AURA_DB_KEY": "short"})
    assert (code, "64" in words) == (2, True)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these always have a keyring")
async def test_without_keyring_and_key_it_refuses_and_writes_no_database(tmp_path: Path) -> None:
    environ = environment(tmp_path, "http://127.0.0.1:9") | {"AURA_DB_KEY": ""}
    code, words = await refusal(environ)
    assert (code, "AURA_DB_KEY" in words) == (2, True)
    assert not list((tmp_path / "data").glob("*.db*"))


async def test_a_second_program_on_the_same_folder_is_refused(
    tmp_path: Path, graph: StrictGraph
) -> None:
    environ = environment(tmp_path, graph.url)
    async with Program(environ):
        code, words = await refusal(environ)
        assert (code, "ya está abierto" in words) == (2, True)


async def test_another_key_does_not_open_the_database(tmp_path: Path, graph: StrictGraph) -> None:
    environ = environment(tmp_path, graph.url)
    async with Program(environ):
        pass
    code, words = await refusal(environ | {"AURA_DB_KEY": "ab" * 32})
    assert (code, words.startswith("La clave no abre")) == (2, True)


async def test_a_taken_port_is_named(tmp_path: Path, graph: StrictGraph) -> None:
    port = graph.url.rpartition(":")[2]
    code, words = await refusal(environment(tmp_path, graph.url) | {"AURA_API_PORT": port})
    assert (code, port in words) == (2, True)


async def test_no_window_library_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys, aura_desktop.headless\n"
        "found = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'qasync')]\n"
        "sys.exit(1 if found else 0)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert await asyncio.wait_for(process.wait(), 30) == 0


async def test_the_demo_runs_without_any_setting(tmp_path: Path) -> None:
    environ = environment(tmp_path, "http://127.0.0.1:9")
    bare = {name: value for name, value in environ.items() if not name.startswith("WHATSAPP")}
    bare = {name: value for name, value in bare.items() if name != "AURA_DB_KEY"}
    async with Program(bare, "main.py", "--headless", "--demo") as program:

        async def peopled() -> bool:
            return bool((await program.status())["conversations"] > 5)

        await eventually(peopled, 30)
    assert not (tmp_path / "data").exists()
