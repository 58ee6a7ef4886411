"""`--check` tells a correct set-up from each kind of broken one."""

import asyncio
import errno
import io
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from keyring import errors as keyring_errors

import main
from aura_desktop import check, folder_lock
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import DATABASE_FILE
from aura_desktop.domain.check import CheckName
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Credential,
    Setup,
    TunnelChoice,
    TunnelKind,
)
from aura_desktop.errors import RefusedError
from aura_desktop.folder_lock import FolderLock
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.listener import Listener
from aura_desktop.gateways.whatsapp.graph_setup import GraphSetup
from aura_desktop.gateways.whatsapp.webhook import WebhookKeys, webhook_app
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.store.database import Database, DatabaseKey
from tests.gateways.memory_keyring import MemoryKeyring
from tests.sandbox.conftest import (
    APP,
    NUMBER,
    SECRET,
    TOKEN,
    VERIFY,
    WABA,
    graph_of,
    make_settings,
    scripts,
)
from tests.tunnel.cloud import FakeCloud

__all__ = ["make_settings", "scripts"]

OTHER = "100000000000009"
KEY = "ab" * 32
GOOD = {
    Credential.ACCESS_TOKEN: TOKEN,
    Credential.APP_SECRET: SECRET,
    Credential.VERIFY_TOKEN: VERIFY,
}


@dataclass
class Clinic:
    """A set-up that is right until a test breaks it; `meta` orders the sandbox."""

    folder: Path
    graph: httpx.AsyncClient
    port: int
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    setup: Setup = field(default_factory=Setup)
    language: str = "en"
    encoding: str = "utf-8"
    database_key: str | None = KEY
    api_port: int = 0

    @property
    def public_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def secret(self, name: Credential, value: str | None) -> None:
        place = (f"AURA Desktop/{name}", "AURA Desktop")
        if value is None:
            self.keyring.entries.pop(place, None)
        else:
            self.keyring.entries[place] = value

    def change(self, **values: Any) -> None:
        self.setup = replace(self.setup, **values)

    async def meta(self, **orders: Any) -> None:
        answer = await self.graph.post("/__sandbox__/meta", json=orders)
        assert answer.status_code == 200, answer.text

    async def check(self, graph_url: str = "") -> tuple[int, list[str]]:
        config = Config(
            mode=Mode.LIVE,
            data_folder=self.folder,
            webhook_port=self.port,
            api_port=self.api_port,
            graph_url=graph_url or str(self.graph.base_url).rstrip("/"),
            phone_number_id=PhoneNumberId(NUMBER),
            language=self.language,
        )
        credentials = Credentials(self.keyring)
        out = io.TextIOWrapper(io.BytesIO(), encoding=self.encoding)
        code = await asyncio.to_thread(
            check.run,
            config,
            Secrets(database_key=self.database_key),
            SetupBook(None, self.setup),
            Vault(credentials),
            credentials=credentials,
            stream=out,
        )
        out.seek(0)
        lines = out.read().splitlines()
        assert not any(value in line for line in lines for value in (TOKEN, SECRET, VERIFY, KEY))
        return code, lines

    async def failures(self) -> list[str]:
        """The codes that fail; the exit code must agree."""
        code, lines = await self.check()
        found = [line.split()[1] for line in lines if line.startswith("FAIL")]
        assert code == (1 if found else 0)
        return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
async def clinic(tmp_path: Path, make_settings: Callable[..., Any]) -> AsyncIterator[Clinic]:
    port = free_port()
    callback = f"http://127.0.0.1:{port}/whatsapp/webhook"
    others = ({"id": OTHER, "display_phone_number": "+56 2 0000 0200", "registered": False},)
    async with graph_of(make_settings(webhook_url=callback, other_numbers=others)) as graph:
        clinic = Clinic(folder=tmp_path, graph=graph, port=port)
        for name, value in GOOD.items():
            clinic.secret(name, value)
        clinic.change(
            phone_number_id=NUMBER,
            waba_id=WABA,
            app_id=APP,
            tunnel=TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url=clinic.public_url),
        )
        yield clinic


