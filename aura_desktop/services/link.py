"""LinkHealth: the links between the patient's phone and this desk, each as it last proved itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.link import (
    GRACE,
    Link,
    LinkName,
    LinkState,
    Listening,
    silence,
    worst,
)
from aura_desktop.domain.meta import TokenFacts, judge_token
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp.graph_answers import NumberInfo
from aura_desktop.store import allowance, inbox, settings
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

ORDER = (LinkName.INTERNET, LinkName.TUNNEL, LinkName.WEBHOOK, LinkName.META, LinkName.AI)
PROBE_AGAIN_S = 6 * 3600.0
RETRY_FIRST_S = 15.0
RETRY_LONGEST_S = 300.0
MENDED_AFTER = timedelta(seconds=2 * RETRY_LONGEST_S)
LOOK_AGAIN_S = 0.25
"""A clock that shows seconds need not follow every delivery of a rush."""
NUMBER_SETTING = "display_phone_number"
"""Read by the status page."""
NAME_SETTING = "verified_name"
"""The clinic's own name as Meta has it; read by the transcript."""
_LIFE = "life"
"""Who reports what is known of the access token's life; answers of Graph must not cover it."""
_PROBED = frozenset({LinkName.INTERNET, LinkName.META})
"""What a question to Graph proves."""


class NumberSource(Protocol):
    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo: ...


TokenSource = Callable[[], Awaitable[TokenFacts | None]]
"""None: there is none to ask about. Raises: AuraError if Meta cannot be asked."""


async def _nothing() -> None:
    """Nobody waits for the proof."""


async def _no_token() -> TokenFacts | None:
    return None


