"""Configuration: where each value comes from, and that secrets stay apart."""

from pathlib import Path

import pytest

from aura_desktop import config, paths, sentences
from aura_desktop.config import Mode
from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Choice,
    Setup,
    TunnelChoice,
    TunnelKind,
)
from aura_desktop.errors import SetupError
from aura_desktop.setup_file import SetupFile

COMPLETE = {
    "WHATSAPP_ACCESS_TOKEN": "token-for-tests",
    "WHATSAPP_PHONE_NUMBER_ID": "1000001",
    "WHATSAPP_VERIFY_TOKEN": "verify-for-tests",
    "WHATSAPP_APP_SECRET": "secret-for-tests",
    "WHATSAPP_APP_ID": "3000001",
    "WHATSAPP_BUSINESS_ACCOUNT_ID": "2000001",
    "AURA_GRAPH_URL": "http://127.0.0.1:9000/",
    "AURA_GRAPH_VERSION": "v26.0",
    "AURA_DB_KEY": "ab" * 32,
    "AURA_API_KEY": "key-for-tests",
    "AURA_API_PORT": "0",
    "AURA_WEBHOOK_PORT": "8101",
    "AURA_LANGUAGE": "en_GB",
}


def test_every_variable_arrives(tmp_path: Path) -> None:
    settings, secrets = config.load({**COMPLETE, "AURA_DATA_DIR": str(tmp_path)})
    ids = {"phone_number_id": "1000001", "waba_id": "2000001", "app_id": "3000001"}
    assert settings == config.Config(
        mode=Mode.LIVE,
        data_folder=tmp_path,
        api_port=0,
        webhook_port=8101,
        graph_url="http://127.0.0.1:9000",
        graph_version="v26.0",
        phone_number_id=PhoneNumberId("1000001"),
        waba_id=WabaId("2000001"),
        app_id="3000001",
        language="en",
        given=ids,
    )
    assert secrets == config.Secrets(
        access_token="token-for-tests",
        verify_token="verify-for-tests",
        app_secret="secret-for-tests",
        database_key="ab" * 32,
        api_key="key-for-tests",
    )


def test_defaults_without_any_variable() -> None:
    settings, secrets = config.load({})
    assert settings == config.Config(mode=Mode.LIVE, data_folder=paths.default_data_folder())
    assert secrets == config.Secrets()
    assert config.missing_for_live(settings, has_token=False) == (
        "WHATSAPP_ACCESS_TOKEN",
        "WHATSAPP_PHONE_NUMBER_ID",
    )


def test_environment_wins_over_the_file_and_empty_counts_as_none(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text(
        'WHATSAPP_VERIFY_TOKEN="from $file ñ"\nWHATSAPP_APP_SECRET=from-file\nAURA_LANGUAGE=en\n',
        encoding="utf-8",
    )
    settings, secrets = config.load(
        {"WHATSAPP_APP_SECRET": "from-environment", "AURA_LANGUAGE": " "}, dotenv
    )
    assert secrets.verify_token == "from $file ñ"
    assert secrets.app_secret == "from-environment"
    assert settings.language == "en"


def test_a_missing_file_is_no_fault(tmp_path: Path) -> None:
    config.load({}, tmp_path / ".env")


@pytest.mark.parametrize("port", ["eight", "65536", "-1", "80 80", "٨٠", "9" * 5000])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SetupError) as refused:
        config.load({"AURA_API_PORT": port})
    assert (refused.value.code, refused.value.params) == ("bad_setting", {"name": "AURA_API_PORT"})


@pytest.mark.parametrize(
    "address",
    [
        "graph.facebook.com",
        "ftp://graph.facebook.com",
        "https://",
        "http:///v25.0",
        "http://[::1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:0",
        "http://127.0.0.1:x",
        "https://graph.face book.com",
        "https://user:password@graph.facebook.com",
        "https://graph.facebook.com?x=1",
        "https://graph.facebook.com/#",
        "https://graph.facebook.com\x7f",
    ],
)
def test_a_graph_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(SetupError, match="bad_setting") as refused:
        config.load({"AURA_GRAPH_URL": address})
    assert refused.value.params == {"name": "AURA_GRAPH_URL"}


@pytest.mark.parametrize("version", ["25.0", "v25", "latest", "v25.0/../x", "v25.0?"])
def test_a_graph_version_that_is_none_is_refused(version: str) -> None:
    with pytest.raises(SetupError, match="bad_setting"):
        config.load({"AURA_GRAPH_VERSION": version})


