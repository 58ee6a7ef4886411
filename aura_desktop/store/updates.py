"""Updates of a message: applied at once, or kept until the message itself comes.

Deliveries come late, twice and out of order; a reaction may be here before what it is about.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from aura_desktop.domain import codec
from aura_desktop.domain.content import Content
from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.message import Direction, Failure, MessageStatus
from aura_desktop.store import fast, message_rows, tables, tombstones

_orphans = tables.orphans
_ANY = "SELECT 1 FROM orphans WHERE wamid = ? LIMIT 1"
_TAKE = (
    sa.select(_orphans.c.id, _orphans.c.kind, _orphans.c.at, _orphans.c.payload)
    .where(_orphans.c.wamid == sa.bindparam("sought"))
    .order_by(_orphans.c.at, _orphans.c.id)
)


class UpdateKind(StrEnum):
    STATUS = "status"
    EDIT = "edit"
    REVOKE = "revoke"
    REACTION = "reaction"
    CHOICE = "choice"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One thing heard of a message; `payload` is a JSON object."""

    kind: UpdateKind
    at: datetime
    payload: dict[str, Any]


def status(reported: MessageStatus, at: datetime, failure: Failure | None) -> Update:
    """A tick, or a failure."""
    payload = {"status": reported.value, "failure": asdict(failure) if failure else None}
    return Update(kind=UpdateKind.STATUS, at=at, payload=payload)


def edited(content: Content, at: datetime) -> Update:
    """New words."""
    return Update(kind=UpdateKind.EDIT, at=at, payload={"content": codec.encode(content)})


def revoked(at: datetime) -> Update:
    """Deleted by its author."""
    return Update(kind=UpdateKind.REVOKE, at=at, payload={})


def reacted(direction: Direction, emoji: str, at: datetime) -> Update:
    """A reaction; an empty emoji takes it back."""
    payload = {"direction": direction.value, "emoji": emoji}
    return Update(kind=UpdateKind.REACTION, at=at, payload=payload)


def chosen(chosen_id: str, at: datetime) -> Update:
    """A button or row was tapped."""
    return Update(kind=UpdateKind.CHOICE, at=at, payload={"chosen_id": chosen_id})


def offer(tx: sa.Connection, wamid: Wamid, update: Update, now: datetime) -> None:
    """Apply the update to the message, or keep it until the message is known; not of one that was erased."""
    row = message_rows.by_wamid(tx, wamid)
    if row is not None:
        apply(tx, row, update)
        return
    if tombstones.is_buried(tx, wamid):
        return
    tx.execute(
        sqlite.insert(_orphans)
        .values(
            wamid=wamid,
            kind=update.kind.value,
            at=update.at,
            payload=json.dumps(update.payload, sort_keys=True),
            kept_at=now,
        )
        .on_conflict_do_nothing(index_elements=["wamid", "kind", "at", "payload"])
    )


def reclaim(tx: sa.Connection, wamid: Wamid) -> None:
    """The message with this wamid has come: apply what was kept for it."""
    if fast.execute(tx, _ANY, (wamid,)).fetchone() is None:
        return
    for item in tx.execute(_TAKE, {"sought": wamid}).all():
        row = message_rows.by_wamid(tx, wamid)
        update = Update(kind=UpdateKind(item.kind), at=item.at, payload=json.loads(item.payload))
        apply(tx, row, update)
    tx.execute(sa.delete(_orphans).where(_orphans.c.wamid == wamid))


def apply(tx: sa.Connection, row: Any, update: Update) -> None:
    """Change a message by one update; the rules do not depend on the order of updates."""
    payload, at = update.payload, update.at
    match update.kind:
        case UpdateKind.STATUS:
            failure = Failure(**payload["failure"]) if payload["failure"] else None
            message_rows.report(tx, row, MessageStatus(payload["status"]), at, failure)
        case UpdateKind.EDIT:
            message_rows.edit(tx, row, codec.decode(payload["content"]), at)
        case UpdateKind.REVOKE:
            message_rows.revoke(tx, row, at)
        case UpdateKind.REACTION:
            direction = Direction(payload["direction"])
            message_rows.react(tx, row, direction, payload["emoji"], at)
        case UpdateKind.CHOICE:
            message_rows.choose(tx, row, payload["chosen_id"])
        case UpdateKind.UNKNOWN:
            return


def prune(tx: sa.Connection, before: datetime) -> int:
    """Forget updates kept since before that time: their messages will not come. Returns how many."""
    return tx.execute(sa.delete(_orphans).where(_orphans.c.kept_at < before)).rowcount
