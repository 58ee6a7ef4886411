"""What the program was started with, read from the environment and `.env`; secrets apart from the rest."""

import io
import re
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from aura_desktop import paths
from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Choice,
    Setup,
    TunnelChoice,
    TunnelKind,
    with_values,
)
from aura_desktop.errors import SetupError
from aura_desktop.setup_file import SetupFile

VERSION = "0.1.0"
DEFAULT_API_PORT = 8000
DEFAULT_WEBHOOK_PORT = 8001
DEFAULT_GRAPH_URL = "https://graph.facebook.com"
DEFAULT_GRAPH_VERSION = "v25.0"
LANGUAGES = ("es", "en")
LARGEST_FILE_BYTES = 65_536
LONGEST_LINE = 4_096
_OURS = re.compile(
    r"\b(?:(?:AURA|WHATSAPP)_[A-Z_]+|NGROK_AUTHTOKEN|OPENAI_(?:API_KEY|BASE_URL|MODEL)\b)"
)
_SHAPES = {
    "WHATSAPP_ACCESS_TOKEN": r"[!-~]+",
    "WHATSAPP_APP_SECRET": r"[!-~]+",
    "WHATSAPP_PHONE_NUMBER_ID": r"[0-9]+",
    "WHATSAPP_BUSINESS_ACCOUNT_ID": r"[0-9]+",
    "WHATSAPP_APP_ID": r"[0-9]+",
    "AURA_API_KEY": r"[!-~]+",
    "AURA_AI_KEY": r"[!-~]+",
    "OPENAI_API_KEY": r"[!-~]+",
    "NGROK_AUTHTOKEN": r"[!-~]+",
}
"""What travels in a header or an address must fit there."""
_SECRETS = {
    "access_token": "WHATSAPP_ACCESS_TOKEN",
    "verify_token": "WHATSAPP_VERIFY_TOKEN",
    "app_secret": "WHATSAPP_APP_SECRET",
    "database_key": "AURA_DB_KEY",
    "api_key": "AURA_API_KEY",
    "ngrok_authtoken": "NGROK_AUTHTOKEN",
    "ai_key": "AURA_AI_KEY",
}
"""Fields of Secrets, and their variables."""
_VERSION = re.compile(r"v\d{1,4}\.\d{1,4}")


class Mode(StrEnum):
    """SETUP: nobody has said yet which of the two; the window asks."""

    LIVE = "live"
    DEMO = "demo"
    SETUP = "setup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Ports of 0 mean: any free one. `language` is "es" or "en".

    `setup` is what was written down; `given` are fields of it that the environment decides; `ai` is the
    server it names, for where none was chosen.
    """

    mode: Mode
    data_folder: Path
    api_port: int = DEFAULT_API_PORT
    webhook_port: int = DEFAULT_WEBHOOK_PORT
    graph_url: str = DEFAULT_GRAPH_URL
    graph_version: str = DEFAULT_GRAPH_VERSION
    phone_number_id: PhoneNumberId | None = None
    waba_id: WabaId | None = None
    app_id: str | None = None
    language: str = "es"
    setup: Setup = field(default_factory=Setup)
    given: Mapping[str, object] = field(default_factory=dict)
    ai: AiChoice | None = None

    def overlay(self, setup: Setup) -> Setup:
        """A set-up as it counts here: what the environment says stands above what is written.

        But for the AI's server: other programs read the same variables, and a clinic's choice is not theirs.
        """
        counts = with_values(setup, self.given)
        if self.ai is not None and counts.ai.provider is AiProvider.NONE:
            counts = replace(counts, ai=self.ai)
        return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What the environment told us in confidence; never printed, never part of Config."""

    access_token: str | None = field(default=None, repr=False)
    verify_token: str | None = field(default=None, repr=False)
    app_secret: str | None = field(default=None, repr=False)
    database_key: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ngrok_authtoken: str | None = field(default=None, repr=False)
    ai_key: str | None = field(default=None, repr=False)


