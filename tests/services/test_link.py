"""Links say what was seen, and nothing better."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from aura_desktop.domain.link import GRACE, Link, LinkName, LinkState
from aura_desktop.domain.meta import TokenFacts
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp.graph import NumberInfo
from aura_desktop.services.link import (
    NAME_SETTING,
    NUMBER_SETTING,
    PROBE_AGAIN_S,
    RETRY_FIRST_S,
    RETRY_LONGEST_S,
    LinkHealth,
)
from aura_desktop.store import holds, settings
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery
from tests.eventually import eventually
from tests.services.fakes import NUMBER_ID, START, Clock, FakeGraph

INFO = NumberInfo(
    phone_number_id=NUMBER_ID,
    display_phone_number="+56 9 0000 0100",
    verified_name="Clínica Ejemplo",
)


class Sleeper:
    """Sleeps until it is told that the time is over; remembers how long each sleep was to be."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.asked: list[float] = []
        self._sleeping: asyncio.Event | None = None

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        self._sleeping = asyncio.Event()
        await self._sleeping.wait()

    async def began(self, number: int) -> None:
        """Waits for the sleep of that number."""
        await eventually(lambda: len(self.asked) == number)

    def is_over(self) -> None:
        """The time has passed."""
        self._clock.advance(seconds=self.asked[-1])
        assert self._sleeping is not None
        self._sleeping.set()


@pytest.fixture
def health(database: Database, graph: FakeGraph, clock: Clock) -> LinkHealth:
    graph.number = INFO
    return LinkHealth(database, graph, NUMBER_ID, clock, clock.sleep)


def states(health: LinkHealth) -> dict[str, str]:
    return {link.name.value: f"{link.state.value} {link.code}".strip() for link in health.links()}


def test_at_first_nothing_is_known_and_there_is_no_tunnel(health: LinkHealth) -> None:
    assert states(health) == {
        "internet": "connecting",
        "tunnel": "off",
        "webhook": "connecting",
        "meta": "connecting",
        "ai": "off",
    }


@pytest.mark.parametrize(
    ("error", "internet", "meta"),
    [
        (None, "ok", "ok"),
        (RefusedError("recipient_unreachable"), "ok", "ok"),
        (UnavailableError("no_connection"), "down no_connection", "paused no_connection"),
        (UnavailableError("service_unavailable"), "ok", "degraded service_unavailable"),
        (SetupError("access_token_invalid"), "ok", "down access_token_invalid"),
        (OutcomeUnknownError("answer_lost"), "degraded answer_lost", "connecting"),
    ],
)
def test_answers_move_the_links(
    health: LinkHealth, error: AuraError | None, internet: str, meta: str
) -> None:
    health.graph_answered(error)
    assert (states(health)["internet"], states(health)["meta"]) == (internet, meta)


def test_since_and_proof_are_kept_apart(health: LinkHealth, clock: Clock) -> None:
    changes: list[str] = []
    leave = health.subscribe(lambda: changes.append(states(health)["meta"]))
    health.report(LinkName.META, LinkState.OK)
    clock.advance(minutes=5)
    health.report(LinkName.META, LinkState.OK)
    meta = health.links()[3]
    assert (meta.since, meta.last_proof_at) == (START, clock())
    clock.advance(minutes=5)
    health.report(LinkName.META, LinkState.DOWN, "access_token_invalid")
    meta = health.links()[3]
    assert meta.since == clock()
    assert meta.last_proof_at is not None
    assert meta.last_proof_at < clock()
    leave()
    leave()
    health.report(LinkName.META, LinkState.OK)
    assert changes == ["ok", "down access_token_invalid"]


