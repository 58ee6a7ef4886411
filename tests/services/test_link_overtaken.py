"""Answers of Graph that a later question overtook, and clocks that were set back."""

import asyncio
from datetime import timedelta

from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.meta import TokenFacts
from aura_desktop.errors import SetupError
from aura_desktop.gateways.whatsapp.graph_answers import NumberInfo
from aura_desktop.services.link import LinkHealth
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.services.fakes import NUMBER_ID, Clock

NUMBER = NumberInfo(
    phone_number_id=NUMBER_ID,
    display_phone_number="+56 9 0000 0100",
    verified_name="Clínica Ejemplo",
)


class SlowGraph:
    """Answers when it is let."""

    def __init__(self) -> None:
        self.asked: list[asyncio.Future[NumberInfo]] = []

    async def fetch_number(self, phone_number_id: PhoneNumberId) -> NumberInfo:
        self.asked.append(asyncio.get_running_loop().create_future())
        return await self.asked[-1]


def meta(health: LinkHealth) -> tuple[str, str]:
    found = next(link for link in health.links() if link.name is LinkName.META)
    return found.state.value, found.code


async def two_questions(graph: SlowGraph, health: LinkHealth) -> list[asyncio.Task[bool]]:
    """One with the former token, one with the new."""
    tasks = [asyncio.create_task(health.probe()) for _ in range(2)]
    await eventually(lambda: len(graph.asked) == 2)
    return tasks


async def test_what_graph_says_of_a_former_token_comes_too_late(database: Database) -> None:
    graph = SlowGraph()
    health = LinkHealth(database, graph, NUMBER_ID, Clock())
    former, newer = await two_questions(graph, health)
    graph.asked[1].set_result(NUMBER)
    assert await newer
    graph.asked[0].set_exception(SetupError("access_token_invalid"))
    await former
    assert meta(health) == ("ok", "")


async def test_a_late_good_answer_does_not_cover_a_newer_bad_one(database: Database) -> None:
    graph = SlowGraph()
    health = LinkHealth(database, graph, NUMBER_ID, Clock())
    former, newer = await two_questions(graph, health)
    graph.asked[1].set_exception(SetupError("access_token_invalid"))
    assert not await newer
    graph.asked[0].set_result(NUMBER)
    await former
    assert meta(health) == ("down", "access_token_invalid")


async def test_the_life_of_a_former_token_is_no_news(database: Database) -> None:
    graph, told = SlowGraph(), [asyncio.Event(), asyncio.Event()]
    facts = [TokenFacts(is_valid=False), TokenFacts(is_valid=True)]
    turns = [0, 1]

    async def token() -> TokenFacts | None:
        turn = turns.pop(0)
        await told[turn].wait()
        return facts[turn]

    health = LinkHealth(database, graph, NUMBER_ID, Clock(), token=token)
    former, newer = await two_questions(graph, health)
    graph.asked[0].set_result(NUMBER)
    await eventually(lambda: turns == [1])
    graph.asked[1].set_result(NUMBER)
    told[1].set()
    await newer
    told[0].set()
    await former
    assert meta(health) == ("ok", "")


async def test_a_clock_that_is_set_back_does_not_silence_the_alarm(database: Database) -> None:
    clock = Clock()
    health = LinkHealth(database, SlowGraph(), NUMBER_ID, clock)
    health.report(LinkName.INTERNET, LinkState.OK)
    health.report(LinkName.WEBHOOK, LinkState.OK)
    health.report(LinkName.WEBHOOK, LinkState.DOWN, "public_address_unreachable")
    assert health.listening().can_hear
    clock.now -= timedelta(hours=5)
    assert not health.listening().can_hear


async def test_other_figures_of_the_same_trouble_are_told(database: Database) -> None:
    health = LinkHealth(database, SlowGraph(), NUMBER_ID, Clock())
    heard: list[object] = []
    health.subscribe(lambda: heard.append(health.links()[1].params))
    for host in ("uno.example.com", "uno.example.com", "otro.example.com"):
        health.report(LinkName.TUNNEL, LinkState.DOWN, "webhook_foreign", params={"host": host})
    assert heard == [{"host": "uno.example.com"}, {"host": "otro.example.com"}]
