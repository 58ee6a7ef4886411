"""The AI's link: asked at the start, after a change, and again while something is wrong."""

import asyncio
from dataclasses import dataclass, field

import pytest

from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.ai_watch import AGAIN_FIRST_S, AGAIN_LONGEST_S, LOOK_EVERY_S, AiWatch
from tests.eventually import eventually

LOCAL = AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://10.0.0.5:8080/v1", model="chico")


@dataclass
class Server:
    """Answers with `error`, if there is one; keeps what it was asked."""

    error: AuraError | None = None
    asked: list[tuple[AiChoice, Secret | None]] = field(default_factory=list)

    async def models(self, choice: AiChoice, key: Secret | None) -> tuple[str, ...]:
        self.asked.append((choice, key))
        if self.error is not None:
            raise self.error
        return ("chico",)


@dataclass
class Desk:
    server: Server = field(default_factory=Server)
    choice: AiChoice = field(default_factory=AiChoice)
    key: Secret | None = None
    told: list[tuple[LinkState, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    wakes: asyncio.Queue[None] = field(default_factory=asyncio.Queue)

    def report(self, name: LinkName, state: LinkState, code: str = "") -> None:
        assert name is LinkName.AI
        self.told.append((state, code))

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await self.wakes.get()

    def watch(self) -> AiWatch:
        return AiWatch(
            models=self.server,
            choice=lambda: self.choice,
            key=lambda: self.key,
            report=self.report,
            sleep=self.sleep,
        )


async def test_without_ai_nobody_is_asked() -> None:
    desk = Desk()
    assert await desk.watch().look()
    assert (desk.told, desk.server.asked) == ([(LinkState.OFF, "")], [])


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (None, LinkState.OK),
        (UnavailableError("ai_unreachable"), LinkState.DEGRADED),
        (SetupError("ai_key_invalid"), LinkState.DOWN),
    ],
)
async def test_its_answer_is_the_state(error: AuraError | None, state: LinkState) -> None:
    desk = Desk(server=Server(error), choice=LOCAL, key=Secret("sk-ejemplo"))
    assert await desk.watch().look() is (error is None)
    assert desk.told == [(state, error.code if error else "")]
    assert desk.server.asked == [(LOCAL, Secret("sk-ejemplo"))]


async def test_it_is_asked_again_later_and_later_and_at_once_after_a_change() -> None:
    desk = Desk(server=Server(UnavailableError("ai_unreachable")), choice=LOCAL)
    watch = desk.watch()
    run = asyncio.create_task(watch.run())
    for count in range(1, 8):
        await eventually(lambda: len(desk.slept) == count)  # noqa: B023 # awaited in its turn
        desk.wakes.put_nowait(None)
    await eventually(lambda: len(desk.slept) == 8)
    assert desk.slept[:2] == [AGAIN_FIRST_S, AGAIN_FIRST_S * 2]
    assert desk.slept[-1] == AGAIN_LONGEST_S
    desk.server.error = None
    watch.wake()
    asked = len(desk.server.asked)
    desk.key = Secret("sk-ejemplo")
    watch.wake()
    await eventually(lambda: len(desk.slept) == 9)
    assert len(desk.server.asked) == asked + 1, "only what changed is worth a question"
    assert (desk.told[-1], desk.slept[-1]) == ((LinkState.OK, ""), LOOK_EVERY_S)
    watch.ask_again()
    await eventually(lambda: len(desk.slept) == 10)
    assert len(desk.server.asked) == asked + 2, "a person's question is always worth one"
    run.cancel()
    await asyncio.wait({run})
