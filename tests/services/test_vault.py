"""The vault: what is put counts at once, what the environment gives stands above it."""

import pytest
from keyring.errors import KeyringLocked, NoKeyringError

from aura_desktop.domain.setup import Credential
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.vault import Vault
from tests.gateways.memory_keyring import MemoryKeyring

TOKEN, OTHER = Secret("EAAejemplo000000000001"), Secret("EAAejemplo000000000002")


async def test_what_is_kept_is_there_after_a_restart() -> None:
    ring = MemoryKeyring()
    vault = Vault(Credentials(ring))
    heard: list[Credential] = []
    vault.subscribe(heard.append)
    await vault.put(Credential.ACCESS_TOKEN, TOKEN)
    assert vault.get(Credential.ACCESS_TOKEN) == TOKEN
    later = Vault(Credentials(ring))
    assert later.get(Credential.ACCESS_TOKEN) is None
    await later.load()
    assert later.get(Credential.ACCESS_TOKEN) == TOKEN
    await vault.put(Credential.ACCESS_TOKEN, TOKEN)
    await vault.forget(Credential.ACCESS_TOKEN)
    assert vault.get(Credential.ACCESS_TOKEN) is None
    assert heard == [Credential.ACCESS_TOKEN] * 2, "once for the new one, once for its end"


async def test_the_environment_has_the_last_word() -> None:
    ring = MemoryKeyring()
    await Credentials(ring).put(Credential.ACCESS_TOKEN, OTHER)
    vault = Vault(Credentials(ring), {Credential.ACCESS_TOKEN: TOKEN})
    await vault.load()
    assert vault.get(Credential.ACCESS_TOKEN) == TOKEN
    for change in (
        vault.put(Credential.ACCESS_TOKEN, OTHER),
        vault.forget(Credential.ACCESS_TOKEN),
    ):
        with pytest.raises(SetupError) as caught:
            await change
        assert caught.value.code == "credential_given"


async def test_a_locked_keyring_is_told_and_can_be_asked_again() -> None:
    ring = MemoryKeyring()
    await Credentials(ring).put(Credential.APP_SECRET, Secret("0" * 32))
    vault = Vault(Credentials(ring))
    ring.fail_with = KeyringLocked("closed")
    await vault.load()
    assert (vault.trouble, vault.get(Credential.APP_SECRET)) == ("keyring_locked", None)
    with pytest.raises(SetupError):
        await vault.put(Credential.APP_SECRET, Secret("1" * 32))
    assert vault.get(Credential.APP_SECRET) is None, "what is not kept does not count"
    ring.fail_with = None
    await vault.load()
    assert (vault.trouble, vault.get(Credential.APP_SECRET)) == ("", Secret("0" * 32))


async def test_what_is_behind_the_lock_is_told_also_where_it_is_nothing() -> None:
    ring = MemoryKeyring()
    vault = Vault(Credentials(ring), {Credential.ACCESS_TOKEN: TOKEN})
    ring.fail_with = KeyringLocked("closed")
    await vault.load()
    heard: list[Credential] = []
    vault.subscribe(heard.append)
    ring.fail_with = None
    await vault.load()
    assert Credential.APP_SECRET in heard
    assert Credential.ACCESS_TOKEN not in heard
    await vault.load()
    assert heard.count(Credential.APP_SECRET) == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyringLocked("closed"), "keyring_locked"), (NoKeyringError(), "app_secret_missing")],
)
async def test_what_is_missing_may_be_behind_a_lock(error: Exception, code: str) -> None:
    ring = MemoryKeyring()
    vault = Vault(Credentials(ring))
    assert vault.missing("app_secret_missing") == "app_secret_missing"
    ring.fail_with = error
    await vault.load()
    assert vault.missing("app_secret_missing") == code
