"""From a slot into a coroutine: who owns it, who cancels it, where its error goes."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from aura_desktop.errors import AuraError

logger = logging.getLogger(__name__)


class Tasks(QObject):
    """Runs the coroutines of one page and keeps them alive until they end or the page closes.

    Thread: home. A coroutine that ends in one of our errors is reported, any other is logged as a fault.

    Signals:
        failed(AuraError): a foreseen error.
        crashed(): a fault of the program; its words are in the log only.
    """

    failed = Signal(object)
    crashed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[asyncio.Task[None]] = set()
        self._named: dict[str, asyncio.Task[None]] = {}
        self._closed = False

    def spawn(self, work: Coroutine[Any, Any, object]) -> None:
        """Run it beside the others."""
        self._start(work)

    def latest(self, name: str, work: Coroutine[Any, Any, object]) -> None:
        """Run it in place of the former one of this name, which is cancelled."""
        former = self._named.pop(name, None)
        if former is not None:
            former.cancel()
        task = self._start(work)
        if task is not None:
            self._named[name] = task

    async def close(self) -> None:
        """Cancel what runs and wait until it has ended; nothing is started afterwards."""
        self._closed = True
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def settle(self) -> None:
        """Wait until everything started so far has ended, without cancelling."""
        while self._running:
            await asyncio.gather(*tuple(self._running), return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, object]) -> asyncio.Task[None] | None:
        if self._closed:
            work.close()
            return None
        task = asyncio.get_running_loop().create_task(self._run(work))
        self._running.add(task)
        task.add_done_callback(self._forget)
        # Cancelled before it began, the work itself would never be awaited.
        task.add_done_callback(lambda _task: work.close())
        return task

    async def _run(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except AuraError as error:
            logger.info("refused: %s", error.code)
            self.failed.emit(error)
        except Exception:
            logger.exception("a task of the window failed")
            self.crashed.emit()

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        for name in [name for name, named in self._named.items() if named is task]:
            del self._named[name]
