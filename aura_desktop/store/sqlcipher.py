"""The encrypted file: how a connection is opened, and what its errors mean to us."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from aura_desktop.errors import StoreError
from aura_desktop.files import own_folder

FILE_MODE = 0o600

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=2000",
    "PRAGMA temp_store=MEMORY",
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
}

DriverError: type[Exception] = dbapi2.Error

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
        connection.execute(f"PRAGMA key = \"x'{hexkey}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in pragmas:
            connection.execute(pragma)
    except dbapi2.Error:
        connection.close()
        raise
    connection.isolation_level = None
    return connection


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
    return isinstance(error, (sa.exc.DBAPIError, dbapi2.Error))


def store_error(error: BaseException) -> StoreError:
    """Our error for one of theirs; only SQLite's own name of the fault goes along."""
    original = getattr(error, "orig", None) or error
    name = str(getattr(original, "sqlite_errorname", "") or type(original).__name__)
    code = next((code for start, code in _CODES.items() if name.startswith(start)), None)
    return StoreError(code or "database_error", detail=name)
