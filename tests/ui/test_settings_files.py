"""Settings: how large a patient's document may be to be fetched when it comes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from aura_desktop.services.media import AT_ONCE_SETTING
from aura_desktop.ui.appearance import Look
from tests.ui.settings_desk import SettingsDesk, open_settings_desk


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path, Look(language="en")) as found:
        yield found


def sizes(desk: SettingsDesk) -> dict[str, QAbstractButton]:
    buttons = desk.host.findChildren(QAbstractButton)
    return {button.text(): button for button in buttons if button.text().endswith(" MB")}


async def test_the_size_counts_once_it_is_saved(desk: SettingsDesk) -> None:
    desk.page.open_section("general")
    await desk.page.tasks.settle()
    offered = sizes(desk)
    assert list(offered) == ["up to 2 MB", "up to 10 MB", "up to 25 MB", "up to 100 MB"]
    assert offered["up to 10 MB"].isChecked()
    QTest.mouseClick(offered["up to 25 MB"], Qt.MouseButton.LeftButton)
    assert desk.page.changes() == ("Documents of patients",)
    assert await desk.settings.get(AT_ONCE_SETTING) == ""
    desk.page.footer.save.click()
    await desk.page.tasks.settle()
    assert await desk.settings.get(AT_ONCE_SETTING) == "25"
