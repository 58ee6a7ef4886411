"""The checks of a set-up: each one question with a real answer; for the wizard, a diagnosis and the terminal."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, TypeVar

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.meta import (
    AccountFacts,
    NumberFacts,
    TokenFacts,
    Verdict,
    judge_number,
    judge_scopes,
    judge_token,
)
from aura_desktop.domain.setup import AiChoice, AiProvider, Credential, Setup
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.gateways.credentials import Secret

T = TypeVar("T")
_ESSENTIAL = (Credential.ACCESS_TOKEN, Credential.APP_SECRET, Credential.VERIFY_TOKEN)


class Book(Protocol):
    """The clinic's decisions."""

    @property
    def current(self) -> Setup: ...


class Vault(Protocol):
    """The clinic's credentials; `trouble` says why they could not be read."""

    @property
    def trouble(self) -> str: ...
    def get(self, name: Credential) -> Secret | None: ...
    def is_given(self, name: Credential) -> bool: ...


class Meta(Protocol):
    """The part of the set-up gateway that is needed here."""

    async def token_facts(self, token: Secret, asker: Secret | None = None) -> TokenFacts: ...
    async def numbers(self, token: Secret, waba_id: str) -> tuple[NumberFacts, ...]: ...
    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts: ...
    async def account(self, token: Secret, waba_id: str) -> AccountFacts: ...
    async def app_token(self, app_id: str, app_secret: Secret) -> Secret: ...


