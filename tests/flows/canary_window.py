"""The real program with its window in this process, and a search of all that it shows."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import TypeVar

import httpx
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from aura_desktop import config
from aura_desktop.domain.setup import Progress, Setup, Step
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.gateways.listener import Listener
from aura_desktop.program import Program
from aura_desktop.sandbox.cloud_api import SandboxSettings, create_app
from aura_desktop.setup_file import SetupFile
from aura_desktop.ui.frame import Frame
from aura_desktop.ui.main_window import MainWindow
from aura_desktop.ui.single_instance import SingleInstance
from tests.eventually import eventually
from tests.flows.canaries import PATIENT, SECRETS, Search
from tests.flows.canary_runs import APP, LONG_S, NUMBER, WABA, Place
from tests.flows.hands import Hands
from tests.flows.line_chain import NOWHERE, Meta
from tests.gateways.memory_keyring import MemoryKeyring

W = TypeVar("W", bound=QWidget)
_SHOWN_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
HARMLESS = "Otra cosa"


class Window:
    """The real program in this process, its wizard at this step; its keyring is a test's."""

    def __init__(self, place: Place, graph_url: str, at: Step = Step.CREDENTIALS) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        setup = Setup(wizard=Progress(is_open=True, at=at))
        SetupFile(place.data).write(setup)
        self.keyring = MemoryKeyring()
        self.config, secrets = config.load(
            place.environ(AURA_GRAPH_URL=graph_url), None, False, True, place.data
        )
        self._single = SingleInstance(place.data, "live")
        frame = Frame(app, self.config)
        frame.window.show()
        frame.window.activateWindow()
        credentials = Credentials(self.keyring)
        self.program = Program(frame, self.config, secrets, self._single, credentials)

    async def __aenter__(self) -> "Window":
        self._run = asyncio.create_task(self.program.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.program._end()
        async with asyncio.timeout(LONG_S):
            assert await self._run == 0
        self._single.release()

    @property
    def window(self) -> MainWindow:
        (found,) = (each for each in _tops() if isinstance(each, MainWindow) and each.isVisible())
        return found

    async def page(self, kind: type[W]) -> W:
        """A page of the wizard, once it can be seen and used."""

        def is_there() -> bool:
            return any(each.isVisible() for each in self._all(kind))

        await eventually(is_there, LONG_S)
        return next(each for each in self._all(kind) if each.isVisible())

    async def open(self, step: Step) -> None:
        """The wizard at this step."""
        await self.program._wizard.open(self.window, step)

    async def paste(self, line: QLineEdit, text: str) -> None:
        """With clipboard and keys, into an empty field; then something else is copied."""
        await eventually(line.isVisible, LONG_S)
        line.setFocus()
        QGuiApplication.clipboard().setText(text)
        hands = Hands(self.window)
        await hands.keys("Ctrl+A", "Ctrl+V")
        QGuiApplication.clipboard().setText(HARMLESS)
        # A person who wants to have it once more.
        await hands.keys("Ctrl+A", "Ctrl+C", "Ctrl+Insert", "End")

    def _all(self, kind: type[W]) -> list[W]:
        return [each for window in _tops() for each in window.findChildren(kind)]


def _tops() -> list[QWidget]:
    return QApplication.topLevelWidgets()


def look_at_titles(search: Search) -> None:
    """Of windows: they show in task bars, switchers and lists of processes."""
    for top in _tops():
        words = (top.windowTitle(), top.windowIconText(), top.windowFilePath())
        search.text("a window's title", "\n".join(words))


def look_at_screen(search: Search) -> None:
    """Titles, what can be read, and what a screen reader is told."""
    look_at_titles(search)
    for top in _tops():
        for widget in (top, *top.findChildren(QWidget)):
            where = f"the screen, {type(widget).__name__}"
            told = (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
            search.text(f"{where}: told", "\n".join((*told, widget.statusTip())))
            search.text(f"{where}: actions", "\n".join(each.text() for each in widget.actions()))
            if isinstance(widget, QLabel | QAbstractButton):
                search.text(f"{where}: words", widget.text())
            if isinstance(widget, QTextEdit | QPlainTextEdit):
                search.text(f"{where}: words", widget.toPlainText())
            if isinstance(widget, QLineEdit):
                search.text(f"{where}: line", widget.displayText())
            if isinstance(widget, QComboBox | QAbstractItemView) and not _is_in_box(widget):
                # What patients write is there to be read.
                search.text(f"{where}: rows", "\n".join(_rows(widget.model())), PATIENT)


def _is_in_box(widget: QWidget) -> bool:
    """Whether it is the list of a box, which has the same rows."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parentWidget()
    return above is not None


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    """What the rows of a list show, and what is said of them."""
    if model is None:
        return
    root = QModelIndex()
    # A list's own answer is private.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(model.rowCount(root)):
        for column in range(columns):
            for role in _SHOWN_ROLES:
                value = model.index(row, column, root).data(role)
                yield value if isinstance(value, str) else ""


def look_at_clipboard(search: Search) -> None:
    """Both of them, in every format."""
    clipboard = QGuiApplication.clipboard()
    modes = [clipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(clipboard.Mode.Selection)
    for mode in modes:
        data = clipboard.mimeData(mode)  # none where nothing was ever copied
        for name in data.formats() if data else ():
            search.data(f"the clipboard: {name}", bytes(data.data(name).data()))


@asynccontextmanager
async def sandbox() -> AsyncIterator[Meta]:
    """A Meta that knows the canaries, with a number that is not registered yet."""
    settings = SandboxSettings(
        access_token=SECRETS["access token"],
        app_secret=SECRETS["app secret"],
        verify_token="nadie-lo-sabe",
        phone_number_id=NUMBER,
        waba_id=WABA,
        app_id=APP,
        display_phone_number="+56 2 0000 0100",
        webhook_url=NOWHERE,
        seed_history=False,
        live_patients=False,
    )
    listener = Listener(create_app(settings), name="sandbox")
    url = f"http://127.0.0.1:{await listener.start()}"
    try:
        async with httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as client:
            yield Meta(url=url, client=client)
    finally:
        await listener.stop()
