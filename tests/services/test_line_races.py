"""What comes too late, too often or from a wrong clock must not mislead the line."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import callback_of
from aura_desktop.domain.link import LinkName
from aura_desktop.domain.setup import Credential, TunnelChoice, TunnelKind
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.gateways.tunnel import TunnelState
from aura_desktop.services.line import waits
from aura_desktop.services.line.waits import Waits
from aura_desktop.services.worker import keep_running
from tests.eventually import eventually
from tests.services.line_world import (
    APP,
    FIELDS,
    HERE,
    OTHER,
    SECRETS,
    Line,
    make_line,
    running,
    settle,
)

HOUR, DAY = 3600, 86_400
NEW_TOKEN = Secret("EAAejemplo0000000000002")


async def healthy_line() -> Line:
    line = await make_line()
    line.meta.callback_url, line.meta.fields, line.meta.apps = callback_of(HERE), FIELDS, {APP}
    return line


async def test_what_meta_says_of_a_former_token_is_no_news() -> None:
    """A look that began with the old token ends after the new one was put in its place."""
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.access_token = NEW_TOKEN
        line.reach.gate = asyncio.Event()
        await line.passes(120)
        line.keeper.wake()
        await settle()
        await line.vault.put(Credential.ACCESS_TOKEN, NEW_TOKEN)
        line.board.history.clear()
        line.reach.gate.set()
        await line.passes(5)
        assert "meta down access_token_invalid" not in line.board.history
        assert line.webhook() == "ok"


@pytest.mark.parametrize(
    ("code", "params"),
    [("agent_too_old", {"version": "3.20.0"}), ("tunnel_refused", {"number": 9})],
)
async def test_what_the_tunnel_says_keeps_its_figures(code: str, params: dict[str, Any]) -> None:
    line = await make_line()
    line.tunnels.failures.append(SetupError(code, **params))
    async with running(line):
        await line.passes(1)
        assert line.tunnel() == f"down {code}"
        assert line.board.params[LinkName.TUNNEL] == params
        assert line.board.params[LinkName.WEBHOOK] == params
        assert line.check(CheckName.TUNNEL).params == params
        line.keeper.wake()
        await line.becomes("ok")
        assert line.board.params[LinkName.TUNNEL] == {}
        line.tunnels.serve(False)
        line.tunnels.made[-1].become(TunnelState.FAILED, code=code, params=params)
        line.tunnels.failures.append(UnavailableError("tunnel_start_failed"))
        await settle()
        assert line.board.params[LinkName.TUNNEL] == params


async def test_a_locked_keyring_is_not_called_a_missing_authtoken() -> None:
    class Locked(Credentials):
        async def get(self, name: str) -> Secret | None:
            raise SetupError("keyring_locked")

    line = await make_line(secrets={})
    line.vault._credentials = Locked()
    await line.vault.load()
    async with running(line):
        await line.passes(1)
        assert line.tunnel() == "down keyring_locked"
        line.vault._credentials = None
        for name, secret in SECRETS.items():
            await line.vault.put(name, secret)
        await line.becomes("ok")


async def test_rubbish_with_wrong_signatures_does_not_send_us_to_meta_each_time() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        asked = len(line.meta.asked)
        for _ in range(600):
            line.keeper.signature_refused(line.clock())
            await line.passes(1)
        assert len(line.meta.asked) - asked <= 10
        assert line.webhook() == "degraded signature_wrong"
        line.keeper.delivery_came(line.clock())
        assert line.webhook() == "ok"


async def test_an_unreachable_meta_does_not_hide_a_wrong_signature_for_ever() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.failing = UnavailableError("service_unavailable")
        for _ in range(3):
            line.keeper.signature_refused(line.clock())
        await settle()
        assert line.check(CheckName.SIGNATURE).state is CheckState.FAIL


async def test_a_public_address_that_only_we_cannot_reach_costs_neither_quota() -> None:
    """Some networks lead nobody back to himself: a day of it stays far below both limits."""
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.verify_token = None  # type: ignore[assignment]  # nobody answers there
        line.tunnels.serve = lambda serves: line.world.alive.clear()  # type: ignore[method-assign]  # as above
        line.tunnels.die()
        asked, trips = len(line.meta.asked), len(line.reach.trips)
        opened = line.tunnels.opened
        for _ in range(24):
            await line.passes(HOUR)
        assert line.webhook() == "down public_address_unreachable"
        assert len(line.meta.asked) - asked < 24 * 60
        assert len(line.reach.trips) - trips < 600
        assert 2 < line.tunnels.opened - opened < 100


async def test_another_pcs_address_is_asked_rarely() -> None:
    line = await healthy_line()
    line.meta.callback_url = OTHER
    line.world.alive[OTHER] = None
    async with running(line):
        await line.becomes("down webhook_foreign")
        for _ in range(24):
            await line.passes(HOUR)
        assert len(line.reach.looks) < 120
        assert line.meta.changes() == []


async def test_meta_says_how_long_to_wait() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.failing = UnavailableError("throttled", retry_after_s=1800)
        line.keeper.wake()
        await settle()
        asked = len(line.meta.asked)
        await line.passes(1700)
        assert len(line.meta.asked) == asked


async def test_hours_without_network_fill_no_log(caplog: pytest.LogCaptureFixture) -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        caplog.set_level(logging.INFO)
        caplog.clear()
        line.world.online = False
        line.tunnels.die()
        for _ in range(2):
            await line.passes(HOUR)
        assert len(caplog.records) < 20
        line.world.online = True
        assert await line.becomes("ok") <= 10


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=400)])
async def test_a_clock_that_is_set_back_makes_no_proof_last_longer(back: timedelta) -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.clock.now -= back
        trips = len(line.reach.trips)
        line.keeper.wake()
        await settle()
        assert len(line.reach.trips) == trips + 1
        line.keeper.verification_refused(line.clock())
        await settle()
        assert len(line.meta.verified) == 1


async def test_after_the_clock_was_set_back_any_look_asks_the_address() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.clock.now -= timedelta(days=1)
        trips = len(line.reach.trips)
        line.keeper.verification_refused(line.clock())
        await settle()
        assert len(line.reach.trips) == trips + 1


async def test_ten_thousand_wakes_leave_nothing_behind() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        tasks, sleepers = len(asyncio.all_tasks()), len(line.sleeper._sleepers)
        for _ in range(10_000):
            line.keeper.wake()
            await asyncio.sleep(0)
        await settle()
        assert len(asyncio.all_tasks()) == tasks
        assert len(line.sleeper._sleepers) == sleepers
        assert line.webhook() == "ok"


async def test_a_verification_that_could_not_be_made_is_still_owed() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        secret = line.vault.get(Credential.APP_SECRET)
        assert secret is not None
        await line.vault.forget(Credential.APP_SECRET)
        line.keeper.verification_refused(line.clock())
        await line.passes(5)
        before = len(line.meta.verified)
        await line.vault.put(Credential.APP_SECRET, secret)
        await line.passes(5)
        assert len(line.meta.verified) == before + 1


async def test_the_tunnel_is_off_and_on_again_in_the_middle_of_a_look() -> None:
    line = await healthy_line()
    async with running(line):
        await line.becomes("ok")
        line.reach.gate = asyncio.Event()
        await line.passes(120)
        line.keeper.wake()
        await settle()
        await line.book.change(tunnel=TunnelChoice(kind=TunnelKind.NGROK, domain="x.example.com"))
        await settle()
        line.reach.gate.set()
        await line.becomes("ok")
        assert line.tunnels.given[-1][0].domain == "x.example.com"
        assert line.tunnels.opened == 2


async def test_meta_in_trouble_at_the_start_is_called_by_its_name() -> None:
    line = await healthy_line()
    line.meta.failing = UnavailableError("service_unavailable")
    async with running(line):
        await line.becomes("degraded service_unavailable")
        await line.passes(HOUR)
        line.meta.failing = None
        await line.becomes("ok", within_s=320)


async def test_a_fault_of_our_own_shows_and_the_line_begins_again() -> None:
    line = await healthy_line()
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        assert line.tunnel() == "connecting"
        assert line.webhook() == "connecting"
        assert line.keeper.status().public_url == ""
        pauses.append(seconds)

    async def fault(app_id: str, app_token: Secret) -> None:
        raise ValueError("a bug")

    keeping = asyncio.create_task(keep_running("line", line.keeper.run, sleep=pause))
    try:
        await line.becomes("ok")
        line.meta.subscription = fault  # type: ignore[method-assign]  # for once
        line.keeper.wake()
        await eventually(lambda: bool(pauses))
        del line.meta.subscription  # the instance's own
        await line.becomes("ok")
        assert (line.tunnels.opened, line.tunnels.closed) == (1 + len(pauses), len(pauses))
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


def test_each_restart_that_did_not_help_makes_the_waits_longer() -> None:
    rest, restarts = Waits(), 0
    row = []
    for _ in range(12):
        row.append(rest.trouble())
        restarts += rest.wants_restart()
        if restarts and not rest._troubles % waits.RESTART_AFTER:
            rest.other_tunnel()
    assert (row[:5], row[-1], restarts) == ([5, 10, 20, 40, 20], 300, 3)
    assert (rest.well(), rest.trouble()) == (waits.LOOK_EVERY_S, 5)
