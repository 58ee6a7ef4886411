"""Going back to a backup: the file in use is put aside, never deleted. Blocking; nobody may have it open."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.backup import Backup, Contents, Restored, stamp
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import StoreError
from aura_desktop.files import flush_to_disk, own_folder, take_place
from aura_desktop.store import (
    audit,
    backup,
    carried,
    erasure_book,
    feed,
    migrate,
    notices,
    restored,
    salvage,
    sqlcipher,
    tables,
)

_BESIDE = ("-wal", "-shm", "-journal")

Erase = Callable[[sa.Connection, ContactId, datetime], None]
"""Takes one patient, erased at that time, out of the database, in the transaction given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    chosen: Backup
    at: datetime
    person: str
    erase: Erase
    in_book: dict[ContactId, datetime]
    """Who is known to have been erased, and when first."""


def restore(
    database: Path, hexkey: str, chosen: Backup, at: datetime, erase: Erase, *, person: str = ""
) -> Restored:
    """Put this backup in the place of the database.

    The new file is whole and under its own name only in the last step; until then the old one stands,
    and after a crash in between there is none: then `backup.is_lost` says so at the next start.
    Raises: StoreError damaged, wrong_key, disk_full, not_writable, erasures_unreadable, newer_schema.
    """
    folder = backup.folder_of(database)
    fresh = database.with_name(f"{database.name}.restoring")
    with backup.our_errors():
        _drop(fresh)
        found = backup.verify(folder / chosen.name, hexkey)
        backup.demand_room(database.parent, folder / chosen.name)
        task = _Task(
            chosen=chosen,
            at=at,
            person=person,
            erase=erase,
            in_book=erasure_book.known(folder),
        )
        try:
            backup.copy(
                lambda: sqlcipher.connect_to_read(folder / chosen.name, hexkey, is_still=True),
                fresh,
                hexkey,
            )
            with salvage.opened(database, hexkey) as old:
                done = replace(_told_anew(fresh, hexkey, task, old), contents=found)
            flush_to_disk(fresh)
            set_aside(database, at)
            take_place(fresh, database)
        finally:
            with suppress(OSError):
                _drop(fresh)
        flush_to_disk(database.parent)
    return done


def set_aside(database: Path, at: datetime) -> None:
    """Move the file and what lies beside it where nobody opens it. Raises: OSError."""
    folder = database.parent / backup.ASIDE
    own_folder(folder)
    name = f"{database.stem}-{stamp(at)}{database.suffix}"
    # The file first: a log without it is harmless, it without its log would lose the last words.
    for end in ("", "-wal", "-journal"):
        source = database.with_name(f"{database.name}{end}")
        if source.exists():
            take_place(source, folder / f"{name}{end}")
    # The index of the log is made anew whenever it is missing.
    database.with_name(f"{database.name}-shm").unlink(missing_ok=True)
    flush_to_disk(folder)


def _told_anew(fresh: Path, hexkey: str, task: _Task, old: "salvage.Source | None") -> Restored:
    """Bring it to the present schema and let it say the truth."""
    engine = sqlcipher.engine(fresh, hexkey)
    sa.event.listen(engine, "begin", lambda tx: tx.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.connect() as connection:
            migrate.ensure_head(connection, None)
            with connection.begin():
                done = _mend(connection, task, old)
                _note(connection, done, task)
                feed.flush(connection)
    finally:
        engine.dispose()
    if fresh.with_name(f"{fresh.name}-wal").exists():
        raise StoreError("io_error", detail="wal")
    return done


def _mend(tx: sa.Connection, task: _Task, old: "salvage.Source | None") -> Restored:
    erased, saved, has_people = dict(task.in_book), salvage.Saved(), False
    if old is not None:
        for contact_id, when in carried.erased(old).items():
            erased[contact_id] = min(when, erased.get(contact_id, when))
        carried.take_marks(tx, old)
        saved = salvage.merge(tx, old, erased)
        has_people = carried.take_people(tx, old)
    unconfirmed = restored.distrust_jobs(tx, task.at)
    restored.agree(tx, task.at)
    if old is not None:
        carried.take_refusals(tx, old, saved.consents, task.at)
    carried.take_media(tx, old, erased, task.at)
    again = _known_of(tx, erased)
    for contact_id, when in erased.items():
        task.erase(tx, contact_id, when)
    return Restored(
        backup=task.chosen,
        contents=Contents(),
        unconfirmed=unconfirmed,
        erased=again,
        saved=len(saved.messages),
        has_people=has_people,
    )


def _known_of(tx: sa.Connection, erased: Collection[ContactId]) -> int:
    """How many of them the backup brings back."""
    known = set(tx.execute(sa.select(tables.contacts.c.id)).scalars())
    return len(known.intersection(erased))


def _note(tx: sa.Connection, done: Restored, task: _Task) -> None:
    made = stamp(done.backup.made_at)
    detail: dict[str, str | int] = {
        "made": made,
        "unconfirmed": done.unconfirmed,
        "saved": done.saved,
        "erased_again": done.erased,
    }
    subject = done.backup.name
    audit.note(tx, Action.BACKUP_RESTORED, task.person, task.at, subject=subject, detail=detail)
    notices.add(tx, NoticeKind.BACKUP, task.at, event=made, code="restored_from_backup")


def _drop(path: Path) -> None:
    for end in ("", *_BESIDE):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
