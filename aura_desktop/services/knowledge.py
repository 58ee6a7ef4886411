"""Knowledge: what the clinic knows, found by a patient's words and kept up by its people."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from aura_desktop.domain import entry_check, quick_reply, synonyms
from aura_desktop.domain.entry_page import (
    EntryCounts,
    EntryFilter,
    EntryVersion,
    Found,
    QuickReply,
)
from aura_desktop.domain.free_slots import as_of
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import (
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
    source_text,
)
from aura_desktop.domain.synonyms import Concept, Stems, SynonymTable
from aura_desktop.errors import InputError
from aura_desktop.gateways import spanish
from aura_desktop.store import knowledge, settings
from aura_desktop.store.database import Database, Tx

SYNONYMS_SETTING = "ai_synonyms"
LONGEST_QUESTION = 1000
"""Characters of a question that are searched for: who writes more has said it by then."""
PAGE = 50
_SPARE = 3
"""Found besides those wanted, for free hours that are over."""


class Knowledge:
    """`zone` is the clinic's: its days end there."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], zone: Callable[[], tzinfo]
    ) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def search(self, text: str, limit: int = 3) -> tuple[Found, ...]:
        """Entries that may be cited for this, the best first; free hours only as far as they lie ahead.

        Quick replies are not among them. A found entry need not answer: see `covered`.
        """
        written, concepts = await self._asked(text[:LONGEST_QUESTION])
        now = self._now()
        rows = await self._database.read(
            knowledge.search, concepts, today=now.date(), limit=limit + _SPARE
        )
        return await asyncio.to_thread(_found, rows, written, concepts, now, limit)

    async def quick_replies(self, prefix: str = "") -> tuple[QuickReply, ...]:
        """Entries whose shortcut begins so ("/" may stand before it), as they would be sent now."""
        now = self._now()
        entries, facts = await self._database.read(
            _quick_replies, prefix.strip().removeprefix("/"), now.date()
        )
        return tuple(
            QuickReply(entry=entry, text=_sent(entry, facts, now))
            for entry in entries
            if as_of(entry, now) is not None
        )

    async def page(
        self, wanted: EntryFilter, *, limit: int = PAGE, offset: int = 0
    ) -> tuple[Entry, ...]:
        """Entries by title, in any state unless the filter says; with words the best first."""
        _, concepts = await self._asked(wanted.words) if wanted.words.strip() else (None, ())
        found = await self._database.read(
            knowledge.page,
            wanted,
            concepts=concepts,
            today=self._now().date(),
            limit=limit,
            offset=offset,
        )
        return tuple(found)

    async def entries(self, ids: Sequence[EntryId]) -> tuple[Entry, ...]:
        """Those that exist, in any state, as they were typed."""
        return tuple(await self._database.read(knowledge.by_ids, ids))

    async def versions(self, entry_id: EntryId) -> tuple[EntryVersion, ...]:
        """How an entry stood before, the newest first."""
        return tuple(await self._database.read(knowledge.versions, entry_id))

    async def counts(self) -> EntryCounts:
        """How many there are, by state and by kind."""
        return await self._database.read(knowledge.counts, self._now().date())

    async def save(
        self, entry_id: EntryId | None, new: NewEntry, author: str, *, publish: bool = True
    ) -> Entry:
        """Keep what a person typed: a new entry, or the next version of one. It is the person's from now on.

        Raises: InputError with the code and field of domain/entry_check.
        """
        await asyncio.to_thread(spanish.load)
        return await self._database.run(_save, entry_id, new, author, publish, self._now())

    async def publish(self, entry_id: EntryId) -> None:
        """Let searches find it. Raises: InputError as `save` does."""
        await asyncio.to_thread(spanish.load)
        await self._database.run(_publish, entry_id, self._now())

    async def retire(self, entry_id: EntryId) -> None:
        """Searches find it no more; the set-up does not bring it back. Raises: InputError("entry_unknown")."""
        await self._database.run(_retire, entry_id, self._clock())

    async def reject(self, entry_id: EntryId) -> None:
        """This proposal is not wanted, and is not made again. Raises: InputError("entry_unknown")."""
        await self._database.run(_reject, entry_id, self._clock())

    async def _asked(self, text: str) -> tuple[str | None, tuple[Concept, ...]]:
        """The clinic's own synonyms if there are any, and what is asked by them."""
        written = await self._database.read(settings.get, SYNONYMS_SETTING)
        return written, await asyncio.to_thread(_concepts, written, text)

    def _now(self) -> datetime:
        return self._clock().astimezone(self._zone())


