"""Settings, About: version, data folder, what the program is made of."""

import asyncio
import json
import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aura_desktop import config, paths
from aura_desktop.ui import theme
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left, over
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel

DRAWN = (("Inter", "SIL OFL 1.1"), ("Lucide", "ISC"), ("SQLCipher", "BSD-3-Clause"))


class AboutSection(SettingsSection):
    def __init__(self, desk: DeskServices, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("about")
        self._desk = desk
        self._tasks = tasks
        self._version = TextLabel(self._words(), wrap=True)
        copy = PushButton(self.tr("Copy for support"), icon="copy")
        copy.clicked.connect(self._on_copy)
        self.add_setting("version", over(self._version, left(copy)))
        self.add_setting("data", self._folder_box(setup.data_folder))
        self._licences = QWidget()
        grid = QGridLayout(self._licences)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        self._grid = grid
        self.add_setting("licences", self._licences)

    def begin(self) -> None:
        if not self._grid.count():
            self._tasks.latest("licences", self._show_licences())

    def _words(self) -> str:
        versions = (config.VERSION, platform.python_version(), qVersion())
        return "AURA Desktop {} · Python {} · Qt {}".format(*versions)

    def _folder_box(self, folder: Path) -> QWidget:
        field = QLineEdit(str(folder))
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Data folder"))
        field.setMaximumWidth(theme.current().px(380))
        opener = IconButton("folder-open", self.tr("Open the data folder"))
        opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        return left(field, opener)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._words()} · {platform.system()}")
        self._desk.toasts.show_toast(self.tr("Copied"), icon="check")

    async def _show_licences(self) -> None:
        found = await asyncio.to_thread(_libraries)
        for place, (name, version, licence) in enumerate(found):
            self._grid.addWidget(TextLabel(name), place, 0)
            self._grid.addWidget(TextLabel(version, tone="subtle"), place, 1)
            self._grid.addWidget(TextLabel(licence, tone="muted"), place, 2)


def _libraries() -> list[tuple[str, str, str]]:
    """Name, version here and licence; those we name first. Reads a file for each, so in a thread."""
    listed = json.loads((paths.resources() / "licences.json").read_text("utf-8"))
    listed.sort(key=lambda library: not library["own"])
    rows = [(item["name"], _version(item["name"]), item["licence"]) for item in listed]
    return [*rows, *((name, "", licence) for name, licence in DRAWN)]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # of another system
        return ""
