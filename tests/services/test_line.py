"""The line mends what it can by itself, asks where somebody else listens, and says the rest."""

import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.line import callback_of
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.setup import Credential, TunnelChoice, TunnelKind
from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.tunnel import TunnelState
from tests.eventually import eventually
from tests.services.line_world import (
    APP,
    FIELDS,
    HERE,
    MOVED,
    OTHER,
    SECRETS,
    VERIFY,
    WABA,
    Line,
    make_line,
    running,
    setup,
)

CALLBACK = callback_of(HERE)
STATE = CheckState


def states(line: Line) -> dict[str, str]:
    return {
        each.name.value: f"{each.state} {each.code}".strip() for each in line.keeper.status().checks
    }


async def test_a_first_start_sets_up_everything_and_proves_it() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        assert states(line) == {
            "tunnel": "ok",
            "public_address": "ok",
            "webhook_verified": "ok",
            "subscribed": "ok",
            "account_subscribed": "ok",
            "real_message": "waiting",
            "signature": "waiting",
        }
        assert (line.meta.callback_url, line.meta.fields) == (CALLBACK, FIELDS)
        assert line.meta.apps == {APP}
        status = line.keeper.status()
        assert (status.public_url, status.callback_url) == (HERE, CALLBACK)
        assert (status.latency_ms, status.foreign_host) == (125.0, "")
        assert line.book.current.known_addresses == (HERE,)
        assert line.tunnel() == "ok"
        assert line.board.said[LinkName.INTERNET] == "ok"
        assert line.check(CheckName.PUBLIC_ADDRESS).took_s is not None
    assert line.tunnels.closed == 1


async def test_what_is_right_is_read_and_not_written() -> None:
    line = await make_line()
    line.meta.callback_url, line.meta.fields, line.meta.apps = CALLBACK, FIELDS, {APP, "9"}
    async with running(line):
        await line.becomes("ok")
        assert line.meta.changes() == []


async def test_an_app_of_somebody_else_on_the_account_is_not_ours() -> None:
    line = await make_line()
    line.meta.callback_url, line.meta.fields, line.meta.apps = CALLBACK, FIELDS, {"9"}
    async with running(line):
        await line.becomes("ok")
        assert line.meta.changes() == ["subscribe_app"]


async def test_the_subscription_is_looked_after_without_asking_the_public_address() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        trips = len(line.reach.trips)
        line.meta.callback_url = ""
        line.meta.apps.clear()
        await line.passes(31 * 60)
        assert (line.meta.callback_url, line.meta.apps) == (CALLBACK, {APP})
        assert line.webhook() == "ok"
        assert len(line.reach.trips) == trips
        await line.passes(31 * 60)
        assert len(line.reach.trips) == trips + 1


async def test_what_was_removed_is_mended_at_once_when_somebody_asks() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.fields = frozenset({"messages"})
        line.meta.account_override = callback_of(MOVED)
        line.meta.number_override = callback_of(MOVED)
        line.keeper.wake()
        await line.passes(4)
        assert line.meta.fields == FIELDS
        assert (line.meta.account_override, line.meta.number_override) == ("", "")


async def test_the_agent_dies_and_is_back_within_seconds() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.die()
        await line.passes()
        assert line.tunnel() == "down agent_died"
        assert line.webhook() == "paused agent_died"
        assert await line.becomes("ok") <= 10
        assert line.tunnels.opened == 2
        assert line.tunnels.closed == 1, "what is left of the dead one is cleared away"


async def test_an_agent_that_always_dies_is_started_ever_more_rarely() -> None:
    line = await make_line()
    line.tunnels.failures = [UnavailableError("tunnel_start_failed") for _ in range(40)]
    async with running(line):
        await line.passes(600)
        pauses = [later - earlier for earlier, later in pairwise(line.tunnels.opened_at)]
        assert [pause.total_seconds() for pause in pauses][:8] == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_a_domain_held_by_an_agent_that_is_just_ending_is_tried_again_soon() -> None:
    line = await make_line()
    line.tunnels.failures = [UnavailableError("tunnel_domain_taken")] * 8
    async with running(line):
        await line.passes(1)
        assert line.tunnel().endswith("tunnel_domain_taken")
        await line.passes(300)
        pauses = [later - earlier for earlier, later in pairwise(line.tunnels.opened_at)]
        assert [pause.total_seconds() for pause in pauses] == [1, 2, 4, 8, 16, 30, 30, 30]
        assert line.webhook() == "ok"


