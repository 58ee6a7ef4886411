"""The database and its one thread: everything that touches the store passes through here."""

import asyncio
import contextlib
import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa

from aura_desktop.domain.backup import BackupKind
from aura_desktop.domain.feed import Topic
from aura_desktop.errors import StoreError
from aura_desktop.store import backup, feed, inbox, migrate, sqlcipher, wal
from aura_desktop.store.inbox import RawDelivery

P = ParamSpec("P")
R = TypeVar("R")
Tx = sa.Connection
"""An open transaction, for services that join several store functions into one."""

_HEX_KEY = re.compile(r"[0-9a-f]{64}")
_NOTE_DELIVERY = f"INSERT INTO feed (topic, key) VALUES ('{Topic.DELIVERY.value}', ?)"  # noqa: S608
_PATIENCE_S = 0.25
"""How long deliveries may go before other work: a flood must not freeze the window."""
_GATHER_S = 0.0005
"""How long a commit waits for as many deliveries as the last one had."""
_IDLE_S = 1.0
"""Quiet time after which the write-ahead log is folded into the file, so that commits need not."""


class DatabaseKey:
    """32 random bytes as 64 lower-case hex digits; prints as ***."""

    __slots__ = ("_hex",)

    def __init__(self, hexkey: str) -> None:
        if not _HEX_KEY.fullmatch(hexkey):
            raise StoreError("bad_key")
        self._hex = hexkey

    @classmethod
    def parse(cls, text: str) -> "DatabaseKey":
        """Raises: StoreError("bad_key") unless these are 64 hex digits."""
        return cls(text.strip().lower())

    @classmethod
    def generate(cls) -> "DatabaseKey":
        """A new random key."""
        return cls(secrets.token_hex(32))

    def reveal(self) -> str:
        """The hex digits, for the driver and the keyring."""
        return self._hex

    def __repr__(self) -> str:
        return "***"


@dataclass(slots=True)
class _Reply:
    """A coroutine that waits on some loop for what the database thread will find."""

    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    future: asyncio.Future[Any] = field(init=False)

    def __post_init__(self) -> None:
        self.future = self.loop.create_future()


@dataclass(slots=True)
class _Job:
    """`writes` None: outside of any transaction."""

    work: Callable[[sa.Connection], Any]
    writes: bool | None
    reply: _Reply
    queued_at: float = field(default_factory=time.monotonic)


