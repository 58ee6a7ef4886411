"""Errors that nobody foresaw, of every kind, with canaries in words, names and frames; for a program's process."""

import asyncio
import gc
import sys
import threading
from typing import Any

from aura_desktop.gateways import listener
from aura_desktop.services import upkeep
from tests.flows.canaries import EVERYTHING

WORDS = " ".join(EVERYTHING.values())


class Gone:
    """Fails while it ends."""

    def __del__(self) -> None:
        raise RuntimeError(WORDS)


class Shown:
    """Shows everything."""

    def __repr__(self) -> str:
        return WORDS


def fail(words: str, *more: object) -> None:
    secret = words
    raise RuntimeError(secret) from ValueError(words)


async def fail_later(words: str) -> None:
    fail(words)


def all_at_once() -> None:
    """In callbacks, tasks, futures, the loop itself, a thread and a finaliser."""
    loop = asyncio.get_running_loop()
    loop.call_soon(fail, WORDS, Shown())
    loop.create_task(fail_later(WORDS), name=WORDS)  # noqa: RUF006  # nobody waits for it
    loop.create_future().set_exception(RuntimeError(WORDS))
    loop.call_exception_handler({"message": "odd", "words": WORDS})
    threading.Thread(target=fail, args=(WORDS,), name="odd").start()
    Gone()
    gc.collect()


def in_the_window() -> None:
    """In a slot, and in an event."""
    # Where there is no window there is no Qt.
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class Odd(QObject):
        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                fail_in_event(WORDS)
            return True

    def fail_in_event(words: str) -> None:
        raise RuntimeError(words)

    def fail_in_slot() -> None:
        raise RuntimeError(WORDS)

    QTimer.singleShot(0, fail_in_slot)
    odd = Odd(QCoreApplication.instance())
    QCoreApplication.postEvent(odd, QEvent(QEvent.Type.User))


async def _run(self: upkeep.Upkeep) -> None:
    all_at_once()
    if "PySide6" in sys.modules:
        in_the_window()
    await asyncio.sleep(0.1)
    gc.collect()
    try:
        await asyncio.to_thread(fail, WORDS)
    finally:
        sys.stdout.write("all is done\n")
        sys.stdout.flush()


def put_in() -> None:
    """Let them happen as soon as everything runs, on the home loop and on each listener's."""
    main_loop = listener._Server.main_loop

    async def odd_loop(self: Any) -> None:
        all_at_once()
        await main_loop(self)

    setattr(upkeep.Upkeep, "run", _run)  # noqa: B010  # mypy minds a method that is assigned
    setattr(listener._Server, "main_loop", odd_loop)  # noqa: B010  # as above
