"""Onboarding: asks Meta and the model's server about what a person typed, and keeps what is right."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from aura_desktop.domain import paste
from aura_desktop.domain.meta import (
    PIN_DIGITS,
    AccountFacts,
    MetaValues,
    NumberFacts,
    TokenFacts,
)
from aura_desktop.domain.model_request import Abilities
from aura_desktop.domain.setup import AiChoice, AiProvider, Choice, Credential, Setup
from aura_desktop.errors import AuraError, InputError, SetupError
from aura_desktop.gateways.credentials import Secret

_ID = re.compile(r"[0-9]{4,20}", re.ASCII)


class Meta(Protocol):
    """The part of the set-up gateway that is needed here."""

    async def token_facts(self, token: Secret, asker: Secret | None = None) -> TokenFacts: ...
    async def numbers(self, token: Secret, waba_id: str) -> tuple[NumberFacts, ...]: ...
    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts: ...
    async def account(self, token: Secret, waba_id: str) -> AccountFacts: ...
    async def app_token(self, app_id: str, app_secret: Secret) -> Secret: ...
    async def register(self, token: Secret, phone_number_id: str, pin: Secret) -> None: ...


class Models(Protocol):
    """Asks the server of a language model."""

    async def models(self, choice: AiChoice, key: Secret | None) -> tuple[str, ...]: ...
    async def answer_time(self, choice: AiChoice, key: Secret | None) -> float: ...
    async def abilities(
        self, choice: AiChoice, key: Secret | None, clock: Callable[[], datetime]
    ) -> Abilities: ...


class Book(Protocol):
    """The clinic's decisions."""

    @property
    def current(self) -> Setup: ...
    async def change(self, **values: object) -> Setup: ...


class Vault(Protocol):
    """The clinic's credentials."""

    def get(self, name: Credential) -> Secret | None: ...
    async def put(self, name: Credential, secret: Secret) -> None: ...
    async def forget(self, name: Credential) -> None: ...


