"""The loop that tests of the window run on."""

import asyncio

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


async def test_it_goes_on_when_the_last_window_closes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.close()
    for _ in range(10):
        await asyncio.to_thread(int)


async def test_what_is_left_over_at_its_end_may_begin_a_task(qtbot: QtBot) -> None:
    def begin() -> None:
        task = asyncio.get_running_loop().create_task(asyncio.sleep(0))
        task.cancel()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, begin))
