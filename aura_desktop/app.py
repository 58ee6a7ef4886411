"""The desktop entry: the frame is painted before anything that it does not need is imported."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from aura_desktop import quick_start
from aura_desktop.config import Config, Mode, Secrets

if TYPE_CHECKING:
    from aura_desktop.ui.frame import Frame

PAINT_TIMEOUT_MS = 2000
"""A window that starts minimised is never painted."""


def run(config: Config, secrets: Secrets, *, minimized: bool = False) -> int:
    """Open the window and stay until it is closed; the exit code. `minimized`: into the tray, or as an icon."""
    quick_start.begin()
    from aura_desktop.ui.application import Application
    from aura_desktop.ui.frame import Frame
    from aura_desktop.ui.single_instance import SingleInstance

    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("AURA Desktop")
    app.setQuitOnLastWindowClosed(False)
    single = SingleInstance(
        config.data_folder, Mode.DEMO if config.mode is Mode.DEMO else Mode.LIVE
    )
    if not single.is_first():
        # At log-in nobody asked to see it.
        return 0 if minimized or single.call_first() else 1
    frame = Frame(app, config)
    _show_first_frame(frame, minimized=minimized)
    from aura_desktop import program

    return program.run(frame, config, secrets, single)


def _show_first_frame(frame: "Frame", *, minimized: bool) -> None:
    """Not nested in any other loop: there is none yet."""
    if minimized:
        frame.window.showMinimized()
        return
    loop = QEventLoop()
    frame.window.first_painted.connect(loop.quit)
    QTimer.singleShot(PAINT_TIMEOUT_MS, loop, loop.quit)
    frame.window.show()
    loop.exec()
