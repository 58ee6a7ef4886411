"""What breaks a clinic's line is done to the real Core with its store: nothing is lost, nothing goes twice."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from aura_desktop.core import utc_now
from aura_desktop.domain.absence import Absence, AbsenceReason
from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.link import LinkName
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.domain.setup import Credential
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp.graph_setup import FIELDS
from aura_desktop.gateways.whatsapp.webhook import PATH
from aura_desktop.services.line import waits
from aura_desktop.troubles import Action, find
from tests.eventually import eventually
from tests.flows.core_chain import (
    Desk,
    full_ring,
    made_core,
    open_desk,
    sent,
    state,
    subscription_writes,
)
from tests.flows.line_chain import LONG_S, Meta, open_meta
from tests.tunnel.cloud import FakeCloud

NEW_TOKEN = "EAAejemplo0000000000002"  # fictitious
BACK_WITHIN_S = 10.0
LOCKED = KeyringLocked("closed")


def repair(code: str) -> Action:
    """The button a person is offered."""
    trouble = find(code, "es")
    assert trouble is not None, code
    return trouble.action


@pytest.fixture
async def meta() -> AsyncIterator[Meta]:
    async with open_meta(speed=10.0) as sandbox:
        await sandbox.order(remove_subscription=True)
        yield sandbox


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()


@pytest.fixture
async def desk(meta: Meta, tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(meta, tmp_path / "first") as one:
        await one.is_healthy()
        yield one


async def test_a_token_that_ends_keeps_the_queue_and_a_new_one_sends_it_once(
    desk: Desk, meta: Meta
) -> None:
    await desk.hears("Hola")
    await meta.order(expire_token=True)
    waiting = [await desk.says("Buenas tardes"), await desk.says("Tenemos hora a las 10")]
    await desk.shows(LinkName.META, "down access_token_invalid")

    async def is_paused() -> bool:
        return await desk.paused() == "access_token_invalid"

    await eventually(is_paused)
    assert repair("access_token_invalid") is Action.PASTE_TOKEN
    assert [await desk.status(each) for each in waiting] == [MessageStatus.QUEUED] * 2
    await desk.hears("Igual los leo")
    await meta.order(replace_token=NEW_TOKEN)
    await desk.core.vault.put(Credential.ACCESS_TOKEN, Secret(NEW_TOKEN))
    for each in waiting:
        await desk.has_left(each)
    assert await sent(meta) == {"Buenas tardes": 1, "Tenemos hora a las 10": 1}
    await desk.is_healthy()
    assert not await desk.paused()
    assert NEW_TOKEN in desk.ring.entries.values()


async def test_the_network_goes_and_what_waited_on_both_sides_arrives_once(
    desk: Desk, meta: Meta
) -> None:
    await desk.hears("Hola")
    await desk.cable.pull()
    desk.cloud.order("drop")
    waiting = await desk.says("Ya le confirmo")
    await meta.patient_writes("Me escuchan?")
    await desk.shows(LinkName.INTERNET, "down no_connection")
    await desk.shows(LinkName.WEBHOOK, "paused tunnel_reconnecting")
    assert await desk.status(waiting) is MessageStatus.QUEUED
    assert (await desk.texts())["Me escuchan?"] == 0
    await desk.cable.plug()
    desk.cloud.order("restore")
    await desk.is_healthy()
    await desk.has_heard("Me escuchan?")
    await desk.has_left(waiting)
    assert await sent(meta) == {"Ya le confirmo": 1}
    await desk.hears("Ahora si")
    assert await desk.texts() == {"Hola": 1, "Me escuchan?": 1, "Ahora si": 1}
    assert await desk.texts(Direction.OUTBOUND) == {"Ya le confirmo": 1}


async def test_the_agent_dies_in_the_middle_of_deliveries(desk: Desk, meta: Meta) -> None:
    words = [f"Mensaje {number}" for number in range(30)]
    for each in words[:15]:
        await meta.patient_writes(each)
    [former] = desk.cloud.pids()
    began = asyncio.get_running_loop().time()
    desk.cloud.kill_agent()
    for each in words[15:]:
        await meta.patient_writes(each)
    await eventually(lambda: desk.links()[LinkName.TUNNEL] != "ok")
    await desk.is_healthy()
    assert asyncio.get_running_loop().time() - began < BACK_WITHIN_S
    assert former not in desk.cloud.pids()
    for each in words:
        await desk.has_heard(each)
    assert await desk.texts() == dict.fromkeys(words, 1)


async def test_the_address_changes_ten_times_in_a_row(desk: Desk, meta: Meta) -> None:
    writes = subscription_writes(meta)
    for _ in range(10):
        former = desk.cloud.edge_url
        desk.cloud.order("drop")
        desk.cloud.order("restore", {"new_url": True})
        assert desk.cloud.edge_url != former

    async def is_told() -> bool:
        return bool((await meta.has())["callback_url"] == desk.cloud.edge_url + PATH)

    await eventually(is_told, LONG_S)
    await desk.is_healthy()
    assert desk.line.status().public_url == desk.cloud.edge_url
    assert subscription_writes(meta) - writes <= 11
    await desk.hears("Por la ultima")


async def test_what_is_changed_at_meta_is_put_right_by_the_next_look(
    meta: Meta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asks for anything: only the time between two looks is shorter than in life."""
    monkeypatch.setattr(waits, "LOOK_EVERY_S", 0.5)
    async with open_desk(meta, tmp_path / "first") as desk:
        await desk.is_healthy()
        for order in (
            {"remove_subscription": True},
            {"unsubscribe_app": True},
            {"fields": ["messages"]},
            {"number_override": "http://127.0.0.1:9/whatsapp/webhook"},
        ):
            await meta.order(**order)
            await eventually(lambda: _is_ours(meta, desk), LONG_S)
            await desk.hears(f"Despues de {next(iter(order))}")
        await desk.is_healthy()


