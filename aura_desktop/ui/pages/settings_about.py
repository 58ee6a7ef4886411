"""Settings, About: version, data folder, what the program is made of."""

import asyncio
import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aura_desktop import config
from aura_desktop.ui import theme
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left, over
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel

LICENCES = (
    ("alembic", "MIT"),
    ("httptools", "MIT"),
    ("httpx", "BSD-3-Clause"),
    ("keyring", "MIT"),
    ("openai", "Apache-2.0"),
    ("phonenumberslite", "Apache-2.0"),
    ("pyngrok", "MIT"),
    ("PySide6-Essentials", "LGPL-3.0"),
    ("python-dotenv", "BSD-3-Clause"),
    ("qasync", "BSD-2-Clause"),
    ("snowballstemmer", "BSD-3-Clause"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
    ("starlette", "BSD-3-Clause"),
    ("tzdata", "Apache-2.0"),
    ("uvicorn", "BSD-3-Clause"),
)
"""The libraries this program names as its own, and how each may be used."""
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
        versions = await asyncio.to_thread(_versions)
        for place, (name, licence) in enumerate((*LICENCES, *DRAWN)):
            self._grid.addWidget(TextLabel(name), place, 0)
            self._grid.addWidget(TextLabel(versions.get(name, ""), tone="subtle"), place, 1)
            self._grid.addWidget(TextLabel(licence, tone="muted"), place, 2)


def _versions() -> dict[str, str]:
    """Reads a file for each library, so in a thread; a bundle may have left them out."""
    found = {}
    for name, _ in LICENCES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found
