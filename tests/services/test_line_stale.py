"""What was proven before, or of another address, must not be shown as if it were proven now."""

import asyncio

from aura_desktop.domain.line import callback_of
from aura_desktop.errors import UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.tunnel import TunnelState
from aura_desktop.services.line.tunnel_watch import STUCK_S
from tests.services.line_world import (
    APP,
    FIELDS,
    HERE,
    MOVED,
    OTHER,
    Line,
    make_line,
    running,
    settle,
)

HOUR = 3600


async def healthy_line() -> Line:
    line = await make_line()
    line.meta.callback_url, line.meta.fields, line.meta.apps = callback_of(HERE), FIELDS, {APP}
    return line


def refuse_changes(line: Line) -> None:
    """Meta can be asked, but takes nothing."""

    async def fails(*args: object, **named: object) -> None:
        raise UnavailableError("service_unavailable")

    line.meta.subscribe = fails  # type: ignore[method-assign]  # until `take_changes`


def take_changes(line: Line) -> None:
    del line.meta.subscribe  # the instance's own


async def test_a_new_address_that_meta_does_not_take_is_not_called_well() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        refuse_changes(line)
        line.board.history.clear()
        line.tunnels.move(MOVED)
        await line.becomes("down service_unavailable")
        await line.passes(HOUR)
        assert line.webhook() == "down service_unavailable"
        assert "webhook ok" not in line.board.history
        take_changes(line)
        await line.becomes("ok", within_s=320)
        assert line.meta.callback_url == callback_of(MOVED)


async def test_a_new_address_is_not_called_well_while_meta_cannot_be_asked() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.failing = UnavailableError("call_rate", retry_after_s=60)
        line.board.history.clear()
        line.tunnels.move(MOVED)
        await line.becomes("down call_rate")
        await line.passes(HOUR)
        assert "webhook ok" not in line.board.history
        line.meta.failing = None
        await line.becomes("ok", within_s=320)


async def test_a_subscription_that_was_removed_and_cannot_be_made_is_told() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        refuse_changes(line)
        line.meta.callback_url = ""
        line.keeper.wake()
        await line.becomes("down service_unavailable")
        take_changes(line)
        await line.becomes("ok", within_s=320)


async def test_meta_out_of_order_hides_no_proof_that_the_same_address_is_back() -> None:
    """The agent died and is back; only Graph's own trouble goes on. Deliveries come: no alarm."""
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.failing = UnavailableError("service_unavailable")
        line.tunnels.die()
        await line.passes(2)
        await line.becomes("ok")
        trips = len(line.reach.trips)
        await line.passes(HOUR)
        assert (line.webhook(), len(line.reach.trips)) == ("ok", trips)


async def test_an_address_that_nobody_reaches_is_told_while_meta_is_out_of_order() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.failing = UnavailableError("service_unavailable")
        line.tunnels.serve = lambda serves: line.world.alive.clear()  # type: ignore[method-assign]  # nobody answers
        line.tunnels.die()
        await line.becomes("down public_address_unreachable")


async def test_an_answer_that_cannot_be_read_back_is_a_doubt_and_no_alarm() -> None:
    line = await make_line()
    read, told = line.meta.subscription, line.meta.subscribe

    async def subscribe(*args: object, **named: object) -> None:
        await told(*args, **named)  # type: ignore[arg-type]  # passed on
        line.meta.failing = UnavailableError("service_unavailable")

    line.meta.subscribe = subscribe  # type: ignore[method-assign]  # as above
    async with running(line):
        await line.becomes("degraded service_unavailable")
        line.meta.failing = None
        await line.becomes("ok", within_s=320)
    assert read == line.meta.subscription


async def test_a_tunnel_that_comes_back_while_the_internet_is_looked_for_is_left_alone() -> None:
    """The network that returns lets the agent and our question through at the same moment."""
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        gate, number = asyncio.Event(), line.meta.number

        async def slow(token: Secret, phone_number_id: str) -> object:
            await gate.wait()
            return await number(token, phone_number_id)

        line.tunnels.drop()
        await line.passes(STUCK_S - 1)
        line.meta.number = slow  # type: ignore[method-assign,assignment]  # for once
        await line.passes(2)
        line.tunnels.serve(True)
        line.tunnels.made[-1].become(TunnelState.UP, HERE)
        gate.set()
        await line.becomes("ok")
        assert (line.tunnels.opened, line.tunnels.closed) == (1, 0)


async def test_another_pc_that_took_over_while_its_former_address_was_looked_at_is_not_fought() -> (
    None
):
    """A stranger's address is dead, and a moment later somebody else's living one stands there."""
    line = await healthy_line()
    line.meta.callback_url = callback_of("https://muerta.example.com")
    async with running(line):
        await settle()
        line.meta.callback_url = OTHER
        line.world.alive[OTHER] = None
        await line.becomes("down webhook_foreign")
        assert line.meta.callback_url == OTHER
        assert line.meta.changes() == []


async def test_an_edge_that_leads_nowhere_any_more_is_noticed_within_the_hour() -> None:
    """The agent is content and its cloud is not: only a question from outside tells."""
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.serve = lambda serves: line.world.alive.clear()  # type: ignore[method-assign]  # nobody answers
        line.tunnels.serve(False)
        await line.passes(HOUR + 60)
        assert line.webhook() == "down public_address_unreachable"


async def test_a_field_that_meta_does_not_keep_is_no_silence_and_is_not_asked_for_ceaselessly() -> (
    None
):
    """Messages come; only some notices of the account do not."""
    line = await healthy_line()
    told = line.meta.subscribe

    async def keeps_less(*args: object, **named: object) -> None:
        await told(*args, **named)  # type: ignore[arg-type]  # passed on
        line.meta.fields -= {"account_update"}

    line.meta.subscribe = keeps_less  # type: ignore[method-assign]  # as above
    line.meta.fields -= {"account_update"}
    async with running(line):
        await line.becomes("degraded webhook_fields_missing")
        line.board.history.clear()
        verified = len(line.meta.verified)
        await line.passes(24 * HOUR)
        assert "webhook down webhook_fields_missing" not in line.board.history
        assert len(line.meta.verified) - verified < 120
        del line.meta.subscribe  # the instance's own
        await line.becomes("ok", within_s=1000)


async def test_a_field_that_cannot_be_asked_for_now_is_no_silence() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        refuse_changes(line)
        line.meta.fields -= {"account_update"}
        line.keeper.wake()
        await line.passes(60)
        assert line.webhook() == "degraded webhook_fields_missing"
        line.meta.fields = frozenset({"account_update"})
        line.keeper.wake()
        await line.becomes("down service_unavailable")
        take_changes(line)
        await line.becomes("ok", within_s=1000)