class Database:
    """Deliveries that wait share one commit and go first; other work follows in order.

    Thread: `run`, `read` and `append_delivery` may be awaited on any loop.
    `ended_badly`, once it is open: the run before left a log behind.
    """

    ended_badly = False

    def __init__(self, path: Path, key: DatabaseKey) -> None:
        self._path = path
        self._key = key
        self._wake = threading.Condition()
        self._deliveries: list[tuple[RawDelivery, _Reply]] = []
        self._jobs: deque[_Job] = deque()
        self._bells: tuple[Callable[[], None], ...] = ()
        self._thread: threading.Thread | None = None
        self._accepting = False
        self._begin = "BEGIN"
        self._dirty = False
        self._is_held = False
        self._last_group = 1

    async def open(self) -> None:
        """Start the thread and open, create or upgrade the file.

        Raises: StoreError wrong_key, newer_schema, disk_full, not_writable, locked, damaged,
        data_file_missing.
        """
        reply = _Reply()
        self._accepting = True
        self._thread = threading.Thread(
            target=self._work, args=(reply,), name="database", daemon=True
        )
        self._thread.start()
        try:
            await reply.future
        except BaseException:  # broken off, or refused: no thread stays behind
            await self.close()
            raise

    async def close(self) -> None:
        """Finish what is queued, then close the file. Nothing is accepted any more."""
        with self._wake:
            self._accepting = False
            self._wake.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    async def run(
        self, fn: Callable[Concatenate[sa.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """One writing transaction. Raises: what `fn` raises; StoreError for the database's own faults."""
        result: R = await self._queued(lambda tx: fn(tx, *args, **kwargs), writes=True)
        return result

    async def read(
        self, fn: Callable[Concatenate[sa.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The same for work that writes nothing."""
        result: R = await self._queued(lambda tx: fn(tx, *args, **kwargs), writes=False)
        return result

    async def append_delivery(self, delivery: RawDelivery) -> int:
        """Keep a delivery; returns its inbox id once it is safely on disk.

        Raises: StoreError if it could not be kept.
        """
        reply = _Reply()
        with self._wake:
            self._check_accepting()
            self._deliveries.append((delivery, reply))
            self._wake.notify()
        item_id: int = await reply.future
        return item_id

    def on_commit(self, bell: Callable[[], None]) -> Callable[[], None]:
        """Ring `bell` on the database thread after each commit that noted something; returns the undo."""
        self._bells = (*self._bells, bell)

        def unsubscribe() -> None:
            self._bells = tuple(known for known in self._bells if known is not bell)

        return unsubscribe

    async def empty_log(self) -> None:
        """Fold the write-ahead log into the file and cut it off: nothing that was replaced is left in it."""
        await self._queued(_empty_log, writes=None)

    async def _queued(self, work: Callable[[sa.Connection], Any], *, writes: bool | None) -> Any:
        job = _Job(work, writes, _Reply())
        with self._wake:
            self._check_accepting()
            self._jobs.append(job)
            self._wake.notify()
        return await job.reply.future

    def _check_accepting(self) -> None:
        if not self._accepting:
            raise StoreError("closed")

    # Below: the database thread.

    def _work(self, opened: _Reply) -> None:
        connection = self._opened(opened)
        if connection is None:
            return
        driver = connection.connection.driver_connection
        while True:
            deliveries, job = self._next()
            if deliveries:
                self._append(driver, deliveries)
            elif job is not None:
                self._run(connection, job)
            elif self._accepting:
                self._fold(driver)
            else:
                break
        engine = connection.engine
        connection.close()
        engine.dispose()

    def _opened(self, opened: _Reply) -> sa.Connection | None:
        try:
            backup.demand_there(self._path)
            sqlcipher.prepare_file(self._path)
            expected = wal.proven(self._path)
            self.ended_badly = expected > 0
            engine = sqlcipher.engine(self._path, self._key.reveal())
            sa.event.listen(engine, "begin", lambda tx: tx.exec_driver_sql(self._begin))
            connection = engine.connect()
            try:
                driver = connection.connection.driver_connection
                wal.demand_whole(driver, self._path, self._key.reveal(), expected)
                migrate.ensure_head(connection, self._keep)
            except BaseException:
                # It may be closed beneath the library, which would say at length that nothing can be rolled back.
                connection.invalidate()
                connection.close()
                engine.dispose()
                raise
        except BaseException as error:  # relayed to the coroutine that waits, as executors do
            self._accepting = False
            ours = _translated(error)
            if isinstance(ours, StoreError):
                ours = backup.judged(ours, self._path, self._key.reveal())
            _answer([opened], [ours])
            return None
        _answer([opened], [None])
        return connection

    def _keep(self) -> None:
        kind, now = BackupKind.BEFORE_MIGRATION, datetime.now(UTC)
        backup.make(self._path, self._key.reveal(), kind, now)

    def _next(self) -> tuple[list[tuple[RawDelivery, _Reply]], _Job | None]:
        with self._wake:
            while not self._deliveries and not self._jobs:
                if not self._accepting:
                    return [], None
                if not self._wake.wait(_IDLE_S if self._dirty else None):
                    return [], None
            patience = time.monotonic() - _PATIENCE_S
            if self._jobs and (not self._deliveries or self._jobs[0].queued_at < patience):
                return [], self._jobs.popleft()
            # Those answered together come back together: one commit for all costs each one less.
            if len(self._deliveries) < self._last_group:
                self._wake.wait_for(lambda: len(self._deliveries) >= self._last_group, _GATHER_S)
            deliveries, self._deliveries = self._deliveries, []
            self._last_group = len(deliveries)
            return deliveries, None

    def _fold(self, driver: Any) -> None:
        self._dirty = False
        # If it cannot be done now, the next commit says why.
        with contextlib.suppress(*sqlcipher.DRIVER_ERRORS):
            driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _append(self, driver: Any, waiting: list[tuple[RawDelivery, _Reply]]) -> None:
        replies = [reply for _, reply in waiting]
        try:
            driver.execute("BEGIN IMMEDIATE")
            ids = inbox.append_raw(driver, [delivery for delivery, _ in waiting])
            driver.execute(_NOTE_DELIVERY, (str(ids[-1]),))
            driver.execute("COMMIT")
        except BaseException as error:  # relayed to every delivery of the group
            with contextlib.suppress(*sqlcipher.DRIVER_ERRORS):
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
            refusal = _translated(error)
            self._note_held(driver, refusal)
            _answer(replies, [refusal] * len(replies))
            return
        self._note_held(driver, None)
        self._dirty = True
        _answer(replies, ids)
        self._ring()

    def _run(self, connection: sa.Connection, job: _Job) -> None:
        if job.reply.future.cancelled():
            return
        self._begin = "BEGIN IMMEDIATE" if job.writes else "BEGIN"
        noted = False
        try:
            if job.writes is None:
                result = job.work(connection)
            else:
                with connection.begin():
                    result = job.work(connection)
                    noted = feed.flush(connection)
        except BaseException as error:  # relayed to the coroutine that waits
            feed.forget(connection)
            result, noted = _translated(error), False
        self._dirty = self._dirty or bool(job.writes)
        if job.writes:
            self._note_held(connection.connection.driver_connection, result)
        _answer([job.reply], [result])
        if noted:
            self._ring()

    def _note_held(self, driver: Any, result: object) -> None:
        """One write waits for a program that has the file; would each behind it too, nobody could even read."""
        is_held = isinstance(result, StoreError) and result.code == "locked"
        if is_held is not self._is_held:
            self._is_held = is_held
            sqlcipher.set_patience(driver, is_held=is_held)

    def _ring(self) -> None:
        for bell in self._bells:
            with contextlib.suppress(RuntimeError):  # the loop that wanted to know has ended
                bell()


def _empty_log(connection: sa.Connection) -> None:
    driver: Any = connection.connection.driver_connection
    # Somebody who reads at this moment holds it open: then it is cut off the next time.
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _translated(error: BaseException) -> BaseException:
    if not sqlcipher.is_database_error(error):
        return error
    ours = sqlcipher.store_error(error)
    ours.__cause__ = error
    return ours


def _answer(replies: list[_Reply], results: list[Any]) -> None:
    """Hand results to their coroutines: one call into each loop, however many wait there."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Any]]] = {}
    for reply, result in zip(replies, results, strict=True):
        by_loop.setdefault(reply.loop, []).append((reply.future, result))
    for loop, pairs in by_loop.items():
        with contextlib.suppress(RuntimeError):  # the loop has ended, nobody waits any more
            loop.call_soon_threadsafe(_deliver, pairs)


def _deliver(pairs: list[tuple[asyncio.Future[Any], Any]]) -> None:
    for future, result in pairs:
        if future.done():
            continue
        if isinstance(result, BaseException):
            future.set_exception(result)
        else:
            future.set_result(result)