class LinkHealth:
    """Fed by what really happened: answers of Graph, the listener's start, deliveries. Home loop only.

    `proved` is awaited after each probe that Graph answered well. `token` is asked at the start, daily
    and after each trouble. Several reporters may speak of one link: it shows the worst of it.
    """

    def __init__(
        self,
        database: Database,
        graph: NumberSource,
        phone_number_id: PhoneNumberId,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        proved: Callable[[], Awaitable[None]] = _nothing,
        token: TokenSource = _no_token,
    ) -> None:
        self._database = database
        self._graph = graph
        self._phone_number_id = phone_number_id
        self._clock = clock
        self._sleep = sleep
        self._proved = proved
        self._token = token
        self._asked = self._answered = 0
        self._asked_rest_s = 0.0
        self._wrong = asyncio.Event()
        self._online_again = asyncio.Event()
        self._callbacks: list[Callable[[], None]] = []
        self._last_delivery_at: datetime | None = None
        self._delivered = asyncio.Event()
        now = clock()
        self._links = {
            name: Link(name=name, state=LinkState.CONNECTING, since=now) for name in ORDER
        }
        for name in (LinkName.TUNNEL, LinkName.AI):
            self._links[name] = Link(name=name, state=LinkState.OFF, since=now)
        self._reports: dict[LinkName, dict[str, Link]] = {name: {} for name in ORDER}
        self._silent_since: datetime | None = now
        self._silence_changed = asyncio.Event()

    def links(self) -> tuple[Link, ...]:
        """Internet, tunnel, webhook, Meta, AI."""
        return tuple(self._links[name] for name in ORDER)

    def listening(self) -> Listening:
        """Whether a patient's message can arrive; a silence counts after 30 s."""
        reason = silence(self.links())
        since = self._silent_since
        # Counted in both directions: a clock that was set back must not silence the alarm.
        if reason is None or since is None or abs(self._clock() - since) < GRACE:
            return Listening(can_hear=True)
        return Listening(can_hear=False, since=since, code=reason.code)

    def last_delivery_at(self) -> datetime | None:
        """When the webhook last took something in."""
        return self._last_delivery_at

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback` on the home loop after each change; returns the way out."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback) if callback in self._callbacks else None

    def report(
        self,
        name: LinkName,
        state: LinkState,
        code: str = "",
        *,
        until: datetime | None = None,
        params: Mapping[str, object] | None = None,
        reporter: str = "",
    ) -> None:
        """What `reporter` just saw of one link; OK counts as its proof."""
        now = self._clock()
        self._reports[name][reporter] = Link(
            name=name, state=state, since=now, code=code, until=until, params=params or {}
        )
        before, seen = self._links[name], worst(self._reports[name].values())
        same = (before.state, before.code) == (seen.state, seen.code)
        is_proof = state is LinkState.OK and (same or seen.state is LinkState.OK)
        self._links[name] = replace(
            seen,
            since=before.since if same else now,
            last_proof_at=now if is_proof else before.last_proof_at,
        )
        if name in _PROBED and state is not LinkState.OK and reporter != _LIFE:
            self._wrong.set()
        if name is LinkName.INTERNET and seen.state is LinkState.OK and not same:
            self._online_again.set()
        if not same:
            logger.info("link %s: %s %s", name, seen.state, seen.code)
        if not same or (before.until, before.params) != (seen.until, seen.params):
            self._note_silence(now)
            self._tell()

    def graph_answered(self, error: AuraError | None = None) -> None:
        """One request to Graph ended: None or a refusal proves the way, the rest tells what is wrong."""
        match error:
            case UnavailableError(code="no_connection"):
                self.report(LinkName.INTERNET, LinkState.DOWN, error.code)
                self.report(LinkName.META, LinkState.PAUSED, error.code)
            case OutcomeUnknownError():
                self.report(LinkName.INTERNET, LinkState.DEGRADED, error.code)
            case UnavailableError():
                self._asked_rest_s = error.retry_after_s or 0.0
                self.report(LinkName.INTERNET, LinkState.OK)
                self.report(LinkName.META, LinkState.DEGRADED, error.code)
            case SetupError():
                self.report(LinkName.INTERNET, LinkState.OK)
                self.report(LinkName.META, LinkState.DOWN, error.code)
            case _:
                self._asked_rest_s = 0.0
                self.report(LinkName.INTERNET, LinkState.OK)
                self.report(LinkName.META, LinkState.OK)

    def delivery_came(self) -> None:
        """Something moved in the inbox; `follow_deliveries` looks what."""
        self._delivered.set()

    async def follow_deliveries(self) -> None:
        """Keeps the time of the last delivery, the webhook's proof, as the store knows it."""
        while True:
            self._delivered.clear()
            last = await self._database.read(inbox.last_received_at)
            if last != self._last_delivery_at:
                self._last_delivery_at = last
                webhook = self._links[LinkName.WEBHOOK]
                self._links[LinkName.WEBHOOK] = replace(webhook, last_proof_at=last)
                self._tell()
            await self._delivered.wait()
            await asyncio.sleep(LOOK_AGAIN_S)

    async def run(self) -> None:
        """Ask Graph, and tell when nobody has been listening for too long; until cancelled."""
        watching = asyncio.create_task(self._watch_silence(), name="silence")
        try:
            await self._keep_asking()
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _keep_asking(self) -> None:
        """Ask Graph for our number: at the start, soon and ever later while something is wrong, else rarely.

        A probe may succeed where sending does not: only a quiet time after it counts as mended.
        """
        retry_s = RETRY_FIRST_S
        while True:
            self._wrong.clear()
            asked_at = self._clock()
            wrong = not await self.probe() or await self._happens(self._wrong, PROBE_AGAIN_S)
            if not wrong or self._clock() - asked_at > MENDED_AFTER:
                retry_s = RETRY_FIRST_S
            if wrong:
                self._online_again.clear()
                await self._happens(self._online_again, max(retry_s, self._asked_rest_s))
                retry_s = min(retry_s * 2, RETRY_LONGEST_S)

    async def probe(self) -> bool:
        """One question to Graph; its answer moves the links and keeps the number's form, name and limit.

        An answer that a later question overtook is no news: it may be about a former token.
        """
        self._asked += 1
        turn = self._asked
        try:
            number = await self._graph.fetch_number(self._phone_number_id)
        except AuraError as error:
            if turn < self._answered:
                return True
            self._answered = turn
            self._not_answered(error)
            return False
        if turn < self._answered:
            return True
        self._answered = turn
        self.graph_answered()
        facts = {NUMBER_SETTING: number.display_phone_number, NAME_SETTING: number.verified_name}
        for name, value in facts.items():
            if value:
                await self._database.run(settings.put, name, value)
        if number.messaging_limit:
            limit, now = number.messaging_limit, self._clock()
            await self._database.run(allowance.keep_limit, limit, now, now)
        await self._look_at_token(turn)
        await self._proved()
        return True

    def _not_answered(self, error: AuraError) -> None:
        if not isinstance(error, RefusedError):
            self.graph_answered(error)
            return
        # Not a message that was refused but the number itself: nothing will work with it.
        self.report(LinkName.INTERNET, LinkState.OK)
        self.report(LinkName.META, LinkState.DOWN, error.code)

    async def _look_at_token(self, turn: int) -> None:
        """How long it will still be good."""
        try:
            facts = await self._token()
        except AuraError as error:
            logger.info("the token's life is not known: %s", error.code)
            if isinstance(error, UnavailableError):
                # What is known may be of a former token.
                self._wrong.set()
            return
        if facts is None or turn < self._answered:
            return
        verdict = judge_token(facts, self._clock())
        state = LinkState.DEGRADED if verdict.code else LinkState.OK
        self.report(
            LinkName.META,
            LinkState.DOWN if verdict.stops else state,
            verdict.code,
            until=facts.expires_at if verdict.code and not verdict.stops else None,
            params=verdict.params,
            reporter=_LIFE,
        )

    def _note_silence(self, now: datetime) -> None:
        is_silent = silence(self.links()) is not None
        if is_silent != (self._silent_since is not None):
            self._silent_since = now if is_silent else None
            self._silence_changed.set()

    async def _watch_silence(self) -> None:
        """`listening` changes by time alone: whoever shows it must look again when the grace is over."""
        while True:
            self._silence_changed.clear()
            if self._silent_since is not None and self.listening().can_hear:
                await self._happens(self._silence_changed, GRACE.total_seconds())
                self._tell()
            else:
                await self._silence_changed.wait()

    async def _happens(self, event: asyncio.Event, within_s: float) -> bool:
        """Whether it does before so much time has passed."""
        waker = asyncio.ensure_future(event.wait())
        sleeper = asyncio.ensure_future(self._sleep(within_s))
        try:
            await asyncio.wait({waker, sleeper}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waker.cancel()
            sleeper.cancel()
        return event.is_set()

    def _tell(self) -> None:
        for callback in list(self._callbacks):
            callback()
