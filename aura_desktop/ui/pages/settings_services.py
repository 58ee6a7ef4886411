"""What the settings are given, and what they need of others."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.allowance import Allowance
from aura_desktop.domain.autonomy import TopicRecord
from aura_desktop.domain.check import CheckName, CheckResult
from aura_desktop.domain.consent import ConsentKind
from aura_desktop.domain.entry_page import EntryCounts
from aura_desktop.domain.erasure import Receipt
from aura_desktop.domain.ledger import LedgerEntry
from aura_desktop.domain.line import LineStatus
from aura_desktop.domain.message_record import TopicWeek
from aura_desktop.domain.model_request import Abilities
from aura_desktop.domain.retention import Going, RetentionPolicy
from aura_desktop.domain.setup import AiChoice, Credential
from aura_desktop.services.ai_desk import Spending
from aura_desktop.services.log_reader import LogReader
from aura_desktop.services.setup_book import SetupBook


class Autostart(Protocol):
    """Whether the program starts when somebody logs in. Asks the system: in a thread only."""

    def available(self) -> bool: ...

    def is_on(self) -> bool: ...

    def set(self, on: bool, /) -> None:
        """Raises: SetupError."""


class Keys(Protocol):
    """Of the vault only what is safe to show: whether a credential is there, and its end."""

    @property
    def trouble(self) -> str: ...

    def get(self, name: Credential) -> object | None: ...

    def is_given(self, name: Credential) -> bool: ...

    async def forget(self, name: Credential) -> None: ...

    def subscribe(self, callback: Callable[[Credential], None]) -> Callable[[], None]: ...


class Check(Protocol):
    @property
    def name(self) -> CheckName: ...

    def should_skip(self) -> bool: ...

    async def run(self) -> CheckResult: ...


class Questions(Protocol):
    """Keeps what is typed, and asks the AI's server; secrets are plain text here and wrapped behind it."""

    async def keep_secret(self, name: Credential, text: str, /) -> None: ...

    async def models(self, choice: AiChoice, key_text: str, /) -> Sequence[str]: ...

    async def answer_time(self, choice: AiChoice, key_text: str, /) -> float: ...


class Line(Protocol):
    """The keeper of tunnel and webhook."""

    def status(self) -> LineStatus: ...

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]: ...

    async def restart_tunnel(self) -> None: ...

    async def take_over(self) -> None: ...


class AllowanceClerk(Protocol):
    """Knows how much may still leave, and keeps the clinic's ceiling."""

    async def figures(self) -> Allowance: ...

    async def change_ceiling(self, most: int, /) -> None:
        """Raises: InputError."""


class AiClerk(Protocol):
    """Keeps what the clinic allows its AI, and knows what it has done."""

    async def policy(self) -> AiPolicy: ...

    async def put_policy(self, policy: AiPolicy, /) -> None:
        """Raises: InputError, field named."""

    async def topics(self) -> Sequence[TopicRecord]: ...

    async def weeks(self) -> Sequence[TopicWeek]: ...

    async def ledger(self, before: int | None = None, /) -> Sequence[LedgerEntry]: ...

    async def spending(self) -> Spending: ...


class Keeper(Protocol):
    """Knows how long what is kept."""

    async def policy(self) -> RetentionPolicy: ...

    async def preview(self, policy: RetentionPolicy, /) -> Sequence[Going]: ...

    async def confirm(self, policy: RetentionPolicy, /) -> None: ...


class Wordings(Protocol):
    """The clinic's words of each consent."""

    async def wordings(self) -> Mapping[ConsentKind, str]: ...

    async def put_wordings(self, words: Mapping[ConsentKind, str], /) -> None:
        """Raises: InputError, the kind as its field."""


def _nothing() -> None:
    """Nobody has to be asked."""


def _as_typed(phone: str) -> str:
    return phone


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupServices:
    """What the sections about the clinic's set-up work with.

    `checks` makes those of the set-up anew; `line` is None while no number is connected. `ask_keyring`: what
    the vault has of it is to be seen, and a start that needed nothing of it has left it alone. `ai` is None
    where nobody keeps a policy. `abilities` asks a model's server, with a key as it was typed, what it can do;
    without it only its time is taken. `read_phone` gives E.164, in a thread, or raises InputError.
    `allowances` is None where nothing is sent.
    """

    book: SetupBook
    vault: Keys
    onboarding: Questions
    checks: Callable[[], Sequence[Check]]
    autostart: Autostart
    log_reader: LogReader
    data_folder: Path
    clock: Callable[[], datetime]
    line: Line | None = None
    ask_keyring: Callable[[], None] = _nothing
    ai: AiClerk | None = None
    knowledge_counts: Callable[[], Awaitable[EntryCounts]] | None = None
    abilities: Callable[[AiChoice, str], Awaitable[Abilities]] | None = None
    read_phone: Callable[[str], str] = _as_typed
    retention: Keeper | None = None
    consents: Wordings | None = None
    receipts: Callable[[], Awaitable[Sequence[Receipt]]] | None = None
    allowances: AllowanceClerk | None = None
