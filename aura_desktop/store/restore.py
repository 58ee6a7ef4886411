"""Going back to a backup: the file in use is put aside, never deleted. Blocking; nobody may have it open."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from aura_desktop.domain.audit import Action
from aura_desktop.domain.backup import Backup, Restored, stamp
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import StoreError
from aura_desktop.files import flush_to_disk, own_folder, take_place
from aura_desktop.store import (
    audit,
    backup,
    erasure_book,
    feed,
    migrate,
    notices,
    restored,
    salvage,
    sqlcipher,
)

_BESIDE = ("-wal", "-shm", "-journal")

Erase = Callable[[sa.Connection, ContactId], None]
"""Takes one patient out of the database, in the transaction given."""


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
        erased = erasure_book.since(folder, chosen.made_at)
        try:
            backup.copy(
                lambda: sqlcipher.connect_to_read(folder / chosen.name, hexkey, is_still=True),
                fresh,
                hexkey,
            )
            with salvage.opened(database, hexkey) as old:
                done = _told_anew(fresh, hexkey, chosen, at, person, erase, erased, old)
            flush_to_disk(fresh)
            set_aside(database, at)
            take_place(fresh, database)
        finally:
            with suppress(OSError):
                _drop(fresh)
        flush_to_disk(database.parent)
    unconfirmed, saved = done
    return Restored(
        backup=chosen, contents=found, unconfirmed=unconfirmed, erased=len(erased), saved=saved
    )


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


def _told_anew(
    fresh: Path,
    hexkey: str,
    chosen: Backup,
    at: datetime,
    person: str,
    erase: Erase,
    erased: list[ContactId],
    old: "salvage.Source | None",
) -> tuple[int, int]:
    """Bring it to the present schema and let it say the truth. Returns jobs distrusted, messages saved."""
    engine = sqlcipher.engine(fresh, hexkey)
    sa.event.listen(engine, "begin", lambda tx: tx.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.connect() as connection:
            migrate.ensure_head(connection, None)
            with connection.begin():
                saved = 0 if old is None else salvage.merge(connection, old, erased)
                unconfirmed = restored.distrust_jobs(connection, at)
                restored.agree(connection, at)
                for contact_id in erased:
                    erase(connection, contact_id)
                _note(connection, chosen, at, person, unconfirmed, saved, len(erased))
                feed.flush(connection)
    finally:
        engine.dispose()
    if fresh.with_name(f"{fresh.name}-wal").exists():
        raise StoreError("io_error", detail="wal")
    return unconfirmed, saved


def _note(
    tx: sa.Connection,
    chosen: Backup,
    at: datetime,
    person: str,
    unconfirmed: int,
    saved: int,
    erased: int,
) -> None:
    made = stamp(chosen.made_at)
    detail: dict[str, str | int] = {
        "made": made,
        "unconfirmed": unconfirmed,
        "saved": saved,
        "erased_again": erased,
    }
    audit.note(tx, Action.BACKUP_RESTORED, person, at, subject=chosen.name, detail=detail)
    notices.add(tx, NoticeKind.BACKUP, at, event=made, code="restored_from_backup")


def _drop(path: Path) -> None:
    for end in ("", *_BESIDE):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
