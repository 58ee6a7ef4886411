"""Small pictures for the transcript: decoded one at a time in a thread, kept in memory up to a limit, never on disk."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from aura_desktop.domain.ids import MessageId
from aura_desktop.errors import AuraError
from aura_desktop.ui import picture
from aura_desktop.ui.delegates.message_sheet import Picture
from aura_desktop.ui.tasks import Tasks

MOST_BYTES = 24 * 1024 * 1024
MOST_KEPT = 500
"""What cannot be shown is remembered too, and takes no bytes to speak of."""
MOST_WAITING = 40
"""Who scrolls past more than this has left the first of them behind."""

_Key = tuple[MessageId, int, int]
Read = Callable[[MessageId], Awaitable[bytes]]


class Thumbnails(QObject):
    """An Album without progress. Signals: changed(), when a picture that was asked for is there."""

    changed = Signal()

    def __init__(self, read: Read, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._tasks = tasks
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[_Key, tuple[Picture, float]] = OrderedDict()
        self._working = False
        self._making: _Key | None = None

    def image(self, wanted: Picture, ratio: float) -> QImage | None:
        """The picture, if it is here; else it is fetched, and `changed` tells. Null: it cannot be shown.

        What could not be read is read again when it is next painted, and no `changed` asks for that.
        """
        key = _key(wanted, ratio)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if key == self._making:
            return None
        self._wanted[key] = (wanted, ratio)
        self._wanted.move_to_end(key)
        while len(self._wanted) > MOST_WAITING:
            self._wanted.popitem(last=False)
        if not self._working:
            self._working = True
            self._tasks.spawn(self._work())
        return None

    def kept_bytes(self) -> int:
        """How much memory the pictures take."""
        return self._bytes

    def forget(self) -> None:
        """Drop all of them: nobody is to see or keep anything now."""
        self._kept.clear()
        self._wanted.clear()
        self._bytes = 0

    async def _work(self) -> None:
        """The one asked for last is looked at now: it comes first."""
        try:
            while self._wanted:
                key, (wanted, ratio) = self._wanted.popitem()
                self._making = key
                with suppress(AuraError):
                    made = await self._made(wanted, ratio)
                    if made is not None:
                        self._keep(key, made)
                        self.changed.emit()
        finally:
            self._working = False
            self._making = None

    async def _made(self, wanted: Picture, ratio: float) -> QImage | None:
        if wanted.file_type is None:
            return QImage()
        content = await self._read(wanted.message_id)
        if not content:
            return None
        box = QSize(round(wanted.rect.width() * ratio), round(wanted.rect.height() * ratio))
        made = await asyncio.to_thread(
            picture.decoded, content, wanted.file_type, box, fills=wanted.fills
        )
        made.setDevicePixelRatio(ratio)
        return made

    def _keep(self, key: _Key, made: QImage) -> None:
        former = self._kept.pop(key, None)
        self._bytes -= former.sizeInBytes() if former is not None else 0
        self._kept[key] = made
        self._bytes += made.sizeInBytes()
        while len(self._kept) > MOST_KEPT or (self._bytes > MOST_BYTES and len(self._kept) > 1):
            _, gone = self._kept.popitem(last=False)
            self._bytes -= gone.sizeInBytes()


def _key(wanted: Picture, ratio: float) -> _Key:
    size = wanted.rect.size()
    return wanted.message_id, round(size.width() * ratio), round(size.height() * ratio)
