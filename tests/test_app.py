"""The desktop entry: a frame, a life, an orderly end; and a way out when it cannot start."""

import asyncio
import os
import sys
from pathlib import Path
from typing import cast

import pytest
from keyring.errors import NoKeyringError
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.program import Program
from aura_desktop.ui.frame import Frame
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.single_instance import SingleInstance
from aura_desktop.ui.widgets.conversation_pane import ConversationPane
from aura_desktop.ui.widgets.start_notice import StartNotice
from tests.eventually import eventually
from tests.gateways.memory_keyring import MemoryKeyring

ROOT = Path(__file__).parent.parent
LONG_S = 40.0


def program(
    folder: Path, mode: Mode, secrets: Secrets, credentials: Credentials | None = None
) -> Program:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    config = Config(
        mode=mode,
        data_folder=folder,
        api_port=0,
        webhook_port=0,
        language="en",
        phone_number_id=PhoneNumberId("100"),
    )
    single = SingleInstance(folder, mode)
    # Not this machine's own key ring: it may be there, or wait for somebody.
    own = credentials or Credentials(no_keyring())
    return Program(Frame(app, config), config, secrets, single, own)


def no_keyring() -> MemoryKeyring:
    """What a PC without a key ring answers."""
    ring = MemoryKeyring()
    ring.fail_with = NoKeyringError()
    return ring


def windows() -> list[MainWindow]:
    """Main windows on the screen."""
    tops = QApplication.topLevelWidgets()
    return [item for item in tops if isinstance(item, MainWindow) and item.isVisible()]


def notices() -> list[StartNotice]:
    """Start notices on the screen."""
    found = [notice for window in windows() for notice in window.findChildren(StartNotice)]
    return [notice for notice in found if notice.isVisible()]


def button(window: MainWindow, name: str) -> QPushButton | None:
    """The button of that name, once its page is there."""
    buttons = window.findChildren(QPushButton)
    return next((item for item in buttons if item.accessibleName() == name), None)


def has_settings(window: MainWindow) -> bool:
    """Ask for the settings; whether they are there."""
    window.show_section("settings")
    return window.section() == "settings"


def press(window: MainWindow, name: str) -> None:
    """Click the button of that name."""
    found = button(window, name)
    assert found is not None
    found.click()


async def test_it_opens_and_closing_the_window_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    run = asyncio.create_task(program(tmp_path, Mode.DEMO, Secrets()).run())
    await eventually(lambda: any(w.findChildren(ConversationPane) for w in windows()), LONG_S)
    windows()[0].close()
    assert windows() == [], "the window goes at once, the rest may take its time"
    async with asyncio.timeout(LONG_S):
        assert await run == 0