def test_a_graph_address_may_have_a_port_and_a_path() -> None:
    for address in ("http://127.0.0.1:9000/graph", "http://[::1]:9000", "https://proxy.example"):
        assert config.load({"AURA_GRAPH_URL": address + "/"})[0].graph_url == address


@pytest.mark.parametrize("name", ["WHATSAPP_VERIFY_TOKEN", "WHATSAPP_APP_SECRET", "AURA_API_KEY"])
def test_a_setting_that_is_no_text_is_refused(name: str) -> None:
    with pytest.raises(SetupError, match="bad_setting") as refused:
        config.load({name: "caf\udce9"})
    assert refused.value.params == {"name": name}
    config.load({"SOMEBODY_ELSES": "caf\udce9"})


def test_a_folder_of_nobody_is_refused() -> None:
    with pytest.raises(SetupError, match="bad_setting"):
        config.load({"AURA_DATA_DIR": "~nobody-here/aura"})


def test_a_file_of_a_windows_editor_reads_like_any_other(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    lines = [
        "WHATSAPP_PHONE_NUMBER_ID=1000001",
        "# the clinic's own",
        "export WHATSAPP_APP_SECRET = 'secret # one'  # not this",
        'WHATSAPP_VERIFY_TOKEN="dos palabras"',
        "AURA_API_PORT=8100",
        "",
    ]
    dotenv.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    with pytest.raises(SetupError, match="bad_setting"):
        config.load({}, dotenv)
    dotenv.write_bytes(dotenv.read_bytes().replace(b"secret # one", b"secret#one"))
    settings, secrets = config.load({}, dotenv)
    assert settings.phone_number_id == "1000001"
    assert settings.api_port == 8100
    assert (secrets.app_secret, secrets.verify_token) == ("secret#one", "dos palabras")


def test_quotes_that_a_shell_left_are_no_part_of_a_value(tmp_path: Path) -> None:
    given = {
        "WHATSAPP_ACCESS_TOKEN": '"token"',
        "AURA_DATA_DIR": f"'{tmp_path}'",
        "AURA_API_KEY": '"',
    }
    settings, secrets = config.load(given)
    assert (secrets.access_token, secrets.api_key) == ("token", '"')
    assert settings.data_folder == tmp_path
    assert config.load({"AURA_API_PORT": '""'})[0].api_port == config.DEFAULT_API_PORT


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('WHATSAPP_APP_SECRET="no end', "WHATSAPP_APP_SECRET"),
        ("WHATSAPP_ACCESS_TOKEN EAAB", "WHATSAPP_ACCESS_TOKEN"),
        ('AURA_DATA_DIR="C:\\new"', "AURA_DATA_DIR"),
        ("AURA_API_KEY=“key”", "AURA_API_KEY"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_by_its_variable(
    tmp_path: Path, line: str, name: str
) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text(f"SOMETHING ELSE'S\n{line}\n", encoding="utf-8")
    assert refused({}, dotenv) == ("bad_setting", name)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_that_is_no_utf_8_is_named(tmp_path: Path, encoding: str) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("WHATSAPP_VERIFY_TOKEN=señal", encoding=encoding)
    assert refused({}, dotenv) == ("env_file_unreadable", str(dotenv))


@pytest.mark.parametrize(
    "text", ["#" * 70_000, "\n" * 70_000, "WHATSAPP_APP_ID=1" + " " * 5_000 + "2"]
)
def test_a_file_that_is_no_list_of_settings_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / ".env"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError, match="env_file_unreadable"):
        config.load({}, path)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    class Forbidden(type(tmp_path)):  # type: ignore[misc] # the class of paths depends on the system
        def read_text(self, *args: object, **kwargs: object) -> str:
            raise PermissionError

    dotenv = Forbidden(tmp_path / ".env")
    dotenv.write_text("", encoding="utf-8")
    assert refused({}, dotenv) == ("env_file_unreadable", str(dotenv))
    assert config.load({}, tmp_path)[0].api_port == config.DEFAULT_API_PORT


def refused(environ: dict[str, str], dotenv: Path | None = None) -> tuple[str, str]:
    """The code of a refusal, and what it names; the sentences name it too."""
    with pytest.raises(SetupError) as caught:
        config.load(environ, dotenv)
    code, params = caught.value.code, caught.value.params
    for language in config.LANGUAGES:
        assert params["name"] in sentences.sentence(code, language, params)
    return code, params["name"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AURA_WEBHOOK_PORT", "80.0"),
        ("AURA_LANGUAGE", "fr"),
        ("AURA_API_KEY", "dos palabras"),
        ("AURA_API_KEY", "clavé"),
        ("WHATSAPP_ACCESS_TOKEN", "EAAB\u200bC"),
        ("WHATSAPP_ACCESS_TOKEN", "EAAB\nC"),
        ("WHATSAPP_PHONE_NUMBER_ID", "+56 9 0000 0100"),
        ("WHATSAPP_BUSINESS_ACCOUNT_ID", "../me"),
        ("WHATSAPP_APP_ID", "app"),
    ],
)
def test_a_value_that_cannot_be_one_is_refused_by_name(name: str, value: str) -> None:
    assert refused({name: value}) == ("bad_setting", name)


