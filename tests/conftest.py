"""One loop for all: Qt's for tests that use a window, plain asyncio for the others."""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from aura_desktop import garbage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# As the program does: garbage of the window must not be collected on the database's thread.
gc.disable()
FULL_COLLECTION_EVERY = 100
_BESIDE_ALL_WINDOWS = (-10_000, -10_000)
_ended_tests = 0

_kept: list[asyncio.AbstractEventLoop] = []
"""A closed qasync loop still owns running Qt timers; collected in another thread they would be left dangling."""


def _qt_loop() -> asyncio.AbstractEventLoop:
    import qasync
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    # As the program does: a test's last window may close while the test goes on, and Qt must not end its loop.
    QApplication.setQuitOnLastWindowClosed(False)

    class Loop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
        """After its end qasync handles what is left over: there too a slot may begin a task, as in the program."""

        def run_forever(self) -> int:
            ended: int = super().run_forever()
            asyncio._set_running_loop(self)
            return ended

        def run_until_complete(self, future: Any) -> Any:
            try:
                return super().run_until_complete(future)
            finally:
                asyncio._set_running_loop(None)

    loop: asyncio.AbstractEventLoop = Loop(app)
    garbage.close_generators(loop)
    _kept.append(loop)
    return loop


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Gives each async test the loop its fixtures ask for."""
    names = getattr(item, "fixturenames", ())
    if "qtbot" in names or "qapp" in names or item.get_closest_marker("qt_async"):
        return {"qasync": _qt_loop}
    return {"asyncio": asyncio.new_event_loop}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """The pointer does not stay where the last test clicked: a list under it would hold its rows."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QCursor.setPos(*_BESIDE_ALL_WINDOWS)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What a test left behind goes here, on the main thread."""
    global _ended_tests
    _ended_tests += 1
    gc.collect(2 if _ended_tests % FULL_COLLECTION_EVERY == 0 else 1)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Windows, timers and loops go while Python is whole; at its own end it takes them in any order."""
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            window.hide()
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _kept.clear()
    gc.collect()
