"""The log on a page: read in a thread, followed while it is seen, exported where a person says.

The file has the hours of this PC's clock, the page those of the clinic, as everywhere in the window.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.log_line import LogLine, zone_mark
from aura_desktop.errors import UnavailableError
from aura_desktop.services.log_reader import LogReader, Place
from aura_desktop.ui import wording_time
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
        self._zone = wording_time.zone()
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
        zone = wording_time.zone()
        if self._place is None or zone is not self._zone:
            part = await self._reader.last()
            lines = await _told_in(zone, part.lines)
            self.view.set_zone(wording_time.zone_words())
            self.view.set_lines(lines)
        else:
            part = await self._reader.after(self._place)
            self.view.add_lines(await _told_in(zone, part.lines))
        self._place, self._zone = part.place, zone

    def _on_export_requested(self) -> None:
        choose_file(self, self.tr("Export the log"), f"aura-log-{_stamp()}.txt", self._export)

    def _export(self, path: Path) -> None:
        zone = zone_mark(self._zone, datetime.now(UTC))
        self._tasks.spawn(self._reader.export(path, self.view.shown_lines(), zone))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


async def _told_in(zone: ZoneInfo, lines: Sequence[LogLine]) -> list[LogLine]:
    """In a thread: the first time there are thousands of them."""
    if not lines:
        return []
    return await asyncio.to_thread(lambda: [line.told_in(zone) for line in lines])


def _stamp() -> str:
    return f"{wording_time.local(datetime.now(UTC)):%Y-%m-%d-%H%M}"