@pytest.mark.parametrize("key", ["short", "g" * 64, "ab" * 33, "0x" + "ab" * 31])
def test_a_key_of_the_database_that_is_none_is_refused_by_name(key: str) -> None:
    assert refused({"AURA_DB_KEY": key}) == ("database_key_malformed", "AURA_DB_KEY")


def test_both_ports_may_be_free_ones_but_not_the_same_one() -> None:
    given = {"AURA_API_PORT": "8001"}
    assert refused(given) == ("ports_equal", "AURA_WEBHOOK_PORT")
    both = config.load({"AURA_API_PORT": "0", "AURA_WEBHOOK_PORT": "0"})[0]
    assert (both.api_port, both.webhook_port) == (0, 0)


@pytest.mark.parametrize(
    ("text", "language"), [("es", "es"), ("EN", "en"), ("es-CL", "es"), ("en_US.UTF-8", "en")]
)
def test_languages_as_systems_write_them(text: str, language: str) -> None:
    assert config.load({"AURA_LANGUAGE": text})[0].language == language


def test_a_window_asks_what_to_connect_and_headless_does_not(tmp_path: Path) -> None:
    place = {"AURA_DATA_DIR": str(tmp_path)}
    assert config.load(place, may_ask=True)[0].mode is Mode.SETUP
    assert config.load(COMPLETE | place, may_ask=True)[0].mode is Mode.LIVE
    assert config.load(place)[0].mode is Mode.LIVE
    assert config.load(COMPLETE | place, demo=True)[0].mode is Mode.DEMO


@pytest.mark.parametrize(
    ("written", "mode"),
    [
        (Setup(choice=Choice.DEMO), Mode.DEMO),
        (Setup(choice=Choice.DEMO, phone_number_id="1000001"), Mode.DEMO),
        (Setup(choice=Choice.LIVE, phone_number_id="1000001"), Mode.LIVE),
        (Setup(choice=Choice.LIVE), Mode.SETUP),
        (Setup(phone_number_id="1000001"), Mode.SETUP),
    ],
)
def test_what_somebody_chose_counts_at_the_next_start(
    tmp_path: Path, written: Setup, mode: Mode
) -> None:
    SetupFile(tmp_path).write(written)
    settings, _ = config.load({}, may_ask=True, data_folder=tmp_path)
    assert (settings.mode, settings.setup) == (mode, written)
    given = {"WHATSAPP_PHONE_NUMBER_ID": "2", "WHATSAPP_ACCESS_TOKEN": "token-for-tests"}
    settings, _ = config.load(given, may_ask=True, data_folder=tmp_path)
    assert (settings.mode, settings.phone_number_id) == (Mode.LIVE, "2")


@pytest.mark.parametrize(
    ("values", "tunnel"),
    [
        ({}, TunnelChoice()),
        ({"NGROK_AUTHTOKEN": "token"}, TunnelChoice(kind=TunnelKind.NGROK)),
        ({"NGROK_AUTHTOKEN": "token", "AURA_TUNNEL": "off"}, TunnelChoice()),
        (
            {"AURA_TUNNEL": "ngrok", "AURA_NGROK_DOMAIN": "uno.ejemplo.invalid"},
            TunnelChoice(kind=TunnelKind.NGROK, domain="uno.ejemplo.invalid"),
        ),
        (
            {"AURA_TUNNEL": "https://uno.ejemplo.invalid/"},
            TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url="https://uno.ejemplo.invalid"),
        ),
    ],
)
def test_the_environment_may_choose_the_tunnel(
    tmp_path: Path, values: dict[str, str], tunnel: TunnelChoice
) -> None:
    settings, _ = config.load(values, data_folder=tmp_path)
    assert settings.overlay(Setup()).tunnel == tunnel


