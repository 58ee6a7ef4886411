"""What is there before Core and outlives it: the clinic's decisions, its credentials, the checks of both."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aura_desktop.config import Config, Secrets
from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.model_request import Abilities
from aura_desktop.domain.setup import AiChoice, Credential
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.tunnel_agents import TunnelAgents
from aura_desktop.services.vault import Vault
from aura_desktop.setup_file import SetupFile

if TYPE_CHECKING:
    from aura_desktop.services.onboarding import Onboarding
    from aura_desktop.services.setup_checks import Check, SetupChecks

SETUP_CHECKS = (
    CheckName.KEYRING,
    CheckName.ACCESS_TOKEN,
    CheckName.PERMISSIONS,
    CheckName.NUMBER,
    CheckName.REGISTERED,
    CheckName.ACCOUNT,
    CheckName.APP_SECRET,
    CheckName.AI_SERVER,
)
"""Those that need no line."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What asks Meta and the model's server about the set-up."""

    onboarding: "Onboarding"
    checks: "SetupChecks"


class SettingUp:
    """Book and vault from the start; what asks Meta about them only once somebody wants it."""

    def __init__(self, config: Config, secrets: Secrets, credentials: Credentials) -> None:
        self.credentials = credentials
        self.book = book_of(config)
        self.vault = vault_of(secrets, credentials)
        self.agents = TunnelAgents(config.data_folder, lambda: self.book.current.tunnel.agent_path)
        self.questions = Questions(self.tools)
        self._config = config
        self._stack = AsyncExitStack()
        self._lock = asyncio.Lock()
        self._tools: Tools | None = None

    async def tools(self) -> Tools:
        """The first time it reads the keyring and loads its libraries. Raises: SetupError graph_url_insecure."""
        async with self._lock:
            if self._tools is None:
                await self.vault.load()
                self._tools = await self._made()
        return self._tools

    async def close(self) -> None:
        """End its connections."""
        await self._stack.aclose()

    async def _made(self) -> Tools:
        await asyncio.to_thread(_load)
        from aura_desktop.gateways.model_server import ModelServer
        from aura_desktop.gateways.whatsapp.graph_setup import GraphSetup
        from aura_desktop.services.onboarding import Onboarding
        from aura_desktop.services.setup_checks import SetupChecks

        graph = GraphSetup(None, self._config.graph_url, self._config.graph_version)
        await self._stack.enter_async_context(graph)
        models = ModelServer()
        return Tools(
            onboarding=Onboarding(self.book, self.vault, graph, models, utc_now),
            checks=SetupChecks(self.book, self.vault, graph, models, utc_now),
        )


class Questions:
    """The tools for pages that are there before them: each is loaded with the first question."""

    def __init__(self, tools: Callable[[], Awaitable[Tools]]) -> None:
        self._tools = tools

    def checks(self) -> "tuple[_LaterCheck, ...]":
        """One round of checks; what two of them need is asked for once."""
        made = _Once(self._tools)
        return tuple(_LaterCheck(name, made) for name in SETUP_CHECKS)

    async def keep_secret(self, name: Credential, text: str, /) -> None:
        """As Onboarding does."""
        await (await self._tools()).onboarding.keep_secret(name, text)

    async def models(self, choice: AiChoice, key_text: str, /) -> Sequence[str]:
        """As Onboarding does."""
        return await (await self._tools()).onboarding.models(choice, key_text)

    async def answer_time(self, choice: AiChoice, key_text: str, /) -> float:
        """As Onboarding does."""
        return await (await self._tools()).onboarding.answer_time(choice, key_text)

    async def abilities(self, choice: AiChoice, key_text: str, /) -> Abilities:
        """As Onboarding does."""
        return await (await self._tools()).onboarding.abilities(choice, key_text)


class _Once:
    """The checks of one round, made when the first of them runs."""

    def __init__(self, tools: Callable[[], Awaitable[Tools]]) -> None:
        self._tools = tools
        self._lock = asyncio.Lock()
        self._checks: dict[CheckName, Check] | None = None

    async def check(self, name: CheckName) -> "Check | None":
        async with self._lock:
            if self._checks is None:
                tools = await self._tools()
                self._checks = {check.name: check for check in tools.checks.checks()}
        return self._checks.get(name)


class _LaterCheck:
    def __init__(self, name: CheckName, made: _Once) -> None:
        self.name = name
        self._made = made

    def should_skip(self) -> bool:
        """Not known before it runs."""
        return False

    async def run(self) -> CheckResult:
        """As the check itself; SKIPPED where it does not apply."""
        check = await self._made.check(self.name)
        if check is None or check.should_skip():
            return CheckResult(name=self.name, state=CheckState.SKIPPED)
        return await check.run()


def utc_now() -> datetime:
    """The clock of everything here."""
    return datetime.now(UTC)


def _load() -> None:
    # httpx comes with them: half a second that no start needs.
    from aura_desktop.gateways import model_server  # noqa: F401
    from aura_desktop.gateways.whatsapp import graph_setup  # noqa: F401
    from aura_desktop.services import onboarding, setup_checks  # noqa: F401
