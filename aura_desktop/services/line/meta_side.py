"""MetaSide: reads what Meta has on record about our webhook, and changes it, one act at a time."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from aura_desktop.domain.line import Act, OnRecord
from aura_desktop.domain.meta import NumberFacts, SubscribedApp, Subscription
from aura_desktop.domain.setup import Credential, Setup
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret


class Meta(Protocol):
    """The part of the set-up gateway that the line needs."""

    async def app_token(self, app_id: str, app_secret: Secret) -> Secret: ...

    async def subscription(self, app_id: str, app_token: Secret) -> Subscription | None: ...

    async def subscribe(
        self,
        app_id: str,
        app_token: Secret,
        *,
        callback_url: str,
        verify_token: Secret,
        fields: Iterable[str],
    ) -> None: ...

    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts: ...

    async def subscribed_apps(self, token: Secret, waba_id: str) -> tuple[SubscribedApp, ...]: ...

    async def subscribe_app(self, token: Secret, waba_id: str) -> None: ...

    async def clear_override(self, token: Secret, phone_number_id: str) -> None: ...


class Vault(Protocol):
    """Where the secrets are."""

    @property
    def trouble(self) -> str: ...

    def missing(self, code: str) -> str: ...

    def get(self, name: Credential) -> Secret | None: ...

    async def put(self, name: Credential, secret: Secret) -> None: ...


class MetaSide:
    """Says what it could not learn instead of failing, unless nobody answers at all."""

    def __init__(self, meta: Meta, vault: Vault) -> None:
        self._meta = meta
        self._vault = vault
        self._app_token: tuple[str, Secret, Secret] | None = None

    async def is_reachable(self, setup: Setup) -> bool:
        """Whether Graph answers at all, whatever it says."""
        token = self._vault.get(Credential.ACCESS_TOKEN) or Secret("none")
        try:
            await self._meta.number(token, setup.phone_number_id or "0")
        except UnavailableError as error:
            return error.code != "no_connection"
        except AuraError:
            return True
        return True

    async def read(self, setup: Setup) -> OnRecord:
        """All of it. Raises: UnavailableError if Meta cannot be asked now."""
        trouble, is_gone = "", False
        subscription: Subscription | None = None
        try:
            token = await self.app_token(setup.app_id)
            subscription = await self._meta.subscription(setup.app_id, token)
            is_gone = subscription is None
        except (SetupError, RefusedError) as error:
            self._app_token = None
            trouble = error.code
        app_ids, account_override, account_trouble = await self._account(setup)
        number = await self._number(setup)
        record = OnRecord(
            can_write=not trouble,
            trouble=trouble,
            app_ids=app_ids,
            account_override=account_override,
            account_trouble=account_trouble,
            number_override="" if number is None else number.number_callback_url,
        )
        if subscription is not None:
            return replace(
                record,
                callback_url=subscription.callback_url,
                is_active=subscription.active,
                fields=subscription.fields,
            )
        if is_gone or number is None:
            return record
        # Nobody may read the subscription without the app's token; the number tells its address.
        return replace(record, callback_url=number.callback_url, is_active=True)

    async def do(self, act: Act, setup: Setup, callback_url: str, fields: frozenset[str]) -> None:
        """One change. Raises: SetupError, RefusedError, UnavailableError."""
        token = self._vault.get(Credential.ACCESS_TOKEN)
        if act is Act.SUBSCRIBE:
            verify_token = self._vault.get(Credential.VERIFY_TOKEN)
            if verify_token is None:
                raise SetupError(self._vault.missing("verify_token_missing"))
            await self._meta.subscribe(
                setup.app_id,
                await self.app_token(setup.app_id),
                callback_url=callback_url,
                verify_token=verify_token,
                fields=fields,
            )
        elif token is None:
            raise SetupError(self._vault.missing("access_token_missing"))
        elif act is Act.CLEAR_NUMBER_OVERRIDE:
            await self._meta.clear_override(token, setup.phone_number_id)
        else:
            # Without a body this request subscribes the app and takes the account's override away.
            await self._meta.subscribe_app(token, setup.waba_id)

    async def app_token(self, app_id: str) -> Secret:
        """The app's own, asked for once for each secret; a wrong secret is found out here.

        Raises: SetupError app_id_missing, app_secret_missing, app_secret_wrong; UnavailableError.
        """
        secret = self._vault.get(Credential.APP_SECRET)
        if not app_id:
            raise SetupError("app_id_missing")
        if not secret:
            raise SetupError(self._vault.missing("app_secret_missing"))
        if self._app_token is None or self._app_token[:2] != (app_id, secret):
            self._app_token = (app_id, secret, await self._meta.app_token(app_id, secret))
        return self._app_token[2]

    async def secret_is_wrong(self, app_id: str) -> bool | None:
        """Whether Meta says that our app secret is not the app's; None if it cannot be asked."""
        self._app_token = None
        try:
            await self.app_token(app_id)
        except SetupError as error:
            return True if error.code == "app_secret_wrong" else None
        except AuraError:
            return None
        return False

    async def _account(self, setup: Setup) -> tuple[frozenset[str] | None, str, str]:
        """Its apps, our override there, and why they are not known."""
        token = self._vault.get(Credential.ACCESS_TOKEN)
        if token is None:
            return None, "", self._vault.missing("access_token_missing")
        if not setup.waba_id:
            return None, "", "account_not_found"
        try:
            apps = await self._meta.subscribed_apps(token, setup.waba_id)
        except (SetupError, RefusedError) as error:
            return None, "", error.code
        own = [app for app in apps if app.app_id == setup.app_id]
        return frozenset(app.app_id for app in apps), own[0].override_url if own else "", ""

    async def _number(self, setup: Setup) -> NumberFacts | None:
        token = self._vault.get(Credential.ACCESS_TOKEN)
        if token is None or not setup.phone_number_id:
            return None
        try:
            return await self._meta.number(token, setup.phone_number_id)
        except (SetupError, RefusedError):
            return None
