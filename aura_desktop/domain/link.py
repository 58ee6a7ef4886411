"""The links between the patient's phone and this window."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkName(StrEnum):
    INTERNET = "internet"
    TUNNEL = "tunnel"
    WEBHOOK = "webhook"
    META = "meta"
    AI = "ai"
    UNKNOWN = "unknown"


class LinkState(StrEnum):
    """OFF: not set up. PAUSED: waits for an earlier link or a person."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"
    PAUSED = "paused"
    CONNECTING = "connecting"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link; `code` says why it is not ok, `last_proof_at` when it last proved itself.

    `until`: when it will be tried again, or will stop working.
    """

    name: LinkName
    state: LinkState
    since: datetime
    last_proof_at: datetime | None = None
    code: str = ""
    until: datetime | None = None
