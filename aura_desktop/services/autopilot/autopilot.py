"""Autopilot: the only service that turns a draft into a job, and only as domain/autonomy.py allows then."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from aura_desktop import log
from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.autonomy import Bar
from aura_desktop.domain.danger import Danger
from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.domain.feed import FeedItem
from aura_desktop.domain.ids import ConversationId, DraftId, MessageId
from aura_desktop.domain.message import Direction, Message
from aura_desktop.domain.red_list import holds, wants_person
from aura_desktop.domain.setup import Clinic
from aura_desktop.domain.thread import Unanswered, is_photo, words
from aura_desktop.errors import AuraError, StoreError
from aura_desktop.services.autopilot import sending
from aura_desktop.services.autopilot.judging import Judgement, glance
from aura_desktop.store import absence, drafts, messages, settings
from aura_desktop.store.database import Database, Tx

logger = logging.getLogger(__name__)

_LOOKED_TO = "ai.looked_to"
CONTEXT = 12
"""What is new is read with so many messages before it: people write one sentence in several."""
GATHER_S = 0.1
"""What comes together is looked at together."""
AT_ONCE = 3
"""Drafts that are asked of a model at the same time."""

Sleep = Callable[[float], Awaitable[None]]


class Proposer(Protocol):
    """Drafting: asks a model for a draft, and cannot send it."""

    async def propose(
        self, conversation_id: ConversationId, show: Callable[[Draft], None], /
    ) -> Draft | None: ...


class Autopilot:
    """Looks at each message as it comes: the red list, the out-of-hours reply, an automatic answer. Home loop only."""

    def __init__(
        self,
        database: Database,
        proposer: Proposer,
        clinic: Callable[[], Clinic],
        clock: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._database = database
        self._proposer = proposer
        self._clinic = clinic
        self._clock = clock
        self._sleep = sleep
        self._bell = asyncio.Event()
        self._told_to: MessageId | None = None
        self._answers_after = MessageId(0)
        self._watches: dict[ConversationId, asyncio.Task[None]] = {}
        self._left: dict[ConversationId, MessageId] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._fault: StoreError | None = None

    async def start(self) -> None:
        """From here on every message is looked at; what was counting goes to a person. Raises: StoreError.

        What came in the last moments of the run before is held where it must be, and answered by people.
        """
        self._told_to = self._answers_after = await self._database.read(absence.last_id)
        kept = await self._database.read(settings.get, _LOOKED_TO)
        if kept is None:
            await self._database.run(settings.put, _LOOKED_TO, str(self._told_to))
        else:
            self._told_to = MessageId(min(int(kept), self._told_to))
        stopped = await self._database.run(sending.stop_all)
        if stopped:
            logger.info("%d automatic answers were interrupted", stopped)

    def hear(self, items: Sequence[FeedItem]) -> None:
        """Messages are new or changed; call on the home loop."""
        told_to = self._told_to
        if told_to is not None and any(_message_id(item) > told_to for item in items):
            self._bell.set()

    async def run(self) -> None:
        """Until cancelled; then every countdown ends without sending. Raises: StoreError; call it again then."""
        self._fault = None
        try:
            while True:
                self._bell.clear()
                await self._look()
                await self._bell.wait()
                await asyncio.sleep(GATHER_S)
                if self._fault is not None:
                    raise self._fault
        finally:
            await self._end_watches()

    async def stop(self, draft_id: DraftId) -> bool:
        """A person stops a countdown; False if it is too late."""
        return await self._database.run(sending.stop, draft_id) is not None

    def leave(self, conversation_id: ConversationId, question: MessageId) -> None:
        """A person stopped the draft for this message while it was written: the answer is theirs."""
        self._left[conversation_id] = question

    async def follow_all(self) -> None:
        """Look at everything that came, and follow it to its end."""
        await self._look()
        while self._watches:
            await asyncio.gather(*self._watches.values(), return_exceptions=True)

    def is_idle(self) -> bool:
        """Whether every message that came has been followed to its end."""
        return not self._bell.is_set() and not self._watches

    async def _look(self) -> None:
        """Each conversation in which somebody has written, once, however much it was."""
        if self._told_to is None:
            await self.start()
        while True:
            arrivals = await self._database.read(
                absence.arrived_after, self._told_to or MessageId(0)
            )
            ids = [item.message_id for item in arrivals.found]
            fresh: dict[ConversationId, list[Message]] = {}
            for message in await self._database.read(messages.by_ids, ids):
                fresh.setdefault(message.conversation_id, []).append(message)
            for conversation_id, new in fresh.items():
                is_news = max(message.id for message in new) > self._answers_after
                if await self._looked_at(conversation_id, new) and is_news:
                    self._watch(conversation_id)
            if arrivals.up_to != self._told_to:
                # Behind what was looked at: after a crash it is looked at once more.
                self._told_to = arrivals.up_to
                await self._database.run(settings.put, _LOOKED_TO, str(arrivals.up_to))
            if arrivals.is_all:
                return

    async def _looked_at(self, conversation_id: ConversationId, new: Sequence[Message]) -> bool:
        """As `_is_for_more`; what cannot be looked at is for a person, and stops nobody else."""
        try:
            return await self._is_for_more(conversation_id, new)
        except StoreError:
            raise
        except Exception:  # a message that breaks the reading must not silence those behind it
            logger.exception("a message could not be looked at")
            names = [Danger.UNKNOWN.value]
            await self._database.run(drafts.hold, conversation_id, names, self._now())
            return False

    async def _is_for_more(self, conversation_id: ConversationId, new: Sequence[Message]) -> bool:
        """The red list first, for everybody. Whether anything may go out there by itself."""
        seen = await self._database.read(glance, conversation_id, CONTEXT)
        if seen is None or seen.asked is None:
            return False
        if conversation_id in self._watches:
            # What it was counting for is not the last word any more; it is looked at anew.
            return True
        since = max((each.id for each in seen.messages if _is_out(each)), default=MessageId(0))
        if await self._held(seen, seen.asked, [each for each in new if each.id > since]):
            return False
        return seen.mode is AiMode.AUTO or seen.policy.out_of_hours

    def _watch(self, conversation_id: ConversationId) -> None:
        former = self._watches.pop(conversation_id, None)
        if former is not None:
            former.cancel()
        task = asyncio.create_task(
            self._guarded(conversation_id, is_next=former is not None), name="autopilot"
        )
        self._watches[conversation_id] = task
        task.add_done_callback(lambda done: self._forget(conversation_id, done))

    def _forget(self, conversation_id: ConversationId, done: asyncio.Task[None]) -> None:
        if self._watches.get(conversation_id) is done:
            del self._watches[conversation_id]

    async def _guarded(self, conversation_id: ConversationId, *, is_next: bool) -> None:
        try:
            if is_next:
                await self._database.run(sending.overtaken, conversation_id)
            await self._follow(conversation_id)
        except StoreError as error:
            # Whatever was to be held must be: all since the start is looked at once more, and nothing of it answered.
            if self._told_to is not None:
                both = (self._told_to, self._answers_after)
                self._told_to, self._answers_after = min(both), max(both)
            self._fault = error
            self._bell.set()
        except AuraError as error:
            logger.warning("no automatic answer: %s", log.describe(error))
        except Exception:  # one conversation's fault must not silence the others
            logger.exception("the autopilot failed in one conversation")

    async def _follow(self, conversation_id: ConversationId) -> None:
        """One conversation, from the message that came to the answer that left, or to a person."""
        judged = await self._database.read(glance, conversation_id)
        if judged is None or judged.asked is None:
            return
        asked = judged.asked
        if await self._held(judged, asked):
            return
        if await asyncio.to_thread(_wants_person, asked):
            await self._database.run(sending.note_handoff, judged, (Bar.WANTS_PERSON,), self._now())
        elif judged.mode is AiMode.AUTO and judged.conversation.held_since is None:
            await self._answer(conversation_id, asked.newest.id)
        clinic = self._clinic()
        await self._database.run(sending.answer_out_of_hours, conversation_id, clinic, self._now())

    async def _held(
        self, judged: Judgement, asked: Unanswered, new: Sequence[Message] = ()
    ) -> bool:
        """`new`: what came so much at once that `asked` does not reach back to it."""
        known = {message.id for message in asked.waiting}
        more = [message for message in new if message.id not in known]
        text = "\n".join(filter(None, (*map(words, more), asked.whole)))
        has_photo = asked.has_photo or any(map(is_photo, more))
        found = await asyncio.to_thread(holds, text, has_photo=has_photo)
        if found:
            names = [hold.danger.value for hold in found]
            await self._database.run(_hold, judged, names, self._now())
        return bool(found)

    async def _answer(self, conversation_id: ConversationId, question: MessageId) -> None:
        async with self._turns:
            if self._left.get(conversation_id) == question:
                return
            draft = await self._proposer.propose(conversation_id, lambda _: None)
        if draft is None or draft.state is not DraftState.READY:
            return
        if self._left.get(conversation_id) == draft.answers:
            return
        draft = await self._database.run(sending.consider, draft, self._clinic(), self._now())
        if draft.state is not DraftState.COUNTING or draft.sends_at is None:
            return
        try:
            await self._sleep(max((draft.sends_at - self._clock()).total_seconds(), 0.0))
            await self._database.run(sending.send, draft.id, self._clinic(), self._now())
        except AuraError:
            # It must not stand there as if it were still going to be sent.
            await self._database.run(sending.stop, draft.id)
            raise

    async def _end_watches(self) -> None:
        """No countdown outlives this: what counts goes to a person."""
        watches = list(self._watches.values())
        for watch in watches:
            watch.cancel()
        await asyncio.gather(*watches, return_exceptions=True)
        with suppress(AuraError):
            await self._database.run(sending.stop_all)

    def _now(self) -> datetime:
        return self._clock().astimezone(ZoneInfo(self._clinic().time_zone))


def _hold(tx: Tx, judged: Judgement, names: Sequence[str], now: datetime) -> None:
    asked = judged.asked
    if asked is None:
        return
    if (
        drafts.hold(tx, judged.conversation.id, names, asked.newest.at)
        and judged.mode is AiMode.AUTO
    ):
        sending.note_handoff(tx, judged, (Bar.RED_LIST,), now)


def _is_out(message: Message) -> bool:
    return message.direction is Direction.OUTBOUND


def _wants_person(asked: Unanswered) -> bool:
    return any(wants_person(words(message)) for message in asked.waiting)


def _message_id(item: FeedItem) -> int:
    return int(item.key.partition(":")[2])