async def _is_ours(meta: Meta, desk: Desk) -> bool:
    has = await meta.has()
    return bool(
        has["callback_url"] == desk.cloud.edge_url + PATH
        and has["active"]
        and has["app_subscribed"]
        and set(has["fields"]) >= FIELDS
        and not has["number_override"]
    )


async def test_another_verify_token_is_typed_at_meta(desk: Desk, meta: Meta) -> None:
    asked = len((await state(meta))["verified"])
    assert (await meta.order(verify_token="tecleada-al-reves"))["verified"] is False

    async def is_verified_anew() -> bool:
        return len((await state(meta))["verified"]) > asked

    await eventually(is_verified_anew, LONG_S)
    await desk.is_healthy()


async def test_a_second_pc_asks_and_the_line_never_goes_to_and_fro(
    desk: Desk, meta: Meta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waits, "LOOK_EVERY_S", 0.5)
    monkeypatch.setattr(waits, "FOREIGN_LONGEST_S", 0.5)
    desk.line.wake()
    writes = subscription_writes(meta)
    async with open_desk(meta, tmp_path / "second") as second:
        await second.shows(LinkName.WEBHOOK, "down webhook_foreign")
        host = second.link(LinkName.WEBHOOK).params["host"]
        assert str(host) in desk.cloud.edge_url
        assert repair("webhook_foreign") is Action.TAKE_OVER
        await desk.hears("Al primero")
        assert subscription_writes(meta) == writes, "asking changes nothing"
        await second.line.take_over()
        await second.is_healthy()
        assert subscription_writes(meta) == writes + 1
        await desk.shows(LinkName.WEBHOOK, "down webhook_foreign")
        await second.hears("Al segundo")
        looks = len(meta.asked)
        await eventually(lambda: len(meta.asked) > looks + 60, LONG_S)
        assert subscription_writes(meta) == writes + 1, "neither fights"
        await desk.line.leave_it_there()
        await desk.shows(LinkName.WEBHOOK, "paused webhook_elsewhere")
        assert desk.core.link_health.listening().can_hear, "a person wanted it so"
    # The second one is switched off: the first takes the line back, or nobody would listen.
    await desk.is_healthy()
    assert subscription_writes(meta) == writes + 2
    await desk.hears("De vuelta al primero")


async def test_a_locked_keyring_at_the_start_has_its_own_words_and_unlocking_heals(
    meta: Meta, tmp_path: Path
) -> None:
    ring = await full_ring()
    ring.fail_with = LOCKED
    async with open_desk(meta, tmp_path / "first", ring=ring, reads_first=True) as desk:
        await desk.core.serve()
        await desk.shows(LinkName.META, "down keyring_locked")
        await desk.shows(LinkName.TUNNEL, "down keyring_locked")
        await desk.shows(LinkName.WEBHOOK, "down keyring_locked")
        assert repair("keyring_locked") is Action.UNLOCK_KEYRING
        ring.fail_with = None
        await desk.core.vault.load()
        await desk.is_healthy()
        await desk.hears("Hola")
        await desk.has_left(await desk.says("Buenas tardes"))


