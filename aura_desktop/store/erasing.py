"""Erasing one patient for good: every table, decided one by one (see DECISIONS), in one transaction."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from aura_desktop.domain.erasure import ErasureReason, Receipt
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import ContactId, ConversationId
from aura_desktop.domain.knowledge import EntryOrigin, EntryState
from aura_desktop.errors import InputError
from aura_desktop.store import (
    belongings,
    erasures,
    fast,
    feed,
    floors,
    jobs,
    knowledge_rows,
    media_files,
    metrics,
    mixed_rows,
    people_tables,
    settings,
    tables,
    tombstones,
)
from aura_desktop.store.belongings import Belongings

DECISIONS = {
    "contacts": "the patient's row goes; its id is never given again",
    "contact_aliases": "all of the patient's go",
    "conversations": "all go, with what is half written, labels and previews",
    "messages": "all go: what was written, sent, noted, and the records of media",
    "media_files": "all go, each once its bytes are gone from the file of its month",
    "message_words": "their rows go, then the index is written anew so that no word stays in it",
    "message_records": "go with their messages",
    "consents": "go; the receipt says how many there were",
    "drafts": "go",
    "model_requests": "what left goes and whom it was about; that something left, and its cost, stays",
    "jobs": "go, those that wait too: nothing more leaves; one that leaves at this moment is waited for",
    "orphans": "what waits for the patient's messages goes; keyed hashes stay for a month, so that nothing returns",
    "inbox": "what is not read yet is waited for; what cannot be read loses the patient's part",
    "notices": "stay without the patient's part",
    "deliveries": "stay without the patient's wamids",
    "knowledge": "proposals from the patient's conversation go; what a person published names nobody and stays",
    "knowledge_versions": "go with their entries",
    "knowledge_words": "go with their entries, then the index is written anew",
    "settings": "marks of the patient's conversations go; the rest knows no patient",
    "feed": "stays: numbers of rows",
    "counters": "stay: totals; the number of conversations falls",
    "templates": "stay: Meta's own",
    "people": "stays: the clinic's own",
    "audit": "stays, and says that it was done: the number of the row, codes, counts",
    "erasures": "the receipt, without content",
    "sqlite_stat4": "its samples of indexes go; they are taken anew",
}
"""What becomes of each table when a patient is erased; a test compares the names with those there are."""

_MARKS = ("ai.handoff.",)
_DELETE_WORDS = "DELETE FROM message_words WHERE rowid = ?"
_HAS_SAMPLES = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4'"
MERGE_PAGES = 100
"""A step takes some milliseconds: deliveries are acknowledged in between."""


def erase(
    tx: sa.Connection,
    contact_id: ContactId,
    reason: ErasureReason,
    person: str,
    now: datetime,
) -> Receipt:
    """All of a patient is gone when this returns, but for the index of words: see `settle_words`.

    Raises: InputError patient_not_found; erasing_sends, erasing_reads: not at this moment.
    """
    theirs = belongings.find(tx, contact_id)
    if theirs is None:
        raise InputError("patient_not_found")
    _demand_nothing_leaves(tx, theirs)
    mixed_rows.demand_nothing_waits(tx, theirs)
    counts = _drop(tx, theirs, now)
    settings.put(tx, erasures.WORDS_SETTING, "1")
    if fast.execute(tx, _HAS_SAMPLES).fetchone():
        fast.execute(tx, "DELETE FROM sqlite_stat4")
    for conversation_id in theirs.conversations:
        feed.note(tx, Topic.CONVERSATION, str(conversation_id))
    return erasures.add(tx, contact_id, reason, person, counts, now)


def erase_again(
    tx: sa.Connection,
    contact_id: ContactId,
    person: str,
    now: datetime,
    erased_at: datetime | None = None,
) -> None:
    """What a backup brought back of an erased patient goes once more; harmless where it brought nothing.

    `erased_at`: when the patient was erased first.
    """
    # The backup may not know the number yet: it must not become somebody else's.
    floors.raise_above(tx, tables.contacts, (contact_id,))
    theirs = belongings.find(tx, contact_id)
    if theirs is None:
        return
    mixed_rows.clean_deliveries(tx, theirs, waiting=True)
    counts = _drop(tx, theirs, now, erased_at)
    erasures.add(tx, contact_id, ErasureReason.RESTORE, person, counts, now)
    first = True
    while not settle_words(tx, first=first):
        first = False


def settle_words(tx: sa.Connection, *, first: bool) -> bool:
    """One step of writing the indexes of words anew; True once nothing is left to do.

    The first step of a round looks at all parts, the others go on with it.
    Source: SQLite FTS5, "The merge command".
    """
    driver = tx.connection.driver_connection
    assert driver is not None
    before = driver.total_changes
    for index in ("message_words", "knowledge_words"):
        pages = -MERGE_PAGES if first else MERGE_PAGES
        fast.execute(
            tx,
            f"INSERT INTO {index}({index}, rank) VALUES ('merge', ?)",  # noqa: S608
            (pages,),
        )
    # Each of the two counts as one change by itself.
    if driver.total_changes - before > 3:
        return False
    for index in ("message_words", "knowledge_words"):
        fast.execute(tx, f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608
    settings.drop(tx, erasures.WORDS_SETTING)
    return True


def _demand_nothing_leaves(tx: sa.Connection, theirs: Belongings) -> None:
    table = tables.jobs
    leaving = sa.select(table.c.seq).where(
        table.c.state == jobs.SENDING, table.c.conversation_id.in_(theirs.conversations)
    )
    if tx.execute(leaving.limit(1)).scalar() is not None:
        raise InputError("erasing_sends")


def _drop(
    tx: sa.Connection, theirs: Belongings, now: datetime, erased_at: datetime | None = None
) -> dict[str, int]:
    counts = {
        "notices": mixed_rows.clean_notices(tx, theirs),
        "deliveries": mixed_rows.clean_deliveries(tx, theirs, waiting=False)
        + mixed_rows.clean_traces(tx, theirs),
        "orphans": mixed_rows.drop_orphans(tx, theirs),
        "proposals": _drop_proposals(tx, theirs),
        "requests": _blank_requests(tx, theirs),
        "jobs": mixed_rows.drop_stray_jobs(tx, theirs),
    }
    counts["files"] = sum(
        media_files.drop_of_conversation(tx, ConversationId(conversation_id))
        for conversation_id in theirs.conversations
    )
    tombstones.bury(tx, (*theirs.wamids, *theirs.keys), now, erased_at)
    counts["jobs"] += _delete(tx, tables.jobs.c.conversation_id, theirs.conversations)
    counts["drafts"] = _delete_ids(tx, tables.drafts, theirs)
    in_theirs = tables.messages.c.conversation_id.in_(theirs.conversations)
    records, ids = tables.message_records, sa.select(tables.messages.c.id).where(in_theirs)
    tx.execute(sa.delete(records).where(records.c.message_id.in_(ids)))
    fast.execute_many(tx, _DELETE_WORDS, [(message_id,) for message_id in theirs.messages])
    floors.raise_above(tx, tables.messages, theirs.messages)
    counts["messages"] = tx.execute(sa.delete(tables.messages).where(in_theirs)).rowcount
    floors.raise_above(tx, tables.conversations, theirs.conversations)
    counts["conversations"] = _delete(tx, tables.conversations.c.id, theirs.conversations)
    metrics.bump(tx, metrics.CONVERSATIONS, -counts["conversations"])
    for conversation_id in theirs.conversations:
        for mark in _MARKS:
            settings.drop(tx, f"{mark}{conversation_id}")
    mine = (theirs.contact_id,)
    counts["consents"] = _delete(tx, people_tables.consents.c.contact_id, mine)
    counts["names"] = _delete(tx, tables.contact_aliases.c.contact_id, mine)
    floors.raise_above(tx, tables.contacts, mine)
    _delete(tx, tables.contacts.c.id, mine)
    return counts


def _delete(tx: sa.Connection, column: sa.Column[int], values: Iterable[int]) -> int:
    return sum(
        tx.execute(sa.delete(column.table).where(column.in_(part))).rowcount
        for part in belongings.pieces(values)
    )


def _delete_ids(tx: sa.Connection, table: sa.Table, theirs: Belongings) -> int:
    mine = table.c.conversation_id.in_(theirs.conversations)
    ids = tuple(tx.execute(sa.select(table.c.id).where(mine)).scalars())
    floors.raise_above(tx, table, ids)
    return _delete(tx, table.c.id, ids)


def _blank_requests(tx: sa.Connection, theirs: Belongings) -> int:
    rows = tables.model_requests
    mine = rows.c.conversation_id.in_(theirs.conversations)
    return tx.execute(sa.update(rows).where(mine).values(body="", conversation_id=None)).rowcount


def _drop_proposals(tx: sa.Connection, theirs: Belongings) -> int:
    entries = tables.knowledge
    keys = [f"mined:{message_id}" for message_id in theirs.messages]
    found: list[int] = []
    for start in range(0, len(keys), belongings.AT_ONCE):
        some = keys[start : start + belongings.AT_ONCE]
        query = sa.select(entries.c.id).where(
            entries.c.key.in_(some),
            entries.c.origin == EntryOrigin.MINED.value,
            entries.c.state != EntryState.PUBLISHED.value,
        )
        found += tx.execute(query).scalars().all()
    for entry_id in found:
        knowledge_rows.unindex(tx, entry_id)
        feed.note(tx, Topic.KNOWLEDGE, str(entry_id))
    _delete(tx, tables.knowledge_versions.c.entry_id, found)
    _delete(tx, entries.c.id, found)
    return len(found)
