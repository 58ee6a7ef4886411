"""What an operating system sends to end a program politely, as one call on the loop."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType

PULSE_S = 0.5


def on_end(ask: Callable[[], None]) -> None:
    """Call `ask` on the running loop for SIGTERM, Ctrl+C and, on Windows, Ctrl+Break. Main thread."""
    loop = asyncio.get_running_loop()
    names = ("SIGTERM", "SIGINT", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    try:
        for number in numbers:
            loop.add_signal_handler(number, ask)
    except NotImplementedError:
        _without_the_loop(loop, numbers, ask)


def _without_the_loop(
    loop: asyncio.AbstractEventLoop, numbers: list[signal.Signals], ask: Callable[[], None]
) -> None:
    """For Windows, whose loops know no signals."""

    def on_signal(number: int, frame: FrameType | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(ask)

    def pulse() -> None:
        loop.call_later(PULSE_S, pulse)

    for number in numbers:
        signal.signal(number, on_signal)
    # Python looks for signals between two steps of its own, and Qt's idle loop takes none.
    pulse()
