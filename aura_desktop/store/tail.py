"""The end of a thread, as far back as somebody waits for an answer."""

from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.message import Direction, Message, MessageStatus
from aura_desktop.domain.thread import is_notice
from aura_desktop.store import messages, tables

LOOK_BACK = 40
MOST = 400
"""Whoever wrote so much without an answer is read no further back."""


def read(tx: sa.Connection, conversation_id: ConversationId) -> tuple[Message, ...]:
    """The newest messages in reading order; more of them where nobody has answered any."""
    page = messages.page(tx, conversation_id, None, LOOK_BACK)
    if page.has_older and not any(map(_is_answer, page.messages)):
        page = messages.page(tx, conversation_id, None, MOST)
    return page.messages


def said_since(
    tx: sa.Connection, conversation_id: ConversationId, since: datetime
) -> list[Message]:
    """What the clinic, its people, programs and autopilot, wrote since then; however much came in between."""
    rows = tables.messages
    query = (
        sa.select(rows)
        .where(
            rows.c.conversation_id == conversation_id,
            rows.c.at >= since,
            rows.c.direction == Direction.OUTBOUND.value,
        )
        .order_by(rows.c.at.desc(), rows.c.id.desc())
        .limit(MOST)
    )
    return messages.records(tx, tx.execute(query).all()[::-1])


def _is_answer(message: Message) -> bool:
    if message.direction is not Direction.OUTBOUND or is_notice(message):
        return False
    return message.status is not MessageStatus.FAILED
