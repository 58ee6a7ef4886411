"""Drafts: kept when they are whole, settled once, and what of them the list of conversations shows."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ContactId, ConversationId, DraftId
from aura_desktop.store import feed, tables, threads
from aura_desktop.store.columns import storable

_rows = tables.drafts
_threads = tables.conversations
_PREVIEW = 160
_SHOWN_IN_LIST = frozenset({DraftState.READY})


def add(tx: sa.Connection, draft: Draft, cost_milli: int = 0) -> Draft:
    """Keep a new draft in place of every open one of its conversation; returns it with its id."""
    supersede(tx, draft.conversation_id, draft.created_at)
    values = {
        "conversation_id": draft.conversation_id,
        "answers": draft.answers,
        "created_at": draft.created_at,
        "model": draft.model,
        "prompt_version": draft.prompt_version,
        "first_word_ms": draft.first_word_ms,
        "took_ms": draft.took_ms,
        "cost_milli": cost_milli,
        **_changing(draft),
    }
    row_id = tx.execute(sa.insert(_rows), values).lastrowid
    kept = replace(draft, id=DraftId(row_id))
    _show_in_list(tx, kept)
    note(tx, draft.conversation_id)
    return kept


def change(tx: sa.Connection, draft: Draft, cost_milli: int = 0) -> bool:
    """Another version, or another state, of an open draft; False if it is settled."""
    statement = sa.update(_rows).where(_rows.c.id == draft.id, _rows.c.outcome == Outcome.OPEN)
    values = _changing(draft) | {"cost_milli": _rows.c.cost_milli + cost_milli}
    if not tx.execute(statement.values(**values)).rowcount:
        return False
    _show_in_list(tx, draft)
    note(tx, draft.conversation_id)
    return True


def get(tx: sa.Connection, draft_id: DraftId) -> Draft | None:
    """A draft, settled or not."""
    row = tx.execute(sa.select(_rows).where(_rows.c.id == draft_id)).one_or_none()
    return None if row is None else _record(row)


def open_of(tx: sa.Connection, conversation_id: ConversationId) -> Draft | None:
    """The draft of this conversation that nobody has settled."""
    row = tx.execute(_open(conversation_id).order_by(_rows.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _record(row)


def last_of(tx: sa.Connection, conversation_id: ConversationId) -> tuple[Draft, Outcome] | None:
    """The newest draft of this conversation, and what became of it."""
    query = sa.select(_rows).where(_rows.c.conversation_id == conversation_id)
    row = tx.execute(query.order_by(_rows.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else (_record(row), Outcome(row.outcome))


def is_open(tx: sa.Connection, draft_id: DraftId) -> bool:
    """Whether nobody has settled it."""
    query = sa.select(_rows.c.id).where(_rows.c.id == draft_id, _rows.c.outcome == Outcome.OPEN)
    return tx.execute(query).scalar() is not None


def counting(tx: sa.Connection) -> list[Draft]:
    """Drafts that will be sent by themselves."""
    query = sa.select(_rows).where(
        _rows.c.state == DraftState.COUNTING, _rows.c.outcome == Outcome.OPEN
    )
    return [_record(row) for row in tx.execute(query.order_by(_rows.c.id))]


def settle(tx: sa.Connection, draft_id: DraftId, outcome: Outcome, now: datetime) -> bool:
    """What became of it; only the first word counts, and whether this was it."""
    statement = sa.update(_rows).where(_rows.c.id == draft_id, _rows.c.outcome == Outcome.OPEN)
    if not tx.execute(statement.values(outcome=outcome.value, settled_at=now)).rowcount:
        return False
    draft = get(tx, draft_id)
    if draft is not None:
        _set_in_list(tx, draft.conversation_id, "")
        note(tx, draft.conversation_id)
    return True


def reopen(tx: sa.Connection, draft_id: DraftId) -> bool:
    """A discarded draft is taken back."""
    statement = sa.update(_rows).where(_rows.c.id == draft_id, _rows.c.outcome == Outcome.DISCARDED)
    if not tx.execute(statement.values(outcome=Outcome.OPEN.value, settled_at=None)).rowcount:
        return False
    draft = get(tx, draft_id)
    if draft is not None:
        _show_in_list(tx, draft)
        note(tx, draft.conversation_id)
    return True


def supersede(tx: sa.Connection, conversation_id: ConversationId, now: datetime) -> None:
    """Whatever was open there answers nothing any more."""
    statement = sa.update(_rows).where(
        _rows.c.conversation_id == conversation_id, _rows.c.outcome == Outcome.OPEN
    )
    values = {"outcome": Outcome.SUPERSEDED.value, "settled_at": now}
    if tx.execute(statement.values(**values)).rowcount:
        _set_in_list(tx, conversation_id, "")
        note(tx, conversation_id)


def note(tx: sa.Connection, conversation_id: ConversationId) -> None:
    """Something about this conversation's draft changed."""
    feed.note(tx, Topic.DRAFT, str(conversation_id))


