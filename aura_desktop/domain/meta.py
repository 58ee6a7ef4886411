"""What Meta says about a token, a number, a business account and an app's webhook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SCOPES = ("whatsapp_business_management", "whatsapp_business_messaging")
"""What a token must be allowed: the account with its numbers and templates, and its messages."""
WARN_BEFORE = timedelta(days=7)
TEMPORARY_UP_TO = timedelta(days=2)
"""A token of the app's first page lives for hours; those made for keeps for weeks, or for ever."""
PIN_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenFacts:
    """`kind` is Meta's own word: SYSTEM_USER, USER, PAGE, APP. `expires_at` None: never.

    `account_ids`: business accounts the token was given, in Meta's order; empty also where it was given
    all. `error_code` says why it is not valid, "" if it is.
    """

    is_valid: bool
    app_id: str = ""
    kind: str = ""
    expires_at: datetime | None = None
    scopes: frozenset[str] = frozenset()
    account_ids: tuple[str, ...] = ()
    error_code: str = ""

    def missing_scopes(self) -> tuple[str, ...]:
        """What it would have to be allowed besides."""
        return tuple(scope for scope in SCOPES if scope not in self.scopes)

    def is_temporary(self, now: datetime) -> bool:
        """Whether it is one for a first trial, gone in hours."""
        return self.expires_at is not None and now < self.expires_at <= now + TEMPORARY_UP_TO

    def days_left(self, now: datetime) -> int | None:
        """Whole days, None if it never expires."""
        return None if self.expires_at is None else max(0, (self.expires_at - now).days)

    def hours_left(self, now: datetime) -> int | None:
        """Hours, an hour that has begun counts; None if it never expires."""
        if self.expires_at is None:
            return None
        return max(0, -int((now - self.expires_at).total_seconds() // 3600))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFacts:
    """`quality`, `messaging_limit` and `status` are Meta's own words (GREEN, TIER_250, CONNECTED), or "".

    `is_registered`: whether it can send through the Cloud API, None if Meta does not say.
    Callbacks: of the app, of the account above it, of the number above both; "" where none is set.
    """

    phone_number_id: str
    display_phone_number: str = ""
    verified_name: str = ""
    quality: str = ""
    messaging_limit: str = ""
    status: str = ""
    is_registered: bool | None = None
    platform_type: str = ""
    account_mode: str = ""
    callback_url: str = ""
    waba_callback_url: str = ""
    number_callback_url: str = ""

    @property
    def is_connected(self) -> bool:
        """Whether messages can go out and in; where Meta says nothing, yes."""
        return self.status in {"", "CONNECTED"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """A WhatsApp business account."""

    waba_id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What an app has on record for WhatsApp; `active`: Meta posts to it."""

    callback_url: str = ""
    active: bool = False
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribedApp:
    """An app that hears of a business account; `override_url`: where, if not at the app's own callback."""

    app_id: str
    name: str = ""
    override_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaValues:
    """What a person typed, in plain text; "" keeps what is there. `repr` shows no secret.

    `verify_token`: one the clinic already uses (from a `.env`); else one is made up when it is needed.
    """

    access_token: str = field(default="", repr=False)
    app_secret: str = field(default="", repr=False)
    phone_number_id: str = ""
    waba_id: str = ""
    app_id: str = ""
    verify_token: str = field(default="", repr=False)
    number: NumberFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What facts mean; `stops` False: it works, but a person should know. `code` "": all is well."""

    code: str = ""
    stops: bool = False
    params: Mapping[str, object] = field(default_factory=dict)


def judge_token(facts: TokenFacts, now: datetime, app_id: str = "") -> Verdict:
    """A token as such; what it is allowed is `judge_scopes`. `app_id`: the app it must be made for."""
    if not facts.is_valid:
        return Verdict(code=facts.error_code or "access_token_invalid", stops=True)
    if app_id and facts.app_id and app_id != facts.app_id:
        return Verdict(code="access_token_wrong_app", stops=True)
    if facts.expires_at is not None and facts.expires_at <= now:
        # Meta takes it all the same: this PC's clock is ahead, by some hours in the wrong time zone.
        return Verdict(code="access_token_expires_soon")
    if facts.is_temporary(now):
        return Verdict(code="access_token_temporary", params={"hours": facts.hours_left(now)})
    if facts.expires_at is not None and facts.expires_at - now <= WARN_BEFORE:
        return Verdict(code="access_token_expires_soon", params={"days": facts.days_left(now)})
    return Verdict()


def judge_scopes(facts: TokenFacts) -> Verdict:
    """Whether it is allowed what the clinic needs; `scopes` names what is missing."""
    missing = facts.missing_scopes()
    if missing:
        return Verdict(code="permission_missing", stops=True, params={"scopes": ", ".join(missing)})
    return Verdict()


def judge_number(facts: NumberFacts) -> Verdict:
    """Whether the number can send and hear."""
    if facts.is_registered is False:
        return Verdict(code="number_not_registered", stops=True)
    if not facts.is_connected:
        return Verdict(code="number_not_connected", stops=True, params={"status": facts.status})
    return Verdict()
