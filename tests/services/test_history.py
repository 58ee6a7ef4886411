"""What is shown of the past names nobody: wamids become hashes, job ids short."""

from datetime import UTC, datetime

import sqlalchemy as sa

from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.trace import Brought, DeliveryKind
from aura_desktop.services.history import History
from aura_desktop.store import inbox
from aura_desktop.store.database import Database
from aura_desktop.store.inbox import RawDelivery
from tests.store import world

WAMIDS = (Wamid("wamid.HBgLNTY5MDAwMDAxNDI"), Wamid("wamid.HBgLNTY5MDAwMDAxODc"))


def _fill(tx: sa.Connection) -> None:
    world.tell(tx, world.received(WAMIDS[0], 1))
    (item_id,) = inbox.append(tx, [RawDelivery(body=b"{}", received_at=world.at(1))])
    inbox.settle(tx, item_id, Brought(kinds=(DeliveryKind.STATUS,), wamids=WAMIDS, more=2))
    world.send(tx, world.only(tx).id, "Hola", 2)


async def test_wamids_are_hashed_as_in_the_log(database: Database) -> None:
    await database.run(_fill)
    found = await History(database).traces()
    (delivery,), (send,) = found.deliveries, found.sends
    assert all(mark.startswith("wamid#") for mark in delivery.marks)
    assert {len(mark) for mark in delivery.marks} == {len("wamid#") + 10}
    assert (len(set(delivery.marks)), delivery.more) == (2, 2)
    assert (send.mark, len(send.job)) == ("", 8)
    assert send.at == datetime(2026, 11, 22, 12, 2, tzinfo=UTC)
    assert "HBgL" not in repr(found)
