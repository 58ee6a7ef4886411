"""The services that the wizard's steps are given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.meta import AccountFacts, MetaValues, NumberFacts, TokenFacts
from aura_desktop.domain.setup import AiChoice, Credential
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.ui.services import Services


class Onboarding(Protocol):
    """Asks about values a person typed, and keeps them. Secrets are plain text here and wrapped behind it.

    All raise AuraError: SetupError, RefusedError, UnavailableError("no_connection").
    """

    async def look_at_token(self, text: str) -> TokenFacts: ...

    async def numbers(self, token: str, waba_id: str) -> Sequence[NumberFacts]: ...

    async def look_at_number(self, token: str, phone_number_id: str) -> NumberFacts: ...

    async def look_at_account(self, token: str, waba_id: str) -> AccountFacts: ...

    async def look_at_app_secret(self, app_id: str, text: str) -> object: ...

    async def register(self, token: str, phone_number_id: str, pin: str) -> None: ...

    async def keep_meta(self, values: MetaValues) -> None: ...

    async def keep_secret(self, name: Credential, text: str) -> None: ...

    async def models(self, choice: AiChoice, key: str) -> Sequence[str]: ...

    async def answer_time(self, choice: AiChoice, key: str) -> float: ...


class AgentFinder(Protocol):
    """Finds, checks and fetches the tunnel's program."""

    async def find(self) -> Path | None: ...

    async def check(self, path: Path) -> str:
        """Its version. Raises: SetupError agent_unusable, agent_too_old."""

    async def download(self, progress: Callable[[int, int], None]) -> Path:
        """Bytes so far and in all (0 unknown) go to `progress`. Raises: SetupError download_…."""


@dataclass(slots=True, kw_only=True)
class WizardServices:
    """`desk` comes and goes with Core: its services while the real number is connected, else None.

    Read `desk` each time it is used; StepPage.desk_changed tells when it is another one.
    `found`: what the first step found in a file, by the names of a `.env`, until the second takes it.
    `shown_next`: the conversation to show once the wizard is over.
    """

    book: SetupBook
    vault: Vault
    onboarding: Onboarding
    agents: AgentFinder
    clock: Callable[[], datetime]
    desk: Services | None = None
    found: dict[str, str] = field(default_factory=dict, repr=False)
    shown_next: ConversationId | None = None