async def test_a_probe_learns_number_and_name(
    health: LinkHealth, database: Database, graph: FakeGraph
) -> None:
    assert await health.probe()
    assert states(health)["meta"] == "ok"
    assert await database.read(settings.get, NUMBER_SETTING) == "+56 9 0000 0100"
    assert await database.read(settings.get, NAME_SETTING) == "Clínica Ejemplo"
    graph.number = NumberInfo(phone_number_id=NUMBER_ID)
    assert await health.probe()
    assert await database.read(settings.get, NAME_SETTING) == "Clínica Ejemplo"


async def test_a_probe_keeps_the_messaging_limit_fresh(
    health: LinkHealth, database: Database, graph: FakeGraph, clock: Clock
) -> None:
    graph.number = replace(INFO, messaging_limit="TIER_250")
    assert await health.probe()
    clock.advance(hours=6)
    graph.number = INFO
    assert await health.probe()
    limit = await database.read(holds.limit)
    assert (limit.patients, limit.at) == (250, START), "as it was last said"
    graph.number = replace(INFO, messaging_limit="TIER_2K")
    assert await health.probe()
    limit = await database.read(holds.limit)
    assert (limit.patients, limit.at) == (2_000, clock())


async def test_a_refused_number_is_a_fault_of_the_set_up(
    health: LinkHealth, graph: FakeGraph
) -> None:
    graph.number = RefusedError("request_invalid")
    assert not await health.probe()
    assert states(health)["meta"] == "down request_invalid"


async def test_it_asks_again_sooner_while_something_is_wrong(
    health: LinkHealth, graph: FakeGraph, clock: Clock
) -> None:
    graph.number = UnavailableError("no_connection")
    task = asyncio.create_task(health.run())
    await eventually(lambda: graph.fetches >= 3)
    graph.number = INFO
    await eventually(lambda: states(health)["meta"] == "ok")
    task.cancel()
    assert graph.fetches >= 4


