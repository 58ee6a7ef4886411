"""Consents, copies, erasures and periods in words."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.consent import Consent, ConsentKind, ConsentWay
from aura_desktop.domain.erasure import ErasureReason, Receipt
from aura_desktop.domain.retention import Category, Going
from aura_desktop.ui import wording_count, wording_time

translate = QCoreApplication.translate
_YEAR = 365


def kind_words(kind: ConsentKind) -> str:
    """What a consent is about, in one or two words."""
    return {
        ConsentKind.MESSAGES: translate("wording_rights", "Messages"),
        ConsentKind.DATA: translate("wording_rights", "Health data"),
        ConsentKind.IMAGES: translate("wording_rights", "Images"),
        ConsentKind.MARKETING: translate("wording_rights", "Promotions"),
        ConsentKind.AI: translate("wording_rights", "Artificial intelligence"),
    }.get(kind, translate("wording_rights", "Other"))


def way_words(way: ConsentWay) -> str:
    """How the patient said so."""
    return {
        ConsentWay.PAPER: translate("wording_rights", "In person, on paper"),
        ConsentWay.WHATSAPP: translate("wording_rights", "WhatsApp message"),
        ConsentWay.WEB: translate("wording_rights", "Web form"),
        ConsentWay.PHONE: translate("wording_rights", "By phone"),
    }.get(way, translate("wording_rights", "Not known"))


def state_words(consent: Consent | None, now: datetime) -> str:
    """How it stands: "given 12 mar", "withdrawn 3 nov", "no record"."""
    if consent is None:
        return translate("wording_rights", "no record")
    words = (
        translate("wording_rights", "given {date}")
        if consent.given
        else translate("wording_rights", "withdrawn {date}")
    )
    return words.format(date=wording_time.short_date(consent.at, now))


def act_words(consent: Consent, now: datetime) -> str:
    """One act of the history: what, when, how, who wrote it down."""
    line = f"{kind_words(consent.kind)}: {state_words(consent, now)}"
    who = (
        translate("wording_rights", "noted by {person}").format(person=consent.person)
        if consent.person
        else ""
    )
    return " · ".join(part for part in (line, way_words(consent.way), who) if part)


def effect_words(kind: ConsentKind, *, given: bool) -> str:
    """What recording this changes."""
    if given:
        return {
            ConsentKind.MESSAGES: translate("wording_rights", "Templates can be sent."),
            ConsentKind.MARKETING: translate("wording_rights", "Promotions can be sent."),
            ConsentKind.AI: translate(
                "wording_rights", "From now on the AI may prepare drafts for this patient again."
            ),
        }.get(kind, translate("wording_rights", "It is kept with its date and words."))
    return {
        ConsentKind.MESSAGES: translate(
            "wording_rights",
            "Templates are no longer sent, those that wait included. You can still answer while the"
            " window is open.",
        ),
        ConsentKind.MARKETING: translate(
            "wording_rights", "Promotions are no longer sent. Reminders still are."
        ),
        ConsentKind.AI: translate(
            "wording_rights",
            "Nothing of this patient goes to the AI any more, and its drafts are dropped.",
        ),
    }.get(
        kind,
        translate("wording_rights", "It is kept with its date. What was kept so far stays kept."),
    )


def category_words(category: Category) -> tuple[str, str]:
    """A category's name, and a sentence about it."""
    return {
        Category.CONVERSATIONS: (
            translate("wording_rights", "Conversations without activity"),
            translate(
                "wording_rights",
                "The whole patient goes. What belongs to a patient's file must be kept for years.",
            ),
        ),
        Category.MEDIA: (
            translate("wording_rights", "Photos and files of patients"),
            translate("wording_rights", "The files, their names and links; kind and caption stay."),
        ),
        Category.DRAFTS: (
            translate("wording_rights", "AI drafts"),
            translate("wording_rights", "Their words; what was sent stays in its message."),
        ),
        Category.REQUESTS: (
            translate("wording_rights", "What left for the AI"),
            translate("wording_rights", "The exact words; when, to whom and how much stays."),
        ),
        Category.NOTICES: (
            translate("wording_rights", "Notices of Meta"),
            translate("wording_rights", "Those that somebody has seen."),
        ),
        Category.UNREADABLE: (
            translate("wording_rights", "Deliveries that are no message"),
            translate("wording_rights", "What came in and was nothing WhatsApp sends."),
        ),
    }[category]


