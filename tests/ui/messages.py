"""Fictitious messages for the tests of the transcript."""

from datetime import UTC, datetime, timedelta
from itertools import count

from aura_desktop.domain.content import Content, Text
from aura_desktop.domain.ids import ConversationId, MessageId, Wamid
from aura_desktop.domain.media import MediaFile
from aura_desktop.domain.message import (
    Direction,
    Failure,
    Message,
    MessageOrigin,
    MessagePage,
    MessageStatus,
    Quote,
    Reaction,
    Way,
)

CONVERSATION = ConversationId(1)
NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
"""10:42 in the clinic."""
_ids = count(1)


def made(
    content: Content | str,
    *,
    direction: Direction = Direction.INBOUND,
    at: datetime = NOW - timedelta(minutes=30),
    status: MessageStatus | None = None,
    message_id: int | None = None,
    quote: Quote | None = None,
    reactions: tuple[Reaction, ...] = (),
    failure: Failure | None = None,
    chosen_ids: tuple[str, ...] = (),
    origin: MessageOrigin = MessageOrigin.DESK,
    author: str = "",
    forwarded: bool = False,
    edited_at: datetime | None = None,
    revoked_at: datetime | None = None,
    resent: bool = False,
    conversation_id: ConversationId = CONVERSATION,
    way: Way = Way.UNKNOWN,
    media: MediaFile | None = None,
) -> Message:
    """A message; text may stand for a Text, and what is not named is as usual for its direction."""
    number = next(_ids) if message_id is None else message_id
    usual = MessageStatus.READ if direction is Direction.OUTBOUND else MessageStatus.RECEIVED
    return Message(
        id=MessageId(number),
        conversation_id=conversation_id,
        direction=direction,
        content=Text(body=content) if isinstance(content, str) else content,
        status=status or usual,
        at=at,
        wamid=Wamid(f"wamid.{number}"),
        quote=quote,
        reactions=reactions,
        failure=failure,
        chosen_ids=chosen_ids,
        origin=origin if direction is Direction.OUTBOUND else MessageOrigin.UNKNOWN,
        author=author,
        forwarded=forwarded,
        edited_at=edited_at,
        revoked_at=revoked_at,
        resent=resent,
        way=way,
        media=media,
    )


def sent(
    content: Content | str, status: MessageStatus = MessageStatus.READ, **more: object
) -> Message:
    """An outbound message."""
    return made(content, direction=Direction.OUTBOUND, status=status, **more)  # type: ignore[arg-type]


def talk(number: int, *, until: datetime = NOW, gap_minutes: int = 7) -> tuple[Message, ...]:
    """So many messages in turn, some short, some long, the last one at `until`."""
    first = until - timedelta(minutes=gap_minutes * (number - 1))
    bodies = (
        "Sí",
        "Hola, una consulta sobre la hora del jueves.",
        "Perfecto, muchas gracias. " * 9,
    )
    return tuple(
        made(
            bodies[place % 3],
            direction=Direction.INBOUND if place % 2 else Direction.OUTBOUND,
            at=first + timedelta(minutes=gap_minutes * place),
        )
        for place in range(number)
    )


def page(messages: tuple[Message, ...], *, has_older: bool = False) -> MessagePage:
    """A page of these messages."""
    return MessagePage(messages=messages, has_older=has_older)
