"""The same Core without a window, on a plain asyncio loop; no Qt in the process."""

import asyncio
import logging
import sys

from aura_desktop import log, quick_start, sentences, signals
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.errors import AuraError, SetupError, StoreError
from aura_desktop.streams import say

REFUSED = 2
"""Exit code: something in the set-up must be mended first; one sentence says what."""

logger = logging.getLogger(__name__)


def run(config: Config, secrets: Secrets) -> int:
    """Serve until SIGTERM or SIGINT; the exit code."""
    quick_start.give_way_soon()
    log.set_up(config.data_folder / "logs" if config.mode is Mode.LIVE else None)
    code = 0
    try:
        code = asyncio.run(_serve(config, secrets))
    except (SetupError, StoreError) as error:
        refuse(error, config.language)
        code = REFUSED
    except KeyboardInterrupt:
        pass
    # Not after an error nobody foresaw: the log is where it is told, masked.
    log.close()
    return code


def refuse(error: AuraError, language: str) -> None:
    """One sentence on the error stream: what is wrong and what to do."""
    say(sys.stderr, sentences.sentence(error.code, language, error.params))


async def _serve(config: Config, secrets: Secrets) -> int:
    asyncio.get_running_loop().set_exception_handler(_log_unforeseen)
    end = _End()
    signals.on_end(end.ask)
    try:
        async with Core(config, secrets) as core:
            end.may_wait = True
            base = "http://127.0.0.1:"
            say(sys.stdout, f"ready webhook={base}{core.webhook_port} api={base}{core.api_port}")
            await end.asked.wait()
    except asyncio.CancelledError:
        if not end.asked.is_set():
            raise
    return 0


class _End:
    """The wish to end. Before everything runs it breaks the start off: that may wait for a keyring or a lock."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.may_wait = False
        self._task = asyncio.current_task()

    def ask(self) -> None:
        if not self.asked.is_set() and not self.may_wait and self._task is not None:
            self._task.cancel()
        self.asked.set()


def _log_unforeseen(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    error = context.get("exception")
    if isinstance(error, BaseException):
        logger.error("unforeseen in a task", exc_info=error)
    else:
        logger.error("unforeseen in the loop")
