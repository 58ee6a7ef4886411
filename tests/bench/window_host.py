"""The real program with its window, watched from outside: what is noted here, the program does not know of.

    python -m tests.bench.window_host STARTED_AT [ARGUMENTS OF main.py]

Prints a JSON line when the frame was painted ("framed") and when the list showed its first rows ("listed").
Then commands on standard input, one a line, each answered by one JSON line:

    open ID          open a conversation as a click would; answered when its bubbles are painted
    scroll on|off    move through the open conversation, 60 times a second
    block HOW|off    keep the window's thread for 200 ms of each second: "busy" in Python, "asleep" outside of it
    watch            from now on note what is committed and painted
    seen             {"committed": {wamid: at}, "painted": {wamid: at}}, times of the monotonic clock
    timers           {"timers": [[milliseconds, owner], ...]}, those that repeat, fastest first
"""

import json
import re
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from aura_desktop import quick_start

FRAME_MS, STEP_PX = 16, 60
BLOCK_EVERY_MS, BLOCK_S = 1000, 0.2
_WAMID = re.compile(rb'"id": ?"(wamid\.[^"]+)"')


def say(**figures: Any) -> None:
    """One line to whoever measures."""
    print(json.dumps(figures), flush=True)


class Watch(QObject):
    """Signals: commanded(line), from the thread that reads standard input to the window's."""

    commanded = Signal(str)

    def __init__(self, started_at: float) -> None:
        super().__init__()
        self._started_at = started_at
        self._framed = self._listed = self._opening = False
        self._watching = False
        self._committed: dict[str, float] = {}
        self._painted: dict[str, float] = {}
        self._timeline: Any = None
        self._inbox: Any = None
        self._direction = -1
        self._block: Callable[[], None] = _busy
        self._scrolling = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._scrolling.timeout.connect(self._scroll)
        self._blocking = QTimer(self, interval=BLOCK_EVERY_MS)
        self._blocking.timeout.connect(lambda: self._block())
        self.commanded.connect(self._obey)

    def on_first_painted(self) -> None:
        """The frame is on the screen."""
        if not self._framed:
            self._framed = True
            say(event="framed", s=time.monotonic() - self._started_at)
            threading.Thread(target=self._read, daemon=True).start()

    def on_list_painted(self, view: Any) -> None:
        """The list of conversations was painted, with or without rows."""
        if not self._listed and view.first_choosable().isValid():
            self._listed = True
            say(event="listed", s=time.monotonic() - self._started_at)

    def on_timeline_painted(self, view: Any) -> None:
        """The transcript was painted: its newest messages are on the screen if it stands at its end."""
        now, self._timeline = time.monotonic(), view
        model = view.model()
        if self._opening and model.rowCount():
            self._opening = False
            say(event="opened", at=now, rows=model.rowCount())
        if not self._watching or not view.is_at_end():
            return
        for row in range(model.rowCount() - 1, -1, -1):
            wamid = model.message(row).wamid
            if wamid in self._painted:
                break
            self._painted[wamid] = now

    def on_committed(self, body: bytes) -> None:
        """A delivery is on disk; called on the listener's thread."""
        if self._watching and (found := _WAMID.search(body)) is not None:
            self._committed[found.group(1).decode()] = time.monotonic()

    def on_page_added(self, page: QWidget) -> None:
        """The pages come with all that can be watched."""
        from aura_desktop.store.database import Database
        from aura_desktop.ui.pages.inbox import InboxPage
        from aura_desktop.ui.widgets.conversation_view import ConversationView
        from aura_desktop.ui.widgets.timeline_view import TimelineView

        if not isinstance(page, InboxPage) or self._inbox is not None:
            return
        self._inbox = page
        _after(ConversationView, "paintEvent", lambda view, _: self.on_list_painted(view))
        _after(TimelineView, "paintEvent", lambda view, _: self.on_timeline_painted(view))
        append = Database.append_delivery

        async def noted(database: Database, delivery: Any) -> int:
            item = await append(database, delivery)
            self.on_committed(delivery.body)
            return item

        _replace(Database, "append_delivery", noted)

    def _read(self) -> None:
        for line in sys.stdin:
            self.commanded.emit(line.strip())

    def _obey(self, line: str) -> None:
        command, _, value = line.partition(" ")
        match command:
            case "open":
                self._opening = True
                self._inbox.open(int(value))
            case "scroll":
                self._scrolling.start() if value == "on" else self._scrolling.stop()
                say(event="scroll")
            case "block":
                self._block = _busy if value == "busy" else _asleep
                self._blocking.stop() if value == "off" else self._blocking.start()
                say(event="block")
            case "watch":
                self._watching = True
                say(event="watch")
            case "seen":
                say(event="seen", committed=self._committed, painted=self._painted)
            case "timers":
                say(event="timers", timers=self._timers())

    def _timers(self) -> list[tuple[int, str]]:
        timers = self._inbox.window().findChildren(QTimer)
        repeating = (timer for timer in timers if timer.isActive() and not timer.isSingleShot())
        return sorted((timer.interval(), type(timer.parent()).__name__) for timer in repeating)

    def _scroll(self) -> None:
        if self._timeline is None:
            return
        bar = self._timeline.verticalScrollBar()
        if bar.value() in (bar.minimum(), bar.maximum()):
            self._direction = -1 if bar.value() == bar.maximum() else 1
        bar.setValue(bar.value() + self._direction * STEP_PX)


def _busy() -> None:
    until = time.monotonic() + BLOCK_S
    while time.monotonic() < until:
        pass


def _asleep() -> None:
    time.sleep(BLOCK_S)


def _after(owner: type, name: str, look: Callable[[Any, Any], None]) -> None:
    """Call `look(object, first argument)` after each call of this method."""
    method = getattr(owner, name)

    def looked(self: Any, argument: Any) -> None:
        method(self, argument)
        look(self, argument)

    _replace(owner, name, looked)


def _replace(owner: type, name: str, function: Callable[..., Any]) -> None:
    setattr(owner, name, function)


def main(started_at: float, arguments: list[str]) -> int:
    """Run the program; the exit code."""
    # As the program does before it imports any of these: else the source of each is kept, 4 MB that it never has.
    quick_start.begin()
    import main as program
    from aura_desktop.ui.main_window import MainWindow

    watches: list[Watch] = []
    build, add_page = MainWindow.__init__, MainWindow.add_page

    def built(window: MainWindow, *, demo: bool) -> None:
        build(window, demo=demo)
        watches.append(Watch(started_at))
        window.first_painted.connect(watches[0].on_first_painted)

    def page_added(window: MainWindow, section: str, page: QWidget) -> None:
        add_page(window, section, page)
        watches[0].on_page_added(page)

    _replace(MainWindow, "__init__", built)
    _replace(MainWindow, "add_page", page_added)
    return program.main(arguments)


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), sys.argv[2:]))
