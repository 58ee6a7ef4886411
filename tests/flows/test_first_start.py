"""From an empty folder to the blue ticks of the test message: real windows, keys and clicks, HTTP all the way."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import AiProvider, Credential, Step, TunnelKind
from tests.flows import first_day
from tests.flows.clinic import (
    APP_SECRET,
    AUTHTOKEN,
    NUMBER,
    TOKEN,
    VERIFY_TOKEN,
    WABA,
    is_connected,
    open_clinic,
)
from tests.flows.hands import Hands
from tests.flows.person import ByKeys, ByMouse

ROOT = Path(__file__).parents[2]
SPREADSHEET = "Servicio;Precio;Duración\nLimpieza facial;$29.990;30 min\nMasaje;$40.000;1 h\n"
pytestmark = pytest.mark.timeout(300)


async def test_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start() as start:
        await first_day.whole_way(start, ByKeys(start))
        assert is_connected(clinic)
        setup = clinic.setup()
        assert (setup.clinic.name, len(setup.clinic.hours)) == ("Clínica Ejemplo", 5)
        assert setup.tunnel.kind is TunnelKind.NGROK
        started = [call for call in clinic.cloud.calls("start") if "start" in call["argv"]]
        assert len(started) == 1, "one tunnel is enough"


async def test_by_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic, clinic.start((1366, 768)) as start:
        await first_day.whole_way(start, ByMouse(start))
        assert is_connected(clinic)


async def test_with_a_file_of_settings_a_model_and_a_spreadsheet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "servicios.csv").write_text(SPREADSHEET, encoding="utf-8")
    lines = (
        f"WHATSAPP_ACCESS_TOKEN='{TOKEN}'",
        f'export WHATSAPP_APP_SECRET="{APP_SECRET}"',
        f"WHATSAPP_PHONE_NUMBER_ID={NUMBER}  # fijo",
        f"WHATSAPP_BUSINESS_ACCOUNT_ID={WABA}",
        f"WHATSAPP_VERIFY_TOKEN={VERIFY_TOKEN}",
        f"NGROK_AUTHTOKEN={AUTHTOKEN}",
    )
    async with open_clinic(tmp_path) as clinic, clinic.start() as start:
        person = ByKeys(start)
        await first_day.welcome(start, person)
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.CREDENTIALS))
        QGuiApplication.clipboard().setText("\n".join(lines))
        await start.hands().keys("Ctrl+V")
        await start.until(lambda: start.can("Continue"))
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.WEBHOOK))
        await start.until(lambda: start.can("Connect"))
        await person.press("Connect")
        await start.until(lambda: start.says("Only a real message is missing"))
        await first_day.hear(start)
        await first_day.go_on(start, person)
        await first_day.with_model(start, person)
        await first_day.go_on(start, person)
        await start.until(lambda: start.is_at(Step.CLINIC))
        await person.press("Import from a file (CSV)")
        await start.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        # Typed, the names that fit would drop down over it.
        QGuiApplication.clipboard().setText(str(tmp_path / "servicios.csv"))
        await Hands(dialog).keys("Ctrl+V")
        # Pressed, not let go: by then the dialog is gone.
        window = dialog.windowHandle()
        QTimer.singleShot(0, lambda: QTest.keyPress(window, Qt.Key.Key_Return))
        await start.until(lambda: start.says("2 services imported"))
        # Nobody manages windows on this screen.
        start.window().activateWindow()
        await start.until(start.window().isActiveWindow)
        await start.until(lambda: start.can("Continue"))
        await first_day.go_on(start, person)
        await first_day.send_test(start, person)
        setup = clinic.setup()
        assert (setup.ai.provider, setup.ai.model) == (AiProvider.COMPATIBLE, "modelo-chico")
        assert [item.price_clp for item in setup.clinic.services] == [29990, 40000]
        assert start.secret(Credential.VERIFY_TOKEN) == VERIFY_TOKEN


if sys.platform == "linux":
    from tests.virtual_screen import virtual_screen

    @pytest.mark.parametrize(("leg", "size"), [(7, "1366x768"), (8, "1440x900")])
    async def test_on_a_virtual_screen(leg: int, size: str, tmp_path: Path) -> None:
        async with open_clinic(tmp_path) as clinic:
            with virtual_screen(size) as display:
                environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
                process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-m",
                    "tests.flows.legs",
                    str(leg),
                    str(tmp_path),
                    clinic.meta.url,
                    cwd=ROOT,
                    env=environ,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.PIPE,
                )
                out, err = await process.communicate()
            assert b"got there" in out, err.decode()[-4000:]
            assert is_connected(clinic)