# what the AI may do in a conversation


def set_mode(tx: sa.Connection, conversation_id: ConversationId, mode: AiMode | None) -> None:
    """Its own mode; None follows the clinic's."""
    values = {"ai_mode": "" if mode is None else mode.value}
    _change_thread(tx, conversation_id, **values)


def set_no_ai(tx: sa.Connection, contact_id: ContactId, no_ai: bool) -> None:
    """Nothing of this patient goes to a model, and no AI text is made for them."""
    contacts = tables.contacts
    tx.execute(sa.update(contacts).where(contacts.c.id == contact_id).values(no_ai=no_ai))
    threads.note_all_of(tx, contact_id)


def hold(
    tx: sa.Connection, conversation_id: ConversationId, dangers: Sequence[str], now: datetime
) -> bool:
    """A person is wanted from now on; dangers found before stay. Whether anything is new."""
    row = threads.get(tx, conversation_id)
    if row is None:
        return False
    known = row.held_for.split()
    together = list(dict.fromkeys([*known, *dangers]))
    if row.held_since is not None and together == known:
        return False
    since = row.held_since or now
    _change_thread(tx, conversation_id, held_since=since, held_for=" ".join(together))
    return True


def tell(tx: sa.Connection, conversation_id: ConversationId, now: datetime) -> None:
    """The professional was told."""
    _change_thread(tx, conversation_id, told_at=now)


def spent_milli(tx: sa.Connection, since: datetime) -> int:
    """Thousandths of a peso that models have cost since then."""
    requests = tables.model_requests
    query = sa.select(sa.func.sum(requests.c.cost_milli)).where(requests.c.at >= since)
    return tx.execute(query).scalar() or 0


def prune(tx: sa.Connection, now: datetime, keep: timedelta, limit: int) -> int:
    """Forget settled drafts older than `keep`; what was sent of them stands in its message."""
    old = (
        sa.select(_rows.c.id)
        .where(_rows.c.created_at < now - keep, _rows.c.outcome != Outcome.OPEN)
        .limit(limit)
    )
    return tx.execute(sa.delete(_rows).where(_rows.c.id.in_(old))).rowcount


def _open(conversation_id: ConversationId) -> sa.Select[Any]:
    return sa.select(_rows).where(
        _rows.c.conversation_id == conversation_id, _rows.c.outcome == Outcome.OPEN
    )


def _changing(draft: Draft) -> dict[str, Any]:
    return {
        "state": draft.state.value,
        "topic": draft.topic.value,
        "draft": storable(json.dumps(codec.encode(draft), ensure_ascii=False)),
    }


def _record(row: Any) -> Draft:
    draft: Draft = codec.decode(json.loads(row.draft))
    return replace(draft, id=DraftId(row.id), conversation_id=ConversationId(row.conversation_id))


def _show_in_list(tx: sa.Connection, draft: Draft) -> None:
    version = draft.version
    shown = version is not None and draft.state in _SHOWN_IN_LIST
    text = " ".join(version.text.split())[:_PREVIEW] if version is not None and shown else ""
    _set_in_list(tx, draft.conversation_id, text)


def _set_in_list(tx: sa.Connection, conversation_id: ConversationId, text: str) -> None:
    row = threads.get(tx, conversation_id)
    if row is not None and row.draft_ready != text:
        _change_thread(tx, conversation_id, draft_ready=storable(text))


def _change_thread(tx: sa.Connection, conversation_id: ConversationId, **values: Any) -> None:
    statement = sa.update(_threads).where(_threads.c.id == conversation_id).values(**values)
    if tx.execute(statement).rowcount:
        threads.note(tx, conversation_id)
