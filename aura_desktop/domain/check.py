"""Checks of the set-up: their names and what each came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class CheckName(StrEnum):
    """In the order in which they make sense."""

    KEYRING = "keyring"
    DATABASE = "database"
    ACCESS_TOKEN = "access_token"
    PERMISSIONS = "permissions"
    NUMBER = "number"
    REGISTERED = "registered"
    ACCOUNT = "account"
    APP_SECRET = "app_secret"
    LISTENER = "listener"
    AGENT = "agent"
    TUNNEL = "tunnel"
    PUBLIC_ADDRESS = "public_address"
    WEBHOOK_VERIFIED = "webhook_verified"
    SUBSCRIBED = "subscribed"
    ACCOUNT_SUBSCRIBED = "account_subscribed"
    REAL_MESSAGE = "real_message"
    SIGNATURE = "signature"
    AI_SERVER = "ai_server"
    CLINIC = "clinic"
    UNKNOWN = "unknown"


class CheckState(StrEnum):
    """WARNING: works, but a person should know. SKIPPED: does not apply to this set-up."""

    WAITING = "waiting"
    RUNNING = "running"
    OK = "ok"
    WARNING = "warning"
    FAIL = "fail"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """`code` and `params` say why it is not OK; `facts` are words to show, never a secret."""

    name: CheckName
    state: CheckState = CheckState.WAITING
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    took_s: float | None = None
    at: datetime | None = None
