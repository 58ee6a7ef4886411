"""What is there before Core and outlives it: the clinic's decisions, its credentials, the checks of both."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aura_desktop.config import Config, Secrets
from aura_desktop.domain.setup import Credential
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.tunnel_agents import TunnelAgents
from aura_desktop.services.vault import Vault
from aura_desktop.setup_file import SetupFile

if TYPE_CHECKING:
    from aura_desktop.services.onboarding import Onboarding


def book_of(config: Config) -> SetupBook:
    """The set-up of this data folder, under what the environment says."""
    return SetupBook(SetupFile(config.data_folder), config.setup, config.overlay)


def vault_of(secrets: Secrets, credentials: Credentials | None) -> Vault:
    """The credentials of the environment, and behind them the keyring's."""
    values = {
        Credential.ACCESS_TOKEN: secrets.access_token,
        Credential.APP_SECRET: secrets.app_secret,
        Credential.VERIFY_TOKEN: secrets.verify_token,
        Credential.NGROK_AUTHTOKEN: secrets.ngrok_authtoken,
        Credential.AI_KEY: secrets.ai_key,
    }
    return Vault(credentials, {name: Secret(value) for name, value in values.items() if value})


class SettingUp:
    """Book and vault from the start; what asks Meta about them only once somebody wants it."""

    def __init__(self, config: Config, secrets: Secrets, credentials: Credentials) -> None:
        self.credentials = credentials
        self.book = book_of(config)
        self.vault = vault_of(secrets, credentials)
        self.agents = TunnelAgents(config.data_folder, lambda: self.book.current.tunnel.agent_path)
        self._config = config
        self._stack = AsyncExitStack()
        self._lock = asyncio.Lock()
        self._onboarding: Onboarding | None = None

    async def onboarding(self) -> "Onboarding":
        """Asks Meta and the model's server; the first time it reads the keyring and loads its libraries."""
        async with self._lock:
            if self._onboarding is None:
                await self.vault.load()
                self._onboarding = await self._made()
        return self._onboarding

    async def close(self) -> None:
        """End its connections."""
        await self._stack.aclose()

    async def _made(self) -> "Onboarding":
        await asyncio.to_thread(_load)
        from aura_desktop.gateways.model_server import ModelServer
        from aura_desktop.gateways.whatsapp.graph_setup import GraphSetup
        from aura_desktop.services.onboarding import Onboarding

        graph = GraphSetup(None, self._config.graph_url, self._config.graph_version)
        await self._stack.enter_async_context(graph)
        return Onboarding(self.book, self.vault, graph, ModelServer(None), utc_now)


def utc_now() -> datetime:
    """The clock of everything here."""
    return datetime.now(UTC)


def _load() -> None:
    # httpx comes with them: half a second that no start needs.
    from aura_desktop.gateways import model_server  # noqa: F401
    from aura_desktop.gateways.whatsapp import graph_setup  # noqa: F401
    from aura_desktop.services import onboarding  # noqa: F401
