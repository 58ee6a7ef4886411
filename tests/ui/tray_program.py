"""A program with a tray and nothing else; started by a test, on a desktop of its own."""

import asyncio
import sys

import qasync
from PySide6.QtWidgets import QApplication

from aura_desktop.ui import tray as trays
from aura_desktop.ui.tray import Tray
from aura_desktop.ui.tray_icon import TrayState


async def main() -> None:
    """Prints what happens, one word a line; "quit" in the menu or in its input ends it."""
    ended = asyncio.Event()
    tray = Tray()
    for name in ("open", "check", "silence"):
        getattr(tray, f"{name}_requested").connect(lambda word=name: _say(word))
    tray.quit_requested.connect(lambda: _say("quit"))
    tray.quit_requested.connect(ended.set)
    tray.appeared.connect(lambda: _say("appeared"))
    tray.set_state(TrayState.WARNING, "Something needs attention")
    tray.set_waiting(3)
    tray.set_alarm(is_ringing=True)
    tray.start()
    _say("there" if tray.is_available() else "not there")
    reader = asyncio.create_task(asyncio.to_thread(sys.stdin.readline))
    if (await reader).strip() == "notify":
        tray.notify("2 new messages", "Click to read.")
    await ended.wait()
    await tray.close()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    trays.OLD_TRAY_AFTER_MS = 300
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(main())
