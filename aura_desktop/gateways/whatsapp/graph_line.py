"""Stands for the Graph client until it is there."""

import asyncio
from typing import Protocol

from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.domain.template import Template
from aura_desktop.gateways.whatsapp.graph_answers import NumberInfo


class Client(Protocol):
    """The part of GraphClient that services other than the dispatcher ask."""

    async def fetch_templates(self, waba_id: WabaId) -> list[Template]: ...

    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo: ...


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
