"""Messages for tests of pure rules."""

from datetime import UTC, datetime, timedelta
from typing import Any

from aura_desktop.domain.content import Content, Text
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Direction, Message, MessageOrigin, MessageStatus

NOON = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


def message(
    number: int,
    body: str | Content,
    *,
    out: MessageOrigin | None = None,
    at: datetime | None = None,
    **more: Any,
) -> Message:
    """A patient's message, or with `out` one of the clinic's; the number is its id and its minute."""
    content = Text(body=body) if isinstance(body, str) else body
    status = MessageStatus.RECEIVED if out is None else MessageStatus.DELIVERED
    return Message(
        id=MessageId(number),
        conversation_id=ConversationId(1),
        direction=Direction.INBOUND if out is None else Direction.OUTBOUND,
        content=content,
        status=more.pop("status", status),
        at=at or NOON + timedelta(minutes=number),
        origin=out or MessageOrigin.UNKNOWN,
        **more,
    )
