"""Checks answer for themselves, and ask Meta once for what two of them need."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.meta import SCOPES, AccountFacts, NumberFacts, TokenFacts
from aura_desktop.domain.setup import AiChoice, AiProvider, Credential, Setup
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.setup_checks import SetupChecks
from aura_desktop.services.vault import Vault

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GOOD = Setup(phone_number_id="1001", waba_id="2001", app_id="3001")
GIVEN = {
    Credential.ACCESS_TOKEN: Secret("EAAejemplo"),
    Credential.APP_SECRET: Secret("f" * 32),
    Credential.VERIFY_TOKEN: Secret("frase"),
}


@dataclass
class Meta:
    """Says yes; counts what it is asked."""

    asked: list[str] = field(default_factory=list)
    numbers_of_account: tuple[str, ...] = ("1001",)
    app_ids: list[str] = field(default_factory=list)
    is_offline: bool = False

    def _note(self, question: str) -> None:
        self.asked.append(question)
        if self.is_offline:
            raise UnavailableError("no_connection")

    async def token_facts(self, token: Secret, asker: Secret | None = None) -> TokenFacts:
        self._note("token")
        return TokenFacts(is_valid=True, app_id="3001", scopes=frozenset(SCOPES))

    async def numbers(self, token: Secret, waba_id: str) -> tuple[NumberFacts, ...]:
        self._note("numbers")
        return tuple(NumberFacts(phone_number_id=each) for each in self.numbers_of_account)

    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts:
        self._note("number")
        return NumberFacts(phone_number_id=phone_number_id, is_registered=True, quality="GREEN")

    async def account(self, token: Secret, waba_id: str) -> AccountFacts:
        self._note("account")
        return AccountFacts(waba_id=waba_id, name="Clínica Ejemplo")

    async def app_token(self, app_id: str, app_secret: Secret) -> Secret:
        self._note("app_token")
        self.app_ids.append(app_id)
        return Secret("no")


class Models:
    async def answer_time(self, choice: AiChoice, key: Secret | None) -> float:
        if choice.model != "chico":
            raise SetupError("ai_model_unknown")
        return 0.42


@pytest.fixture
def meta() -> Meta:
    return Meta()


async def results(
    meta: Meta, setup: Setup = GOOD, given: dict[Credential, Secret] | None = None
) -> dict[CheckName, CheckResult]:
    vault = Vault(None, GIVEN if given is None else given)
    made = SetupChecks(SetupBook(None, setup), vault, meta, Models(), lambda: NOW).checks()
    found = [await check.run() for check in made]
    assert all(result.at == NOW for result in found)
    return {result.name: result for result in found}


async def test_each_question_is_asked_once(meta: Meta) -> None:
    found = await results(meta)
    states = {result.state for name, result in found.items() if name is not CheckName.AI_SERVER}
    assert states == {CheckState.OK}
    assert sorted(meta.asked) == ["account", "app_token", "number", "numbers", "token"]
    assert found[CheckName.NUMBER].facts["quality"] == "GREEN"
    assert found[CheckName.NUMBER].took_s is not None
    assert "EAAejemplo" not in repr(found)


async def test_no_answer_is_remembered_too(meta: Meta) -> None:
    meta.is_offline = True
    found = await results(meta)
    assert found[CheckName.PERMISSIONS].code == "no_connection"
    assert meta.asked.count("token") == 1


async def test_a_number_of_another_account(meta: Meta) -> None:
    meta.numbers_of_account = ("1009",)
    result = (await results(meta))[CheckName.ACCOUNT]
    assert (result.state, result.code) == (CheckState.FAIL, "number_not_in_account")


async def test_the_token_knows_its_app(meta: Meta) -> None:
    setup = Setup(phone_number_id="1001", waba_id="2001")
    assert (await results(meta, setup))[CheckName.APP_SECRET].state is CheckState.OK
    assert meta.app_ids == ["3001"]


async def test_the_model_is_asked_only_where_there_is_one(meta: Meta) -> None:
    assert (await results(meta))[CheckName.AI_SERVER].state is CheckState.SKIPPED
    for model, code in (("chico", ""), ("otro", "ai_model_unknown")):
        setup = Setup(ai=AiChoice(provider=AiProvider.COMPATIBLE, model=model))
        assert (await results(meta, setup))[CheckName.AI_SERVER].code == code


async def test_nothing_is_set_up(meta: Meta) -> None:
    found = await results(meta, Setup(), {})
    codes = {name: result.code for name, result in found.items() if result.code}
    assert codes == {
        CheckName.ACCESS_TOKEN: "access_token_missing",
        CheckName.PERMISSIONS: "access_token_missing",
        CheckName.NUMBER: "missing_settings",
        CheckName.REGISTERED: "missing_settings",
        CheckName.ACCOUNT: "waba_missing",
        CheckName.APP_SECRET: "app_secret_missing",
    }