class Models(Protocol):
    """Asks the server of a language model."""

    async def answer_time(self, choice: AiChoice, key: Secret | None) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question; `run` never raises our errors: they are its answer."""

    name: CheckName
    asked: Callable[[], Awaitable[CheckResult]] = field(repr=False)
    clock: Callable[[], datetime] = field(repr=False)
    skips: Callable[[], bool] = field(repr=False, default=lambda: False)

    def should_skip(self) -> bool:
        """Whether the question does not arise in this set-up."""
        return self.skips()

    async def run(self) -> CheckResult:
        """Ask it now."""
        if self.should_skip():
            return CheckResult(name=self.name, state=CheckState.SKIPPED, at=self.clock())
        began = time.perf_counter()
        try:
            result = await self.asked()
        except AuraError as error:
            result = failed(self.name, error.code, error.facts())
        return replace(result, took_s=time.perf_counter() - began, at=self.clock())


def failed(name: CheckName, code: str, params: Mapping[str, object] | None = None) -> CheckResult:
    """A check that says no."""
    return CheckResult(name=name, state=CheckState.FAIL, code=code, params=dict(params or {}))


class SetupChecks:
    """Makes the checks of credentials, number, account, app and model. Home loop only."""

    def __init__(
        self,
        book: Book,
        vault: Vault,
        meta: Meta,
        models: Models,
        clock: Callable[[], datetime],
    ) -> None:
        self._book = book
        self._vault = vault
        self._meta = meta
        self._models = models
        self._clock = clock

    def checks(self) -> tuple[Check, ...]:
        """In the order in which they make sense. What two of them need is asked for once."""
        round_ = _Round(self._book.current, self._vault, self._meta)
        asked: dict[CheckName, Callable[[], Awaitable[CheckResult]]] = {
            CheckName.KEYRING: self._keyring,
            CheckName.ACCESS_TOKEN: lambda: self._access_token(round_),
            CheckName.PERMISSIONS: lambda: self._permissions(round_),
            CheckName.NUMBER: lambda: self._number(round_),
            CheckName.REGISTERED: lambda: self._registered(round_),
            CheckName.ACCOUNT: lambda: self._account(round_),
            CheckName.APP_SECRET: lambda: self._app_secret(round_),
        }
        return (
            *(Check(name=name, asked=ask, clock=self._clock) for name, ask in asked.items()),
            Check(
                name=CheckName.AI_SERVER,
                asked=self._ai_server,
                clock=self._clock,
                skips=lambda: self._book.current.ai.provider is AiProvider.NONE,
            ),
        )

    async def _keyring(self) -> CheckResult:
        trouble = self._vault.trouble
        if trouble and not all(self._vault.is_given(name) for name in _ESSENTIAL):
            return failed(CheckName.KEYRING, trouble)
        return CheckResult(name=CheckName.KEYRING, state=CheckState.OK)

    async def _access_token(self, round_: "_Round") -> CheckResult:
        found = await round_.token_facts()
        now = self._clock()
        facts = {"kind": found.kind}
        if found.expires_at is not None:
            facts["expires_at"] = found.expires_at.isoformat()
        return _judged(CheckName.ACCESS_TOKEN, judge_token(found, now, round_.setup.app_id), facts)

    async def _permissions(self, round_: "_Round") -> CheckResult:
        found = await round_.token_facts()
        if not found.is_valid:
            return failed(CheckName.PERMISSIONS, found.error_code or "access_token_invalid")
        facts = {"scopes": ", ".join(sorted(found.scopes))}
        return _judged(CheckName.PERMISSIONS, judge_scopes(found), facts)

    async def _number(self, round_: "_Round") -> CheckResult:
        found = await round_.number()
        facts = {
            "display_phone_number": found.display_phone_number,
            "verified_name": found.verified_name,
            "quality": found.quality,
            "messaging_limit": found.messaging_limit,
        }
        return _judged(CheckName.NUMBER, Verdict(), facts)

    async def _registered(self, round_: "_Round") -> CheckResult:
        found = await round_.number()
        return _judged(CheckName.REGISTERED, judge_number(found), {"status": found.status})

    async def _account(self, round_: "_Round") -> CheckResult:
        setup = round_.setup
        if not setup.waba_id:
            return failed(CheckName.ACCOUNT, "waba_missing")
        account = await self._meta.account(round_.token(), setup.waba_id)
        numbers = await self._meta.numbers(round_.token(), setup.waba_id)
        ids = {number.phone_number_id for number in numbers}
        if setup.phone_number_id and setup.phone_number_id not in ids:
            return failed(CheckName.ACCOUNT, "number_not_in_account")
        return _judged(CheckName.ACCOUNT, Verdict(), {"name": account.name})

    async def _app_secret(self, round_: "_Round") -> CheckResult:
        secret = self._vault.get(Credential.APP_SECRET)
        if secret is None:
            return failed(CheckName.APP_SECRET, "app_secret_missing")
        # The token knows its app: nobody has to look the id up.
        app_id = round_.setup.app_id or (await round_.token_facts()).app_id
        if not app_id:
            return failed(CheckName.APP_SECRET, "app_id_missing")
        await self._meta.app_token(app_id, secret)
        return CheckResult(name=CheckName.APP_SECRET, state=CheckState.OK)

    async def _ai_server(self) -> CheckResult:
        choice = self._book.current.ai
        took_s = await self._models.answer_time(choice, self._vault.get(Credential.AI_KEY))
        facts = {"model": choice.model, "answer_s": f"{took_s:.1f}"}
        return _judged(CheckName.AI_SERVER, Verdict(), facts)


def _judged(name: CheckName, verdict: Verdict, facts: Mapping[str, str]) -> CheckResult:
    state = CheckState.WARNING if verdict.code else CheckState.OK
    if verdict.stops:
        state = CheckState.FAIL
    return CheckResult(
        name=name, state=state, code=verdict.code, params=verdict.params, facts=facts
    )


class _Round:
    """One round of checks over one set-up: remembers what Meta answered."""

    def __init__(self, setup: Setup, vault: Vault, meta: Meta) -> None:
        self.setup = setup
        self._vault = vault
        self._meta = meta
        self._known: dict[str, object] = {}

    def token(self) -> Secret:
        """Raises: SetupError("access_token_missing")."""
        token = self._vault.get(Credential.ACCESS_TOKEN)
        if token is None:
            raise SetupError("access_token_missing")
        return token

    async def token_facts(self) -> TokenFacts:
        return await self._once("token", lambda: self._meta.token_facts(self.token()))

    async def number(self) -> NumberFacts:
        """Raises: SetupError missing_settings, number_not_found, number_is_account."""
        number_id = self.setup.phone_number_id
        if not number_id:
            raise SetupError("missing_settings", names="WHATSAPP_PHONE_NUMBER_ID")
        return await self._once("number", lambda: self._meta.number(self.token(), number_id))

    async def _once(self, key: str, ask: Callable[[], Awaitable[T]]) -> T:
        if key not in self._known:
            try:
                self._known[key] = await ask()
            except AuraError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, AuraError):
            raise found
        return found  # type: ignore[return-value]  # what was kept under this key
