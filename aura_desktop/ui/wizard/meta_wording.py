"""What Meta said about a value, in words for people."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from aura_desktop.domain.meta import WARN_BEFORE, AccountFacts, NumberFacts, TokenFacts
from aura_desktop.domain.phone import for_reading
from aura_desktop.ui import wording_count
from aura_desktop.ui.widgets.state_mark import MarkState

translate = QCoreApplication.translate


class MetaField(StrEnum):
    """The values of the step, in the order in which they are asked for."""

    ACCESS_TOKEN = "access_token"  # noqa: S105  # its name
    PHONE_NUMBER_ID = "phone_number_id"
    WABA_ID = "waba_id"
    APP_SECRET = "app_secret"  # noqa: S105  # its name
    APP_ID = "app_id"


def field_name(field: MetaField) -> str:
    """What a value is called here."""
    match field:
        case MetaField.ACCESS_TOKEN:
            return translate("Credentials", "Permanent access token")
        case MetaField.PHONE_NUMBER_ID:
            return translate("Credentials", "Phone number ID")
        case MetaField.WABA_ID:
            return translate("Credentials", "WhatsApp account ID")
        case MetaField.APP_SECRET:
            return translate("Credentials", "App secret key")
        case MetaField.APP_ID:
            return translate("Credentials", "App ID")


def meta_name(field: MetaField) -> str:
    """What Meta's English pages call it; not translated."""
    return {
        MetaField.ACCESS_TOKEN: "Access token",
        MetaField.PHONE_NUMBER_ID: "Phone number ID",
        MetaField.WABA_ID: "WhatsApp Business Account ID",
        MetaField.APP_SECRET: "App secret",
        MetaField.APP_ID: "App ID",
    }[field]


def token_words(facts: TokenFacts, now: datetime) -> tuple[MarkState, str]:
    """How long a valid token lasts; one that is only good for a trial is named as such."""
    if facts.expires_at is None:
        return MarkState.OK, translate(
            "Credentials", "Permanent, with the two permissions it needs"
        )
    ends = QDateTime.fromSecsSinceEpoch(int(facts.expires_at.timestamp()))
    if facts.is_temporary(now):
        words = translate(
            "Credentials",
            "Temporary token: it works until {time}. Good for a trial; for every day create a"
            " permanent one.",
        )
        shown = QLocale().toString(ends, "ddd d, HH:mm")
        return MarkState.WARNING, words.format(time=shown)
    date = QLocale().toString(ends.date(), QLocale.FormatType.ShortFormat)
    if facts.expires_at - now <= WARN_BEFORE:
        words = translate(
            "Credentials", "It stops working on {date}. Create one that does not expire."
        )
        return MarkState.WARNING, words.format(date=date)
    words = translate("Credentials", "With the two permissions it needs; works until {date}")
    return MarkState.OK, words.format(date=date)


def number_line(number: NumberFacts) -> str:
    """A number in one line: "Clínica Ejemplo · +56 2 0000 0100"."""
    shown = for_reading(number.display_phone_number) or number.display_phone_number
    return f"{number.verified_name} · {shown}" if number.verified_name else shown


def quality_words(quality: str) -> tuple[str, str]:
    """Meta's quality rating and the colour it is shown in."""
    match quality.upper():
        case "GREEN" | "HIGH":
            return translate("Credentials", "High"), "success"
        case "YELLOW" | "MEDIUM":
            return translate("Credentials", "Medium"), "warning"
        case "RED" | "LOW":
            return translate("Credentials", "Low"), "danger"
    return translate("Credentials", "Not rated yet"), "textMuted"


def limit_words(limit: str) -> str:
    """TIER_1K as "1.000 conversations a day"; "" where Meta says nothing."""
    tier = limit.upper().removeprefix("TIER_")
    if tier == "UNLIMITED":
        return translate("Credentials", "No limit")
    factor = 1000 if tier.endswith("K") else 1
    digits = tier.removesuffix("K")
    if not digits.isdigit():
        return ""
    count = int(digits) * factor
    return translate("Credentials", "{count} conversations").format(count=QLocale().toString(count))


def account_line(account: AccountFacts, numbers: int) -> str:
    """An account in one line: "Clínica Ejemplo · 2 numbers"."""
    counted = wording_count.phone_numbers(numbers)
    return f"{account.name} · {counted}" if account.name else counted