async def test_another_address_is_told_to_meta_and_the_former_one_remembered() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        before = len(line.board.history)
        line.tunnels.move(MOVED)
        assert await line.becomes("ok") <= 10
        assert "webhook connecting" in line.board.history[before:], "nothing was proven of it yet"
        assert line.meta.callback_url == callback_of(MOVED)
        assert line.book.current.known_addresses == (HERE, MOVED)
        assert line.keeper.status().public_url == MOVED


async def test_a_former_address_of_ours_is_replaced_even_if_something_answers_there() -> None:
    line = await make_line(setup(known_addresses=("https://antes.example.com",)))
    line.meta.callback_url = callback_of("https://antes.example.com")
    line.world.alive[line.meta.callback_url] = None
    async with running(line):
        await line.becomes("ok")
        assert line.meta.callback_url == CALLBACK


async def test_a_dead_address_of_somebody_else_is_replaced_after_a_second_look() -> None:
    line = await make_line()
    line.meta.callback_url = OTHER
    async with running(line):
        await line.becomes("ok")
        assert line.meta.callback_url == CALLBACK
        assert line.reach.looks == [OTHER, OTHER]


async def test_another_pc_whose_tunnel_just_reconnects_is_not_dead() -> None:
    line = await make_line()
    line.meta.callback_url = OTHER
    async with running(line):
        await eventually(lambda: line.reach.looks == [OTHER])
        line.world.alive[OTHER] = None
        await line.becomes("down webhook_foreign")
        assert line.meta.callback_url == OTHER


async def test_a_second_pc_is_asked_about_and_never_fought() -> None:
    line = await make_line()
    line.meta.callback_url = OTHER
    line.world.alive[OTHER] = None
    async with running(line):
        await line.becomes("down webhook_foreign")
        assert line.board.params[LinkName.WEBHOOK] == {"host": "otro-pc.example.com"}
        assert line.keeper.status().foreign_host == "otro-pc.example.com"
        line.keeper.wake()
        line.keeper.verification_refused(line.clock())
        await line.passes(2 * 3600)
        assert line.meta.callback_url == OTHER
        assert line.meta.changes() == []
        await asyncio.gather(line.keeper.take_over(), line.passes(5))
        assert line.webhook() == "ok"
        assert line.meta.callback_url == CALLBACK
        assert line.keeper.status().foreign_host == ""
        # The other PC takes it back: the leave was for once.
        line.meta.callback_url = OTHER
        line.keeper.wake()
        await line.becomes("down webhook_foreign")


async def test_what_is_left_there_stays_there_until_nobody_answers_any_more() -> None:
    line = await make_line()
    line.meta.callback_url = OTHER
    line.world.alive[OTHER] = None
    async with running(line):
        await line.becomes("down webhook_foreign")
        await asyncio.gather(line.keeper.leave_it_there(), line.passes(5))
        assert line.webhook() == "paused webhook_elsewhere"
        await line.passes(3600)
        assert (line.webhook(), line.meta.callback_url) == ("paused webhook_elsewhere", OTHER)
        del line.world.alive[OTHER]
        await line.becomes("ok", 1000)
        assert line.meta.callback_url == CALLBACK


async def test_the_internet_goes_and_comes_back_and_it_is_healthy_within_seconds() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.world.online = False
        line.tunnels.drop()
        await line.passes(60)
        assert line.board.said[LinkName.INTERNET] == "down no_connection"
        assert line.webhook().startswith("paused")
        line.world.online = True
        line.tunnels.move(HERE)
        assert await line.becomes("ok") <= 10
        assert line.board.said[LinkName.INTERNET] == "ok"


