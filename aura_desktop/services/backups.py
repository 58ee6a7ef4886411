"""Backups: the daily one, those a person asks for, and a look at the whole file; each in a thread of its own."""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from aura_desktop.domain.audit import Action
from aura_desktop.domain.backup import (
    Backup,
    BackupKind,
    BackupState,
    Contents,
    Failed,
    is_due,
)
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import StoreError
from aura_desktop.store import audit, backup, notices, settings
from aura_desktop.store.database import Database, DatabaseKey, Tx

logger = logging.getLogger(__name__)

FIRST_AFTER_S = 120.0
"""The first minutes belong to what came overnight, and to who looks through it."""
LOOK_AGAIN_S = 600.0
AGAIN_AFTER_FAILURE = timedelta(hours=1)
CHECKED_EVERY = timedelta(days=1)
_CHECKED_AT = "backups.checked_at"
_DAMAGE = frozenset({"damaged", "wrong_key"})
"""What a file says that opened a while ago."""
_COPYING = 0.7
"""How much of the work is done once all pages are copied; the rest is reading them again."""
_BREATH_S = 0.002
"""Between two steps, so that whoever writes or reads is not kept waiting by the disk."""

R = TypeVar("R")
Clock = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]


class Backups:
    """Home loop only; what it shows is `state`, what changed is told to `subscribe`."""

    def __init__(
        self,
        database: Database,
        path: Path,
        key: DatabaseKey,
        clock: Clock,
        person: Callable[[], str],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._database = database
        self._path = path
        self._key = key
        self._clock = clock
        self._person = person
        self._sleep = sleep
        self._state = BackupState()
        self._listeners: list[Callable[[], None]] = []
        self._lock = asyncio.Lock()
        self._over = threading.Event()
        self._rests_until: datetime | None = None
        self._ended_badly = database.ended_badly

    @property
    def state(self) -> BackupState:
        """As far as it is known by now."""
        return self._state

    def subscribe(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Call `changed` whenever `state` is another; returns the undo."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed) if changed in self._listeners else None

    async def run(self) -> None:
        """Once the start is over, then whenever one is due; never ends by itself."""
        await self._sleep(FIRST_AFTER_S)
        while True:
            await self.look_after()
            await self._sleep(LOOK_AGAIN_S)

    async def look_after(self) -> None:
        """What is due now: a look at the whole file, and the daily backup. Raises: StoreError of the database."""
        await self.refresh()
        now = self._clock()
        rests = self._rests_until is not None and now < self._rests_until
        if rests or self._state.is_damaged:
            return
        self._rests_until = None
        checked, ended_badly = self._state.checked_at, self._ended_badly
        self._ended_badly = False
        if ended_badly or checked is None or not now - CHECKED_EVERY < checked <= now:
            await self.check()
        if not self._state.is_damaged and is_due(self._state.backups, now):
            try:
                await self._make(BackupKind.DAILY, "")
            except StoreError as error:
                logger.error("the daily backup failed: %s", error.code)
                self._rests_until = now + AGAIN_AFTER_FAILURE

    async def refresh(self) -> None:
        """Read again what lies there. Raises: StoreError."""
        found = await asyncio.to_thread(backup.listing, backup.folder_of(self._path))
        self._change(backups=found)
        if self._state.checked_at is None:
            try:
                kept = await self._database.read(settings.get, _CHECKED_AT)
            except StoreError as error:
                await self._take_damage(error)
                return
            self._change(checked_at=datetime.fromisoformat(kept) if kept else None)

    async def back_up(self) -> Backup:
        """One now, because a person asks; cancelling breaks it off. Raises: StoreError."""
        return await self._make(BackupKind.BY_HAND, self._person())

    async def renew(self, person: str | None = None) -> Backup:
        """One now, and all that were made before go, also files put aside. Raises: StoreError.

        `person` asked for it; who is signed in, if nobody is named.
        """
        made = await self._make(BackupKind.BY_HAND, self._person() if person is None else person)
        await self._in_thread(lambda _: backup.drop_others(self._path, made))
        await self.refresh()
        return made

    def break_off(self) -> None:
        """Whatever is under way ends with StoreError("broken_off"), and nothing half is left."""
        self._over.set()

    async def check(self) -> bool:
        """Read every page in use; whether all is sound. Raises: StoreError that says nothing about it."""
        now = self._clock()
        try:
            async with self._lock:
                await self._in_thread(
                    lambda is_over: backup.demand_sound_file(
                        self._path, self._key.reveal(), is_over
                    )
                )
            await self._database.run(settings.put, _CHECKED_AT, now.isoformat())
        except StoreError as error:
            await self._take_damage(error)
            return False
        self._change(checked_at=now, is_damaged=False)
        return True

    async def contents(self, chosen: Backup) -> Contents:
        """What a backup holds, after reading all of it. Raises: StoreError."""
        path = backup.folder_of(self._path) / chosen.name
        return await self._in_thread(
            lambda is_over: backup.verify(path, self._key.reveal(), is_over)
        )

    async def _make(self, kind: BackupKind, person: str) -> Backup:
        """`person` asked for it; by the end somebody else may be signed in."""
        loop = asyncio.get_running_loop()

        def step(left: int, pages: int) -> None:
            time.sleep(_BREATH_S)
            done = _COPYING * (1 - left / max(pages, 1))
            loop.call_soon_threadsafe(lambda: self._change(done=done))

        async with self._lock:
            self._change(is_running=True, done=0.0)
            try:
                made = await self._in_thread(lambda is_over: self._copied(kind, step, is_over))
                await self._database.run(_note_made, made, person, self._clock())
                self._change(failed=None)
            except StoreError as error:
                if error.code != "broken_off":
                    await self._note_failed(error.code)
                raise
            finally:
                self._change(is_running=False, done=0.0)
                await self.refresh()
        return made

    def _copied(self, kind: BackupKind, step: backup.Step, is_over: backup.IsOver) -> Backup:
        return backup.make(
            self._path, self._key.reveal(), kind, self._clock(), step=step, is_over=is_over
        )

    async def _in_thread(self, work: Callable[[backup.IsOver], R]) -> R:
        """Cancelling breaks it off, and waits: it has files open that others may want to move."""
        over = self._over = threading.Event()
        doing = asyncio.ensure_future(asyncio.to_thread(work, over.is_set))
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            over.set()
            await asyncio.wait([doing])
            if not doing.cancelled() and doing.exception() is not None:
                logger.info("broken off")
            raise

    async def _note_failed(self, code: str) -> None:
        """Told once, not each hour; a store in trouble has told by itself."""
        is_news = self._state.failed is None or self._state.failed.code != code
        self._change(failed=Failed(code=code, at=self._clock()))
        if code in _DAMAGE:
            await self._found_damaged()
        elif is_news:
            await self._notice(code)

    async def _take_damage(self, error: StoreError) -> None:
        """Raises: the error, if it says nothing about the file."""
        if error.code not in _DAMAGE:
            raise error
        await self._found_damaged()

    async def _found_damaged(self) -> None:
        if not self._state.is_damaged:
            logger.error("the data file is damaged")
            self._change(is_damaged=True)
            await self._notice("damaged")

    async def _notice(self, code: str) -> None:
        try:
            await self._database.run(_note_trouble, code, self._clock())
        except StoreError as error:
            logger.error("no notice could be kept: %s", error.code)

    def _change(self, **values: object) -> None:
        changed = replace(self._state, **values)  # type: ignore[arg-type]  # names of its fields
        if changed != self._state:
            self._state = changed
            for listener in tuple(self._listeners):
                listener()


def _note_made(tx: Tx, made: Backup, person: str, now: datetime) -> None:
    detail: dict[str, str | int] = {"kind": made.kind.value, "size_bytes": made.size_bytes}
    audit.note(tx, Action.BACKUP_MADE, person, now, subject=made.name, detail=detail)


def _note_trouble(tx: Tx, code: str, now: datetime) -> None:
    notices.add(tx, NoticeKind.BACKUP, now, code=code)
