"""The wiring of the way in: what one link's news means for the others."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from aura_desktop.config import Config, Mode
from aura_desktop.core import utc_now
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.setup import AiChoice, AiProvider, Setup, TunnelChoice, TunnelKind
from aura_desktop.errors import UnavailableError
from aura_desktop.gateways.ngrok_steps import to_the_end
from aura_desktop.live_line import LiveLine
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from tests.eventually import eventually

LOCAL = AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://10.0.0.5:8080/v1", model="chico")


class Board:
    """Shows what it was told, and tells."""

    def __init__(self) -> None:
        self.shown: dict[LinkName, LinkState] = dict.fromkeys(LinkName, LinkState.CONNECTING)
        self._callbacks: list[Callable[[], None]] = []

    def links(self) -> tuple[Link, ...]:
        return tuple(
            Link(name=name, state=state, since=utc_now()) for name, state in self.shown.items()
        )

    def last_delivery_at(self) -> datetime | None:
        return None

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def report(self, name: LinkName, state: LinkState, code: str = "", **_: object) -> None:
        self.shown[name] = state
        for callback in list(self._callbacks):
            callback()


async def test_an_ai_that_was_away_with_the_internet_is_asked_when_that_is_back(
    tmp_path: Path,
) -> None:
    config = Config(mode=Mode.LIVE, data_folder=tmp_path, graph_url="http://127.0.0.1:9")
    board, asked = Board(), list[bool]()

    async def models(choice: AiChoice, key: object) -> tuple[str, ...]:
        asked.append(board.shown[LinkName.INTERNET] is LinkState.OK)
        if not asked[-1]:
            raise UnavailableError("ai_unreachable")
        return ("chico",)

    line = LiveLine(
        config, SetupBook(None, Setup(ai=LOCAL)), Vault(None), cast(Any, board), utc_now
    )
    line.ai._models.models = models  # type: ignore[method-assign]  # no server
    async with AsyncExitStack() as stack:
        await line.start(stack, 1)
        board.report(LinkName.INTERNET, LinkState.DOWN)
        watching = asyncio.create_task(line.ai.run())
        await eventually(lambda: board.shown[LinkName.AI] is LinkState.DEGRADED)
        board.report(LinkName.INTERNET, LinkState.OK)
        await eventually(lambda: board.shown[LinkName.AI] is LinkState.OK)
        board.report(LinkName.META, LinkState.OK)
        board.report(LinkName.INTERNET, LinkState.DOWN)
        board.report(LinkName.INTERNET, LinkState.OK)
        assert not line.ai._wanted.is_set(), "one that answered is not asked each time"
        assert asked == [False, True]
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def test_a_program_that_ends_while_the_tunnel_is_being_put_away_waits_for_it(
    tmp_path: Path,
) -> None:
    config = Config(mode=Mode.LIVE, data_folder=tmp_path, graph_url="http://127.0.0.1:9")
    book = SetupBook(None, Setup(tunnel=TunnelChoice(kind=TunnelKind.NGROK)))
    line = LiveLine(config, book, Vault(None), cast(Any, Board()), utc_now)
    steps, may_end = list[str](), asyncio.Event()

    async def run() -> None:
        steps.append("runs")
        try:
            await asyncio.Event().wait()
        finally:
            steps.append("ends")
            await to_the_end(may_end.wait())
            steps.append("ended")

    line.keeper.run = run  # type: ignore[method-assign]  # as slow as an agent may be
    running = asyncio.create_task(line.run())
    await eventually(lambda: steps == ["runs"])
    await book.change(tunnel=TunnelChoice())
    await eventually(lambda: steps == ["runs", "ends"])
    running.cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    assert not running.done()
    may_end.set()
    await asyncio.wait({running})
    assert steps == ["runs", "ends", "ended"]
