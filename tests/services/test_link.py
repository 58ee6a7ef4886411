"""Links say what was seen, and nothing better."""

import asyncio

import pytest

from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.errors import (
    AuraError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    UnavailableError,
)
from aura_desktop.gateways.whatsapp.graph import NumberInfo
from aura_desktop.services.link import NUMBER_SETTING, LinkHealth
from aura_desktop.store import settings
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery
from tests.eventually import eventually
from tests.services.fakes import NUMBER_ID, START, Clock, FakeGraph

INFO = NumberInfo(phone_number_id=NUMBER_ID, display_phone_number="+56 9 0000 0100")


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


async def test_a_probe_learns_the_number(health: LinkHealth, database: Database) -> None:
    assert await health.probe()
    assert states(health)["meta"] == "ok"
    assert await database.read(settings.get, NUMBER_SETTING) == "+56 9 0000 0100"


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