@pytest.mark.parametrize("away_s", [70, 95, 120, 145])
async def test_without_internet_at_the_start_it_waits_for_it(away_s: float) -> None:
    line = await make_line()
    line.world.online = False
    async with running(line):
        await line.passes(away_s)
        assert line.tunnel() == "paused tunnel_no_network"
        line.world.online = True
        assert await line.becomes("ok") <= 10


@pytest.mark.parametrize("away_s", [150, 340, 480, 600])
async def test_meta_that_cannot_be_reached_is_waited_for(away_s: float) -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.world.online = False
        line.keeper.wake()
        await line.becomes("paused waits_for_internet")
        await line.passes(away_s)
        line.world.online = True
        assert await line.becomes("ok") <= 10


async def test_an_outage_behind_a_working_network_is_noticed_while_the_tunnel_is_away() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.drop()
        await line.passes(1)
        assert line.board.said[LinkName.INTERNET] == "ok"
        line.world.online = False
        await line.passes(10)
        assert line.board.said[LinkName.INTERNET] == "down no_connection"


async def test_trouble_at_meta_takes_nothing_back_that_is_proven() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.failing = UnavailableError("service_unavailable")
        line.keeper.wake()
        await line.passes(120)
        assert line.webhook() == "ok"


async def test_another_verify_token_at_meta_is_put_right() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        before = len(line.meta.verified)
        line.keeper.verification_refused(line.clock())
        await line.passes(5)
        assert len(line.meta.verified) == before + 1
        # A stranger who knocks all day does not send us to Meta each time.
        for _ in range(60):
            line.keeper.verification_refused(line.clock())
            await line.passes(5)
        assert len(line.meta.verified) <= before + 2


async def test_a_new_verify_token_of_ours_is_told_to_meta() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.verify_token = Secret("otra-palabra-ficticia")
        line.tunnels.serve(True)
        before = len(line.meta.verified)
        await line.vault.put(Credential.VERIFY_TOKEN, Secret("otra-palabra-ficticia"))
        await line.passes(5)
        assert len(line.meta.verified) == before + 1
        assert line.webhook() == "ok"


async def test_a_verify_token_is_made_where_there_is_none() -> None:
    kept: Credential = Credential.VERIFY_TOKEN
    secrets = {name: value for name, value in SECRETS.items() if name != kept}
    line = await make_line(secrets=secrets)
    async with running(line):
        await line.passes(5)
        made = line.vault.get(Credential.VERIFY_TOKEN)
        assert made is not None
        assert len(made.reveal()) >= 32
        line.tunnels.verify_token = made
        line.tunnels.serve(True)
        line.keeper.wake()
        await line.becomes("ok")


async def test_a_wrong_signature_is_told_when_meta_says_the_secret_is_another() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.app_secret = Secret("f" * 32)
        line.keeper.signature_refused(line.clock())
        await line.passes(5)
        assert line.webhook().startswith("down")
        assert line.check(CheckName.SIGNATURE).code == "signature_wrong"
        await line.vault.put(Credential.APP_SECRET, Secret("f" * 32))
        await line.becomes("ok")


async def test_rubbish_from_a_stranger_is_no_alarm() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.keeper.signature_refused(line.clock())
        await line.passes(5)
        assert line.check(CheckName.SIGNATURE).state is STATE.WARNING
        assert line.webhook() == "ok"
        for _ in range(2):
            line.keeper.signature_refused(line.clock())
        await line.passes(5)
        assert line.webhook() == "degraded signature_wrong"
        line.keeper.delivery_came(line.clock())
        assert line.webhook() == "ok"
        assert line.check(CheckName.SIGNATURE).state is STATE.OK
        assert line.check(CheckName.REAL_MESSAGE).state is STATE.OK


