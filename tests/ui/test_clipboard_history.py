"""What is copied in confidence asks clipboard histories to pass it by, and cannot be copied in another way."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.copy_field import CopyField
from tests.eventually import eventually
from tests.ui.settings_desk import SettingsDesk, open_settings_desk

MARK = "x-kde-passwordManagerHint"


def _copy_key(desk: SettingsDesk) -> QAbstractButton | None:
    buttons = desk.host.findChildren(QAbstractButton)
    return next((each for each in buttons if each.accessibleName() == "Copy key"), None)


async def test_the_key_of_the_local_api(qtbot: QtBot, tmp_path: Path) -> None:
    async with open_settings_desk(tmp_path) as desk:
        desk.host.show()
        await eventually(lambda: (found := _copy_key(desk)) is not None and found.isEnabled())
        button = _copy_key(desk)
        assert button is not None
        button.click()
        data = QGuiApplication.clipboard().mimeData()
        assert data.text() == "clave-ejemplo"
        assert data.data(MARK).data() == b"secret"
        QGuiApplication.clipboard().clear()


def test_a_secret_in_a_field_is_copied_by_its_button_alone(qtbot: QtBot) -> None:
    field = CopyField("Verification word", "Verify token", is_secret=True)
    qtbot.addWidget(field)
    field.set_value("palabra-de-ejemplo")
    QGuiApplication.clipboard().setText("otra cosa")
    field.editor.selectAll()
    field.editor.copy()
    assert QGuiApplication.clipboard().text() == "otra cosa"
    field.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "palabra-de-ejemplo"
    assert data.data(MARK).data() == b"secret"
    QGuiApplication.clipboard().clear()
