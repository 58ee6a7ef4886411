"""The same Core without a window, on a plain asyncio loop; no Qt in the process."""

import asyncio
import logging
import signal
import sys
from typing import TextIO

from aura_desktop import log, sentences
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.errors import AuraError, SetupError, StoreError

REFUSED = 2
"""Exit code: something in the set-up must be mended first; one sentence says what."""

logger = logging.getLogger(__name__)


def run(config: Config, secrets: Secrets) -> int:
    """Serve until SIGTERM or SIGINT; the exit code."""
    log.set_up(config.data_folder / "logs" if config.mode is Mode.LIVE else None)
    try:
        return asyncio.run(_serve(config, secrets))
    except (SetupError, StoreError) as error:
        refuse(error, config.language)
        return REFUSED
    except KeyboardInterrupt:
        return 0
    finally:
        log.close()


def refuse(error: AuraError, language: str) -> None:
    """One sentence on the error stream: what is wrong and what to do."""
    _say(sys.stderr, sentences.sentence(error.code, language, error.params))


def _say(stream: TextIO | None, line: str) -> None:
    if stream is not None:  # a windowed bundle on Windows has none
        stream.write(f"{line}\n")
        stream.flush()


async def _serve(config: Config, secrets: Secrets) -> int:
    asyncio.get_running_loop().set_exception_handler(_log_unforeseen)
    ended = asyncio.Event()
    _on_signals(ended)
    async with Core(config, secrets) as core:
        base = "http://127.0.0.1:"
        _say(sys.stdout, f"ready webhook={base}{core.webhook_port} api={base}{core.api_port}")
        await ended.wait()
    return 0


def _on_signals(ended: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, ended.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(ended.set))


def _log_unforeseen(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    error = context.get("exception")
    if isinstance(error, BaseException):
        logger.error("unforeseen in a task", exc_info=error)
    else:
        logger.error("unforeseen in the loop")
