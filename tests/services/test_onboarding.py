"""What a person typed is asked about, and kept whole or not at all."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from keyring import errors as keyring_errors

from aura_desktop.domain.meta import MetaValues, NumberFacts, TokenFacts
from aura_desktop.domain.model_request import Abilities
from aura_desktop.domain.setup import AiChoice, AiProvider, Choice, Credential, Setup
from aura_desktop.errors import AuraError, InputError, SetupError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.whatsapp.graph_setup import GraphSetup
from aura_desktop.services.onboarding import Onboarding
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.setting_up import utc_now
from aura_desktop.setup_file import SetupFile
from tests.gateways.memory_keyring import MemoryKeyring
from tests.sandbox.conftest import (
    APP,
    NUMBER,
    SECRET,
    TOKEN,
    WABA,
    graph_of,
    make_settings,
    scripts,
)

__all__ = ["make_settings", "scripts"]

NUMBER_FACTS = NumberFacts(
    phone_number_id=NUMBER, display_phone_number="+56 2 0000 0100", verified_name="Clínica Ejemplo"
)
VALUES = MetaValues(
    access_token=f" {TOKEN[:4]}\n{TOKEN[4:]} ",
    app_secret=SECRET,
    phone_number_id=f" {NUMBER}",
    waba_id=WABA,
    app_id=APP,
    verify_token=" una frase de la clínica ",
    number=NUMBER_FACTS,
)


class Models:
    """Answers with what it was given."""

    def __init__(self) -> None:
        self.keys: list[Secret | None] = []

    async def models(self, choice: AiChoice, key: Secret | None) -> tuple[str, ...]:
        self.keys.append(key)
        return ("chico",)

    async def answer_time(self, choice: AiChoice, key: Secret | None) -> float:
        self.keys.append(key)
        return 0.5

    async def abilities(
        self, choice: AiChoice, key: Secret | None, clock: Callable[[], datetime]
    ) -> Abilities:
        self.keys.append(key)
        return Abilities(checked_at=clock())


class Wizard:
    """An onboarding with a keyring and a file of its own."""

    def __init__(
        self, meta: GraphSetup, folder: Path, given: dict[Credential, Secret] | None = None
    ) -> None:
        self.keyring = MemoryKeyring()
        self.vault = Vault(Credentials(self.keyring), given)
        self.file = SetupFile(folder)
        self.book = SetupBook(self.file)
        self.models = Models()
        self.onboarding = Onboarding(self.book, self.vault, meta, self.models, utc_now)

    def secret(self, name: Credential) -> str:
        found = self.vault.get(name)
        return "" if found is None else found.reveal()


@pytest.fixture
async def meta(make_settings: Callable[..., Any]) -> AsyncIterator[GraphSetup]:
    async with (
        graph_of(make_settings()) as graph,
        GraphSetup(None, str(graph.base_url), "v25.0") as meta,
    ):
        yield meta


@pytest.fixture
def wizard(meta: GraphSetup, tmp_path: Path) -> Wizard:
    return Wizard(meta, tmp_path)


async def test_a_token_leads_to_account_numbers_and_app(wizard: Wizard) -> None:
    onboarding = wizard.onboarding
    facts = await onboarding.look_at_token(f"Bearer {TOKEN}\r\n")
    assert (facts.is_valid, facts.app_id, facts.account_ids) == (True, APP, (WABA,))
    (number,) = await onboarding.numbers(TOKEN, facts.account_ids[0])
    assert number.phone_number_id == NUMBER
    assert await onboarding.look_at_number(TOKEN, f"{NUMBER} ") == number
    assert (await onboarding.look_at_account(TOKEN, WABA)).name == "Clínica Ejemplo"
    await onboarding.look_at_app_secret(facts.app_id, f" {SECRET}\n")
    await onboarding.register(TOKEN, NUMBER, "000 142")


async def test_what_is_malformed_is_not_asked_about(wizard: Wizard) -> None:
    onboarding = wizard.onboarding
    for asked, field in (
        (onboarding.look_at_number(TOKEN, "+56 9 0000 0142"), "phone_number_id"),
        (onboarding.numbers(TOKEN, "12"), "waba_id"),
        (onboarding.look_at_account(TOKEN, ""), "waba_id"),
        (onboarding.look_at_app_secret("x", SECRET), "app_id"),
        (onboarding.register(TOKEN, NUMBER, "12345"), "pin"),
    ):
        with pytest.raises(InputError) as caught:
            await asked
        assert caught.value.field == field


async def test_what_is_missing_is_named(wizard: Wizard) -> None:
    with pytest.raises(SetupError, match="access_token_missing"):
        await wizard.onboarding.look_at_token(" ")
    with pytest.raises(SetupError, match="app_secret_missing"):
        await wizard.onboarding.look_at_app_secret(APP, "")
    wrong: TokenFacts = await wizard.onboarding.look_at_token("EAAotro")
    assert wrong.error_code == "access_token_invalid"


async def test_what_is_kept(wizard: Wizard) -> None:
    await wizard.onboarding.keep_meta(VALUES)
    assert wizard.secret(Credential.ACCESS_TOKEN) == TOKEN
    assert wizard.secret(Credential.APP_SECRET) == SECRET
    assert wizard.secret(Credential.VERIFY_TOKEN) == "una frase de la clínica"
    assert wizard.file.read() == Setup(
        choice=Choice.LIVE,
        phone_number_id=NUMBER,
        waba_id=WABA,
        app_id=APP,
        display_phone_number="+56 2 0000 0100",
        verified_name="Clínica Ejemplo",
    )
    # An empty text means what is kept.
    assert (await wizard.onboarding.look_at_token("")).is_valid
    await wizard.onboarding.look_at_app_secret(APP, "")


async def test_nothing_typed_changes_nothing_kept(wizard: Wizard) -> None:
    await wizard.onboarding.keep_meta(VALUES)
    before = wizard.book.current, dict(wizard.keyring.entries)
    await wizard.onboarding.keep_meta(MetaValues())
    assert (wizard.book.current, wizard.keyring.entries) == before
    await wizard.onboarding.keep_meta(MetaValues(phone_number_id="100000000000009"))
    assert wizard.book.current.display_phone_number == ""
    assert wizard.book.current.waba_id == WABA


async def test_what_cannot_be_kept_whole_is_not_kept(wizard: Wizard) -> None:
    await wizard.onboarding.keep_meta(VALUES)
    before = wizard.book.current, dict(wizard.keyring.entries)
    too_long = MetaValues(access_token="EAAotro", app_secret="f" * 2000, phone_number_id="9" * 12)
    with pytest.raises(SetupError, match="secret_too_long"):
        await wizard.onboarding.keep_meta(too_long)
    assert (wizard.book.current, wizard.keyring.entries) == before
    assert wizard.secret(Credential.ACCESS_TOKEN) == TOKEN


async def test_a_first_secret_is_taken_back_too(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(setup: Setup) -> None:
        raise SetupError("setup_not_writable")

    monkeypatch.setattr(wizard.file, "write", refuse)
    with pytest.raises(SetupError, match="setup_not_writable"):
        await wizard.onboarding.keep_meta(VALUES)
    assert wizard.keyring.entries == {}
    assert wizard.vault.get(Credential.ACCESS_TOKEN) is None


async def test_a_locked_keyring_keeps_nothing(wizard: Wizard) -> None:
    wizard.keyring.fail_with = keyring_errors.KeyringLocked()
    with pytest.raises(SetupError, match="keyring_locked"):
        await wizard.onboarding.keep_meta(VALUES)
    assert wizard.book.current == Setup()


async def test_what_the_environment_gives_stands(meta: GraphSetup, tmp_path: Path) -> None:
    wizard = Wizard(meta, tmp_path, {Credential.ACCESS_TOKEN: Secret(TOKEN)})
    await wizard.onboarding.keep_meta(VALUES)
    with pytest.raises(SetupError, match="credential_given"):
        await wizard.onboarding.keep_meta(MetaValues(access_token="EAAotro"))
    assert (await wizard.onboarding.look_at_token("")).is_valid


async def test_one_secret(wizard: Wizard) -> None:
    keep = wizard.onboarding.keep_secret
    await keep(Credential.AI_KEY, " sk-ejemplo\n")
    await keep(Credential.VERIFY_TOKEN, " con espacios dentro ")
    assert wizard.secret(Credential.AI_KEY) == "sk-ejemplo"
    assert wizard.secret(Credential.VERIFY_TOKEN) == "con espacios dentro"
    choice = AiChoice(provider=AiProvider.OPENAI, model="m")
    assert await wizard.onboarding.models(choice, "") == ("chico",)
    assert await wizard.onboarding.answer_time(choice, "sk-otra") == 0.5
    found = await wizard.onboarding.abilities(choice, " sk-otra ")
    assert found.checked_at.tzinfo is not None
    assert wizard.models.keys == [Secret("sk-ejemplo"), Secret("sk-otra"), Secret("sk-otra")]
    await keep(Credential.AI_KEY, "")
    assert wizard.vault.get(Credential.AI_KEY) is None


async def test_no_error_shows_what_was_typed(wizard: Wizard) -> None:
    for asked in (
        wizard.onboarding.look_at_number("EAAsecretísimo", NUMBER),
        wizard.onboarding.look_at_app_secret(APP, "secretisimo" * 3),
    ):
        with pytest.raises(AuraError) as caught:
            await asked
        error = caught.value
        shown = f"{error!r} {error.detail} {error.params} {error.__context__!r}"
        assert "secret" not in shown.replace("app_secret_wrong", "")
