"""Each thing that breaks a clinic's line is done to the whole chain; it mends itself, or says what to do."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aura_desktop.domain.check import CheckName, CheckState
from aura_desktop.domain.link import LinkName
from aura_desktop.domain.setup import Credential, TunnelChoice, TunnelKind
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.whatsapp.graph_setup import FIELDS
from aura_desktop.gateways.whatsapp.webhook import PATH
from tests.eventually import eventually
from tests.flows.line_chain import APP_SECRET, LONG_S, Meta, Pc, open_meta, open_pc

BACK_WITHIN_S = 10.0


@pytest.fixture
async def meta() -> AsyncIterator[Meta]:
    async with open_meta() as sandbox:
        yield sandbox


@pytest.fixture
async def pc(meta: Meta, tmp_path: Path) -> AsyncIterator[Pc]:
    # A dead address of somebody is looked at twice, seconds apart: only some tests need that.
    await meta.order(remove_subscription=True)
    async with open_pc(meta, tmp_path / "pc") as one:
        await one.is_up()
        yield one


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for name in ("pc", "second"):
        (tmp_path / name).mkdir()


async def test_from_nothing_to_a_patients_message(pc: Pc, meta: Meta) -> None:
    has = await meta.has()
    assert has["callback_url"] == pc.cloud.edge_url + PATH
    assert set(has["fields"]) >= FIELDS
    assert has["app_subscribed"]
    await pc.hears(meta, "Hola, quisiera una hora")
    await eventually(
        lambda: pc.keeper.status().check(CheckName.SIGNATURE).state is CheckState.OK, LONG_S
    )
    assert pc.health.listening().can_hear


async def test_the_agent_is_killed(pc: Pc, meta: Meta) -> None:
    pc.cloud.kill_agent()
    await eventually(lambda: pc.link(LinkName.TUNNEL) != "ok", LONG_S)
    assert await pc.becomes("ok") < BACK_WITHIN_S
    await pc.hears(meta, "Todavia espero")


async def test_the_address_changes(pc: Pc, meta: Meta) -> None:
    former = pc.keeper.status().public_url
    pc.cloud.order("drop")
    await eventually(lambda: pc.link(LinkName.TUNNEL) != "ok", LONG_S)
    pc.cloud.order("restore", {"new_url": True})
    await pc.is_up()
    assert pc.keeper.status().public_url == pc.cloud.edge_url != former
    assert (await meta.has())["callback_url"] == pc.cloud.edge_url + PATH
    assert pc.book.current.known_addresses == (former, pc.cloud.edge_url)
    await pc.hears(meta, "Por la nueva")


@pytest.mark.parametrize(
    "order",
    [
        {"remove_subscription": True},
        {"unsubscribe_app": True, "foreign_apps": {"999": "Otra"}},
        {"fields": ["messages"]},
        {"number_override": "http://127.0.0.1:9/whatsapp/webhook"},
        {"waba_override": "http://127.0.0.1:9/whatsapp/webhook"},
    ],
)
async def test_something_is_taken_away_at_meta(
    pc: Pc, meta: Meta, order: dict[str, object]
) -> None:
    await meta.order(**order)
    pc.keeper.wake()

    async def is_mended() -> bool:
        has = await meta.has()
        return (
            has["callback_url"] == pc.cloud.edge_url + PATH
            and has["active"]
            and has["app_subscribed"]
            and set(has["fields"]) >= FIELDS
            and not has["number_override"]
            and not has["waba_override"]
        )

    await eventually(is_mended, LONG_S)
    await pc.hears(meta, "Otra vez")
    assert pc.link(LinkName.WEBHOOK) == "ok"


async def test_another_verify_token_is_typed_at_meta(pc: Pc, meta: Meta) -> None:
    asked = len((await meta.client.get("/__sandbox__/state")).json()["verified"])
    assert (await meta.order(verify_token="tecleada-al-reves"))["verified"] is False

    async def is_asked_again() -> bool:
        return len((await meta.client.get("/__sandbox__/state")).json()["verified"]) > asked

    await eventually(is_asked_again, LONG_S)
    await pc.becomes("ok")


async def test_the_network_goes_and_comes_back(pc: Pc, meta: Meta) -> None:
    pc.cloud.order("drop")
    await meta.order(offline=True)
    await eventually(lambda: pc.link(LinkName.INTERNET) == "down no_connection", LONG_S)
    await eventually(lambda: pc.link(LinkName.WEBHOOK).startswith("paused"), LONG_S)
    await meta.order(offline=False)
    pc.cloud.order("restore")
    assert await pc.becomes("ok") < BACK_WITHIN_S
    assert pc.link(LinkName.INTERNET) == "ok"
    await pc.hears(meta, "Hola otra vez")


async def test_the_network_is_not_there_at_the_start(meta: Meta, tmp_path: Path) -> None:
    async with open_pc(meta, tmp_path / "second") as late:
        late.cloud.order("drop")
        await meta.order(offline=True)
        await eventually(lambda: late.link(LinkName.INTERNET) == "down no_connection", LONG_S)
        await meta.order(offline=False)
        late.cloud.order("restore")
        await late.is_up()


async def test_a_second_pc_asks_and_neither_fights(pc: Pc, meta: Meta, tmp_path: Path) -> None:
    first = pc.keeper.status().callback_url
    async with open_pc(meta, tmp_path / "second") as second:
        await second.becomes("down webhook_foreign")
        assert second.keeper.status().foreign_host in first
        assert (await meta.has())["callback_url"] == first
        await second.keeper.leave_it_there()
        assert second.link(LinkName.WEBHOOK) == "paused webhook_elsewhere"
        await pc.hears(meta, "Al primero")
        await second.keeper.take_over()
        assert second.link(LinkName.WEBHOOK) == "ok"
        await second.hears(meta, "Al segundo")
        pc.keeper.wake()
        await pc.becomes("down webhook_foreign")
        assert (await meta.has())["callback_url"] == second.keeper.status().callback_url
    # The second one is switched off: nobody would listen.
    pc.keeper.wake()
    await pc.becomes("ok")
    await pc.hears(meta, "De vuelta al primero")


async def test_the_token_ends_and_a_new_one_lets_the_outbox_go_on(pc: Pc, meta: Meta) -> None:
    await eventually(lambda: pc.link(LinkName.META) == "ok", LONG_S)
    await meta.order(expire_token=True)
    assert not await pc.health.probe()
    assert pc.link(LinkName.META) == "down access_token_invalid"
    pc.keeper.wake()
    await pc.hears(meta, "Igual se escucha")
    assert pc.link(LinkName.WEBHOOK) == "ok"
    await meta.order(replace_token="EAAejemplo0000000000002")
    proofs = len(pc.proofs)
    await pc.vault.put(Credential.ACCESS_TOKEN, Secret("EAAejemplo0000000000002"))
    assert await pc.health.probe()
    assert pc.link(LinkName.META) == "ok"
    # The board asks by itself too: what counts is that the outbox is told.
    assert len(pc.proofs) > proofs


async def test_a_token_is_warned_of_before_its_end(pc: Pc, meta: Meta) -> None:
    await meta.order(token_expires_in_s=6 * 86_400)
    assert await pc.health.probe()
    assert pc.link(LinkName.META) == "degraded access_token_expires_soon"
    await meta.order(token_expires_in_s=0)
    assert await pc.health.probe()
    assert pc.link(LinkName.META) == "ok"


async def test_our_app_secret_is_not_the_apps(pc: Pc, meta: Meta) -> None:
    wrong = Secret("f" * 32)
    await pc.vault.put(Credential.APP_SECRET, wrong)
    pc.keys.change(pc.keys.verify_token, wrong)
    await meta.patient_writes("Con otra firma")
    await eventually(
        lambda: pc.keeper.status().check(CheckName.SIGNATURE).code == "signature_wrong", LONG_S
    )
    await eventually(lambda: pc.link(LinkName.WEBHOOK).startswith("down"), LONG_S)
    await pc.vault.put(Credential.APP_SECRET, Secret(APP_SECRET))
    pc.keys.change(pc.keys.verify_token, Secret(APP_SECRET))
    await pc.becomes("ok")


async def test_the_clinics_own_address_needs_no_agent(meta: Meta, tmp_path: Path, pc: Pc) -> None:
    """The first PC's edge stands for the clinic's proxy; it leads to the first PC."""
    await meta.order(remove_subscription=True)
    own = TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url=pc.cloud.edge_url + "/")
    async with open_pc(meta, tmp_path / "second", tunnel=own) as second:
        await second.becomes("down webhook_verification_failed")
        verify_token = pc.vault.get(Credential.VERIFY_TOKEN)
        assert verify_token is not None
        await second.vault.put(Credential.VERIFY_TOKEN, verify_token)
        await second.becomes("ok")
        assert second.link(LinkName.TUNNEL) == "off"
        assert second.cloud.calls() == []


async def test_proving_tells_each_step(pc: Pc) -> None:
    status = await pc.keeper.prove()
    assert [check.state for check in status.checks[:5]] == [CheckState.OK] * 5
    assert status.latency_ms is not None
    assert status.latency_ms > 0
