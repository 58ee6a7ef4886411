"""The clinic's ceiling as a person sets it, and what of it is left."""

from datetime import UTC

import pytest

from aura_desktop.domain.audit import Action
from aura_desktop.domain.ids import PhoneNumberId
from aura_desktop.errors import InputError
from aura_desktop.services.allowances import Allowances
from aura_desktop.services.dispatch import Dispatch
from aura_desktop.services.sending import Sending
from aura_desktop.services.status import Status
from aura_desktop.store import allowance, audit, outbox
from aura_desktop.store.database import Database
from tests.services.fakes import BENJAMIN, NUMBER_ID, Clock, FakeGraph, writes


@pytest.fixture
def allowances(database: Database, clock: Clock) -> Allowances:
    return Allowances(database, clock=clock, zone=lambda: UTC, person=lambda: "Pía")


async def test_another_ceiling_is_kept_with_who_set_it(
    allowances: Allowances, database: Database
) -> None:
    assert (await allowances.figures()).ceiling == 1_000
    await allowances.change_ceiling(50)
    assert (await allowances.figures()).ceiling == 50
    (entry,) = await database.read(audit.page, None, 10)
    assert (entry.action, entry.person) == (Action.CEILING_CHANGED, "Pía")


@pytest.mark.parametrize("most", [0, -1, 100_001])
async def test_a_ceiling_nobody_means_is_refused(allowances: Allowances, most: int) -> None:
    with pytest.raises(InputError) as refused:
        await allowances.change_ceiling(most)
    assert (refused.value.code, refused.value.field) == ("number_out_of_range", "ceiling")
    assert (await allowances.figures()).ceiling == 1_000


async def test_the_dispatcher_keeps_it_and_goes_on_tomorrow(
    allowances: Allowances, database: Database, clock: Clock, graph: FakeGraph
) -> None:
    dispatch = Dispatch(database, graph, NUMBER_ID, clock=clock, sleep=clock.sleep)
    sending = Sending(database, NUMBER_ID, clock)
    await allowances.change_ceiling(1)
    camila = await writes(database, clock())
    benjamin = await writes(database, clock(), wa_id=BENJAMIN)
    await sending.send_text(camila, "uno")
    await sending.send_text(benjamin, "dos")
    await dispatch.lease()
    await dispatch.settled()
    assert len(graph.sent) == 1
    figures = await Status(database, PhoneNumberId("1"), clock).figures(())
    assert (figures.allowance.left_today, figures.allowance.held) == (0, 1)
    assert figures.messages_waiting == 1
    clock.advance(hours=9)
    await dispatch.lease()
    await dispatch.settled()
    assert len(graph.sent) == 2
    assert (await database.read(outbox.counts)).waiting == 0


async def test_the_status_tells_used_and_left(database: Database, clock: Clock) -> None:
    await database.run(allowance.keep_limit, "TIER_250", clock(), clock())
    figures = await Status(database, PhoneNumberId("1"), clock).figures(())
    assert (figures.allowance.limit.patients, figures.allowance.patients_left) == (250, 250)
