"""Fictitious conversations for the tests of the list."""

from datetime import UTC, datetime, timedelta

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.conversation import (
    Contact,
    Conversation,
    ConversationPage,
    Label,
    MessagePreview,
)
from aura_desktop.domain.ids import ContactId, ConversationId, PhoneNumberId
from aura_desktop.domain.message import Direction, MessageStatus

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)


def minutes_ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def waiting(number: int, minutes: float, *, unread: int = 1, name: str = "") -> Conversation:
    """A patient who wrote `minutes` ago and has no answer."""
    return Conversation(
        id=ConversationId(number),
        contact=Contact(id=ContactId(number), name=name or f"Paciente Ejemplo {number}"),
        phone_number_id=PhoneNumberId("1"),
        unread_count=unread,
        last=preview("¿Tienen hora?", minutes),
        last_inbound_at=minutes_ago(minutes),
        waiting_since=minutes_ago(minutes),
    )


def answered(
    number: int,
    minutes: float,
    *,
    status: MessageStatus = MessageStatus.READ,
    inbound: float = 90,
    labels: tuple[Label, ...] = (),
    draft: str = "",
    name: str = "",
) -> Conversation:
    """A conversation whose last message was ours, `minutes` ago."""
    return Conversation(
        id=ConversationId(number),
        contact=Contact(id=ContactId(number), name=name or f"Paciente Ejemplo {number}"),
        phone_number_id=PhoneNumberId("1"),
        last=preview("Perfecto, nos vemos", minutes, direction=Direction.OUTBOUND, status=status),
        last_inbound_at=minutes_ago(inbound),
        labels=labels,
        draft=draft,
    )


def preview(
    text: str,
    minutes: float,
    *,
    direction: Direction = Direction.INBOUND,
    status: MessageStatus = MessageStatus.RECEIVED,
    kind: ContentKind = ContentKind.TEXT,
) -> MessagePreview:
    return MessagePreview(
        direction=direction, kind=kind, text=text, status=status, at=minutes_ago(minutes)
    )


def page_of(*conversations: Conversation, cursor: str | None = None) -> ConversationPage:
    return ConversationPage(conversations=conversations, cursor=cursor)
