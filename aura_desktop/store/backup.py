"""Encrypted copies of the database: make · verify · listing · prune. Blocking; in a thread of their own.

A copy is made page by page out of one snapshot, under the key of the database, while others go on writing.
It has a name that says nothing until it has been opened, read whole and counted.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from aura_desktop.domain.backup import (
    Backup,
    BackupKind,
    Contents,
    read_name,
    superseded,
)
from aura_desktop.errors import StoreError
from aura_desktop.files import flush_to_disk, own_folder, take_place
from aura_desktop.store import sqlcipher
from aura_desktop.store.columns import from_micros

FOLDER = "backups"
ASIDE = "aside"
"""Where a damaged database lies, beside the one that took its place."""
PART = "part"
PAGES_A_STEP = 256
ROOM_LEFT_BYTES = 64 * 1024 * 1024
"""What a copy must leave free: messages come before copies of them."""

Step = Callable[[int, int], None]
"""Told how many pages are left, of how many."""
IsOver = Callable[[], bool]
"""Asked again and again; once it says True the work is broken off with StoreError("broken_off")."""
_STEPS_BETWEEN = 10_000


def folder_of(database: Path) -> Path:
    """Where the backups of this database lie."""
    return database.parent / FOLDER


def make(
    database: Path,
    hexkey: str,
    kind: BackupKind,
    at: datetime,
    step: Step | None = None,
    is_over: IsOver | None = None,
) -> Backup:
    """Copy, verify, and only then name it; then drop those that are superseded.

    Raises: StoreError disk_full, damaged, not_writable, broken_off …; the older backups are untouched then.
    """
    folder = folder_of(database)
    planned = Backup(made_at=at.replace(microsecond=0), kind=kind)
    part = folder / f"{planned.name}.{PART}"
    with our_errors():
        own_folder(folder)
        for left in folder.glob(f"*.{PART}"):
            left.unlink()
        demand_room(folder, database)
        try:
            copy(lambda: sqlcipher.connect_to_read(database, hexkey), part, hexkey, step, is_over)
            verify(part, hexkey, is_over)
            flush_to_disk(part)
            take_place(part, folder / planned.name)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        flush_to_disk(folder)
        prune(folder)
        size = (folder / planned.name).stat().st_size
    return Backup(made_at=planned.made_at, kind=kind, size_bytes=size)


def copy(
    source: Callable[[], Any],
    target: Path,
    hexkey: str,
    step: Step | None = None,
    is_over: IsOver | None = None,
) -> None:
    """All pages of one snapshot into a new file under the same key. Raises: the driver's error, OSError."""
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, sqlcipher.FILE_MODE))
    with closing(source()) as origin, closing(sqlcipher.connect_to_fill(target, hexkey)) as copied:
        # One snapshot from first to last page: else every commit meanwhile would begin it anew.
        origin.execute("BEGIN")
        origin.execute("SELECT count(*) FROM sqlite_master").fetchone()

        def told(_status: int, left: int, pages: int) -> None:
            if is_over is not None and is_over():
                raise StoreError("broken_off")
            if step is not None:
                step(left, pages)

        origin.backup(copied, pages=PAGES_A_STEP, progress=told, sleep=0.01)
        origin.execute("COMMIT")


def verify(path: Path, hexkey: str, is_over: IsOver | None = None) -> Contents:
    """Read every page of a file that nobody writes. Raises: StoreError damaged, wrong_key, broken_off."""
    with our_errors(), closing(sqlcipher.connect_to_read(path, hexkey, is_still=True)) as opened:
        if opened.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise StoreError("damaged", detail="cipher_integrity_check")
        demand_sound(opened, is_over)
        return contents(opened)


def demand_sound_file(database: Path, hexkey: str, is_over: IsOver | None = None) -> None:
    """The same of a database in use, as it is at this moment. Raises: StoreError damaged, broken_off …"""
    with our_errors(), closing(sqlcipher.connect_to_read(database, hexkey)) as opened:
        demand_sound(opened, is_over)


