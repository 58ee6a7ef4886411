"""The diagnosis with the real checks while everything is broken: keyring locked, no network, store closed."""

from datetime import UTC, datetime
from pathlib import Path

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.meta import AccountFacts, NumberFacts, TokenFacts
from aura_desktop.domain.setup import AiChoice, AiProvider, Setup
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.diagnosis import Diagnosing
from aura_desktop.services.history import History
from aura_desktop.services.log_reader import LogReader
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.setup_checks import SetupChecks
from aura_desktop.services.vault import Vault
from aura_desktop.store.database import Database, DatabaseKey

NOW = datetime(2026, 11, 23, 13, 42, tzinfo=UTC)


class LockedKeyring(Credentials):
    async def get(self, name: str) -> Secret | None:
        raise SetupError("keyring_locked")

    async def put(self, name: str, secret: Secret) -> None:
        raise SetupError("keyring_locked")

    async def delete(self, name: str) -> None:
        raise SetupError("keyring_locked")


class NoNetwork:
    """Meta and the AI's server, out of reach."""

    async def token_facts(self, token: Secret, asker: Secret | None = None) -> TokenFacts:
        raise UnavailableError("no_connection")

    async def numbers(self, token: Secret, waba_id: str) -> tuple[NumberFacts, ...]:
        raise UnavailableError("no_connection")

    async def number(self, token: Secret, phone_number_id: str) -> NumberFacts:
        raise UnavailableError("no_connection")

    async def account(self, token: Secret, waba_id: str) -> AccountFacts:
        raise UnavailableError("no_connection")

    async def app_token(self, app_id: str, app_secret: Secret) -> Secret:
        raise UnavailableError("no_connection")

    async def answer_time(self, choice: AiChoice, key: Secret | None) -> float:
        raise UnavailableError("no_connection")


async def test_every_check_still_has_an_answer_and_the_report_is_whole(tmp_path: Path) -> None:
    setup = Setup(
        phone_number_id="100000000000001",
        waba_id="200000000000002",
        display_phone_number="+56900000142",
        verified_name="Clínica Ejemplo",
        ai=AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1", model="m"),
    )
    book, vault = SetupBook(None, setup), Vault(LockedKeyring())
    await vault.load()
    database = Database(tmp_path / "aura.db", DatabaseKey.generate())
    await database.open()
    await database.close()
    checks = SetupChecks(book, vault, NoNetwork(), NoNetwork(), lambda: NOW)
    service = Diagnosing(
        checks=checks.checks,
        links=lambda: (),
        history=History(database),
        log_reader=LogReader(tmp_path / "logs"),
        clock=lambda: NOW,
    )
    found = await service.run(lambda _: None)
    by_name = {each.name: each for each in found.checks}
    assert by_name[CheckName.KEYRING].code == "keyring_locked"
    assert by_name[CheckName.AI_SERVER].code == "no_connection"
    assert all(each.state is CheckState.FAIL and each.code for each in found.checks)
    assert dict(found.missing) == {"store": "closed"}
    report = service.text(found)
    assert "| keyring | fail | keyring_locked |" in report
    for secret in ("Clínica", "56900000142", "100000000000001"):
        assert secret not in report
