"""AiWatch: whether the server that drafts would answer; the last link of the chain."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, UnavailableError
from aura_desktop.gateways.credentials import Secret

LOOK_EVERY_S = 6 * 3600.0
AGAIN_FIRST_S, AGAIN_LONGEST_S = 60.0, 1800.0


class Models(Protocol):
    async def models(self, choice: AiChoice, key: Secret | None) -> tuple[str, ...]: ...


class Report(Protocol):
    def __call__(self, name: LinkName, state: LinkState, code: str = "") -> None: ...


class AiWatch:
    """Asks for the list of models, which costs nothing; what a patient wrote is never part of it."""

    def __init__(
        self,
        *,
        models: Models,
        choice: Callable[[], AiChoice],
        key: Callable[[], Secret | None],
        report: Report,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._models = models
        self._choice = choice
        self._key = key
        self._report = report
        self._sleep = sleep
        self._wanted = asyncio.Event()
        self._asked: tuple[AiChoice, Secret | None] | None = None

    def wake(self) -> None:
        """Choice or key may be another now."""
        if (self._choice(), self._key()) != self._asked:
            self._wanted.set()

    def ask_again(self) -> None:
        """A person wants to know how it is now."""
        self._wanted.set()

    async def run(self) -> None:
        """Until cancelled."""
        again_s = AGAIN_FIRST_S
        while True:
            self._wanted.clear()
            if await self.look():
                again_s, wait_s = AGAIN_FIRST_S, LOOK_EVERY_S
            else:
                again_s, wait_s = min(again_s * 2, AGAIN_LONGEST_S), again_s
            await self._rest(wait_s)

    async def look(self) -> bool:
        """Ask once; whether all is as it should be."""
        choice, key = self._asked = self._choice(), self._key()
        if choice.provider is AiProvider.NONE:
            self._report(LinkName.AI, LinkState.OFF)
            return True
        try:
            await self._models.models(choice, key)
        except UnavailableError as error:
            self._report(LinkName.AI, LinkState.DEGRADED, error.code)
            return False
        except AuraError as error:
            self._report(LinkName.AI, LinkState.DOWN, error.code)
            return False
        self._report(LinkName.AI, LinkState.OK)
        return True

    async def _rest(self, seconds: float) -> None:
        waits: list[asyncio.Future[Any]] = [
            asyncio.ensure_future(self._wanted.wait()),
            asyncio.ensure_future(self._sleep(seconds)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
