"""What the program was started with; never a secret."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aura_desktop.domain.ids import PhoneNumberId, WabaId

DEFAULT_API_PORT = 8000
DEFAULT_WEBHOOK_PORT = 8001
DEFAULT_GRAPH_URL = "https://graph.facebook.com"
DEFAULT_GRAPH_VERSION = "v25.0"


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
