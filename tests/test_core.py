"""Core asks the key ring for what it uses, when it uses it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.setup import AiChoice, AiProvider, Credential, Setup
from aura_desktop.gateways.credentials import Credentials, Secret
from tests.eventually import eventually
from tests.gateways.memory_keyring import MemoryKeyring

AI_KEY = Secret("sk-ficticia")


@asynccontextmanager
async def given_core(folder: Path, setup: Setup | None = None) -> AsyncIterator[Core]:
    """With what every clinic needs from the environment; the AI's key is in the key ring."""
    credentials = Credentials(MemoryKeyring())
    await credentials.put(Credential.AI_KEY, AI_KEY)
    config = Config(
        mode=Mode.LIVE,
        data_folder=folder,
        api_port=0,
        webhook_port=0,
        graph_url="http://127.0.0.1:9",
        phone_number_id=PhoneNumberId("100"),
        setup=setup or Setup(),
    )
    secrets = Secrets(
        access_token="EAA-ficticio",
        verify_token="palabra",
        app_secret="0" * 32,
        database_key="0f" * 32,
        api_key="clave",
    )
    async with Core(config, secrets, credentials=credentials) as core:
        yield core


async def test_a_key_that_is_in_use_is_fetched_at_the_start(tmp_path: Path) -> None:
    setup = Setup(ai=AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1"))
    async with given_core(tmp_path, setup) as core:
        await eventually(lambda: core.vault.get(Credential.AI_KEY) == AI_KEY)


async def test_a_key_that_comes_into_use_is_fetched_then(tmp_path: Path) -> None:
    async with given_core(tmp_path) as core:
        await core.book.change(sound=False)
        assert not core.vault.is_waiting
        assert core.vault.get(Credential.AI_KEY) is None
        choice = AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1")
        await core.book.change(ai=choice)
        await eventually(lambda: core.vault.get(Credential.AI_KEY) == AI_KEY)


async def test_files_too_go_on_as_soon_as_graph_answers_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resumed: list[int] = []

    async def resume() -> None:
        resumed.append(1)

    async with given_core(tmp_path) as core:
        monkeypatch.setattr(core.media, "resume", resume)
        await core._on_proved()
    assert resumed == [1]


async def test_a_key_that_somebody_wants_to_see_is_fetched_once(tmp_path: Path) -> None:
    async with given_core(tmp_path) as core:
        core.ask_keyring()
        await eventually(lambda: core.vault.get(Credential.AI_KEY) == AI_KEY)
        core.ask_keyring()
        await asyncio.sleep(0)
        assert not core.vault.is_waiting
