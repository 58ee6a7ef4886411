"""Looking at the line without mending it: what Meta has on record, beside what is ours."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from aura_desktop.domain import line
from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.meta import NumberFacts, SubscribedApp, Subscription, TokenFacts
from aura_desktop.domain.setup import Credential, Setup
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.gateways.credentials import Secret


class Meta(Protocol):
    """The part of the set-up gateway that is needed here."""

    async def token_facts(self, token: Secret, asker: Secret | None = None) -> TokenFacts: ...
    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts: ...
    async def app_token(self, app_id: str, app_secret: Secret) -> Secret: ...
    async def subscription(self, app_id: str, app_token: Secret) -> Subscription | None: ...
    async def subscribed_apps(self, token: Secret, waba_id: str) -> tuple[SubscribedApp, ...]: ...


class Reach(Protocol):
    """Asks a callback from outside."""

    async def round_trip(self, callback_url: str, verify_token: Secret) -> float: ...


class Vault(Protocol):
    """The clinic's credentials."""

    def get(self, name: Credential) -> Secret | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    app_id: str
    subscription: Subscription | None
    overrides: tuple[str, ...]


class LineChecks:
    """Changes nothing at Meta, so that what is wrong there is told."""

    def __init__(
        self,
        setup: Setup,
        vault: Vault,
        meta: Meta,
        reach: Reach,
        fields: Iterable[str],
        clock: Callable[[], datetime],
    ) -> None:
        self._setup = setup
        self._vault = vault
        self._meta = meta
        self._reach = reach
        self._fields = frozenset(fields)
        self._clock = clock

    async def run(self, callback_url: str, *, is_open: bool = True) -> tuple[CheckResult, ...]:
        """From the public address to the account's subscription, in order.

        `callback_url` "": nobody knows it here; the one Meta has is taken. Not `is_open`: it is known
        that nobody can come in, so only Meta is asked. None of our errors is raised.
        """
        if not callback_url:
            callback_url = await self._callback_on_record()
        found = [
            *(await self._public_address(callback_url) if is_open else ()),
            await self._guarded(
                CheckName.SUBSCRIBED, lambda: self._subscribed(line.callback_of(callback_url))
            ),
            await self._guarded(CheckName.ACCOUNT_SUBSCRIBED, self._account_subscribed),
        ]
        return tuple(replace(result, at=self._clock()) for result in found)

    async def _callback_on_record(self) -> str:
        try:
            number = await self._meta.number(self._token(), self._setup.phone_number_id)
        except AuraError:
            return ""
        return number.number_callback_url or number.waba_callback_url or number.callback_url

    async def _public_address(self, callback_url: str) -> tuple[CheckResult, ...]:
        """Two answers of one round trip: whether anybody is there, and whether it is us."""
        verified, address = CheckName.WEBHOOK_VERIFIED, CheckName.PUBLIC_ADDRESS
        if not callback_url:
            return (_failed(address, "tunnel_off"), CheckResult(name=verified))
        verify_token = self._vault.get(Credential.VERIFY_TOKEN)
        if verify_token is None:
            return (CheckResult(name=address), _failed(verified, "verify_token_missing"))
        facts = {"address": line.public_of(callback_url)}
        try:
            took_s = await self._reach.round_trip(line.callback_of(callback_url), verify_token)
        except AuraError as error:
            if error.code == "webhook_verification_failed":
                reached = CheckResult(name=address, state=CheckState.OK, facts=facts)
                return (reached, _failed(verified, error.code))
            return (
                replace(_failed(address, error.code), params=error.params, facts=facts),
                CheckResult(name=verified),
            )
        return (
            CheckResult(name=address, state=CheckState.OK, facts=facts, took_s=took_s),
            CheckResult(name=verified, state=CheckState.OK),
        )

    async def _subscribed(self, callback_url: str) -> CheckResult:
        name = CheckName.SUBSCRIBED
        record = await self._record()
        subscription = record.subscription
        if subscription is None or not subscription.active or not subscription.callback_url:
            return _failed(name, "subscription_missing")
        # Above the app's address stand the account's and the number's: messages go there.
        for address in (*record.overrides, subscription.callback_url):
            if callback_url and not line.is_same(address, callback_url):
                return self._elsewhere(address)
        missing = sorted(self._fields - subscription.fields)
        if missing:
            return replace(
                _failed(name, "webhook_fields_missing"), params={"fields": ", ".join(missing)}
            )
        return CheckResult(name=name, state=CheckState.OK)

    def _elsewhere(self, address: str) -> CheckResult:
        former = (line.callback_of(known) for known in self._setup.known_addresses)
        is_ours = any(line.is_same(address, known) for known in former)
        code = "address_changed" if is_ours else "webhook_foreign"
        return replace(_failed(CheckName.SUBSCRIBED, code), params={"host": line.host_of(address)})

    async def _account_subscribed(self) -> CheckResult:
        name = CheckName.ACCOUNT_SUBSCRIBED
        if not self._setup.waba_id:
            return _failed(name, "waba_missing")
        app_id = await self._app_id()
        apps = await self._meta.subscribed_apps(self._token(), self._setup.waba_id)
        if app_id not in {app.app_id for app in apps}:
            return _failed(name, "app_not_subscribed")
        return CheckResult(name=name, state=CheckState.OK)

    async def _record(self) -> _Record:
        app_id = await self._app_id()
        secret = self._vault.get(Credential.APP_SECRET)
        if secret is None:
            raise SetupError("app_secret_missing")
        app_token = await self._meta.app_token(app_id, secret)
        subscription = await self._meta.subscription(app_id, app_token)
        number = await self._meta.number(self._token(), self._setup.phone_number_id)
        overrides = (number.number_callback_url, number.waba_callback_url)
        return _Record(
            app_id=app_id,
            subscription=subscription,
            overrides=tuple(address for address in overrides if address),
        )

    async def _app_id(self) -> str:
        """Raises: SetupError("app_id_missing")."""
        app_id = self._setup.app_id or (await self._meta.token_facts(self._token())).app_id
        if not app_id:
            raise SetupError("app_id_missing")
        return app_id

    def _token(self) -> Secret:
        token = self._vault.get(Credential.ACCESS_TOKEN)
        if token is None:
            raise SetupError("access_token_missing")
        return token

    async def _guarded(
        self, name: CheckName, ask: Callable[[], Awaitable[CheckResult]]
    ) -> CheckResult:
        try:
            return await ask()
        except AuraError as error:
            return replace(_failed(name, error.code), params=error.facts())


def _failed(name: CheckName, code: str) -> CheckResult:
    return CheckResult(name=name, state=CheckState.FAIL, code=code)
