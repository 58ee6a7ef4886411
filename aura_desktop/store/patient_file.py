"""Everything there is of one patient, read for a copy: a head, then pages of messages."""

import json
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.content import MEDIA_KINDS, ContentKind
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_file import Belonging, Fields, Head
from aura_desktop.errors import InputError
from aura_desktop.store import belongings, media_tables, people_tables, tables
from aura_desktop.store.belongings import Belongings
from aura_desktop.store.columns import from_micros

_messages = tables.messages
_JSON = {
    "conversations": ("labels",),
    "messages": ("content", "failure", "reactions", "chosen_ids", "referral", "raw"),
    "drafts": ("draft",),
    "message_records": ("sources",),
    "audit": ("detail",),
    "jobs": ("failure",),
}
_HIDDEN = frozenset({"search_key", "seen_id", "owner", "lease_until", "fingerprint", "command"})
"""How the program works, nothing of the patient's; a command says once more what its message says."""


def belonging(tx: sa.Connection, contact_id: ContactId) -> Belonging:
    """Raises: InputError("patient_not_found")."""
    theirs = _demand(tx, contact_id)
    contact = _one(tx, tables.contacts, tables.contacts.c.id == contact_id)
    mine = _messages.c.conversation_id.in_(theirs.conversations)
    counted = sa.select(_messages.c.kind, sa.func.count()).where(mine).group_by(_messages.c.kind)
    kinds: dict[str, int] = {row[0]: row[1] for row in tx.execute(counted)}
    first = tx.execute(sa.select(sa.func.min(_messages.c.at)).where(mine)).scalar()
    return Belonging(
        name=contact["name"] or contact["profile_name"],
        messages=sum(kinds.values()),
        media=sum(kinds.get(kind.value, 0) for kind in MEDIA_KINDS),
        notes=kinds.get(ContentKind.NOTE.value, 0),
        drafts=_count(tx, tables.drafts.c.conversation_id.in_(theirs.conversations)),
        requests=_count(tx, tables.model_requests.c.conversation_id.in_(theirs.conversations)),
        consents=_count(tx, people_tables.consents.c.contact_id == contact_id),
        since=first,
    )


def head(tx: sa.Connection, contact_id: ContactId) -> Head:
    """Raises: InputError("patient_not_found")."""
    theirs = _demand(tx, contact_id)
    in_theirs = theirs.conversations
    mine = _messages.c.conversation_id.in_(in_theirs)
    ids = sa.select(_messages.c.id).where(mine)
    orphans, records = tables.orphans, tables.message_records
    waiting = [
        _fields(row, "orphans")
        for wamid in sorted(theirs.wamids)
        for row in tx.execute(sa.select(orphans).where(orphans.c.wamid == wamid)).all()
    ]
    audit, requests, jobs = people_tables.audit, tables.model_requests, tables.jobs
    return Head(
        contact=_one(tx, tables.contacts, tables.contacts.c.id == contact_id),
        aliases=_all(tx, tables.contact_aliases, tables.contact_aliases.c.contact_id == contact_id),
        consents=_all(
            tx, people_tables.consents, people_tables.consents.c.contact_id == contact_id
        ),
        conversations=_all(tx, tables.conversations, tables.conversations.c.id.in_(in_theirs)),
        drafts=_all(tx, tables.drafts, tables.drafts.c.conversation_id.in_(in_theirs)),
        records=_all(tx, records, records.c.message_id.in_(ids)),
        requests=_all(tx, requests, requests.c.conversation_id.in_(in_theirs)),
        jobs=_all(tx, jobs, jobs.c.conversation_id.in_(in_theirs)),
        waiting=waiting,
        audit=_all(tx, audit, audit.c.contact_id == contact_id),
        files=_files(tx, mine),
        messages=_count(tx, mine),
        last_message=max(theirs.messages, default=0),
    )


def messages_after(
    tx: sa.Connection, contact_id: ContactId, after: int, up_to: int, limit: int
) -> list[Fields]:
    """The next messages in the order in which they came to this PC, notes among them."""
    threads = tables.conversations
    mine = sa.select(threads.c.id).where(threads.c.contact_id == contact_id)
    query = sa.select(_messages).where(
        _messages.c.conversation_id.in_(mine), _messages.c.id > after, _messages.c.id <= up_to
    )
    rows = tx.execute(query.order_by(_messages.c.id).limit(limit)).all()
    return [_fields(row, "messages") for row in rows]


def _files(tx: sa.Connection, mine: sa.ColumnElement[bool]) -> tuple[Fields, ...]:
    """What came with these messages, without the bytes."""
    files = media_tables.media_files
    query = (
        sa.select(
            files.c.message_id,
            _messages.c.kind,
            files.c.file_type.label("type"),
            files.c.size_bytes,
            files.c.state,
            files.c.at,
        )
        .join(_messages, _messages.c.id == files.c.message_id)
        .where(mine)
        .order_by(files.c.message_id)
    )
    return tuple(_fields(row, files.name) for row in tx.execute(query).all())


def _demand(tx: sa.Connection, contact_id: ContactId) -> Belongings:
    theirs = belongings.find(tx, contact_id)
    if theirs is None:
        raise InputError("patient_not_found")
    return theirs


def _one(tx: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool]) -> Fields:
    return _fields(tx.execute(sa.select(table).where(condition)).one(), table.name)


def _all(
    tx: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool]
) -> tuple[Fields, ...]:
    first = next(iter(table.primary_key.columns))
    rows = tx.execute(sa.select(table).where(condition).order_by(first)).all()
    return tuple(_fields(row, table.name) for row in rows)


def _count(tx: sa.Connection, condition: sa.ColumnElement[bool]) -> int:
    return tx.execute(sa.select(sa.func.count()).where(condition)).scalar_one()


def _fields(row: Any, table: str) -> Fields:
    found = {name: value for name, value in row._mapping.items() if name not in _HIDDEN}
    for name in _JSON.get(table, ()):
        if name in found:
            found[name] = _value(found[name])
    if table == "messages":
        found["reactions"] = _reactions(found["reactions"])
        found["content"] = found["content"] or {"is": "Text", "body": row.text}
    return found


def _value(column: str | None) -> Any:
    if not column:
        return None
    try:
        return json.loads(column)
    except ValueError:
        return column


def _reactions(column: Any) -> list[Fields]:
    return [
        {"side": side, "emoji": emoji, "at": from_micros(micros)}
        for side, (emoji, micros) in sorted((column or {}).items())
    ]