async def test_a_correct_set_up(clinic: Clinic) -> None:
    code, lines = await clinic.check()
    assert code == 0
    assert [line.split()[:2] for line in lines] == [
        ["ok", name]
        for name in (
            *("keyring", "database", "access_token", "permissions", "number", "registered"),
            *("account", "app_secret", "listener", "tunnel", "public_address"),
            *("webhook_verified", "subscribed", "account_subscribed"),
        )
    ]
    assert "+56 2 0000 0100" in lines[4]
    assert not (clinic.folder / DATABASE_FILE).exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [(CheckName.NUMBER, "FAIL graph_error "), (CheckName.ACCOUNT_SUBSCRIBED, "FAIL graph_error ")],
)
async def test_a_code_nobody_knows_is_told_in_metas_own_words(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, name: CheckName, says: str
) -> None:
    async def refuse(*_: object) -> None:
        raise RefusedError(
            "graph_error", graph_code=999001, title="(#999001) New", detail="New\nthing.\x1b[2J"
        )

    monkeypatch.setattr(GraphSetup, "number", refuse)
    monkeypatch.setattr(GraphSetup, "subscribed_apps", refuse)
    _, lines = await clinic.check()
    (line,) = (line for line in lines if line.endswith(f"({name})"))
    assert line.startswith(says)
    assert "999001" in line
    assert "New thing." in line
    assert "\x1b" not in line


async def test_a_failure_is_told_in_the_clinics_language(clinic: Clinic) -> None:
    clinic.language = "es"
    clinic.secret(Credential.APP_SECRET, None)
    _, lines = await clinic.check()
    assert any(line.startswith("FAIL app_secret_missing Falta") for line in lines)


async def test_a_console_of_few_letters_shows_what_it_can(clinic: Clinic) -> None:
    """A pipe on Windows takes one alphabet's letters, and names at Meta may be in any."""
    clinic.encoding = "ascii"
    code, lines = await clinic.check()
    assert code == 0
    assert " ? " in lines[4], "a dot in the middle, between what Meta says of the number"


async def test_an_address_of_graph_that_is_never_asked(clinic: Clinic) -> None:
    code, lines = await clinic.check("http://graph.example")
    assert (code, [line.split()[:2] for line in lines]) == (1, [["FAIL", "graph_url_insecure"]])


@pytest.mark.parametrize(
    ("name", "value", "first"),
    [
        (Credential.ACCESS_TOKEN, None, "access_token_missing"),
        (Credential.ACCESS_TOKEN, "EAAotro", "access_token_invalid"),
        (Credential.ACCESS_TOKEN, "EAAñ", "access_token_invalid"),
        (Credential.APP_SECRET, None, "app_secret_missing"),
        (Credential.APP_SECRET, "f" * 32, "app_secret_wrong"),
        (Credential.VERIFY_TOKEN, None, "verify_token_missing"),
    ],
)
async def test_a_wrong_secret(
    clinic: Clinic, name: Credential, value: str | None, first: str
) -> None:
    clinic.secret(name, value)
    assert (await clinic.failures())[0] == first


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"phone_number_id": "999999999999999"}, "number_not_found"),
        ({"phone_number_id": ""}, "missing_settings"),
        ({"phone_number_id": WABA}, "number_is_account"),
        ({"phone_number_id": OTHER}, "number_not_registered"),
        ({"waba_id": "999999999999999"}, "account_not_found"),
        ({"waba_id": ""}, "waba_missing"),
        ({"waba_id": NUMBER}, "account_is_number"),
        ({"app_id": "999999999999999"}, "access_token_wrong_app"),
    ],
)
async def test_a_wrong_id(clinic: Clinic, fields: dict[str, str], expected: str) -> None:
    clinic.change(**fields)
    assert expected in await clinic.failures()


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ({"expire_token": True}, "access_token_invalid"),
        ({"replace_token": "EAAnuevo"}, "access_token_invalid"),
        ({"scopes": ["whatsapp_business_management"]}, "permission_missing"),
        ({"scopes": ["whatsapp_business_messaging"]}, "permission_missing"),
        ({"token_app_id": "300000000000009"}, "access_token_wrong_app"),
        ({"registered": False}, "number_not_registered"),
        ({"unsubscribe_app": True}, "app_not_subscribed"),
        ({"app_subscribed": False, "foreign_apps": {"3": "Otra"}}, "app_not_subscribed"),
        ({"remove_subscription": True}, "subscription_missing"),
        ({"callback_url": "https://otro-pc.example/whatsapp/webhook"}, "webhook_foreign"),
        ({"number_override": "https://otro-pc.example/whatsapp/webhook"}, "webhook_foreign"),
        ({"waba_override": "https://otro-pc.example/whatsapp/webhook"}, "webhook_foreign"),
        ({"fields": ["messages"]}, "webhook_fields_missing"),
        ({"offline": True}, "no_connection"),
    ],
)
async def test_what_changed_at_meta(clinic: Clinic, orders: dict[str, Any], expected: str) -> None:
    await clinic.meta(**orders)
    assert expected in await clinic.failures()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3600 * 5, "access_token_temporary"), (3600 * 24 * 4, "access_token_expires_soon")],
)
async def test_a_token_for_a_trial_works_and_is_named(
    clinic: Clinic, seconds: int, words: str
) -> None:
    await clinic.meta(token_expires_in_s=seconds, token_type="USER")
    code, lines = await clinic.check()
    assert code == 0
    assert any(line.startswith(f"ok access_token {words} ") for line in lines)


