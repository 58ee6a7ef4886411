"""The real program beside the clock: it can be found, started once more, and left by its tray alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.eventually import eventually

ROOT = Path(__file__).parents[2]
DEADLINE_S = 40.0

if sys.platform == "linux":
    from tests.ui.linux_desktop import NOTES, WATCHER, Desktop, Item, private_bus
    from tests.virtual_screen import virtual_screen

    @contextmanager
    def demo(environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "main.py", "--demo"]
        with subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL) as process:
            try:
                yield process
            finally:
                process.kill()

    async def test_the_demo_is_found_in_the_tray_and_left_by_it(tmp_path: Path) -> None:
        with private_bus() as bus, Desktop(bus) as desktop, virtual_screen() as screen:
            desktop.own(WATCHER)
            desktop.own(NOTES)
            environ = os.environ | {
                "DISPLAY": screen,
                "QT_QPA_PLATFORM": "xcb",
                "DBUS_SESSION_BUS_ADDRESS": bus,
                "AURA_LANGUAGE": "en",
                "AURA_WEBHOOK_PORT": "0",
                "AURA_API_PORT": "0",
                "TMPDIR": str(tmp_path),
            }
            with demo(environ) as first:
                item = Item(desktop, desktop.called("RegisterStatusNotifierItem").sender)
                await eventually(lambda: "Demo mode" in item.property("ToolTip")[2], DEADLINE_S)
                # Counted before there was an icon.
                await eventually(
                    lambda: "conversations wait" in str(item.property("ToolTip")), DEADLINE_S
                )
                with demo(environ) as second:
                    assert second.wait(DEADLINE_S) == 0
                assert first.poll() is None
                menu = item.menu()
                assert "[Demo mode]" in menu
                item.choose(menu["Quit"])
                assert first.wait(DEADLINE_S) == 0