async def test_without_a_window_a_locked_keyring_is_no_missing_setting(
    meta: Meta, tmp_path: Path
) -> None:
    ring = await full_ring()
    ring.fail_with = LOCKED
    with FakeCloud(tmp_path / "cloud") as cloud:
        for database_key in ("0f" * 32, None):
            core = made_core(tmp_path / "data", meta.url, cloud, ring, database_key=database_key)
            with pytest.raises(SetupError) as caught:
                await core.__aenter__()
            assert caught.value.code == "keyring_locked"


async def test_a_keyring_that_locks_at_run_time_takes_nothing_away(desk: Desk, meta: Meta) -> None:
    await desk.hears("Hola")
    desk.ring.fail_with = LOCKED
    with pytest.raises(SetupError) as caught:
        await desk.core.vault.put(Credential.ACCESS_TOKEN, Secret(NEW_TOKEN))
    assert caught.value.code == "keyring_locked"
    desk.cloud.kill_agent()
    await eventually(lambda: desk.links()[LinkName.TUNNEL] != "ok")
    await desk.is_healthy()
    await desk.has_left(await desk.says("Seguimos aqui"))
    await desk.core.vault.load()
    assert desk.core.vault.trouble == "keyring_locked"
    assert await desk.core.link_health.probe(), "what was read once is still in use"
    desk.ring.fail_with = None
    await meta.order(replace_token=NEW_TOKEN)
    await desk.core.vault.put(Credential.ACCESS_TOKEN, Secret(NEW_TOKEN))
    await desk.has_left(await desk.says("Con el nuevo"))
    await desk.is_healthy()


@pytest.mark.parametrize(
    ("scenario", "code", "action", "by_itself"),
    [
        ({"session_error": "ERR_NGROK_108"}, "tunnel_session_limit", Action.OPEN_NGROK, True),
        ({"endpoint_error": "ERR_NGROK_334"}, "tunnel_domain_taken", None, True),
        ({"session_error": "ERR_NGROK_725"}, "tunnel_quota", Action.OPEN_NGROK, False),
        ({"session_error": "ERR_NGROK_107"}, "tunnel_authtoken_invalid", None, False),
    ],
)
async def test_what_the_provider_of_the_tunnel_refuses_has_words_and_a_repair(
    desk: Desk, scenario: dict[str, object], code: str, action: Action | None, by_itself: bool
) -> None:
    desk.cloud.scenario(**scenario)
    desk.cloud.kill_agent()
    await desk.shows(LinkName.TUNNEL, f"down {code}")
    await eventually(lambda: desk.links()[LinkName.WEBHOOK] == f"paused {code}")
    assert repair(code) not in {Action.NONE, Action.QUIT}
    assert action is None or repair(code) is action
    desk.cloud.scenario()
    if not by_itself:
        desk.line.wake()
    await desk.is_healthy()
    await desk.hears("Hola")


class SleepyClock:
    """The PC's clock; it jumps while the PC sleeps.

    A little slow at first: Meta's times are whole seconds, and what is older than the start is history.
    """

    def __init__(self) -> None:
        self.slept = timedelta(seconds=-30)

    def __call__(self) -> datetime:
        return utc_now() + self.slept


async def test_after_two_hours_of_sleep_all_is_proven_anew_and_told_once(
    meta: Meta, tmp_path: Path
) -> None:
    clock = SleepyClock()
    async with open_desk(meta, tmp_path / "first", clock=clock) as desk:
        await desk.is_healthy()
        await desk.hears("Antes")
        told: list[Absence] = []
        desk.core.absences.subscribe(told.append)
        desk.cloud.order("drop")
        for number in range(3):
            await meta.patient_writes(f"De noche {number}")
        clock.slept = timedelta(hours=2)
        woke_at = clock()
        desk.cloud.order("restore")
        # As the window does when the PC wakes up.
        desk.core.absences.woke(7260)
        desk.line.wake()
        await desk.core.link_health.probe()
        await desk.is_healthy()
        for number in range(3):
            await desk.has_heard(f"De noche {number}")

        def is_proven(name: CheckName) -> bool:
            check = desk.line.status().check(name)
            return check.state is CheckState.OK and check.at is not None and check.at >= woke_at

        await eventually(
            lambda: all(is_proven(check.name) for check in desk.line.status().checks), LONG_S
        )
        proof = desk.link(LinkName.META).last_proof_at
        assert proof is not None
        assert proof >= woke_at
        for _ in range(3):
            await desk.core.absences.look()
            clock.slept += timedelta(seconds=25)
        [absence] = told
        assert (absence.reason, absence.messages) == (AbsenceReason.SLEPT, 3)