async def test_deliveries_prove_the_webhook(
    health: LinkHealth, database: Database, clock: Clock
) -> None:
    told: list[None] = []
    health.subscribe(lambda: told.append(None))
    task = asyncio.create_task(health.follow_deliveries())
    clock.advance(minutes=1)
    await database.append_delivery(RawDelivery(body=b"{}", received_at=clock()))
    health.delivery_came()
    await eventually(lambda: health.last_delivery_at() == clock())
    assert health.links()[2].last_proof_at == clock()
    assert told
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_trouble_is_looked_into_soon_then_ever_later_until_it_stays_away(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    """Sending may fail where the probe succeeds: a missing permission must not be tried every few seconds."""
    proofs: list[datetime] = []

    async def proved() -> None:
        proofs.append(clock())

    graph.number = INFO
    sleeper = Sleeper(clock)
    health = LinkHealth(database, graph, NUMBER_ID, clock, sleeper, proved)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    task = asyncio.create_task(health.run())
    for number in range(1, 15, 2):
        await sleeper.began(number)
        health.graph_answered(SetupError("permission_missing"))
        await sleeper.began(number + 1)
        sleeper.is_over()
    assert sleeper.asked[::2] == [PROBE_AGAIN_S] * 7
    assert sleeper.asked[1::2] == [15, 30, 60, 120, 240, 300, 300]
    await sleeper.began(15)
    assert len(proofs) == 8
    clock.advance(seconds=3 * RETRY_LONGEST_S)
    health.graph_answered(OutcomeUnknownError("answer_lost"))
    await sleeper.began(16)
    assert sleeper.asked[-1] == 15
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_only_a_probe_that_succeeds_is_a_proof(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    proofs: list[None] = []

    async def proved() -> None:
        proofs.append(None)

    health = LinkHealth(database, graph, NUMBER_ID, clock, clock.sleep, proved)
    for failure in (RefusedError("request_invalid"), SetupError("access_token_invalid")):
        graph.number = failure
        assert not await health.probe()
    assert proofs == []
    graph.number = INFO
    assert await health.probe()
    assert proofs == [None]


def test_of_what_several_report_the_worst_is_shown(health: LinkHealth) -> None:
    health.report(LinkName.WEBHOOK, LinkState.OK)
    health.report(
        LinkName.WEBHOOK,
        LinkState.DOWN,
        "webhook_foreign",
        params={"host": "otro"},
        reporter="line",
    )
    health.report(LinkName.WEBHOOK, LinkState.OK)
    webhook = health.links()[2]
    assert (webhook.state, webhook.code) == (LinkState.DOWN, "webhook_foreign")
    assert webhook.params == {"host": "otro"}
    health.report(LinkName.WEBHOOK, LinkState.OK, reporter="line")
    assert states(health)["webhook"] == "ok"


def token_of(*answers: TokenFacts | AuraError | None) -> Callable[[], Awaitable[TokenFacts | None]]:
    """Answers one after another, the last one again and again."""
    left = list(answers)

    async def ask() -> TokenFacts | None:
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, AuraError):
            raise answer
        return answer

    return ask


def meta_of(health: LinkHealth) -> Link:
    return health.links()[3]


@pytest.mark.parametrize(
    ("lasts", "meta"),
    [
        (None, "ok"),
        (timedelta(days=8), "ok"),
        (timedelta(days=7), "degraded access_token_expires_soon"),
        (timedelta(days=3), "degraded access_token_expires_soon"),
        (timedelta(hours=20), "degraded access_token_temporary"),
        # Meta takes it: the clock of this PC is ahead, and how much is left is not known.
        (timedelta(0), "degraded access_token_expires_soon"),
    ],
)
async def test_a_token_is_warned_of_seven_days_before_its_end(
    database: Database, graph: FakeGraph, clock: Clock, lasts: timedelta | None, meta: str
) -> None:
    graph.number = INFO
    expires_at = None if lasts is None else START + lasts
    token = token_of(TokenFacts(is_valid=True, expires_at=expires_at))
    health = LinkHealth(database, graph, NUMBER_ID, clock, clock.sleep, token=token)
    assert await health.probe()
    assert states(health)["meta"] == meta
    if meta.startswith("degraded"):
        assert meta_of(health).until == expires_at
        assert bool(meta_of(health).params) is (lasts != timedelta(0))
    health.graph_answered()
    assert states(health)["meta"] == meta, "an answer of Graph does not cover it"


async def test_a_new_token_ends_the_trouble_of_the_old_one(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    proofs: list[None] = []

    async def proved() -> None:
        proofs.append(None)

    token = token_of(
        TokenFacts(is_valid=True, expires_at=START + timedelta(days=2, hours=1)),
        UnavailableError("no_connection"),
        TokenFacts(is_valid=True),
    )
    graph.number = INFO
    health = LinkHealth(database, graph, NUMBER_ID, clock, clock.sleep, proved, token)
    assert await health.probe()
    assert states(health)["meta"] == "degraded access_token_expires_soon"
    health.graph_answered(SetupError("access_token_invalid"))
    assert states(health)["meta"] == "down access_token_invalid"
    assert await health.probe()
    assert states(health)["meta"] == "degraded access_token_expires_soon", "it could not be asked"
    assert await health.probe()
    assert states(health)["meta"] == "ok"
    assert len(proofs) == 3, "each of these lets the outbox go on"


async def test_graph_says_how_long_to_wait(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    graph.number = UnavailableError("call_rate", retry_after_s=1800)
    sleeper = Sleeper(clock)
    health = LinkHealth(database, graph, NUMBER_ID, clock, sleeper)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    task = asyncio.create_task(health.run())
    await sleeper.began(1)
    assert sleeper.asked == [1800]
    graph.number = INFO
    sleeper.is_over()
    await sleeper.began(2)
    assert sleeper.asked[-1] == PROBE_AGAIN_S
    health.graph_answered(SetupError("permission_missing"))
    await sleeper.began(3)
    assert sleeper.asked[-1] < 60, "that was then"
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_life_that_could_not_be_asked_is_asked_for_again_soon(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    """A new token is in its place; only the question how long it lasts met a passing trouble."""
    token = token_of(
        TokenFacts(is_valid=False, error_code="access_token_invalid"),
        UnavailableError("call_rate"),
        TokenFacts(is_valid=True),
    )
    graph.number = INFO
    sleeper = Sleeper(clock)
    health = LinkHealth(database, graph, NUMBER_ID, clock, sleeper, token=token)
    await health.probe()
    assert states(health)["meta"] == "down access_token_invalid"
    health.report(LinkName.WEBHOOK, LinkState.OK)
    task = asyncio.create_task(health.run())
    await eventually(lambda: bool(sleeper.asked) and sleeper.asked[-1] == RETRY_FIRST_S)
    sleeper.is_over()
    await eventually(lambda: states(health)["meta"] == "ok")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_the_token_is_looked_at_at_the_start_and_daily(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    asked: list[datetime] = []

    async def token() -> TokenFacts:
        asked.append(clock())
        return TokenFacts(is_valid=True)

    graph.number = INFO
    sleeper = Sleeper(clock)
    health = LinkHealth(database, graph, NUMBER_ID, clock, sleeper, token=token)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    task = asyncio.create_task(health.run())
    for number in range(1, 5):
        await sleeper.began(number)
        sleeper.is_over()
    await sleeper.began(5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert asked[0] == START
    assert all(later - earlier <= timedelta(days=1) for earlier, later in pairwise(asked))
    assert asked[-1] - START >= timedelta(days=1)


def test_silence_counts_after_a_grace(health: LinkHealth, clock: Clock) -> None:
    assert health.listening().can_hear, "it has only just begun"
    health.report(LinkName.WEBHOOK, LinkState.OK)
    clock.advance(seconds=60)
    assert health.listening().can_hear
    health.report(LinkName.WEBHOOK, LinkState.DOWN, "public_address_unreachable")
    gone_at = clock()
    clock.advance(seconds=GRACE.total_seconds() - 1)
    assert health.listening().can_hear
    clock.advance(seconds=1)
    heard = health.listening()
    assert (heard.can_hear, heard.since) == (False, gone_at)
    assert heard.code == "public_address_unreachable"
    health.report(LinkName.TUNNEL, LinkState.DOWN, "agent_died")
    assert health.listening().since == gone_at, "one silence, whatever else fails meanwhile"
    assert health.listening().code == "agent_died"
    health.report(LinkName.TUNNEL, LinkState.OK)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    assert health.listening().can_hear


async def test_the_end_of_the_grace_is_told(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    graph.number = INFO
    sleeper = Sleeper(clock)
    health = LinkHealth(database, graph, NUMBER_ID, clock, sleeper)
    told: list[bool] = []
    task = asyncio.create_task(health.run())
    await eventually(lambda: PROBE_AGAIN_S in sleeper.asked)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    sleeper.asked.clear()
    health.report(LinkName.WEBHOOK, LinkState.DOWN, "agent_died")
    await eventually(lambda: sleeper.asked == [GRACE.total_seconds()])
    health.subscribe(lambda: told.append(health.listening().can_hear))
    sleeper.is_over()
    await eventually(lambda: told == [False])
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_whoever_sees_the_internet_come_back_has_graph_asked_at_once(
    database: Database, graph: FakeGraph, clock: Clock
) -> None:
    graph.number = UnavailableError("no_connection")
    sleeper = Sleeper(clock)
    health = LinkHealth(database, graph, NUMBER_ID, clock, sleeper)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    task = asyncio.create_task(health.run())
    await eventually(lambda: states(health)["meta"] == "paused no_connection")
    fetches = graph.fetches
    graph.number = INFO
    health.report(LinkName.INTERNET, LinkState.OK)
    await eventually(lambda: graph.fetches == fetches + 1)
    await eventually(lambda: states(health)["meta"] == "ok")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