@pytest.mark.parametrize(
    ("without", "webhook"),
    [
        (Credential.APP_SECRET, "down app_secret_missing"),
        (Credential.ACCESS_TOKEN, "degraded access_token_missing"),
    ],
)
async def test_without_a_credential_the_way_round_is_still_proven(
    without: Credential, webhook: str
) -> None:
    line = await make_line(secrets={key: value for key, value in SECRETS.items() if key != without})
    line.meta.callback_url, line.meta.fields, line.meta.apps = CALLBACK, FIELDS, {APP}
    async with running(line):
        await line.becomes(webhook)
        assert line.check(CheckName.PUBLIC_ADDRESS).state is STATE.OK
        await line.vault.put(without, SECRETS[without])
        await line.becomes("ok")


async def test_without_an_app_id_the_number_tells_where_it_reports() -> None:
    line = await make_line(setup(app_id=""))
    line.meta.callback_url, line.meta.fields, line.meta.apps = CALLBACK, FIELDS, {APP}
    async with running(line):
        await line.becomes("degraded app_id_missing")
        assert line.check(CheckName.WEBHOOK_VERIFIED).state is STATE.OK
        line.meta.callback_url = OTHER
        line.keeper.wake()
        await line.becomes("down app_id_missing")
        await line.book.change(app_id=APP)
        await line.becomes("ok")


async def test_a_refusal_of_meta_is_told_and_tried_again() -> None:
    line = await make_line()
    line.tunnels.verify_token = Secret("no")
    async with running(line):
        await line.becomes("down webhook_verification_failed")
        line.tunnels.verify_token = VERIFY
        line.tunnels.serve(True)
        assert await line.becomes("ok", 60) <= 30


async def test_an_expired_token_takes_nothing_back_that_was_proven_of_the_account() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.meta.access_token = Secret("EAAejemplo0000000000009")
        line.keeper.wake()
        await line.passes(5)
        assert line.webhook() == "ok"
        assert line.board.said[LinkName.META] == "down access_token_invalid"


async def test_what_only_a_person_mends_is_tried_rarely_and_at_once_when_woken() -> None:
    line = await make_line()
    line.tunnels.missing = SetupError("agent_missing")
    async with running(line):
        await line.passes()
        assert line.tunnel() == "down agent_missing"
        line.tunnels.missing = None
        await line.passes(120)
        assert line.tunnels.opened == 0
        line.keeper.wake()
        assert await line.becomes("ok") <= 1


async def test_another_choice_or_authtoken_opens_another_tunnel() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        chosen = replace(line.book.current.tunnel, domain="clinica.example.com")
        await line.book.change(tunnel=chosen)
        await line.passes(1)
        await line.vault.put(Credential.NGROK_AUTHTOKEN, Secret("2otro0ficticio"))
        await line.becomes("ok")
        assert line.tunnels.opened == 3
        assert line.tunnels.given[-1] == (chosen, Secret("2otro0ficticio"))
        await line.keeper.restart_tunnel()
        await line.passes(1)
        assert line.tunnels.opened == 4
        assert line.webhook() == "ok"


async def test_an_address_of_the_clinics_own_has_no_agent_but_all_the_rest() -> None:
    choice = TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url=HERE)
    line = await make_line(setup(tunnel=choice))
    async with running(line):
        await line.becomes("ok")
        assert line.tunnel() == "off"
        assert line.check(CheckName.TUNNEL).state is STATE.SKIPPED
        assert line.meta.callback_url == CALLBACK


async def test_a_tunnel_nobody_chose_is_off() -> None:
    line = await make_line(setup(tunnel=TunnelChoice()))
    line.tunnels.missing = SetupError("tunnel_off")
    async with running(line):
        await line.passes(1)
        assert line.tunnel() == "off tunnel_off"
        assert line.webhook() == "paused tunnel_off"


async def test_an_agent_that_seems_to_live_but_lets_nothing_through_is_started_anew() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.serve(False)
        line.keeper.wake()
        await line.passes(70)
        line.keeper.wake()
        await line.becomes("down public_address_unreachable")
        await line.becomes("ok", 120)
        assert line.tunnels.opened == 2


