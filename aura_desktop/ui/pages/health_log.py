"""The log on a page: read in a thread, followed while it is seen, exported where a person says."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.errors import UnavailableError
from aura_desktop.services.log_reader import LogReader, Place
from aura_desktop.ui.pages.health_files import choose_file
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.log_view import LogView

FOLLOW_MS = 1_000


class LogPane(QWidget):
    """Fetches nothing before it is seen, and nothing any more once it is not."""

    def __init__(self, reader: LogReader, tasks: Tasks) -> None:
        super().__init__()
        self._reader = reader
        self._tasks = tasks
        self._place: Place | None = None
        self._reading = False
        self.view = LogView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._tick = QTimer(self, interval=FOLLOW_MS)
        self._tick.timeout.connect(self._on_tick)
        self.view.export_requested.connect(self._on_export_requested)

    def follow(self) -> None:
        """Read on from where it stopped; the first time from near the end."""
        self._tick.start()
        self._on_tick()

    def _on_tick(self) -> None:
        if not self._reading:
            self._tasks.latest("log", self._read())

    async def _read(self) -> None:
        self._reading = True
        try:
            await self._read_on()
        except UnavailableError:
            self._tick.stop()  # told once, not each second
            raise
        finally:
            self._reading = False

    async def _read_on(self) -> None:
        if self._place is None:
            part = await self._reader.last()
            self.view.set_lines(part.lines)
        else:
            part = await self._reader.after(self._place)
            self.view.add_lines(part.lines)
        self._place = part.place

    def _on_export_requested(self) -> None:
        choose_file(self, self.tr("Export the log"), f"aura-log-{_stamp()}.txt", self._export)

    def _export(self, path: Path) -> None:
        self._tasks.spawn(self._reader.export(path, self.view.shown_lines()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


def _stamp() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d-%H%M}"
