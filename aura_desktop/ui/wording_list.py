"""Sentences of the conversation list: headings, and a row as a screen reader says it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.conversation import (
    Conversation,
    MessagePreview,
    SearchHit,
    service_window,
)
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.ui import wording, wording_count, wording_time
from aura_desktop.ui.models.conversation_rows import (
    Badge,
    ClinicAi,
    Heading,
    Row,
    RowKind,
    badge_of,
)

translate = QCoreApplication.translate


def heading_words(heading: Heading) -> str:
    """The words over a group of rows."""
    match heading:
        case Heading.WAITING:
            return translate("wording_list", "Waiting for an answer")
        case Heading.UP_TO_DATE:
            return translate("wording_list", "Up to date")
        case Heading.PATIENTS:
            return translate("wording_list", "Patients")
        case Heading.MESSAGES:
            return translate("wording_list", "Messages")


def calm_title() -> str:
    """What stands there when everyone has an answer."""
    return translate("wording_list", "Nobody is waiting")


def calm_text() -> str:
    """The sentence under `calm_title`."""
    return translate("wording_list", "You have answered everyone. The next message appears here.")


def snippet(preview: MessagePreview) -> str:
    """The second line of a row: the last message, or what went wrong with it."""
    if preview.status is MessageStatus.FAILED:
        return translate("wording_list", "The message could not be delivered")
    if preview.status is MessageStatus.UNCONFIRMED:
        return wording.status_words(preview.status)
    return wording.snippet(preview)


def spoken(row: Row, now: datetime, clinic: ClinicAi | None = None) -> str:
    """A whole row as one sentence for screen readers; `clinic` once it is known what the AI does."""
    if row.kind is RowKind.CALM:
        return f"{calm_title()}. {calm_text()}"
    if row.heading is not None:
        return f"{heading_words(row.heading)}, {row.count}"
    if row.conversation is None:
        return ""
    if row.hit is not None:
        return _spoken_hit(row.hit, now)
    return _spoken_conversation(row.conversation, now, clinic)


def _spoken_conversation(conversation: Conversation, now: datetime, clinic: ClinicAi | None) -> str:
    parts = [wording.contact_name(conversation.contact)]
    if conversation.waiting_since is not None:
        wait = wording_time.spoken(now - conversation.waiting_since)
        parts.append(translate("wording_list", "waiting for {time}").format(time=wait))
    parts.append(wording.window_spoken(service_window(conversation.last_inbound_at, now)))
    if conversation.unread_count:
        parts.append(wording_count.unread(conversation.unread_count))
    if said := _badge_spoken(badge_of(conversation, clinic)):
        parts.append(said)
    parts.extend(label.name for label in conversation.labels)
    if conversation.draft:
        parts.append(translate("wording_list", "with a draft"))
    elif conversation.draft_ready:
        parts.append(translate("wording_list", "draft ready"))
    if conversation.last is not None:
        parts.append(_spoken_preview(conversation.last, now))
    return ", ".join(parts)


def _spoken_preview(preview: MessagePreview, now: datetime) -> str:
    said = snippet(preview)
    at = wording_time.list_time(preview.at, now)
    if preview.direction is not Direction.OUTBOUND:
        return translate("wording_list", "last message {time}: {text}").format(time=at, text=said)
    status = wording.status_words(preview.status)
    return translate("wording_list", "your last message {time}, {status}: {text}").format(
        time=at, status=status, text=said
    )


def _spoken_hit(hit: SearchHit, now: datetime) -> str:
    parts = [wording.contact_name(hit.conversation.contact)]
    if hit.at is not None:
        parts.append(wording_time.list_time(hit.at, now))
    if hit.message_text:
        parts.append(" ".join(hit.message_text.split()))
    return ", ".join(parts)


def plain(row: Row) -> str:
    """A row as plain text: name and last message, or the heading."""
    if row.kind is RowKind.CALM:
        return calm_title()
    if row.heading is not None:
        return heading_words(row.heading)
    if row.conversation is None:
        return ""
    name = wording.contact_name(row.conversation.contact)
    last = row.conversation.last
    text = row.hit.message_text if row.hit else snippet(last) if last else ""
    return f"{name}: {text}" if text else name


def draft_words() -> str:
    """Before the text somebody began to write and has not sent."""
    return translate("wording_list", "Draft:")


def ready_words() -> str:
    """Before the first words of an AI draft that waits for a person."""
    return translate("wording_list", "Draft ready:")


def badge_words(badge: Badge) -> str:
    """What the badge of a row says; "" where there is none."""
    match badge:
        case Badge.PERSON:
            return translate("wording_list", "For a person")
        case Badge.AUTO:
            return translate("wording_list", "AI auto")
        case Badge.SUGGEST:
            return translate("wording_list", "AI suggests")
        case Badge.MANUAL:
            return translate("wording_list", "Manual")
        case Badge.NONE:
            return ""


def _badge_spoken(badge: Badge) -> str:
    match badge:
        case Badge.PERSON:
            return translate("wording_list", "waits for a person")
        case Badge.AUTO:
            return translate("wording_list", "automatic AI")
        case Badge.SUGGEST:
            return translate("wording_list", "the AI suggests")
        case Badge.MANUAL:
            return translate("wording_list", "without AI")
        case Badge.NONE:
            return ""
