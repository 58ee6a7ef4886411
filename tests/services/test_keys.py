"""The keys of this PC: given, kept, made; and never replaced when that would lose data."""

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from aura_desktop.errors import SetupError, StoreError
from aura_desktop.gateways.credentials import Credentials
from aura_desktop.services import keys

GIVEN = "0f" * 32


class MemoryRing(KeyringBackend):
    """Keeps secrets for one test."""

    priority = 0.1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the library has no types here
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service]


class NoRing(MemoryRing):
    """A PC without a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError


@pytest.fixture
def ring() -> MemoryRing:
    return MemoryRing()


async def test_a_given_key_asks_no_keyring() -> None:
    credentials = Credentials(NoRing())
    key = await keys.database_key(GIVEN, credentials, database_exists=True)
    assert key.reveal() == GIVEN
    assert (await keys.api_key("given", credentials)).reveal() == "given"


async def test_a_key_is_made_once_and_kept(ring: MemoryRing) -> None:
    credentials = Credentials(ring)
    first = await keys.database_key(None, credentials, database_exists=False)
    again = await keys.database_key(None, credentials, database_exists=True)
    assert first.reveal() == again.reveal()
    assert await keys.api_key(None, credentials) == await keys.api_key(None, credentials)
    assert sorted(ring.kept) == ["AURA Desktop/api_key", "AURA Desktop/database_key"]


async def test_a_lost_key_is_not_replaced(ring: MemoryRing) -> None:
    with pytest.raises(SetupError, match="database_key_lost"):
        await keys.database_key(None, Credentials(ring), database_exists=True)
    assert ring.kept == {}


async def test_a_bad_key_is_refused(ring: MemoryRing) -> None:
    with pytest.raises(StoreError, match="bad_key"):
        await keys.database_key("0f", Credentials(ring), database_exists=False)


async def test_without_a_keyring_there_is_no_key() -> None:
    with pytest.raises(SetupError, match="keyring_missing"):
        await keys.database_key(None, Credentials(NoRing()), database_exists=False)


async def test_the_api_key_can_be_made_anew_unless_it_is_given(ring: MemoryRing) -> None:
    credentials = Credentials(ring)
    access = keys.ApiAccess(credentials, await keys.api_key(None, credentials), is_given=False)
    before = access.key()
    await access.renew()
    assert access.key() not in {before, None}
    assert (await keys.api_key(None, credentials)).reveal() == access.key()
    given = keys.ApiAccess(credentials, await keys.api_key("given", credentials), is_given=True)
    assert not given.may_renew()
    with pytest.raises(SetupError, match="api_key_given"):
        await given.renew()
    assert keys.ApiAccess(credentials, None, is_given=False).key() is None
