"""Some networks lead nobody back to their own address: then Meta is asked to try, who calls from outside."""

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import callback_of
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from tests.services.line_world import FIELDS, HERE, MOVED, OTHER, Line, make_line, running


async def line_without_way_back(error: Exception | None = None) -> Line:
    line = await make_line()

    async def round_trip(callback_url: str, verify_token: Secret) -> float:
        line.reach.trips.append(callback_url)
        raise error or UnavailableError("public_address_unreachable")

    line.reach.round_trip = round_trip  # type: ignore[method-assign]  # whatever the world is like
    return line


async def test_meta_is_told_an_address_that_only_we_cannot_reach() -> None:
    line = await line_without_way_back()
    async with running(line):
        await line.passes(60)
        assert (line.meta.callback_url, line.meta.fields) == (callback_of(HERE), FIELDS)
        assert line.webhook() == "down public_address_unreachable"
        line.keeper.delivery_came(line.clock())
        assert line.webhook() == "degraded public_address_unreachable"
        line.tunnels.move(MOVED)
        await line.passes(60)
        assert line.meta.callback_url == callback_of(MOVED)
        changes = len(line.meta.changes())
        await line.passes(3600)
        assert len(line.meta.changes()) == changes


async def test_an_address_that_meta_does_not_reach_either_is_not_on_record() -> None:
    line = await line_without_way_back()
    line.tunnels.serve = lambda serves: line.world.alive.clear()  # type: ignore[method-assign]  # nobody answers
    async with running(line):
        await line.passes(60)
        assert line.meta.callback_url == ""
        assert line.webhook() == "down public_address_unreachable"
        failed = line.check(CheckName.WEBHOOK_VERIFIED)
        assert (failed.state, failed.code) == (CheckState.FAIL, "webhook_verification_failed")


async def test_who_reaches_nobody_calls_nobody_elses_address_dead() -> None:
    line = await line_without_way_back()
    line.meta.callback_url = OTHER
    async with running(line):
        await line.passes(600)
        assert line.meta.callback_url == OTHER
        assert line.meta.changes() == []


async def test_an_address_at_which_somebody_else_answers_is_not_told_to_meta() -> None:
    line = await line_without_way_back(SetupError("public_address_wrong_answer", status=200))
    async with running(line):
        await line.passes(60)
        assert line.meta.changes() == []
        assert line.webhook() == "down public_address_wrong_answer"
