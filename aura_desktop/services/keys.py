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
