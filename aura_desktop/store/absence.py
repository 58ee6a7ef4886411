"""Signs of life of the program, and which messages have come since a moment."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.absence import SHORTEST
from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.ids import ConversationId, MessageId
from aura_desktop.domain.message import Direction
from aura_desktop.store import fast, settings, tables

ALIVE_SETTING = "alive_at"
AT_ONCE = 1_000
_messages = tables.messages
_PATIENTS_OWN = sa.and_(
    _messages.c.direction == Direction.INBOUND.value,
    _messages.c.kind.not_in((ContentKind.SYSTEM.value, ContentKind.NOTE.value)),
)
_ARRIVED = (
    sa.select(_messages.c.id, _messages.c.conversation_id, _messages.c.at)
    .where(
        _messages.c.id > sa.bindparam("after"),
        _messages.c.id <= sa.bindparam("newest"),
        _PATIENTS_OWN,
    )
    .order_by(_messages.c.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_LAST_ID = "SELECT max(id) FROM messages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A message of a patient; `at` is its own time, not when it came."""

    message_id: MessageId
    conversation_id: ConversationId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """`up_to`: the row to go on from, also past what the clinic wrote."""

    found: tuple[Arrived, ...]
    is_all: bool
    up_to: MessageId


def touch(tx: sa.Connection, now: datetime) -> None:
    """The program lives at this moment. An earlier sign of life replaces a later one only from a clock that was
    ahead: else no time after it would be a gap until then.
    """
    known = last_alive(tx)
    if known is None or known < now or known - now > SHORTEST:
        settings.put(tx, ALIVE_SETTING, now.isoformat())


def last_alive(tx: sa.Connection) -> datetime | None:
    """The last sign of life, None if there was none yet or it cannot be read."""
    value = settings.get(tx, ALIVE_SETTING)
    try:
        at = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def last_id(tx: sa.Connection) -> MessageId:
    """The id of the message that came last, 0 if there is none."""
    ((found,),) = fast.execute(tx, _LAST_ID).fetchall()
    return MessageId(found or 0)


def arrived_after(tx: sa.Connection, message_id: MessageId) -> Arrivals:
    """What patients have written in rows after this one, in order of arrival; at most AT_ONCE of them."""
    newest = last_id(tx)
    found = tuple(
        Arrived(conversation_id=ConversationId(row.conversation_id), at=row.at, message_id=row.id)
        for row in tx.execute(_ARRIVED, {"after": message_id, "newest": newest, "most": AT_ONCE})
    )
    is_all = len(found) < AT_ONCE
    return Arrivals(found=found, is_all=is_all, up_to=newest if is_all else found[-1].message_id)
