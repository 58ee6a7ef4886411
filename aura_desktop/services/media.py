"""Files that come with messages: fetched when they come or when somebody asks, kept encrypted, let go for good."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

from aura_desktop import log
from aura_desktop.domain import retry
from aura_desktop.domain.arriving import Arriving
from aura_desktop.domain.file_type import sniff
from aura_desktop.domain.ids import MediaId, MessageId
from aura_desktop.domain.media import (
    AT_ONCE_BYTES,
    LIMITS,
    MB,
    MediaFacts,
    MediaState,
    is_for_later,
)
from aura_desktop.domain.media_waits import LONGEST, Waits
from aura_desktop.errors import (
    AuraError,
    InputError,
    RefusedError,
    SetupError,
    StoreError,
    UnavailableError,
)
from aura_desktop.store import media_files, settings
from aura_desktop.store.database import Database
from aura_desktop.store.media import MediaStore
from aura_desktop.store.media_files import MediaJob

logger = logging.getLogger(__name__)

AT_ONCE_SETTING = "media_at_once_mb"
MOST_AT_ONCE = 2
"""So many files are fetched beside each other: what is sent and received goes before."""
MOST_TRIES = 12
TICK_S = 60.0
LEAVING_AT_ONCE = 100
PURGE_WAIT_S = 600.0
_DAMAGED = frozenset({"damaged", "wrong_key"})

Sleep = Callable[[float], Awaitable[None]]
Listener = Callable[[MessageId], None]


class Source(Protocol):
    """The part of GraphClient that is asked for files."""

    async def look_up_media(self, media_id: MediaId) -> MediaFacts: ...

    async def read_media(
        self, facts: MediaFacts, limit_bytes: int, take: Callable[[bytes], Awaitable[None]]
    ) -> None: ...


class InboundMedia:
    """Two files at a time; none of them is opened, run or handed to an AI.

    A file begun is begun anew after a crash: its bytes count only once the store says they are all there.
    """

    def __init__(
        self,
        database: Database,
        store: MediaStore,
        graph: Source,
        clock: Callable[[], datetime],
        *,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._store = store
        self._graph = graph
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._wake = asyncio.Event()
        self._under_way: dict[MessageId, asyncio.Task[None]] = {}
        self._arriving: dict[MessageId, Arriving] = {}
        self._listeners: tuple[Listener, ...] = ()
        self._waits = Waits(clock())
        self._purge_from = clock()

    def wake(self) -> None:
        """There may be work; call on the home loop."""
        self._wake.set()

    async def resume(self) -> None:
        """Graph answers us again: nothing waits any longer for network or set-up."""
        self._waits.proved(self._clock())
        await self._database.run(media_files.waive_waits)
        self.wake()

    async def run(self) -> None:
        """Fetch, wait, fetch; ends by being cancelled. Raises: StoreError; it may be called again."""
        try:
            await self._sweep()
            while True:
                self._wake.clear()
                await self._purge_quietly()
                if not await self.begin_due():
                    await self._wait()
        finally:
            await self._end()

    async def begin_due(self) -> int:
        """Begin to fetch as many files as may be fetched now; how many that were."""
        now = self._clock()
        free = MOST_AT_ONCE - len(self._under_way)
        if free <= 0 or now < self._waits.until(now):
            return 0
        jobs = await self._database.read(media_files.due, now, MOST_AT_ONCE * 2)
        fresh = [job for job in jobs if job.message_id not in self._under_way][:free]
        for job in fresh:
            task = asyncio.create_task(self._fetch(job), name=f"media {job.message_id}")
            self._under_way[job.message_id] = task
            task.add_done_callback(partial(self._forget, job.message_id))
        return len(fresh)

    async def ask(self, message_id: MessageId) -> None:
        """A person wants this file, or wants it tried again. Raises: InputError("media_gone")."""
        if not await self._database.run(media_files.ask, message_id, self._clock()):
            found = await self._database.read(media_files.get, message_id)
            if found is None or found.state is not MediaState.KEPT:
                raise InputError("media_gone")
        self._waits.end(self._clock())
        self.wake()

    async def read(self, message_id: MessageId) -> bytes:
        """The bytes of a file that is kept, b"" if it is not. Raises: StoreError."""
        month = await self._database.read(media_files.kept_in, message_id)
        found = await self._database.read(media_files.get, message_id)
        if month is None or found is None:
            return b""
        content = await self._store.get(month, message_id)
        if len(content) == found.size_bytes:
            return content
        await self._found_incomplete(message_id)
        return b""

    async def save(self, message_id: MessageId, path: Path) -> None:
        """Write a file, decrypted, where a person wants it: all of it or none.

        Raises: InputError media_gone, media_incomplete, file_not_written; StoreError.
        """
        month = await self._database.read(media_files.kept_in, message_id)
        found = await self._database.read(media_files.get, message_id)
        if month is None or found is None:
            raise InputError("media_gone")
        try:
            is_whole = await self._store.save(month, message_id, path, found.size_bytes)
        except OSError as error:
            raise InputError("file_not_written", detail=type(error).__name__) from None
        if not is_whole:
            await self._found_incomplete(message_id)
            raise InputError("media_incomplete")

    async def purge(self) -> int:
        """The bytes of what was erased or is over go now, for good. Returns how many files.

        A damaged month is set aside as a whole: nothing of it can be dropped alone.
        Raises: StoreError if some could not go; the others have gone, and these are tried again.
        """
        total, stuck = 0, dict[str, StoreError]()
        while gone := await self._database.read(media_files.leaving, LEAVING_AT_ONCE, tuple(stuck)):
            month = gone[0].month
            mine = [each for each in gone if each.month == month]
            ids = [each.message_id for each in mine]
            try:
                await self._stop_fetching(ids)
                if month:
                    await self._drop(month, ids)
            except StoreError as error:
                stuck[month] = error
                continue
            await self._database.run(media_files.left, mine)
            total += len(mine)
        for trouble in stuck.values():
            raise trouble
        return total

    def progress(self, message_id: MessageId) -> float | None:
        """How much of a file has come, from 0 to 1; None while it is not being fetched."""
        arriving = self._arriving.get(message_id)
        if arriving is None:
            return None
        return min(arriving.total / arriving.expected, 1.0) if arriving.expected else 0.0

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear on the home loop of each part of a file that comes; returns the undo."""
        self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            self._listeners = tuple(known for known in self._listeners if known is not listener)

        return unsubscribe

    # Inside

    def _forget(self, message_id: MessageId, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("file of message %s: %s", message_id, log.describe(error))
        self._under_way.pop(message_id, None)
        self._arriving.pop(message_id, None)
        self._tell(message_id)
        self._wake.set()

    def _tell(self, message_id: MessageId) -> None:
        for listener in self._listeners:
            listener(message_id)

    async def _found_incomplete(self, message_id: MessageId) -> None:
        logger.error("the bytes of message %s are not all there", message_id)
        failed = (MediaState.FAILED, "media_incomplete")
        await self._database.run(media_files.settle, message_id, *failed)

    async def _drop(self, month: str, ids: list[MessageId]) -> None:
        try:
            await self._store.drop(month, ids)
        except StoreError as error:
            if not await self._set_aside(month, error):
                raise

    async def _set_aside(self, month: str, error: StoreError) -> bool:
        """Whether this month made room for a new one: only if the trouble is its own, and is there when looked for."""
        if error.code not in _DAMAGED or not MediaStore.is_own(error):
            return False
        is_aside = await self._store.set_aside(month, self._clock())
        logger.error("files of %s are %s", month, "set aside" if is_aside else "sound after all")
        return is_aside

    async def _stop_fetching(self, ids: list[MessageId]) -> None:
        tasks = [self._under_way[each] for each in ids if each in self._under_way]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _purge_quietly(self) -> None:
        """One file that cannot be opened must not keep the others from coming."""
        now = self._clock()
        if now < self._purge_from <= now + LONGEST:
            return
        try:
            await self.purge()
        except StoreError as error:
            logger.error("files that are to go cannot: %s", log.describe(error))
            self._purge_from = now + timedelta(seconds=PURGE_WAIT_S)

    async def _sweep(self) -> None:
        """Bytes that no row knows: of a database that was restored, or of an end between two steps."""
        if not await self._database.read(media_files.may_sweep, self._clock()):
            logger.info("bytes that no row knows stay for now: rows were lost")
            return
        for month in await self._store.months():
            try:
                kept = await self._store.kept(month)
                wanted = await self._database.read(media_files.wanted_in, month)
                if stray := sorted(kept - wanted):
                    logger.info("%d files of %s belong to no message and go", len(stray), month)
                    await self._store.drop(month, stray)
            except StoreError as error:
                logger.error("files of %s cannot be opened: %s", month, log.describe(error))

    async def _end(self) -> None:
        await self._stop_fetching(list(self._under_way))

    async def _wait(self) -> None:
        """Until woken, or a file's turn comes, or a slow tick."""
        idle_s = await self._idle_s()  # first: if the store refuses, nothing is left waiting
        waker = asyncio.ensure_future(self._wake.wait())
        sleeper = asyncio.ensure_future(self._sleep(idle_s))
        try:
            await asyncio.wait({waker, sleeper}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waker.cancel()
            sleeper.cancel()

    async def _idle_s(self) -> float:
        now = self._clock()
        turn: datetime | None = self._waits.until(now)
        if now >= self._waits.until(now):
            turn = await self._database.read(media_files.next_due)
        if turn is None or turn <= now:
            return TICK_S
        return min((turn - now).total_seconds(), TICK_S)

    # one file

    async def _fetch(self, job: MediaJob) -> None:
        month = job.month or f"{self._clock():%Y-%m}"
        try:
            await self._attempt(job, month)
        except asyncio.CancelledError:
            # Nothing was wrong with it: the next start begins it anew.
            with suppress(StoreError):
                await asyncio.shield(self._try_at(job, 0.0, "", counts=False))
            raise
        except AuraError as error:
            logger.info("file of message %s: %s", job.message_id, log.describe(error))
            await self._settle_error(job, month, error)
        except Exception:  # a bug: the other files go on
            logger.exception("file of message %s ended in a bug", job.message_id)
            await self._give_up(job, month, MediaState.FAILED, "media_failed")

    async def _attempt(self, job: MediaJob, month: str) -> None:
        content, run = job.content, self._database.run
        if job.attempts >= MOST_TRIES:
            raise RefusedError("media_failed")
        if content.media_id is None:
            raise RefusedError("media_gone")
        if not await run(media_files.begin, job.message_id, month):
            return
        limit = LIMITS.get(content.kind, AT_ONCE_BYTES)
        facts = await self._graph.look_up_media(content.media_id)
        if facts.size_bytes > limit:
            raise RefusedError("media_too_large", size_bytes=facts.size_bytes)
        if not job.asked and await self._is_for_later(job, facts.size_bytes):
            offered = (MediaState.OFFERED, "", facts.size_bytes)
            await run(media_files.settle, job.message_id, *offered)
            return
        arrived = await self._receive(job, month, facts, limit)
        arrived.check(facts, content.sha256)
        file_type = await asyncio.to_thread(sniff, arrived.head, arrived.tail)
        self._waits.kept(job.message_id)
        if not await run(media_files.keep, job.message_id, file_type, arrived.total):
            self._wake.set()  # erased meanwhile: its bytes go with the next purge

    async def _receive(self, job: MediaJob, month: str, facts: MediaFacts, limit: int) -> Arriving:
        arriving = Arriving(expected=facts.size_bytes)
        self._arriving[job.message_id] = arriving
        await self._store.clear(month, job.message_id)

        async def take(part: bytes) -> None:
            await self._store.put(month, job.message_id, arriving.parts, part)
            arriving.take(part)
            self._tell(job.message_id)

        self._tell(job.message_id)
        await self._graph.read_media(facts, limit, take)
        return arriving

    async def _is_for_later(self, job: MediaJob, size_bytes: int) -> bool:
        chosen = await self._database.read(settings.get, AT_ONCE_SETTING)
        at_once = int(chosen) * MB if chosen and chosen.isdigit() else AT_ONCE_BYTES
        return is_for_later(job.content.kind, size_bytes, at_once)

    async def _settle_error(self, job: MediaJob, month: str, error: AuraError) -> None:
        try:
            await self._settle_by_kind(job, month, error)
        except StoreError as trouble:
            logger.error("file of message %s: %s", job.message_id, log.describe(trouble))
            self._waits.store_refused(self._clock())

    async def _settle_by_kind(self, job: MediaJob, month: str, error: AuraError) -> None:
        now, jitter = self._clock(), self._jitter()
        match error:
            case UnavailableError() if retry.is_unreachable(error):
                wait = self._waits.unreachable(now, job.message_id, jitter)
                await self._try_at(job, wait, error.code, counts=False)
            case UnavailableError() if (
                again := retry.wait_s(error, job.attempts + 1, jitter)
            ) is not None:
                if retry.holds_everyone(error):
                    self._waits.hold(now, again)
                await self._try_at(job, again, error.code, counts=True)
            case SetupError():
                wait = self._waits.set_up_wrong(now, job.message_id)
                await self._try_at(job, wait, error.code, counts=False)
            case StoreError() if await self._set_aside(month, error):
                await self._try_at(job, 0.0, error.code, counts=True)
            case StoreError():
                wait = self._waits.store_refused(now, error.code)
                await self._try_at(job, wait, error.code, counts=False)
            case _:
                states = {"media_gone": MediaState.GONE, "media_too_large": MediaState.TOO_LARGE}
                size = error.params.get("size_bytes", 0)
                state = states.get(error.code, MediaState.FAILED)
                await self._give_up(job, month, state, error.code, size)

    async def _try_at(self, job: MediaJob, wait_s: float, code: str, *, counts: bool) -> None:
        turn = self._clock() + timedelta(seconds=wait_s)
        await self._database.run(media_files.retry_at, job.message_id, turn, code, counts=counts)

    async def _give_up(
        self, job: MediaJob, month: str, state: MediaState, code: str, size_bytes: int = 0
    ) -> None:
        """Settled first: if the bytes cannot go now, nothing of them is ever shown."""
        self._waits.given_up(job.message_id)
        await self._database.run(media_files.settle, job.message_id, state, code, size_bytes)
        await self._drop(month, [job.message_id])
