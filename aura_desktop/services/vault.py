"""Vault: the clinic's credentials as they are in use now; a change counts from the next request on."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from aura_desktop.domain.setup import Credential
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials, Secret

logger = logging.getLogger(__name__)

_SHUT = frozenset({"keyring_locked", "keyring_refused"})


class Vault:
    """Reads the keyring once and answers from memory. What the environment gives stands above it. Home loop only."""

    def __init__(
        self, credentials: Credentials | None, given: Mapping[Credential, Secret] | None = None
    ) -> None:
        """Without a keyring only what is given, and what is put for as long as the program runs."""
        self._credentials = credentials
        self._given = dict(given or {})
        self._kept: dict[Credential, Secret] = {}
        self._trouble = ""
        self._lock = asyncio.Lock()
        self._callbacks: list[Callable[[Credential], None]] = []
        self._by_hand: list[Callable[[Credential], None]] = []

    async def load(self) -> None:
        """Read what the keyring holds; `trouble` says why it could not."""
        if self._credentials is None:
            return
        async with self._lock:
            for name in Credential:
                if name in self._given:
                    continue
                try:
                    secret = await self._credentials.get(name)
                except SetupError as error:
                    self._trouble = error.code
                    logger.warning("credentials cannot be read: %s", error.code)
                    return
                self._replace(name, secret)
            was_shut, self._trouble = bool(self._trouble), ""
        for name in Credential:
            if was_shut and self.get(name) is None:
                # Not known before, now known to be none.
                self._tell(name)

    @property
    def trouble(self) -> str:
        """keyring_missing, keyring_locked or keyring_refused if the last `load` failed, else ""."""
        return self._trouble

    @property
    def is_waiting(self) -> bool:
        """Whether the keyring is being asked: it may wait for a person to give its password."""
        return self._lock.locked()

    def missing(self, code: str) -> str:
        """Why there is no secret: `code`, unless it may be behind a lock."""
        return self._trouble if self._trouble in _SHUT else code

    def get(self, name: Credential) -> Secret | None:
        """The secret that counts now."""
        return self._given.get(name) or self._kept.get(name)

    def is_given(self, name: Credential) -> bool:
        """Whether the environment has the last word on it."""
        return name in self._given

    async def put(self, name: Credential, secret: Secret) -> None:
        """Keep it, and use it from now on.

        Raises: SetupError keyring_…, secret_too_long; credential_given where the environment gives it.
        """
        if name in self._given:
            raise SetupError("credential_given", name=name)
        async with self._lock:
            if self._credentials is not None:
                await self._credentials.put(name, secret)
            self._replace(name, secret)
        self._tell_hand(name)

    async def forget(self, name: Credential) -> None:
        """Delete it, and use it no more. Raises: as `put`."""
        if name in self._given:
            raise SetupError("credential_given", name=name)
        async with self._lock:
            if self._credentials is not None:
                await self._credentials.delete(name)
            self._replace(name, None)
        self._tell_hand(name)

    def subscribe(self, callback: Callable[[Credential], None]) -> Callable[[], None]:
        """`callback` on the home loop with the name of what changed; returns the way out."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback) if callback in self._callbacks else None

    def subscribe_hand(self, callback: Callable[[Credential], None]) -> Callable[[], None]:
        """As `subscribe`, but only when a person keeps or deletes one; also the same one again."""
        self._by_hand.append(callback)
        return lambda: self._by_hand.remove(callback) if callback in self._by_hand else None

    def _tell_hand(self, name: Credential) -> None:
        for callback in list(self._by_hand):
            callback(name)

    def _replace(self, name: Credential, secret: Secret | None) -> None:
        before = self._kept.get(name)
        if secret is None:
            self._kept.pop(name, None)
        else:
            self._kept[name] = secret
        if before != secret:
            self._tell(name)

    def _tell(self, name: Credential) -> None:
        for callback in list(self._callbacks):
            callback(name)
