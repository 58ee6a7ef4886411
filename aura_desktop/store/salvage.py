"""What can still be read of a damaged database and is newer than the backup: rows whose pages are whole.

Each page is sealed with the key, so that what can be read is what was written; what cannot is left out.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.message import Direction, MessageStatus, advance
from aura_desktop.store import jobs, metrics, migrate, people_tables, sqlcipher, tables
from aura_desktop.store.columns import from_micros

logger = logging.getLogger(__name__)

_AT_ONCE = 200
_LOST_IN_A_ROW = 5_000
"""So many numbers without a row end the search: pages behind it are gone too, or there are none."""
_CLOSE, _STRIDE = 200, 50
"""So many are looked for one by one, then every so manieth: each that fails costs a new connection."""
_NEW_ROWS = (
    (tables.contacts, "id", "id"),
    (tables.contact_aliases, "id", "contact_id"),
    (tables.conversations, "id", "contact_id"),
    (tables.messages, "id", "conversation_id"),
    (tables.jobs, "seq", "conversation_id"),
    (tables.inbox, "id", ""),
    (tables.orphans, "id", ""),
    (people_tables.audit, "id", ""),
    (people_tables.erasures, "id", ""),
)
"""Table, its number, and what says whose row it is; those that others point to come first."""
_OUTCOME = "state, wamid, failure, settled_at, not_before, owner, lease_until"
_TICKS = (
    "status",
    "wamid",
    "accepted_at",
    "sent_at",
    "delivered_at",
    "read_at",
    "failed_at",
    "failure",
    "resent",
)
_THREAD = (
    "unread_count",
    "seen_id",
    "active_at",
    "last_message_id",
    "last_direction",
    "last_kind",
    "last_text",
    "last_status",
    "last_voice",
    "last_inbound_at",
    "last_outbound_at",
    "last_echo_at",
    "waiting_since",
    "resolved",
)


@dataclass(frozen=True, slots=True)
class Saved:
    """Numbers of the rows that were added."""

    messages: tuple[int, ...] = ()
    consents: tuple[int, ...] = ()


@dataclass(slots=True)
class Source:
    """The damaged database, open to be read; `unread` are tables of which something could not be."""

    connect: Callable[[], Any]
    driver: Any
    is_current: bool = False
    """Of the present schema, so that whole rows can be taken over."""
    unread: set[str] = field(default_factory=set)

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of an answer. Raises: the driver's errors."""
        try:
            found: list[tuple[Any, ...]] = self.driver.execute(query, values).fetchall()
        except sqlcipher.DRIVER_ERRORS:
            # SQLCipher reads nothing more through a connection that met a page it cannot open.
            self.driver.close()
            self.driver = self.connect()
            raise
        return found

    def records(self, table: sa.Table) -> Iterator[dict[str, Any]]:
        """Each row that can be read, by those of our columns that it has; none of a table it never had."""
        try:
            there = {row[1] for row in self.ask(f"PRAGMA table_info({table.name})")}
        except sqlcipher.DRIVER_ERRORS:
            self.unread.add(table.name)
            return
        names = [column.name for column in table.c if column.name in there]
        if names:
            for row in self.rows(table.name, ", ".join(names), "rowid", 0):
                yield dict(zip(names, row[1:], strict=True))

    def rows(self, table: str, columns: str, number: str, after: int) -> Iterator[tuple[Any, ...]]:
        """Each row that can be read, in order of its number, which stands first."""
        select = f"SELECT {number}, {columns} FROM {table} WHERE {number}"  # noqa: S608  # names of ours
        last, lost = after, 0
        while lost < _LOST_IN_A_ROW:
            try:
                found = self.ask(f"{select} > ? ORDER BY {number} LIMIT {_AT_ONCE}", last)
                if not found:
                    return
                yield from found
                last, lost = found[-1][0], 0
            except sqlcipher.DRIVER_ERRORS:
                self.unread.add(table)
                step = 1 if lost < _CLOSE else _STRIDE
                one = self._one(f"{select} = ?", last + step)
                if one and step > 1:
                    lost = 0  # what is whole begins before it: closely again
                    continue
                last, lost = last + step, 0 if one else lost + step
                yield from one

    def _one(self, query: str, number: int) -> list[tuple[Any, ...]]:
        with suppress(*sqlcipher.DRIVER_ERRORS):
            return self.ask(query, number)
        return []