async def test_an_address_that_was_this_pcs(clinic: Clinic) -> None:
    await clinic.meta(callback_url="https://ayer.example/whatsapp/webhook")
    clinic.change(known_addresses=("https://ayer.example",))
    assert await clinic.failures() == ["address_changed"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (keyring_errors.NoKeyringError(), "keyring_missing"),
        (keyring_errors.KeyringLocked(), "keyring_locked"),
        (keyring_errors.KeyringError(), "keyring_refused"),
    ],
)
async def test_the_keyring(clinic: Clinic, error: Exception, code: str) -> None:
    clinic.keyring.fail_with = error
    assert (await clinic.failures())[:2] == [code, "access_token_missing"]


async def test_the_databases_key(clinic: Clinic) -> None:
    database = Database(clinic.folder / DATABASE_FILE, DatabaseKey.parse(KEY))
    await database.open()
    await database.close()
    assert await clinic.failures() == []
    clinic.database_key = "cd" * 32
    assert await clinic.failures() == ["wrong_key"]
    clinic.database_key = None
    assert await clinic.failures() == ["database_key_lost"]
    clinic.database_key = KEY
    (clinic.folder / DATABASE_FILE).write_bytes(b"nothing of ours" * 1000)
    assert len(await clinic.failures()) == 1


@asynccontextmanager
async def another_program(clinic: Clinic, verify_token: str) -> AsyncIterator[None]:
    """Holds the data folder and listens."""

    async def accept(body: bytes) -> None:
        raise AssertionError("nobody sends")

    lock = FolderLock(clinic.folder)
    lock.acquire()
    app = webhook_app(accept, WebhookKeys(Secret(verify_token), Secret(SECRET)))
    listener = Listener(app, port=clinic.port)
    await listener.start()
    try:
        yield
    finally:
        await listener.stop()
        lock.release()


async def test_a_program_that_runs_is_asked_through_the_public_address(clinic: Clinic) -> None:
    async with another_program(clinic, VERIFY):
        assert await clinic.failures() == []


async def test_a_program_that_runs_with_another_verify_token(clinic: Clinic) -> None:
    async with another_program(clinic, "otra-palabra"):
        assert await clinic.failures() == ["webhook_verification_failed"]


async def test_nobody_behind_the_public_address(clinic: Clinic) -> None:
    lock = FolderLock(clinic.folder)
    lock.acquire()
    try:
        assert await clinic.failures() == ["public_address_unreachable"]
    finally:
        lock.release()


async def test_a_folder_that_cannot_be_written(clinic: Clinic) -> None:
    """The program would not start: nothing is listened to, and what Meta has is read all the same."""
    clinic.folder = clinic.folder / "a file" / "data"
    clinic.folder.parent.write_bytes(b"")
    code, lines = await clinic.check()
    assert code == 1
    assert [line.split()[:2] for line in lines if line.startswith("FAIL")] == [
        ["FAIL", "not_writable"]
    ]
    names = {line.split()[1] for line in lines}
    assert not names & {"listener", "tunnel", "public_address", "webhook_verified"}
    assert {"subscribed", "account_subscribed"} <= names


