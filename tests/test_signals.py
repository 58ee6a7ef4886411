"""A polite signal is heard on each loop the program runs on, also on those that know none."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from aura_desktop import signals

LONG_S = 20.0
PROMPT_S = 5.0
HEARD = [signal.SIGTERM, signal.SIGINT]


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The handlers of before, again."""
    before = {number: signal.getsignal(number) for number in HEARD}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", refuse)


async def heard(number: signal.Signals) -> float:
    """Seconds until the signal, sent while the loop is idle, was heard."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals.on_end(asked.set)
    began = loop.time()
    sender = threading.Timer(0.2, os.kill, (os.getpid(), number))
    sender.start()
    async with asyncio.timeout(LONG_S):
        await asked.wait()
    sender.join()
    return loop.time() - began


if sys.platform != "win32":  # there a signal can only be sent by ending the process

    @pytest.mark.parametrize("number", HEARD)
    async def test_a_plain_loop_hears_it(number: signal.Signals) -> None:
        assert await heard(number) < PROMPT_S
        asyncio.get_running_loop().remove_signal_handler(number)

    @pytest.mark.parametrize("number", HEARD)
    async def test_a_plain_loop_without_signals_hears_it(
        number: signal.Signals, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        as_on_windows(monkeypatch)
        assert await heard(number) < PROMPT_S

    @pytest.mark.parametrize("number", HEARD)
    async def test_qt_s_loop_without_signals_hears_it(
        qtbot: QtBot, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        as_on_windows(monkeypatch)
        assert await heard(number) < PROMPT_S


def test_a_signal_after_the_loop_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    async def listen() -> None:
        as_on_windows(monkeypatch)
        signals.on_end(lambda: asked.append(True))

    asyncio.run(listen())
    signal.raise_signal(signal.SIGTERM)
    assert asked == []
