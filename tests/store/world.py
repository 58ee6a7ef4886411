"""Fictitious patients and what WhatsApp might tell of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.commands import Recipient, SendText
from aura_desktop.domain.content import Content, Text
from aura_desktop.domain.conversation import Conversation, ConversationFilter
from aura_desktop.domain.events import (
    BusinessNumber,
    Event,
    MessageEchoed,
    MessageReceived,
    Sender,
    StatusChanged,
)
from aura_desktop.domain.ids import (
    ConversationId,
    JobId,
    PhoneNumberId,
    UserId,
    WaId,
    Wamid,
)
from aura_desktop.domain.message import Failure, Message, MessageOrigin, MessageStatus
from aura_desktop.store import conversations, events, messages, outbox
from aura_desktop.store.outbox import Enqueued

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NUMBER = BusinessNumber(phone_number_id=PhoneNumberId("100000000000001"))
CAMILA = Sender(wa_id=WaId("56900000142"), user_id=UserId("CL.142"), profile_name="Camila Ejemplo")
RODRIGO = Sender(wa_id=WaId("56900000187"), user_id=UserId("CL.187"), profile_name="Rodrigo Prueba")


def at(minutes: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def received(
    wamid: str,
    minutes: float,
    body: str | Content = "Hola",
    sender: Sender = CAMILA,
    **more: Any,
) -> MessageReceived:
    """A patient's message."""
    content = Text(body=body) if isinstance(body, str) else body
    return MessageReceived(
        number=NUMBER, sender=sender, wamid=Wamid(wamid), at=at(minutes), content=content, **more
    )


def echoed(
    wamid: str, minutes: float, body: str | Content = "Desde el teléfono", **more: Any
) -> MessageEchoed:
    """A message the clinic wrote on its phone."""
    content = Text(body=body) if isinstance(body, str) else body
    recipient = more.pop("recipient", CAMILA)
    return MessageEchoed(
        number=NUMBER,
        recipient=recipient,
        wamid=Wamid(wamid),
        at=at(minutes),
        content=content,
        **more,
    )


def ticked(
    wamid: str,
    status: MessageStatus,
    minutes: float,
    *,
    job_id: JobId | None = None,
    failure: Failure | None = None,
    recipient: Sender | None = None,
) -> StatusChanged:
    """A status of a message of ours."""
    return StatusChanged(
        number=NUMBER,
        wamid=Wamid(wamid),
        status=status,
        reported=status.value,
        at=at(minutes),
        recipient=recipient,
        job_id=job_id,
        failure=failure,
    )


def tell(tx: sa.Connection, *told: Event) -> None:
    """Apply events; none may be rejected."""
    assert events.apply_all(tx, told, at(600)) == []


def everything(tx: sa.Connection) -> list[Conversation]:
    """All conversations, newest first."""
    shown = conversations.page(tx, ConversationFilter.ALL, None, 1000, at(600))
    return list(shown.conversations)


def only(tx: sa.Connection) -> Conversation:
    """The one conversation there is."""
    (conversation,) = everything(tx)
    return conversation


def thread(tx: sa.Connection, conversation_id: ConversationId | None = None) -> list[Message]:
    """All messages of a conversation (of the only one), oldest first."""
    wanted = only(tx).id if conversation_id is None else conversation_id
    return list(messages.page(tx, wanted, None, 1000).messages)


def by_wamid(tx: sa.Connection, wamid: str) -> Message:
    """The message with this wamid."""
    return next(
        message
        for conversation in everything(tx)
        for message in thread(tx, conversation.id)
        if message.wamid == wamid
    )


def send(
    tx: sa.Connection, conversation_id: ConversationId, body: str, minutes: float, **more: Any
) -> Enqueued:
    """Enqueue a text as the desk does."""
    return outbox.enqueue(
        tx,
        conversation_id,
        SendText(to=Recipient(phone="+56900000142"), body=body),
        at(minutes),
        origin=more.pop("origin", MessageOrigin.DESK),
        content=Text(body=body),
        **more,
    )


def lease(tx: sa.Connection, minutes: float, limit: int = 10) -> list[outbox.Job]:
    """Lease as the dispatcher does."""
    return outbox.lease(tx, "this run", at(minutes), at(minutes + 1), limit)
