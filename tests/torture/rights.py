"""Erased patients: looked for in every table and page, told again by Meta, and beside a neighbour who stays."""

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

from aura_desktop.domain.content import Text
from aura_desktop.services.erasing import Erasing
from aura_desktop.store import events
from aura_desktop.store.database import Database, DatabaseKey
from tests.services import leftovers
from tests.services.canary_patient import Life, furnish
from tests.services.canary_people import Person
from tests.services.fakes import Clock
from tests.torture.table import Row, Scale

_KEY = DatabaseKey.parse("fedcba9876543210" * 4)
_NEIGHBOUR = Person(word="zorzalnegro", digits="56900008844")


def rows(scale: Scale) -> list[Row]:
    """One row: `lost` of the neighbour, `doubled` come back by a repeated delivery, `leaked` found anywhere."""
    return [asyncio.run(_erase_many(scale.of(3, 60)))]


async def _erase_many(tries: int) -> Row:
    lost = doubled = leaked = 0
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "aura.db", Clock()
        database = Database(path, _KEY)
        await database.open()
        await database.run(furnish, clock())
        await Life(database, clock, _NEIGHBOUR).live()
        before = await _of_neighbour(database)
        erasing = Erasing(database, clock, lambda: "", Path(folder) / "backups", sleep=clock.sleep)
        for number in range(tries):
            who = Person(word=f"canario{number:03d}amarillo", digits=f"5690{number:03d}0731")
            life = Life(database, clock, who)
            await life.live()
            await erasing.erase(life.contact_id)
            found = leftovers.holding(await database.run(leftovers.tables), who.canaries())
            plain = await asyncio.to_thread(leftovers.pages, path, _KEY.reveal())
            leaked += len(found) + plain.count(who.word.encode())
            clock.advance(seconds=timedelta(days=1).total_seconds())
            again = life.received(Text(body="otra vez"), wamid=who.wamid(1))
            await database.run(events.apply_all, [again], clock())
            found = leftovers.holding(await database.run(leftovers.tables), [who.word])
            doubled += bool(found)
        after = await _of_neighbour(database)
        lost = sum(len(rows - after[name]) for name, rows in before.items())
        await database.close()
    return Row(
        what="patients erased for good",
        tried=tries,
        lost=lost,
        doubled=doubled,
        leaked=leaked,
        figures="every table, both indexes of words, every page of the file",
    )


async def _of_neighbour(database: Database) -> dict[str, set[str]]:
    found = await database.run(leftovers.tables)
    return {
        name: {
            repr(row)
            for row in rows
            if leftovers.holding({name: [row]}, [_NEIGHBOUR.word, _NEIGHBOUR.digits])
        }
        for name, rows in found.items()
        if not name.startswith(("message_words", "knowledge_words", "sqlite_"))
    }
