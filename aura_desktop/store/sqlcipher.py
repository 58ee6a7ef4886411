"""The encrypted file: how a connection is opened, and what its errors mean to us."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from aura_desktop.errors import StoreError
from aura_desktop.files import own_folder

FILE_MODE = 0o600
PATIENCE_MS = 2000
"""How long a write waits for another program to let go of the file."""
HURRY_MS = 50
"""The same once one has waited in vain."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={PATIENCE_MS}",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-8000",
    "PRAGMA wal_autocheckpoint=4000",
)

_CODES = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_NOTADB": "wrong_key",
    "SQLITE_READONLY": "not_writable",
    "SQLITE_CANTOPEN": "not_writable",
    "SQLITE_PERM": "not_writable",
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_IOERR": "io_error",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_INTERRUPT": "broken_off",
    "MemoryError": "damaged",
}

_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
"""SQLite's own words: what goes wrong while a database is copied has no name."""

DRIVER_ERRORS: tuple[type[Exception], ...] = (dbapi2.Error, MemoryError)
"""Besides its own: once a page did not open under its seal, SQLCipher says that memory is short."""

BAD_VALUE: tuple[type[Exception], ...] = (
    sa.exc.IntegrityError,
    sa.exc.DataError,
    sa.exc.InterfaceError,
    sa.exc.ProgrammingError,
    dbapi2.IntegrityError,
    dbapi2.DataError,
    dbapi2.InterfaceError,
    dbapi2.ProgrammingError,
)
"""What a value no column can hold raises, through SQLAlchemy or straight from the driver."""


def prepare_file(path: Path) -> None:
    """Make folder and file before SQLite does, readable for this user alone.

    Raises: StoreError if the place cannot be written.
    """
    try:
        own_folder(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    except OSError as error:
        raise StoreError("not_writable", detail=type(error).__name__) from error


def connect(path: Path, hexkey: str, pragmas: Sequence[str] = _PRAGMAS) -> Any:
    """A driver connection, as a rule in WAL mode, that commits to disk before it returns.

    `hexkey` must be 64 hex digits: SQLCipher takes anything else for a passphrase, without a word.
    """
    connection = dbapi2.connect(str(path), timeout=2, check_same_thread=False)
    try:
        unlock(connection, hexkey)
        for pragma in pragmas:
            connection.execute(pragma)
    except dbapi2.Error:
        connection.close()
        raise
    connection.isolation_level = None
    return connection


def connect_to_read(path: Path, hexkey: str, *, is_still: bool = False) -> Any:
    """A driver connection that changes nothing and leaves the write-ahead log as it is.

    With `is_still` the file is one that nobody writes: no file comes to lie beside it.
    """
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_still else ''}"
    connection = dbapi2.connect(address, uri=True, timeout=2, check_same_thread=False)
    try:
        unlock(connection, hexkey)
        connection.execute("PRAGMA temp_store=MEMORY")
    except dbapi2.Error:
        connection.close()
        raise
    connection.isolation_level = None
    return connection


def connect_to_fill(path: Path, hexkey: str) -> Any:
    """A driver connection to an empty file that will be filled at once: it is safe only once it was flushed."""
    connection = dbapi2.connect(str(path), timeout=2, check_same_thread=False)
    try:
        unlock(connection, hexkey)
        for pragma in ("temp_store=MEMORY", "journal_mode=MEMORY", "synchronous=OFF"):
            connection.execute(f"PRAGMA {pragma}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def unlock(connection: Any, hexkey: str) -> None:
    """Give a connection its key. Raises: the driver's error if it is not the right one, or the file is damaged."""
    connection.execute(f"PRAGMA key = \"x'{hexkey}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def set_patience(connection: Any, *, is_held: bool) -> None:
    """How long the next writes of a driver connection wait; `is_held`: another program has the file."""
    connection.execute(f"PRAGMA busy_timeout={HURRY_MS if is_held else PATIENCE_MS}")


def engine(path: Path, hexkey: str) -> sa.Engine:
    """An engine with one connection. Without parameters in error texts: they hold patients' words."""
    return sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        module=dbapi2,
        creator=lambda: connect(path, hexkey),
        poolclass=sa.pool.StaticPool,
        hide_parameters=True,
    )


def is_database_error(error: BaseException) -> bool:
    """Whether the driver or SQLAlchemy raised this for the database."""
    return isinstance(error, (sa.exc.DBAPIError, *DRIVER_ERRORS))


def store_error(error: BaseException) -> StoreError:
    """Our error for one of theirs; only SQLite's own name of the fault goes along."""
    original = getattr(error, "orig", None) or error
    name = getattr(original, "sqlite_errorname", "") or _NAMES.get(str(original), "")
    name = str(name or type(original).__name__)
    code = next((code for start, code in _CODES.items() if name.startswith(start)), None)
    return StoreError(code or "database_error", detail=name)


def disk_error(error: OSError) -> StoreError:
    """Our error for one of the system's: a disk without room, or a place that cannot be written."""
    is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return StoreError("disk_full" if is_full else "not_writable", detail=type(error).__name__)
