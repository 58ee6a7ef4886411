"""What holds whatever a backup says, taken from the file it replaces as far as that can be read.

Who was erased, which ids were used, what was refused, who works here, where the bytes of files lie.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.media import MediaState
from aura_desktop.store import (
    consents,
    contacts,
    drafts,
    floors,
    media_files,
    media_tables,
    metrics,
    people_tables,
    settings,
    sqlcipher,
    tables,
    tombstones,
)
from aura_desktop.store.columns import from_micros
from aura_desktop.store.salvage import Source

SWEEP_WAIT = timedelta(days=30)
"""So long bytes stay whose rows may have been lost: time to look into the file that was put aside."""
_NEVER_AGAIN = (tables.contacts, tables.conversations, tables.messages, tables.drafts)
_OVER = frozenset({MediaState.ERASING, MediaState.EXPIRING, MediaState.EXPIRED})
"""True of a file whether or not its message could be read."""


def erased(old: Source) -> dict[ContactId, datetime]:
    """Whom that file says were erased, those who had become one with them too, and when first."""
    merged = {
        int(row["name"][len(contacts.MERGED) :]): int(row["value"])
        for row in old.records(tables.settings)
        if row["name"].startswith(contacts.MERGED)
    }
    found: dict[ContactId, datetime] = {}
    for row in old.records(people_tables.erasures):
        at = from_micros(row["at"])
        known_as = (source for source, target in merged.items() if target == row["contact_id"])
        for each in (row["contact_id"], *known_as):
            contact_id = ContactId(each)
            found[contact_id] = min(at, found.get(contact_id, at))
    return found


def take_marks(tx: sa.Connection, old: Source) -> None:
    """No id that was used is given again, and what was erased is known by its marks."""
    for row in old.records(tables.counters):
        if floors.is_floor(row["name"]):
            metrics.raise_to(tx, row["name"], row["value"])
    for table in _NEVER_AGAIN:
        with suppress(*sqlcipher.DRIVER_ERRORS):
            ((highest,),) = old.ask(f"SELECT max(id) FROM {table.name}")  # noqa: S608
            floors.raise_above(tx, table, (highest or 0,))
    for row in old.records(tables.settings):
        if row["name"] == tombstones.KEY_SETTING:
            settings.put(tx, row["name"], row["value"])
    # By themselves: the number of a row may be that of another in the backup.
    for row in old.records(tables.orphans):
        if row["kind"] == tombstones.KIND:
            _put(tx, tables.orphans, {name: row[name] for name in row if name != "id"}, "IGNORE")


def take_people(tx: sa.Connection, old: Source) -> bool:
    """Who works here, with which PIN, and who no longer does. False if that could not be read wholly."""
    for row in old.records(people_tables.people):
        _put(tx, people_tables.people, row, "REPLACE")
    return people_tables.people.name not in old.unread


def take_refusals(
    tx: sa.Connection, old: Source, new_consents: Collection[int], now: datetime
) -> None:
    """What a patient refused since stays refused; `new_consents` are acts the backup did not know."""
    consents.count_again(tx, new_consents, now)
    rows = tables.contacts.c
    known = {
        row.id: row for row in tx.execute(sa.select(rows.id, rows.marketing_opt_out, rows.no_ai))
    }
    for row in old.records(tables.contacts):
        kept = known.get(row["id"])
        if kept is None:
            continue
        contact_id = ContactId(kept.id)
        if row.get("no_ai") and not kept.no_ai:
            drafts.set_no_ai(tx, contact_id, True, now)
        if row.get("opt_out_at") is not None:
            said = from_micros(row["opt_out_at"])
            contacts.set_marketing_of(tx, contact_id, bool(row["marketing_opt_out"]), said)


def take_media(
    tx: sa.Connection, old: Source | None, without: Collection[ContactId], now: datetime
) -> None:
    """Where the bytes of files lie; where that cannot be known for all of them, none is swept away for a time."""
    if old is None or not _take_files(tx, old, set(without)):
        media_files.hold_sweep(tx, now + SWEEP_WAIT)


def _take_files(tx: sa.Connection, old: Source, without: set[ContactId]) -> bool:
    """Whether all were taken over."""
    files, threads = media_tables.media_files, tables.conversations
    messages = tables.messages.c
    theirs = set(
        tx.execute(sa.select(threads.c.id).where(threads.c.contact_id.in_(without))).scalars()
    )
    is_whole = True
    for row in old.records(files):
        if row["conversation_id"] in theirs:
            row["state"] = MediaState.ERASING.value
        elif row["state"] not in _OVER:
            mine = sa.select(messages.conversation_id).where(messages.id == row["message_id"])
            if tx.execute(mine).scalar() != row["conversation_id"]:
                is_whole = False
                continue
        _put(tx, files, row, "REPLACE")
    return is_whole and files.name not in old.unread


def _put(tx: sa.Connection, table: sa.Table, row: Mapping[str, Any], otherwise: str) -> None:
    """As it was written, column by column."""
    listed, blanks = ", ".join(row), ", ".join("?" * len(row))
    statement = f"INSERT OR {otherwise} INTO {table.name} ({listed}) VALUES ({blanks})"  # noqa: S608
    tx.exec_driver_sql(statement, tuple(row.values()))
