"""The bytes of files that came with messages, encrypted: SQLCipher files beside the database, one a month.

They stand apart so that a copy of the database stays small, and so that a month that is over goes as a whole.
"""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from aura_desktop.errors import StoreError
from aura_desktop.files import take_place
from aura_desktop.store import sqlcipher
from aura_desktop.store.database import DatabaseKey

CHUNK_BYTES = 256 * 1024
_MONTH = re.compile(r"\d{4}-\d{2}")
_MARK = "of_media"
_PRAGMAS = (
    "PRAGMA auto_vacuum=FULL",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-2000",
)
_TABLE = (
    "CREATE TABLE IF NOT EXISTS chunks (message_id INTEGER NOT NULL, number INTEGER NOT NULL,"
    " bytes BLOB NOT NULL, PRIMARY KEY (message_id, number)) WITHOUT ROWID"
)

T = TypeVar("T")


class MediaStore:
    """Chunks of files by message and month; the key is the database's. Each call works in a thread, one at a time.

    What is here says nothing by itself: a file is whole once store/media_files.py says so.
    Raises: StoreError disk_full, not_writable, wrong_key, damaged … from every call.
    """

    def __init__(self, folder: Path, key: DatabaseKey) -> None:
        self._folder = folder
        self._key = key
        self._one_at_a_time = threading.Lock()

    async def clear(self, month: str, message_id: int) -> None:
        """Before the first chunk: nothing of an earlier try is left."""
        await self._called(lambda: self._clear(month, message_id))

    async def put(self, month: str, message_id: int, number: int, chunk: bytes) -> None:
        """Keep one more chunk, safely on disk; numbers begin at 0."""
        await self._called(lambda: self._put(month, message_id, number, chunk))

    async def get(self, month: str, message_id: int) -> bytes:
        """The whole file, b"" if nothing is kept."""
        return await self._called(lambda: b"".join(self._chunks(month, message_id)))

    async def save(self, month: str, message_id: int, path: Path, size_bytes: int) -> bool:
        """Write the file, decrypted, where a person wants it; False, and no file, if it is not of this size.

        Raises besides: OSError.
        """
        return await self._called(lambda: self._save(month, message_id, path, size_bytes))

    async def drop(self, month: str, message_ids: Sequence[int]) -> None:
        """Overwrite and forget these; a month of which nothing is left goes as a file."""
        await self._called(lambda: self._drop(month, message_ids))

    async def set_aside(self, month: str, at: datetime) -> bool:
        """A month's file that is damaged makes room for a new one; False if every page of it is sound."""
        return await self._called(lambda: self._set_aside(month, at))

    @staticmethod
    def is_own(error: StoreError) -> bool:
        """Whether this was raised for a month's file, and not for the database."""
        return _MARK in error.params

    async def kept(self, month: str) -> set[int]:
        """The messages of which there are chunks, whole or not."""
        return await self._called(lambda: self._kept(month))

    async def months(self) -> list[str]:
        """The months there are, oldest first."""
        return await self._called(self._months)

    async def _called(self, work: Callable[[], T]) -> T:
        def guarded() -> T:
            with self._one_at_a_time:
                try:
                    return work()
                except Exception as error:
                    if not sqlcipher.is_database_error(error):
                        raise
                    trouble = sqlcipher.store_error(error)
                    trouble.params[_MARK] = True
                    raise trouble from error

        return await asyncio.to_thread(guarded)

    # Below: in a thread.

    def _path(self, month: str) -> Path:
        if not _MONTH.fullmatch(month):
            raise ValueError(month)
        return self._folder / f"{month}.db"

    @contextmanager
    def _opened(self, month: str) -> Iterator[Any]:
        path = self._path(month)
        sqlcipher.prepare_file(path)
        connection = sqlcipher.connect(path, self._key.reveal(), _PRAGMAS)
        try:
            connection.execute(_TABLE)
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _writing(self, month: str) -> Iterator[Any]:
        with self._opened(month) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _clear(self, month: str, message_id: int) -> None:
        with self._writing(month) as connection:
            connection.execute("DELETE FROM chunks WHERE message_id = ?", (message_id,))

    def _put(self, month: str, message_id: int, number: int, chunk: bytes) -> None:
        with self._writing(month) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO chunks (message_id, number, bytes) VALUES (?, ?, ?)",
                (message_id, number, chunk),
            )

    def _chunks(self, month: str, message_id: int) -> Iterator[bytes]:
        if not self._path(month).exists():
            return
        with self._opened(month) as connection:
            rows = connection.execute(
                "SELECT bytes FROM chunks WHERE message_id = ? ORDER BY number", (message_id,)
            )
            for (chunk,) in rows:
                yield bytes(chunk)

    def _save(self, month: str, message_id: int, path: Path, size_bytes: int) -> bool:
        written = 0
        try:
            with path.open("wb") as file:
                for chunk in self._chunks(month, message_id):
                    written += file.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        if written != size_bytes:
            path.unlink(missing_ok=True)
        return written == size_bytes

    def _drop(self, month: str, message_ids: Sequence[int]) -> None:
        if not self._path(month).exists():
            return
        with self._writing(month) as connection:
            connection.executemany(
                "DELETE FROM chunks WHERE message_id = ?", [(each,) for each in message_ids]
            )
        with self._opened(month) as connection:
            is_empty = connection.execute("SELECT 1 FROM chunks LIMIT 1").fetchone() is None
        if is_empty:
            self._path(month).unlink(missing_ok=True)

    def _set_aside(self, month: str, at: datetime) -> bool:
        path = self._path(month)
        if not path.exists():
            return True
        if self._is_sound(path):
            return False
        while (target := path.with_suffix(f".{at:%Y%m%dT%H%M%SZ}.damaged")).exists():
            at += timedelta(seconds=1)
        try:
            take_place(path, target)
        except OSError as error:
            raise sqlcipher.disk_error(error) from error
        return True

    def _is_sound(self, path: Path) -> bool:
        """Raises: the driver's error that says nothing of the file, such as want of memory."""
        try:
            with closing(sqlcipher.connect(path, self._key.reveal(), ())) as opened:
                if opened.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
                    return False
                return bool(opened.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except dbapi2.Error as error:
            if sqlcipher.store_error(error).code in {"damaged", "wrong_key"}:
                return False
            raise

    def _kept(self, month: str) -> set[int]:
        if not self._path(month).exists():
            return set()
        with self._opened(month) as connection:
            return {row[0] for row in connection.execute("SELECT DISTINCT message_id FROM chunks")}

    def _months(self) -> list[str]:
        found = (path.stem for path in self._folder.glob("*.db"))
        return sorted(month for month in found if _MONTH.fullmatch(month))
