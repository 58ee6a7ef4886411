"""What the wizard's later steps are given in tests: a line, an agent, an onboarding, all of them fakes."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.line import CHECKS, LineStatus
from aura_desktop.domain.setup import AiChoice, Credential, Setup
from aura_desktop.errors import AuraError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.ui.services import Services
from aura_desktop.ui.wizard.services import Onboarding, WizardServices

NOW = datetime(2026, 11, 24, 13, 41, 53, tzinfo=UTC)
VERIFY_TOKEN = "aura-k7m2-demo"


def line_status(good: int, **more: object) -> LineStatus:
    """The first `good` checks are OK."""
    checks = tuple(
        CheckResult(
            name=name,
            state=CheckState.OK if place < good else CheckState.WAITING,
            at=NOW,
            took_s=0.18,
        )
        for place, name in enumerate(CHECKS)
    )
    return LineStatus(
        public_url="https://recepcion-1.ejemplo.invalid",
        callback_url="https://recepcion-1.ejemplo.invalid/whatsapp/webhook",
        checks=checks,
        latency_ms=180.4,
        **more,  # type: ignore[arg-type]  # the names are the caller's
    )


def failing(name: CheckName, code: str) -> LineStatus:
    """Everything before this check is good."""
    status = line_status(CHECKS.index(name))
    return status.with_check(CheckResult(name=name, state=CheckState.FAIL, code=code))


class FakeLine:
    """A line whose status tests set."""

    def __init__(self, status: LineStatus) -> None:
        self._status = status
        self.heard: list[str] = []
        self.callbacks: list[Callable[[], None]] = []

    def set_status(self, status: LineStatus) -> None:
        self._status = status
        for callback in list(self.callbacks):
            callback()

    def status(self) -> LineStatus:
        return self._status

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def wake(self) -> None:
        self.heard.append("wake")

    async def prove(self) -> LineStatus:
        self.heard.append("prove")
        return self._status

    async def take_over(self) -> None:
        self.heard.append("take_over")

    async def leave_it_there(self) -> None:
        self.heard.append("leave_it_there")

    async def restart_tunnel(self) -> None:
        self.heard.append("restart_tunnel")


class FakeAgents:
    """`path` is what is found; a download waits until it is let go."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.go_on = asyncio.Event()
        self.refusal: AuraError | None = None
        self.was_cancelled = False

    async def find(self) -> Path | None:
        return self.path

    async def check(self, path: Path) -> str:
        if self.refusal is not None:
            raise self.refusal
        return "3.30.0"

    async def download(self, progress: Callable[[int, int], None]) -> Path:
        progress(12_000_000, 31_000_000)
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.was_cancelled = True
            raise
        self.path = Path("ngrok")
        return self.path


class FakeOnboarding:
    """Keeps secrets in the vault, names two models."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.refusal: AuraError | None = None
        self.asked: list[tuple[AiChoice, str]] = []

    async def keep_secret(self, name: Credential, text: str) -> None:
        await self._vault.put(name, Secret(text))

    async def models(self, choice: AiChoice, key: str) -> tuple[str, ...]:
        self.asked.append((choice, key))
        if self.refusal is not None:
            raise self.refusal
        return ("modelo-a", "modelo-b")

    async def answer_time(self, choice: AiChoice, key: str) -> float:
        if self.refusal is not None:
            raise self.refusal
        return 1.64


class WizardDesk:
    """Services of the wizard with all their fakes, and a clock that tests move."""

    def __init__(
        self,
        setup: Setup,
        *,
        line: FakeLine | None = None,
        agents: FakeAgents | None = None,
        given: Mapping[Credential, Secret] | None = None,
    ) -> None:
        self.now = NOW
        self.book = SetupBook(None, setup)
        self.vault = Vault(None, given)
        self.agents = agents or FakeAgents()
        self.onboarding = FakeOnboarding(self.vault)
        desk = None if line is None else SimpleNamespace(line=line)
        self.services = WizardServices(
            book=self.book,
            vault=self.vault,
            onboarding=cast(Onboarding, self.onboarding),
            agents=self.agents,
            clock=lambda: self.now,
            desk=cast(Services | None, desk),
        )

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