class Onboarding:
    """Takes plain text from the window and wraps it at once; an empty text means what the vault holds.

    Raises (whatever asks): SetupError, RefusedError, UnavailableError as the gateways do;
    InputError id_malformed, pin_malformed (`field` names it). Home loop only.
    """

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

    async def look_at_token(self, text: str) -> TokenFacts:
        """What Meta says of it; one that is expired or wrong is told as facts."""
        return await self._meta.token_facts(self._token(text))

    async def numbers(self, token: str, waba_id: str) -> Sequence[NumberFacts]:
        """The account's numbers, to pick one. Raises: SetupError account_not_found, account_is_number."""
        return await self._meta.numbers(self._token(token), _id(waba_id, "waba_id"))

    async def look_at_number(self, token: str, phone_number_id: str) -> NumberFacts:
        """One number. Raises: SetupError number_not_found, number_is_account."""
        return await self._meta.number(self._token(token), _id(phone_number_id, "phone_number_id"))

    async def look_at_account(self, token: str, waba_id: str) -> AccountFacts:
        """One business account. Raises: SetupError account_not_found, account_is_number."""
        return await self._meta.account(self._token(token), _id(waba_id, "waba_id"))

    async def look_at_app_secret(self, app_id: str, text: str) -> None:
        """Proven by a call that only the right secret opens.

        Raises: SetupError app_secret_missing, app_secret_wrong, app_not_found.
        """
        secret = self._secret(Credential.APP_SECRET, text)
        if secret is None:
            raise SetupError("app_secret_missing")
        await self._meta.app_token(_id(app_id, "app_id"), secret)

    async def register(self, token: str, phone_number_id: str, pin: str) -> None:
        """Register the number for sending. Raises: SetupError pin_refused, number_not_verified …"""
        digits = paste.tidy(pin)
        if not (digits.isascii() and digits.isdigit() and len(digits) == PIN_DIGITS):
            raise InputError("pin_malformed", field="pin", limit=PIN_DIGITS)
        number = _id(phone_number_id, "phone_number_id")
        await self._meta.register(self._token(token), number, Secret(digits))

    async def keep_meta(self, values: MetaValues) -> None:
        """Keep secrets and ids together: where one cannot be kept, those before it are put back.

        What the environment gives stays as it is; a secret that differs from it is refused.
        Raises: SetupError keyring_…, secret_too_long, credential_given, setup_not_writable.
        """
        secrets = {
            Credential.ACCESS_TOKEN: paste.tidy(values.access_token),
            Credential.APP_SECRET: paste.tidy(values.app_secret),
            Credential.VERIFY_TOKEN: values.verify_token.strip(),
        }
        former = {name: self._vault.get(name) for name in secrets}
        done: list[Credential] = []
        try:
            for name, text in secrets.items():
                if text and former[name] != Secret(text):
                    await self._vault.put(name, Secret(text))
                    done.append(name)
            await self._book.change(choice=Choice.LIVE, **self._fields(values))
        except AuraError:
            for name in reversed(done):
                await self._put_back(name, former[name])
            raise

    async def keep_secret(self, name: Credential, text: str) -> None:
        """Keep it, or forget it if the text is empty. Raises: as `keep_meta`."""
        tidied = text.strip() if name is Credential.VERIFY_TOKEN else paste.tidy(text)
        if not tidied:
            await self._vault.forget(name)
        elif self._vault.get(name) != Secret(tidied):
            await self._vault.put(name, Secret(tidied))

    async def models(self, choice: AiChoice, key: str) -> Sequence[str]:
        """Names of the server's models. Raises: SetupError ai_…, UnavailableError ai_unreachable."""
        return await self._models.models(choice, self._ai_key(choice, key))

    async def answer_time(self, choice: AiChoice, key: str) -> float:
        """Seconds the chosen model takes for a word. Raises: as `models`."""
        return await self._models.answer_time(choice, self._ai_key(choice, key))

    async def abilities(self, choice: AiChoice, key: str) -> Abilities:
        """What the chosen model's server can do, for AiChoice.abilities; asks it a few small questions.

        Raises: as `models`; SetupError ai_quota, UnavailableError ai_busy, ai_stalled and the like of a draft.
        """
        secret = self._ai_key(choice, key)
        return await self._models.abilities(choice, secret, self._clock)

    def _token(self, text: str) -> Secret:
        token = self._secret(Credential.ACCESS_TOKEN, text)
        if token is None:
            raise SetupError("access_token_missing")
        return token

    def _ai_key(self, choice: AiChoice, text: str) -> Secret | None:
        """The key that is kept is for the server that was chosen, and told to no other."""
        kept = self._book.current.ai
        is_theirs = kept.provider is AiProvider.NONE or choice.is_same_server(kept)
        return self._secret(Credential.AI_KEY, text) if text.strip() or is_theirs else None

    def _secret(self, name: Credential, text: str) -> Secret | None:
        tidied = paste.tidy(text)
        return Secret(tidied) if tidied else self._vault.get(name)

    def _fields(self, values: MetaValues) -> dict[str, object]:
        """What the book is told; the name and the number belong to one id and go with it."""
        ids = {
            "phone_number_id": paste.tidy(values.phone_number_id),
            "waba_id": paste.tidy(values.waba_id),
            "app_id": paste.tidy(values.app_id),
        }
        fields: dict[str, object] = {name: value for name, value in ids.items() if value}
        number = values.number
        if number is not None:
            fields["display_phone_number"] = number.display_phone_number
            fields["verified_name"] = number.verified_name
        elif ids["phone_number_id"] not in {"", self._book.current.phone_number_id}:
            fields["display_phone_number"] = fields["verified_name"] = ""
        return fields

    async def _put_back(self, name: Credential, secret: Secret | None) -> None:
        try:
            if secret is None:
                await self._vault.forget(name)
            else:
                await self._vault.put(name, secret)
        except SetupError:
            # The keyring went in the middle; what is asked of the person next is the same.
            return


def _id(text: str, field: str) -> str:
    """Raises: InputError("id_malformed")."""
    tidied = paste.tidy(text)
    if not _ID.fullmatch(tidied):
        raise InputError("id_malformed", field=field)
    return tidied
