"""Some networks lead nobody back to their own address: then Meta is asked to try, who calls from outside."""

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import callback_of
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from tests.services.line_world import APP, FIELDS, HERE, MOVED, OTHER, Line, make_line, running


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
        assert line.webhook() == "degraded public_address_unreachable"
        line.tunnels.move(MOVED)
        await line.passes(60)
        assert line.meta.callback_url == callback_of(MOVED)
        assert line.webhook() == "degraded public_address_unreachable"


async def test_that_meta_comes_through_is_proven_anew_each_hour_and_rings_no_alarm() -> None:
    line = await line_without_way_back()
    async with running(line):
        await line.passes(60)
        line.board.history.clear()
        opened, verified, trips = (
            line.tunnels.opened,
            len(line.meta.verified),
            len(line.reach.trips),
        )
        for _ in range(24):
            await line.passes(3600)
            line.keeper.wake()
        assert line.tunnels.opened == opened
        assert 24 <= len(line.meta.verified) - verified <= 48
        assert len(line.reach.trips) - trips < 400
        assert not [each for each in line.board.history if each.startswith("webhook down")]
        await line.passes(120)
        line.world.alive.clear()
        line.keeper.wake()
        await line.passes(60)
        assert line.webhook() == "down public_address_unreachable"


async def test_the_way_back_that_is_there_again_is_well() -> None:
    line = await line_without_way_back()
    async with running(line):
        await line.passes(60)
        del line.reach.round_trip  # the instance's own
        await line.becomes("ok", within_s=320)


async def test_what_meta_does_not_reach_is_not_tried_by_it_ceaselessly() -> None:
    line = await line_without_way_back()
    line.tunnels.serve = lambda serves: line.world.alive.clear()  # type: ignore[method-assign]  # nobody answers
    line.meta.callback_url, line.meta.fields, line.meta.apps = callback_of(HERE), FIELDS, {APP}
    async with running(line):
        await line.passes(24 * 3600)
        assert 20 < line.meta.asked.count("subscribe") < 120


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
        assert line.keeper.status().foreign_host == "otro-pc.example.com"
        assert line.reach.looks == [], "whom it could not tell from nobody anyway"
        await line.keeper.take_over()
        assert line.meta.callback_url == callback_of(HERE)
        assert line.keeper.status().foreign_host == ""


async def test_a_dead_tunnel_is_opened_anew_also_while_somebody_elses_address_is_on_record() -> (
    None
):
    line = await make_line()
    line.meta.callback_url = OTHER
    line.world.alive[OTHER] = None
    async with running(line):
        await line.becomes("down webhook_foreign")
        line.world.alive.pop(callback_of(HERE))
        await line.passes(120)
        line.keeper.wake()
        await line.passes(900)
        assert line.tunnels.opened == 2
        await line.becomes("down webhook_foreign")


async def test_an_address_at_which_somebody_else_answers_is_not_told_to_meta() -> None:
    line = await line_without_way_back(SetupError("public_address_wrong_answer", status=200))
    async with running(line):
        await line.passes(60)
        assert line.meta.changes() == []
        assert line.webhook() == "down public_address_wrong_answer"