@contextmanager
def opened(path: Path, hexkey: str) -> Iterator[Source | None]:
    """None where it does not open at all, or not even its schema can be read."""

    def connect() -> Any:
        return sqlcipher.connect_to_read(path, hexkey)

    old = None
    with suppress(*sqlcipher.DRIVER_ERRORS):
        old = Source(connect, connect())
        old.is_current = _is_current(old)
    try:
        yield old
    finally:
        if old is not None:
            old.driver.close()


def _is_current(old: Source) -> bool:
    with suppress(*sqlcipher.DRIVER_ERRORS):
        return old.ask("SELECT version_num FROM alembic_version") == [(migrate.HEAD,)]
    return False


def last_message_at(path: Path, hexkey: str) -> datetime | None:
    """The time of the newest message that can be read, None if none can."""
    with opened(path, hexkey) as old:
        if old is None:
            return None
        with suppress(*sqlcipher.DRIVER_ERRORS):
            ((newest,),) = old.ask("SELECT max(at) FROM messages")
            return None if newest is None else from_micros(newest)
        with suppress(*sqlcipher.DRIVER_ERRORS):
            ((newest,),) = old.ask("SELECT max(active_at) FROM conversations")
            return None if newest is None else from_micros(newest)
    return None


def merge(tx: sa.Connection, old: Source, without: Collection[ContactId]) -> Saved:
    """Add what is newer to this database; `without` these patients."""
    if not old.is_current:
        return Saved()
    _settle_jobs(tx, old)
    added = {
        table.name: _add_rows(tx, old, table, number, owner, set(without))
        for table, number, owner in _NEW_ROWS
    }
    said = _add_consents(tx, old, set(without))
    _index(tx, added[tables.messages.name])
    _tick(tx, old)
    _bring_threads_up_to_date(tx, old)
    logger.info("saved: %s", {name: len(ids) for name, ids in added.items() if ids})
    return Saved(messages=tuple(added[tables.messages.name]), consents=tuple(said))


def _add_rows(
    tx: sa.Connection,
    old: Source,
    table: sa.Table,
    number: str,
    owner: str,
    without: set[ContactId],
) -> list[int]:
    names = [column.name for column in table.c if column.name != number]
    last = tx.exec_driver_sql(f"SELECT coalesce(max({number}), 0) FROM {table.name}").scalar_one()  # noqa: S608
    blanks = ", ".join("?" * (len(names) + 1))
    listed = ", ".join(names)
    insert = f"INSERT OR IGNORE INTO {table.name} ({number}, {listed}) VALUES ({blanks})"  # noqa: S608
    place = names.index(owner) + 1 if owner and owner != number else 0
    barred = _barred(tx, owner, without)
    added: list[int] = []
    for row in old.rows(table.name, listed, number, last):
        if owner and row[place] in barred:
            continue
        with suppress(sa.exc.IntegrityError), tx.begin_nested():  # what it points to was lost
            if tx.exec_driver_sql(insert, row).rowcount:
                added.append(row[0])
    return added


def _add_consents(tx: sa.Connection, old: Source, without: set[ContactId]) -> list[int]:
    """Acts the backup does not know, by what they say: the number of an erased one may have been given again."""
    table = people_tables.consents
    says = [column.name for column in table.c if column.name != "id"]
    listed, blanks = ", ".join(says), ", ".join("?" * len(says))
    known = {tuple(row) for row in tx.exec_driver_sql(f"SELECT {listed} FROM {table.name}")}  # noqa: S608
    insert = f"INSERT INTO {table.name} ({listed}) VALUES ({blanks})"  # noqa: S608
    added: list[int] = []
    for row in old.rows(table.name, listed, "id", 0):
        if row[1:] in known or row[says.index("contact_id") + 1] in without:
            continue
        with suppress(sa.exc.IntegrityError), tx.begin_nested():  # the patient was lost
            added.append(tx.exec_driver_sql(insert, row[1:]).lastrowid)
    return added