def period_words(days: int | None) -> str:
    """How long: "For good", "90 days", "5 years"."""
    if days is None:
        return translate("wording_rights", "For good")
    if days % _YEAR:
        return wording_count.days(days)
    return wording_count.years(days // _YEAR)


def going_words(going: Going, now: datetime) -> str:
    """What would go of one category."""
    if not going.count:
        return translate("wording_rights", "Nothing would go.")
    if going.category is Category.CONVERSATIONS:
        words = translate("wording_rights", "{patients} with {messages}").format(
            patients=wording_count.patients(going.count),
            messages=wording_count.messages(going.messages),
        )
    elif going.category is Category.MEDIA:
        words = translate("wording_rights", "{files} of {conversations}").format(
            files=wording_count.files(going.count),
            conversations=wording_count.conversations(going.patients),
        )
    else:
        words = wording_count.entries(going.count)
    return f"{words} · {span_words(going, now)}"


def span_words(going: Going, now: datetime) -> str:
    """From the oldest to the newest day of what would go."""
    if going.oldest is None or going.newest is None:
        return ""
    first, last = (wording_time.short_date(at, now) for at in (going.oldest, going.newest))
    if first == last:
        return first
    return translate("wording_rights", "{first} to {last}").format(first=first, last=last)


def since_words(at: datetime) -> str:
    """Since when there is anything: "since mar 2025"."""
    return translate("wording_rights", "since {month}").format(
        month=wording_time.month_and_year(at)
    )


def count_lines(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """What was erased, name and number, without what there was none of."""
    names = {
        "messages": translate("wording_rights", "Messages and notes"),
        "conversations": translate("wording_rights", "Conversations"),
        "files": translate("wording_rights", "Photos and files"),
        "consents": translate("wording_rights", "Consents"),
        "drafts": translate("wording_rights", "AI drafts"),
        "requests": translate("wording_rights", "Texts sent to the AI"),
        "jobs": translate("wording_rights", "Sends"),
        "names": translate("wording_rights", "Identifiers"),
        "proposals": translate("wording_rights", "Proposed entries"),
        "deliveries": translate("wording_rights", "Deliveries cleaned"),
        "notices": translate("wording_rights", "Notices cleaned"),
        "orphans": translate("wording_rights", "Updates without a message"),
    }
    return [(names[name], QLocale().toString(counts[name])) for name in names if counts.get(name)]


def reason_words(reason: ErasureReason) -> str:
    """Why a patient was erased."""
    return {
        ErasureReason.REQUEST: translate("wording_rights", "asked for at this desk"),
        ErasureReason.RETENTION: translate("wording_rights", "period over"),
        ErasureReason.RESTORE: translate("wording_rights", "once more, after a restore"),
    }.get(reason, "")


def receipt_text(receipt: Receipt, clinic: str = "") -> str:
    """A receipt to copy: it holds nothing of the patient."""
    at = wording_time.local(receipt.at)
    lines = [
        translate("wording_rights", "Receipt of erasure {number}").format(number=receipt.receipt),
        *([clinic] if clinic else []),
        translate("wording_rights", "Date: {date}, {zone}").format(
            date=f"{at:%d-%m-%Y %H:%M:%S}", zone=wording_time.zone_words()
        ),
    ]
    if receipt.person:
        lines.append(translate("wording_rights", "Done by: {person}").format(person=receipt.person))
    lines += [f"{name}: {number}" for name, number in count_lines(receipt.counts)]
    return "\n".join(lines)