def load(
    environ: Mapping[str, str],
    dotenv_path: Path | None = None,
    demo: bool = False,
    may_ask: bool = False,
    data_folder: Path | None = None,
) -> tuple[Config, Secrets]:
    """Config and Secrets; the environment wins over `.env`, an empty value counts as none.

    What the environment does not say stands in the set-up that the wizard wrote into the data folder.
    `may_ask`: where neither says what to connect, somebody can be asked.

    Raises: SetupError bad_setting, database_key_malformed, ports_equal (`name` is the variable),
    env_file_unreadable (`name` is the file).
    """
    values = _merged(environ, dotenv_path)
    _check(values)
    folder = _folder(str(data_folder or values.get("AURA_DATA_DIR", "")))
    written, given = SetupFile(folder).read(), _given(values)
    setup = with_values(written, given)
    config = Config(
        mode=Mode.DEMO if demo else _mode(values, setup, may_ask),
        data_folder=folder,
        api_port=_port(values, "AURA_API_PORT", DEFAULT_API_PORT),
        webhook_port=_port(values, "AURA_WEBHOOK_PORT", DEFAULT_WEBHOOK_PORT),
        graph_url=_address(values.get("AURA_GRAPH_URL", DEFAULT_GRAPH_URL), "AURA_GRAPH_URL"),
        graph_version=_version(values.get("AURA_GRAPH_VERSION", DEFAULT_GRAPH_VERSION)),
        phone_number_id=PhoneNumberId(setup.phone_number_id) if setup.phone_number_id else None,
        waba_id=WabaId(setup.waba_id) if setup.waba_id else None,
        app_id=setup.app_id or None,
        language=_language(values.get("AURA_LANGUAGE", LANGUAGES[0])),
        setup=written,
        given=given,
        ai=_ai(values),
    )
    if config.api_port == config.webhook_port != 0:
        raise SetupError("ports_equal", name="AURA_WEBHOOK_PORT")
    secrets = {name: values.get(given) for name, given in _SECRETS.items()}
    is_chosen = config.mode is not Mode.DEMO and written.ai.provider is not AiProvider.NONE
    if secrets["ai_key"] is None and config.ai is not None and not is_chosen:
        # Beside a server that the clinic has chosen it is another program's, and none of that server's business.
        secrets["ai_key"] = values.get("OPENAI_API_KEY")
    return config, Secrets(**secrets)


def forget_secrets(environ: MutableMapping[str, str]) -> None:
    """Take them out of the environment, which every program inherits that this one starts."""
    for name in (*_SECRETS.values(), "OPENAI_API_KEY"):
        environ.pop(name, None)


def renewed(config: Config, setup: Setup) -> Config:
    """The same program over a set-up that was written anew. A choice made by a person wins over `--demo`."""
    counts = config.overlay(setup)
    mode = config.mode
    if counts.choice is Choice.DEMO:
        mode = Mode.DEMO
    elif counts.choice is Choice.LIVE and counts.phone_number_id:
        mode = Mode.LIVE
    return replace(
        config,
        mode=mode,
        setup=setup,
        phone_number_id=PhoneNumberId(counts.phone_number_id) or None,
        waba_id=WabaId(counts.waba_id) or None,
        app_id=counts.app_id or None,
    )


def _mode(values: Mapping[str, str], setup: Setup, may_ask: bool) -> Mode:
    """Token and number in the environment are a decision; else what somebody chose counts."""
    if not may_ask or (setup.phone_number_id and "WHATSAPP_ACCESS_TOKEN" in values):
        return Mode.LIVE
    if setup.choice is Choice.LIVE and setup.phone_number_id:
        return Mode.LIVE
    return Mode.DEMO if setup.choice is Choice.DEMO else Mode.SETUP


def _given(values: Mapping[str, str]) -> dict[str, object]:
    """The fields of a Setup that the environment decides."""
    names = {
        "phone_number_id": "WHATSAPP_PHONE_NUMBER_ID",
        "waba_id": "WHATSAPP_BUSINESS_ACCOUNT_ID",
        "app_id": "WHATSAPP_APP_ID",
    }
    given: dict[str, object] = {
        field_name: values[name] for field_name, name in names.items() if name in values
    }
    if "AURA_TUNNEL" in values or "NGROK_AUTHTOKEN" in values:
        given["tunnel"] = _tunnel(values)
    return given


