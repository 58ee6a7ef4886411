"""What the clinic knows: entries, their versions, and the words they are found by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.entry_page import EntryCounts, EntryFilter, EntryVersion
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import (
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
    typed_part,
)
from aura_desktop.domain.synonyms import Concept, Stems
from aura_desktop.store import feed, knowledge_rows, tables

_entries = tables.knowledge
_versions = tables.knowledge_versions
_Count = Any
"""A row of state, kind and number."""
_NOT_SOUGHT = (EntryKind.QUICK_REPLY.value,)
"""A quick reply is opened by its shortcut; its text is no fact."""
_RANKED = (
    "SELECT rowid AS id, bm25(knowledge_words, 3.0, 2.0, 1.0) AS cost "
    "FROM knowledge_words WHERE knowledge_words MATCH :query"
)
"""The weights are those of title, questions and body."""


def put(
    tx: sa.Connection,
    new: NewEntry,
    *,
    state: EntryState,
    origin: EntryOrigin,
    author: str,
    at: datetime,
    stems: Stems,
) -> Entry:
    """Keep an entry; if its key is known, that entry is changed instead, and has this state and origin."""
    known = by_key(tx, new.key) if new.key else None
    if known is not None:
        return change(
            tx, known.id, new, state=state, origin=origin, author=author, at=at, stems=stems
        )
    columns = knowledge_rows.values(new)
    inserted = tx.execute(
        sa.insert(_entries).values(
            **columns, state=state.value, origin=origin.value, version=1, updated_at=at
        )
    )
    return _kept(tx, EntryId(inserted.lastrowid), author, stems)


def change(
    tx: sa.Connection,
    entry_id: EntryId,
    new: NewEntry,
    *,
    author: str,
    at: datetime,
    stems: Stems,
    state: EntryState | None = None,
    origin: EntryOrigin | None = None,
) -> Entry:
    """Replace what was typed; its key stays. Without a difference nothing is written, and no version made.

    Raises: LookupError if there is no such entry.
    """
    known = _known(tx, entry_id)
    new = replace(new, key=known.key)
    state, origin = state or known.state, origin or known.origin
    if knowledge_rows.values(new) == knowledge_rows.values(typed_part(known)):
        if (state, origin) != (known.state, known.origin):
            _set_state(tx, entry_id, state, at, stems, origin)
        return _known(tx, entry_id)
    tx.execute(
        sa.update(_entries)
        .where(_entries.c.id == entry_id)
        .values(
            **knowledge_rows.values(new),
            state=state.value,
            origin=origin.value,
            version=known.version + 1,
            updated_at=at,
        )
    )
    return _kept(tx, entry_id, author, stems)


def publish(tx: sa.Connection, entry_id: EntryId, at: datetime, stems: Stems) -> None:
    """The entry may be found and cited. Raises: LookupError if there is none."""
    _set_state(tx, entry_id, EntryState.PUBLISHED, at, stems, None)


def retire(
    tx: sa.Connection, entry_id: EntryId, at: datetime, origin: EntryOrigin | None = None
) -> None:
    """No search finds it any more; what cited it still can. Raises: LookupError if there is none."""
    _set_state(tx, entry_id, EntryState.RETIRED, at, None, origin)


def reject(tx: sa.Connection, entry_id: EntryId, at: datetime) -> None:
    """A proposal is not wanted; its key stays, so that it does not come again. Raises: LookupError."""
    if _known(tx, entry_id).state is EntryState.PROPOSED:
        retire(tx, entry_id, at)


def reindex(tx: sa.Connection, stems: Stems) -> None:
    """Write the words of every entry that is not retired anew: they are cut otherwise now."""
    statement = sa.select(_entries).where(_entries.c.state != EntryState.RETIRED.value)
    for row in tx.execute(statement).all():
        _index(tx, knowledge_rows.entry(row), stems)


def get(tx: sa.Connection, entry_id: EntryId) -> Entry | None:
    """The entry in any state, None if there is none."""
    row = tx.execute(sa.select(_entries).where(_entries.c.id == entry_id)).one_or_none()
    return None if row is None else knowledge_rows.entry(row)


def by_key(tx: sa.Connection, key: str) -> Entry | None:
    """The entry made of this, in any state."""
    row = tx.execute(sa.select(_entries).where(_entries.c.key == key)).one_or_none()
    return None if row is None else knowledge_rows.entry(row)


def by_ids(tx: sa.Connection, ids: Sequence[EntryId]) -> list[Entry]:
    """Those that exist, in the order asked for."""
    rows = tx.execute(sa.select(_entries).where(_entries.c.id.in_(ids)))
    found = {row.id: knowledge_rows.entry(row) for row in rows}
    return [found[entry_id] for entry_id in ids if entry_id in found]


def with_prefix(tx: sa.Connection, prefix: str) -> list[Entry]:
    """All whose key begins so, in any state."""
    statement = sa.select(_entries).where(_entries.c.key.startswith(prefix, autoescape=True))
    return [knowledge_rows.entry(row) for row in tx.execute(statement.order_by(_entries.c.id))]


def versions(tx: sa.Connection, entry_id: EntryId) -> list[EntryVersion]:
    """All there were of an entry, the newest first."""
    statement = sa.select(_versions).where(_versions.c.entry_id == entry_id)
    rows = tx.execute(statement.order_by(_versions.c.version.desc()))
    return [knowledge_rows.version(row) for row in rows]


def page(
    tx: sa.Connection,
    wanted: EntryFilter,
    *,
    concepts: Sequence[Concept] = (),
    today: date,
    limit: int,
    offset: int = 0,
) -> list[Entry]:
    """Entries by title; where `concepts` are given only those that hold one, the best first."""
    statement = sa.select(_entries)
    order: list[sa.ColumnElement[object]] = [sa.func.lower(_entries.c.title), _entries.c.id]
    if query := match_query(concepts):
        ranked = _ranked(query)
        statement = statement.join(ranked, ranked.c.id == _entries.c.id)
        order.insert(0, ranked.c.cost)
    elif wanted.words.strip():
        return []
    if wanted.kind is not None:
        statement = statement.where(_entries.c.kind == wanted.kind.value)
    if wanted.state is not None:
        statement = statement.where(_entries.c.state == wanted.state.value)
    if wanted.expired:
        statement = statement.where(_expired(today))
    rows = tx.execute(statement.order_by(*order).limit(limit).offset(offset))
    return [knowledge_rows.entry(row) for row in rows]


def search(
    tx: sa.Connection, concepts: Sequence[Concept], *, today: date, limit: int
) -> list[tuple[Entry, float]]:
    """Entries that may be cited, the best first, with a score that grows with the fit."""
    query = match_query(concepts)
    if not query:
        return []
    ranked = _ranked(query)
    statement = (
        sa.select(_entries, ranked.c.cost)
        .join(ranked, ranked.c.id == _entries.c.id)
        .where(_valid(today), _entries.c.kind.not_in(_NOT_SOUGHT))
        .order_by(ranked.c.cost, _entries.c.id)
        .limit(limit)
    )
    return [(knowledge_rows.entry(row), -row.cost) for row in tx.execute(statement)]


def valid(tx: sa.Connection, kinds: Sequence[EntryKind], today: date) -> list[Entry]:
    """All of these kinds that may be cited, in the order in which they were made."""
    names = [kind.value for kind in kinds]
    statement = sa.select(_entries).where(_entries.c.kind.in_(names), _valid(today))
    return [knowledge_rows.entry(row) for row in tx.execute(statement.order_by(_entries.c.id))]


def by_shortcut(tx: sa.Connection, prefix: str, today: date) -> list[Entry]:
    """Valid entries whose shortcut begins so; "" gives all that have one."""
    statement = sa.select(_entries).where(
        _entries.c.shortcut != "",
        _entries.c.shortcut.startswith(prefix.lower(), autoescape=True),
        _valid(today),
    )
    rows = tx.execute(statement.order_by(_entries.c.shortcut, _entries.c.id))
    return [knowledge_rows.entry(row) for row in rows]


def shortcuts(tx: sa.Connection, but: EntryId | None = None) -> set[str]:
    """Those in use, retired entries and the one named aside."""
    statement = sa.select(_entries.c.id, _entries.c.shortcut).where(
        _entries.c.shortcut != "", _entries.c.state != EntryState.RETIRED.value
    )
    return {row.shortcut for row in tx.execute(statement) if row.id != but}


def counts(tx: sa.Connection, today: date) -> EntryCounts:
    """How many there are, by state and by kind."""
    by_both = sa.select(_entries.c.state, _entries.c.kind, sa.func.count()).group_by(
        _entries.c.state, _entries.c.kind
    )
    rows = tx.execute(by_both).all()
    expired = sa.select(sa.func.count()).select_from(_entries).where(_expired(today))
    return EntryCounts(
        published=_total(rows, EntryState.PUBLISHED),
        proposed=_total(rows, EntryState.PROPOSED),
        retired=_total(rows, EntryState.RETIRED),
        expired=tx.execute(expired).scalar_one(),
        kinds=_by_kind(rows),
    )


def match_query(concepts: Sequence[Concept]) -> str:
    """What FTS5 is asked: any of the words. They hold letters and digits only."""
    words = dict.fromkeys(word for concept in concepts for word in concept)
    return " OR ".join(f'"{word}"' for word in words)


def _known(tx: sa.Connection, entry_id: EntryId) -> Entry:
    found = get(tx, entry_id)
    if found is None:
        raise LookupError(entry_id)
    return found


def _kept(tx: sa.Connection, entry_id: EntryId, author: str, stems: Stems) -> Entry:
    """Bring version, words and feed up to the row."""
    entry = _known(tx, entry_id)
    new = typed_part(entry)
    tx.execute(
        sa.insert(_versions).values(
            entry_id=entry_id,
            version=entry.version,
            entry=knowledge_rows.version_column(new),
            author=author,
            at=entry.updated_at,
        )
    )
    if entry.state is EntryState.RETIRED:
        knowledge_rows.unindex(tx, entry_id)
    else:
        _index(tx, entry, stems)
    feed.note(tx, Topic.KNOWLEDGE, str(entry_id))
    return entry


def _set_state(
    tx: sa.Connection,
    entry_id: EntryId,
    state: EntryState,
    at: datetime,
    stems: Stems | None,
    origin: EntryOrigin | None,
) -> None:
    known = _known(tx, entry_id)
    origin = origin or known.origin
    if (known.state, known.origin) == (state, origin):
        return
    statement = sa.update(_entries).where(_entries.c.id == entry_id)
    tx.execute(statement.values(state=state.value, origin=origin.value, updated_at=at))
    if state is EntryState.RETIRED or stems is None:
        knowledge_rows.unindex(tx, entry_id)
    else:
        _index(tx, known, stems)
    feed.note(tx, Topic.KNOWLEDGE, str(entry_id))


def _index(tx: sa.Connection, entry: Entry, stems: Stems) -> None:
    texts = (entry.title, "\n".join(entry.questions), entry.body)
    title, questions, body = (" ".join(stems(text)) for text in texts)
    knowledge_rows.index(tx, entry.id, title, questions, body)


def _ranked(query: str) -> sa.Subquery:
    found = sa.text(_RANKED).bindparams(query=query)
    return found.columns(sa.column("id", sa.Integer), sa.column("cost", sa.Float)).subquery()


def _valid(today: date) -> sa.ColumnElement[bool]:
    until = _entries.c.valid_until
    return sa.and_(
        _entries.c.state == EntryState.PUBLISHED.value,
        sa.or_(until.is_(None), until >= today.isoformat()),
    )


def _expired(today: date) -> sa.ColumnElement[bool]:
    published = _entries.c.state == EntryState.PUBLISHED.value
    return sa.and_(published, _entries.c.valid_until < today.isoformat())


def _total(rows: Sequence[_Count], state: EntryState) -> int:
    return sum(number for found, _, number in rows if found == state.value)


def _by_kind(rows: Sequence[_Count]) -> dict[EntryKind, int]:
    """Kinds that a newer program added are counted together."""
    kinds: dict[EntryKind, int] = {}
    for state, name, number in rows:
        if state == EntryState.PUBLISHED.value:
            kind = EntryKind(name) if name in set(EntryKind) else EntryKind.UNKNOWN
            kinds[kind] = kinds.get(kind, 0) + number
    return kinds