def demand_sound(connection: Any, is_over: IsOver | None = None) -> None:
    """Every page in use, by its seal and by its structure. Raises: StoreError damaged; the driver's error."""
    if is_over is not None:
        connection.set_progress_handler(is_over, _STEPS_BETWEEN)
    found = [row[0] for row in connection.execute("PRAGMA quick_check(1)").fetchall()]
    if found != ["ok"]:
        # SQLite's words may name tables and rows, never what is in them; the first is enough.
        raise StoreError("damaged", detail="quick_check")


def contents(connection: Any) -> Contents:
    """What a database holds, in figures; of an older schema too. Raises: StoreError("damaged") if it has none."""
    tables = {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    if not {"messages", "conversations", "alembic_version"} <= tables:
        raise StoreError("damaged", detail="schema")
    messages, newest = connection.execute("SELECT count(*), max(at) FROM messages").fetchone()
    (conversations,) = connection.execute("SELECT count(*) FROM conversations").fetchone()
    return Contents(
        messages=messages,
        conversations=conversations,
        last_message_at=None if newest is None else from_micros(newest),
    )


def listing(folder: Path) -> tuple[Backup, ...]:
    """The newest first. Raises: StoreError not_writable."""
    with our_errors():
        if not folder.is_dir():
            return ()
        found = [read_name(path.name, path.stat().st_size) for path in folder.iterdir()]
    known = [each for each in found if each is not None]
    return tuple(sorted(known, key=lambda each: each.made_at, reverse=True))


def prune(folder: Path) -> None:
    """Drop those that newer ones stand for. Raises: StoreError not_writable."""
    for each in superseded(listing(folder)):
        with our_errors():
            (folder / each.name).unlink(missing_ok=True)


def drop_others(database: Path, kept: Backup) -> None:
    """Only this one stays; damaged files that were put aside, also of photos, go too. Raises: StoreError."""
    folder = folder_of(database)
    with our_errors():
        for each in listing(folder):
            if each.name != kept.name:
                (folder / each.name).unlink(missing_ok=True)
        aside = (database.parent / ASIDE).glob("*")
        broken_months = (database.parent / "media").glob("*.damaged")
        for left in (*aside, *broken_months):
            left.unlink(missing_ok=True)


def is_known(database: Path) -> bool:
    """Whether there is this database, or a backup of it. Raises: StoreError, OSError."""
    return database.exists() or bool(listing(folder_of(database)))


def demand_there(database: Path) -> None:
    """A file that is gone while backups of it lie there is lost, not new. Raises: StoreError("data_file_missing")."""
    is_gone = not database.exists() or database.stat().st_size == 0
    if is_gone and listing(folder_of(database)):
        raise StoreError("data_file_missing")


def judged(error: StoreError, database: Path, hexkey: str) -> StoreError:
    """A file that looks as if it had another key is damaged, if this key opens a backup of it."""
    if error.code == "wrong_key" and newest_that_opens(database, hexkey) is not None:
        return StoreError("damaged", detail=error.detail)
    return error


def newest_that_opens(database: Path, hexkey: str) -> Backup | None:
    """The newest backup under this key, None if there is none; it is not read whole."""
    folder = folder_of(database)
    with suppress(StoreError):  # a folder that cannot be read has none
        for each in listing(folder):
            with suppress(*sqlcipher.DRIVER_ERRORS):
                sqlcipher.connect_to_read(folder / each.name, hexkey, is_still=True).close()
                return each
    return None


def demand_room(folder: Path, source: Path) -> None:
    """Room for a copy of this file and its log. Raises: StoreError("disk_full"), OSError."""
    log = source.with_name(f"{source.name}-wal")
    needed = sum(path.stat().st_size for path in (source, log) if path.exists())
    if shutil.disk_usage(folder).free < needed + ROOM_LEFT_BYTES:
        raise StoreError("disk_full")


@contextmanager
def our_errors() -> Iterator[None]:
    """The driver's and the system's errors as ours."""
    try:
        yield
    except sqlcipher.DRIVER_ERRORS as error:
        raise sqlcipher.store_error(error) from None
    except OSError as error:
        raise sqlcipher.disk_error(error) from None
