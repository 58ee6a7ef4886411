"""The ledger: what left this PC for a model, to whom, when, how much; written before it leaves."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.store import tables, threads
from aura_desktop.store.columns import storable

_rows = tables.model_requests


def begin(tx: sa.Connection, entry: LedgerEntry) -> int:
    """Keep what is about to leave; the id for `end`. Of a patient who was erased meanwhile no word is kept."""
    is_known = entry.conversation_id is None or threads.get(tx, entry.conversation_id) is not None
    values = {
        "at": entry.at,
        "conversation_id": entry.conversation_id if is_known else None,
        "host": storable(entry.host),
        "model": storable(entry.model),
        "purpose": entry.purpose,
        "body": storable(entry.body) if is_known else "",
        "characters": entry.characters,
        "hidden": entry.hidden,
        "state": RequestState.LEFT.value,
    }
    return int(tx.execute(sa.insert(_rows), values).lastrowid)


def end(
    tx: sa.Connection,
    request_id: int,
    state: RequestState,
    *,
    code: str = "",
    prompt_tokens: int = 0,
    answer_tokens: int = 0,
    cost_milli: int = 0,
    took_ms: int = 0,
) -> None:
    """What came of it."""
    values = {
        "state": state.value,
        "code": code,
        "prompt_tokens": prompt_tokens,
        "answer_tokens": answer_tokens,
        "cost_milli": cost_milli,
        "took_ms": took_ms,
    }
    tx.execute(sa.update(_rows).where(_rows.c.id == request_id).values(**values))


def page(tx: sa.Connection, before: int | None, limit: int) -> list[LedgerEntry]:
    """The newest, or those before an id."""
    query = sa.select(_rows).order_by(_rows.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(_rows.c.id < before)
    return _records(tx.execute(query).all())


def last_of(tx: sa.Connection, conversation_id: ConversationId) -> LedgerEntry | None:
    """What last left about a conversation."""
    query = sa.select(_rows).where(_rows.c.conversation_id == conversation_id)
    found = _records(tx.execute(query.order_by(_rows.c.id.desc()).limit(1)).all())
    return found[0] if found else None


def prune(tx: sa.Connection, now: datetime, keep: timedelta, limit: int) -> int:
    """Empty the bodies older than `keep`; that something left, to whom and how much, stays."""
    old = sa.select(_rows.c.id).where(_rows.c.at < now - keep, _rows.c.body != "").limit(limit)
    return tx.execute(sa.update(_rows).where(_rows.c.id.in_(old)).values(body="")).rowcount


def _records(rows: Sequence[Any]) -> list[LedgerEntry]:
    return [
        LedgerEntry(
            id=row.id,
            at=row.at,
            conversation_id=None
            if row.conversation_id is None
            else ConversationId(row.conversation_id),
            host=row.host,
            model=row.model,
            purpose=row.purpose,
            body=row.body,
            characters=row.characters,
            hidden=row.hidden,
            state=RequestState(row.state),
            code=row.code,
            prompt_tokens=row.prompt_tokens,
            answer_tokens=row.answer_tokens,
            cost_clp=row.cost_milli / 1000,
            took_ms=row.took_ms,
        )
        for row in rows
    ]