def _table(written: str | None) -> SynonymTable:
    return spanish.synonym_table(spanish.installed_synonyms() if written is None else written)


def _concepts(written: str | None, text: str) -> tuple[Concept, ...]:
    return synonyms.concepts(_table(written), spanish.stems(text), spanish.STOP_WORDS)


def _words(tx: Tx) -> Stems:
    """How a text is cut for the index; the clinic's synonyms are read in the same transaction."""
    table = _table(settings.get(tx, SYNONYMS_SETTING))
    return lambda text: synonyms.marked(table, spanish.stems(text))


def _found(
    rows: Sequence[tuple[Entry, float]],
    written: str | None,
    concepts: Sequence[Concept],
    now: datetime,
    limit: int,
) -> tuple[Found, ...]:
    found = []
    for entry, score in rows:
        text = "\n".join([source_text(entry), *entry.questions])
        told = synonyms.marked(_table(written), spanish.stems(text))
        current = as_of(entry, now)
        if current is not None:
            covered = synonyms.covered(concepts, told)
            spoken = synonyms.spoken(concepts, told)
            found.append(Found(entry=current, score=score, covered=covered, spoken=spoken))
    return tuple(found[:limit])


def _quick_replies(tx: Tx, prefix: str, today: date) -> tuple[list[Entry], list[Entry]]:
    facts = knowledge.valid(tx, (EntryKind.SERVICE, EntryKind.SLOTS), today)
    return knowledge.by_shortcut(tx, prefix, today), facts


def _sent(entry: Entry, facts: Sequence[Entry], now: datetime) -> str:
    current = as_of(entry, now) or entry
    return quick_reply.filled(quick_reply.reply_text(current), facts, now)


def _save(
    tx: Tx, entry_id: EntryId | None, new: NewEntry, author: str, publish: bool, now: datetime
) -> Entry:
    known = None if entry_id is None else _known(tx, entry_id)
    typed = entry_check.cleaned(new)
    former = EntryState.PROPOSED if known is None else known.state
    state = EntryState.PUBLISHED if publish else former
    _check(tx, typed, entry_id, state, now)
    if known is not None:
        return knowledge.change(
            tx,
            known.id,
            typed,
            author=author,
            at=now,
            stems=_words(tx),
            state=state,
            origin=EntryOrigin.PERSON,
        )
    return knowledge.put(
        tx,
        replace(typed, key=""),
        state=state,
        origin=EntryOrigin.PERSON,
        author=author,
        at=now,
        stems=_words(tx),
    )


def _publish(tx: Tx, entry_id: EntryId, now: datetime) -> None:
    _check(tx, _known(tx, entry_id), entry_id, EntryState.PUBLISHED, now)
    knowledge.publish(tx, entry_id, now, _words(tx))


def _retire(tx: Tx, entry_id: EntryId, at: datetime) -> None:
    knowledge.retire(tx, _known(tx, entry_id).id, at, origin=EntryOrigin.PERSON)


def _reject(tx: Tx, entry_id: EntryId, at: datetime) -> None:
    knowledge.reject(tx, _known(tx, entry_id).id, at)


def _known(tx: Tx, entry_id: EntryId) -> Entry:
    """Raises: InputError("entry_unknown")."""
    found = knowledge.get(tx, entry_id)
    if found is None:
        raise InputError("entry_unknown")
    return found


def _check(
    tx: Tx, entry: NewEntry, entry_id: EntryId | None, state: EntryState, now: datetime
) -> None:
    """Raises: InputError for the first problem."""
    found = entry_check.problems(
        entry,
        today=now.date(),
        shortcuts=knowledge.shortcuts(tx, entry_id),
        publish=state is EntryState.PUBLISHED,
    )
    for problem in found:
        facts: dict[str, Any] = {"limit": problem.limit, "line": problem.line}
        told = {name: value for name, value in facts.items() if value}
        raise InputError(problem.code, field=problem.field, **told)
