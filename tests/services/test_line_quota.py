"""What a day costs: Graph allows 200 questions an hour, the tunnel 20,000 requests a month."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from aura_desktop.domain.line import callback_of
from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from tests.services.line_world import APP, FIELDS, HERE, OTHER, Line, make_line, running

HOUR, STEP = 3600, 300
GRAPH_AN_HOUR = 200
TUNNEL_A_DAY = 20_000 // 31
Disturb = Callable[[Line, int], None]


@dataclass
class Day:
    """What was asked in 24 hours."""

    graph: int = 0
    worst_hour: int = 0
    through_tunnel: int = 0
    elsewhere: int = 0
    log_lines: int = 0
    webhook: str = ""


class Endless(list[AuraError]):
    """Each try fails in the same way."""

    def pop(self, index: object = 0) -> AuraError:
        return self[0]


def nothing(line: Line, turn: int) -> None:
    """All is well."""


def no_network(line: Line, turn: int) -> None:
    if turn == 0:
        line.world.online = False
        line.tunnels.die()


def no_way_back_to_ourselves(line: Line, turn: int) -> None:
    if turn == 0:
        line.tunnels.serve = lambda serves: line.world.alive.clear()  # type: ignore[method-assign]  # nobody answers
        line.tunnels.die()


def meta_out_of_order(line: Line, turn: int) -> None:
    line.meta.failing = UnavailableError("service_unavailable")
    line.keeper.wake()


def another_pc(line: Line, turn: int) -> None:
    if turn == 0:
        line.meta.callback_url = OTHER
        line.world.alive[OTHER] = None
        line.keeper.wake()


def ended_token(line: Line, turn: int) -> None:
    line.meta.access_token = Secret("otro")


def other_address(line: Line, turn: int) -> None:
    line.tunnels.move(f"https://n{turn}.example.com")


def dying_agent(line: Line, turn: int) -> None:
    line.tunnels.die()


def strangers(line: Line, turn: int) -> None:
    line.keeper.verification_refused(line.clock())
    line.keeper.signature_refused(line.clock())


def provider_away(line: Line, turn: int) -> None:
    if turn == 0:
        line.tunnels.failures = Endless([UnavailableError("tunnel_timeout")])
        line.tunnels.die()


def quota_used_up(line: Line, turn: int) -> None:
    if turn == 0:
        line.tunnels.failures = Endless([SetupError("tunnel_quota")])
        line.tunnels.die()


async def a_day_of(disturb: Disturb, caplog: pytest.LogCaptureFixture) -> Day:
    line, day = await make_line(), Day()
    line.meta.callback_url, line.meta.fields, line.meta.apps = callback_of(HERE), FIELDS, {APP}
    async with running(line):
        await line.becomes("ok")
        caplog.set_level(logging.INFO)
        caplog.clear()
        trips = len(line.reach.trips)
        for hour in range(24):
            asked = len(line.meta.asked)
            for turn in range(HOUR // STEP):
                disturb(line, hour * HOUR // STEP + turn)
                await line.passes(STEP)
            day.worst_hour = max(day.worst_hour, len(line.meta.asked) - asked)
            day.graph += len(line.meta.asked) - asked
        day.through_tunnel = len(line.reach.trips) - trips
        day.elsewhere = len(line.reach.looks)
        day.log_lines = len(caplog.records)
        day.webhook = line.webhook()
    return day


async def test_a_healthy_day_costs_next_to_nothing(caplog: pytest.LogCaptureFixture) -> None:
    day = await a_day_of(nothing, caplog)
    assert day == Day(graph=144, worst_hour=6, through_tunnel=24, log_lines=0, webhook="ok")


@pytest.mark.parametrize(
    ("disturb", "webhook", "log_lines"),
    [
        (no_network, "paused tunnel_no_network", 10),
        (no_way_back_to_ourselves, "down public_address_unreachable", 600),
        (meta_out_of_order, "ok", 600),
        (another_pc, "down webhook_foreign", 10),
        (ended_token, "ok", 10),
        (other_address, "ok", 600),
        (dying_agent, "ok", 600),
        (strangers, "degraded signature_wrong", 200),
        (provider_away, "paused tunnel_timeout", 1500),
        (quota_used_up, "paused tunnel_quota", 600),
    ],
)
async def test_no_bad_day_uses_a_quota_up(
    disturb: Disturb, webhook: str, log_lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    day = await a_day_of(disturb, caplog)
    assert day.webhook == webhook
    assert day.worst_hour < GRAPH_AN_HOUR * 3 // 4, day
    assert day.through_tunnel < TUNNEL_A_DAY, day
    assert day.elsewhere < TUNNEL_A_DAY // 4, day
    assert day.log_lines <= log_lines, day