async def test_a_disk_that_knows_no_locks(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(folder_lock, "_take", refuse)
    assert await clinic.failures() == ["io_error"]


async def test_a_folder_that_may_not_even_be_looked_into(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", refuse)
    assert await clinic.failures() == ["not_writable"]


async def test_the_port_of_the_local_api_is_somebody_elses(clinic: Clinic) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        clinic.api_port = other.getsockname()[1]
        code, lines = await clinic.check()
    assert code == 1
    (told,) = (line for line in lines if line.startswith("FAIL"))
    assert told.startswith("FAIL port_in_use")
    assert str(clinic.api_port) in told


async def test_the_port_is_somebody_elses(clinic: Clinic) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", clinic.port))
        other.listen()
        assert await clinic.failures() == ["port_in_use"]


@pytest.mark.parametrize(
    ("tunnel", "code"),
    [
        (TunnelChoice(kind=TunnelKind.NGROK), "tunnel_authtoken_missing"),
        (
            TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url="http://clinica.example"),
            "public_address_not_https",
        ),
    ],
)
async def test_the_tunnel(clinic: Clinic, tunnel: TunnelChoice, code: str) -> None:
    clinic.change(tunnel=tunnel)
    assert code in await clinic.failures()


@pytest.fixture
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path_factory.mktemp("cloud")) as cloud:
        yield cloud


async def through_ngrok(clinic: Clinic, cloud: FakeCloud) -> None:
    """Meta posts to the cloud's address, whose agent the clinic has."""
    clinic.secret(Credential.NGROK_AUTHTOKEN, "2ficticio_deCamila")
    clinic.change(tunnel=TunnelChoice(kind=TunnelKind.NGROK, agent_path=str(cloud.agent)))
    await clinic.meta(callback_url=f"{cloud.edge_url}/whatsapp/webhook")


async def test_the_whole_way_through_a_tunnel(clinic: Clinic, cloud: FakeCloud) -> None:
    await through_ngrok(clinic, cloud)
    code, lines = await clinic.check()
    assert code == 0, lines
    assert f"ok tunnel {cloud.edge_url}" in lines
    assert cloud.pids() == []


@pytest.mark.parametrize(
    ("scenario", "code"),
    [
        ({"session_error": "ERR_NGROK_107"}, "tunnel_authtoken_invalid"),
        ({"session_error": "ERR_NGROK_108"}, "tunnel_session_limit"),
    ],
)
async def test_a_tunnel_that_does_not_open(
    clinic: Clinic, cloud: FakeCloud, scenario: dict[str, Any], code: str
) -> None:
    cloud.scenario(**scenario)
    await through_ngrok(clinic, cloud)
    assert await clinic.failures() == [code]


async def test_an_agent_that_is_none(clinic: Clinic, cloud: FakeCloud) -> None:
    await through_ngrok(clinic, cloud)
    broken = clinic.folder / "ngrok.txt"
    broken.write_text("no program", encoding="utf-8")
    clinic.change(tunnel=TunnelChoice(kind=TunnelKind.NGROK, agent_path=str(broken)))
    (found,) = await clinic.failures()
    assert found.startswith("agent_")


async def test_somebody_elses_proxy_is_found_at_meta(clinic: Clinic) -> None:
    clinic.change(tunnel=TunnelChoice())
    assert await clinic.failures() == []


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1", model="m"),
            "ai_unreachable",
        ),
        (
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="ftp://a", model="m"),
            "ai_address_invalid",
        ),
        (AiChoice(provider=AiProvider.OPENAI, model="m"), "ai_key_invalid"),
    ],
)
async def test_the_models_server(clinic: Clinic, choice: AiChoice, code: str) -> None:
    clinic.change(ai=choice)
    assert await clinic.failures() == [code]


def test_a_setting_that_cannot_be_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On Windows the bundle's lines go to a file, and its error stream nowhere."""
    monkeypatch.setenv("AURA_WEBHOOK_PORT", "ocho mil")
    monkeypatch.setenv("AURA_LANGUAGE", "es")
    assert main.main(["--check"]) == 1
    said = capsys.readouterr()
    words = (
        "El valor de AURA_WEBHOOK_PORT no es válido: corrígelo en el entorno o en el archivo .env."
    )
    assert said.out == f"FAIL bad_setting {words}\n"
    assert said.err == ""