def _barred(tx: sa.Connection, owner: str, without: set[ContactId]) -> set[int]:
    """Numbers of those who were erased, or of their conversations."""
    if owner != "conversation_id" or not without:
        return set(without)
    rows = tables.conversations.c
    return set(tx.execute(sa.select(rows.id).where(rows.contact_id.in_(without))).scalars())


def _settle_jobs(tx: sa.Connection, old: Source) -> None:
    """A job that waited when the backup was made may have been settled since."""
    open_jobs = "SELECT seq FROM jobs WHERE state IN ('queued', 'sending')"
    names = _OUTCOME.split(", ")
    update = f"UPDATE jobs SET {', '.join(f'{name} = ?' for name in names)} WHERE seq = ?"  # noqa: S608
    for (seq,) in tx.exec_driver_sql(open_jobs).all():
        with suppress(*sqlcipher.DRIVER_ERRORS):
            settled = old.ask(f"SELECT {_OUTCOME} FROM jobs WHERE seq = ?", seq)  # noqa: S608
            if settled and settled[0][0] not in {jobs.QUEUED, jobs.SENDING}:
                tx.exec_driver_sql(update, (*settled[0], seq))


def _index(tx: sa.Connection, ids: Sequence[int]) -> None:
    """Let the new ones be found by their words, and count them."""
    directions = dict.fromkeys(Direction, 0)
    for message_id in ids:
        text, direction, revoked = tx.exec_driver_sql(
            "SELECT text, direction, revoked_at FROM messages WHERE id = ?", (message_id,)
        ).one()
        directions[Direction(direction)] += 1
        if text and revoked is None:
            tx.exec_driver_sql(
                "INSERT INTO message_words (rowid, text) VALUES (?, ?)", (message_id, text)
            )
    metrics.bump(tx, metrics.RECEIVED, directions[Direction.INBOUND])
    metrics.bump(tx, metrics.SENT, directions[Direction.OUTBOUND])


def _tick(tx: sa.Connection, old: Source) -> None:
    """What was heard since of messages the backup has; a status never goes back."""
    listed = ", ".join(_TICKS)
    query = "SELECT id, status, resent FROM messages WHERE direction = 'outbound'"
    known = {row[0]: (row[1], row[2]) for row in tx.exec_driver_sql(query)}
    sets = ", ".join(f"{name} = coalesce(?, {name})" for name in _TICKS)
    update = f"UPDATE OR IGNORE messages SET {sets} WHERE id = ?"  # noqa: S608
    for row in old.rows("messages", listed, "id", 0):
        number, status, resent = row[0], row[1], row[-1]
        if number in known and (status, resent) != known[number]:
            kept_status, kept_resent = known[number]
            if _is_ahead(kept_status, status) or (resent and not kept_resent):
                tx.exec_driver_sql(update, (*row[1:], number))


def _is_ahead(kept: str, other: str) -> bool:
    before, after = MessageStatus(kept), MessageStatus(other)
    return before is not after and advance(before, after) is after


def _bring_threads_up_to_date(tx: sa.Connection, old: Source) -> None:
    """As the list showed them, where that is newer and the message that it shows is here."""
    listed = ", ".join(_THREAD)
    update = (
        f"UPDATE conversations SET {', '.join(f'{name} = ?' for name in _THREAD)} "  # noqa: S608
        "WHERE id = ? AND active_at <= ? "
        "AND EXISTS (SELECT 1 FROM messages WHERE id = ? AND conversation_id = ?)"
    )
    shown, active = _THREAD.index("last_message_id") + 1, _THREAD.index("active_at") + 1
    for row in old.rows("conversations", listed, "id", 0):
        tx.exec_driver_sql(update, (*row[1:], row[0], row[active], row[shown], row[0]))