def test_secrets_never_show_themselves() -> None:
    settings, secrets = config.load(COMPLETE)
    shown = repr(settings) + repr(secrets) + str(secrets)
    for value in ("token-for-tests", "verify-for-tests", "secret-for-tests", "abab", "key-for"):
        assert value not in shown


def test_secrets_leave_the_environment_and_nothing_else_does() -> None:
    environ = {**COMPLETE, "NGROK_AUTHTOKEN": "a" * 30, "AURA_AI_KEY": "key", "PATH": "/bin"}
    _, secrets = config.load(environ)
    config.forget_secrets(environ)
    for secret in (secrets.access_token, secrets.api_key, secrets.ai_key, secrets.database_key):
        assert secret is not None
        assert secret not in environ.values()
    assert environ["PATH"] == "/bin"
    assert environ["WHATSAPP_PHONE_NUMBER_ID"] == "1000001"
    assert not any("TOKEN" in name or "SECRET" in name or "KEY" in name for name in environ)


def test_the_version_is_the_packages() -> None:
    pyproject = Path(__file__).parent.parent / "pyproject.toml"
    assert f'version = "{config.VERSION}"' in pyproject.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "ai", "key"),
    [
        ({}, None, None),
        ({"OPENAI_API_KEY": "sk-ficticia"}, None, None),
        ({"OPENAI_MODEL": "modelo"}, None, None),
        (
            {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1/", "OPENAI_API_KEY": "sk-ficticia"},
            AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1"),
            "sk-ficticia",
        ),
        (
            {"OPENAI_MODEL": "modelo", "OPENAI_API_KEY": "sk-ficticia", "AURA_AI_KEY": "sk-otra"},
            AiChoice(provider=AiProvider.OPENAI, model="modelo"),
            "sk-otra",
        ),
    ],
)
def test_a_server_for_drafts_is_named_not_guessed(
    values: dict[str, str], ai: AiChoice | None, key: str | None
) -> None:
    settings, secrets = config.load(values)
    assert (settings.ai, secrets.ai_key) == (ai, key)


def test_a_server_that_was_chosen_is_not_replaced_by_another_programs_variables() -> None:
    settings, _ = config.load({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"})
    chosen = AiChoice(provider=AiProvider.AZURE, base_url="https://clinica.ejemplo", model="m")
    assert settings.overlay(Setup(ai=chosen)).ai == chosen
    assert settings.overlay(Setup()).ai == settings.ai


def test_a_server_that_was_chosen_is_not_told_another_programs_key(tmp_path: Path) -> None:
    environ = {
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        "OPENAI_API_KEY": "sk-ficticia",
        "WHATSAPP_PHONE_NUMBER_ID": "1000001",
        "WHATSAPP_ACCESS_TOKEN": "EAAficticio",
    }
    chosen = AiChoice(provider=AiProvider.AZURE, base_url="https://clinica.ejemplo", model="m")
    assert config.load(environ, data_folder=tmp_path)[1].ai_key == "sk-ficticia"
    SetupFile(tmp_path).write(Setup(ai=chosen))
    assert config.load(environ, data_folder=tmp_path)[1].ai_key is None
    assert config.load(environ, data_folder=tmp_path, demo=True)[1].ai_key == "sk-ficticia"
    own = {**environ, "AURA_AI_KEY": "sk-otra"}
    assert config.load(own, data_folder=tmp_path)[1].ai_key == "sk-otra"


def test_an_address_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(SetupError) as caught:
        config.load({"OPENAI_BASE_URL": "localhost:9"})
    assert caught.value.params["name"] == "OPENAI_BASE_URL"


def test_the_key_leaves_the_environment() -> None:
    environ = {"OPENAI_API_KEY": "sk-ficticia", "OPENAI_BASE_URL": "http://127.0.0.1:9"}
    config.forget_secrets(environ)
    assert environ == {"OPENAI_BASE_URL": "http://127.0.0.1:9"}
