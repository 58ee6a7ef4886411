"""The one entry for what WhatsApp told us: each event into rows, in any order, any number of times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.consent import wants_no_promotions
from aura_desktop.domain.content import ButtonReply, Content, InteractiveReply, SystemNotice, Text
from aura_desktop.domain.events import (
    AccountNoticed,
    ContactChanged,
    Event,
    MarketingPreferenceChanged,
    MessageEchoed,
    MessageEdited,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    StatusChanged,
    TemplateUpdated,
    UnknownReceived,
)
from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.message import Direction, MessageOrigin, MessageStatus
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import AuraError
from aura_desktop.store import (
    allowance,
    consents,
    contacts,
    fast,
    message_rows,
    metrics,
    notices,
    sqlcipher,
    statuses,
    templates,
    threads,
    tombstones,
    updates,
)

_BAD_ITEM: tuple[type[Exception], ...] = (
    AuraError,
    *sqlcipher.BAD_VALUE,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
)
"""What one bad update may raise. A fault of the database itself is none of these: it stops the batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The event at this index could not be stored; a notice holds what came."""

    index: int
    code: str


def apply_all(tx: sa.Connection, events: Sequence[Event], now: datetime) -> list[Rejected]:
    """Store events one by one, each behind its own savepoint; a bad one never costs its neighbours."""
    rejected: list[Rejected] = []
    for index, event in enumerate(events):
        fast.execute(tx, "SAVEPOINT event")
        try:
            apply(tx, event, now)
        except _BAD_ITEM as error:
            fast.execute(tx, "ROLLBACK TO event")
            code = error.code if isinstance(error, AuraError) else type(error).__name__
            rejected.append(Rejected(index=index, code=code))
            _keep_rejected(tx, event, code)
        fast.execute(tx, "RELEASE event")
    return rejected


def apply(tx: sa.Connection, event: Event, now: datetime) -> None:
    """Store one event.

    Raises: InputError or an error of the values in it, if it cannot be stored.
    """
    match event:
        case MessageReceived():
            _received(tx, event, now)
        case StatusChanged():
            statuses.apply(tx, event, now)
        case MessageEchoed():
            _echoed(tx, event)
        case MessageEdited():
            updates.offer(tx, event.wamid, updates.edited(event.content, event.at), now)
        case MessageRevoked():
            updates.offer(tx, event.wamid, updates.revoked(event.at), now)
        case ReactionChanged():
            side = Direction.OUTBOUND if event.echoed else Direction.INBOUND
            updates.offer(tx, event.target, updates.reacted(side, event.emoji, event.at), now)
        case ContactChanged():
            _contact_changed(tx, event)
        case MarketingPreferenceChanged():
            consents.preferred(tx, event.sender, event.opted_out, event.at, now)
        case TemplateUpdated() | AccountNoticed() | UnknownReceived():
            _noticed(tx, event, now)


def _received(tx: sa.Connection, event: MessageReceived, now: datetime) -> None:
    if _is_here(tx, event.wamid):
        return
    contact_id = contacts.ensure(tx, event.sender, event.at)
    thread = threads.ensure(tx, contact_id, event.number.phone_number_id, event.at)
    message_rows.insert(
        tx,
        thread,
        message_rows.NewMessage(
            direction=Direction.INBOUND,
            content=event.content,
            status=MessageStatus.RECEIVED,
            at=event.at,
            wamid=event.wamid,
            reply_to=event.reply_to,
            forwarded=event.forwarded,
            raw=event.raw,
            referral=event.referral,
        ),
    )
    if not isinstance(event.content, SystemNotice):
        metrics.message_came(tx, now)
        allowance.answered(tx, thread.id)
    choice = _choice(event.content)
    if choice and event.reply_to:
        updates.offer(tx, event.reply_to, updates.chosen(choice, event.at), now)
    if isinstance(event.content, Text) and wants_no_promotions(event.content.body):
        consents.stopped(tx, contact_id, event.content.body, event.at, now)
    updates.reclaim(tx, event.wamid)


def _is_here(tx: sa.Connection, wamid: Wamid) -> bool:
    """Told before: it is among the rows, or was erased."""
    return message_rows.exists(tx, wamid) or tombstones.is_buried(tx, wamid)


def _echoed(tx: sa.Connection, event: MessageEchoed) -> None:
    if _is_here(tx, event.wamid):
        return
    contact_id = contacts.ensure(tx, event.recipient, event.at)
    thread = threads.ensure(tx, contact_id, event.number.phone_number_id, event.at)
    message_rows.insert(
        tx,
        thread,
        message_rows.NewMessage(
            direction=Direction.OUTBOUND,
            content=event.content,
            status=MessageStatus.SENT,
            at=event.at,
            wamid=event.wamid,
            origin=MessageOrigin.PHONE_APP,
            reply_to=event.reply_to,
            raw=event.raw,
        ),
    )
    updates.reclaim(tx, event.wamid)


def _contact_changed(tx: sa.Connection, event: ContactChanged) -> None:
    if _is_here(tx, event.wamid):
        return
    contact_id = contacts.change(tx, event)
    thread = threads.ensure(tx, contact_id, event.number.phone_number_id, event.at)
    message_rows.insert(
        tx,
        thread,
        message_rows.NewMessage(
            direction=Direction.INBOUND,
            content=_system_notice(event),
            status=MessageStatus.RECEIVED,
            at=event.at,
            wamid=Wamid(event.wamid),
            raw=event.raw,
        ),
    )
    threads.note(tx, thread.id)


def _system_notice(event: ContactChanged) -> SystemNotice:
    return SystemNotice(
        system_type=event.system_type,
        body=event.body,
        wa_id=event.current.wa_id,
        user_id=event.current.user_id,
    )


def _choice(content: Content) -> str:
    match content:
        case InteractiveReply():
            return content.id
        case ButtonReply():
            return content.text
        case _:
            return ""


def _noticed(
    tx: sa.Connection,
    event: TemplateUpdated | AccountNoticed | UnknownReceived,
    now: datetime,
) -> None:
    match event:
        case TemplateUpdated():
            notices.add(
                tx,
                NoticeKind.ACCOUNT,
                event.at,
                field=event.field,
                event=event.event,
                code=event.reason,
                detail=event.name,
                raw=event.raw,
            )
            templates.reported(tx, event)
        case AccountNoticed():
            notices.add(
                tx,
                NoticeKind.ACCOUNT,
                event.at,
                field=event.field,
                event=event.event,
                detail=event.detail,
                raw=event.raw,
            )
            allowance.keep_limit(tx, event.limit, event.at, now)
        case UnknownReceived():
            notices.add(
                tx,
                NoticeKind.UPDATE,
                event.at,
                field=event.field,
                code=event.reason,
                raw=event.raw,
            )


def _keep_rejected(tx: sa.Connection, event: Event, code: str) -> None:
    raw = getattr(event, "raw", "")
    notices.add(
        tx,
        NoticeKind.REJECTED_ITEM,
        event.at,
        event=type(event).__name__,
        code=code,
        detail=str(getattr(event, "wamid", "")),
        raw=raw if isinstance(raw, str) else repr(raw),
    )
