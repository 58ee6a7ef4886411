"""Stands for the Graph client until it is there."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from aura_desktop.domain.ids import MediaId, PhoneNumberId, WabaId
from aura_desktop.domain.media import MediaFacts
from aura_desktop.domain.template import Template
from aura_desktop.gateways.whatsapp.graph_answers import NumberInfo


class Client(Protocol):
    """The part of GraphClient that services other than the dispatcher ask."""

    async def fetch_templates(self, waba_id: WabaId) -> list[Template]: ...

    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo: ...

    async def look_up_media(self, media_id: MediaId) -> MediaFacts: ...

    async def read_media(
        self, facts: MediaFacts, limit_bytes: int, take: Callable[[bytes], Awaitable[None]]
    ) -> None: ...


class GraphLine:
    """Who asks before `connect` waits for it; the client and its library are loaded after the inbox."""

    def __init__(self) -> None:
        self._client: asyncio.Future[Client] = asyncio.get_running_loop().create_future()

    def connect(self, client: Client) -> None:
        """From now on this client answers."""
        self._client.set_result(client)

    async def fetch_templates(self, waba_id: WabaId) -> list[Template]:
        """As GraphClient does."""
        client = await asyncio.shield(self._client)
        return await client.fetch_templates(waba_id)

    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo:
        """As GraphClient does."""
        client = await asyncio.shield(self._client)
        return await client.fetch_number(phone_number_id)

    async def look_up_media(self, media_id: MediaId) -> MediaFacts:
        """As GraphClient does."""
        client = await asyncio.shield(self._client)
        return await client.look_up_media(media_id)

    async def read_media(
        self, facts: MediaFacts, limit_bytes: int, take: Callable[[bytes], Awaitable[None]]
    ) -> None:
        """As GraphClient does."""
        client = await asyncio.shield(self._client)
        await client.read_media(facts, limit_bytes, take)
