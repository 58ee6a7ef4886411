"""The real program in a process of its own, in trouble of a chosen kind; whatever it then writes is searched.

    python -m tests.torture.leak_host TROUBLES REPORT [ARGUMENTS OF main.py]

TROUBLES, joined by commas: "unforeseen" errors everywhere, "store" errors with patients' words in them, "debug"
logs everything, "hands" sits before the window and writes {"places": …, "leaks": […], "failed": […]}
into the file REPORT.
"""

import asyncio
import itertools
import json
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from aura_desktop import log, quick_start
from aura_desktop.store import conversations, events, messages, outbox
from tests.flows import unforeseen
from tests.torture import leak_plants, planted

FAILS_EVERY = 3
"""So many calls of the store go well before one fails."""


def fail_the_store() -> None:
    """Now and then, as the driver and as SQLAlchemy would say it if they quoted everything."""
    words = unforeseen.WORDS
    quoted = f"INSERT INTO messages VALUES ('{words}')"  # it is never run
    broken: type[Exception] = dbapi2.IntegrityError
    errors = itertools.cycle(
        (
            partial(dbapi2.OperationalError, words),
            partial(sa.exc.IntegrityError, quoted, {"text": words}, broken(words)),
            partial(dbapi2.DatabaseError, words),
            partial(ValueError, words),
        )
    )
    for module, name in (
        (events, "apply_all"),
        (outbox, "settle_accepted"),
        (outbox, "settle_failed"),
        (outbox, "lease"),
        (conversations, "page"),
        (messages, "page"),
    ):
        _fail_sometimes(module, name, errors)


def _fail_sometimes(module: Any, name: str, errors: Iterator[Callable[[], Exception]]) -> None:
    work, calls = getattr(module, name), itertools.count(1)

    def failing(*args: Any, **kwargs: Any) -> Any:
        if next(calls) % FAILS_EVERY == 0:
            raise next(errors)()
        return work(*args, **kwargs)

    failing.__name__ = name
    setattr(module, name, failing)


def log_everything() -> None:
    """All that the program's own code has to say, however small."""
    set_up = log.set_up

    def louder(folder: Path | None, level: int = logging.DEBUG) -> None:
        set_up(folder, level)

    setattr(log, "set_up", louder)  # noqa: B010  # mypy minds a function that is assigned


class Watched:
    """Sits before the window: opens, types, sends, asks for a diagnosis; looks at titles and clipboard after each."""

    def __init__(self, page: Any, report: Path) -> None:
        # Only where there is a window.
        from tests.flows.canaries import Search
        from tests.flows.hands import Hands

        self._page, self._report = page, report
        self._search = Search()
        self._hands = Hands(page.window())
        page.window().windowTitleChanged.connect(self._on_title)
        self._task = asyncio.ensure_future(self._sit())

    def _on_title(self, title: str) -> None:
        self._search.text("a title that came", title)

    async def _sit(self) -> None:
        failed = []
        try:
            await self._work()
        except Exception as error:  # told to whoever waits for the report
            failed.append(type(error).__name__)
        leaks = [asdict(leak) for leak in self._search.leaks]
        told = json.dumps({"places": self._search.places, "leaks": leaks, "failed": failed})
        part = self._report.with_suffix(".part")
        part.write_text(told, encoding="utf-8")
        part.replace(self._report)

    async def _work(self) -> None:
        from tests.eventually import eventually
        from tests.flows.canaries import PATIENT
        from tests.flows.canary_runs import LONG_S

        self._page.window().activateWindow()
        await eventually(lambda: self._first() is not None, LONG_S)
        self._look()
        self._page.open(self._first(), focus=True)
        edit = self._page.chat.composer.edit()
        await eventually(lambda: edit.isVisible() and edit.hasFocus(), LONG_S)
        self._look()
        await self._hands.write(PATIENT["a text"])
        self._look()
        await self._hands.keys("Return")
        await eventually(lambda: not edit.toPlainText(), LONG_S)
        await self._hands.write(PATIENT["a name"])
        await self._hands.keys("Ctrl+K")
        await self._hands.write(PATIENT["a name"])
        self._look()
        await self._diagnose()
        for keys in ("Ctrl+3", "Ctrl+,", "Ctrl+1"):
            await self._hands.keys(keys)
            await asyncio.sleep(0.2)
            self._look()

    async def _diagnose(self) -> None:
        from aura_desktop.ui.pages.health_diagnosis import DiagnosisPane
        from tests.eventually import eventually
        from tests.flows.canary_runs import LONG_S

        await self._hands.keys("Ctrl+2")
        window = self._page.window()
        await eventually(lambda: bool(window.findChildren(DiagnosisPane)), LONG_S)
        (pane,) = window.findChildren(DiagnosisPane)
        found = await pane._diagnosing.run(lambda _: None, {"seen": "yes"})
        self._search.text("the diagnosis", pane._diagnosing.text(found))
        self._look()

    def _first(self) -> Any:
        rows = self._page._pane.model
        for number in range(rows.rowCount()):
            row = rows.row_at(number)
            if row is not None and row.conversation is not None:
                return row.conversation.id
        return None

    def _look(self) -> None:
        from tests.flows.canary_window import look_at_clipboard, look_at_titles

        look_at_titles(self._search)
        look_at_clipboard(self._search)


def sit_down(report: Path) -> None:
    """As soon as there is an inbox."""
    from PySide6.QtWidgets import QWidget

    from aura_desktop.ui.main_window import MainWindow
    from aura_desktop.ui.pages.inbox import InboxPage

    add_page: Callable[..., None] = MainWindow.add_page
    sitting: list[Watched] = []

    def page_added(window: MainWindow, section: str, page: QWidget) -> None:
        add_page(window, section, page)
        if isinstance(page, InboxPage) and not sitting:
            sitting.append(Watched(page, report))

    setattr(MainWindow, "add_page", page_added)  # noqa: B010  # mypy minds a method that is assigned


def main(troubles: list[str], report: Path, arguments: list[str]) -> int:
    """Run the program; the exit code."""
    leak_plants.sow()
    planted.plant()
    if "hands" in troubles:
        # As the program does once PySide6 is there: plain imports, and garbage on the home thread alone.
        import PySide6.QtWidgets  # noqa: F401

        quick_start.begin()
        sit_down(report)
    if "debug" in troubles:
        log_everything()
    if "unforeseen" in troubles:
        unforeseen.put_in()
    if "store" in troubles:
        fail_the_store()
    import main as program

    return program.main(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1].split(","), Path(sys.argv[2]), sys.argv[3:]))
