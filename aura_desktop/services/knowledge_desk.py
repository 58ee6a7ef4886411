"""KnowledgeDesk: where entries come from: the program, the set-up, files, answers people gave."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from aura_desktop import paths
from aura_desktop.domain import entry_check, mining, synonyms
from aura_desktop.domain.clinic_entries import PREFIX, entries_of, folded
from aura_desktop.domain.entry_file import entry_of
from aura_desktop.domain.entry_import import (
    ImportedEntry,
    ImportPlan,
    ImportProblem,
    ImportRead,
    PlannedEntry,
    read_entries,
)
from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.knowledge import (
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
    typed_part,
)
from aura_desktop.domain.setup import Clinic
from aura_desktop.domain.synonyms import Stems, SynonymProblem
from aura_desktop.gateways import spanish
from aura_desktop.store import knowledge, settings
from aura_desktop.store.database import Database, Tx

SYNONYMS_SETTING = "ai_synonyms"
_INDEX_SETTING = "ai_index"
_CUT_VERSION = 1
"""Rises whenever gateways/spanish.py cuts words otherwise."""
_INSTALLED = "quick_replies.json"
_DEMO = "demo_knowledge.json"
_ALL = 100_000
_AT_ONCE = 20
_NEAREST = 5


class KnowledgeDesk:
    """`zone` is the clinic's."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], zone: Callable[[], tzinfo]
    ) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def synonyms(self) -> str:
        """The table as text: the clinic's, else the one that came with the program."""
        written = await self._database.read(settings.get, SYNONYMS_SETTING)
        return await asyncio.to_thread(spanish.installed_synonyms) if written is None else written

    async def put_synonyms(self, text: str) -> tuple[SynonymProblem, ...]:
        """Keep the table if there is nothing wrong with it; what is wrong, by line, else. "" takes ours again."""
        await asyncio.to_thread(spanish.load)
        table = await asyncio.to_thread(spanish.synonym_table, text)
        if not table.problems:
            await self._database.run(_put_synonyms, text)
        return table.problems

    async def plan_import(self, data: bytes, name: str) -> ImportPlan:
        """What a file of CSV or Markdown would bring; nothing is written."""
        read = await asyncio.to_thread(read_entries, data, name)
        return await self._database.read(_plan, read, self._now())

    async def apply_import(self, plan: ImportPlan, author: str) -> int:
        """Write what was planned; care that nobody approved waits as a proposal. Returns how many.

        A few at a time, for deliveries wait meanwhile; broken off, the same file brings the rest.
        """
        await asyncio.to_thread(spanish.load)
        for start in range(0, len(plan.entries), _AT_ONCE):
            batch = plan.entries[start : start + _AT_ONCE]
            await self._database.run(_apply, batch, author, self._clock())
        return len(plan.entries)

    async def propose(
        self,
        question: str,
        answer: str,
        message_id: MessageId,
        *,
        has_identifier: Callable[[str], bool],
    ) -> Entry | None:
        """Make a proposal of a person's answer, once a message; None if it is not for everybody or known.

        `has_identifier` says whether a text names a patient.
        """
        key = f"mined:{message_id}"
        await asyncio.to_thread(spanish.load)
        return await self._database.run(
            _propose, question, answer, key, has_identifier, self._now()
        )

    async def seed(self) -> int:
        """The stock texts, each once: one that somebody changed or retired stays so. Returns how many are new.

        Call it at each start: words are cut anew where the program brought other synonyms.
        """
        new = await self._put_missing(_INSTALLED)
        await self._database.run(_refresh_index)
        return new

    async def load_demo(self, now: datetime) -> int:
        """The fictitious clinic's entries; its free hours are moved to the days after `now`."""
        return await self._put_missing(_DEMO, now)

    async def sync_clinic(self, clinic: Clinic) -> int:
        """Bring the set-up's entries up to it; what a person edited or retired is left alone. Returns changes."""
        wanted = entries_of(clinic)
        if not await self._database.read(_is_other, wanted):
            return 0
        await asyncio.to_thread(spanish.load)
        return await self._database.run(_sync, wanted, self._clock())

    async def _put_missing(self, name: str, now: datetime | None = None) -> int:
        now = (now or self._clock()).astimezone(self._zone())
        values = json.loads(await self._text(name))
        entries = [entry_of(value, now.date()) for value in values]
        if not await self._database.read(_is_missing, entries):
            return 0
        await asyncio.to_thread(spanish.load)
        return await self._database.run(_put_missing, entries, now)

    async def _text(self, name: str) -> str:
        return await asyncio.to_thread(
            (paths.resources() / "ai" / name).read_text, encoding="utf-8"
        )

    def _now(self) -> datetime:
        return self._clock().astimezone(self._zone())


def _written(tx: Tx) -> str:
    written = settings.get(tx, SYNONYMS_SETTING)
    return spanish.installed_synonyms() if written is None else written


def _words(tx: Tx) -> Stems:
    """How a text is cut for the index; the clinic's synonyms are read in the same transaction."""
    table = spanish.synonym_table(_written(tx))
    return lambda text: synonyms.marked(table, spanish.stems(text))


def _put_synonyms(tx: Tx, text: str) -> None:
    if text.strip():
        settings.put(tx, SYNONYMS_SETTING, text)
    else:
        settings.drop(tx, SYNONYMS_SETTING)
    _refresh_index(tx)


def _refresh_index(tx: Tx) -> None:
    """Cut every entry's words anew if the table is another than the last time."""
    mark = hashlib.sha256(f"{_CUT_VERSION}\n{_written(tx)}".encode()).hexdigest()
    if settings.get(tx, _INDEX_SETTING) != mark:
        knowledge.reindex(tx, _words(tx))
        settings.put(tx, _INDEX_SETTING, mark)


