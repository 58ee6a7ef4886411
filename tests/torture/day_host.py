"""The real program with its window, living by a fast clock, with somebody before it.

    python -m tests.torture.day_host ORIGIN SPEED [--watch]

Commands on standard input, one a line, each answered by one JSON line; the first, "ready", comes by itself:

    begin      all of the store is read once, so that its cache is as full as it gets; then the heart beats, and
               the person begins to work
    sample     {"tasks": …, "objects": …, "timers": …}
    census     {"objects": {name of a type: how many of Python's there are, garbage left out}}
    rest       the person stops
    report MS  {"beat": figures of the heart with this limit, "typed": […], "kept": …, "opened": …,
               "drafted": …, "taken": …}
"""

import asyncio
import gc
import json
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from aura_desktop import quick_start

quick_start.begin()

from tests.torture import day_plants, planted  # noqa: E402  # as the program does: plain imports from here on
from tests.torture.day_clock import DayClock  # noqa: E402
from tests.torture.day_person import DayPerson  # noqa: E402
from tests.torture.heartbeat import Heartbeat  # noqa: E402

if TYPE_CHECKING:
    from aura_desktop.store.database import Tx
    from aura_desktop.ui.pages.inbox import InboxPage


def say(**figures: Any) -> None:
    """One line to whoever measures."""
    print(json.dumps(figures), flush=True)


class DayHost(QObject):
    """Signals: commanded(line), from the thread that reads standard input to the window's."""

    commanded = Signal(str)

    def __init__(self, inbox: "InboxPage", *, watch: bool) -> None:
        super().__init__()
        self._inbox = inbox
        self._heart = Heartbeat(self, watch=watch)
        self._person = DayPerson(inbox.window(), inbox)
        self._work: asyncio.Task[None] | None = None
        self._beginning: asyncio.Task[None] | None = None
        self._resting: asyncio.Task[None] | None = None
        self.commanded.connect(self._obey)
        threading.Thread(target=self._read, name="commands", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.commanded.emit(line.strip())

    def _obey(self, line: str) -> None:
        match line.split():
            case ["begin"]:
                self._beginning = asyncio.ensure_future(self._begin())
            case ["sample"]:
                self._heart.beat()
                say(event="sample", **_counted())
                self._heart.skip()
            case ["census"]:
                self._heart.beat()
                say(event="census", objects=_census())
                self._heart.skip()
            case ["rest"]:
                self._resting = asyncio.ensure_future(self._rest())
            case ["report", limit_ms]:
                person = self._person
                names = ("typed", "kept", "opened", "drafted", "taken")
                acts = {name: getattr(person, name) for name in names}
                say(event="report", beat=self._heart.figures(float(limit_ms)), **acts)

    async def _begin(self) -> None:
        await self._inbox._conversations._database.read(_read_all)
        # Nobody manages the windows of this screen.
        self._inbox.window().activateWindow()
        self._work = asyncio.ensure_future(self._person.live())
        self._heart.start()
        say(event="begun")

    async def _rest(self) -> None:
        if self._work is not None:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
        say(event="rest")


def _read_all(tx: "Tx") -> None:
    import sqlalchemy as sa

    from aura_desktop.store import tables

    for table in tables.metadata.sorted_tables:
        for _ in tx.execute(sa.select(table)):
            pass


def _counted() -> dict[str, int]:
    """What must not grow: tasks of the home loop, Qt's objects, and those of them that are running timers."""
    owned = [
        each
        for top in (QApplication.instance(), *QApplication.topLevelWidgets())
        if top is not None
        for each in (top, *top.findChildren(QObject))
    ]
    running = [each for each in owned if isinstance(each, QTimer) and each.isActive()]
    return {"tasks": len(asyncio.all_tasks()), "objects": len(owned), "timers": len(running)}


def _census() -> dict[str, int]:
    gc.unfreeze()
    gc.collect()
    counts = Counter(type(each).__name__ for each in gc.get_objects())
    # As the program had it: what lives is not looked at again and again.
    gc.freeze()
    return dict(counts.most_common(60))


def main(clock: DayClock, *, watch: bool) -> int:
    """Run the program; the exit code."""
    day_plants.sow()
    planted.plant()
    clock.put_in()
    import main as program
    from aura_desktop.ui.main_window import MainWindow
    from aura_desktop.ui.pages.inbox import InboxPage

    hosts: list[DayHost] = []
    add_page: Callable[..., None] = MainWindow.add_page

    def page_added(window: MainWindow, section: str, page: QWidget) -> None:
        add_page(window, section, page)
        if isinstance(page, InboxPage) and not hosts:
            hosts.append(DayHost(page, watch=watch))
            say(event="ready")

    setattr(MainWindow, "add_page", page_added)  # noqa: B010  # mypy minds a method that is assigned
    return program.main([])


if __name__ == "__main__":
    origin, speed = sys.argv[1:3]
    day = DayClock(float(origin), float(speed))
    raise SystemExit(main(day, watch="--watch" in sys.argv))