def _ai(values: Mapping[str, str]) -> AiChoice | None:
    """A key alone chooses no server: it may be another program's."""
    url, model = values.get("OPENAI_BASE_URL", ""), values.get("OPENAI_MODEL", "")
    if url:
        url = _address(url, "OPENAI_BASE_URL")
        return AiChoice(provider=AiProvider.COMPATIBLE, base_url=url, model=model)
    if model and "OPENAI_API_KEY" in values:
        return AiChoice(provider=AiProvider.OPENAI, model=model)
    return None


def _tunnel(values: Mapping[str, str]) -> TunnelChoice:
    chosen = values.get("AURA_TUNNEL", TunnelKind.NGROK)
    if chosen in (TunnelKind.NGROK, TunnelKind.OFF):
        return TunnelChoice(
            kind=TunnelKind(chosen),
            domain=values.get("AURA_NGROK_DOMAIN", ""),
            agent_path=values.get("AURA_NGROK_PATH", ""),
        )
    return TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url=_address(chosen, "AURA_TUNNEL"))


def missing_for_live(config: Config, has_token: bool) -> tuple[str, ...]:
    """The variables without which nothing can be sent, by name; empty when live work is possible."""
    needed = {
        "WHATSAPP_ACCESS_TOKEN": has_token,
        "WHATSAPP_PHONE_NUMBER_ID": config.phone_number_id,
    }
    return tuple(name for name, value in needed.items() if not value)


def _merged(environ: Mapping[str, str], dotenv_path: Path | None) -> dict[str, str]:
    merged = {} if dotenv_path is None else dict(_written(dotenv_path))
    given = {name: _unquoted(value.strip()) for name, value in environ.items() if _OURS.match(name)}
    merged.update({name: value for name, value in given.items() if value.strip()})
    return {name: value.strip() for name, value in merged.items() if value.strip()}


def _written(dotenv_path: Path) -> Iterator[tuple[str, str]]:
    """What stands in the file; a "$" is a "$". Editors on Windows put a mark before the first name."""
    try:
        if not dotenv_path.is_file():
            return
        if dotenv_path.stat().st_size > LARGEST_FILE_BYTES:
            raise SetupError("env_file_unreadable", name=str(dotenv_path))
        text = dotenv_path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SetupError("env_file_unreadable", name=str(dotenv_path)) from None
    # The library takes the square of a line's length for a line of blanks.
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise SetupError("env_file_unreadable", name=str(dotenv_path))
    # Most starts have no such file, and the library delays the first frame.
    from dotenv.parser import parse_stream

    for line in parse_stream(io.StringIO(text)):
        if line.error and (ours := _OURS.search(line.original.string)):
            raise SetupError("bad_setting", name=ours.group())
        if line.key is not None and line.value:
            yield line.key, line.value


def _unquoted(value: str) -> str:
    """Without the quotes that Windows' `set` and Docker's lists of variables leave around a value."""
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _check(values: Mapping[str, str]) -> None:
    """Raises: SetupError for what would later look like a fault of Meta's, or of the program's."""
    for name, value in values.items():
        fits = value.isprintable() and re.fullmatch(_SHAPES.get(name, ".+"), value)
        if _OURS.match(name) and not fits:
            raise SetupError("bad_setting", name=name)
    if not re.fullmatch(r"([0-9A-Fa-f]{64})?", values.get("AURA_DB_KEY", "")):
        raise SetupError("database_key_malformed", name="AURA_DB_KEY")


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute() if text else paths.default_data_folder()
    except RuntimeError:  # the home of somebody this PC does not know
        raise SetupError("bad_setting", name="AURA_DATA_DIR") from None


def _port(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= 65535):
        raise SetupError("bad_setting", name=name)
    return int(text)


def _address(text: str, name: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, half an IPv6 address
        sound = False
    # A name and a password in it would end in error texts; a query would swallow the path.
    if not sound or not text.isprintable() or any(char in text for char in " @?#\\"):
        raise SetupError("bad_setting", name=name)
    return text.rstrip("/")


def _version(text: str) -> str:
    if not _VERSION.fullmatch(text):
        raise SetupError("bad_setting", name="AURA_GRAPH_VERSION")
    return text


def _language(text: str) -> str:
    short = re.split(r"[-_.]", text)[0].lower()
    if short not in LANGUAGES:
        raise SetupError("bad_setting", name="AURA_LANGUAGE")
    return short