def _put(
    tx: Tx, new: NewEntry, origin: EntryOrigin, state: EntryState, author: str, at: datetime
) -> Entry:
    return knowledge.put(
        tx, new, state=state, origin=origin, author=author, at=at, stems=_words(tx)
    )


def _is_missing(tx: Tx, entries: Sequence[NewEntry]) -> bool:
    """At most starts there is nothing to do, and the stems need not be loaded."""
    return any(
        new.kind is EntryKind.SLOTS or knowledge.by_key(tx, new.key) is None for new in entries
    )


def _put_missing(tx: Tx, entries: Sequence[NewEntry], now: datetime) -> int:
    """Free hours are written anew as long as nobody has touched them."""
    changes = 0
    for new in entries:
        known = knowledge.by_key(tx, new.key)
        is_ours = known is not None and known.origin is EntryOrigin.INSTALLED
        if known is None or (is_ours and new.kind is EntryKind.SLOTS):
            kept = _put(tx, new, EntryOrigin.INSTALLED, EntryState.PUBLISHED, "", now)
            changes += known is None or kept.version != known.version
    return changes


def _is_other(tx: Tx, wanted: Sequence[NewEntry]) -> bool:
    """Whether the set-up says something else than its entries that nobody has taken over."""
    known = {entry.key: entry for entry in knowledge.with_prefix(tx, PREFIX)}
    by_key = {new.key: new for new in wanted}
    ours = [entry for entry in known.values() if entry.origin is EntryOrigin.SETUP]
    return bool(by_key.keys() - known.keys()) or any(
        typed_part(entry) != by_key[entry.key] or entry.state is EntryState.RETIRED
        if entry.key in by_key
        else entry.state is not EntryState.RETIRED
        for entry in ours
    )


def _sync(tx: Tx, wanted: Sequence[NewEntry], at: datetime) -> int:
    known = {entry.key: entry for entry in knowledge.with_prefix(tx, PREFIX)}
    changes = 0
    for new in wanted:
        old = known.pop(new.key, None)
        if old is None or old.origin is EntryOrigin.SETUP:
            kept = _put(tx, new, EntryOrigin.SETUP, EntryState.PUBLISHED, "", at)
            changes += old is None or kept != old
    for gone in known.values():
        if gone.origin is EntryOrigin.SETUP and gone.state is not EntryState.RETIRED:
            knowledge.retire(tx, gone.id, at)
            changes += 1
    return changes


def _plan(tx: Tx, read: ImportRead, now: datetime) -> ImportPlan:
    everything = knowledge.page(tx, EntryFilter(), today=now.date(), limit=_ALL)
    known = {_name(entry): entry for entry in everything if entry.state is not EntryState.RETIRED}
    taken = {entry.shortcut: entry.id for entry in known.values() if entry.shortcut}
    planned: dict[tuple[EntryKind, str], PlannedEntry] = {}
    problems = list(read.problems)
    unchanged = 0
    for item in read.entries:
        new = entry_check.cleaned(item.entry)
        old = known.get(_name(new))
        others = {shortcut for shortcut, owner in taken.items() if old is None or owner != old.id}
        others |= {other.entry.shortcut for other in planned.values()}
        found = _problems(replace(item, entry=new), others, now)
        if _name(new) in planned:
            found = [ImportProblem(code="import_twice", line=item.line)]
        if old is not None and not found and typed_part(old) == replace(new, key=old.key):
            unchanged += 1
        elif not found:
            planned[_name(new)] = PlannedEntry(
                line=item.line,
                entry=new,
                entry_id=None if old is None else old.id,
                proposed=new.kind is EntryKind.CARE and not new.approved_by,
            )
        problems += found
    problems.sort(key=lambda problem: problem.line)
    return ImportPlan(
        entries=tuple(planned.values()), unchanged=unchanged, problems=tuple(problems)
    )


def _problems(item: ImportedEntry, taken: set[str], now: datetime) -> list[ImportProblem]:
    found = entry_check.problems(item.entry, today=now.date(), shortcuts=taken, publish=False)
    return [
        ImportProblem(code=problem.code, line=item.line, column=problem.field) for problem in found
    ]


def _apply(tx: Tx, batch: Sequence[PlannedEntry], author: str, at: datetime) -> None:
    for planned in batch:
        state = EntryState.PROPOSED if planned.proposed else EntryState.PUBLISHED
        if planned.entry_id is None:
            _put(tx, replace(planned.entry, key=""), EntryOrigin.IMPORT, state, author, at)
            continue
        knowledge.change(
            tx,
            planned.entry_id,
            planned.entry,
            author=author,
            at=at,
            stems=_words(tx),
            state=state,
            origin=EntryOrigin.IMPORT,
        )


def _propose(
    tx: Tx,
    question: str,
    answer: str,
    key: str,
    has_identifier: Callable[[str], bool],
    now: datetime,
) -> Entry | None:
    if knowledge.by_key(tx, key) is not None:
        return None
    table = spanish.synonym_table(_written(tx))
    asked = synonyms.concepts(table, spanish.stems(question), spanish.STOP_WORDS)
    nearest = knowledge.page(
        tx, EntryFilter(words=question), concepts=asked, today=now.date(), limit=_NEAREST
    )
    new = mining.proposal(
        question,
        answer,
        has_identifier=has_identifier,
        stems=spanish.stems,
        known=nearest,
        key=key,
    )
    if new is None:
        return None
    return _put(tx, new, EntryOrigin.MINED, EntryState.PROPOSED, "", now)


def _name(entry: NewEntry) -> tuple[EntryKind, str]:
    return entry.kind, folded(entry.title)
