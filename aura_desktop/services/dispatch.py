"""Dispatch: takes jobs out of the outbox, asks Graph, and settles each by what came back."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Concatenate, ParamSpec, Protocol
from uuid import uuid4

from aura_desktop import log
from aura_desktop.domain import retry
from aura_desktop.domain.commands import Command, MarkRead
from aura_desktop.domain.ids import JobId, PhoneNumberId
from aura_desktop.domain.message import Failure
from aura_desktop.domain.pacing import PAIR_REMEMBERED, Pace
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    SetupError,
    StoreError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp import failures, outbound
from aura_desktop.gateways.whatsapp.graph_answers import Accepted
from aura_desktop.store import leases, outbox
from aura_desktop.store.database import Database, Tx
from aura_desktop.store.outbox import Job

logger = logging.getLogger(__name__)

MAX_IN_FLIGHT = 10
LEASE = timedelta(minutes=10)
TICK_S = 60.0
SOON_S = 1.0
"""For a job whose turn came just after it was looked for."""
LAST_ANSWERS_S = 2.5
"""How long requests under way may still take when the program ends."""
TYPING_LASTS = timedelta(seconds=25)
SET_BACK = timedelta(seconds=10)
"""A clock that falls behind by more has been set."""
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 30.0
_NEVER_BETTER = frozenset({"closed", "database_error"})
"""What the store says when asking again would be of no use."""

P = ParamSpec("P")
Sleep = Callable[[float], Awaitable[None]]


class Sender(Protocol):
    async def send(
        self, phone_number_id: PhoneNumberId, command: Command, job_id: JobId | None
    ) -> Accepted: ...


class Dispatch:
    """One request in flight per conversation, ten in all; nothing leaves while the outbox is paused.

    `answered` hears how each request to Graph ended (None: it was accepted). `zone` is the clinic's.
    """

    def __init__(
        self,
        database: Database,
        graph: Sender,
        phone_number_id: PhoneNumberId,
        *,
        clock: Callable[[], datetime],
        answered: Callable[[AuraError | None], None] = lambda error: None,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        zone: Callable[[], tzinfo] = lambda: UTC,
    ) -> None:
        self._database = database
        self._graph = graph
        self._phone_number_id = phone_number_id
        self._clock = clock
        self._answered = answered
        self._sleep = sleep
        self._jitter = jitter
        self._zone = zone
        self._owner = uuid4().hex
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._latest = clock()
        self._pace = Pace(self._latest)
        self._hold_until = self._latest
        self._offline = 0
        self._ending = False

    def wake(self) -> None:
        """There may be work; call on the home loop."""
        self._wake.set()

    async def resume(self) -> None:
        """Graph answers us again: what was held back for want of set-up or network goes on."""
        if await self._database.read(outbox.paused) is not None:
            await self._database.run(outbox.resume, self._clock())
        if self._offline:
            self._offline = 0
            self._hold_until = self._clock()
        self.wake()

    async def start(self) -> None:
        """Settle what a dead run left behind, keep to its pace; a pause of that run is tried again."""
        now = self._now()
        left = await self._database.run(outbox.recover, self._owner, now)
        self._pace = Pace(now, await self._database.read(leases.recent, now - PAIR_REMEMBERED))
        if left:
            logger.warning("%d jobs of an earlier run", left)
        await self._database.run(outbox.resume, self._clock())

    async def run(self) -> None:
        """Send, wait, send; ends by being cancelled, and then waits a little for the last answers.

        Raises: StoreError; requests under way are settled all the same, and it may be called again.
        """
        try:
            while True:
                self._wake.clear()
                if not await self.lease():
                    await self._wait()
        except asyncio.CancelledError:
            await self._end()
            raise

    async def lease(self) -> int:
        """Begin as many jobs as may begin now; how many that were."""
        now = self._now()
        free = min(MAX_IN_FLIGHT - len(self._tasks), self._pace.free(now))
        if free <= 0 or now < self._hold_until:
            return 0
        begun = 0
        for job in await self._leased(now, free):
            task = asyncio.create_task(self._deliver(job), name=f"job {job.id}")
            self._tasks.add(task)
            task.add_done_callback(self._forget)
            begun += 1
        return begun

    async def _leased(self, now: datetime, limit: int) -> list[Job]:
        """The end of the program must not fall between the lease and the sending: such jobs go back."""
        leasing = asyncio.ensure_future(
            self._database.run(outbox.lease, self._owner, now, now + LEASE, limit, self._zone())
        )
        try:
            return await asyncio.shield(leasing)
        except asyncio.CancelledError:
            with suppress(StoreError):  # nothing was leased, or it is found at the next start
                for job in await leasing:
                    await self._database.run(outbox.release, job.id)
            raise

    async def settled(self) -> None:
        """Waits until no request is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # The store is closed or refused even the last word; at the next start the job is unconfirmed.
            logger.error("a job could not be settled: %s", log.describe(error))

    async def _wait(self) -> None:
        """Until woken, or a job's turn comes, or a slow tick."""
        idle_s = await self._idle_s()  # first: if the store refuses, nothing is left waiting
        waker = asyncio.ensure_future(self._wake.wait())
        sleeper = asyncio.ensure_future(self._sleep(idle_s))
        try:
            await asyncio.wait({waker, sleeper}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waker.cancel()
            sleeper.cancel()

    async def _idle_s(self) -> float:
        """Seconds until something may begin that could not begin just now."""
        now = self._now()
        if await self._database.read(outbox.paused) is not None:
            return TICK_S
        if now < self._hold_until:
            turn: datetime | None = self._hold_until
        elif self._pace.free(now) <= 0:
            turn = self._pace.next_at(now)
        else:
            turn = await self._database.read(leases.next_due, now)
        if turn is None or len(self._tasks) >= MAX_IN_FLIGHT:
            return TICK_S  # an answer to come wakes us
        if turn <= now:
            return SOON_S
        return min((turn - now).total_seconds(), TICK_S)

    def _now(self) -> datetime:
        """The clock's time. Once it has been set back, waits counted on the former time are off."""
        now = self._clock()
        if now < self._latest - SET_BACK:
            self._hold_until = now
            self._pace = Pace(now)
        self._latest = now
        return now

    async def _end(self) -> None:
        self._ending = True
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=LAST_ANSWERS_S)
        for task in list(self._tasks):
            task.cancel()
        await self.settled()

    # one job

    async def _deliver(self, job: Job) -> None:
        try:
            await self._attempt(job)
        except (
            Exception
        ):  # a bug in settling: the job must not block its conversation until the next start
            logger.exception("job %s could not be settled", job.id)
            await self._lost(job)

    async def _attempt(self, job: Job) -> None:
        now = self._now()
        command = self._fresh(job, now)
        if not isinstance(command, MarkRead) and job.conversation_id is not None:
            turn = self._pace.pair_next_at(job.conversation_id, now)
            if turn > now:
                await self._settle(outbox.release, job.id, turn)
                return
            self._pace.take(job.conversation_id, now)
        else:
            self._pace.take(None, now)
        if await self._is_sound(job, command):
            await self._send(job, command)

    def _fresh(self, job: Job, now: datetime) -> Command:
        """The command as it still makes sense: "writing…" is not shown long after the writing."""
        command = job.command
        if isinstance(command, MarkRead) and now - job.enqueued_at > TYPING_LASTS:
            return replace(command, typing=False)
        return command

    async def _is_sound(self, job: Job, command: Command) -> bool:
        """Whether a request can be built from it; nothing has been asked of Graph if not."""
        try:
            outbound.request_bytes(command, job.id)
        except Exception:  # poisoned: failed, shown, passed by
            logger.exception("job %s cannot be built", job.id)
            await self._fail(job, Failure(code="request_invalid"))
            return False
        return True

    async def _send(self, job: Job, command: Command) -> None:
        try:
            accepted = await self._graph.send(self._phone_number_id, command, job.id)
        except asyncio.CancelledError:
            await asyncio.shield(self._lost(job))
            raise
        except AuraError as error:
            # First the store: whoever hears of the trouble may mend it, and resume, at once.
            await self._settle_error(job, error)
            self._answered(error)
        except Exception:  # a bug after the question may have been asked: Graph may have it
            logger.exception("job %s ended in a bug", job.id)
            await self._lost(job)
        else:
            self._offline = 0
            self._answered(None)
            told = (accepted.wamid, accepted.wa_id, accepted.user_id)
            await self._settle(outbox.settle_accepted, job.id, *told, self._clock())

    async def _settle_error(self, job: Job, error: AuraError) -> None:
        logger.info("job %s: %s", job.id, log.describe(error))
        match error:
            case UnavailableError() if retry.is_unreachable(error):
                await self._offline_again(job)
            case UnavailableError():
                self._offline = 0
                await self._try_later(job, error)
            case OutcomeUnknownError():
                await self._lost(job)
            case SetupError():
                self._offline = 0
                await self._settle(outbox.pause, error.code, self._clock())
                await self._settle(outbox.release, job.id)
            case _:
                self._offline = 0
                await self._fail(job, failures.as_failure(error))

    async def _offline_again(self, job: Job) -> None:
        """Nobody can be reached: the job goes back as it was, and all wait together."""
        if self._hold_until <= self._clock():
            self._offline += 1
            wait = retry.offline_wait_s(self._offline, self._jitter())
            self._hold_until = self._clock() + timedelta(seconds=wait)
        await self._settle(outbox.release, job.id)

    async def _try_later(self, job: Job, error: UnavailableError) -> None:
        wait = retry.wait_s(error, job.attempts, self._jitter())
        if wait is None:
            await self._fail(job, failures.as_failure(error))
            return
        now = self._clock()
        turn = now + timedelta(seconds=wait)
        if retry.holds_everyone(error):
            self._hold_until = max(self._hold_until, turn)
        await self._settle(outbox.retry_at, job.id, turn, now, error.code)

    async def _lost(self, job: Job) -> None:
        """Graph may have it. Reading marks may be sent twice, messages may not."""
        if isinstance(job.command, MarkRead):
            await self._settle(outbox.settle_accepted, job.id, None, None, None, self._clock())
        else:
            await self._settle(outbox.settle_unconfirmed, job.id, self._clock())

    async def _fail(self, job: Job, failure: Failure) -> None:
        await self._settle(outbox.settle_failed, job.id, failure, self._clock())

    async def _settle(
        self, write: Callable[Concatenate[Tx, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """What became of a job reaches the store, however long its disk is full; else it would never go on."""
        wait_s = FIRST_WAIT_S
        while True:
            try:
                # Once begun it is not broken off: at the end of the program the answer would be lost.
                await asyncio.shield(self._database.run(write, *args, **kwargs))
                return
            except StoreError as error:
                if self._ending or error.code in _NEVER_BETTER:
                    raise
                logger.error(
                    "the store does not take what became of a job: %s", log.describe(error)
                )
            await self._sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)
