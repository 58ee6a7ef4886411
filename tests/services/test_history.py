"""What is shown of the past names nobody: wamids become hashes, job ids short."""

from datetime import UTC, datetime

import sqlalchemy as sa

from aura_desktop.services.history import History
from aura_desktop.store.database import Database
from tests.store import world


def _fill(tx: sa.Connection) -> None:
    world.tell(tx, world.received("wamid.HBgLNTY5MDAwMDAxNDI", 1))
    world.send(tx, world.only(tx).id, "Hola", 2)


async def test_wamids_are_hashed_as_in_the_log(database: Database) -> None:
    await database.run(_fill)
    found = await History(database).traces()
    (delivery,), (send,) = found.deliveries, found.sends
    assert delivery.mark.startswith("wamid#")
    assert len(delivery.mark) == len("wamid#") + 10
    assert (send.mark, len(send.job)) == ("", 8)
    assert send.at == datetime(2026, 11, 22, 12, 2, tzinfo=UTC)
    assert "HBgL" not in repr(found)
