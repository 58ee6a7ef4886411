"""What the program was started with, read from the environment and `.env`; secrets apart from the rest."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from aura_desktop import paths
from aura_desktop.domain.ids import PhoneNumberId, WabaId
from aura_desktop.errors import SetupError

VERSION = "0.1.0"
DEFAULT_API_PORT = 8000
DEFAULT_WEBHOOK_PORT = 8001
DEFAULT_GRAPH_URL = "https://graph.facebook.com"
DEFAULT_GRAPH_VERSION = "v25.0"
LANGUAGES = ("es", "en")
_OURS = re.compile(r"\b(?:AURA|WHATSAPP)_[A-Z_]+")
_SHAPES = {
    "WHATSAPP_ACCESS_TOKEN": r"[!-~]+",
    "WHATSAPP_APP_SECRET": r"[!-~]+",
    "WHATSAPP_PHONE_NUMBER_ID": r"[0-9]+",
    "WHATSAPP_BUSINESS_ACCOUNT_ID": r"[0-9]+",
    "WHATSAPP_APP_ID": r"[0-9]+",
    "AURA_API_KEY": r"[!-~]+",
}
"""What travels in a header or an address must fit there."""
_VERSION = re.compile(r"v\d{1,4}\.\d{1,4}")


class Mode(StrEnum):
    LIVE = "live"
    DEMO = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Ports of 0 mean: any free one. `language` is "es" or "en"."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What the environment told us in confidence; never printed, never part of Config."""

    access_token: str | None = field(default=None, repr=False)
    verify_token: str | None = field(default=None, repr=False)
    app_secret: str | None = field(default=None, repr=False)
    database_key: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)


def load(
    environ: Mapping[str, str],
    dotenv_path: Path | None = None,
    demo: bool = False,
    demo_if_incomplete: bool = False,
    data_folder: Path | None = None,
) -> tuple[Config, Secrets]:
    """Config and Secrets; the environment wins over `.env`, an empty value counts as none.

    `demo_if_incomplete`: without token or number id, the demo instead of a refusal later.

    Raises: SetupError bad_setting, database_key_malformed, ports_equal (`name` is the variable),
    env_file_unreadable (`name` is the file).
    """
    values = _merged(environ, dotenv_path)
    _check(values)
    number = values.get("WHATSAPP_PHONE_NUMBER_ID")
    account = values.get("WHATSAPP_BUSINESS_ACCOUNT_ID")
    config = Config(
        mode=Mode.DEMO if demo else Mode.LIVE,
        data_folder=_folder(str(data_folder or values.get("AURA_DATA_DIR", ""))),
        api_port=_port(values, "AURA_API_PORT", DEFAULT_API_PORT),
        webhook_port=_port(values, "AURA_WEBHOOK_PORT", DEFAULT_WEBHOOK_PORT),
        graph_url=_address(values.get("AURA_GRAPH_URL", DEFAULT_GRAPH_URL)),
        graph_version=_version(values.get("AURA_GRAPH_VERSION", DEFAULT_GRAPH_VERSION)),
        phone_number_id=PhoneNumberId(number) if number else None,
        waba_id=WabaId(account) if account else None,
        app_id=values.get("WHATSAPP_APP_ID"),
        language=_language(values.get("AURA_LANGUAGE", LANGUAGES[0])),
    )
    if config.api_port == config.webhook_port != 0:
        raise SetupError("ports_equal", name="AURA_WEBHOOK_PORT")
    secrets = Secrets(
        access_token=values.get("WHATSAPP_ACCESS_TOKEN"),
        verify_token=values.get("WHATSAPP_VERIFY_TOKEN"),
        app_secret=values.get("WHATSAPP_APP_SECRET"),
        database_key=values.get("AURA_DB_KEY"),
        api_key=values.get("AURA_API_KEY"),
    )
    if demo_if_incomplete and missing_for_live(config, secrets):
        config = replace(config, mode=Mode.DEMO)
    return config, secrets


def missing_for_live(config: Config, secrets: Secrets) -> tuple[str, ...]:
    """The variables without which nothing can be sent, by name; empty when live work is possible."""
    needed = {
        "WHATSAPP_ACCESS_TOKEN": secrets.access_token,
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
        text = dotenv_path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SetupError("env_file_unreadable", name=str(dotenv_path)) from None
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


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, half an IPv6 address
        sound = False
    # A name and a password in it would end in error texts; a query would swallow the path.
    if not sound or not text.isprintable() or any(char in text for char in " @?#\\"):
        raise SetupError("bad_setting", name="AURA_GRAPH_URL")
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
