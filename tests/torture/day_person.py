"""Who sits before the window all day: opens conversations, scrolls, types, sends, takes a suggestion, looks around."""

import asyncio
import random
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.flows.hands import Hands

FRAME_S = 0.016
SITS_DOWN_S = 3.0
"""After the window is there; what comes in meanwhile comes in."""
KEY_S = 0.05
"""From one key to the next of a quick hand."""
NOTCH = 120
SEEN_S = 0.45
"""A little longer than a suggestion must have been seen before Tab takes it."""
_WORDS = (
    "Hola, claro que si, le esperamos manana.",
    "Si, tenemos hora el jueves a las 16:30, le acomoda?",
    "Muchas gracias por avisar, que este muy bien.",
)


class DayPerson:
    """`typed` are the marks of what was sent with Enter; `kept` counts what could not be, and stayed in its place."""

    def __init__(self, window: QWidget, inbox: Any) -> None:
        self._inbox = inbox
        self._window = window
        self._hands = Hands(window)
        self._random = random.Random(20260301)  # no secret: the same day each time
        self.typed: list[str] = []
        self.opened = self.drafted = self.taken = self.kept = 0

    async def live(self) -> None:
        """Until cancelled, which happens between two acts only when it is asked by `rest`."""
        turn = 0
        await asyncio.sleep(SITS_DOWN_S)
        while True:
            turn += 1
            await self._open()
            match turn % 6:
                case 1 | 4:
                    await self._read_back()
                case 2 | 5:
                    await self._answer()
                case 3:
                    await self._leave_a_draft()
                case _:
                    await self._take_suggestion()
            if turn % 15 == 0:
                await self._look_around()

    async def _open(self) -> None:
        """Half of the time the next one that waits, else any of the newest."""
        if self._random.random() < 0.5:
            await self._hands.keys("Ctrl+J")
        else:
            known = self._inbox._pane.model
            row = known.row_at(self._random.randrange(max(known.rowCount(), 1)))
            if row is not None and row.conversation is not None:
                self._inbox.open(row.conversation.id, focus=True)
        self.opened += 1
        await asyncio.sleep(0.25)

    async def _read_back(self) -> None:
        """Up with the wheel, until older ones were fetched, and down again."""
        view = self._inbox.chat.timeline.viewport()
        for notches in (*([1] * 25), *([-2] * 15)):
            self._wheel(view, notches)
            await asyncio.sleep(FRAME_S)

    def _wheel(self, widget: QWidget, notches: int) -> None:
        at = QPointF(widget.rect().center())
        event = QWheelEvent(
            at,
            widget.mapToGlobal(at),
            QPoint(),
            QPoint(0, NOTCH * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    async def _answer(self) -> None:
        if not self._can_write():
            return
        mark = f"v{len(self.typed) + self.kept:05d}"
        await self._hands.keys("Ctrl+A")
        await self._write(f"{self._random.choice(_WORDS)} {mark}")
        composer = self._inbox.chat.composer
        if self._can_write() and mark in composer.text():
            await self._hands.keys("Return")
            await asyncio.sleep(0.3)
            # A service window may close under the hands: then the words are there again, and were not sent.
            if mark in composer.text():
                self.kept += 1
            else:
                self.typed.append(mark)

    async def _write(self, words: str) -> None:
        for sign in words:
            await self._hands.write(sign)
            await asyncio.sleep(KEY_S)

    async def _leave_a_draft(self) -> None:
        if self._can_write():
            await self._write("Le cuento que ")
            self.drafted += 1
            await asyncio.sleep(0.1)

    async def _take_suggestion(self) -> None:
        """Tab into the empty composer; it is not sent."""
        await asyncio.sleep(SEEN_S)
        composer = self._inbox.chat.composer
        if self._can_write() and not composer.text():
            await self._hands.keys("Tab")
            self.taken += bool(composer.text())
            await asyncio.sleep(0.05)

    async def _look_around(self) -> None:
        """A search, the status page, and back to the desk."""
        await self._hands.keys("Ctrl+K")
        await self._write("hora")
        await asyncio.sleep(0.4)
        await self._hands.keys("Escape", "Ctrl+2")
        await asyncio.sleep(0.3)
        await self._hands.keys("Ctrl+1")
        await asyncio.sleep(0.1)

    def _can_write(self) -> bool:
        edit = self._inbox.chat.composer.edit()
        return bool(edit.isVisible() and edit.isEnabled() and self._hands.focus() is edit)
