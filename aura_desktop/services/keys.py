"""The two keys this PC makes for itself: of the database, and of the local API."""

import secrets

from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.store.database import DatabaseKey

DATABASE_KEY = "database_key"
API_KEY = "api_key"


async def database_key(
    given: str | None, credentials: Credentials, *, database_exists: bool
) -> DatabaseKey:
    """The given key, else the keyring's, else a new one that is put there first.

    Raises: StoreError("bad_key"); SetupError keyring_… without a usable keyring, and
    SetupError("database_key_lost") where a database exists and its key does not.
    """
    if given is not None:
        return DatabaseKey.parse(given)
    kept = await credentials.get(DATABASE_KEY)
    if kept is not None:
        return DatabaseKey.parse(kept.reveal())
    if database_exists:
        raise SetupError("database_key_lost")
    key = DatabaseKey.generate()
    await credentials.put(DATABASE_KEY, Secret(key.reveal()))
    return key


class ApiAccess:
    """The key with which programs on this PC may send: shown to a person who asks, and made anew.

    `key` is what the local API compares with at every request, so a new one counts at once.
    """

    def __init__(self, credentials: Credentials, key: Secret | None, *, is_given: bool) -> None:
        """`is_given`: by the environment, which then has the last word."""
        self._credentials = credentials
        self._key = key
        self._is_given = is_given

    def key(self) -> str | None:
        """The key in clear; None where this PC has no place to keep one."""
        return None if self._key is None else self._key.reveal()

    def may_renew(self) -> bool:
        """Whether a new key can be made here."""
        return self._key is not None and not self._is_given

    async def renew(self) -> None:
        """A new key; the old one is worthless from now on. Raises: SetupError."""
        if not self.may_renew():
            raise SetupError("api_key_given")
        fresh = Secret(secrets.token_urlsafe(32))
        await self._credentials.put(API_KEY, fresh)
        self._key = fresh


async def api_key(given: str | None, credentials: Credentials) -> Secret:
    """The given key, else the keyring's, else a new one that is put there first. Raises: SetupError."""
    if given is not None:
        return Secret(given)
    kept = await credentials.get(API_KEY)
    if kept is not None:
        return kept
    key = Secret(secrets.token_urlsafe(32))
    await credentials.put(API_KEY, key)
    return key
