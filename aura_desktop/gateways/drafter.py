"""Drafter: asks a language model for words and gives them as they come."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime

from aura_desktop.domain.model_request import Abilities, Ended, ModelRequest, Piece
from aura_desktop.domain.setup import AiChoice
from aura_desktop.gateways import (
    model_abilities,
    model_access,
    model_client,
    model_probe,
    model_talk,
)
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.model_abilities import Attempts
from aura_desktop.gateways.model_client import Client, Patience


def _now() -> datetime:
    return datetime.now(UTC)


class Drafter:
    """Speaks Chat Completions with OpenAI, Azure or a server of the clinic's. Home loop only.

    Neither retries nor decides; only what a server does not know is left out of the question, and `learned` hears
    what remains. Nothing in the environment says where words go. Source: OpenAI API reference, Chat Completions.
    """

    def __init__(
        self,
        choice: Callable[[], AiChoice],
        key: Callable[[], Secret | None],
        learned: Callable[[Abilities], None] = lambda _: None,
        *,
        patience: Patience | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._choice = choice
        self._key = key
        self._learned = learned
        self._patience = patience
        self._clock = clock
        self._known: dict[AiChoice, Abilities] = {}
        self._client: Client | None = None
        self._opening = asyncio.Lock()

    async def stream(self, request: ModelRequest) -> AsyncGenerator[Piece | Ended, None]:
        """Each piece as soon as it is there, and Ended once the answer is whole; else it raises.

        Whoever leaves early closes it (contextlib.aclosing): that drops the connection, as a cancellation does.
        Raises: SetupError ai_off, ai_address_invalid, ai_key_invalid, ai_model_unknown, ai_quota, ai_refused;
        UnavailableError ai_unreachable, ai_stalled, ai_cut, ai_corrupt, ai_busy, ai_filtered, ai_too_long.
        """
        choice = self._choice()
        client = await self._current(choice.alone(), self._key())
        found = [each for each in (self._known.get(client.choice), choice.abilities) if each]
        first = max(found, key=lambda each: each.checked_at, default=None)
        attempts = Attempts(
            model_abilities.known(first, choice, self._clock()), is_proven=first is not None
        )

        def accepted(abilities: Abilities) -> None:
            self._remember(client.choice, attempts.first, abilities, request)

        try:
            patience = self._patience or Patience()
            said = model_talk.answer(client, request, attempts, patience, accepted)
            async with aclosing(said):
                async for part in said:
                    yield part
        finally:
            await client.release()

    async def prepare(self) -> None:
        """What the first question would wait for: loads the library, asks nothing. Raises: as `stream`."""
        await (await self._current(self._choice().alone(), self._key())).release()

    async def probe(self, choice: AiChoice, key: Secret | None) -> Abilities:
        """What this server can do, by small questions that hold nothing of patients. Raises: as `stream`."""
        patience = self._patience or model_probe.PATIENCE
        found = await model_probe.probe(choice, key, self._clock, patience)
        self._known[choice.alone()] = found
        return found

    async def aclose(self) -> None:
        """Hang up, whatever is still being said."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def _current(self, choice: AiChoice, key: Secret | None) -> Client:
        """The client for this choice and key, with one user more."""
        async with self._opening:
            client = self._client
            if client is None or client.retired or (client.choice, client.key) != (choice, key):
                self._client = None
                if client is not None:
                    await client.retire()
                patience = self._patience or Patience()
                client = self._client = await model_client.open_client(choice, key, patience)
            else:
                # This PC may be in another network by now, where the same name is somebody else's.
                await model_access.root(choice)
            client.users += 1
            return client

    def _remember(
        self, choice: AiChoice, first: Abilities, found: Abilities, request: ModelRequest
    ) -> None:
        if found != first:
            self._known[choice] = replace(found, checked_at=self._clock())
            self._learned(self._known[choice])
        elif request.structured:
            self._known[choice] = found