async def test_another_language_builds_the_window_anew_over_the_same_core(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = program(tmp_path, Mode.DEMO, Secrets())
    run = asyncio.create_task(desktop.run())
    await eventually(lambda: any(w.findChildren(ConversationPane) for w in windows()), LONG_S)
    first = windows()[0]
    await eventually(lambda: has_settings(first), LONG_S)
    press(first, "Español")
    await eventually(lambda: windows() != [] and windows()[0] is not first, LONG_S)
    await eventually(lambda: windows()[0].section() == "settings", LONG_S)
    second = windows()[0]
    press(second, "English")
    await eventually(lambda: windows() != [] and windows()[0] is not second, LONG_S)
    windows()[0].close()
    async with asyncio.timeout(LONG_S):
        assert await run == 0


async def test_a_store_that_does_not_open_leaves_ways_out(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = Secrets(access_token="token-for-tests", database_key="no key")
    run = asyncio.create_task(program(tmp_path, Mode.LIVE, secrets).run())
    await eventually(lambda: bool(notices()), LONG_S)
    first = notices()[0]
    buttons = {item.accessibleName(): item for item in first.findChildren(QPushButton)}
    assert buttons["Try again"].hasFocus()
    buttons["Try again"].click()
    await eventually(lambda: bool(notices()) and notices()[0] is not first, LONG_S)
    buttons = {item.accessibleName(): item for item in notices()[0].findChildren(QPushButton)}
    buttons["Close program"].click()
    async with asyncio.timeout(LONG_S):
        assert await run == 0


class ShutKeyring:
    """Answers nobody before it is told to, and then that it stays locked."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()
        self.is_asked = False

    async def get(self, _name: str) -> None:
        self.is_asked = True
        await self.ended.wait()
        raise SetupError("keyring_locked")


async def test_a_start_that_waits_for_the_key_ring_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aura_desktop.program.PATIENCE_S", 0.05)
    keyring = ShutKeyring()
    run = asyncio.create_task(
        program(tmp_path, Mode.LIVE, Secrets(), cast(Credentials, keyring)).run()
    )
    await eventually(lambda: any(w.notices.isVisible() for w in windows()), LONG_S)
    assert "key ring" in windows()[0].notices.accessibleName()
    keyring.ended.set()
    await eventually(lambda: bool(notices()), LONG_S)
    assert not windows()[0].notices.isVisible()
    buttons = {item.accessibleName(): item for item in notices()[0].findChildren(QPushButton)}
    buttons["Close program"].click()
    async with asyncio.timeout(LONG_S):
        assert await run == 0


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.SETUP])
@pytest.mark.parametrize("key", [None, "00" * 32])
async def test_closing_the_window_ends_a_start_that_waits_for_the_key_ring(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, key: str | None
) -> None:
    monkeypatch.setattr("aura_desktop.program.BREAK_OFF_S", 0.05)
    keyring = ShutKeyring()
    secrets = Secrets(database_key=key)
    run = asyncio.create_task(program(tmp_path, mode, secrets, cast(Credentials, keyring)).run())
    await eventually(lambda: keyring.is_asked and windows() != [], LONG_S)
    windows()[0].close()
    assert windows() == []
    async with asyncio.timeout(LONG_S):
        assert await run == 0
    assert not keyring.ended.is_set()


async def test_without_credentials_the_demo_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    run = asyncio.create_task(program(tmp_path, Mode.LIVE, Secrets()).run())
    await eventually(lambda: bool(notices()), LONG_S)
    buttons = {item.accessibleName(): item for item in notices()[0].findChildren(QPushButton)}
    buttons["Open the demo"].click()
    await eventually(lambda: any(w.findChildren(ConversationPane) for w in windows()), LONG_S)
    windows()[0].close()
    async with asyncio.timeout(LONG_S):
        assert await run == 0


if sys.platform != "win32":  # which knows no polite signal

    async def test_a_polite_signal_ends_a_start_that_waits_for_the_key_ring(tmp_path: Path) -> None:
        environ = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "AURA_DATA_DIR": str(tmp_path),
            "WHATSAPP_PHONE_NUMBER_ID": "100000000000101",
            "PYTHON_KEYRING_BACKEND": "tests.gateways.shut_keyring.ShutKeyring",
            "PYTHONPATH": str(ROOT),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "main.py", cwd=ROOT, env=environ, stderr=asyncio.subprocess.PIPE
        )
        assert process.stderr is not None
        async with asyncio.timeout(LONG_S):
            said = await process.stderr.readline()
            assert b"asked" in said, said
            process.terminate()
            said = await process.stderr.read()
            assert await process.wait() == 0
        assert b"Traceback" not in said, said
        assert b"never retrieved" not in said, said


async def test_a_polite_signal_ends_it_cleanly(tmp_path: Path) -> None:
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "AURA_DATA_DIR": str(tmp_path),
        "AURA_API_PORT": "0",
        "AURA_WEBHOOK_PORT": "0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "main.py",
        "--demo",
        cwd=ROOT,
        env=environ,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    async with asyncio.timeout(LONG_S):
        while b"everything runs" not in (line := await process.stderr.readline()):
            assert line, "it ended before it ran"
        process.terminate()
        await process.stderr.read()
        code = await process.wait()
    # Windows knows no polite signal: there the process just ends.
    assert code == 0 or sys.platform == "win32"


TOLD_TO_QUIT = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
import main

def wait_for_the_word():
    sys.stdin.readline()
    app = QCoreApplication.instance()
    QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)

threading.Thread(target=wait_for_the_word, daemon=True).start()
sys.exit(main.main([]))
"""
"""As the Dock, Cmd+Q and the end of a session say it: to the application, not to a window."""


async def test_a_system_that_says_quit_is_not_asked_whether_to_stay(tmp_path: Path) -> None:
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "PYTHONPATH": str(ROOT),
        "AURA_DATA_DIR": str(tmp_path),
        "AURA_DB_KEY": "0" * 64,
        "AURA_API_PORT": "0",
        "AURA_WEBHOOK_PORT": "0",
        "AURA_TUNNEL": "off",
        "AURA_GRAPH_URL": "http://127.0.0.1:1",
        "WHATSAPP_ACCESS_TOKEN": "EAA-ficticio",
        "WHATSAPP_PHONE_NUMBER_ID": "100000000000101",
    }
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", TOLD_TO_QUIT), cwd=ROOT, env=environ, stdin=pipe, stderr=pipe
    )
    assert process.stdin is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(LONG_S):
            while b"everything runs" not in (line := await process.stderr.readline()):
                assert line, "it ended before it ran"
            process.stdin.write(b"quit\n")
            said = await process.stderr.read()
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
    assert b"stopped" in said
    assert b"ended by the screen" not in said
