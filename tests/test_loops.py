"""The loop that tests of the window run on."""

import asyncio

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