async def test_an_agent_that_reconnects_for_ever_is_started_anew_once_the_internet_is_there() -> (
    None
):
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        line.tunnels.drop()
        await line.passes(5)
        assert line.tunnel() == "connecting tunnel_reconnecting"
        assert line.webhook() == "paused tunnel_reconnecting"
        await line.becomes("ok", 90)
        assert line.tunnels.opened == 2


async def test_proving_asks_everything_once_more() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        trips = len(line.reach.trips)
        status = await line.keeper.prove()
        assert len(line.reach.trips) == trips + 1
        assert status == line.keeper.status()
        for _ in range(5):
            line.keeper.wake()
            await line.passes(1)
        assert len(line.reach.trips) == trips + 1, "the public address is not asked for nothing"


async def test_changes_are_told_until_the_listener_leaves() -> None:
    line = await make_line()
    told: list[None] = []
    leave = line.keeper.subscribe(lambda: told.append(None))
    async with running(line):
        await line.becomes("ok")
        assert told
        count = len(told)
        for _ in range(5):
            line.keeper.delivery_came(line.clock())
        assert len(told) == count + 1, "deliveries of a rush are one change"
        leave()
        leave()
        line.tunnels.made[-1].become(TunnelState.RECONNECTING)
        await line.passes(1)
        assert len(told) == count + 1


async def test_who_leaves_in_the_middle_of_a_proof_leaves_nothing_half_done() -> None:
    line = await make_line()
    line.tunnels.verify_token = Secret("no")
    async with running(line):
        await line.becomes("down webhook_verification_failed")
        line.tunnels.verify_token = VERIFY
        line.tunnels.serve(True)
        line.reach.gate = asyncio.Event()
        proving = asyncio.create_task(line.keeper.prove())
        await eventually(lambda: line.check(CheckName.PUBLIC_ADDRESS).state is STATE.RUNNING)
        proving.cancel()
        await asyncio.gather(proving, return_exceptions=True)
        line.reach.gate = None
        assert await line.becomes("ok") <= 1


async def test_a_proof_waits_for_a_tunnel_that_is_being_opened() -> None:
    line = await make_line()
    async with running(line):
        await line.becomes("ok")
        await line.keeper.restart_tunnel()
        status = await line.keeper.prove()
        assert line.webhook() == "ok"
        assert [check.state for check in status.checks[:5]] == [STATE.OK] * 5
        assert line.tunnels.opened == 2


async def test_an_address_on_record_that_cannot_be_written_is_told() -> None:
    line = await make_line()
    line.meta.number_override = callback_of("https://antes.example.com")
    line.meta.access_token = Secret("EAAejemplo0000000000009")
    async with running(line):
        await line.becomes("degraded access_token_invalid")
        await line.vault.put(Credential.ACCESS_TOKEN, Secret("EAAejemplo0000000000009"))
        await line.becomes("ok")
        assert line.meta.number_override == ""


@pytest.mark.parametrize("wrong", ["app", "secret"])
async def test_a_wrong_app_or_secret_is_told(wrong: str) -> None:
    line = await make_line(setup(app_id="300000000000004") if wrong == "app" else None)
    if wrong == "secret":
        line.meta.app_secret = Secret("f" * 32)
    line.meta.callback_url = CALLBACK
    async with running(line):
        await line.becomes("down app_secret_wrong" if wrong == "secret" else "down app_not_found")
        assert line.check(CheckName.PUBLIC_ADDRESS).state is STATE.OK


async def test_a_business_account_nobody_named_is_told() -> None:
    line = await make_line(setup(waba_id=""))
    async with running(line):
        await line.becomes("degraded account_not_found")
        await line.book.change(waba_id=WABA)
        await line.becomes("ok")


async def test_it_may_rest_and_begin_again() -> None:
    line = await make_line()
    for _ in range(2):
        async with running(line):
            await line.becomes("ok")
        assert line.keeper.status().public_url == ""
        assert line.meta.callback_url == CALLBACK, "Meta keeps it: it comes back to us"
        line.board.report(LinkName.WEBHOOK, LinkState.OFF)
